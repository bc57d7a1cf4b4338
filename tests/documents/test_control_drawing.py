"""Control charts as drawings: signs by shape, lines by kind, and nothing joined that should not be."""

import re
from itertools import pairwise
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partake.documents import Document, Format, Picture, render
from partake.documents.control_drawing import (
    CHART_NARROW,
    CHART_WIDE,
    Dot,
    Event,
    Run,
    Sign,
    Times,
    control_chart,
)
from partake.documents.drawings import Marked
from partake.methods.errors import MethodError
from tests.documents.example import PRINTED_ON
from tests.documents.reading import poppler

REMINDERS = (Event(3, ("Text reminders begin",)),)
SVG = "{http://www.w3.org/2000/svg}"
OLD, NEW = (78.0, 71.0, 85.0), (87.0, 83.0, 91.0)


def chart(runs=None, events=REMINDERS, width=CHART_WIDE) -> str:
    before = tuple(Dot(place, value, Sign.USUAL, OLD) for place, value in enumerate((78, 76, 80)))
    after = tuple(Dot(place, value, Sign.BETTER, NEW) for place, value in enumerate((86, 88, 89), start=3))
    runs = (
        (Run(before, "average 78%, usual range 71% to 85%", "average 78%"), Run(after, "average 87%"))
        if runs is None
        else runs
    )
    return control_chart(
        runs,
        events,
        alternative="Good or very good",
        times=Times((Marked(0, "Nov"), Marked(3, "Feb")), (Marked(0, "2025"),)),
        legend=((Sign.USUAL, "usual ups and downs"), (Sign.BETTER, "better than usual")),
        show=lambda value: f"{value:.0f}%",
        width=width,
    )


def paths(svg: str) -> list[str]:
    return [one.get("d", "") for one in ElementTree.fromstring(svg).iter(f"{SVG}path")]


def texts(svg: str) -> list[str]:
    return ["".join(one.itertext()) for one in ElementTree.fromstring(svg).iter(f"{SVG}text")]


def joined(svg: str) -> list[str]:
    return [
        one.get("d", "") for one in ElementTree.fromstring(svg).iter(f"{SVG}path") if one.get("stroke-width") == "1.5"
    ]


def test_everything_is_named_on_the_drawing():
    said = texts(chart())
    for words in ("Text reminders begin", "average 87%", "Nov", "2025", "usual ups and downs", "80%"):
        assert words in said


def test_each_run_is_joined_for_itself_and_no_line_crosses_to_the_next():
    one, other = joined(chart())
    assert one.count("M") == other.count("M") == 1
    assert one.count("L") == other.count("L") == 2


def test_the_two_sides_of_a_gap_are_not_joined():
    (line,) = joined(chart([Run(tuple(Dot(at, 50, Sign.USUAL) for at in (0, 1, 4, 5)))], ()))
    assert re.findall("[ML]", line) == ["M", "L", "M", "L"]


def test_signs_differ_in_shape_and_not_in_colour_alone():
    drawn = {sign: control_shapes(sign) for sign in Sign}
    assert drawn[Sign.USUAL][:2] == ("circle", "currentColor")
    assert drawn[Sign.HOLLOW][:2] == ("circle", "#fff")
    assert drawn[Sign.DIFFERENT][0] == "rect"
    assert drawn[Sign.BETTER][0] == drawn[Sign.WORSE][0] == "path"
    up, down = (re.findall(r"[\d.]+", drawn[sign][2]) for sign in (Sign.BETTER, Sign.WORSE))
    assert float(up[1]) < float(up[3]) and float(down[1]) > float(down[3]), "one points up, one down"


def control_shapes(sign: Sign) -> tuple[str, ...]:
    from partake.documents.control_drawing import mark

    element = ElementTree.fromstring(mark(sign, 50, 50))
    return element.tag, element.get("fill", ""), element.get("d", "")


def test_the_average_is_solid_and_the_limits_are_broken():
    root = ElementTree.fromstring(chart())
    broken = [one for one in root.iter(f"{SVG}path") if one.get("stroke-dasharray")]
    solid = [
        one for one in root.iter(f"{SVG}path") if one.get("stroke-width") == "2" and one.get("stroke") == "currentColor"
    ]
    assert len(broken) == len(solid) == 2


def test_words_of_two_things_that_happened_do_not_cover_each_other():
    events = (Event(3, ("Text reminders begin", "A second phone line")), Event(4, ("Saturday clinic",)))
    for width in (CHART_WIDE, CHART_NARROW):
        root = ElementTree.fromstring(chart(events=events, width=width))
        heads = [one.find(f"{SVG}text") for one in root.iter(f"{SVG}g") if one.get("fill") == "#8a3f7c"]
        rows: dict[str, list[tuple[float, float]]] = {}
        for one in heads:
            half = len(one.text) * 8.4 / 2
            rows.setdefault(one.get("y"), []).append((float(one.get("x")) - half, float(one.get("x")) + half))
        for row in rows.values():
            row.sort()
            assert all(left[1] <= right[0] for left, right in pairwise(row))


def test_nothing_to_draw_is_refused():
    with pytest.raises(MethodError):
        chart(())


@given(
    st.lists(st.tuples(st.integers(0, 30), st.floats(0, 100), st.sampled_from([*Sign])), min_size=1, max_size=24),
    st.sampled_from([CHART_WIDE, CHART_NARROW]),
)
def test_no_mark_leaves_the_drawing(found, width):
    dots = [
        Dot(at, value, sign, (value, value - 3, value + 3)) for at, value, sign in sorted(found, key=lambda one: one[0])
    ]
    unique = list({dot.at: dot for dot in dots}.values())
    root = ElementTree.fromstring(chart([Run(tuple(unique), "average", "average")], (), width))
    height = float(root.get("height"))
    for one in (*root.iter(f"{SVG}circle"), *root.iter(f"{SVG}text")):
        x, y = (float(one.get("cx") or one.get("x")), float(one.get("cy") or one.get("y")))
        assert 0 <= x <= width and 0 <= y <= height


def test_it_prints_with_its_words():
    document = Document("Chart", (Picture("Good or very good", chart(width=600).encode()),))
    made = render(document, Format.PDF_16, printed_on=PRINTED_ON)
    assert b"Text reminders begin" in poppler("pdftotext", made.content, "-")
