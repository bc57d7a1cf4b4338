"""Every cube from ten million voices, made straight into Parquet by DuckDB; and, where pandas and pyarrow are
installed, the same cubes by them from the same files.

    python -m bench.insight_large [VOICES]
"""

import os
import resource
import sys
import tempfile
from collections import Counter
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from bench import insight_pandas
from bench.insight import MONTHS
from bench.measure import Row, cpu_seconds

VOICES = 10_000_000
SERVICES = 2_000
BODIES = 20

# Invented: what each column is follows from the number of the voice, mixed so that neighbours differ.
MIXED = "(voice * 2654435761 % 4294967296)"
QUERIES = {
    "voices": f"""SELECT voice, CASE {MIXED} % 5 WHEN 0 THEN 'STORY' ELSE 'COMMENT' END AS kind,
        CASE {MIXED} % 3 WHEN 0 THEN 'ONLINE' WHEN 1 THEN 'PAPER' ELSE 'FILE' END AS channel,
        'ANYONE_MAY' AS sampling, 'PATIENT' AS speaker, CAST(1 + {MIXED} % 6 AS SMALLINT) AS score,
        CAST({MIXED} % 2 AS INTEGER) AS wrote, DATE '{{month}}' AS month FROM numbers""",
    "abouts": f"SELECT voice, 1 + {MIXED} % {BODIES} AS organisation, 1 + {MIXED} % {SERVICES} AS service FROM numbers",
    "attributes": f"""SELECT voice, 'AGE' AS characteristic, 'ons-2021' AS list_version,
        'group ' || ({MIXED} % 7) AS category FROM numbers WHERE {MIXED} % 10 < 3""",
    "answers": f"""SELECT voice, 'q:' || ({MIXED} % 12) AS question, CAST(1 + {MIXED} % 5 AS VARCHAR) AS answer
        FROM numbers WHERE {MIXED} % 5 = 1""",
    "labels": f"""SELECT voice, 'experience:t' || ({MIXED} % 30) AS theme,
        CASE {MIXED} % 4 WHEN 0 THEN 'PERSON' ELSE 'MACHINE' END AS put_on_by,
        CASE {MIXED} % 3 WHEN 0 THEN 'UNHAPPY' ELSE 'HAPPY' END AS sentiment FROM numbers WHERE {MIXED} % 5 = 0""",
}


def rows(count: int = VOICES) -> list[Row]:
    """This will measure the cubes of `count` voices, in a folder of their own and no database."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(PARTAKE_VAR=folder, PARTAKE_INSIGHT=f"{folder}/insight")
        os.environ["DATABASE_URL"] = f"sqlite:///{folder}/none.sqlite3"
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "partake.config.settings")
        import django

        django.setup()
        return _measured(count, Path(folder))


def _measured(count: int, folder: Path) -> list[Row]:
    from partake.insight.cubes import CUBES
    from partake.insight.dataset.adding_up import add_up, hand_over_bodies, rows_of
    from partake.insight.dataset.bodies import Bodies
    from partake.insight.dataset.engine import engine

    bodies = {one: one for one in range(1, BODIES + 1)}
    services = {one: 1 + one % BODIES for one in range(1, SERVICES + 1)}
    with engine(folder) as connection:
        parts = _make(connection, count)
        hand_over_bodies(connection, Bodies(bodies, services))
        spent, _ = cpu_seconds(lambda: add_up(connection, parts))
        month = MONTHS[-1]
        one, _ = cpu_seconds(lambda: add_up(connection, {month: parts[month]}), repeat=3)
        made = {cube.name: sum(1 for _ in rows_of(connection, cube)) for cube in CUBES}
        heard = connection.execute("SELECT sum(voices) FROM made_heard WHERE service IS NULL").fetchone()
        assert heard is not None and heard[0] == parts[month][0].rows, "every voice is counted once"
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024  # before pandas, which takes several times it
        beside = _beside_pandas(connection, parts, bodies, services)
    size = f"{count:,} voices"
    disk = sum(part.bytes for several in parts.values() for part in several) / 2**20
    return [
        Row("every cube of 24 months", size, round(spent, 1), "CPU-s", beside={"MB on disk": round(disk)}),
        Row("the cubes of one month", size, round(one, 2), "CPU-s", beside={"rows": float(sum(made.values()))}),
        Row("most memory while they were made", size, round(most), "MB", budget=1024),
        *(
            Row(f"{name}, 24 months, files to rows", size, round(ours, 2), "CPU-s", rival="pandas", rival_value=theirs)
            for name, ours, theirs in beside
        ),
    ]


def _make(connection: Any, count: int) -> dict[date, list[Any]]:
    from partake.insight.dataset.parts import write_part

    parts, each = {}, count // len(MONTHS)
    for place, month in enumerate(MONTHS):
        numbers = f"(SELECT range AS voice FROM range({1 + place * each}, {1 + (place + 1) * each}))"
        tables = {
            table: query.format(month=month).replace("FROM numbers", f"FROM {numbers}")
            for table, query in QUERIES.items()
        }
        parts[month] = [part for part in [write_part(connection, month, tables)] if part]
    return parts


def _beside_pandas(
    connection: Any, parts: dict[date, list[Any]], bodies: dict[int, int], services: dict[int, int]
) -> list[tuple[str, float, float | None]]:
    """Each cube by both from the same files, a month at a time, with every row compared: its name, the CPU seconds of
    DuckDB, and those of pandas where it is installed."""
    from partake.insight.cubes import CUBES

    found = []
    for cube in CUBES:
        ours, rows = cpu_seconds(partial(_by_duckdb, connection, parts, cube))
        theirs = None
        if insight_pandas.is_here() and cube.name in insight_pandas.CUBES:
            theirs, others = cpu_seconds(partial(_by_pandas, parts, cube.name, bodies, services))
            assert _plain(rows) == insight_pandas.plain(others), f"pandas counts the cube of {cube.name} otherwise"
        found.append((cube.name, ours, theirs and round(theirs, 2)))
    return found


def _by_duckdb(connection: Any, parts: dict[date, list[Any]], cube: Any) -> list[tuple[Any, ...]]:
    from partake.insight.cubes import STEPS, query
    from partake.insight.dataset.parts import source

    columns = ", ".join(column for column in cube.columns if column != "question")
    found = []
    for several in parts.values():
        for table in QUERIES:
            connection.execute(f"CREATE OR REPLACE TEMP VIEW {table} AS SELECT * FROM {source(table, several)}")
        for step in STEPS:
            connection.execute(f"CREATE OR REPLACE TEMP TABLE {step} AS {query(step)}")
        found += connection.execute(f"SELECT {columns} FROM ({query(cube.name)}) made").fetchall()
    return found


def _by_pandas(parts: dict[date, list[Any]], cube: str, bodies: dict[int, int], services: dict[int, int]) -> list[Any]:
    from partake.insight.dataset.parts import folder

    found = []
    for several in parts.values():
        frames = insight_pandas.read(folder(), [part.name for part in several], insight_pandas.READS[cube])
        at = insight_pandas.spots(frames, bodies, services)
        found.append(insight_pandas.CUBES[cube](frames, at))
    return found


def _plain(rows: list[tuple[Any, ...]]) -> "Counter[tuple[str, ...]]":
    return Counter(tuple("0" if value is None else str(value) for value in row) for row in rows)


if __name__ == "__main__":
    for one in rows(int(sys.argv[1]) if len(sys.argv) > 1 else VOICES):
        print(f"{one.what}, {one.size}: {one.value:,.2f} {one.unit} {one.beside} {one.rival or ''} {one.rival_value}")
