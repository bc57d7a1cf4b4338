"""Writes the reference pages that are drawn from the code: roles, events, stored fields. `--check` says whether the
pages on disk still agree."""

import importlib
import os
import pkgutil
import sys
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGES = ROOT / "docs" / "reference"
MADE = "<!-- Made by tools/reference.py. Change the code, then run it again. -->\n\n"


def roles() -> str:
    """This will give the page of jobs: what each is called, and what holding it lets somebody do."""
    from partake.organisations.domain import ROLES

    rows = [f"| `{code}` | {prose.name} | {prose.prose} |" for code, prose in ROLES.items()]
    return "\n".join(["# Roles", "", "| code | name | what it lets somebody do |", "| --- | --- | --- |", *rows, ""])


def events() -> str:
    """This will give the page of everything that can enter the log of events."""
    from partake.audit.domain import EventKind

    kinds = {
        value
        for module in _modules("events")
        for value in vars(importlib.import_module(module)).values()
        if isinstance(value, EventKind)
    }
    rows = [f"| `{kind.code}` | {kind.words} |" for kind in sorted(kinds, key=lambda kind: kind.code)]
    return "\n".join(
        [
            "# Events",
            "",
            "What the log of events can hold. Each has ids, codes and names of fields, never what somebody typed.",
            "",
            "| event | in words |",
            "| --- | --- |",
            *rows,
            "",
        ]
    )


def fields() -> str:
    """This will give the page of every field Partake stores, and how it is protected."""
    from tests.architecture.declared import declared_fields

    lines = ["# What Partake stores", ""]
    lines += ["Personal: names or reaches somebody. Sensitive: says something about their health, life or care."]
    lines += ["Open: neither.", ""]
    for model, declared in sorted(declared_fields().items()):
        lines += [f"## {model}", "", "| field | kind |", "| --- | --- |"]
        lines += [f"| `{field}` | {kind} |" for field, kind in declared.items()] + [""]
    return "\n".join(lines)


def _modules(name: str) -> list[str]:
    import partake

    return [m.name for m in pkgutil.walk_packages(partake.__path__, "partake.") if m.name.endswith(f".{name}")]


DRAWN: dict[str, Callable[[], str]] = {
    "roles.md": roles,
    "events.md": events,
    "fields.md": fields,
}


def main() -> int:
    """This will write the pages, or with `--check` give 1 where one on disk is out of date."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "partake.config.settings")
    import django

    django.setup()
    stale = []
    for name, draw in DRAWN.items():
        page, words = PAGES / name, MADE + draw()
        if "--check" in sys.argv:
            if not page.exists() or page.read_text() != words:
                stale.append(name)
        else:
            page.write_text(words)
    if stale:
        print(f"out of date: {', '.join(stale)}. Run: python -m tools.reference")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main())
