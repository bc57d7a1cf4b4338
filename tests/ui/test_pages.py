"""Every layout and component, drawn: whole, labelled, translated, and safe to run."""

import re
from pathlib import Path
from typing import Any

import nhsuk_frontend_jinja
import pytest
from django.template import engines
from django.test import Client, RequestFactory
from django.utils import translation
from jinja2 import UndefinedError

from partake.ui.frame import Frame
from partake.ui.policy import SUPPORT_SCRIPT, content_policy, script_hash
from partake.ui.views import bad_request, server_error
from tests.pages import assert_good_page, assert_translated, pseudo_translated

pytestmark = pytest.mark.django_db

READABLE = ("/components?band=1&demonstration=1", "/everything", "/question", "/check", "/done", "/text")


@pytest.mark.parametrize("address", READABLE)
def test_pages_are_good_in_both_directions(client: Client, address: str) -> None:
    page = assert_good_page(client.get(address))
    assert (page.all("html")[0]["lang"], page.all("html")[0]["dir"]) == ("en-GB", "ltr")
    mirrored = assert_good_page(client.get(address, headers={"accept-language": "ar"}))
    assert (mirrored.all("html")[0]["lang"], mirrored.all("html")[0]["dir"]) == ("ar", "rtl")
    assert any(link["href"].endswith("nhsuk-frontend.rtl.css") for link in mirrored.all("link"))


@pytest.mark.parametrize(
    ("address", "status", "says"),
    [
        ("/refused", 403, "Agreeing it is hers to do."),
        ("/forbidden", 403, "You can’t do this from here"),
        ("/hidden", 404, "We say the same in both cases"),
        ("/nowhere", 404, "We say the same in both cases"),
    ],
)
def test_refusals_are_good_pages(client: Client, address: str, status: int, says: str) -> None:
    answer = client.get(address)
    assert answer.status_code == status
    assert_good_page(answer)
    assert says in answer.content.decode()


def test_what_is_hidden_and_what_is_not_there_look_the_same(client: Client) -> None:
    secrets = re.compile(r'value="[^"]*"')
    hidden, nowhere = (secrets.sub("", client.get(address).content.decode()) for address in ("/hidden", "/nowhere"))
    assert hidden == nowhere


def test_a_refusal_offers_ways_on_and_says_why(client: Client) -> None:
    page = assert_good_page(client.get("/refused"))
    assert page.all("h1")[0].name == "You can see Joyce’s plan, but you can’t agree it for her"
    assert "Suggest a change" in [link.name for link in page.all("a")]
    assert "403" not in " ".join(page.texts)


def test_the_layouts_own_words_are_all_translated(client: Client) -> None:
    mine = ("Wexbridge", "Partake", "Joyce Adeyemi", "Home", "My plan", "Who sees my record", "Find support",
            "Have your say", "Messages (1 new)", "Sign out", "Help and contact", "Say this in another format",
            "Accessibility", "Your rights and privacy", "Complaints")  # fmt: skip
    with pseudo_translated():
        assert_translated(client.get("/hidden?demonstration=1"), names=mine)
        answer = client.post("/text?demonstration=1", {"words": "x" * 101})
        assert_translated(answer, names=(*mine, "What matters to you?", "x" * 101))


def test_the_translation_check_finds_plain_words(client: Client) -> None:
    with pseudo_translated(), pytest.raises(AssertionError, match="never translated"):
        assert_translated(client.get("/check"))


def test_a_misspelt_name_is_an_error_in_our_templates(client: Client) -> None:
    request = RequestFactory().get("/")
    template = engines["jinja2"].from_string("{{ persn.name }}")
    with pytest.raises(UndefinedError):
        template.render({}, request)


def test_the_page_shown_when_all_is_broken_asks_nothing_of_the_database(
    client: Client, django_assert_num_queries: object
) -> None:
    client.raise_request_exception = False
    token = assert_good_page(client.get("/text")).token
    answer = client.post("/text", {"words": "crash", "form_token": token})
    assert answer.status_code == 500
    assert_good_page(answer)
    assert "broken" not in answer.content.decode()
    with django_assert_num_queries(0):  # type: ignore[operator]
        assert server_error(RequestFactory().get("/")).status_code == 500


def test_what_we_can_not_read_is_said_to_be_our_limit(client: Client) -> None:
    answer = bad_request(RequestFactory().get("/"))
    assert answer.status_code == 400
    assert_good_page(answer)


def test_the_frame_without_a_database_knows_language_and_direction() -> None:
    with translation.override("ar"):
        assert (Frame.bare().language, Frame.bare().direction) == ("ar", "rtl")
    assert Frame.bare().language == "en-GB"


def test_only_the_known_inline_script_may_run() -> None:
    template = Path(nhsuk_frontend_jinja.__file__).parent / "templates" / "nhsuk" / "template.jinja"
    assert SUPPORT_SCRIPT in template.read_text("utf-8")
    assert script_hash() in content_policy()
    assert "unsafe" not in content_policy()
    assert "https:" not in content_policy()


def test_answers_carry_safe_headers(client: Client, signed_in: Client, settings: object) -> None:
    for address in ("/check", "/hidden"):
        headers = client.get(address).headers
        assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
        assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
        assert "camera=()" in headers["Permissions-Policy"]
        assert headers["Cache-Control"] == "private, no-cache"
    assert signed_in.get("/check").headers["Cache-Control"] == "private, no-store"


def test_the_deployers_colours_are_a_public_stylesheet(client: Client, settings: object) -> None:
    settings.BRAND = {**settings.BRAND, "plum": "#123456", "frutiger": True}  # type: ignore[attr-defined]
    answer = client.get("/ui/brand.css")
    assert answer.headers["Content-Type"].startswith("text/css")
    assert "public" in answer.headers["Cache-Control"]
    assert "--plum: #123456;" in answer.content.decode()
    assert "Frutiger" in answer.content.decode()
    assert "font-src 'self' https://assets.nhs.uk" in content_policy()


def test_the_language_can_be_chosen_without_signing_in(client: Client) -> None:
    client.post("/ui/language", {"language": "ar", "next": "/check"})
    assert 'dir="rtl"' in client.get("/check").content.decode()
    answer = client.post("/ui/language", {"language": "ar", "next": "https://elsewhere.example/"})
    assert answer.headers["Location"] == "/"


def test_a_day_chip_is_a_time_a_machine_can_read(client: Client) -> None:
    assert 'datetime="2026-11-24"' in client.get("/components").content.decode()


def test_a_deployers_logo_is_drawn_only_when_set(client: Client, settings: Any, tmp_path: Path) -> None:
    assert client.get("/ui/logo").status_code == 404
    logo = tmp_path / "logo.svg"
    logo.write_text("<svg xmlns='http://www.w3.org/2000/svg'/>")
    settings.BRAND = {**settings.BRAND, "logo": str(logo), "logo_words": "Wexbridge NHS"}
    answer = client.get("/ui/logo")
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/svg+xml")
    answer.close()
