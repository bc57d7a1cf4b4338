"""State, event, refusal, for each action."""

import re
from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.db import IntegrityError, transaction

from partake.accounts import access, actions, events, queries
from partake.accounts.links import hash_of
from partake.accounts.models import Invitation, SignIn, User
from partake.audit.domain import EventKind
from partake.audit.models import Event
from partake.config.middleware import actor_of
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.kernel.verdict import NotFound, Refused, Rejected
from tests.accounts.conftest import PASSWORD, SYSTEM

pytestmark = pytest.mark.django_db

ANYONE = Actor.anonymous()


def secret_in_last_letter() -> str:
    found = re.search(r"/account/invitation/(\S+)", str(mail.outbox[-1].body))
    assert found
    return found.group(1)


def last_event() -> Event:
    event = Event.objects.order_by("pk").last()
    assert event
    return event


def assert_logged(kind: EventKind, user: User) -> Event:
    event = last_event()
    assert (event.kind, event.about_kind, event.about_id) == (kind.code, "accounts.user", str(user.public_id))
    return event


def test_an_invitation_makes_a_user_who_cannot_sign_in_yet(beth: User) -> None:
    invitation = actions.invite(actor=actor_of(beth), email=" Sam@Example.org ", display_name="Sam Whitcombe")
    user = invitation.user
    assert (user.email, user.is_active, user.has_usable_password()) == ("sam@example.org", False, False)
    assert invitation.expires_at - invitation.sent_at == timedelta(days=7)
    assert invitation.invited_by == beth
    assert_logged(events.INVITED, user)


def test_the_letter_holds_a_link_whose_hash_alone_is_kept(beth: User) -> None:
    invitation = actions.invite(actor=actor_of(beth), email="sam@example.org", display_name="Sam O’Brien & son")
    (letter,) = mail.outbox
    secret = secret_in_last_letter()
    assert letter.to == ["sam@example.org"]
    assert "Hello, Sam O’Brien & son," in letter.body
    assert "http://127.0.0.1:8000/account/invitation/" in letter.body
    assert invitation.link_hash == hash_of(secret) != secret
    kept = {str(value) for value in Invitation.objects.values_list().get()}
    assert not any(secret in value for value in kept)
    assert queries.get_invitation_by_link(secret) == invitation


def test_nobody_without_a_job_invites(joyce: User) -> None:
    for actor in (actor_of(joyce), ANYONE):
        with pytest.raises(Refused):
            actions.invite(actor=actor, email="sam@example.org", display_name="Sam")
    assert not mail.outbox
    assert not User.objects.filter(email="sam@example.org").exists()


def test_an_address_in_use_is_refused_whatever_its_capitals(joyce: User) -> None:
    with pytest.raises(Rejected) as rejected:
        actions.invite(actor=SYSTEM, email="JOYCE@example.org", display_name="Another Joyce")
    assert rejected.value.field == "email"
    assert not User.objects.filter(display_name="Another Joyce").exists()


def test_using_an_invitation_sets_up_the_sign_in_once() -> None:
    invitation = actions.invite(actor=SYSTEM, email="sam@example.org", display_name="Sam")
    user = actions.use_invitation(actor=ANYONE, invitation=invitation, password=PASSWORD)
    assert user.is_active
    assert user.check_password(PASSWORD)
    assert EmailAddress.objects.get(user=user).verified
    assert_logged(events.INVITATION_USED, user)
    with pytest.raises(NotFound):
        actions.use_invitation(actor=ANYONE, invitation=invitation, password="another password of mine")
    user.refresh_from_db()
    assert user.check_password(PASSWORD)


def test_an_invitation_runs_out_after_seven_days() -> None:
    invitation = actions.invite(actor=SYSTEM, email="sam@example.org", display_name="Sam")
    secret = secret_in_last_letter()
    with clock.fixed(invitation.sent_at + timedelta(days=7, seconds=-1)):
        assert queries.get_invitation_by_link(secret)
    with clock.fixed(invitation.sent_at + timedelta(days=7)):
        with pytest.raises(NotFound):
            queries.get_invitation_by_link(secret)
        with pytest.raises(NotFound):
            actions.use_invitation(actor=ANYONE, invitation=invitation, password=PASSWORD)


def test_sending_again_makes_the_first_link_stop(beth: User) -> None:
    invitation = actions.invite(actor=actor_of(beth), email="sam@example.org", display_name="Sam")
    first = secret_in_last_letter()
    actions.resend_invitation(actor=actor_of(beth), invitation=invitation)
    second = secret_in_last_letter()
    assert queries.get_invitation_by_link(second)
    with pytest.raises(NotFound):
        queries.get_invitation_by_link(first)
    assert_logged(events.INVITATION_RESENT, invitation.user)


