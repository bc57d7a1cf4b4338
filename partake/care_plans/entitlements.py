"""What each pathway gives somebody: dated texts with their source, each promise marked as sourced or only proposed."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from partake.care_plans.domain.pathways import PathwayName

TEXTS = Path(__file__).parent / "data" / "pathways.toml"


@dataclass(frozen=True)
class Entitlement:
    """One version of what a pathway gives. `proposed` is what the source does not say: a place has yet to confirm it,
    and a page that shows it must say so."""

    which: PathwayName
    version: str
    lead: str
    sourced: tuple[str, ...]
    proposed: tuple[str, ...]
    source: str
    valid_from: date
    valid_to: date | None

    def is_current(self, today: date) -> bool:
        return self.valid_from <= today and (self.valid_to is None or today <= self.valid_to)


def entitlements(today: date) -> dict[PathwayName, Entitlement]:
    """This will give what each pathway gives today, in the order of the pathways."""
    return {one.which: one for one in _all() if one.is_current(today)}


@cache
def _all() -> tuple[Entitlement, ...]:
    rows = tomllib.loads(TEXTS.read_text(encoding="utf-8"))["pathway"]
    return tuple(
        Entitlement(
            which=PathwayName(row["code"]),
            version=row["version"],
            lead=row["lead"],
            sourced=tuple(one["words"] for one in row["gives"] if one["status"] == "sourced"),
            proposed=tuple(one["words"] for one in row["gives"] if one["status"] == "proposed"),
            source=row["source"],
            valid_from=row["valid_from"],
            valid_to=row.get("valid_to"),
        )
        for row in rows
    )
