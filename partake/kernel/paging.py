"""The one way through a long list: keyset paging. No page counts a whole table, none uses OFFSET.

The cursor is the public id of the last row shown, never the value it was sorted by: an address must not hold
a surname. The condition is written `a >= ? AND (a > ? OR id > ?)`, which both databases answer from an index
(the plainer `OR` form was measured 300 times slower on SQLite).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar
from uuid import UUID

from django.db.models import Model, Q, QuerySet

Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True)
class Page(Generic[Row]):
    """Some rows, and the cursor of the next page (None at the end)."""

    rows: tuple[Row, ...]
    next_cursor: UUID | None


def keyset_page(
    rows: "QuerySet[Row]",
    *,
    by: str,
    cursor: str | UUID | None = None,
    size: int = 25,
    newest_first: bool = False,
) -> Page[Row]:
    """This will give up to `size` rows in the order of `by`, then id, after the row whose `public_id` is
    `cursor`. A cursor that is no longer there, or is not a UUID, starts again from the top."""
    return keyset_page_of((rows,), by=by, cursor=cursor, size=size, newest_first=newest_first)


def keyset_page_of(
    lists: "Sequence[QuerySet[Row]]",
    *,
    by: str,
    cursor: str | UUID | None = None,
    size: int = 25,
    newest_first: bool = False,
) -> Page[Row]:
    """This will give one page through several lists of the same model, as if they were one: a row in two of them is
    shown once. Each is read from its own index, which a database asked for all of them at once would not do."""
    after: Any = next((row for rows in lists if (row := _row_at(rows, cursor)) is not None), None)
    found: dict[Any, Row] = {}
    for rows in lists:
        if after is not None:
            value, pk, way = getattr(after, by), after.pk, "lt" if newest_first else "gt"
            rows = rows.filter(Q(**{f"{by}__{way}e": value}) & (Q(**{f"{by}__{way}": value}) | Q(**{f"pk__{way}": pk})))
        order = (f"-{by}", "-pk") if newest_first else (by, "pk")
        found.update((row.pk, row) for row in rows.order_by(*order)[: size + 1])
    merged = sorted(found.values(), key=lambda row: (getattr(row, by), row.pk), reverse=newest_first)
    last: Any = merged[size - 1] if len(merged) > size else None
    return Page(rows=tuple(merged[:size]), next_cursor=last.public_id if last is not None else None)


def _row_at(rows: "QuerySet[Row]", cursor: str | UUID | None) -> Row | None:
    if cursor is None or cursor == "":
        return None
    try:
        wanted = cursor if isinstance(cursor, UUID) else UUID(cursor)
    except ValueError:
        return None
    return rows.filter(public_id=wanted).first()
