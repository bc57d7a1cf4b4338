"""Workbooks read safely: what Excel writes, and what somebody made to burst."""

import io
import tracemalloc
import zipfile

import pytest

from partake.kernel.csv_reading import NotAList
from partake.kernel.workbook_reading import Workbook, column_name
from tests.imports.workbooks import NS, Raw, parts, sheet, workbook, zipped


def read(content: bytes, name: str | None = None) -> list[tuple[str, ...]]:
    book = Workbook(io.BytesIO(content))
    return [line.cells for line in book.lines(name or book.sheets[0])]


def with_extra(rows, **more: str) -> bytes:
    return zipped({**parts({"One": sheet(rows)}), **{name.replace("__", "/"): xml for name, xml in more.items()}})


def test_words_numbers_gaps_and_several_sheets():
    made = workbook(One=[["Ward", "", "How many"], ["Poppy", "", 12], [], ["Elm", "a & b", 0.5]], Two=[["x"]])
    assert Workbook(io.BytesIO(made)).sheets == ("One", "Two")
    assert read(made) == [("Ward", "", "How many"), ("Poppy", "", "12"), ("Elm", "a & b", "0.5")]
    assert [line.number for line in Workbook(io.BytesIO(made)).lines("One")] == [1, 2, 4]
    assert read(made, "Two") == [("x",)]


def test_shared_words_in_pieces_days_and_what_is_said_aloud():
    files = parts({"One": sheet([[Raw('<c r="{at}" t="s"><v>0</v></c>'), Raw('<c r="{at}" s="1"><v>45870</v></c>')]])})
    files["xl/sharedStrings.xml"] = (
        f'<sst xmlns="{NS}"><si><r><t>Poppy </t></r><r><t>Ward</t></r><rPh><t>aloud</t></rPh></si></sst>'
    )
    files["xl/styles.xml"] = (
        f'<styleSheet xmlns="{NS}"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>'
    )
    assert read(zipped(files)) == [("Poppy Ward", "2025-08-01")]


def test_a_formula_is_known_as_one():
    made = workbook(One=[["a", Raw('<c r="{at}"><f>SUM(A1)</f><v>7</v></c>')]])
    (line,) = Workbook(io.BytesIO(made)).lines("One")
    assert line.cells == ("a", "7") and line.formulas == {1}


@pytest.mark.parametrize(
    "content",
    [
        b"PK\x03\x04 and then nothing",
        workbook(One=[["a"]])[:-30],
        zipped({"readme.txt": "hello"}),
        zipped({**parts({"One": sheet([["a"]])}), "xl/worksheets/sheet1.xml": "<worksheet><row>"}),
        zipped({**parts({"One": "<worksheet/>"}), "xl/workbook.xml": f'<workbook xmlns="{NS}"/>'}),
        zipped({**parts({"One": "<x/>"}), "xl/worksheets/sheet1.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}),
        zipped(parts({"One": sheet([list(range(1001))])})),
        zipped(parts({"One": sheet([["x" * 100_001]])})),
    ],
    ids=["no zip", "cut off", "another zip", "cut XML", "no sheets", "entities", "wide row", "long cell"],
)
def test_what_is_no_sheet_of_ours_is_refused_in_words(content):
    with pytest.raises(NotAList) as refused:
        read(content)
    assert len(str(refused.value)) > 20


def test_a_bomb_costs_no_memory():
    """400 kB that unpack to 400 MB and more, in each of the places where they may hide."""
    blank = b"\x20" * 1024 * 1024
    for name in ("xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "docProps/picture.bin"):
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
            for part, xml in parts({"One": sheet([["a"]])}).items():
                if part != name:
                    packed.writestr(part, xml)
            with packed.open(name, "w", force_zip64=True) as bomb:
                for _ in range(410):
                    bomb.write(blank)
        assert len(made.getvalue()) < 1_000_000
        tracemalloc.start()
        with pytest.raises(NotAList, match="400 MB"):
            read(made.getvalue())
        assert tracemalloc.get_traced_memory()[1] < 20_000_000
        tracemalloc.stop()


def test_a_tag_that_never_ends_and_words_without_end_are_stopped():
    open_tag = f'<worksheet xmlns="{NS}" x="' + "y" * 5_000_000
    many = "<si><t>" + "word" * 25_000 + "</t></si>"
    tracemalloc.start()
    for files in (
        {**parts({"One": ""}), "xl/worksheets/sheet1.xml": open_tag},
        {**parts({"One": sheet([["a"]])}), "xl/sharedStrings.xml": f'<sst xmlns="{NS}">' + many * 700 + "</sst>"},
    ):
        content = zipped(files)
        with pytest.raises(NotAList):
            read(content)
    tracemalloc.stop()


def test_a_long_sheet_needs_no_more_memory_than_a_short_one():
    rows = [["Poppy Ward", "The nurse was kind and the tea was warm, whatever they say", n] for n in range(60_000)]
    content = workbook(One=rows)
    del rows
    tracemalloc.start()
    assert sum(1 for _ in Workbook(io.BytesIO(content)).lines("One")) == 60_000
    assert tracemalloc.get_traced_memory()[1] < 8_000_000
    tracemalloc.stop()


def test_columns_are_named_as_a_spreadsheet_does():
    assert [column_name(at) for at in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]
