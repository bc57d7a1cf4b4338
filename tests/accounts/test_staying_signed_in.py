"""How long a sign-in lasts, what is kept when it ends, and where else they are signed in."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from partake.accounts import queries
from partake.accounts.models import SignIn, User
from partake.audit.models import Event
from partake.config.middleware import actor_of
from partake.kernel import clock
from tests.accounts.conftest import PASSWORD, sign_in
from tests.accounts.second_step import give_app, give_code
from tests.pages import assert_good_page

pytestmark = pytest.mark.django_db

PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) Version/17.5 Safari/604.1"


def texts(response: Any) -> str:
    return " ".join(" ".join(assert_good_page(response).texts).split())


def later(minutes: float) -> Any:
    return clock.fixed(clock.now() + timedelta(minutes=minutes))


def test_every_page_needs_a_sign_in_but_those_marked_public(client: Client) -> None:
    assert client.get("/public").status_code == 200
    for send in (client.get, client.post, client.put, client.delete):
        answer = send("/private")
        assert (answer.status_code, answer["Location"]) == (302, "/account/sign-in?next=%2Fprivate")


def test_a_page_that_is_not_there_is_not_found_for_everyone(client: Client) -> None:
    assert client.get("/nothing-here").status_code == 404


def test_a_person_rests_an_hour(client: Client, joyce: User) -> None:
    sign_in(client, joyce)
    with later(59):
        assert client.get("/private").status_code == 200
        with later(59):
            assert client.get("/private").status_code == 200
            with later(61):
                ended = client.get("/private")
    assert ended["Location"] == "/account/sign-in?next=%2Fprivate&ended=IDLE"
    assert "nothing was pressed for a while" in texts(client.get(ended["Location"]))
    event = Event.objects.get(kind="accounts.sign_in_ended")
    assert (event.actor_kind, event.codes) == ("SYSTEM", {"because": "IDLE"})
    assert not SignIn.objects.exists()


def test_someone_with_a_job_rests_half_an_hour(client: Client, beth: User) -> None:
    give_app(beth)
    sign_in(client, beth)
    give_code(client)
    with later(29):
        assert client.get("/private").status_code == 200
        with later(31):
            assert "ended=IDLE" in client.get("/private")["Location"]


def test_nobody_stays_longer_than_twelve_hours(client: Client, joyce: User) -> None:
    sign_in(client, joyce)
    started = clock.now()
    for minutes in range(0, 12 * 60 - 1, 45):
        with clock.fixed(started + timedelta(minutes=minutes)):
            assert client.get("/private").status_code == 200
    with clock.fixed(started + timedelta(hours=12, seconds=1)):
        assert "ended=LONGEST" in client.get("/private")["Location"]


def test_what_was_typed_when_the_time_ran_out_is_kept_for_them_alone(client: Client, joyce: User, beth: User) -> None:
    sign_in(client, joyce)
    token = assert_good_page(client.get("/private")).token
    with later(61):
        ended = client.post("/private", {"words": "To see my garden", "form_token": token})
        assert ended["Location"] == "/account/sign-in?next=%2Fprivate&ended=IDLE&kept=1"
        assert "What you wrote is kept." in texts(client.get(ended["Location"]))
        other = Client()
        give_app(beth)
        sign_in(other, beth)
        give_code(other)
        assert "garden" not in texts(other.get("/private"))
        assert sign_in(client, joyce, next="/private")["Location"] == "/private"
        assert "To see my garden" in texts(client.get("/private"))


def test_reading_does_not_write_at_every_page(client: Client, joyce: User) -> None:
    sign_in(client, joyce)
    client.get("/private")
    with CaptureQueriesContext(connection) as seen:
        client.get("/private")
    assert not [one["sql"] for one in seen.captured_queries if one["sql"].startswith(("UPDATE", "INSERT"))]
    with later(2), CaptureQueriesContext(connection) as seen:
        client.get("/private")
    assert any("accounts_signin" in one["sql"] for one in seen.captured_queries if one["sql"].startswith("UPDATE"))


def test_their_devices_are_listed_and_one_can_be_signed_out(client: Client, joyce: User) -> None:
    phone = Client(headers={"User-Agent": PHONE})
    sign_in(phone, joyce)
    sign_in(client, joyce)
    page = client.get("/account/where-signed-in")
    assert "You are signed in on 2 devices." in texts(page)
    assert "Safari on iPhone" in texts(page)
    here, there = queries.list_sign_ins(actor_of(joyce), this_session=client.session.session_key)
    assert (here.is_this_one, there.is_this_one, there.device) == (True, False, "iPhone")
    answer = press(client, f"/account/where-signed-in/{there.id}/end")
    assert answer["Location"] == "/account/where-signed-in"
    assert phone.get("/private").status_code == 302
    assert client.get("/private").status_code == 200
    assert "You are signed in on 1 device." in texts(client.get("/account/where-signed-in"))


def test_somebody_elses_sign_in_cannot_be_ended(client: Client, joyce: User, beth: User) -> None:
    sign_in(client, joyce)
    other = Client()
    sign_in(other, beth)
    theirs = SignIn.objects.get(user=beth)
    page = client.get("/account/where-signed-in")
    token = token_for(client, f"/account/where-signed-in/{theirs.public_id}/end")
    assert page.status_code == 200
    answer = client.post(f"/account/where-signed-in/{theirs.public_id}/end", {"form_token": token})
    assert answer.status_code == 404
    assert SignIn.objects.filter(pk=theirs.pk).exists()


def test_all_other_devices_can_be_signed_out_at_once_and_a_second_press_does_nothing(
    client: Client, joyce: User
) -> None:
    phone, library = Client(), Client()
    for one in (phone, library, client):
        sign_in(one, joyce)
    address = "/account/where-signed-in/end-others"
    page = assert_good_page(client.get("/account/where-signed-in"))
    (form,) = [one for one in page.all("form") if one["action"] == address]
    (token,) = [one for one in page.all("input") if one["name"] == "form_token" and one.form is form]
    for _ in range(2):
        assert client.post(address, {"form_token": token["value"]}).status_code == 302
    assert phone.get("/private").status_code == library.get("/private").status_code == 302
    assert client.get("/private").status_code == 200
    assert Event.objects.filter(kind="accounts.sign_in_ended").count() == 1


def test_a_new_password_signs_the_other_devices_out_and_keeps_this_one_listed(client: Client, joyce: User) -> None:
    phone = Client()
    sign_in(phone, joyce)
    sign_in(client, joyce)
    fresh = "copper lantern orchard"
    sent = {"oldpassword": PASSWORD, "password1": fresh, "password2": fresh}
    assert client.post("/account/password", sent).status_code == 302
    assert phone.get("/private").status_code == 302
    assert client.get("/private").status_code == 200
    (row,) = SignIn.objects.filter(user=joyce)
    assert row.session_key == client.session.session_key


def test_someone_with_a_job_chooses_how_they_are_shown(client: Client, beth: User) -> None:
    give_app(beth)
    sign_in(client, beth)
    give_code(client)
    page = assert_good_page(client.get("/account/shown-as"))
    answer = client.post("/account/shown-as", {"shown": "ROLE", "form_token": page.token})
    assert answer["Location"] == "/account"
    beth.refresh_from_db()
    assert beth.shown_by_role
    assert "By your job" in texts(client.get("/account"))


def test_a_person_without_a_job_is_told_it_is_not_for_them(client: Client, joyce: User) -> None:
    sign_in(client, joyce)
    assert client.get("/account/shown-as").status_code == 403


def press(client: Client, address: str) -> Any:
    return client.post(address, {"form_token": token_for(client, address)})


def token_for(client: Client, address: str) -> str:
    """A form's signed id, as a page drawn for this reader would hold it."""
    from django.test import RequestFactory

    from partake.ui.submission import Token as Drawn

    request = RequestFactory().get(address)
    request.user = User.objects.get(pk=client.session["_auth_user_id"])
    return Drawn.draw(request).sign()


@pytest.mark.parametrize("agent", ["", "x" * 5000, "<script>"])
def test_any_browser_name_will_do(joyce: User, agent: str) -> None:
    client = Client(headers={"User-Agent": agent})
    sign_in(client, joyce)
    assert "A browser on a device we can’t name" in texts(client.get("/account/where-signed-in"))
