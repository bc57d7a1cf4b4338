"""Share and stop: the state, the event, who is told, and every refusal."""

from datetime import date

import pytest

from partake.audit.models import Event
from partake.correspondence.models import Message
from partake.kernel import clock
from partake.kernel.verdict import NotFound, Refused, Rejected, Stale
from partake.people.actions import sharing as actions
from partake.people.domain import AskedHow, Part, StopReason
from partake.people.models import CareRelationship, PersonalContact, Share
from partake.people.queries import share_targets, shared_with_me
from partake.people.queries import sharing as queries

PLAN = [Part.ABOUT_ME, Part.COMMUNICATION]


@pytest.fixture
def heart_team(stage, opened):
    return share_targets.get_target(opened("joyce", "joyce"), f"team-{stage.teams['heart'].public_id}")


@pytest.fixture
def shared(opened, heart_team):
    return actions.share_record(record=opened("joyce", "joyce"), target=heart_team, parts=PLAN, until=date(2027, 3, 31))


def test_sharing_is_a_row_an_event_and_two_messages(stage, shared):
    assert shared.parts == PLAN
    assert shared.accepted_at == clock.now()
    event = Event.objects.get(kind="people.record_shared")
    assert event.person_id == stage.people["joyce"].public_id
    assert event.about_id == str(shared.public_id)
    assert event.codes == {"parts": PLAN, "until": "2027-03-31", "asked_how": "THEMSELVES"}
    assert set(Message.objects.values_list("to_kind", flat=True)) == {"organisations.team", "people.person"}


def test_the_team_may_then_open_just_those_parts(stage, shared, opened):
    from partake.demo.stage import SETTING_UP
    from partake.organisations.actions import give_role

    give_role(
        actor=SETTING_UP,
        user=stage.users["anil"],
        organisation=stage.organisations["hospital"],
        role="PRACTITIONER",
        team=stage.teams["heart"],
    )
    assert opened("anil", "joyce").parts == frozenset(PLAN)


def test_parts_come_in_the_order_of_the_page_and_only_known_ones(opened, heart_team):
    share = actions.share_record(
        record=opened("joyce", "joyce"),
        target=heart_team,
        parts=[Part.MESSAGES, "SECRETS", Part.ABOUT_ME],
        until=None,
    )
    assert share.parts == [Part.ABOUT_ME, Part.MESSAGES]


@pytest.mark.parametrize(
    ("parts", "until", "field"),
    [([], None, "parts"), (PLAN, date(2026, 11, 18), "until"), (PLAN, date(2030, 1, 1), "until")],
)
def test_what_cannot_be_is_said_beside_its_field(opened, heart_team, parts, until, field):
    with pytest.raises(Rejected) as rejected:
        actions.share_record(record=opened("joyce", "joyce"), target=heart_team, parts=parts, until=until)
    assert rejected.value.field == field
    assert not Share.objects.exists()


def test_sharing_until_today_lasts_all_day(opened, heart_team):
    share = actions.share_record(
        record=opened("joyce", "joyce"), target=heart_team, parts=PLAN, until=date(2026, 11, 19)
    )
    assert share in Share.objects.current(clock.today())
    with clock.fixed_day(2026, 11, 20, 0, 1):
        assert share not in Share.objects.current(clock.today())


def test_deciding_again_ends_the_old_share_and_keeps_it(shared, opened, heart_team):
    again = actions.share_record(
        record=opened("joyce", "joyce"), target=heart_team, parts=[Part.CONTACT], until=None, replaces=shared.pk
    )
    shared.refresh_from_db()
    assert (shared.stop_reason, shared.stopped_by) == (StopReason.CHANGED, "Joyce Adeyemi")
    assert Share.objects.current(clock.today()).get() == again


def test_a_page_that_is_out_of_date_changes_nothing(shared, opened, heart_team):
    with pytest.raises(Stale) as stale:
        actions.share_record(record=opened("joyce", "joyce"), target=heart_team, parts=[Part.CONTACT], until=None)
    assert stale.value.current == shared
    assert Share.objects.get().parts == PLAN


