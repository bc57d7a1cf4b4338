"""Coming in, going out, being kept out."""

import time
from datetime import timedelta
from typing import Any
from unittest.mock import patch

import pytest
from allauth.core.internal import ratelimit
from django.conf import settings as django_settings
from django.contrib.auth.hashers import MD5PasswordHasher
from django.test import Client

from partake.accounts import actions
from partake.accounts.models import SignIn, User
from partake.accounts.words import WAIT_MINUTES
from partake.audit.models import Event
from partake.kernel import clock
from tests.accounts.conftest import PASSWORD, SYSTEM, sign_in
from tests.pages import assert_good_page

pytestmark = pytest.mark.django_db


def kinds() -> list[str]:
    return list(Event.objects.order_by("pk").values_list("kind", flat=True))


def test_the_right_password_leads_home(client: Client, joyce: User) -> None:
    response = sign_in(client, joyce)
    assert (response.status_code, response["Location"]) == (302, "/")
    assert client.get("/private").status_code == 200
    event = Event.objects.get(kind="accounts.signed_in")
    assert (event.actor_user_id, event.actor_name, event.codes) == (joyce.pk, "Joyce Adeyemi", {"second_step": False})


def test_capitals_and_spaces_in_the_address_do_not_matter(client: Client, joyce: User) -> None:
    client.post("/account/sign-in", {"login": " Joyce@Example.ORG ", "password": PASSWORD})
    assert "_auth_user_id" in client.session


def test_it_leads_back_to_where_they_were_going(client: Client, joyce: User) -> None:
    asked = client.get("/private?part=2")
    assert asked["Location"] == "/account/sign-in?next=%2Fprivate%3Fpart%3D2"
    page = assert_good_page(client.get(asked["Location"]))
    (kept,) = [one for one in page.all("input") if one["name"] == "next"]
    assert sign_in(client, joyce, next=kept["value"])["Location"] == "/private?part=2"


@pytest.mark.parametrize(
    "elsewhere", ["https://example.com/", "//example.com", "/\\example.com", "javascript:alert(1)"]
)
def test_it_never_leads_to_another_site(client: Client, joyce: User, elsewhere: str) -> None:
    assert sign_in(client, joyce, next=elsewhere)["Location"] == "/"


def test_known_and_unknown_addresses_get_the_same_answer_for_the_same_work(client: Client, joyce: User) -> None:
    answers, work = [], []
    for address in (joyce.email, "nobody@example.org"):
        with patch.object(MD5PasswordHasher, "encode", autospec=True, side_effect=MD5PasswordHasher.encode) as hashing:
            response = client.post("/account/sign-in", {"login": address, "password": "not the password"})
        page = assert_good_page(response)
        answers.append((response.status_code, [text for text in page.texts if address not in text]))
        work.append(hashing.call_count)
    assert answers[0] == answers[1]
    assert work[0] == work[1] == 1
    assert "The email address and the password do not go together" in " ".join(answers[0][1])
    assert kinds()[-3:] == ["accounts.user_added", "accounts.sign_in_failed", "accounts.sign_in_failed"]
    logged = " ".join(str(value) for row in Event.objects.order_by("-pk")[:3].values_list() for value in row)
    assert "@" not in logged


def test_someone_invited_who_has_not_set_up_cannot_sign_in(client: Client) -> None:
    user = actions.invite(actor=SYSTEM, email="sam@example.org", display_name="Sam").user
    response = sign_in(client, user, password="anything at all")
    assert response.status_code == 200
    assert "_auth_user_id" not in client.session


def test_nobody_signs_themselves_up(client: Client) -> None:
    sent = {"email": "new@example.org", "password1": PASSWORD, "password2": PASSWORD}
    page = assert_good_page(client.post("/account/sign-up", sent))
    assert "You need an invitation" in page.texts
    assert not User.objects.filter(email="new@example.org").exists()


def test_signing_out_is_a_press_and_never_a_look(client: Client, joyce: User) -> None:
    sign_in(client, joyce)
    assert_good_page(client.get("/account/sign-out"))
    assert "_auth_user_id" in client.session
    assert client.post("/account/sign-out")["Location"] == "/account/sign-in"
    assert "_auth_user_id" not in client.session
    assert "You have signed out." in assert_good_page(client.get("/account/sign-in")).texts
    assert kinds()[-1] == "accounts.signed_out"
    assert not SignIn.objects.exists()


def test_signing_in_gives_the_session_a_new_key(client: Client, joyce: User) -> None:
    client.post("/account/sign-in", {"login": "nobody@example.org", "password": "x"})
    client.session.save()
    before = client.session.session_key
    sign_in(client, joyce)
    assert client.session.session_key != before


def test_five_wrong_tries_and_they_are_asked_to_wait(client: Client, joyce: User) -> None:
    for _ in range(5):
        assert sign_in(client, joyce, password="wrong").status_code == 200
    with clock.fixed_day(2026, 11, 19, hour=14, minute=30):
        response = sign_in(client, joyce)
    page = assert_good_page(response)
    assert response.status_code == 429
    assert response["Retry-After"] == "300"
    assert "You can try again at 2:35pm." in page.texts
    assert "_auth_user_id" not in client.session
    assert Event.objects.filter(codes={"reason": "TOO_MANY_TRIES"}).count() == 1


def test_naming_another_of_our_hosts_buys_no_more_tries(client: Client, joyce: User) -> None:
    sent = {"login": joyce.email, "password": "wrong"}
    for _ in range(5):
        client.post("/account/sign-in", sent, headers={"Host": "localhost"})
    assert client.post("/account/sign-in", sent, headers={"Host": "127.0.0.1:9000"}).status_code == 429


def test_waiting_as_long_as_the_page_says_is_enough(client: Client, joyce: User, monkeypatch: Any) -> None:
    for _ in range(6):
        sign_in(client, joyce, password="wrong")
    started = time.time()
    monkeypatch.setattr(ratelimit.time, "time", lambda: started + WAIT_MINUTES * 60 + 1)
    assert sign_in(client, joyce).status_code == 302


def test_unknown_addresses_wait_just_as_long(client: Client) -> None:
    answers = [
        client.post("/account/sign-in", {"login": "no@example.org", "password": "x"}).status_code for _ in "123456"
    ]
    assert answers == [200] * 5 + [429]


def test_right_tries_do_not_count(client: Client, joyce: User) -> None:
    for _ in range(7):
        assert sign_in(Client(), joyce).status_code == 302


def test_no_limit_lasts_longer_than_the_page_says() -> None:
    for action, limits in django_settings.ACCOUNT_RATE_LIMITS.items():
        for rate in ratelimit.parse_rates(limits):
            assert timedelta(seconds=rate.duration) <= timedelta(minutes=WAIT_MINUTES), action
