"""A row of either log cannot be changed by UPDATE, DELETE, TRUNCATE or re-insertion, nor after a later migration."""

import uuid

import pytest
from django.db import DatabaseError, connection, models, transaction

from partake.audit import append_only
from partake.audit.models import APPEND_ONLY, Event, Look
from partake.kernel import clock

TABLES = [model._meta.db_table for model in APPEND_ONLY]


@pytest.fixture
def rows(db):
    event = Event.objects.create(
        at=clock.now(), actor_kind="SYSTEM", actor_name="tests", kind="tests.done", about_kind="x", about_id="1"
    )
    look = Look.objects.create(
        at=clock.now(),
        actor_kind="SYSTEM",
        actor_name="t",
        person_id=uuid.uuid4(),
        parts=[],
        purpose="CARE",
        basis="OWN",
    )
    return {"audit_event": event, "audit_look": look}


def refused(statement: str, values: tuple[object, ...] = ()) -> None:
    with pytest.raises(DatabaseError, match=append_only.REFUSAL), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)


@pytest.mark.parametrize("table", TABLES)
def test_no_update(rows, table):
    refused(f"UPDATE {table} SET actor_name = 'nobody'")


@pytest.mark.parametrize("table", TABLES)
def test_no_delete(rows, table):
    refused(f"DELETE FROM {table}")


@pytest.mark.parametrize("table", TABLES)
def test_no_truncate(rows, table):
    if connection.vendor == "postgresql":
        refused(f"TRUNCATE {table}")
    else:
        pytest.skip("SQLite has no TRUNCATE: DELETE is refused")


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("same", ["id", "public_id"])
@pytest.mark.parametrize("recursive", ["ON", "OFF"])
def test_no_reinsertion(rows, table, same, recursive):
    """Even on a connection that forgot to ask for recursive triggers."""
    model = {m._meta.db_table: m for m in APPEND_ONLY}[table]
    columns = [field.column for field in model._meta.concrete_fields]
    listed = ", ".join(columns)
    taken = ", ".join(
        c if c == same else ("id + 1000" if c == "id" else "'x'" if c == "actor_name" else c) for c in columns
    )
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA recursive_triggers = {recursive}")
        other = "hex(randomblob(16))"
        chosen = taken if same == "public_id" else taken.replace("public_id", other)
        refused(f"INSERT OR REPLACE INTO {table} ({listed}) SELECT {chosen} FROM {table} LIMIT 1")
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA recursive_triggers = ON")
    else:
        chosen = taken if same == "public_id" else taken.replace("public_id", "gen_random_uuid()")
        refused(
            f"INSERT INTO {table} ({listed}) SELECT {chosen} FROM {table} LIMIT 1"
            f" ON CONFLICT ({same}) DO UPDATE SET actor_name = 'nobody'"
        )


def test_none_is_missing(db):
    assert append_only.missing(connection) == []


def test_a_later_migration_does_not_lose_them(own_database):
    """SQLite remakes the table for many migrations and loses its triggers; `migrate` brings them back."""
    from django.core.management import call_command

    longer = models.CharField(max_length=300)
    longer.set_attributes_from_name("actor_name")
    longer.model = Event
    with connection.schema_editor() as editor:
        editor.alter_field(Event, Event._meta.get_field("actor_name"), longer)
    if connection.vendor == "sqlite":
        assert append_only.missing(connection)
    call_command("migrate", verbosity=0)
    assert append_only.missing(connection) == []
    refused("DELETE FROM audit_event")
