"""What no font can draw: named, noted, and never a reason to stop."""

import io
import subprocess
import unicodedata

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from partake.documents import Document, Format, Replacement, Voice, bold, paragraph, render
from partake.documents.glyphs import Proof, coverage
from partake.documents.pdf import Page
from tests.documents.example import PRINTED_ON
from tests.documents.test_html import everywhere


@pytest.mark.parametrize(
    "typed, printed",
    [
        ("plain", "plain"),
        ("Dŵr, Ọlá, Zażółć, Ἀθήνα, Київ, ½ × 20 ≥ 5 ✓ ☐ →", "Dŵr, Ọlá, Zażółć, Ἀθήνα, Київ, ½ × 20 ≥ 5 ✓ ☐ →"),
        ("你好，謝謝", "你好，謝謝"),
        ("e\u0301", "é"),
        ("thanks 🙂!", "thanks [slightly smiling face]!"),
        ("👍🏽", "[thumbs up sign]"),
        ("👩\u200d🔬", "[woman][microscope]"),
        ("❤\ufe0f", "❤"),
        ("안녕하세요", "[5 Hangul letters]"),
        ("ᚠ", "[1 Runic letter]"),
        ("ᚠ안녕ᚠ", "[1 Runic letter][2 Hangul letters][1 Runic letter]"),
        ("ᬅᬂ x", "[2 Balinese letters] x"),
        ("\U00020000\U00020001", "[2 Chinese letters]"),
        ("\ue000", "[character e000]"),
        ("\u0378", "[character 378]"),
        ("a\u0995\u0301b", "a\u0995[combining acute accent]b"),
        ("a\u20dd", "a[combining enclosing circle]"),
        ("line\nline 🙂", "line\nline [slightly smiling face]"),
        ("word\u2060joiner", "word\u2060joiner"),
        ("tag\U000e0041", "tag"),
    ],
)
def test_a_character_is_printed_or_named(typed, printed):
    assert Proof().print(typed) == printed


def test_what_was_replaced_is_counted_and_noted_at_the_end():
    document = Document("Thanks 🙂", (paragraph("🙂 and 한국"),), reference="🙂")
    result = render(document, Format.PDF_16, printed_on=PRINTED_ON)
    found = {(gone.original, gone.shown) for gone in result.replaced}
    assert found == {("🙂", "[slightly smiling face]"), ("한국", "[2 Hangul letters]")}
    said = subprocess.run(
        ["pdftotext", "-", "-"], input=result.content, capture_output=True, check=True
    ).stdout.decode()
    assert "square brackets instead: [slightly smiling face], [2 Hangul letters]" in " ".join(said.split())


def test_each_replacement_is_listed_once_with_how_often():
    proof = Proof()
    proof.print("🙂🙂")
    proof.print("🙂")
    assert proof.replaced == (Replacement("🙂", "[slightly smiling face]", 3),)


def test_every_character_the_list_promises_is_drawn_in_both_weights():
    everything = sorted(set().union(*coverage().families.values()))
    letters = [character for character in everything if unicodedata.category(character)[0] not in "MC"]
    lines = [" ".join(letters[at : at + 500]) for at in range(0, len(letters), 500)]
    page = Page(Document("All", tuple(paragraph(line, bold(line)) for line in lines)), 12, PRINTED_ON)
    fonts = {
        str(font.BaseFont).partition("+")[2]
        for sheet in pikepdf.open(io.BytesIO(page.compile())).pages
        for font in sheet.Resources.Font.values()
    }
    assert len(fonts) >= len(coverage().families)
    assert page.proof.replaced == ()


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60))
def test_any_text_anywhere_prints(typed):
    Page(everywhere(typed), 12, PRINTED_ON).compile()
    Page(everywhere(typed), 24, PRINTED_ON).compile()


MIXED = st.text(
    st.characters(categories=("Mn", "Mc", "Lo", "Cf", "So", "Nd"))
    | st.sampled_from("\u200d\u200c\u2067\u2069א ب\n#$\\<"),
    max_size=40,
)


@settings(max_examples=60, deadline=None)
@given(MIXED)
def test_any_mix_of_scripts_marks_and_directions_prints(typed):
    for language in ("ar", "en"):
        document = Document("T" + typed, (Voice("V" + typed), paragraph("P", typed)), language=language)
        Page(document, 20, PRINTED_ON).compile()
