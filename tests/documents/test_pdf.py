"""Print, read back: what a screen reader, a large-print reader and a photocopier get."""

import io
import re
import subprocess
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pikepdf
import pytest
import segno
from PIL import Image

from partake.documents import (
    Document,
    Format,
    Heading,
    PageBreak,
    Picture,
    QrCode,
    Table,
    TickList,
    Voice,
    WriteHere,
    Zone,
    bold,
    bullets,
    link,
    paragraph,
    render,
)
from partake.documents.blocks import runs
from tests.documents.example import PNG_DOT, PRINTED_ON, plan
from tests.documents.reading import PRINT, boxes, opened, page_words, rendered, tags, type_sizes

MARGIN = 17 * 72 / 25.4
INSTRUCTIONS = '#let x = 1 #panic("no") $ * @here <label> \\ _a_ `raw` // gone /* gone */ "quoted" --- [x] #'


@pytest.mark.parametrize("format", PRINT)
def test_every_size_is_tagged_titled_and_in_its_language(format):
    pdf = opened(plan(), format)
    assert pdf.Root.MarkInfo.Marked
    assert str(pdf.Root.Lang) == "en-GB"
    assert pdf.Root.ViewerPreferences.DisplayDocTitle
    with pdf.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert metadata["dc:title"] == "Joyce Adeyemi: my plan"


def test_the_name_in_the_window_is_the_title_as_it_was_typed():
    title = "Plan 2 for 🙂 " + "W" * 100
    with opened(Document(title, ())).open_metadata() as metadata:
        assert metadata["dc:title"] == title


@pytest.mark.parametrize("format", PRINT)
def test_every_page_is_a4(format):
    for page in opened(plan(), format).pages:
        assert [float(side) for side in page.mediabox] == pytest.approx([0, 0, 595.276, 841.89], abs=0.01)


@pytest.mark.parametrize("format", PRINT)
def test_nothing_is_set_smaller_than_the_reader_asked_for(format):
    sizes = type_sizes(opened(plan(), format))
    assert min(sizes) == format.points
    assert max(sizes) > format.points


def test_the_layout_is_true_not_enlarged():
    pages = [len(opened(plan(), format).pages) for format in PRINT]
    assert pages == sorted(pages)
    assert pages[0] < pages[-1]


def test_headings_follow_the_document():
    pdf = opened(plan())
    levels = [tag for tag, _ in tags(pdf) if re.fullmatch("H[1-6]", tag)]
    assert levels == [f"H{level}" for level, _ in plan().headings()]


def test_each_block_has_its_own_tag():
    found = [tag for tag, _ in tags(opened(plan()))]
    assert found.count("BlockQuote") == 2
    assert found.count("Table") == 1
    assert found.count("TH") == 4
    assert found.count("TD") == 8
    assert found.count("L") == 5  # bullets, numbers, boxes to tick, and two lists on the card
    assert found.count("Link") == 2


def test_a_screen_reader_knows_columns_links_order_and_footers():
    pdf = opened(plan())
    assert {str(cell.A[0].Scope) for tag, cell in tags(pdf) if tag == "TH"} == {"/Column"}
    linked = [str(link.Contents) for page in pdf.pages for link in page.get("/Annots", [])]
    assert linked == ["Telephone 07700900318", "https://partake.example/rights/"]
    for page in pdf.pages:
        assert page.Tabs == "/S"
        marked = [operands for operands, operator in pikepdf.parse_content_stream(page) if str(operator) == "BDC"]
        assert any(str(operands[1].get("/Subtype")) == "/Footer" for operands in marked)


def test_pictures_say_what_they_show():
    said = [str(node.Alt) for tag, node in tags(opened(plan())) if tag == "Figure"]
    assert said == ["A plum square", "Open the plan as it is today partake.example/r7k2"]


@pytest.mark.parametrize("format", PRINT)
def test_the_footer_is_on_every_page(format):
    pages = page_words(plan(), format)
    for number, page in enumerate(pages, 1):
        for fact in (
            "My plan, version 3.",
            "Valid until 24 November 2026.",
            "Printed 19 November 2026.",
            "Key worker: Sam Whitcombe, 01632 960144.",
            f"Page {number} of {len(pages)}.",
        ):
            assert fact in page


def test_a_long_footer_is_shortened_and_said_in_full_once():
    name, call = "A plan with a long name " * 9, "Ask for anyone on the team " * 9 + "01632 960144"
    pages = page_words(
        Document("Plan", (PageBreak(), paragraph("x"), PageBreak(), paragraph("y")), reference=name, call=call)
    )
    assert name.strip() in pages[0]
    assert call in pages[0]
    assert "A plan with a long name A plan with a long name" in pages[1]
    assert name.strip() not in pages[1]
    assert pages[1].count("01632 960144.") == 1