def test_the_practice_writes_down_what_somebody_asked_for(opened, heart_team):
    record = opened("farah", "arthur")
    with pytest.raises(Rejected) as rejected:
        actions.share_record(record=record, target=heart_team, parts=PLAN, until=None)
    assert rejected.value.field == "asked_how"
    share = actions.share_record(record=record, target=heart_team, parts=PLAN, until=None, asked_how=AskedHow.BY_PHONE)
    assert (share.asked_how, share.decided_by) == (AskedHow.BY_PHONE, "Farah Aziz")


def test_a_team_that_can_see_cannot_pass_it_on(stage, opened, heart_team, shared):
    george = share_targets.get_target(opened("joyce", "joyce"), f"staff-{stage.users['george'].public_id}")
    actions.share_record(record=opened("joyce", "joyce"), target=george, parts=PLAN, until=None)
    with pytest.raises(Refused):
        actions.share_record(record=opened("george", "joyce"), target=heart_team, parts=PLAN, until=None)


def test_stopping_is_at_once_told_and_harmless_twice(stage, shared, opened):
    record = opened("joyce", "joyce")
    before = Message.objects.count()
    actions.stop_sharing(record=record, share=shared)
    actions.stop_sharing(record=record, share=shared)
    shared.refresh_from_db()
    assert (shared.stop_reason, shared.stopped_at) == (StopReason.STOPPED, clock.now())
    assert Event.objects.filter(kind="people.share_stopped").count() == 1
    assert Message.objects.count() == before + 2


def test_somebody_elses_share_is_not_found(stage, shared, opened):
    with pytest.raises(NotFound):
        queries.get_share(opened("priya", "priya"), shared.public_id)


@pytest.fixture
def tunde_is_close(stage):
    return PersonalContact.objects.create(
        person=stage.people["joyce"],
        name="Tunde Adeyemi",
        relationship="my son",
        email="Tunde@example.com",
        added_at=clock.now(),
    )


def test_somebody_close_sees_nothing_until_they_accept(stage, opened, tunde_is_close):
    record = opened("joyce", "joyce")
    target = share_targets.get_target(record, f"close-{tunde_is_close.public_id}")
    share = actions.share_record(record=record, target=target, parts=PLAN, until=None)
    with pytest.raises(NotFound):
        opened("tunde", "joyce")
    assert [offer.id for offer in shared_with_me.list_offers(stage.actor("tunde"))] == [share.public_id]

    actions.accept_share(actor=stage.actor("tunde"), share_id=share.public_id)
    helping = opened("tunde", "joyce")
    assert helping.parts == frozenset(PLAN)
    assert not helping.is_staff
    assert not shared_with_me.list_offers(stage.actor("tunde"))


def test_nobody_else_can_accept_and_no_means_no(stage, opened, tunde_is_close):
    record = opened("joyce", "joyce")
    target = share_targets.get_target(record, f"close-{tunde_is_close.public_id}")
    share = actions.share_record(record=record, target=target, parts=PLAN, until=None)
    with pytest.raises(NotFound):
        actions.accept_share(actor=stage.actor("priya"), share_id=share.public_id)
    actions.decline_share(actor=stage.actor("tunde"), share_id=share.public_id)
    share.refresh_from_db()
    assert share.stop_reason == StopReason.DECLINED
    assert Message.objects.filter(title__contains="said no").exists()


def test_keeping_a_part_private_from_those_who_look_after_me(stage, opened):
    relationship = CareRelationship.objects.get(person=stage.people["joyce"])
    assert Part.BACKGROUND in opened("sam", "joyce").parts
    actions.narrow_relationship(
        record=opened("joyce", "joyce"), relationship=relationship, hidden=[Part.BACKGROUND], version=1
    )
    assert Part.BACKGROUND not in opened("sam", "joyce").parts
    with pytest.raises(Stale):
        actions.narrow_relationship(record=opened("joyce", "joyce"), relationship=relationship, hidden=[], version=1)


def test_how_to_communicate_cannot_be_hidden_from_those_who_give_care(stage, opened):
    relationship = CareRelationship.objects.get(person=stage.people["joyce"])
    with pytest.raises(Rejected):
        actions.narrow_relationship(
            record=opened("joyce", "joyce"), relationship=relationship, hidden=[Part.COMMUNICATION], version=1
        )
