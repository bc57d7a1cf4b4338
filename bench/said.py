"""Comments from a file: CPU for each 100,000 rows, from the file's bytes to voices that can be searched, in an empty
place of its own."""

import os
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from bench.measure import Row, cpu_seconds

ROWS = 100_000
NAME = "partake_bench_said"
BUDGET = 45.0  # CPU-seconds: a million comments in some minutes


def rows(count: int = ROWS) -> list[Row]:
    """This will measure checking a raw month of `count` rows, and bringing it in, on the engine of DATABASE_URL."""
    with tempfile.TemporaryDirectory() as folder, _place(os.environ.get("DATABASE_URL", ""), folder) as address:
        os.environ["PARTAKE_VAR"], os.environ["DATABASE_URL"] = folder, address
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "partake.config.settings")
        import django
        from django.core.management import call_command
        from django.db import connections

        django.setup()
        call_command("migrate", verbosity=0)
        from partake.demo.stage import set_the_stage

        measured = _measured(set_the_stage(), count)
        connections.close_all()
        return measured


@contextmanager
def _place(address: str, folder: str) -> Iterator[str]:
    """An empty database of the engine that `address` names, gone afterwards."""
    if not address.startswith("postgres"):
        yield f"sqlite:///{folder}/said.sqlite3"
        return
    import psycopg

    server = urlsplit(address)
    with psycopg.connect(urlunsplit(server._replace(path="/postgres")), autocommit=True) as admin:
        admin.execute(f"DROP DATABASE IF EXISTS {NAME} WITH (FORCE)")
        admin.execute(f"CREATE DATABASE {NAME}")
        yield urlunsplit(server._replace(path=f"/{NAME}"))
        admin.execute(f"DROP DATABASE {NAME} WITH (FORCE)")


def _measured(stage: Any, count: int) -> list[Row]:
    from django.core.files.uploadedfile import SimpleUploadedFile

    from bench.place.invented import Invented
    from partake.imports import importing
    from partake.imports.actions.files import Told, choose_columns, start_file
    from partake.imports.domain import Content, FileState
    from partake.voices.models import Voice

    invented = Invented(7, 1)
    nadia = stage.actor("nadia")
    hospital = stage.organisations["hospital"]

    def one_file(first: int, rows: int) -> tuple[float, float]:
        """A month of comments, given, checked and brought in: CPU-seconds of the last two."""
        lines = ["Response ID,Date,Ward,FFT,Comment"]
        lines += [
            f"{n},{1 + n % 30}/09/2026,Poppy Ward,{1 + n % 6},{invented.sentence()} {invented.sentence()}"
            for n in range(first, first + rows)
        ]
        upload = SimpleUploadedFile("month.csv", "\n".join(lines).encode())
        file = importing.give_upload(actor=nadia, organisation=hospital, told=Told(Content.COMMENTS), upload=upload)
        file = choose_columns(actor=nadia, file=file, columns=file.columns, version=file.version)
        checking, file = cpu_seconds(lambda: importing.check(actor=nadia, file=file))
        file = start_file(actor=nadia, file=file, version=file.version)
        bringing = 0.0
        while file.state == FileState.COMING_IN:  # in turns, as the worker does
            spent, file = cpu_seconds(partial(importing.bring_in, actor=nadia, file=file))
            bringing += spent
        assert file.added == rows
        return checking, bringing

    months = [one_file(first, min(ROWS, count - first)) for first in range(0, count, ROWS)]
    assert Voice.objects.count() == count
    checking, bringing = (sum(spent) for spent in zip(*months, strict=True))
    size, most = f"{count:,} rows", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    per = ROWS / count
    return [
        Row("raw month of comments, checked", size, checking * per, "CPU-s per 100,000"),
        Row("raw month of comments, brought in", size, bringing * per, "CPU-s per 100,000", budget=BUDGET),
        Row("most memory while it came in", size, round(most), "MB", budget=512),
        *_read(nadia, hospital, count),
    ]


def _read(nadia: Any, hospital: Any, count: int) -> list[Row]:
    """The list of one service where everything was said, and looking for words in it. The third cheapest of ten."""
    from partake.organisations.models import Service
    from partake.voices.models import Voice
    from partake.voices.queries.voices import list_voices

    ward = Service.objects.get(organisation=hospital, name="Poppy Ward")
    often = Voice.objects.order_by("pk").values_list("words", flat=True)[0].split()[0].strip(".,")
    measured = []
    for what, wanted in (
        ("list of a service's voices", ""),
        ("search there, a word that is often said", often),
        ("search there, two such words", f"{often} {often}s"),
        ("search there, a word nobody said", "zyzzyva"),
    ):
        spent, waited = [], []
        for _ in range(10):
            began, at = time.process_time(), time.monotonic()
            list_voices(nadia, organisation=hospital, service=ward, wanted=wanted)
            spent.append(time.process_time() - began)
            waited.append(time.monotonic() - at)
        beside = {"ms by the clock": round(sorted(waited)[2] * 1000, 1)}
        measured.append(
            Row(what, f"{count:,} voices", round(sorted(spent)[2] * 1000, 1), "ms CPU", budget=10, beside=beside)
        )
    return measured


if __name__ == "__main__":
    for one in rows(int(sys.argv[1]) if len(sys.argv) > 1 else ROWS):
        print(f"{one.what}, {one.size}: {one.value:,.1f} {one.unit} {one.beside}")
