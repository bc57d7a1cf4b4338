"""Rows by the million out of the database as CSV, without a Python object for each: COPY on PostgreSQL; on SQLite the
engine puts the lines together itself, some tens of thousands in one string."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import BinaryIO

from django.db import connection


@dataclass(frozen=True)
class Column:
    """One column of what is read: an expression that both engines take. `typed` is text that somebody may have typed,
    commas and all; what is not is a number, a day or a code."""

    expression: str
    typed: bool = False


def copy_out(columns: Sequence[Column], rest: str, first: int, last: int, to: BinaryIO) -> None:
    """This will write rows to `to`, comma-separated, without headings, in UTF-8. `rest` is everything after the
    columns, ours and never typed, with two places for the keys `first` and `last`. What is null is empty."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            chosen = ", ".join(column.expression for column in columns)
            with cursor.copy(f"COPY (SELECT {chosen} {rest}) TO STDOUT (FORMAT csv)", [first, last]) as copy:
                for block in copy:
                    to.write(block)
            return
        line = " || ',' || ".join(_on_sqlite(column) for column in columns)
        cursor.execute(f"SELECT group_concat({line}, char(10)) {rest}", [first, last])
        (lines,) = cursor.fetchone()
        if lines:
            to.write(lines.encode())
            to.write(b"\n")


def _on_sqlite(column: Column) -> str:
    if not column.typed:
        return f"coalesce({column.expression}, '')"
    return f"""'"' || replace(coalesce({column.expression}, ''), '"', '""') || '"'"""
