"""A workbook: what was put in comes out, nothing is a formula, and the same sheets are the same bytes."""

import io
import xml.etree.ElementTree as ET
import zipfile

from partake.documents.spreadsheet import Sheet, workbook

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
ROWS = [("Ward", "Answers"), ("Poppy & Rose <1>", 12), ("=1+1", 0.5), ("\x00x", None)]


def cells(content: bytes, sheet: int = 1) -> dict[str, tuple[str, str]]:
    """Each cell by its place: its type and its text."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        root = ET.fromstring(archive.read(f"xl/worksheets/sheet{sheet}.xml"))
    return {cell.attrib["r"]: (cell.get("t", "n"), "".join(cell.itertext())) for cell in root.iter(f"{MAIN}c")}


def test_what_is_put_in_comes_out_and_is_never_a_formula():
    found = cells(workbook([Sheet("One", ROWS)]))
    assert found["A2"] == ("inlineStr", "Poppy & Rose <1>")
    assert found["B2"] == ("n", "12")
    assert found["A3"] == ("inlineStr", "=1+1")
    assert found["A4"] == ("inlineStr", "x")
    assert "B4" not in found


def test_the_27th_column_is_aa():
    assert "AA1" in cells(workbook([Sheet("Wide", [tuple(range(30))])]))


def test_the_same_sheets_are_the_same_bytes():
    assert workbook([Sheet("One", ROWS)]) == workbook([Sheet("One", ROWS)])


def test_every_sheet_is_named_and_every_part_is_there():
    content = workbook([Sheet("A/B [1]", ROWS), Sheet('Two "2"', [])])
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        names = [one.attrib["name"] for one in ET.fromstring(archive.read("xl/workbook.xml")).iter(f"{MAIN}sheet")]
        for name in archive.namelist():
            ET.fromstring(archive.read(name))
    assert names == ["A B  1 ", 'Two "2"']
