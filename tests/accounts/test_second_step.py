"""A second step: who needs one, adding, using and removing it, recovery codes, and how their seeds are kept."""

import json
import re
from datetime import timedelta
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from cryptography.fernet import InvalidToken
from django.core import mail
from django.test import Client

from partake.accounts.models import SignIn, User
from partake.accounts.secrets_at_rest import seal, unseal
from partake.audit.models import Event
from partake.kernel import clock
from tests.accounts.conftest import sign_in
from tests.accounts.second_step import SECRET, code_of, give_app, give_code
from tests.pages import assert_good_page

pytestmark = pytest.mark.django_db


def texts(response: Any) -> str:
    return " ".join(" ".join(assert_good_page(response).texts).split())


def add_app(client: Client) -> Any:
    page = texts(client.get("/account/second-step/app"))
    found = re.search(r"Type this into the app: ((?:[A-Z2-7]{4} ?)+)", page)
    assert found
    return client.post("/account/second-step/app", {"code": code_of(found.group(1).replace(" ", ""))})


def last_kinds(number: int) -> list[str]:
    return [event.kind for event in Event.objects.order_by("-pk")[:number]][::-1]


def test_someone_with_a_job_goes_nowhere_without_one(client: Client, beth: User) -> None:
    sign_in(client, beth)
    for address in ("/", "/public", "/private", "/account", "/account/password", "/account/where-signed-in"):
        assert client.get(address)["Location"] == "/account/second-step"
    assert client.post("/private", {"words": "x"})["Location"] == "/account/second-step"
    assert client.get("/ui/brand.css").status_code == 200
    assert "a password alone is not enough" in texts(client.get("/account/second-step"))


def test_a_person_may_choose(client: Client, joyce: User) -> None:
    sign_in(client, joyce)
    assert client.get("/private").status_code == 200
    assert "It is up to you" in texts(client.get("/account/second-step"))


def test_someone_given_a_job_is_asked_at_their_next_page(client: Client, joyce: User) -> None:
    from tests.accounts.conftest import give_job

    sign_in(client, joyce)
    assert client.get("/private").status_code == 200
    give_job(joyce)
    assert client.get("/private")["Location"] == "/account/second-step"


def test_adding_an_app_opens_the_rest(
    client: Client, beth: User, django_capture_on_commit_callbacks: Any, mailoutbox: list[Any]
) -> None:
    elsewhere = Client()
    sign_in(elsewhere, beth)
    sign_in(client, beth)
    with django_capture_on_commit_callbacks(execute=True):
        response = add_app(client)
    assert response["Location"] == "/account/second-step/codes"
    assert "Each works once." in texts(client.get("/account/second-step/codes"))
    assert client.get("/private").status_code == 200
    assert last_kinds(2) == ["accounts.second_step_added", "accounts.sign_in_ended"]
    assert Event.objects.get(kind="accounts.second_step_added").codes == {"kind": "AUTHENTICATOR_APP"}
    assert mailoutbox[-1].subject == "You added an authenticator app"
    assert "_auth_user_id" not in elsewhere.session
    assert SignIn.objects.filter(user=beth).count() == 1


def test_a_wrong_code_adds_nothing(client: Client, beth: User) -> None:
    sign_in(client, beth)
    client.get("/account/second-step/app")
    response = client.post("/account/second-step/app", {"code": "000000"})
    assert "This code did not work." in texts(response)
    assert not Authenticator.objects.exists()


def test_after_the_password_the_code_is_asked(client: Client, beth: User) -> None:
    give_app(beth)
    assert sign_in(client, beth)["Location"].startswith("/account/sign-in/second-step")
    assert "_auth_user_id" not in client.session
    assert client.get("/private").status_code == 302
    assert_good_page(client.get("/account/sign-in/second-step"))
    assert give_code(client).status_code == 302
    assert client.get("/private").status_code == 200
    assert Event.objects.get(kind="accounts.signed_in").codes == {"second_step": True}


def test_the_way_back_survives_the_second_step(client: Client, beth: User) -> None:
    give_app(beth)
    sign_in(client, beth, next="/private?part=2")
    assert give_code(client)["Location"] == "/private?part=2"


def test_a_code_works_once(client: Client, beth: User) -> None:
    give_app(beth)
    sign_in(client, beth)
    give_code(client)
    again = Client()
    sign_in(again, beth)
    response = again.post("/account/sign-in/second-step", {"code": code_of(SECRET)})
    assert response.status_code == 200
    assert "_auth_user_id" not in again.session