@pytest.mark.parametrize("format", PRINT)
def test_the_line_at_the_top_stands_clear_of_the_mark(format):
    document = Document("Card", (), mark="Partake", corner="Keep this where everybody at home can see it")
    content = rendered(document, format)
    said = subprocess.run(
        ["pdftotext", "-bbox", "-", "-"], input=content, capture_output=True, check=True
    ).stdout.decode()
    found = re.findall(r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]+)<', said)
    mark = next(box for *box, word in found if "Partake" in word)
    keep = next(box for *box, word in found if word == "Keep")
    assert float(keep[0]) > float(mark[2]) or float(keep[1]) > float(mark[1]) + format.points


def test_answers_to_tick_stay_together():
    before = tuple(paragraph("A line before the question.") for _ in range(24))
    answers = TickList(tuple(runs(f"Answer {number}") for number in range(6)))
    for skipped in range(12):
        pages = page_words(Document("Form", (*before[skipped:], answers)))
        assert sum("Answer" in page for page in pages) == 1


def test_words_come_in_reading_order():
    said = " ".join(page_words(plan()))
    places = [
        said.index(words) for words in ("Joyce Adeyemi: my plan", "My grandson Dayo", "Walk a bit", "1 Fine: carry on")
    ]
    assert places == sorted(places)


def test_a_table_becomes_sentences_from_20_point():
    sentence = "Joyce. What: Walk a bit further three times a week. When: from 12 October. How sure: 8 out of 10."
    assert [sentence in " ".join(page_words(plan(), format)) for format in PRINT] == [False, False, True, True, True]
    assert "Table" not in [tag for tag, _ in tags(opened(plan(), Format.PDF_20))]
    assert "Beth Lund. What: Find a slow walking group. When: by 20 November. " in " ".join(
        page_words(plan(), Format.PDF_28)
    )


def test_the_quotation_mark_is_dropped_from_20_point():
    voice = Document("Words", (Voice("I still wake at five."),), mark="")
    assert ["“" in " ".join(page_words(voice, format)) for format in PRINT] == [True, True, False, False, False]


def test_a_voice_says_whose_when_and_with_whose_help():
    assert "Joyce Adeyemi, 6 October 2026, with help from Tunde Adeyemi" in " ".join(page_words(plan()))


def test_paper_prints_where_a_link_leads():
    said = " ".join(page_words(plan()))
    assert "your rights (partake.example/rights)." in said
    assert "Tunde (07700900318)" in said


@pytest.mark.parametrize("format", [Format.PDF_12, Format.PDF_28])
@pytest.mark.parametrize("long", ["W" * 300, "Щ" * 300, "ണ്ണ" * 100, "a" * 300, "G" * 300])
def test_no_word_leaves_the_page_however_long(format, long):
    everything = Document(
        long,
        (
            Heading(2, long),
            paragraph(long, bold(long), link(long, "https://partake.example/" + "w" * 200)),
            bullets(long),
            Table(long, (long, long, "a", "b", "c"), ((long, "d", long, "", "e"),)),
            Voice(long, who=long),
            Zone(1, long, (paragraph(long),)),
            QrCode("https://partake.example/" + "w" * 200, long),
            paragraph("1 2 3 4 5 6 7 8 9 " * 40),
        ),
        reference=long,
        call=long,
        corner=long,
        mark=long,
    )
    edges = list(boxes(everything, format))
    assert min(left for left, _ in edges) >= MARGIN - 1
    assert max(right for _, right in edges) <= 595.28 - MARGIN + 1


@pytest.mark.parametrize("format", [Format.PDF_12, Format.PDF_28])
def test_what_is_typed_is_never_an_instruction(format):
    hostile = Document(
        INSTRUCTIONS,
        (
            Heading(2, INSTRUCTIONS),
            paragraph(INSTRUCTIONS, bold(INSTRUCTIONS)),
            bullets(INSTRUCTIONS),
            Table(INSTRUCTIONS, (INSTRUCTIONS, INSTRUCTIONS), ((INSTRUCTIONS, INSTRUCTIONS),)),
            Voice(INSTRUCTIONS, who=INSTRUCTIONS),
            Zone(1, INSTRUCTIONS, (paragraph(INSTRUCTIONS),)),
        ),
        reference=INSTRUCTIONS,
        call=INSTRUCTIONS,
    )
    said = "".join(page_words(hostile, format)).replace(" ", "")
    assert said.count(INSTRUCTIONS.replace(" ", "")) >= 9


def test_the_same_document_gives_the_same_bytes():
    assert rendered(plan(), Format.PDF_16) == rendered(plan(), Format.PDF_16)


def test_many_at_once_do_not_meet():
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(lambda number: page_words(Document(f"Plan {number}", ()))[0], range(12)))
    assert [f"Plan {number} " in said for number, said in enumerate(made)] == [True] * 12


def test_a_long_voice_runs_over_pages_and_loses_nothing():
    words = " ".join(f"word{number}" for number in range(2000))
    said = " ".join(page_words(Document("Long", (Voice(words), WriteHere(40))), Format.PDF_28)).split()
    assert [word for word in said if word.startswith("word")] == words.split()


def test_a_page_break_starts_a_page_and_never_leaves_a_blank_one():
    broken = Document("Two", (paragraph("first"), PageBreak(), PageBreak(), paragraph("second"), PageBreak()))
    pages = page_words(broken)
    assert [("first" in page, "second" in page) for page in pages] == [(True, False), (False, True)]


