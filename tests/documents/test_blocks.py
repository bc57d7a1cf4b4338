"""What a document refuses, and what it cleans: a document that is made can be read by everybody."""

from datetime import date

import pytest

from partake.documents import (
    Document,
    DocumentError,
    Heading,
    NumberedList,
    Paragraph,
    Picture,
    QrCode,
    Run,
    Strength,
    Table,
    Voice,
    Words,
    WriteHere,
    Zone,
    bold,
    bullets,
    link,
    numbered,
    paragraph,
)
from tests.documents.example import PNG_DOT


def jpeg_of(side: int) -> bytes:
    """The beginning of a JPEG of `side` by `side` pixels, behind a segment that is not its frame."""
    size = side.to_bytes(2, "big")
    return b"\xff\xd8\xff\xe0\x00\x04ok" + b"\xff\xc2\x00\x11\x08" + size + size + bytes(10)


@pytest.mark.parametrize(
    "make, said",
    [
        (lambda: Document("", ()), "the title needs words"),
        (lambda: Document(" \u202e", ()), "the title needs words"),
        (lambda: Document("Plan", (), language="English please"), "not a language tag"),
        (lambda: Document("Plan", (), language="e"), "not a language tag"),
        (lambda: Document("Plan", (Heading(3, "Goals"),)), "'Goals' is at level 3 after level 1: use 2"),
        (lambda: Document("Plan", (Heading(2, "A"), Heading(4, "B"))), "'B' is at level 4 after level 2: use 3"),
        (lambda: Heading(1, "Plan"), "use 2, 3 or 4"),
        (lambda: Heading(2, "\n"), "a heading needs words"),
        (lambda: Paragraph(()), "a paragraph needs words"),
        (lambda: bullets(), "at least one item"),
        (lambda: numbered("one", " "), "a list item needs words"),
        (lambda: link("", "https://partake.example"), "needs words"),
        (lambda: link("press", "javascript:alert(1)"), "cannot link to 'javascript:alert(1)'"),
        (lambda: link("press", "https://partake.example/a b"), "cannot link to"),
        (lambda: link("press", "file:///etc/passwd"), "cannot link to"),
        (lambda: Table("", ("Who",), ()), "a table's caption needs words"),
        (lambda: Table("Actions", (), ()), "'Actions' needs a header"),
        (lambda: Table("Actions", ("",), ()), "a table's header cell needs words"),
        (lambda: Table("Actions", ("Who", "What"), (("Joyce",),)), "1 cells under 2 headings"),
        (lambda: Voice(" "), "a voice needs words"),
        (lambda: Picture("", b"<svg/>"), "a picture's alternative needs words"),
        (lambda: Picture("A spade", b"GIF89a"), "neither SVG, PNG nor JPEG"),
        (lambda: Picture("A spade", b"<html/>"), "neither SVG, PNG nor JPEG"),
        (lambda: Picture("A spade", b'<!DOCTYPE svg [<!ENTITY a "b">]><svg>&a;</svg>'), "neither SVG, PNG nor JPEG"),
        (lambda: Picture("A spade", PNG_DOT[:14]), "neither SVG, PNG nor JPEG"),
        (lambda: Picture("A spade", PNG_DOT[:16] + bytes(8) + PNG_DOT[24:]), "neither SVG, PNG nor JPEG"),
        (
            lambda: Picture("A spade", PNG_DOT[:16] + (b"\x00\x01\x86\xa0" * 2) + PNG_DOT[24:]),
            "100,000 by 100,000 pixels",
        ),
        (lambda: Picture("A spade", jpeg_of(0)), "neither SVG, PNG nor JPEG"),
        (lambda: Picture("A spade", jpeg_of(60_000)), "60,000 by 60,000 pixels"),
        (lambda: Picture("A spade", jpeg_of(30)[:15]), "neither SVG, PNG nor JPEG"),
        (lambda: Picture("A spade", PNG_DOT + bytes(2_000_000)), "bytes: at most 2,000,000"),
        (lambda: Picture("A spade", b'<svg><g><script>x</script><image href="x"/></g></svg>'), "holds image, script"),
        (lambda: Picture("A spade", b"<svg><filter/></svg>"), "holds filter"),
        (lambda: QrCode("", "Open"), "a QR code's address needs words"),
        (lambda: QrCode("partake.example", "Open"), "cannot link to"),
        (lambda: QrCode("https://partake.example", ""), "a QR code needs words"),
        (lambda: QrCode("https://partake.example/" + "a" * 500, "Open"), "longer than 500 characters"),
        (lambda: WriteHere(0), "1 to 40 lines, not 0"),
        (lambda: WriteHere(41), "1 to 40 lines, not 41"),
        (lambda: Zone(0, "Fine", ()), "has the number 0"),
        (lambda: Zone(10, "Fine", ()), "has the number 10"),
        (lambda: Zone(1, "", ()), "a zone's title needs words"),
        (lambda: Zone(1, "Fine", (WriteHere(),)), "'Fine' holds a WriteHere"),  # type: ignore[arg-type]
        (lambda: Words(printed="Printed"), "'printed' hold [], not ['date']"),
        (lambda: Words(full_stop="{stop}"), "'full_stop' hold ['stop'], not []"),
        (lambda: Words(page="Page {page of {pages}"), "'page' cannot be read"),
    ],
)
def test_what_could_not_be_read_by_everybody_is_refused_and_says_why(make, said):
    with pytest.raises(DocumentError) as refused:
        make()
    assert said in str(refused.value)


