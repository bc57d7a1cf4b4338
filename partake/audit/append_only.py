"""Makes the database itself refuse to change or remove a row, on SQLite and PostgreSQL: of the two logs, and of tables
that other rooms `guard` because they promise the same.

SQLite loses a table's triggers whenever a migration remakes the table, so they are installed again after every
`migrate` (`apps.py`), and a start-up check and a test look for them.
On SQLite this guards against our own mistakes, not against whoever owns the file. On PostgreSQL migrate as the
owner and serve as a role that has only INSERT and SELECT here (docs/how-to/deploy.md).
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Model

from partake.audit.models import APPEND_ONLY

REFUSAL = "these rows are append-only"

_SQLITE = (
    "CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} BEGIN SELECT RAISE(ABORT, '{refusal}'); END",
    "CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} BEGIN SELECT RAISE(ABORT, '{refusal}'); END",
    # INSERT OR REPLACE would slip past both on a connection that forgot recursive_triggers.
    "CREATE TRIGGER {table}_no_replace BEFORE INSERT ON {table} WHEN EXISTS"
    " (SELECT 1 FROM {table} WHERE {same})"
    " BEGIN SELECT RAISE(ABORT, '{refusal}'); END",
)
_POSTGRES = (
    "CREATE OR REPLACE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS"
    " $$ BEGIN RAISE EXCEPTION '{refusal}'; END $$",
    "CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW EXECUTE FUNCTION audit_refuse()",
    "CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse()",
)
_NAMES = {"sqlite": ("no_update", "no_delete", "no_replace"), "postgresql": ("no_change", "no_truncate")}
_DROP = {
    "sqlite": "DROP TRIGGER IF EXISTS {table}_{name}",
    "postgresql": "DROP TRIGGER IF EXISTS {table}_{name} ON {table}",
}


# Each guarded model, with its columns that only one row may hold.
_ONCE: dict[type[Model], tuple[str, ...]] = dict.fromkeys(APPEND_ONLY, ("id", "public_id"))


def guard(model: type[Model], *once: str) -> None:
    """This will have the database refuse to change a room's own rows too, from the next `migrate` on. `once` are the
    columns, beside the id, that only one row may hold. For a room's `ready`."""
    _ONCE[model] = ("id", *once)


def guarded() -> tuple[type[Model], ...]:
    """This will give every model whose rows the database refuses to change."""
    return tuple(_ONCE)


def install(connection: BaseDatabaseWrapper) -> None:
    """This will put the triggers on every guarded table there is. Safe to run again."""
    remove(connection)
    with connection.cursor() as cursor:
        for model in _there(connection):
            same = " OR ".join(f"{column} = NEW.{column}" for column in _ONCE[model])
            for statement in _SQLITE if connection.vendor == "sqlite" else _POSTGRES:
                cursor.execute(statement.format(table=model._meta.db_table, refusal=REFUSAL, same=same))


def remove(connection: BaseDatabaseWrapper) -> None:
    """This will take the triggers off. Only `install`, and tests that must empty the tables, may call it."""
    with connection.cursor() as cursor:
        for model in _there(connection):
            for name in _NAMES[connection.vendor]:
                cursor.execute(_DROP[connection.vendor].format(table=model._meta.db_table, name=name))


def _there(connection: BaseDatabaseWrapper) -> list[type[Model]]:
    """Those whose tables have been made: a migration may stop half way."""
    made = set(connection.introspection.table_names())
    return [model for model in _ONCE if model._meta.db_table in made]


def missing(connection: BaseDatabaseWrapper) -> list[str]:
    """This will name the triggers that should be there and are not."""
    wanted = {f"{model._meta.db_table}_{name}" for model in _ONCE for name in _NAMES[connection.vendor]}
    query = (
        "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        if connection.vendor == "sqlite"
        else "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal"
    )
    with connection.cursor() as cursor:
        cursor.execute(query)
        return sorted(wanted - {name for (name,) in cursor.fetchall()})


@contextmanager
def lifted(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """This will let a test empty the tables inside the `with` block."""
    remove(connection)
    try:
        yield
    finally:
        install(connection)
