"""Invitations opened, passwords forgotten and changed, addresses changed, and every letter about them."""

import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import allauth
import pytest
from django.core import mail
from django.test import Client

from partake.accounts import actions
from partake.accounts.letters import LETTERS
from partake.accounts.models import User
from partake.accounts.notices import NOTICES
from partake.audit.models import Event
from partake.kernel import clock
from tests.accounts.conftest import PASSWORD, SYSTEM, sign_in
from tests.pages import assert_good_page

pytestmark = pytest.mark.django_db

FRESH = "copper lantern orchard"
TWICE = {"password1": FRESH, "password2": FRESH}


def texts(response: Any) -> str:
    return " ".join(" ".join(assert_good_page(response).texts).split())


def link_in(letter: Any) -> str:
    found = re.search(r"http://127\.0\.0\.1:8000(/account/\S+)", letter.body)
    assert found, letter.body
    return found.group(1)


# Invitations.


def test_an_invitation_is_opened_a_password_chosen_and_they_are_in(client: Client) -> None:
    user = actions.invite(actor=SYSTEM, email="sam@example.org", display_name="Sam Whitcombe").user
    address = link_in(mail.outbox[0])
    page = client.get(address)
    assert "Hello, Sam Whitcombe. Choose a password." in texts(page)
    user.refresh_from_db()
    assert not user.is_active, "looking changed something"
    answer = client.post(address, TWICE)
    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert client.session["_auth_user_id"] == str(user.pk)
    kinds = list(Event.objects.order_by("-pk").values_list("kind", flat=True)[:3])
    assert kinds[::-1] == ["accounts.invited", "accounts.invitation_used", "accounts.signed_in"]
    for again in (Client().get(address), Client().post(address, TWICE)):
        assert again.status_code == 404
        assert "This link does not work any more" in texts(again)


def test_an_invitation_opened_where_somebody_else_is_signed_in_signs_them_out_first(
    client: Client, joyce: User
) -> None:
    user = actions.invite(actor=SYSTEM, email="sam@example.org", display_name="Sam").user
    sign_in(client, joyce)
    client.post(link_in(mail.outbox[0]), TWICE)
    assert client.session["_auth_user_id"] == str(user.pk)
    assert Event.objects.filter(kind="accounts.signed_out", actor_user_id=joyce.pk).exists()


@pytest.mark.parametrize(
    ("password", "again", "words"),
    [
        ("", "", "There is no new password yet."),
        ("short", "short", "This password is shorter than 12 characters."),
        ("password1234", "password1234", "Many people use this password"),
        ("sam whitcombe", "sam whitcombe", "This password is like your name or email address."),
        (FRESH, "copper lantern orchids", "The two passwords are not the same."),
        ("long " * 300, "long " * 300, "A password has 1,000 characters at most."),
    ],
)
def test_a_weak_password_is_met_with_kind_words(client: Client, password: str, again: str, words: str) -> None:
    user = actions.invite(actor=SYSTEM, email="sam@example.org", display_name="Sam Whitcombe").user
    answer = client.post(link_in(mail.outbox[0]), {"password1": password, "password2": again})
    assert words in texts(answer)
    assert f'value="{password}' not in answer.content.decode() or not password
    user.refresh_from_db()
    assert not user.is_active


def test_a_password_is_taken_as_it_was_typed(client: Client, joyce: User) -> None:
    sign_in(client, joyce)
    odd = "  spaces  and 🌻 stay "
    client.post("/account/password", {"oldpassword": PASSWORD, "password1": odd, "password2": odd})
    assert sign_in(Client(), joyce, password=odd)["Location"] == "/"
    assert sign_in(Client(), joyce, password=odd.strip()).status_code == 200


# Forgotten passwords.


def test_a_forgotten_password_is_replaced_by_a_link_that_works_once(client: Client, joyce: User) -> None:
    elsewhere = Client()
    sign_in(elsewhere, joyce)
    client.post("/account/new-password", {"email": joyce.email})
    address = link_in(mail.outbox[-1])
    shown = client.get(address)
    assert shown["Location"].endswith("-set-password"), "the key stays in the address"
    assert "Choose a new password" in texts(client.get(shown["Location"]))
    assert client.post(shown["Location"], TWICE)["Location"] == "/account/new-password/done"
    assert_good_page(client.get("/account/new-password/done"))
    assert "_auth_user_id" not in client.session, "a link is not a second step"
    assert elsewhere.get("/private").status_code == 302
    assert sign_in(Client(), joyce, password=FRESH)["Location"] == "/"
    assert "This link does not work any more" in texts(Client().get(address))
    assert mail.outbox[-1].subject == "You chose a new password"
    assert Event.objects.filter(kind="accounts.password_changed", actor_user_id=joyce.pk).count() == 1


def test_a_link_for_a_new_password_lasts_an_hour(client: Client, joyce: User, monkeypatch: Any) -> None:
    from django.contrib.auth import tokens

    client.post("/account/new-password", {"email": joyce.email})
    address = link_in(mail.outbox[-1])
    generator, real = tokens.PasswordResetTokenGenerator, tokens.PasswordResetTokenGenerator._now
    monkeypatch.setattr(generator, "_now", lambda self: real(self) + timedelta(minutes=59))
    assert Client().get(address).status_code == 302
    monkeypatch.setattr(generator, "_now", lambda self: real(self) + timedelta(minutes=61))
    assert "This link does not work any more" in texts(Client().get(address))


