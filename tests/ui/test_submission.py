"""One press, one act; and nothing typed is lost."""

import threading
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connections
from django.http import HttpRequest
from django.test import Client, RequestFactory

from partake.kernel import clock
from partake.ui.kept_text import MOST_CHARACTERS, keep_for_later, kept_for, purge_kept_text
from partake.ui.models import FormUse, KeptText
from partake.ui.submission import ChangedSinceSent, Token, TokenRefused, once, purge_used_forms, version_of
from tests.pages import Page, assert_good_page
from tests.ui import urls

NOW = datetime(2026, 11, 19, 9, 0, tzinfo=UTC)


def drawn(client: Client, address: str = "/text", **headers: str) -> str:
    return assert_good_page(client.get(address)).token


def posted(user: object = None, *, path: str = "/press", token: str | None = None, **fields: Any) -> HttpRequest:
    """A request as a view meets it, its token drawn for `user` unless one is given."""
    plain = RequestFactory().post(path)
    plain.user = user or AnonymousUser()  # type: ignore[assignment]
    made = Token.draw(plain).sign() if token is None else token
    request = RequestFactory().post(path, {"form_token": made, **fields})
    request.user = plain.user
    return request


def person(number: int) -> Any:
    return SimpleNamespace(pk=number, is_authenticated=True)


# One press, one act


@pytest.mark.django_db
def test_a_second_press_gets_the_first_answer(client: Client) -> None:
    token = drawn(client)
    first = client.post("/text", {"words": "hello", "form_token": token})
    second = client.post("/text", {"words": "hello", "form_token": token})
    assert (first.status_code, first.headers["Location"]) == (302, "/done?n=1")
    assert second.headers["Location"] == "/done?n=1"
    assert len(urls.SAVED) == 1


@pytest.mark.django_db
def test_a_form_drawn_again_may_act_again(client: Client) -> None:
    for count in (1, 2):
        answer = client.post("/text", {"words": "hello", "form_token": drawn(client)})
        assert answer.headers["Location"] == f"/done?n={count}"


@pytest.mark.django_db
def test_going_back_and_changing_is_asked_about_not_dropped(client: Client) -> None:
    token = drawn(client)
    client.post("/text", {"words": "hello", "form_token": token})
    asked = client.post("/text", {"words": "goodbye", "form_token": token})
    page = assert_good_page(asked)
    assert "You have already sent this form." in asked.content.decode()
    assert "goodbye" in asked.content.decode()
    assert len(urls.SAVED) == 1
    assert client.post("/text", {"words": "goodbye", "form_token": page.token}).status_code == 302
    assert [saved["words"] for saved in urls.SAVED] == ["hello", "goodbye"]


@pytest.mark.django_db
def test_files_are_part_of_what_was_sent() -> None:
    token = Token.draw(posted()).sign()
    once(posted(token=token, letter=SimpleUploadedFile("a.pdf", b"one")), lambda: "/a")
    with pytest.raises(ChangedSinceSent):
        once(posted(token=token, letter=SimpleUploadedFile("b.pdf", b"one")), lambda: "/b")


@pytest.mark.django_db
def test_an_act_that_failed_may_be_tried_again_with_the_same_form(client: Client) -> None:
    token = drawn(client)
    rejected = client.post("/text", {"words": "no", "form_token": token})
    page = assert_good_page(rejected)
    assert page.token == token, "the same form, drawn again"
    assert FormUse.objects.count() == 0
    assert client.post("/text", {"words": "yes", "form_token": page.token}).status_code == 302


@pytest.mark.django_db
def test_what_an_action_rejects_stands_beside_its_field(client: Client) -> None:
    html = client.post("/text", {"words": "no", "form_token": drawn(client)}).content.decode()
    assert html.count("We have this already. What is new?") == 2
    assert 'href="#words"' in html
    above = client.post("/text", {"words": "nowhere", "form_token": drawn(client)})
    assert_good_page(above)
    assert above.content.decode().count("Something else is wrong.") == 1


