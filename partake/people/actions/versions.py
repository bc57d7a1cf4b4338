"""Two people saving at once: the one place a versioned row is changed."""

from typing import Any

from django.db.models import F, Model

from partake.kernel.verdict import Stale


def change_row(model: type[Model], *, pk: int, version: int | None, values: dict[str, Any]) -> None:
    """This will change a row that still has the version the page showed, and raise `Stale` with the row as it is
    now when somebody saved in between. Call it inside the action's transaction."""
    rows: Any = model._default_manager
    if not rows.filter(pk=pk, version=version).update(**values, version=F("version") + 1):
        raise Stale(rows.get(pk=pk))
