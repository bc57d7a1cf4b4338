"""The questions of the Friends and Family Test, from a dated file, and which of them a month's counts answer."""

import tomllib
from datetime import date
from functools import cache
from pathlib import Path

from partake.imports.domain import STAFF, Series, SeriesFacts, Setting


@cache
def all_series() -> dict[Series, SeriesFacts]:
    """This will give every series by its code, today's first."""
    rows = tomllib.loads((Path(__file__).parent / "data" / "series.toml").read_text(encoding="utf-8"))
    return {
        Series(code): SeriesFacts(
            code=Series(code),
            name=row["name"],
            question=row["question"],
            answers=tuple(row["answers"]),
            first=row["first"],
            last=row.get("last"),
            is_verified=row["status"] == "verified",
            source=row["source"],
        )
        for code, row in rows.items()
    }


def series_of(setting: Setting, month: date) -> SeriesFacts | None:
    """This will give the series that a kind of service asked in a month, or None where there was none: a staff test
    after it ended."""
    if setting in STAFF:
        found = [all_series()[Series(setting.value)]]
    else:
        found = [all_series()[code] for code in (Series.EXPERIENCE, Series.RECOMMEND, Series.NET_PROMOTER)]
    return next((one for one in found if one.first <= month and (one.last is None or month <= one.last)), None)
