"""`make bench`: what Partake costs, against its budgets, at 10,000 people unless told otherwise.

    python -m bench                         pages, actions and documents: some minutes
    python -m bench --people 1000000        the same, and again in a place of a million: about an hour
    python -m bench --only pages            or alone, actions, feedback, documents, said, insight, methods

On SQLite, and on PostgreSQL where PARTAKE_TEST_POSTGRES names a server.
"""

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from bench.measure import Row
from bench.report import tables, write_page
from bench.results import ROOT, VAR, Run, keep, kept

SMALL = 10_000
GROUPS = ("alone", "pages", "actions", "feedback", "documents", "said", "insight", "methods")
IN_PLACES = GROUPS[:4]  # on each engine, in each size of place


def main() -> int:
    """This will measure, print the tables, write the page, and give 1 when a figure of this run is out of budget."""
    wanted = argparse.ArgumentParser(prog="python -m bench", description=__doc__.splitlines()[0] if __doc__ else "")
    wanted.add_argument("--people", type=int, default=SMALL, help="also measure a place of this many people")
    wanted.add_argument("--only", choices=GROUPS, action="append", help="measure these groups alone")
    asked = wanted.parse_args()
    VAR.mkdir(parents=True, exist_ok=True)
    runs: list[Run] = []
    groups = asked.only or GROUPS[:7]
    engines = _engines()
    for engine in engines:
        for people in sorted({SMALL, asked.people}):
            inside = [group for group in IN_PLACES if group in groups]
            runs += [_measure(group, engine, people) for group in (["place", *inside] if inside else [])]
    if "documents" in groups:
        runs += [_measure(group, "SQLite", 0) for group in ("documents", "importing")]
    if "said" in groups:
        runs += [_measure("said", engine, 0) for engine in engines]
    if "insight" in groups:
        runs += [_measure("insight", engine, 0) for engine in engines]
        runs.append(_measure("insight large", "", 0))
    if "methods" in groups:
        runs.append(_measure("methods", "", 0))
    print(tables(runs))
    write_page(tables(kept()))
    return int(any(row.within_budget is False for run in runs for row in run.rows))


def _engines() -> list[str]:
    if os.environ.get("PARTAKE_TEST_POSTGRES"):
        return ["SQLite", "PostgreSQL"]
    print("PARTAKE_TEST_POSTGRES names no server: PostgreSQL is not measured.")
    return ["SQLite"]


def _measure(group: str, engine: str, people: int) -> Run:
    """Each group runs in a process of its own, with the settings of its place."""
    print(f"--- {group} {engine} {people or ''}", flush=True)
    load = os.getloadavg()[0]
    file = VAR / "rows.json"
    environment = {**os.environ, "PARTAKE_VAR": str(VAR), "OMP_NUM_THREADS": "1"}
    if engine:
        environment["DATABASE_URL"] = _address(engine, people)
    subprocess.run(
        [sys.executable, "-m", "bench.inside", group, str(people), str(file)], cwd=ROOT, env=environment, check=True
    )
    return keep(group, engine, people, [Row(**row) for row in json.loads(Path(file).read_text())], load)


def _address(engine: str, people: int) -> str:
    if engine == "SQLite":
        return f"sqlite:///{VAR / f'people-{people}.sqlite3'}"
    server = urlsplit(os.environ["PARTAKE_TEST_POSTGRES"])
    return urlunsplit(server._replace(path=f"/partake_bench_{people}"))


if __name__ == "__main__":
    sys.exit(main())
