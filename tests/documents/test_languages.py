"""Six languages, each printed with no character replaced, at the smallest and the largest size.

The phrases only try the scripts (joining letters, marks, conjuncts): they are not approved translations.
"""

import re
import subprocess
import unicodedata
from datetime import date

import pytest

from partake.documents import (
    Document,
    Format,
    Heading,
    Strength,
    Table,
    Voice,
    Words,
    Zone,
    bold,
    bullets,
    numbered,
    paragraph,
    render,
)
from tests.documents.example import PRINTED_ON

LANGUAGES = {
    "en-GB": ("My plan", "What matters to me: my garden, £20 a week, café on Saturdays.", "November", Words()),
    "cy": ("Fy nghynllun", "Beth sy’n bwysig i mi: fy nheulu, tŷ, dŵr, ŵyn a’r capel.", "Tachwedd", Words()),
    "pl": ("Mój plan", "Co jest dla mnie ważne: rodzina. Zażółć gęślą jaźń.", "listopada", Words()),
    "ar": ("خطتي", "ما يهمني: عائلتي وحديقتي، صباحًا ومساءً. اللَّه ٩", "نوفمبر", Words(full_stop=".")),
    "bn": ("আমার পরিকল্পনা", "আমার কাছে যা গুরুত্বপূর্ণ: পরিবার, ক্ষুদ্র শ্রী জ্ঞান", "নভেম্বর", Words(full_stop="।")),
    "pa": ("ਮੇਰੀ ਯੋਜਨਾ", "ਮੇਰੇ ਲਈ ਕੀ ਮਹੱਤਵਪੂਰਨ ਹੈ: ਪਰਿਵਾਰ, ਸ਼੍ਰੀ ਖ਼ੁਸ਼ੀ", "ਨਵੰਬਰ", Words(full_stop="।")),
}


def document(language: str) -> Document:
    title, words, _, own = LANGUAGES[language]
    return Document(
        title,
        (
            Heading(2, title),
            Voice(words, who=title, when=date(2026, 11, 6)),
            paragraph(bold(title), " ", words, " 01632 960144"),
            bullets(words),
            numbered(words),
            Table(title, (title, words), ((words, title),)),
            Zone(1, title, (paragraph(words),), Strength.SOLID),
        ),
        language=language,
        reference=title,
        call=f"{title} 01632 960144",
        words=own,
    )


@pytest.mark.parametrize("format", [Format.PDF_12, Format.PDF_28])
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_prints_with_nothing_replaced(language, format):
    result = render(document(language), format, printed_on=PRINTED_ON)
    assert result.replaced == ()
    fonts = subprocess.run(["pdffonts", "-"], input=result.content, capture_output=True, check=True).stdout.decode()
    assert all("yes yes yes" in line for line in fonts.splitlines()[2:])  # embedded, subset, mapped back to text


@pytest.mark.parametrize("language", LANGUAGES)
def test_its_words_can_be_copied_out_again(language):
    title, _, month, _ = LANGUAGES[language]
    result = render(document(language), Format.PDF_12, printed_on=PRINTED_ON)
    said = subprocess.run(
        ["pdftotext", "-", "-"], input=result.content, capture_output=True, check=True
    ).stdout.decode()
    letters = {character for character in title + month if character.isalpha()}
    assert letters <= set(unicodedata.normalize("NFC", unicodedata.normalize("NFKC", said)))


def test_a_telephone_number_stays_in_order_in_arabic():
    number = Document("خطتي", (paragraph("اتصل بالرقم 01632 960144 اليوم"),), language="ar", mark="")
    made = render(number, Format.PDF_12, printed_on=PRINTED_ON)
    said = subprocess.run(["pdftotext", "-bbox", "-", "-"], input=made.content, capture_output=True, check=True)
    left = {word: float(edge) for edge, word in re.findall(r'xMin="([\d.]+)".*>(\d+)<', said.stdout.decode())}
    assert left["01632"] < left["960144"]
