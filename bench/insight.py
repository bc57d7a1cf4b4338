"""Insight: what a refresh costs from each engine, queries of the cubes over ten million rows, and pages from cubes.

    python -m bench.insight [VOICES]        on the engine of DATABASE_URL, or SQLite, in an empty place of its own

The voices are invented: 200 services, 24 months, half with words, two things said of themselves by three in ten, a
label on one in five, and two answers to a body's own questions in one in five. A refresh reads no words; the explorer
finds them. Half of them stand already, of all 24 months; the new ones are of the last two.
"""

import os
import sys
import tempfile
from datetime import date
from pathlib import Path
from typing import Any

from bench.measure import Row, cpu_seconds
from bench.said import _place

VOICES = 1_000_000
BLOCK = 20_000  # made one by one; the rest are their copies
MONTHS = [date(2024 + (at + 11) // 12, (at + 11) % 12 + 1, 1) for at in range(24)]
ASKED = "6a53cc6b-8e0c-4f53-b1a1-2a24e5e92e5c"
BUDGET = {"sqlite": 8.0, "postgresql": 6.0}
MILLION = 1_000_000


def rows(count: int = VOICES) -> list[Row]:
    """This will measure a refresh of `count` voices from the engine of DATABASE_URL, for each million of them."""
    with tempfile.TemporaryDirectory() as folder, _place(os.environ.get("DATABASE_URL", ""), folder) as address:
        os.environ.update(PARTAKE_VAR=folder, DATABASE_URL=address, PARTAKE_INSIGHT=f"{folder}/insight")
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "partake.config.settings")
        import django
        from django.core.management import call_command
        from django.db import connections

        django.setup()
        call_command("migrate", verbosity=0)
        measured = _measured(count, Path(folder) / "insight")
        connections.close_all()
        return measured


def _measured(count: int, folder: Path) -> list[Row]:
    from django.db import connection

    from bench import insight_pages
    from partake.insight.jobs import WORKER
    from partake.insight.models import AnswersMonth, HeardMonth
    from partake.insight.refreshing import refresh

    stands = _fill(count // 2, first=1)
    first, _ = cpu_seconds(lambda: refresh(actor=WORKER, all=True))
    _fill(count - count // 2, first=count // 2 + 1, services=stands)
    new, server = _with_server(lambda: refresh(actor=WORKER))
    asked = HeardMonth.objects.filter(service=None).values_list("voices", flat=True)
    assert sum(asked) == count, "every voice is in the cubes once"
    again, _ = cpu_seconds(lambda: refresh(actor=WORKER))
    size, per = f"{count:,} voices", MILLION / (count / 2)
    one = stands[7]
    page, _ = cpu_seconds(
        lambda: list(AnswersMonth.objects.filter(service=one, question="fft").values_list()), repeat=5
    )
    disk = sum(path.stat().st_size for path in folder.rglob("*.parquet"))
    budget = BUDGET[connection.vendor]
    return [
        Row(
            "refresh of new voices, for each million", size, round(new * per, 2), "CPU-s", budget=budget, beside=server
        ),
        Row("refresh of everything, for each million", size, round(first * per, 2), "CPU-s"),
        Row("refresh with nothing to do", size, round(again * 1000, 1), "ms CPU"),
        Row("two years of one service’s answers, from the cubes", size, round(page * 1000, 2), "ms CPU", budget=10),
        Row("dataset on disk, for each million", size, round(disk * MILLION / count / 2**20, 1), "MB"),
        *insight_pages.rows(count),
    ]


def _with_server(work: Any) -> tuple[float, dict[str, float]]:
    """CPU of this process, and beside it that of PostgreSQL's own, which works for us too."""
    from django.db import connection

    if connection.vendor != "postgresql":
        return cpu_seconds(work)[0], {}
    import psutil

    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        backend = psutil.Process(cursor.fetchone()[0])
    before = backend.cpu_times()
    spent, _ = cpu_seconds(work)
    after = backend.cpu_times()
    server = after.user + after.system - before.user - before.system
    return spent + server, {"of it PostgreSQL’s own CPU-s": round(server, 2)}


def _fill(count: int, *, first: int, services: list[int] | None = None) -> list[int]:
    """Rows put straight into the tables, as many as a month of a large place brings."""
    from partake.insight.frameworks import DEFAULT, built_in
    from partake.kernel import clock
    from partake.kernel.bulk import insert_many
    from partake.organisations.models import Organisation, Service
    from partake.voices.models import Label

    now = clock.now()
    if services is None:
        body = Organisation.objects.create(name="A trust", kind="NHS_TRUST", valid_from=MONTHS[0])
        insert_many([Service(organisation=body, name=f"Clinic {n}", valid_from=MONTHS[0]) for n in range(200)])
        services = list(Service.objects.order_by("pk").values_list("pk", flat=True))
        themes = [one.key for one in built_in()[DEFAULT].offered][:30]
        insert_many(
            [Label(organisation=body, name=t, sorted_as=t, theme=t, begun_at=now, begun_by="bench") for t in themes]
        )
    body_id, labels = Organisation.objects.get().pk, list(Label.objects.values_list("pk", flat=True))
    if first == 1:
        _fill_some(range(1, BLOCK + 1), body_id, services, labels)
    for start in range(max(first - 1, BLOCK), first + count - 1, BLOCK):
        _copy_block(start, MONTHS[-1 - start // BLOCK % 2] if first > 1 else None)
    return services


def _copy_block(offset: int, month: date | None) -> None:
    """The first block again, with keys from `offset` on, all of one month if one is given."""
    from django.db import connection, transaction

    from partake.voices.changes import note_change
    from partake.voices.models import Voice, VoiceAbout, VoiceAnswer, VoiceAttribute, VoiceLabel

    new_id = "lower(hex(randomblob(16)))" if connection.vendor == "sqlite" else "gen_random_uuid()"
    with transaction.atomic(), connection.cursor() as cursor:
        for model in (Voice, VoiceAbout, VoiceAttribute, VoiceAnswer, VoiceLabel):
            key = "id" if model is Voice else "voice_id"
            fields = [one.column for one in model._meta.concrete_fields if one.column == key or not one.primary_key]
            made = {key: f"{key} + {offset}", "public_id": new_id} | ({"said_on": f"'{month}'"} if month else {})
            columns = ", ".join(f'"{one}"' for one in fields)
            chosen = ", ".join(made.get(str(one), f'"{one}"') for one in fields)
            table = model._meta.db_table
            cursor.execute(f'INSERT INTO "{table}" ({columns}) SELECT {chosen} FROM "{table}" WHERE {key} <= {BLOCK}')
        note_change([offset + 1, offset + BLOCK])


def _fill_some(several: range, body_id: int, services: list[int], labels: list[int]) -> None:
    from django.db import transaction

    from bench.place.invented import Invented
    from partake.kernel import clock
    from partake.kernel.bulk import insert_many
    from partake.voices.changes import note_change
    from partake.voices.models import Voice, VoiceAbout, VoiceAnswer, VoiceAttribute, VoiceLabel

    now, invented = clock.now(), Invented(7, 1)
    with transaction.atomic():
        voices = [
            Voice(
                kind="COMMENT", words=_said(n, invented), score=1 + n % 6, said_on=MONTHS[n // 200 % 24],
                received_at=now, channel=("ONLINE", "PAPER", "FILE")[n % 3], sampling="ANYONE_MAY", speaker="PATIENT",
                screening="NOTHING_FOUND",
            )
            for n in several
        ]  # fmt: skip
        insert_many(voices)
        insert_many(
            [
                VoiceAbout(
                    voice=voice, organisation_id=body_id, service_id=services[n % 200], received_at=now, kind="COMMENT",
                    clearing="WAITING",
                )
                for n, voice in zip(several, voices, strict=True)
            ]
        )  # fmt: skip
        insert_many(
            [
                VoiceAttribute(voice=voice, characteristic=what, list_version="ons-2021", category=f"{what} {n % 7}")
                for n, voice in zip(several, voices, strict=True)
                if n % 10 < 3
                for what in ("AGE", "SEX")
            ]
        )
        insert_many(
            [
                VoiceAnswer(voice=voice, question=f"{ASKED}:{key}", answer=str(1 + n % 5))
                for n, voice in zip(several, voices, strict=True)
                if n % 5 == 1
                for key in ("q1", "q2")
            ]
        )
        insert_many(
            [
                VoiceLabel(
                    voice=voice,
                    label_id=labels[n % 30],
                    put_on_by="MACHINE",
                    sentiment="HAPPY",
                    put_on_at=now,
                    name="m",
                )
                for n, voice in zip(several, voices, strict=True)
                if n % 5 == 0
            ]
        )
        note_change([voice.pk for voice in voices])


def _said(number: int, invented: Any) -> str:
    if not number % 2:
        return ""
    return f"{invented.sentence()} {invented.sentence()}" + (" About the parking." if not number % 999 else "")


if __name__ == "__main__":
    for one in rows(int(sys.argv[1]) if len(sys.argv) > 1 else VOICES):
        print(f"{one.what}, {one.size}: {one.value:,.2f} {one.unit} {one.beside}")
