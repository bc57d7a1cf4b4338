"""Cubes from parts: some months at a time, so that memory does not grow with the years."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from partake.insight.cubes import CUBES, STEPS, CubeQuery, query
from partake.insight.dataset.bodies import Bodies
from partake.insight.dataset.parts import TABLES, Part, source
from partake.kernel.bulk import Plain

if TYPE_CHECKING:
    import duckdb

ROWS_AT_ONCE = 10_000
VOICES_AT_ONCE = 1_000_000


def hand_over_bodies(connection: "duckdb.DuckDBPyConnection", bodies: Bodies) -> None:
    """This will make the two small tables that say who answers for what now."""
    connection.execute("CREATE OR REPLACE TABLE bodies (organisation BIGINT, answers_now BIGINT)")
    connection.execute("CREATE OR REPLACE TABLE services (service BIGINT, organisation BIGINT)")
    for table, rows in (("bodies", bodies.answers_now), ("services", bodies.of_service)):
        keys, values = list(rows), list(rows.values())
        connection.execute(f"INSERT INTO {table} SELECT unnest(?::BIGINT[]), unnest(?::BIGINT[])", [keys, values])


def add_up(connection: "duckdb.DuckDBPyConnection", months: Mapping[date, Sequence[Part]]) -> None:
    """This will make the cubes of these months inside the engine, one table a cube, for `rows_of` to read."""
    for cube in CUBES:
        connection.execute(f"DROP TABLE IF EXISTS made_{cube.name}")
    for several in _turns(months):
        for table in TABLES:
            connection.execute(f"CREATE OR REPLACE TEMP VIEW {table} AS SELECT * FROM {source(table, several)}")  # noqa: S608
        for step in STEPS:
            connection.execute(f"CREATE OR REPLACE TEMP TABLE {step} AS {query(step)}")
        for cube in CUBES:
            connection.execute(f"CREATE TABLE IF NOT EXISTS made_{cube.name} AS {query(cube.name)} LIMIT 0")
            connection.execute(f"INSERT INTO made_{cube.name} {query(cube.name)}")


def _turns(months: Mapping[date, Sequence[Part]]) -> Iterator[list[Part]]:
    """Whole months, together as many as fit; and one turn of nothing, so that there are tables to read."""
    several: list[Part] = []
    for parts in months.values():
        if several and sum(part.rows for part in (*several, *parts)) > VOICES_AT_ONCE:
            yield several
            several = []
        several += parts
    yield several


def rows_of(connection: "duckdb.DuckDBPyConnection", cube: CubeQuery) -> Iterator[tuple[Plain, ...]]:
    """This will give the rows of one cube, its columns in order, the month as a day in words."""
    columns = ", ".join("CAST(month AS VARCHAR)" if name == "month" else name for name in cube.columns)
    asked = connection.execute(f"SELECT {columns} FROM made_{cube.name}")  # noqa: S608
    while rows := asked.fetchmany(ROWS_AT_ONCE):
        yield from rows