@pytest.mark.django_db
def test_a_stale_save_shows_both_texts_and_then_may_be_saved(client: Client) -> None:
    stale = client.post("/text", {"words": "My words", "form_token": drawn(client, "/text?version=1")})
    page = assert_good_page(stale)
    html = stale.content.decode()
    assert "There are two versions now" in html and "Their words" in html and html.count("My words") == 2
    assert Token.read(page.token).version == 2
    assert client.post("/text", {"words": "My words", "form_token": page.token}).status_code == 302


def test_the_version_is_that_of_the_drawn_form() -> None:
    token = Token.draw(posted()).with_version(7).sign()
    assert version_of(posted(token=token)) == 7


@pytest.mark.django_db
def test_the_use_and_the_act_stand_or_fall_together() -> None:
    def breaks() -> str:
        KeptText.objects.create(user_id=1, path="/", fields={}, kept_at=NOW)
        raise RuntimeError

    with pytest.raises(RuntimeError):
        once(posted(), breaks)
    assert (FormUse.objects.count(), KeptText.objects.count()) == (0, 0)


def test_two_presses_at_the_same_moment_act_once(committed: None) -> None:
    """Eight threads press the same form at once; every one gets the first one's answer."""
    with clock.fixed(NOW):
        token, ready = Token.draw(posted()).sign(), threading.Barrier(8)
    acts: list[int] = []
    answers: list[str] = []
    failures: list[BaseException] = []

    def press(number: int) -> None:
        try:
            ready.wait(timeout=20)
            with clock.fixed(NOW):  # a clock is fixed in one thread only
                answers.append(once(posted(token=token), lambda: acts.append(number) or f"/done/{number}"))  # type: ignore[func-returns-value]
        except BaseException as wrong:
            failures.append(wrong)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=press, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert failures == []
    assert len(acts) == 1
    assert answers == [f"/done/{acts[0]}"] * 8


def test_when_the_first_of_two_presses_fails_the_other_acts(committed: None) -> None:
    with clock.fixed(NOW):
        token = Token.draw(posted()).sign()
    inside, go = threading.Event(), threading.Event()
    outcomes: dict[str, object] = {}

    def fails() -> str:
        inside.set()
        go.wait(timeout=20)
        raise RuntimeError("the first")

    def first() -> None:
        try:
            with clock.fixed(NOW):
                once(posted(token=token), fails)
        except RuntimeError as wrong:
            outcomes["first"] = str(wrong)
        finally:
            connections.close_all()

    def second() -> None:
        try:
            with clock.fixed(NOW):
                outcomes["second"] = once(posted(token=token), lambda: "/second")
        finally:
            connections.close_all()

    one, two = threading.Thread(target=first), threading.Thread(target=second)
    one.start()
    assert inside.wait(timeout=20)
    two.start()
    go.set()
    one.join(timeout=60)
    two.join(timeout=60)
    assert outcomes == {"first": "the first", "second": "/second"}


# Tokens that are not ours, not theirs, or too old


@pytest.mark.parametrize("token", ["", "nonsense", "eyJpZCI6MX0:forged"])
def test_a_forged_token_is_refused(token: str) -> None:
    with pytest.raises(TokenRefused) as refused:
        once(posted(token=token), lambda: "/never")
    assert not refused.value.drawn_for_other


def test_a_token_signed_by_us_for_something_else_is_refused() -> None:
    from partake.ui.submission import _signer

    for strange in ({"id": "1"}, ["a"], {"id": "1", "user": 1, "path": "/", "made": 1, "more": 2}):
        with pytest.raises(TokenRefused):
            Token.read(_signer().sign_object(strange))


def test_an_altered_token_is_refused() -> None:
    token = Token.draw(posted()).sign()
    with pytest.raises(TokenRefused):
        Token.read(("A" if token[0] != "A" else "B") + token[1:])


def test_a_token_for_another_page_is_refused() -> None:
    token = Token.draw(posted(path="/somewhere")).sign()
    with pytest.raises(TokenRefused):
        once(posted(token=token), lambda: "/never")


