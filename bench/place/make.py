"""Makes a place in the database that the settings name, or finds it made already."""

import hashlib
import json
import resource
import sys
import time
from datetime import date, timedelta
from pathlib import Path
from typing import TypedDict

import psycopg
from allauth.mfa.models import Authenticator
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from bench.measure import Row
from bench.place.invented import key
from bench.place.load import Table, bulk
from bench.place.rows import COLUMNS, Practice, Staff, rows_of, stretches
from partake.accounts.models import User
from partake.kernel import clock
from partake.organisations.domain import OrganisationKind, RoleCode
from partake.organisations.models import Organisation, RoleAssignment, Team

SEED = 20261121
KEPT_FOR = timedelta(days=14)  # older than this, and "the last 30 days" of every page would be thin
TEAMS = 20
STAFF = (
    ("Practitioner", RoleCode.PRACTITIONER, "practice nurse"),
    ("Second", RoleCode.PRACTITIONER, "GP"),
    ("Third", RoleCode.PRACTITIONER, "GP"),
    ("Coordinator", RoleCode.CARE_COORDINATOR, "care coordinator"),
    ("Records", RoleCode.RECORDS_LEAD, "records lead"),
)


class Made(TypedDict):
    """What making a place cost, and whether it still is what we would make."""

    fingerprint: str
    made_on: str
    rows: int
    cpu: float
    wall: float


def make(people: int) -> list[Row]:
    """This will make the place of `people` people unless it is there, and say what making it cost."""
    made = _made_before(people)
    if made is None:
        made = _make(people)
        _marker(people).write_text(json.dumps(made))
    size = f"{people:,} people, {made['rows']:,} rows"
    return [
        Row(f"making the place, {connection.vendor}", size, made["cpu"], "CPU-s, this process"),
        Row(f"making the place, {connection.vendor}", size, made["wall"], "s by the clock", 600),
    ]


def _make(people: int) -> Made:
    started, used = time.monotonic(), _cpu()
    _empty()
    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    practices, teams, staff = _bodies(people)
    tables = {model: Table(model, named) for model, named in COLUMNS.items()}
    rows, first_user = 0, User.objects.order_by("-pk").values_list("pk", flat=True)[0] + 1
    with bulk(), _progress() as progress:
        bar = progress.add_task("people", total=people)
        for number, count in stretches(people):
            body = practices[number]
            practice = Practice(number, body.pk, body.name, staff[number], teams, first_user)
            made = rows_of(practice, count, seed=SEED, today=clock.today())
            first_user += len(made.of[User])
            with transaction.atomic():  # or SQLite writes its pages out after every row
                for model, table in tables.items():
                    table.insert(made.of[model])
                    rows += len(made.of[model])
            progress.advance(bar, count)
    return {
        "fingerprint": _fingerprint(),
        "made_on": clock.today().isoformat(),
        "rows": rows,
        "cpu": round(_cpu() - used, 1),
        "wall": round(time.monotonic() - started, 1),
    }


def _bodies(people: int) -> tuple[list[Organisation], tuple[int, ...], list[tuple[Staff, ...]]]:
    """The practices, a hospital's teams, and each practice's staff with a second step to their sign-in."""
    since = date(2019, 4, 1)
    hospital = Organisation.objects.create(
        name="Wexbridge General Hospital", kind=OrganisationKind.NHS_TRUST, email="x@example.nhs.uk", valid_from=since
    )
    teams = [
        Team(name=f"Team {n}", organisation=hospital, valid_from=since, public_id=key(SEED, "team", n))
        for n in range(TEAMS)
    ]
    practices = [
        Organisation(
            name=f"Practice {n}",
            kind=OrganisationKind.GP_PRACTICE,
            email=f"practice{n}@example.nhs.uk",
            valid_from=since,
        )
        for n, _ in stretches(people)
    ]
    Team.objects.bulk_create(teams)
    Organisation.objects.bulk_create(practices)
    staff = []
    for practice in practices:
        users = [
            User(
                email=f"{name}.{practice.pk}@example.nhs.uk".lower(),
                display_name=f"{name} of {practice.name}",
                password="!",
            )
            for name, _, _ in STAFF
        ]
        User.objects.bulk_create(users)
        RoleAssignment.objects.bulk_create(
            RoleAssignment(user=user, organisation=practice, role=role, job_title=job, started_on=since)
            for user, (_, role, job) in zip(users, STAFF, strict=True)
        )
        Authenticator.objects.bulk_create(
            Authenticator(user=user, type=Authenticator.Type.TOTP, data={"secret": "none"}) for user in users
        )
        staff.append(
            tuple(Staff(user.pk, user.display_name, job) for user, (_, _, job) in zip(users, STAFF, strict=True))
        )
    return practices, tuple(team.pk for team in teams), staff


def _empty() -> None:
    """Begins with nothing: a new file, or a new database on the server."""
    connection.close()
    name = str(settings.DATABASES["default"]["NAME"])
    if connection.vendor == "sqlite":
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        for path in Path(name).parent.glob(f"{Path(name).name}*"):
            path.unlink()
        return
    chosen = settings.DATABASES["default"]
    with psycopg.connect(
        host=chosen["HOST"], port=chosen["PORT"] or 5432, user=chosen["USER"], password=chosen["PASSWORD"],
        dbname="postgres", autocommit=True,
    ) as server:  # fmt: skip
        server.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        server.execute(f'CREATE DATABASE "{name}"')


def _made_before(people: int) -> Made | None:
    try:
        made: Made = json.loads(_marker(people).read_text())
        young = clock.today() - date.fromisoformat(made["made_on"]) < KEPT_FOR
        there = Organisation.objects.exists()
    except Exception:  # no marker, no database, or half of one: make it
        return None
    return made if young and there and made["fingerprint"] == _fingerprint() else None


def _fingerprint() -> str:
    """Changes with the tables and with this package: then the place is made again."""
    folders = [
        Path(config.path) / "migrations" for config in apps.get_app_configs() if config.name.startswith("partake")
    ]
    sources = [path for folder in (*folders, Path(__file__).parent) for path in sorted(folder.glob("*.py"))]
    return hashlib.sha256(b"".join(path.read_bytes() for path in sources)).hexdigest()


def _marker(people: int) -> Path:
    return Path(settings.VAR) / f"{connection.vendor}-{people}.json"


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def _progress() -> Progress:
    return Progress(
        TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), TimeRemainingColumn(),
        disable=not sys.stderr.isatty(),
    )  # fmt: skip
