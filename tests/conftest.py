"""The cast on the stage, at nine on Thursday 19 November 2026, in every test's database."""

import os
import shutil
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, connections
from django.test import Client, override_settings
from django.test.utils import setup_databases, teardown_databases
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings

from partake.audit.domain import Purpose
from partake.demo import scenes
from partake.demo.stage import Stage, set_the_stage
from partake.kernel import clock
from partake.people import door
from partake.people.domain import ALL_PARTS
from partake.people.door import OpenRecord

# How long an example takes on a busy machine says nothing of what it shows.
hypothesis_settings.register_profile("shared machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
hypothesis_settings.load_profile("shared machine")

Visit = Callable[..., Client]
_cast: dict[str, dict[str, int]] = {}


@pytest.fixture(autouse=True)
def at_nine() -> Iterator[None]:
    with clock.fixed_day(2026, 11, 19):
        yield


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None, django_db_modify_db_settings: None, django_db_blocker: Any
) -> Iterator[None]:
    """The stage is set once, and committed: each test then rolls back what it did to it.

    The library's own fixture makes no test database when every test chosen has one of its own (`own_database`), and
    the stage would then be set in the real one.
    """
    with django_db_blocker.unblock():
        made = setup_databases(verbosity=0, interactive=False, aliases={"default"})
        with clock.fixed_day(2026, 11, 19):
            stage = set_the_stage()
    _cast.update({name: {key: row.pk for key, row in rows.items()} for name, rows in vars(stage).items()})
    yield
    with django_db_blocker.unblock():
        teardown_databases(made, verbosity=0)


@pytest.fixture
def stage(db: None) -> Stage:
    return stage_again()


def stage_again() -> Stage:
    """The cast's rows, read afresh, so that no test meets what another did to them."""
    from partake.accounts.models import User
    from partake.organisations.models import Organisation, Service, Team
    from partake.people.models import Person

    models = {"organisations": Organisation, "teams": Team, "services": Service, "users": User, "people": Person}
    return Stage(
        **{
            name: {key: found[pk] for key, pk in _cast[name].items()}
            for name, model in models.items()
            for found in [model._default_manager.in_bulk(_cast[name].values())]
        }
    )


@pytest.fixture
def visit(stage: Stage, settings: Any) -> Visit:
    """`visit("sam")` is Sam's browser, signed in; `visit("sam", "joyce")` has said why it opens Joyce's record.
    The second step of signing in has tests of its own."""
    settings.SECOND_STEP_FOR_STAFF = False

    def sign_in(key: str, *records: str) -> Client:
        client = Client()
        client.force_login(stage.users[key])
        for person in records:
            client.post(f"/people/{stage.people[person].public_id}/why", {"why": Purpose.CARE})
        return client

    return sign_in


@pytest.fixture
def opened(stage: Stage) -> Callable[..., OpenRecord]:
    """`opened("joyce", "joyce")` is Joyce's record as she opens it; `opened("sam", "joyce")` as Sam does."""

    def open_it(actor: str, person: str, purpose: Purpose = Purpose.CARE) -> OpenRecord:
        who = stage.actor(actor)
        own = who.person_id == stage.people[person].public_id
        why = Purpose.OWN_RECORD if own else purpose if who.roles else Purpose.HELPING
        return door.open_record(who, stage.people[person].public_id, why, shows=ALL_PARTS)

    return open_it


@pytest.fixture(autouse=True)
def in_the_told_place(request: pytest.FixtureRequest) -> Iterator[None]:
    """A test that asks for `told_place`, itself or through another fixture, is in it from its first statement."""
    if "told_place" not in request.fixturenames:
        yield
        return
    blocker = request.getfixturevalue("django_db_blocker")
    name, files = request.getfixturevalue("told_database")
    with (
        blocker.unblock(),
        override_settings(FILES=files, INSIGHT_DIR=files.parent / "insight"),
        _in_database(name, blocker),
    ):
        yield


@pytest.fixture
def told_place(in_the_told_place: None, stage: Stage) -> Stage:
    """The stage with every scene of the demonstration played on it."""
    return stage


@pytest.fixture(scope="session")
def told_database(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: Any) -> Iterator[tuple[str, Path]]:
    """The staged database with every scene played, and the folder of its files. Made when a test first asks for it:
    playing takes seconds."""
    folder = tmp_path_factory.mktemp("told")
    with django_db_blocker.unblock():
        copy = _copied(folder)
        with (
            override_settings(FILES=folder / "files", INSIGHT_DIR=folder / "insight"),
            _in_database(copy, django_db_blocker),
            clock.fixed_day(2026, 11, 19),
        ):
            scenes.play_on(stage_again())
        yield copy, folder / "files"
        _dropped(copy)


@pytest.fixture
def own_database(django_db_setup: None, django_db_blocker: Any, tmp_path: Path) -> Iterator[str]:
    """A copy of the staged database for a test that must really commit: threads, other processes, kill -9.

    Never a flush: the logs refuse to be emptied. Gives the address other processes use (DATABASE_URL).
    """
    with django_db_blocker.unblock():
        copy = _copied(tmp_path)
        try:
            with _in_database(copy, django_db_blocker):
                yield _address(copy)
        finally:
            _dropped(copy)


@contextmanager
def _in_database(name: str, blocker: Any) -> Iterator[None]:
    settings = connection.settings_dict
    before = settings["NAME"]
    connections.close_all()
    settings["NAME"] = name
    try:
        yield
    finally:
        with blocker.unblock():
            connections.close_all()
        settings["NAME"] = before


def _copied(folder: Path) -> str:
    """The staged database again, under the name this gives."""
    staged = connection.settings_dict["NAME"]
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connections.close_all()
        copy = str(folder / "place.sqlite3")
        shutil.copy(staged, copy)
        return copy
    connections.close_all()
    copy = f"test_copy_{uuid.uuid4().hex[:12]}"
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{copy}" TEMPLATE "{staged}"')
    return copy


def _dropped(copy: str) -> None:
    if connection.vendor == "postgresql":
        with connection._nodb_cursor() as cursor:
            cursor.execute(f'DROP DATABASE IF EXISTS "{copy}" WITH (FORCE)')


def _address(name: str) -> str:
    """What another process is given as DATABASE_URL."""
    if connection.vendor == "sqlite":
        return f"sqlite:///{name}"
    settings = connection.settings_dict
    named = {one: settings[one] for one in ("USER", "PASSWORD", "HOST", "PORT")}
    return "postgres://{USER}:{PASSWORD}@{HOST}:{PORT}/{name}".format(name=name, **named)


def pytest_report_header() -> str:
    return f"database: {os.environ.get('DATABASE_URL', 'SQLite').split(':')[0]}"