def test_a_cancelled_invitation_opens_nothing_and_they_may_be_invited_again(beth: User, joyce: User) -> None:
    actor = actor_of(beth)
    invitation = actions.invite(actor=actor, email="sam@example.org", display_name="Sam")
    with pytest.raises(Rejected):
        actions.invite_again(actor=actor, user=invitation.user)
    actions.cancel_invitation(actor=actor, invitation=invitation)
    assert_logged(events.INVITATION_CANCELLED, invitation.user)
    with pytest.raises(NotFound):
        queries.get_invitation_by_link(secret_in_last_letter())
    for act in (actions.resend_invitation, actions.cancel_invitation):
        with pytest.raises(Refused):
            act(actor=actor, invitation=invitation)
    again = actions.invite_again(actor=actor, user=invitation.user)
    assert queries.get_invitation_by_link(secret_in_last_letter()) == again
    assert [one.id for one in queries.list_open_invitations(actor, user_ids=[again.user_id])] == [again.public_id]
    with pytest.raises(Rejected):
        actions.invite_again(actor=actor, user=joyce)


def test_a_used_invitation_is_neither_sent_again_nor_cancelled() -> None:
    invitation = actions.invite(actor=SYSTEM, email="sam@example.org", display_name="Sam")
    actions.use_invitation(actor=ANYONE, invitation=invitation, password=PASSWORD)
    for act in (actions.resend_invitation, actions.cancel_invitation):
        with pytest.raises(Refused):
            act(actor=SYSTEM, invitation=invitation)


def test_the_database_holds_one_open_invitation_a_user() -> None:
    invitation = actions.invite(actor=SYSTEM, email="sam@example.org", display_name="Sam")
    invitation.pk, invitation.link_hash, invitation.public_id = None, "other", "0" * 32
    with pytest.raises(IntegrityError), transaction.atomic():
        invitation.save(force_insert=True)


def test_only_whoever_may_invite_sees_invitations(beth: User, joyce: User) -> None:
    invitation = actions.invite(actor=SYSTEM, email="sam@example.org", display_name="Sam")
    (shown,) = queries.list_open_invitations(actor_of(beth), user_ids=[invitation.user_id])
    assert (shown.email, shown.has_expired) == ("sam@example.org", False)
    assert queries.get_invitation(actor_of(beth), invitation.public_id) == invitation
    assert queries.list_open_invitations(actor_of(joyce), user_ids=[invitation.user_id]) == []
    with pytest.raises(NotFound):
        queries.get_invitation(actor_of(joyce), invitation.public_id)


def test_they_choose_themselves_to_be_shown_by_job(beth: User, joyce: User) -> None:
    actions.show_by_role(actor=actor_of(beth), user=beth, shown_by_role=True)
    beth.refresh_from_db()
    assert beth.shown_by_role
    assert assert_logged(events.NAME_DISPLAY_CHANGED, beth).fields == ["shown_by_role"]
    for actor, user in ((actor_of(beth), joyce), (SYSTEM, beth), (actor_of(joyce), joyce)):
        with pytest.raises(Refused):
            actions.show_by_role(actor=actor, user=user, shown_by_role=True)
    actions.show_by_role(actor=actor_of(beth), user=beth, shown_by_role=False)
    beth.refresh_from_db()
    assert not beth.shown_by_role


def test_a_sign_in_is_ended_by_its_owner_alone(beth: User, joyce: User) -> None:
    row = SignIn.objects.create(user=joyce, session_key="k", began_at=clock.now(), seen_at=clock.now())
    with pytest.raises(Refused):
        actions.end_sign_in(actor=actor_of(beth), sign_in=row)
    with pytest.raises(NotFound):
        queries.get_sign_in(actor_of(beth), row.public_id)
    with pytest.raises(Refused):
        actions.end_other_sign_ins(actor=actor_of(beth), user=joyce, this_session=None)
    actions.end_sign_in(actor=actor_of(joyce), sign_in=queries.get_sign_in(actor_of(joyce), row.public_id))
    assert not SignIn.objects.exists()
    assert_logged(events.SIGN_IN_ENDED, joyce)


def test_the_log_of_a_failed_sign_in_says_why_and_not_who() -> None:
    actions.note_failed_sign_in(reason="PASSWORD")
    event = last_event()
    assert (event.kind, event.about_id, event.codes) == (
        "accounts.sign_in_failed",
        "failed",
        {"reason": "PASSWORD"},
    )
    assert event.actor_user_id is None


def test_a_second_step_is_for_everyone_with_a_job(beth: User, joyce: User, settings: object) -> None:
    assert access.needs_second_step(actor_of(beth))
    assert not access.needs_second_step(actor_of(joyce))
    assert not access.can_remove_second_step(actor_of(beth), left=0)
    assert access.can_remove_second_step(actor_of(beth), left=1)
    assert access.can_remove_second_step(actor_of(joyce), left=0)
    settings.SECOND_STEP_FOR_STAFF = False  # type: ignore[attr-defined]
    assert not access.needs_second_step(actor_of(beth))


def test_no_event_kind_is_said_twice() -> None:
    codes = [kind.code for kind in events.EVENT_KINDS]
    assert len(codes) == len(set(codes)) == 15
