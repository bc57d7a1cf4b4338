"""A file as a browser gets it: told what it is, run by nobody, kept by no cache, and in the stretches it asks for."""

import io

import pytest
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as some

from partake.files.domain import Kind
from partake.files.queries import FileFacts
from partake.files.serving import _range, file_answer

CONTENT = bytes(range(256)) * 1000
FACTS = FileFacts(None, Kind.SOUND, "audio/ogg", len(CONTENT), 2, None, None, None)


def answer(asked: str = "", facts: FileFacts = FACTS):
    headers = {"Range": asked} if asked else {}
    return file_answer(RequestFactory().get("/", headers=headers), facts, io.BytesIO(CONTENT), name="what-matters-2")


def test_the_whole_file_with_headers_that_keep_it_in_its_place():
    whole = answer()
    assert (whole.status_code, whole.getvalue()) == (200, CONTENT)
    assert whole.headers["Content-Type"] == "audio/ogg"
    assert whole.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in whole.headers["Content-Security-Policy"]
    assert "default-src 'none'" in whole.headers["Content-Security-Policy"]
    assert whole.headers["Cache-Control"] == "private, no-store"
    assert whole.headers["Content-Disposition"] == 'inline; filename="what-matters-2.ogg"'
    assert whole.headers["Accept-Ranges"] == "bytes"


def test_a_document_is_saved_and_never_opened_in_the_page():
    paper = FileFacts(None, Kind.DOCUMENT, "application/pdf", len(CONTENT), None, None, None, None)
    assert answer(facts=paper).headers["Content-Disposition"].startswith("attachment")


@pytest.mark.parametrize(
    ("asked", "first", "last"),
    [
        ("bytes=0-", 0, 255_999),
        ("bytes=1000-1999", 1000, 1999),
        ("bytes=255999-", 255_999, 255_999),
        ("bytes=200000-900000", 200_000, 255_999),
        ("bytes=-500", 255_500, 255_999),
        ("bytes=-900000", 0, 255_999),
    ],
)
def test_a_stretch_of_it(asked, first, last):
    part = answer(asked)
    assert part.status_code == 206
    assert part.headers["Content-Range"] == f"bytes {first}-{last}/256000"
    assert part.headers["Content-Length"] == str(last - first + 1)
    assert part.getvalue() == CONTENT[first : last + 1]


@pytest.mark.parametrize("asked", ["bytes=256000-", "bytes=900000-900001", "bytes=-0"])
def test_what_is_not_there_cannot_be_asked_for(asked):
    part = answer(asked)
    assert (part.status_code, part.headers["Content-Range"]) == (416, "bytes */256000")


NOT_UNDERSTOOD = ["bytes=5-3", "bytes=0-1,5-6", "lines=1-2", "bytes=-", "bytes=a-b", "bytes=" + "9" * 5000 + "-"]


@pytest.mark.parametrize("asked", NOT_UNDERSTOOD)
def test_what_is_not_understood_gets_the_whole(asked):
    assert answer(asked).status_code == 200


@given(some.from_regex(r"bytes=\d{0,9}-\d{0,9}", fullmatch=True), some.integers(1, 10**9))
def test_no_stretch_leaves_the_file(asked, size):
    found = _range(asked, size)
    if found is not None and found[0] <= found[1]:
        assert 0 <= found[0] <= found[1] < size
