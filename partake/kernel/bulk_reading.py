"""Rows by the million out of the database as CSV, without a Python object for each: the engine puts the lines together
itself, some tens of thousands in one string. (PostgreSQL's COPY hands over row by row, and each costs Python more than
the row cost PostgreSQL.)"""

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
    on_postgres = connection.vendor == "postgresql"
    line = " || ',' || ".join(_plain(column, cast="::text" if on_postgres else "") for column in columns)
    together = f"string_agg({line}, chr(10))" if on_postgres else f"group_concat({line}, char(10))"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {together} {rest}", [first, last])
        (lines,) = cursor.fetchone()
    if lines:
        to.write(lines.encode())
        to.write(b"\n")


def _plain(column: Column, cast: str) -> str:
    expression = f"coalesce(({column.expression}){cast}, '')"
    return f"""'"' || replace({expression}, '"', '""') || '"'""" if column.typed else expression
