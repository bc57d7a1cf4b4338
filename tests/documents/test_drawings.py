"""Drawings: whole SVG that a document takes, with every label on the page, none of it by colour."""

import re
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partake.documents import Document, Format, Picture, render
from partake.documents.drawings import (
    LETTER,
    NARROW,
    WIDE,
    Marked,
    Reading,
    Series,
    Shape,
    Span,
    line_chart,
    value_line,
)
from tests.documents.example import PRINTED_ON
from tests.documents.reading import poppler

SVG = "{http://www.w3.org/2000/svg}"
FIGURES = st.integers(min_value=0, max_value=999)


def reading(value=58, low=20, high=41, target=53) -> Reading:
    usual = Span(low, high, f"usual range {low} to {high}")
    return Reading(Marked(value, str(value)), usual, Marked(target, f"target {target}"))


def texts(svg: str) -> list[str]:
    return ["".join(one.itertext()) for one in ElementTree.fromstring(svg).iter(f"{SVG}text")]


def chart(width: int = WIDE) -> str:
    points = ((0.0, 74.0), (180.0, 67.0), (360.0, 63.0), (730.0, 57.0))
    return line_chart(
        [Series(points, Shape.DOT, "by a professional"), Series(((700.0, 60.0),), Shape.RING, "at home")],
        alternative="HbA1c over two years",
        spans=[Span(20, 41, "usual range 20 to 41")],
        targets=[Marked(53, "target 53")],
        times=[Marked(50.0, "Jan 2025"), Marked(55.0, "Feb 2025"), Marked(400.0, "Jan 2026")],
        width=width,
    )


def test_a_reading_says_its_value_its_range_and_its_target():
    svg = value_line([reading()], alternative="HbA1c: 58")
    assert texts(svg) == ["58", "target 53", "usual range 20 to 41"]
    assert 'aria-label="HbA1c: 58"' in svg and 'role="img"' in svg


@given(FIGURES, FIGURES, FIGURES, FIGURES, st.sampled_from([WIDE, NARROW]))
def test_no_mark_and_no_word_leaves_the_drawing(value, one, other, target, width):
    low, high = sorted((one, other))
    root = ElementTree.fromstring(value_line([reading(value, low, high + 1, target)], alternative="x", width=width))
    height = float(root.get("height"))
    for circle in root.iter(f"{SVG}circle"):
        assert 0 < float(circle.get("cx")) < width and 0 < float(circle.get("cy")) < height
    for words in root.iter(f"{SVG}text"):
        half = len(words.text) * LETTER / 2
        assert half - 0.1 <= float(words.get("x")) <= width - half + 0.1
        assert 0 < float(words.get("y")) <= height


def test_an_open_range_has_one_end():
    below = value_line([Reading(Marked(5.4, "5.4"), Span(None, 5, "usual range 5 or lower"))], alternative="x")
    above = value_line([Reading(Marked(71, "71"), Span(90, None, "usual range 90 or higher"))], alternative="x")
    assert 'd="M0 ' in below and "v-9" in below
    assert f"H{WIDE}" in above and "v9" in above and "v-9" not in above


def test_two_numbers_stand_on_two_lines_to_one_scale():
    pair = [Reading(Marked(138, "138"), caption="Top number"), Reading(Marked(84, "84"), caption="Bottom number")]
    svg = value_line(pair, alternative="x")
    top, bottom = ElementTree.fromstring(svg).iter(f"{SVG}circle")
    assert float(top.get("cx")) > float(bottom.get("cx"))
    assert float(top.get("cy")) < float(bottom.get("cy"))
    assert "Top number" in texts(svg) and "Bottom number" in texts(svg)


def test_a_chart_names_its_ends_its_times_and_what_each_shape_means():
    said = texts(chart())
    assert {"74", "57", "60", "by a professional", "at home", "usual range 20 to 41", "target 53"} <= set(said)
    assert "Jan 2025" in said and "Jan 2026" in said
    assert "Feb 2025" not in said, "words that would cover others are left out"


def test_shapes_tell_series_apart_without_colour():
    root = ElementTree.fromstring(chart())
    circles = list(root.iter(f"{SVG}circle"))
    hollow = [one for one in circles if one.get("class")]
    assert len(circles) == 4 + 1 + 2  # the readings, and one of each in the legend
    assert len(hollow) == 2
    colours = {one.get(name) for one in root.iter() for name in ("fill", "stroke") if one.get(name)}
    assert colours == {"currentColor", "none", "#fff"}


def test_small_ups_and_downs_are_not_drawn_as_cliffs():
    def drop(least: float) -> float:
        series = [Series(((0.0, 82.4), (9.0, 83.1)), Shape.DOT, "at home")]
        svg = line_chart(series, alternative="x", least=least)
        first, second, _ = ElementTree.fromstring(svg).iter(f"{SVG}circle")
        return abs(float(first.get("cy")) - float(second.get("cy")))

    assert drop(8) < drop(0) / 4


def test_nothing_inline_that_the_content_policy_would_block():
    for svg in (chart(), value_line([reading()], alternative="x")):
        assert "style" not in svg and "<script" not in svg


def test_words_are_only_ever_words():
    svg = value_line([Reading(Marked(1, "<b>&"), caption='"><x')], alternative='a"><script>')
    assert texts(svg) == ['"><x', "<b>&"]
    assert ElementTree.fromstring(svg).get("aria-label") == 'a"><script>'


@pytest.mark.parametrize("form", [Format.PDF_12, Format.PDF_28, Format.TEXT])
def test_a_drawing_goes_into_every_format(form):
    picture = Picture("HbA1c over two years", chart(NARROW).encode())
    made = render(Document("Results", (picture,)), form, printed_on=PRINTED_ON)
    assert not made.replaced


def test_a_drawing_grows_with_the_print_so_that_its_words_do():
    picture = Picture("HbA1c", value_line([reading()], alternative="x", width=NARROW).encode())

    def tallest(form: Format) -> float:
        made = render(Document("Results", (picture,)), form, printed_on=PRINTED_ON)
        boxes = poppler("pdftotext", made.content, "-", "-bbox").decode()
        (box,) = re.findall(r'yMin="([\d.]+)"[^>]*yMax="([\d.]+)">58<', boxes)
        return float(box[1]) - float(box[0])

    assert tallest(Format.PDF_24) == pytest.approx(2 * tallest(Format.PDF_12), rel=0.05)