def test_another_readers_token_is_refused_whoever_sends_it() -> None:
    for drawn_for, sent_by, known in ((1, 2, True), (1, None, True), (None, 2, False)):
        drawer = posted(person(drawn_for) if drawn_for else None)
        with pytest.raises(TokenRefused) as refused:
            once(posted(person(sent_by) if sent_by else None, token=Token.draw(drawer).sign()), lambda: "/never")
        assert refused.value.drawn_for_other is known


@pytest.mark.django_db
def test_a_token_lives_as_long_as_its_use_is_remembered() -> None:
    with clock.fixed(NOW):
        token = Token.draw(posted()).sign()
        once(posted(token=token), lambda: "/first")
    with clock.fixed(NOW + timedelta(days=7)):
        assert purge_used_forms() == 0
        assert once(posted(token=token), lambda: "/again") == "/first"
    with clock.fixed(NOW + timedelta(days=7, seconds=1)):
        assert purge_used_forms() == 1
        with pytest.raises(TokenRefused):
            once(posted(token=token), lambda: "/again")


@pytest.mark.django_db
def test_a_form_open_too_long_comes_back_filled_in(client: Client) -> None:
    with clock.fixed(NOW):
        token = drawn(client)
    with clock.fixed(NOW + timedelta(days=8)):
        late = client.post("/text", {"words": "hello", "form_token": token})
        assert "This is not saved yet." in late.content.decode() and "hello" in late.content.decode()
        fresh = assert_good_page(late).token
        assert client.post("/text", {"words": "hello", "form_token": fresh}).status_code == 302


@pytest.mark.django_db
def test_a_button_with_a_bad_token_gets_a_kind_page(client: Client) -> None:
    answer = client.post("/press", {"form_token": "forged"})
    assert answer.status_code == 403
    assert_good_page(answer)
    assert "we changed nothing" in answer.content.decode()
    assert urls.SAVED == []


@pytest.mark.django_db
def test_a_button_in_a_page_works_and_works_once(signed_in: Client) -> None:
    page = assert_good_page(signed_in.get("/done"))
    token = next(one["value"] for one in page.all("input") if one["name"] == "form_token" and one.form
                 and one.form["action"] == "/press")  # fmt: skip
    for _ in range(2):
        assert signed_in.post("/press", {"form_token": token}).headers["Location"] == "/done?n=1"


# What was typed


@pytest.mark.django_db
def test_what_was_typed_outlives_the_session(signed_in: Client, reader: Any) -> None:
    token = drawn(signed_in)
    signed_in.logout()
    assert keep_for_later(posted(path="/text", token=token, words="half a sentence")) is True
    signed_in.force_login(reader)
    again = signed_in.get("/text")
    page = assert_good_page(again)
    assert "half a sentence" in again.content.decode() and "We kept what you wrote." in again.content.decode()
    signed_in.post("/text", {"words": "half a sentence", "form_token": page.token})
    assert KeptText.objects.count() == 0, "once sent, it is theirs no more to come back"


@pytest.mark.django_db
def test_nobody_else_at_that_browser_sees_it(signed_in: Client, other: Any) -> None:
    token = drawn(signed_in)
    signed_in.logout()
    keep_for_later(posted(path="/text", token=token, words="only mine"))
    assert "only mine" not in signed_in.get("/text").content.decode()
    signed_in.force_login(other)
    assert "only mine" not in signed_in.get("/text").content.decode()


@pytest.mark.django_db
def test_another_reader_sending_it_keeps_it_for_its_author(signed_in: Client, reader: Any, other: Any) -> None:
    token = drawn(signed_in)
    signed_in.force_login(other)
    answer = signed_in.post("/text", {"words": "Joyce’s words", "form_token": token})
    assert answer.status_code == 403
    assert_good_page(answer)
    assert "Joyce’s words" not in signed_in.get("/text").content.decode()
    signed_in.force_login(reader)
    assert "Joyce’s words" in signed_in.get("/text").content.decode()


