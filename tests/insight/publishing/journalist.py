"""Somebody who subtracts: reads the published files, bytes as they are, and tries to place what was hidden.

Knows nothing of how the protection works. Thinks of one voice at a time: it is about one service, it may answer the
question, may be sorted by a person or a machine, may be about themes, came in one way, and its author may have said
who they are. Every shown number is a sum of such unknowns, and so is every tie between two tables.
"""

import csv
import io
import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from math import ceil, floor

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import coo_array

ANSWERS = ("good", "neither", "poor", "dont_know")
SORTED_BY = ("labelled", "suggested")
MOODS = ("unhappy", "happy", "neither")
BEYOND = "(beyond its services)"
CLOSE = 1e-6
# No unknown is larger: with an end, the search can say "no such crowd" and mean it.
MOST = 10_000

Unknowns = dict[tuple, int]
"""A sum: how often each unknown counts in it, 1 or -1."""


def read(data: bytes):
    return list(csv.DictReader(io.StringIO(data.decode())))


def read_json(data: bytes):
    return [{name: "" if value is None else str(value) for name, value in row.items()} for row in json.loads(data)]


def read_parquet(data: bytes, folder):
    import duckdb

    kept = folder / "read.parquet"
    kept.write_bytes(data)
    found = duckdb.sql(f"SELECT * FROM '{kept}'")
    return [
        {name: "" if value is None else str(value) for name, value in zip(found.columns, row, strict=True)}
        for row in found.fetchall()
    ]


@dataclass
class Notebook:
    """What the journalist knows. `cells` are the sums that may be about few people, printed or not, by their names:
    (cube, organisation, service, subject, part)."""

    cells: dict[tuple, Unknowns] = field(default_factory=dict)
    known: list[tuple[Unknowns, float, float]] = field(default_factory=list)

    def add(self, other: "Notebook") -> None:
        self.cells |= other.cells
        self.known += other.known

    def place(self, names: Iterable[tuple], *, whole: bool = False) -> dict[tuple, tuple[int, int]]:
        """The least and the most that each of these can be. `whole` searches whole people, which is slower and can
        only place them closer. Raises `ValueError` where what is assumed cannot be."""
        columns = {one: at for at, one in enumerate(dict.fromkeys(u for sums, *_ in self.known for u in sums))}
        rows = [(at, columns[u], times) for at, (sums, *_) in enumerate(self.known) for u, times in sums.items()]
        places, across, factors = zip(*rows, strict=True)
        matrix = coo_array((factors, (places, across)), shape=(len(self.known), len(columns))).tocsr()
        said = LinearConstraint(matrix, [low for _, low, _ in self.known], [high for *_, high in self.known])

        def end(sums: Unknowns, sign: int) -> float:
            if any(u not in columns for u in sums):
                return 0 if sign > 0 else MOST
            costs = np.zeros(len(columns))
            for u, times in sums.items():
                costs[columns[u]] = sign * times
            found = milp(costs, constraints=said, bounds=Bounds(0, MOST), integrality=int(whole))
            if found.x is None:
                raise ValueError(found.message)
            return sign * found.fun

        ends = {name: (end(self.cells[name], 1), end(self.cells[name], -1)) for name in names}
        return {name: (ceil(low - CLOSE), floor(high + CLOSE)) for name, (low, high) in ends.items()}