def test_a_qr_code_on_paper_is_the_code():
    address = "https://partake.example/r7k2"
    shown = rendered(Document("Code", (QrCode(address, "Open"),), mark=""))
    image = subprocess.run(["pdftoppm", "-r", "300", "-gray", "-"], input=shown, capture_output=True, check=True).stdout
    _, width, height, _, pixels = re.fullmatch(rb"(P5)\n(\d+) (\d+)\n(\d+)\n(.*)", image, re.DOTALL).groups()
    matrix = [[bool(module) for module in row] for row in segno.make(address, error="m", micro=False).matrix]
    module = 32 / 25.4 * 300 / (len(matrix) + 8)
    left, width = 17 / 25.4 * 300 + 4.5 * module, int(width)

    def read(top: int) -> list[list[bool]]:
        return [
            [
                pixels[int(top + row * module) * width + int(left + column * module)] < 128
                for column in range(len(matrix))
            ]
            for row in range(len(matrix))
        ]

    assert any(read(top) == matrix for top in range(int(height) - int(len(matrix) * module) - 1))


def test_a_broken_picture_gives_way_to_its_words_and_others_stay():
    broken = Picture("Two hands holding a spade 🙂", PNG_DOT[:40])
    result = render(Document("Pictures", (broken, Picture("A dot", PNG_DOT))), Format.PDF_12, printed_on=PRINTED_ON)
    assert {(gone.original, gone.shown) for gone in result.replaced} == {
        ("🙂", "[slightly smiling face]"),
        ("Two hands holding a spade 🙂", "Two hands holding a spade 🙂"),
    }
    pdf = pikepdf.open(io.BytesIO(result.content))
    assert [str(node.Alt) for tag, node in tags(pdf) if tag == "Figure"] == ["A dot"]
    said = subprocess.run(
        ["pdftotext", "-", "-"], input=result.content, capture_output=True, check=True
    ).stdout.decode()
    assert "Picture: Two hands holding a spade [slightly smiling face]" in said


def test_a_drawing_without_its_letters_gives_way_to_its_words():
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="250" height="50"><text y="20">{}</text></svg>'
    drawn, lost = (Picture(words, drawing.format(words).encode()) for words in ("Average ▲ 12", "평균"))
    result = render(Document("Charts", (drawn, lost)), Format.PDF_12, printed_on=PRINTED_ON)
    assert [gone.original for gone in result.replaced if gone.shown == "평균"] == ["평균"]
    said = subprocess.run(
        ["pdftotext", "-", "-"], input=result.content, capture_output=True, check=True
    ).stdout.decode()
    assert "Average ▲ 12" in said


@pytest.mark.parametrize("width, height", [(5000, 20), (20, 5000), (4000, 4000)])
def test_a_picture_of_any_shape_stays_on_its_page(width, height):
    size = f'width="{width}" height="{height}"'
    drawing = f'<svg xmlns="http://www.w3.org/2000/svg" {size}><rect {size}/></svg>'
    pdf = opened(Document("Picture", (Picture("A black shape", drawing.encode()),)))
    figure = next(node for tag, node in tags(pdf) if tag == "Figure")
    left, bottom, right, top = (float(edge) for edge in figure.A[0].BBox)
    assert left >= MARGIN - 1
    assert right <= 595.28 - MARGIN + 1
    assert bottom >= MARGIN
    assert top <= 841.9 - MARGIN


def test_a_photograph_prints():
    shown = opened(Document("Photo", (Picture("One black dot", PNG_DOT),)))
    assert [str(node.Alt) for tag, node in tags(shown) if tag == "Figure"] == ["One black dot"]


def jpeg(width: int, height: int) -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (width, height), "#4f7a3a").save(made, "JPEG")
    return made.getvalue()


def test_a_tall_photograph_leaves_the_words_room():
    shown = opened(Document("Photo", (Picture("A sunflower", jpeg(200, 900)), paragraph("It is taller than I am."))))
    (figure,) = [node for tag, node in tags(shown) if tag == "Figure"]
    _left, bottom, _right, top = (float(edge) for edge in figure.A[0].BBox)
    assert top - bottom == pytest.approx(110 * 72 / 25.4, abs=1)
    assert len(shown.pages) == 1


def test_a_right_to_left_page_starts_at_the_right():
    document = Document("خطتي", (paragraph("ما يهمني"),), language="ar", mark="")
    assert max(right for _, right in boxes(document, Format.PDF_12)) == pytest.approx(595.28 - MARGIN, abs=2)
    assert str(opened(document).Root.Lang) == "ar"


def test_a_document_of_facts_alone_prints_without_them():
    page = page_words(Document("Bare", ()))[0]
    assert page == "“Partake Bare Printed 19 November 2026. Page 1 of 1."


def test_an_unknown_language_has_english_dates():
    document = Document("Bare", (Voice("Words", when=date(2026, 10, 6)),), language="zxx")
    assert "6 October 2026" in page_words(document)[0]