@pytest.mark.django_db
def test_a_refused_act_keeps_what_was_typed(signed_in: Client) -> None:
    answer = signed_in.post("/text", {"words": "never", "form_token": drawn(signed_in)})
    assert answer.status_code == 403
    assert "what you typed is kept for you for 24 hours" in answer.content.decode()
    assert "never" in signed_in.get("/text").content.decode()


@pytest.mark.django_db
def test_a_failed_csrf_check_keeps_what_was_typed(reader: Any) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(reader)
    token = drawn(client)
    answer = client.post("/text", {"words": "long words", "form_token": token, "csrfmiddlewaretoken": "x" * 64})
    assert answer.status_code == 403
    assert_good_page(answer)
    assert "long words" in client.get("/text").content.decode()


@pytest.mark.django_db
def test_every_kind_of_field_comes_back(signed_in: Client, reader: Any) -> None:
    token = drawn(signed_in, "/everything")
    typed = {"name": "Joyce", "how": "post", "address": "1\n  Mill Lane", "parts": ["about", "plan"], "on-day": "3",
             "on-month": "May", "on-year": "2027", "team": "heart", "agree": "no"}  # fmt: skip
    keep_for_later(posted(path="/everything", token=token, **typed))
    page = assert_good_page(signed_in.get("/everything"))
    chosen = {one["value"] for one in page.all("input", "option") if {"checked", "selected"} & set(one.attributes)}
    assert chosen == {"post", "about", "plan", "heart", "no"}
    assert [one["value"] for one in page.all("input") if one["name"].startswith("on-")] == ["3", "May", "2027"]
    (address,) = (one for one in page.all("textarea") if one["name"] == "address")
    assert address.words == "1\n  Mill Lane", "no space is gathered on the way"


@pytest.mark.django_db
def test_secrets_and_files_are_never_kept(reader: Any) -> None:
    fields = {"words": "kept", "password": "hunter2", "new_password2": "x", "code": "123456", "postcode": "ZZ99 3CZ"}
    request = posted(reader, path="/text", **fields, letter=SimpleUploadedFile("a.pdf", b"one"))
    assert keep_for_later(request)
    assert KeptText.objects.get().fields == {"words": ["kept"], "postcode": ["ZZ99 3CZ"]}


@pytest.mark.django_db
def test_what_can_not_be_kept_says_so(reader: Any) -> None:
    request = posted(reader, words="x")
    request.method = "GET"
    assert keep_for_later(request) is False
    assert keep_for_later(posted(reader, token="forged", words="x")) is False
    assert keep_for_later(posted(None, words="x")) is False, "nobody in particular"
    assert keep_for_later(posted(reader, words="")) is False, "nothing typed"
    assert keep_for_later(posted(reader, words="x" * (MOST_CHARACTERS + 1))) is False
    assert KeptText.objects.count() == 0


@pytest.mark.django_db
def test_it_is_kept_for_a_day(reader: Any) -> None:
    with clock.fixed(NOW):
        keep_for_later(posted(reader, words="x"))
    with clock.fixed(NOW + timedelta(hours=24)):
        assert kept_for(posted(reader)) is not None
        assert purge_kept_text() == 0
    with clock.fixed(NOW + timedelta(hours=24, seconds=1)):
        assert kept_for(posted(reader)) is None
        assert purge_kept_text() == 1


@pytest.mark.django_db
def test_kept_text_for_another_form_on_the_page_is_not_announced(reader: Any, signed_in: Client) -> None:
    keep_for_later(posted(reader, path="/text", something_else="x"))
    assert "We kept" not in signed_in.get("/text").content.decode()
    bare = RequestFactory().get("/text")
    assert kept_for(bare) is None, "a request that no sign-in middleware has seen"


def test_pages_read_well() -> None:
    page = Page("<p>a <b>b</b></p>")
    assert [element.name for element in page.elements] == ["a b", "b"]
