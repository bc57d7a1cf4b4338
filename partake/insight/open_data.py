"""The published figures as files: CSV, JSON and Parquet of the same lines, and a description a machine can read.

A hidden count is empty, with the reason beside it; it is never 0. What a file of one publication says never changes;
what turns out wrong with it is said in the description, which can grow.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from partake.insight import frameworks
from partake.insight.dataset.engine import engine
from partake.insight.publishing.protecting import CUBES, FEWEST
from partake.insight.queries.notices import list_corrections
from partake.insight.queries.published import Edition, list_cells
from partake.kernel.csv_writing import csv_line
from partake.methods.disclosure import read_stored

COLUMNS = ("quarter", "organisation", "service", "subject", "part", "people", "hidden_because")
LICENCE = {
    "name": "OGL-UK-3.0",
    "title": "Open Government Licence v3.0",
    "path": "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
}
RULE = (
    f"Counts of 1 to {FEWEST - 1} people are hidden, and so is whatever else would let somebody work one out to within"
    f" fewer than {FEWEST}. A hidden count is empty and says why; it is not 0. A quarter is published once, 30 days"
    " after it ends, and not changed afterwards: what people say or take back later is not in it. What turns out to be"
    " wrong is said in corrections; the numbers stay."
)
ABOUT = {
    "answers": "How people answered the Friends and Family question, by body and service. A row without a service is"
    " about the whole body, one without a body about everyone. Somebody who spoke of two services counts once in each.",
    "comments": "How many comments have been sorted by theme. In rows about everyone: by a person (labelled), or by a"
    " machine that no person has checked (suggested).",
    "themes": "How many comments are about each theme, and how those who wrote felt about it.",
    "people": "How many people of one kind answered, and how many of them said good or very good.",
    "heard": "How many were heard in all, by kind of voice and by how it came. Complaints are in no figure.",
}
FIELDS = (
    ("quarter", "date", "First day of the quarter the words are about"),
    ("organisation", "string", "The body, or empty for everyone"),
    ("service", "string", "The service, or empty for a whole body"),
    ("subject", "string", "fft; a theme; a kind of people as characteristic:category; or what is counted"),
    ("part", "string", "Which of them: good, neither, poor, dont_know; unhappy, happy, neither; all"),
    ("people", "integer", "How many people; empty where it is hidden"),
    ("hidden_because", "string", "Why it is hidden, or empty"),
)
_TYPES = {"date": "DATE", "string": "VARCHAR", "integer": "BIGINT"}


@dataclass(frozen=True)
class Line:
    """One published count, as every format gives it."""

    quarter: str
    organisation: str
    service: str
    subject: str
    part: str
    people: int | None
    hidden_because: str

    @property
    def cells(self) -> tuple[str | int | None, ...]:
        return tuple(getattr(self, name) for name in COLUMNS)


def lines_of(edition: Edition, cube: str) -> list[Line]:
    """This will give the lines of one cube."""
    found = []
    for cell in list_cells(edition, cube):
        count = read_stored(cell.count)
        found.append(
            Line(
                edition.quarter.isoformat(),
                cell.organisation.name if cell.organisation else "",
                cell.service.name if cell.service else "",
                cell.subject,
                cell.part,
                count.shown,
                count.reason.value if count.reason else "",
            )
        )
    return found


def as_csv(lines: Sequence[Line]) -> bytes:
    return "".join(
        (csv_line(*COLUMNS), *(csv_line(*("" if cell is None else cell for cell in line.cells)) for line in lines))
    ).encode()


def as_json(lines: Sequence[Line]) -> bytes:
    rows = [dict(zip(COLUMNS, line.cells, strict=True)) for line in lines]
    return json.dumps(rows, ensure_ascii=False, indent=1).encode()


def as_parquet(lines: Sequence[Line]) -> bytes:
    """This will give a Parquet file, written by DuckDB; the same lines give the same bytes."""
    with TemporaryDirectory() as folder, engine(Path(folder)) as connection:
        # From a file: to hand over thousands of rows one at a time takes DuckDB half a second each hundred.
        source, made = Path(folder) / "lines.csv", Path(folder) / "lines.parquet"
        source.write_bytes(as_csv(lines))
        columns = ", ".join(f"'{name}': '{_TYPES[kind]}'" for name, kind, _ in FIELDS)
        connection.execute("SET threads = 1; SET preserve_insertion_order = true")
        connection.execute(
            f"COPY (SELECT * FROM read_csv('{source}', header = true, columns = {{{columns}}}))"  # noqa: S608
            f" TO '{made}' (FORMAT parquet)"
        )
        return made.read_bytes()


def describe(edition: Edition) -> bytes:
    """This will give the description of one publication, as a data package (Frictionless Data Package v1)."""
    themes = {one.key: one.name for framework in frameworks.built_in().values() for one in framework.themes}
    schema = {
        "fields": [{"name": name, "type": kind, "description": words} for name, kind, words in FIELDS],
        "missingValues": [""],
    }
    package = {
        "profile": "tabular-data-package",
        "name": f"what-people-say-{edition.number}",
        "title": "What people say of their care",
        "version": str(edition.number),
        "created": edition.made_at.isoformat(),
        "licenses": [LICENCE],
        "description": RULE,
        "notes": "People chose to answer, so those who did not may think otherwise. NHS England says these answers are"
        " not for comparing one service with another.",
        "themes": themes,
        "lists": dict(edition.lists),
        "corrections": [
            {"organisation": one.body, "published": one.shown_at.isoformat(), "words": one.words}
            for one in list_corrections([edition])
        ],
        "resources": [
            {
                "name": cube,
                "path": f"{cube}.csv",
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "profile": "tabular-data-resource",
                "description": ABOUT[cube],
                "unit": "people",
                "schema": schema,
            }
            for cube in CUBES
        ],
    }
    return json.dumps(package, ensure_ascii=False, indent=1).encode()