def test_a_wrong_code_is_logged_and_five_are_too_many(client: Client, beth: User) -> None:
    give_app(beth)
    sign_in(client, beth)
    for _ in range(5):
        assert "This code did not work." in texts(client.post("/account/sign-in/second-step", {"code": "000000"}))
    assert Event.objects.filter(kind="accounts.sign_in_failed", codes={"reason": "CODE"}).count() == 5
    late = client.post("/account/sign-in/second-step", {"code": code_of(SECRET)})
    assert "wait 5 minutes" in texts(late)
    assert "_auth_user_id" not in client.session


def test_a_recovery_code_works_once_with_or_without_spaces(client: Client, beth: User) -> None:
    give_app(beth)
    codes = Authenticator.objects.get(user=beth, type="recovery_codes").wrap().get_unused_codes()
    for sent, works in ((f"{codes[0][:4]} {codes[0][4:]}", True), (codes[0], False), (codes[1], True)):
        device = Client()
        sign_in(device, beth)
        give_code(device, sent)
        assert ("_auth_user_id" in device.session) is works


def test_the_only_second_step_of_a_job_stays(client: Client, beth: User) -> None:
    give_app(beth)
    sign_in(client, beth)
    give_code(client)
    assert "You can’t remove it yet." in texts(client.get("/account/second-step/app/remove"))
    client.post("/account/second-step/app/remove")
    assert Authenticator.objects.filter(user=beth, type="totp").exists()


def test_the_only_passkey_of_a_job_stays(client: Client, beth: User) -> None:
    give_app(beth)
    sign_in(client, beth)
    give_code(client)
    Authenticator.objects.filter(user=beth, type="totp").update(
        type="webauthn", data={"name": "Phone", "credential": {}}
    )
    key = Authenticator.objects.get(user=beth, type="webauthn")
    address = f"/account/second-step/passkeys/{key.pk}/remove"
    for response in (client.get(address), client.post(address)):
        assert response.status_code == 403
        assert "You can change your second step, but you can’t be without one" in texts(response)
    assert Authenticator.objects.filter(pk=key.pk).exists()


def test_a_person_may_remove_theirs_and_the_recovery_codes_go_too(client: Client, joyce: User) -> None:
    give_app(joyce)
    sign_in(client, joyce)
    give_code(client)
    client.post("/account/second-step/app/remove")
    assert not Authenticator.objects.exists()
    assert last_kinds(1) == ["accounts.second_step_removed"]
    assert mail.outbox[-1].subject == "You removed your authenticator app"
    assert sign_in(Client(), joyce)["Location"] == "/"


def test_after_five_minutes_we_ask_whether_it_is_still_them(client: Client, joyce: User, monkeypatch: Any) -> None:
    sign_in(client, joyce)
    assert client.get("/account/second-step/app").status_code == 200
    with clock.fixed(clock.now() + timedelta(minutes=6)):
        asked = client.get("/account/second-step/app")
        assert asked["Location"].startswith("/account/still-you?next=")
        assert "Is it still you?" in texts(client.get(asked["Location"]))
        wrong = client.post(asked["Location"], {"password": "wrong"})
        assert "This is not your password." in texts(wrong)
        right = client.post(asked["Location"], {"password": "violet kettle meadow"})
        assert right["Location"] == "/account/second-step/app"
        assert client.get("/account/second-step/app").status_code == 200


def test_new_recovery_codes_replace_the_old(
    client: Client, joyce: User, django_capture_on_commit_callbacks: Any
) -> None:
    give_app(joyce)
    sign_in(client, joyce)
    give_code(client)
    before = Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes()
    assert "The 10 codes you have left will stop working." in texts(client.get("/account/second-step/codes/new"))
    with django_capture_on_commit_callbacks(execute=True):
        client.post("/account/second-step/codes/new")
    after = Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes()
    assert not set(before) & set(after)
    assert last_kinds(1) == ["accounts.recovery_codes_made"]
    file = client.get("/account/second-step/codes/file")
    assert all(code in file.content.decode() for code in after)
    assert file["Content-Disposition"] == 'attachment; filename="recovery-codes.txt"'


def test_seeds_cannot_be_read_in_the_database(joyce: User) -> None:
    give_app(joyce)
    kept = json.dumps([row.data for row in Authenticator.objects.all()])
    assert SECRET not in kept
    app = Authenticator.objects.get(type="totp")
    assert unseal(app.data["secret"]) == SECRET


def test_a_seed_survives_a_new_key_while_the_old_is_named(settings: Any) -> None:
    sealed = seal("a seed")
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "another key", [settings.SECRET_KEY]
    assert unseal(sealed) == "a seed"
    settings.SECRET_KEY_FALLBACKS = []
    with pytest.raises(InvalidToken):
        unseal(sealed)
