"""The measures Partake knows, read once from the reviewed list in `data/measures.toml`."""

import tomllib
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from partake.kernel.verdict import NotFound
from partake.measures.domain import Alert, Better, Measure, Number, Unit, UsualRange

LIST = Path(__file__).parent / "data" / "measures.toml"


@cache
def measures() -> dict[str, Measure]:
    """This will give every measure by its code, in the order of the list."""
    rows = tomllib.loads(LIST.read_text(encoding="utf-8"), parse_float=Decimal)["measure"]
    return {row["code"]: _measure(row) for row in rows}


def get_measure(code: str) -> Measure:
    """This will give one measure, or raise `NotFound`."""
    found = measures().get(code)
    if found is None:
        raise NotFound
    return found


def measure_called(text: str) -> Measure | None:
    """This will give the measure that a file names, or None."""
    plain = " ".join(text.casefold().split())
    return next((one for one in measures().values() if plain in {*one.spelled, one.name.casefold()}), None)


def _measure(row: dict[str, Any]) -> Measure:
    return Measure(
        code=row["code"],
        name=row["name"],
        in_sentence=row["in_sentence"],
        tells=row["tells"],
        better=Better(row["better"]),
        steady=Decimal(row["steady"]),
        spelled=frozenset(row["spelled"]),
        numbers=tuple(
            Number(one.get("name", ""), Decimal(one["least"]), Decimal(one["most"])) for one in row["number"]
        ),
        units=tuple(_unit(one) for one in row["unit"]),
        usual=_range(row["range"]) if "range" in row else None,
        alerts=tuple(_alert(one) for one in row.get("alert", ())),
    )


def _unit(row: dict[str, Any]) -> Unit:
    scale, offset = Decimal(row.get("scale", 1)), Decimal(row.get("offset", 0))
    return Unit(row["name"], row["decimals"], frozenset(row["spelled"]), scale, offset)


def _range(row: dict[str, Any]) -> UsualRange:
    return UsualRange(
        low=_figures(row.get("low")),
        high=_figures(row.get("high")),
        from_age=row["from_age"],
        source=row["source"],
        verified=row["status"] == "verified",
    )


def _alert(row: dict[str, Any]) -> Alert:
    return Alert(
        row["words"],
        _figures(row.get("at_least")),
        _figures(row.get("at_most")),
        Decimal(row["of_best"]) if "of_best" in row else None,
    )


def _figures(found: list[Any] | None) -> tuple[Decimal, ...]:
    return tuple(Decimal(one) for one in found or ())
