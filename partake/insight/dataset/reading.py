"""Voices from the database into parts: some tens of thousands at a time, so that memory does not grow with them."""

import tempfile
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from partake.insight.dataset.parts import TABLES, Part, write_part
from partake.voices.changes import Changed
from partake.voices.queries import in_bulk

if TYPE_CHECKING:
    import duckdb

AT_ONCE = 50_000  # keys read in one go
IN_A_PART = 1_000_000  # voices held before they are written
# Reading these many that did not change costs less than asking twice.
GAP = 200

_COPIES = {
    "voices": in_bulk.copy_voices,
    "abouts": in_bulk.copy_abouts,
    "attributes": in_bulk.copy_attributes,
    "answers": in_bulk.copy_answers,
    "labels": in_bulk.copy_labels,
}
_AS_READ = {
    **TABLES,
    "voices": TABLES["voices"].replace("month DATE", "said_on DATE, received_at TIMESTAMP"),
}
# A voice is of the month it is about, or else of the day it came, as London's calendar has it.
_MONTH = (
    "CAST(date_trunc('month', coalesce(said_on,"
    " CAST(timezone('Europe/London', timezone('UTC', received_at)) AS DATE))) AS DATE)"
)
Span = tuple[int, int]


def spans_of(changes: Iterable[Changed]) -> list[Span]:
    """This will give the spans of keys to read, in order, none touching another."""
    spans: list[Span] = []
    for first, last in sorted((one.first, one.last) for one in changes):
        if spans and first <= spans[-1][1] + GAP:
            spans[-1] = (spans[-1][0], max(spans[-1][1], last))
        else:
            spans.append((first, last))
    return spans


def read_parts(connection: "duckdb.DuckDBPyConnection", spans: Iterable[Span]) -> Iterator[tuple[int, list[Part]]]:
    """This will read voices with keys in `spans` and write them to new parts by month. After each batch it gives how
    many keys it has come on, and the parts written with it."""
    for table, columns in TABLES.items():
        month = "" if table == "voices" else ", month DATE"
        connection.execute(f"CREATE OR REPLACE TABLE read_{table} ({columns}{month})")
    held = 0
    for first, last in _pieces(spans):
        held += _read(connection, first, last)
        written = []
        if held >= IN_A_PART:
            written, held = _write(connection), 0
        yield last - first + 1, written
    if held:
        yield 0, _write(connection)


def _pieces(spans: Iterable[Span]) -> Iterator[Span]:
    for first, last in spans:
        for start in range(first, last + 1, AT_ONCE):
            yield start, min(start + AT_ONCE - 1, last)


def _read(connection: "duckdb.DuckDBPyConnection", first: int, last: int) -> int:
    """By way of a file that only we may read, and that is gone again at once: nothing reads faster."""
    with tempfile.TemporaryDirectory() as folder:
        for table, copy in _COPIES.items():
            file = Path(folder) / table
            with file.open("wb") as to:
                copy(first, last, to)
            if not file.stat().st_size:
                if table == "voices":
                    return 0
                continue
            _take_in(connection, table, str(file))
    found = connection.execute("SELECT count(*) FROM read_voices WHERE voice BETWEEN ? AND ?", [first, last]).fetchone()
    return int(found[0]) if found else 0


def _take_in(connection: "duckdb.DuckDBPyConnection", table: str, file: str) -> None:
    columns = dict(one.split() for one in _AS_READ[table].split(", "))
    # What was quoted and empty is empty text; a number that is missing stays missing.
    made = {name: f"coalesce({name}, '')" for name, kind in columns.items() if kind == "VARCHAR"} | {"month": _MONTH}
    chosen = ", ".join(f"{made.get(name, name)} AS {name}" for name in _names(table).split(", "))
    # Of voices that count alone, each with its voice's month, by which they are written.
    counted = "" if table == "voices" else "JOIN (SELECT voice, month FROM read_voices) USING (voice)"
    chosen += "" if table == "voices" else ", month"
    read = "read_csv(?, header = false, auto_detect = false, columns = ?, delim = ',', quote = '\"', escape = '\"')"
    connection.execute(f"INSERT INTO read_{table} SELECT {chosen} FROM {read} {counted}", [file, columns])  # noqa: S608


def _write(connection: "duckdb.DuckDBPyConnection") -> list[Part]:
    parts = []
    for (month,) in connection.execute("SELECT DISTINCT month FROM read_voices ORDER BY month").fetchall():
        part = write_part(connection, month, _of_month(month))
        assert part is not None, "a month that has voices"
        parts.append(part)
    for table in TABLES:
        connection.execute(f"DELETE FROM read_{table}")  # noqa: S608
    return parts


def _of_month(month: date) -> dict[str, str]:
    return {
        table: f"SELECT {_names(table)} FROM read_{table} WHERE month = DATE '{month}' ORDER BY voice"  # noqa: S608
        for table in TABLES
    }


def _names(table: str) -> str:
    return ", ".join(one.split()[0] for one in TABLES[table].split(", "))