def test_every_level_back_up_is_allowed():
    levels = (Heading(2, "A"), Heading(3, "B"), Heading(4, "C"), Heading(2, "D"), Zone(1, "E", ()), Heading(3, "F"))
    document = Document("Plan", levels)
    assert list(document.headings()) == [(1, "Plan"), (2, "A"), (3, "B"), (4, "C"), (2, "D"), (2, "E"), (3, "F")]


@pytest.mark.parametrize(
    "typed, kept",
    [
        ("a\x00b\x1b\x7f", "ab"),
        ("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"),
        ("tab\there", "tab here"),
        ("half \ud83d of a pair", "half \ufffd of a pair"),
        ("evil \u202etxt.exe", "evil txt.exe"),
        ("\ufffe\U0010ffff.", "."),
        ("kept: \u2067\u05d0\u2069 \u200d \u00a0 é e\u0301 😀", "kept: \u2067\u05d0\u2069 \u200d \u00a0 é e\u0301 😀"),
    ],
)
def test_what_cannot_be_stored_or_trusted_is_dropped_and_the_rest_kept(typed, kept):
    assert Run(typed).text == kept


def test_a_heading_and_a_title_are_one_line():
    assert Heading(2, "My\n goals ").text == "My goals"
    assert Document(" My\nplan", ()).title == "My plan"


def test_parts_become_runs():
    assert paragraph("Call ", bold("Sam")).runs == (Run("Call "), Run("Sam", bold=True))
    assert numbered("one", bold("two"), ("three ", bold("four"))) == NumberedList(
        ((Run("one"),), (Run("two", bold=True),), (Run("three "), Run("four", bold=True)))
    )


@pytest.mark.parametrize(
    "language, direction",
    [("en-GB", "ltr"), ("ar", "rtl"), ("ur-PK", "rtl"), ("pa", "ltr"), ("pa-Arab-PK", "rtl"), ("ks-Deva", "ltr")],
)
def test_the_direction_follows_from_the_language(language, direction):
    assert Document("Plan", (), language=language).direction == direction


def test_a_document_cannot_change():
    with pytest.raises(AttributeError):
        Document("Plan", (), valid_until=date(2026, 11, 24)).title = "Other"  # type: ignore[misc]
    assert hash(Document("Plan", (Zone(1, "Fine", (), Strength.SOLID),))) == hash(
        Document("Plan", (Zone(1, "Fine", (), Strength.SOLID),))
    )