def take_notes(files: dict[str, list[dict]], *, nobody_twice: bool = True, alone: str = "") -> Notebook:
    """What the files of one quarter say, and how their tables hang together. `nobody_twice` assumes that nobody spoke
    of two services, and that only comments carry an answer to the question. `alone` looks at one table and at no
    tie."""
    quarter = next(row["quarter"] for rows in files.values() for row in rows)
    units = defaultdict(lambda: {BEYOND})
    for cube in ("answers", "comments", "themes"):
        for row in files[cube]:
            if row["organisation"]:
                units[row["organisation"]] |= {row["service"] or BEYOND}
    every = [(body, unit) for body, inside in units.items() for unit in inside]
    notes = Notebook()

    def over(body: str, service: str):
        return [one for one in every if body in ("", one[0]) and service in ("", one[1])]

    def called(cube, unknowns, subject, parts):
        """A name for every cell that anybody could make of these unknowns, everyone and whole bodies included."""
        for body, service in dict.fromkeys([("", ""), *((one, "") for one in units), *every]):
            for part in (*parts, "all"):
                some = parts if part == "all" else (part,)
                sums = {(quarter, *unknowns, u, p): 1 for u in over(body, service) for p in some}
                notes.cells[quarter, cube, body, service, subject, part] = sums

    themes = sorted({row["subject"] for row in files["themes"]})
    called("answers", ("answer",), "fft", ANSWERS)
    called("comments", ("comment",), "read", SORTED_BY)
    for theme in themes:
        called("themes", ("theme", theme), theme, MOODS)
    kinds = {row["part"] for row in files["heard"] if row["subject"] == "kind"}
    ways = {row["part"] for row in files["heard"] if row["subject"] == "channel"}
    heard = [(kind, way, bare) for kind in kinds for way in ways for bare in (True, False) if bare or kind == "COMMENT"]
    for subject, at, codes in (("kind", 0, kinds), ("channel", 1, ways)):
        for code in codes:
            sums = {(quarter, "heard", *one): 1 for one in heard if one[at] == code}
            notes.cells[quarter, "heard", "", "", subject, code] = sums
    notes.cells[quarter, "heard", "", "", "heard", "all"] = {(quarter, "heard", *one): 1 for one in heard}
    groups = defaultdict(list)
    for row in files["people"]:
        if row["part"] == "all":
            groups[row["subject"].partition(":")[0]].append(row["subject"])
    for subject in (one for some in groups.values() for one in some):
        for part in ("good", "other", "all"):
            parts = ("good", "other") if part == "all" else (part,)
            notes.cells[quarter, "people", "", "", subject, part] = {(quarter, "people", subject, p): 1 for p in parts}

    for cube, rows in files.items():
        for row in rows:
            name = (quarter, cube, row["organisation"], row["service"], row["subject"], row["part"])
            if row["people"] and alone in ("", cube):
                notes.known.append((notes.cells[name], int(row["people"]), int(row["people"])))
    # A line that is not there is nobody: a hidden one is there, and says so.
    lines = {(cube, row["organisation"], row["service"], row["part"]) for cube, rows in files.items() for row in rows}
    for body, service in [("", ""), *((one, "") for one in units), *(one for one in every if one[1] != BEYOND)]:
        for cube, subject, parts in (("answers", "fft", (*ANSWERS, "all")), ("comments", "read", ("all",))):
            for part in parts if files[cube] and alone in ("", cube) else ():
                if (cube, body, service, part) not in lines:
                    notes.known.append((notes.cells[quarter, cube, body, service, subject, part], 0, 0))
    if alone:
        return notes

    def same(one: Iterable[tuple], other: Iterable[tuple]) -> None:
        notes.known.append(({**{(quarter, *u): 1 for u in one}, **{(quarter, *u): -1 for u in other}}, 0, 0))

    for u in every:
        comments = [("comment", u, by) for by in SORTED_BY]
        same([*(("answer", u, a) for a in ANSWERS), ("no answer", u)], [*comments, ("not sorted", u)])
        for theme in themes:
            same([*(("theme", theme, u, mood) for mood in MOODS), ("not about", theme, u)], comments)
    for characteristic, subjects in groups.items():
        for part, given in (("good", ("good",)), ("other", ANSWERS[1:])):
            said = [*(("people", one, part) for one in subjects), ("did not say", characteristic, part)]
            same(said, [("answer", u, a) for u in every for a in given])
    if kinds and nobody_twice:
        answered = [("answer", u, a) for u in every for a in ANSWERS]
        same([*answered, *(("no answer", u) for u in every)], [("heard", *one) for one in heard])
        same(answered, [("heard", *one) for one in heard if not one[2]])
    return notes
