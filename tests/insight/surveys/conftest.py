"""Rosa at the board, Millbrook and Hillside in one place, and files made by their mapping."""

import csv
from io import BytesIO, StringIO

import pytest

from partake.demo.stage import SETTING_UP
from partake.insight.surveys.catalogue import Mapping, mappings
from partake.organisations.actions import add_place, put_in_place

OVERALL, SUPPORTED = "overall", "supported"
FIVE = ("definitely", "to_some_extent", "no", "not_needed", "unknown")


def row_of(
    mapping: Mapping, code: str = "Z99001", name: str = "MILLBROOK SURGERY", **cells: object
) -> dict[str, object]:
    """A sound row: 84% of 120 in every question, and of five answers 0.3, 0.3, 0.2, 0.15 and 0.05."""
    facts = {"code": code, "name": name, "asked": 400, "answered": 130, "eligible": 9_000}
    row: dict[str, object] = {column: facts[what] for what, column in mapping.columns.items()}
    for columns in mapping.questions.values():
        row |= {columns.share: 0.84, columns.base: 120, columns.low: 0.77, columns.high: 0.9}
        shares = dict(zip(FIVE, (0.3, 0.3, 0.2, 0.15, 0.05), strict=True))
        row |= {column: shares[answer] for answer, column in columns.answers.items()}
    row.pop("", None)
    return row | cells


def csv_of(mapping: Mapping, *rows: dict[str, object], headings: list[str] | None = None) -> bytes:
    written = StringIO()
    writer = csv.DictWriter(written, headings or list(mapping.named), extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows)
    return written.getvalue().encode()


def opened(text: bytes) -> BytesIO:
    return BytesIO(text)


@pytest.fixture
def mapping() -> Mapping:
    return mappings()["gpps_2025"]


@pytest.fixture
def board(stage):
    """The board, with Millbrook, Hillside and the hospital in its place."""
    wexbridge = add_place(actor=SETTING_UP, name="Wexbridge")
    for key in ("board", "millbrook", "hillside", "hospital"):
        body = stage.organisations[key]
        put_in_place(actor=SETTING_UP, organisation=body, place=wexbridge, version=body.version)
        body.refresh_from_db()
    return stage.organisations["board"]


@pytest.fixture
def rosa(stage):
    return stage.actor("rosa")
