"""A row of either log, or of what was published, cannot be changed by UPDATE, DELETE, TRUNCATE or re-insertion, nor
after a later migration."""

import uuid
from datetime import date

import pytest
from django.db import DatabaseError, connection, models, transaction

from partake.audit import append_only
from partake.audit.models import APPEND_ONLY, Event, Look
from partake.insight.models import Notice, NoticeCheck, Publication, PublishedCell
from partake.kernel import clock

TABLES = [model._meta.db_table for model in append_only.guarded()]


@pytest.fixture
def rows(stage):
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
    return [event, look, *published(stage)]


def published(stage):
    body = stage.organisations["hospital"]
    publication = Publication.objects.create(number=1, quarter=date(2026, 7, 1), made_at=clock.now())
    cell = PublishedCell.objects.create(
        publication=publication, cube="answers", subject="fft", part="all", count="shown 9"
    )
    wrote = {"written_at": clock.now(), "written_by": "x", "written_by_user": 1}
    notice = Notice.objects.create(publication=publication, organisation=body, words="Wrong.", **wrote)
    checked = {"checked_at": clock.now(), "checked_by": "y", "checked_by_user": 2}
    return publication, cell, notice, NoticeCheck.objects.create(notice=notice, agreed=True, **checked)


def refused(statement: str, values: tuple[object, ...] = ()) -> None:
    with pytest.raises(DatabaseError, match=append_only.REFUSAL), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, values)


@pytest.mark.parametrize("table", TABLES)
def test_no_update(rows, table):
    refused(f"UPDATE {table} SET id = id")


def test_what_was_published_is_guarded():
    assert {Publication, PublishedCell, Notice, NoticeCheck} <= set(append_only.guarded())


@pytest.mark.parametrize("table", TABLES)
def test_no_delete(rows, table):
    refused(f"DELETE FROM {table}")


@pytest.mark.parametrize("table", TABLES)
def test_no_truncate(rows, table):
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # or what is still to check would refuse first
        refused(f"TRUNCATE {table} CASCADE")
    else:
        pytest.skip("SQLite has no TRUNCATE: DELETE is refused")


@pytest.mark.parametrize("table", [model._meta.db_table for model in APPEND_ONLY])
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


@pytest.mark.parametrize(
    ("model", "same"),
    [(Publication, "number"), (Publication, "quarter"), (Notice, "public_id"), (NoticeCheck, "notice_id")],
)
def test_no_second_row_of_what_is_published_once(rows, model, same):
    """Not even by putting a row in the place of one that is there."""
    columns = [field.column for field in model._meta.concrete_fields]
    taken = ", ".join("id + 1000" if column == "id" else column for column in columns)
    add = f"({', '.join(columns)}) SELECT {taken} FROM {model._meta.db_table}"
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA recursive_triggers = OFF")
        refused(f"INSERT OR REPLACE INTO {model._meta.db_table} {add}")
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA recursive_triggers = ON")
    else:
        refused(f"INSERT INTO {model._meta.db_table} {add} ON CONFLICT ({same}) DO UPDATE SET id = excluded.id")


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
