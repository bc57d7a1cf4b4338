"""A first visit to the page a poster leads to weighs under 60 kB in each language: every byte a browser fetches."""

import gzip
import re
from pathlib import Path

import brotli
import pytest
from django.test import Client

import partake.ui
from partake.feedback.about_me import ASKED
from partake.feedback.actions.pages import change_page
from tests.pages import assert_good_page

OURS = Path(partake.ui.__file__).parent / "static" / "ui"
FIRST_VISIT = 60_000
FACE = re.compile(r"@font-face \{[^}]*?url\(\"([^\"]+)\"\)[^}]*?unicode-range: ([^;]+);", re.DOTALL)
OWN_FACE = re.compile(r"html:lang\((\w+)\)")


@pytest.mark.parametrize("language", ["en", "pl", "ar", "ur"])
def test_a_first_visit_is_light(page, nadia, language):
    change_page(actor=nadia, page=page, why="", phone="01632 960155", asks_about=ASKED, version=1)
    client = Client()
    response = client.get(f"/say/{page.code}?in={language}")
    drawn = assert_good_page(response)
    assert not drawn.all("script", "img", "iframe", "video")
    weight = len(gzip.compress(response.content, 6))
    for link in drawn.all("link"):
        if link["href"].startswith("/static/ui/"):
            weight += len(brotli.compress((OURS / link["href"].removeprefix("/static/ui/")).read_bytes(), quality=11))
        else:
            weight += len(client.get(link["href"]).content)
    weight += sum((OURS / name).stat().st_size for name in faces_of(response.content.decode(), language))
    assert weight < FIRST_VISIT, f"{weight} bytes"


def faces_of(html: str, language: str) -> list[str]:
    """The font files a browser fetches for these letters; it fetches none where the device's own font is used."""
    sheet = (OURS / "partake.css").read_text(encoding="utf-8")
    if language in OWN_FACE.findall(sheet):
        return []
    letters = {ord(letter) for letter in re.sub(r"<[^>]*>", "", html)}
    return [name for name, ranges in FACE.findall(sheet) if any(_covers(ranges, letter) for letter in letters)]


def _covers(ranges: str, letter: int) -> bool:
    for one in ranges.replace("U+", "").split(","):
        first, _, last = one.strip().partition("-")
        if int(first, 16) <= letter <= int(last or first, 16):
            return True
    return False
