"""Runs every benchmark of the methods, or those named, and prints one table.

`python -m bench.methods` or `python -m bench.methods lottery risk`. Ends with 1 when a budget is passed.
"""

import importlib
import pkgutil
import sys

from rich.console import Console
from rich.table import Table

import bench.methods
from bench.measure import Row


def measured(only: list[str]) -> list[Row]:
    """This will run `rows()` of every module here that has one, or of those named."""
    names = only or sorted(module.name for module in pkgutil.iter_modules(bench.methods.__path__))
    modules = [importlib.import_module(f"bench.methods.{name}") for name in names if name != "__main__"]
    return [row for module in modules if hasattr(module, "rows") for row in module.rows()]


def cells(row: Row) -> tuple[str, ...]:
    """This will give a row as the table shows it; the ratio is how many times better than the rival."""
    budget = ""
    if row.budget is not None:
        sign = "≥" if row.higher_is_better else "≤"
        budget = f"{sign} {row.budget:,.4g}" + ("" if row.within_budget else "  PASSED")
    rival, ratio = "", ""
    if row.rival is not None and row.rival_value is not None:
        rival = f"{row.rival}: {row.rival_value:,.4g}"
        better, worse = (row.value, row.rival_value) if row.higher_is_better else (row.rival_value, row.value)
        ratio = f"{better / worse:,.3g}x" if worse else ""
    return row.what, row.size, f"{row.value:,.4g} {row.unit}", budget, rival, ratio


def main() -> int:
    """This will print the table, and give 1 when any figure is outside its budget."""
    rows = measured(sys.argv[1:])
    table = Table("method", "size", "figure", "budget", "rival", "times better", title="Methods")
    for row in rows:
        table.add_row(*cells(row))
    # Wide enough for every column when the output is a file, where there is no screen to fit.
    Console(width=None if sys.stdout.isatty() else 180).print(table)
    return int(any(row.within_budget is False for row in rows))


if __name__ == "__main__":
    sys.exit(main())
