"""Every address of the room, opened and wrongly posted, by nobody, by a person and by someone with a job: a page
that keeps our promises, or the way to one. Never a failure, never the sign-in library's own page."""

import uuid
from typing import Any

import allauth.account.urls
import allauth.mfa.urls
import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.urls.exceptions import NoReverseMatch

from partake.accounts import urls
from partake.accounts.models import User
from tests.accounts.conftest import sign_in
from tests.accounts.second_step import give_app, give_code
from tests.pages import assert_good_page

pytestmark = pytest.mark.django_db

ARGUMENTS: dict[str, list[Any]] = {
    "accounts_use_invitation": ["no-such-link"],
    "accounts_end_sign_in": [uuid.UUID(int=0)],
    "account_reset_password_from_key": ["abc", "no-such-key"],
    "account_confirm_email": ["no-such-key"],
    "mfa_edit_webauthn": [1],
    "mfa_remove_webauthn": [1],
}
NAMES = [pattern.name for pattern in urls.urlpatterns if pattern.name]
# The library's own addresses that we do not want at all.
SWITCHED_OFF = {"account_confirm_login_code"}
BAD = {"login": "nobody", "code": "x", "credential": "{}", "email": "no", "name": "", "password": "", "action_add": ""}


def address(name: str) -> str:
    return reverse(name, args=ARGUMENTS.get(name))


def assert_answered(response: Any) -> None:
    if response.status_code == 302:
        assert response["Location"].startswith("/"), response["Location"]
    elif response["Content-Type"].startswith("text/plain"):
        assert response.status_code == 200
    else:
        assert response.status_code in (200, 403, 404, 405), response.status_code
        if response.status_code != 405:
            assert_good_page(response)


VISITORS = ("nobody", "person", "person with app", "staff", "staff with app")


def come_in(who: str, joyce: User, beth: User) -> Client:
    client = Client()
    if who != "nobody":
        user = joyce if who.startswith("person") else beth
        sign_in(client, user)
        if who.endswith("app"):
            assert give_code(client).status_code == 302
        assert "_auth_user_id" in client.session
    return client


@pytest.mark.parametrize("who", VISITORS)
@pytest.mark.parametrize("sent", [None, {}, BAD], ids=["look", "empty form", "bad form"])
def test_every_address_answers(who: str, sent: dict[str, str] | None, joyce: User, beth: User) -> None:
    if who.endswith("app"):
        give_app(joyce)
        give_app(beth)
    visitor = come_in(who, joyce, beth)
    for name in NAMES:
        answer = visitor.get(address(name)) if sent is None else visitor.post(address(name), sent)
        assert_answered(answer)
        if sent is not None and who != "nobody":
            # A form may have signed them out, or removed what they came in with.
            cache.clear()
            if "_auth_user_id" not in visitor.session:
                visitor = come_in(who, joyce, beth)


def test_what_a_person_with_an_app_is_not_shown_is_known(joyce: User, beth: User) -> None:
    """So that the walk above draws every other page, and does not merely collect redirections."""
    give_app(joyce)
    visitor = come_in("person with app", joyce, beth)
    drawn = {name for name in NAMES if visitor.get(address(name)).status_code == 200}
    sent_on = {"account_login", "mfa_authenticate", "account_signup", "account_set_password", "mfa_activate_totp"}
    sent_on |= {"mfa_list_webauthn", "mfa_reauthenticate_webauthn"}
    only_posted = {"accounts_end_sign_in", "accounts_end_other_sign_ins"}
    not_theirs = {"accounts_use_invitation", "accounts_show_by_role", "mfa_edit_webauthn", "mfa_remove_webauthn"}
    assert set(NAMES) - drawn == sent_on | only_posted | not_theirs


def test_every_address_of_the_library_is_ours_or_does_not_exist() -> None:
    found = set(_names(allauth.account.urls.urlpatterns) | _names(allauth.mfa.urls.urlpatterns))
    assert found - SWITCHED_OFF == set(NAMES) & found
    for name in SWITCHED_OFF:
        with pytest.raises(NoReverseMatch):
            reverse(name)


def test_the_librarys_usual_addresses_are_not_there(client: Client) -> None:
    for path in ("/accounts/login/", "/accounts/signup/", "/accounts/2fa/", "/account/login/code/", "/account/2fa/"):
        assert client.get(path).status_code == 404


def test_answers_in_json_are_not_given(client: Client, joyce: User) -> None:
    sent = {"login": joyce.email, "password": "wrong"}
    for headers in ({"Accept": "application/json"}, {"X-Requested-With": "XMLHttpRequest"}):
        response = client.post("/account/sign-in", sent, headers=headers)
        assert response["Content-Type"].startswith("text/html")


def _names(patterns: list[Any]) -> set[str]:
    names: set[str] = set()
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            names |= _names(pattern.url_patterns)
        elif isinstance(pattern, URLPattern) and pattern.name:
            names.add(pattern.name)
    return names


def test_the_test_walks_what_is_served() -> None:
    served = {name for name in get_resolver().reverse_dict if isinstance(name, str)}
    assert set(NAMES) <= served
