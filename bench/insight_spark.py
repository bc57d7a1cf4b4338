"""The same queries on DuckDB and on Apache Spark, over the dataset of this place; every row compared, and timed.

    python -m bench.insight_spark

Outside the checks: PySpark and a Java are installed by whoever wants to know. Without them it says so and gives 2.
"""

import os
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

TABLES = ("voices", "abouts", "attributes", "answers", "labels")


def main() -> int:
    """This will give 0 when both engines say the same of every cube."""
    try:
        from pyspark.sql import SparkSession
    except ImportError:
        print("PySpark is not installed here: nothing was compared.")
        return 2
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "partake.config.settings")
    import django

    django.setup()
    from partake.insight.cubes import CUBES
    from partake.insight.dataset.bodies import who_answers_now
    from partake.insight.dataset.engine import engine
    from partake.insight.dataset.parts import folder, standing_parts

    parts = standing_parts()
    if not parts:
        print("There is no dataset here yet: python -m partake insight refresh makes it.")
        return 2
    files = {table: [str(folder() / part.name / f"{table}.parquet") for part in parts] for table in TABLES}
    bodies = who_answers_now()
    small = {
        "bodies": ("organisation", "answers_now", list(bodies.answers_now.items())),
        "services": ("service", "organisation", list(bodies.of_service.items())),
    }
    # One machine: two hundred pieces of each sum, as Spark cuts them for many machines, would be all overhead.
    made = SparkSession.builder.master("local[2]").appName("partake").config("spark.ui.enabled", "false")
    made = made.config("spark.ui.showConsoleProgress", "false")
    spark = made.config("spark.sql.shuffle.partitions", "2").getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    spark.conf.set("spark.sql.session.timeZone", "Europe/London")
    for table, names in files.items():
        spark.read.parquet(*names).createOrReplaceTempView(table)
    for table, (first, second, rows) in small.items():
        spark.createDataFrame(rows, f"{first} BIGINT, {second} BIGINT").createOrReplaceTempView(table)

    def on_spark(name: str, sql: str) -> None:
        spark.sql(sql).cache().createOrReplaceTempView(name)

    different = 0
    with TemporaryDirectory() as spill, engine(Path(spill)) as duck:
        for table, names in files.items():
            duck.execute(f"CREATE VIEW {table} AS SELECT * FROM read_parquet({names})")
        for table, (first, second, rows) in small.items():
            duck.execute(f"CREATE TABLE {table} ({first} BIGINT, {second} BIGINT)")
            duck.executemany(f"INSERT INTO {table} VALUES (?, ?)", rows)
        _steps(lambda name, sql: duck.execute(f"CREATE TABLE {name} AS {sql}"))
        _steps(on_spark)
        for cube in CUBES:
            ours, took = _rows(lambda sql: duck.execute(sql).fetchall(), cube.name, cube.columns)
            theirs, waited = _rows(lambda sql: list(map(tuple, spark.sql(sql).collect())), cube.name, cube.columns)
            alike = ours == theirs
            different += not alike
            said = "the same" if alike else f"{(ours - theirs).total()} rows of DuckDB's are not Spark's"
            print(f"{cube.name}: {ours.total():,} rows, {said}. Seconds: DuckDB {took:.2f}, Spark {waited:.2f}.")
    spark.stop()
    return int(different > 0)


def _steps(make: Callable[[str, str], object]) -> None:
    from partake.insight.cubes import STEPS, query

    for step in STEPS:
        make(step, query(step))


def _rows(
    ask: Callable[[str], list[tuple[Any, ...]]], name: str, columns: tuple[str, ...]
) -> tuple["Counter[tuple[Any, ...]]", float]:
    from partake.insight.cubes import query

    start = time.monotonic()
    rows = ask(f"SELECT {', '.join(columns)} FROM ({query(name)}) made")
    return Counter(rows), time.monotonic() - start


if __name__ == "__main__":
    sys.exit(main())
