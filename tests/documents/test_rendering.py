"""The one way in."""

import subprocess
import sys

import pytest

from partake.documents import Document, Format, NeedsAPerson, render
from tests.documents.example import PRINTED_ON, plan


@pytest.mark.parametrize(
    "format, filename, media_type, start",
    [
        (Format.HTML, "joyce-adeyemi-my-plan.html", "text/html; charset=utf-8", b"<!DOCTYPE html>"),
        (Format.TEXT, "joyce-adeyemi-my-plan.txt", "text/plain; charset=utf-8", b"Joyce Adeyemi: my plan\n"),
        (Format.PDF_12, "joyce-adeyemi-my-plan-12-point.pdf", "application/pdf", b"%PDF-"),
        (Format.PDF_24, "joyce-adeyemi-my-plan-24-point.pdf", "application/pdf", b"%PDF-"),
    ],
)
def test_each_format_has_its_bytes_type_and_name(format, filename, media_type, start):
    made = render(plan(), format, printed_on=PRINTED_ON)
    assert (made.filename, made.media_type, made.replaced) == (filename, media_type, ())
    assert made.content.startswith(start)


@pytest.mark.parametrize("format", [format for format in Format if not format.made_by_machine])
def test_a_format_that_needs_a_person_is_refused_by_name(format):
    with pytest.raises(NeedsAPerson, match=format.label) as refused:
        render(plan(), format, printed_on=PRINTED_ON)
    assert refused.value.format is format


def test_what_a_machine_makes():
    made = [format.value for format in Format if format.made_by_machine]
    assert made == ["html", "text", "pdf-12", "pdf-16", "pdf-20", "pdf-24", "pdf-28"]
    assert len({format.label for format in Format}) == len(Format)


@pytest.mark.parametrize(
    "title, name",
    [
        ("Żółty: «plan» / 2", "zoty-plan-2.txt"),
        ("خطتي", "document.txt"),
        ("a" * 200, "a" * 60 + ".txt"),
        ("../x", "x.txt"),
    ],
)
def test_a_name_is_safe_for_any_disk(title, name):
    assert render(Document(title, ()), Format.TEXT, printed_on=PRINTED_ON).filename == name


def test_the_room_is_pure_and_loads_typst_only_to_print():
    read = (
        "import sys, partake.documents; print([name for name in ('django', 'typst', 'segno') if name in sys.modules])"
    )
    assert subprocess.run([sys.executable, "-c", read], capture_output=True, check=True).stdout == b"[]\n"
