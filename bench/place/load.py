"""Rows into tables in bulk: COPY on PostgreSQL, `executemany` on SQLite, with the checks that only guard against
our own code put off while it lasts."""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.core.management.color import no_style
from django.db import connection, models

from partake.audit import append_only


class Table:
    """Where rows of one model go. Columns that the rows do not name are filled with the model's default."""

    def __init__(self, model: type[models.Model], named: Sequence[str]) -> None:
        fields = {field.attname: field for field in model._meta.concrete_fields}
        unknown = set(named) - set(fields)
        if unknown:
            raise ValueError(f"{model.__name__} has no {sorted(unknown)}")
        rest = [field for name, field in fields.items() if name not in named and not field.primary_key]
        self.name = model._meta.db_table
        self.columns = [*(str(fields[name].column) for name in named), *(str(field.column) for field in rest)]
        self.defaults = tuple(_default(field) for field in rest)

    def insert(self, rows: Sequence[tuple[object, ...]]) -> None:
        """This will add `rows`, in one statement or stream."""
        columns = ", ".join(f'"{column}"' for column in self.columns)
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor, cursor.copy(f'COPY "{self.name}" ({columns}) FROM STDIN') as copy:
                for row in rows:
                    copy.write_row(row + self.defaults)
        else:
            places = ", ".join("?" * len(self.columns))
            connection.connection.executemany(
                f'INSERT INTO "{self.name}" ({columns}) VALUES ({places})', (row + self.defaults for row in rows)
            )


@contextmanager
def bulk() -> Iterator[None]:
    """This will make the inside of the `with` block quick: no foreign key is looked up, no log refuses, nothing
    is synced to the disk. Everything is as the settings say again afterwards, and the planner knows the tables."""
    connection.ensure_connection()
    if connection.vendor == "sqlite":
        with append_only.lifted(connection):
            _run("PRAGMA foreign_keys=OFF", "PRAGMA journal_mode=OFF", "PRAGMA synchronous=OFF")
            _run("PRAGMA cache_size=-1500000", "PRAGMA locking_mode=EXCLUSIVE")
            yield
            _run("PRAGMA locking_mode=NORMAL", "PRAGMA journal_mode=WAL")
        connection.close()
    else:
        # Only a superuser may, and only this connection is changed: foreign keys are triggers here.
        _run("SET session_replication_role = replica", "SET synchronous_commit = off", "SET TIME ZONE 'UTC'")
        yield
        _run(*connection.ops.sequence_reset_sql(no_style(), _all_models()))
        _run("VACUUM ANALYZE")
        connection.close()


def _run(*statements: str) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def _all_models() -> list[type[models.Model]]:
    from django.apps import apps

    return [model for model in apps.get_models() if model._meta.managed]


def _default(field: "models.Field[Any, Any]") -> object:
    """A column left out must be one that the model can fill by itself, with the same value in every row."""
    value = field.get_default()
    if field.unique:
        raise ValueError(f"{field.model.__name__}.{field.name} differs from row to row: give it")
    if value is None and not field.null:
        raise ValueError(f"{field.model.__name__}.{field.name} has no default: give it")
    return json.dumps(value) if isinstance(field, models.JSONField) else value