def test_asking_for_a_new_password_tells_nobody_who_signs_in_here(client: Client, joyce: User) -> None:
    answers = []
    for address in (joyce.email, "nobody@example.org"):
        sent = client.post("/account/new-password", {"email": address})
        answers.append((sent.status_code, sent["Location"], texts(client.get(sent["Location"]))))
    assert answers[0] == answers[1]
    assert [letter.to for letter in mail.outbox] == [[joyce.email], ["nobody@example.org"]]
    assert "Nobody signs in with it here." in mail.outbox[1].body


def test_a_forged_host_does_not_turn_the_link_elsewhere(client: Client, joyce: User, settings: Any) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    client.post("/account/new-password", {"email": joyce.email}, headers={"Host": "elsewhere.example"})
    assert "elsewhere.example" not in mail.outbox[-1].body
    link_in(mail.outbox[-1])


def test_asking_again_and_again_is_limited(client: Client, joyce: User) -> None:
    answers = [client.post("/account/new-password", {"email": joyce.email}).status_code for _ in range(4)]
    assert answers == [302, 302, 302, 429]
    assert len(mail.outbox) == 3


# Changes while signed in.


def test_the_password_they_have_is_asked_first(client: Client, joyce: User) -> None:
    sign_in(client, joyce)
    answer = client.post("/account/password", {"oldpassword": "wrong", **TWICE})
    assert "This is not the password you have now." in texts(answer)
    joyce.refresh_from_db()
    assert joyce.check_password(PASSWORD)


def test_a_new_address_counts_once_its_link_is_pressed(client: Client, joyce: User) -> None:
    sign_in(client, joyce)
    client.post("/account/email", {"action_add": "1", "email": "Joyce.New@example.org"})
    assert "joyce.new@example.org" in texts(client.get("/account/email"))
    address = link_in(mail.outbox[-1])
    assert "From now on you sign in with joyce.new@example.org." in texts(client.get(address))
    joyce.refresh_from_db()
    assert joyce.email == "joyce@example.org", "looking changed something"
    client.post(address)
    joyce.refresh_from_db()
    assert joyce.email == "joyce.new@example.org"
    assert (mail.outbox[-1].subject, mail.outbox[-1].to) == (
        "You changed the email address you sign in with",
        ["joyce@example.org"],
    )
    assert Event.objects.filter(kind="accounts.email_changed").count() == 1
    assert sign_in(Client(), joyce)["Location"] == "/"


def test_someone_with_a_second_step_can_change_their_address_too(client: Client, joyce: User) -> None:
    from tests.accounts.second_step import give_app, give_code

    give_app(joyce)
    sign_in(client, joyce)
    give_code(client)
    client.post("/account/email", {"action_add": "1", "email": "joyce.new@example.org"})
    client.post(link_in(mail.outbox[-1]))
    joyce.refresh_from_db()
    assert joyce.email == "joyce.new@example.org"


def test_a_waiting_address_can_be_forgotten(client: Client, joyce: User) -> None:
    sign_in(client, joyce)
    client.post("/account/email", {"action_add": "1", "email": "joyce.new@example.org"})
    client.post("/account/email", {"action_remove": "1", "email": "joyce.new@example.org"})
    page = texts(client.get("/account/email"))
    assert "Waiting to be confirmed" not in page
    assert "We have forgotten the address you did not confirm." in page


@pytest.mark.parametrize("theirs", ["beth@example.org", "sam@example.org"])
def test_an_address_that_is_somebody_elses_is_not_taken_over(
    client: Client, joyce: User, beth: User, theirs: str
) -> None:
    """Beth signs in here; Sam is invited and has not come yet. Only who reads their letters could try."""
    actions.invite(actor=SYSTEM, email="sam@example.org", display_name="Sam")
    sign_in(client, joyce)
    client.post("/account/email", {"action_add": "1", "email": theirs})
    letter = mail.outbox[-1]
    assert letter.to == [theirs]
    answer = client.post(link_in(letter))
    assert answer.status_code in (200, 302)
    joyce.refresh_from_db()
    assert joyce.email == "joyce@example.org"


# Letters.


def test_every_letter_the_library_can_send_is_ours() -> None:
    never = {
        "account/email/account_already_exists",  # nobody signs themselves up
        "account/email/login_code",  # nor in by an e-mailed code
        "account/email/password_reset_code",
        "account/email/base",
        "account/email/email_confirm",
    }
    source = Path(allauth.__file__).parent
    named: set[str] = set()
    for room in ("account", "mfa"):
        for file in (source / room).rglob("*.py"):
            named |= set(re.findall(r'"((?:account|mfa)/email/\w+)"', file.read_text()))
    assert named - never == set(LETTERS) | set(NOTICES)


@pytest.mark.parametrize("prefix", NOTICES)
def test_every_notice_says_what_to_do(prefix: str, joyce: User) -> None:
    from partake.accounts.letters import send_notice

    with clock.fixed_day(2026, 11, 24, hour=9, minute=5):
        send_notice(prefix, joyce.email)
    (letter,) = mail.outbox
    assert letter.subject == str(NOTICES[prefix].subject)
    assert "Tuesday 24 November, 9:05am" in letter.body
    assert "If it was not you, change your password now" in letter.body
    assert link_in_notice(str(letter.body)) == "http://127.0.0.1:8000/account"
    assert letter.content_subtype == "plain"


def link_in_notice(body: str) -> str:
    found = re.search(r"http://\S+", body)
    assert found
    return found.group(0)
