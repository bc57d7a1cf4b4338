"""Somebody who subtracts: reads the published files, bytes as they are, and tries to place what was hidden.

Knows nothing of how the protection works. Unknowns are how many people of each service gave each answer, or wrote of a
theme in each mood; every shown number is a sum of them.
"""

import csv
import io
from collections import defaultdict

from partake.methods.disclosure import Statement, attack

ANSWERS = ("good", "neither", "poor", "dont_know")
MOODS = ("unhappy", "happy", "neither")


def read(data: bytes):
    return list(csv.DictReader(io.StringIO(data.decode())))


def statements(answers, comments, themes):
    """What the files of one quarter say, and for each cell the unknowns it adds up. Whatever a body has beyond its
    services is an unknown of its own."""
    units = defaultdict(set)
    for row in (*answers, *comments, *themes):
        if row["organisation"]:
            units[row["organisation"]] |= {row["service"] or "beyond"}
    cells, said = {}, []

    def under(row):
        if row["service"]:
            return [(row["organisation"], row["service"])]
        bodies = [row["organisation"]] if row["organisation"] else list(units)
        return [(body, unit) for body in bodies for unit in units[body] | {"beyond"}]

    def add(name, row, atoms):
        cells[name] = frozenset(atoms)
        if row["people"]:
            said.append(Statement(cells[name], int(row["people"]), int(row["people"])))

    for row in answers:
        parts = ANSWERS if row["part"] == "all" else (row["part"],)
        add(
            ("answers", row["organisation"], row["service"], row["part"]),
            row,
            [(u, p) for u in under(row) for p in parts],
        )
    subjects = {row["subject"] for row in themes}
    for theme in subjects:
        for row in comments:
            if row["part"] == "all":
                atoms = [(theme, u, p) for u in under(row) for p in (*MOODS, "not about it")]
                add(("comments", theme, row["organisation"], row["service"]), row, atoms)
    for row in themes:
        parts = MOODS if row["part"] == "all" else (row["part"],)
        name = (row["subject"], row["organisation"], row["service"], row["part"])
        add(name, row, [(row["subject"], u, p) for u in under(row) for p in parts])
    return cells, said


def place(cells, said, small, width=5):
    """Tries to place the cells that are truly small."""
    return attack(said, {name: cells[name] for name in small}, width=width)
