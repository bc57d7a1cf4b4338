"""Excel workbooks made by hand, so that a test can break any part of one."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from html import escape

NS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


class Raw(str):
    """The XML of a cell as it is, with its place left out: `Raw('<c r="{at}"><f>1+1</f><v>2</v></c>')`."""


def letter(place: int) -> str:
    return chr(ord("A") + place) if place < 26 else letter(place // 26 - 1) + letter(place % 26)


def cell(value: object, at: str) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, Raw):
        return value.replace("{at}", at)
    if isinstance(value, int | float):
        return f'<c r="{at}"><v>{value}</v></c>'
    return f'<c r="{at}" t="inlineStr"><is><t xml:space="preserve">{escape(str(value))}</t></is></c>'


def sheet(rows: Sequence[Sequence[object]]) -> str:
    lines = [
        f'<row r="{number}">' + "".join(cell(one, f"{letter(at)}{number}") for at, one in enumerate(row)) + "</row>"
        for number, row in enumerate(rows, start=1)
    ]
    return f'<?xml version="1.0"?><worksheet xmlns="{NS}"><sheetData>{"".join(lines)}</sheetData></worksheet>'


def parts(sheets: Mapping[str, str]) -> dict[str, str]:
    names = "".join(
        f'<sheet name="{escape(name)}" sheetId="{at}" r:id="rId{at}"/>' for at, name in enumerate(sheets, start=1)
    )
    targets = "".join(
        f'<Relationship Id="rId{at}" Target="worksheets/sheet{at}.xml"/>' for at in range(1, len(sheets) + 1)
    )
    return {
        "xl/workbook.xml": f'<workbook xmlns="{NS}" xmlns:r="{REL}"><sheets>{names}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}">{targets}</Relationships>',
        **{f"xl/worksheets/sheet{at}.xml": xml for at, xml in enumerate(sheets.values(), start=1)},
    }


def zipped(files: Mapping[str, str | bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in files.items():
            packed.writestr(name, content)
    return made.getvalue()


def workbook(**sheets: Sequence[Sequence[object]]) -> bytes:
    """A workbook with these sheets."""
    return zipped(parts({name: sheet(rows) for name, rows in sheets.items()}))
