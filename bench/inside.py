"""One group of measurements, inside the place that DATABASE_URL names: what `python -m bench` starts for each
engine and size, since settings are read once in a process. Rows go to a file as JSON.

    python -m bench.inside GROUP PEOPLE FILE
"""

import json
import os
import sys
from collections.abc import Callable
from dataclasses import asdict
from importlib import import_module
from pathlib import Path

import django
from django.core.management import call_command

from bench.measure import Row


def _rows(*modules: str) -> list[Row]:
    return [row for module in modules for row in import_module(module).rows()]


def _in_empty_place(*modules: str) -> list[Row]:
    """What writes messages counts them, so none may be waiting there already."""
    call_command("migrate", verbosity=0)
    return _rows(*modules)


def _of_feedback() -> list[Row]:
    by_form = import_module("bench.serving.feedback")
    by_form.page_of_place()  # before eight threads look for it at once
    return [*import_module("bench.actions").measure("say"), *by_form.rows()]


# A module is imported only when its group runs: most need Django to be set up.
GROUPS: dict[str, Callable[[int], list[Row]]] = {
    "place": lambda people: list(import_module("bench.place.make").make(people)),
    "pages": lambda _: _rows("bench.serving.pages"),
    "alone": lambda _: _rows("bench.serving.alone"),
    "actions": lambda _: _rows("bench.actions", "bench.serving.forms"),
    "feedback": lambda _: _of_feedback(),
    "documents": lambda _: _in_empty_place("bench.documents", "bench.correspondence"),
    "importing": lambda _: _rows("bench.importing"),
    "said": lambda _: _rows("bench.said"),
    "insight": lambda _: _rows("bench.insight"),
    "insight large": lambda _: _rows("bench.insight_large"),
    "methods": lambda _: list(import_module("bench.methods.__main__").measured([])),
}
IN_NO_PLACE = ("importing", "said", "insight", "insight large", "methods")  # these make their own, or need none


def main() -> None:
    group, people, file = sys.argv[1:]
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "partake.config.settings")
    if group not in IN_NO_PLACE:
        django.setup()
    Path(file).write_text(json.dumps([asdict(row) for row in GROUPS[group](int(people))]))


if __name__ == "__main__":
    main()
