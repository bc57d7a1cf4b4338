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

from bench.measure import Row


def rows_of(group: str, people: int) -> list[Row]:
    """This will run one group. Its module is imported only now: most need Django to be set up."""
    groups: dict[str, Callable[[], list[Row]]] = {
        "place": lambda: import_module("bench.place.make").make(people),
        "actions": lambda: import_module("bench.actions").rows() + import_module("bench.serving.forms").rows(),
        "pages": lambda: import_module("bench.serving.pages").rows(),
    }
    return groups[group]()


def main() -> None:
    group, people, file = sys.argv[1:]
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "partake.config.settings")
    django.setup()
    Path(file).write_text(json.dumps([asdict(row) for row in rows_of(group, int(people))]))


if __name__ == "__main__":
    main()
