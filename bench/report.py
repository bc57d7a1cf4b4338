"""The tables, on the screen and in `docs/reference/speed.md`, where what stands around them is written by hand."""

import os
import platform
import re
from collections.abc import Iterable
from pathlib import Path

from bench.measure import Row
from bench.results import ROOT, Run

PAGE = ROOT / "docs" / "reference" / "speed.md"
BEGIN, END = "<!-- Measured: `make bench` writes what follows. -->", "<!-- End of what was measured. -->"
GROWTH = 1.3  # a page of a place a hundred times as large may cost so many times as much


def write_page(tables: str) -> None:
    """This will put the tables between the two marks of the page."""
    page = PAGE.read_text()
    measured = f"{BEGIN}\n\n{tables}\n{END}"
    PAGE.write_text(re.sub(f"{re.escape(BEGIN)}.*?{re.escape(END)}", lambda _: measured, page, flags=re.DOTALL))


def tables(runs: list[Run]) -> str:
    """This will draw everything as Markdown, which is also what the screen shows."""
    pages = [run for run in runs if run.group == "pages"]
    parts = [_machine(runs)]
    alone = [run for run in runs if run.group == "alone"]
    if alone:
        parts += ["## Pages: CPU of the application for each request, alone", _pages(alone, "alone")]
    if pages:
        parts += ["## Pages: CPU of the server for each request, four clients at once", _pages(pages, "gthread")]
        parts += ["## Pages: what a reader waits", _waits(pages)]
    parts += ["## Everything else", _others(runs)]
    return "\n\n".join(parts) + "\n"


def _machine(runs: list[Run]) -> str:
    lines = [f"{os.cpu_count()} cores, {_processor()}, Python {platform.python_version()}."]
    lines += [
        f"- {run.group}{f' ({run.place})' if run.place else ''}: {run.at} UTC, commit {run.commit}, "
        f"load {run.load[0]} before and {run.load[1]} after"
        for run in runs
    ]
    return lines[0] + "\n\n" + "\n".join(lines[1:])


def _processor() -> str:
    with Path("/proc/cpuinfo").open() as cpus:
        return next((line.partition(":")[2].strip() for line in cpus if line.startswith("model name")), "unknown")


def _pages(runs: list[Run], kind: str) -> str:
    engines = sorted({run.engine for run in runs}, reverse=True)
    sizes = sorted({run.people for run in runs})
    found = {(run.engine, run.people, row.what): row for run in runs for row in _page_rows(run, kind)}
    grows = len(sizes) > 1
    head = ["page"]
    for engine in engines:
        head += [f"{engine} {size:,}" for size in sizes] + (["ratio"] if grows else [])
    lines = []
    for what in dict.fromkeys(what for _, _, what in found):
        cells, verdicts, budget = [what], [], 0.0
        for engine in engines:
            rows = [found.get((engine, size, what)) for size in sizes]
            cells += [f"{row.value:.1f} ms" if row else "" for row in rows]
            there = [row for row in rows if row]
            verdicts += [row.within_budget is not False for row in there]
            budget = there[0].budget or 0.0 if there else budget
            if grows and len(there) == len(sizes):
                ratio = there[-1].value / there[0].value
                cells.append(f"{ratio:.2f}")
                verdicts.append(ratio <= GROWTH)
            elif grows:
                cells.append("")
        lines.append([*cells, f"≤ {budget:g} ms", "ok" if all(verdicts) else "over"])
    return _table([*head, "budget", ""], lines)


def _waits(runs: list[Run]) -> str:
    lines = [
        [
            row.what,
            run.place,
            row.size,
            f"{row.value:.1f}",
            *(f"{row.beside[name]:g}" for name in ("database ms CPU", "a second", "p50 ms", "p99 ms")),
        ]
        for run in runs
        for kind in ("gthread", "sync")
        for row in _page_rows(run, kind)
    ]
    head = ["page", "place", "workers", "server ms CPU", "database ms CPU", "a second", "p50 ms", "p99 ms"]
    return _table(head, lines)


def _others(runs: list[Run]) -> str:
    lines = []
    for run in runs:
        for row in run.rows:
            if row in _page_rows(run, row.size):
                continue
            sign = "≥" if row.higher_is_better else "≤"
            budget = f"{sign} {row.budget:,g}" if row.budget is not None else ""
            verdict = {None: "", True: "ok", False: "over" if not row.higher_is_better else "under"}[row.within_budget]
            beside = [f"{name} {value:,g}" for name, value in row.beside.items()]
            if row.rival and row.rival_value is not None:
                beside.append(f"{row.rival} {row.rival_value:,.4g}")
            figure = f"{row.value:,.4g} {row.unit}"
            lines.append([row.what, row.size, run.place, figure, budget, verdict, "; ".join(beside)])
    return _table(["what", "how much", "place", "figure", "budget", "", "beside it"], lines)


def _page_rows(run: Run, kind: str) -> list[Row]:
    """Those measured `kind`: "alone", or with the server's kind of worker."""
    return [row for row in run.rows if row.size == kind and run.group in ("alone", "pages") and row.unit == "ms CPU"]


def _table(head: list[str], lines: Iterable[list[str]]) -> str:
    drawn = [head, ["---"] * len(head), *lines]
    return "\n".join(f"| {' | '.join(line)} |" for line in drawn)
