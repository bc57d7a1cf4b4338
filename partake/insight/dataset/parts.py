"""Parts of the dataset on disk. A part is a folder "2026-11/<name>" with five Parquet files that are joined by the
key of the voice; it belongs to the dataset only while a row of `DatasetFile` names it."""

import re
import shutil
import uuid
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings

from partake.insight.dataset.engine import DatasetBroken
from partake.insight.models import DatasetFile

if TYPE_CHECKING:
    import duckdb

# The columns of each file, as Parquet holds them.
TABLES = {
    "voices": "voice BIGINT, kind VARCHAR, channel VARCHAR, sampling VARCHAR, speaker VARCHAR, score SMALLINT,"
    " wrote INTEGER, month DATE",
    "abouts": "voice BIGINT, organisation BIGINT, service BIGINT",
    "attributes": "voice BIGINT, characteristic VARCHAR, list_version VARCHAR, category VARCHAR",
    "answers": "voice BIGINT, question VARCHAR, answer VARCHAR",
    "labels": "voice BIGINT, theme VARCHAR, put_on_by VARCHAR, sentiment VARCHAR",
}
_PART = re.compile(r"\d{4}-\d{2}/[0-9a-f]{32}")


@dataclass(frozen=True)
class Part:
    """One part: its name, its month, how many voices, how many bytes, and between which keys."""

    name: str
    month: date
    rows: int
    bytes: int
    first_voice: int
    last_voice: int

    @classmethod
    def of(cls, row: DatasetFile) -> "Part":
        return cls(row.name, row.month, row.rows, row.bytes, row.first_voice, row.last_voice)


def folder() -> Path:
    """This will give the folder of the dataset, which nobody but its owner may enter."""
    found = Path(settings.INSIGHT_DIR)
    found.mkdir(mode=0o700, parents=True, exist_ok=True)
    return found


def standing_parts() -> tuple[Part, ...]:
    """This will give every part that is in the dataset. Raises `DatasetBroken` when one is not where it should be."""
    parts = tuple(Part.of(row) for row in DatasetFile.objects.order_by("month", "pk"))
    for part in parts:
        sizes = [path.stat().st_size for path in _files(part.name) if path.is_file()]
        if len(sizes) < len(TABLES) or sum(sizes) != part.bytes:
            raise DatasetBroken(part.name)
    return parts


def names_standing() -> list[str]:
    """This will give the name of every part in the dataset, whether or not it can be read."""
    return list(DatasetFile.objects.values_list("name", flat=True))


def source(table: str, parts: Iterable[Part]) -> str:
    """This will give what stands after FROM to read one table of these parts. Names and columns are ours."""
    files = ", ".join(f"'{_quoted(folder() / part.name / f'{table}.parquet')}'" for part in parts)
    if files:
        return f"read_parquet([{files}])"
    empty = ", ".join(
        f"CAST(NULL AS {kind}) AS {name}" for name, kind in (one.split() for one in TABLES[table].split(", "))
    )
    return f"(SELECT {empty} WHERE false)"


def write_part(connection: "duckdb.DuckDBPyConnection", month: date, tables: dict[str, str]) -> Part | None:
    """This will write one part from a query for each table, and give it; or None when it would hold no voice. It is no
    part of the dataset yet."""
    name = f"{month:%Y-%m}/{uuid.uuid4().hex}"
    place = folder() / name
    place.mkdir(parents=True)
    for table, query in tables.items():
        target = _quoted(place / f"{table}.parquet")
        connection.execute(f"COPY ({query}) TO '{target}' (FORMAT parquet, COMPRESSION zstd)")
    voices = _quoted(place / "voices.parquet")
    found = connection.execute(f"SELECT count(*), min(voice), max(voice) FROM read_parquet('{voices}')").fetchone()  # noqa: S608
    if found is None or not found[0]:
        shutil.rmtree(place)
        return None
    return Part(name, month, found[0], sum(path.stat().st_size for path in _files(name)), found[1], found[2])


def sweep() -> None:
    """This will remove what a killed refresh left behind, and parts that left the dataset: every folder that looks
    like a part and that no row names. Only whoever holds the lease does it."""
    named = set(names_standing())
    for place in folder().glob("*/*"):
        name = f"{place.parent.name}/{place.name}"
        if _PART.fullmatch(name) and name not in named:
            shutil.rmtree(place, ignore_errors=True)
    for month in folder().glob("????-??"):
        if not any(month.iterdir()):
            month.rmdir()


def remove(names: Collection[str]) -> None:
    """This will remove parts that left the dataset. What cannot be removed now is swept away next time."""
    for name in names:
        shutil.rmtree(folder() / name, ignore_errors=True)


def months_of(parts: Sequence[Part]) -> dict[date, list[Part]]:
    """This will give the parts of each month."""
    found: dict[date, list[Part]] = {}
    for part in parts:
        found.setdefault(part.month, []).append(part)
    return found


def _files(name: str) -> list[Path]:
    return [folder() / name / f"{table}.parquet" for table in TABLES]


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")
