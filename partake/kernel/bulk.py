"""Rows by the thousand into one table: COPY on PostgreSQL, one prepared statement on SQLite.

`bulk_create` builds the text of a statement for every 30 rows on SQLite, and costs more than the rest of an import.
For rows that nobody has yet: no conflict is looked for, and the database's own constraints hold as ever.
"""

import json
import uuid
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from enum import Enum
from itertools import islice
from typing import Any

from django.db import connection, models


def insert_many(rows: Sequence[models.Model]) -> None:
    """This will add new rows of one model, each with its defaults, and give each its key. Part of the caller's
    transaction."""
    if not rows:
        return
    model = type(rows[0])
    for row, key in zip(rows, _next_keys(model, len(rows)), strict=True):
        row.pk = key
    fields = model._meta.concrete_fields
    columns = ", ".join(f'"{field.column}"' for field in fields)
    turned = [(field.attname, _turns(field)) for field in fields]
    values = [tuple(turn(getattr(row, name)) for name, turn in turned) for row in rows]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f'COPY "{model._meta.db_table}" ({columns}) FROM STDIN') as copy:
                for value in values:
                    copy.write_row(value)
        else:
            places = ", ".join(["%s"] * len(fields))
            cursor.executemany(f'INSERT INTO "{model._meta.db_table}" ({columns}) VALUES ({places})', values)  # noqa: S608


Plain = int | str | None
ROWS_AT_ONCE = 10_000


def insert_values(model: type[models.Model], names: Iterable[str], rows: Iterable[tuple[Plain, ...]]) -> None:
    """This will add rows given as values of the fields `names`, in order, plain enough for any database: numbers,
    text, days as text, null. The database gives the keys, and nobody needs them. Part of the caller's transaction."""
    column_of = {field.name: field.column for field in model._meta.concrete_fields}
    columns = ", ".join(f'"{column_of[name]}"' for name in names)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f'COPY "{model._meta.db_table}" ({columns}) FROM STDIN') as copy:
                for row in rows:
                    copy.write_row(row)
        else:
            places = ", ".join("%s" for _ in columns.split(","))
            left = iter(rows)
            while some := list(islice(left, ROWS_AT_ONCE)):
                cursor.executemany(f'INSERT INTO "{model._meta.db_table}" ({columns}) VALUES ({places})', some)  # noqa: S608


def _next_keys(model: type[models.Model], count: int) -> Sequence[int]:
    table, column = model._meta.db_table, model._meta.pk.column
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            asked = "SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)"
            cursor.execute(asked, [f'"{table}"', column, count])
            return [key for (key,) in cursor.fetchall()]
        # Whoever writes is alone on SQLite. The table that counts remembers keys of rows that are gone.
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
        last = cursor.fetchone()
        return range((last[0] if last else 0) + 1, (last[0] if last else 0) + count + 1)


def _turns(field: "models.Field[Any, Any]") -> Callable[[Any], Any]:
    """How a value of this field is handed to the database."""
    if isinstance(field, models.JSONField):
        return lambda value: None if value is None else json.dumps(value)
    if connection.vendor == "postgresql":
        return lambda value: value.value if isinstance(value, Enum) else value
    if isinstance(field, models.DateTimeField):
        return lambda value: _as_utc_text(value)
    if isinstance(field, models.DateField):
        return lambda value: value.isoformat() if isinstance(value, date) else value
    if isinstance(field, models.UUIDField):
        return lambda value: value.hex if isinstance(value, uuid.UUID) else value
    return lambda value: value


def _as_utc_text(value: datetime | None) -> str | None:
    return connection.ops.adapt_datetimefield_value(value)
