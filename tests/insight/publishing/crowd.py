"""A made-up crowd, voice by voice, and its exact sums: what a quarter really was, for whoever attacks what is shown."""

from collections import Counter
from random import Random

from partake.insight.publishing.counting import EVERYONE, Exact

ANSWERS = ("good", "neither", "poor", "dont_know")
MOODS = ("unhappy", "happy", "neither")


def crowd(lot: Random, *, most: int = 60, themes: int = 3) -> Exact:
    """One quarter of a small place, with services of one or two people among larger ones."""
    units, parents = [], {}
    for body in range(lot.randint(1, 3)):
        parents[f"b{body}"] = EVERYONE
        for unit in (f"r{body}", *(f"s{body}{n}" for n in range(lot.randint(0, 3)))):
            parents[unit] = f"b{body}"
            units.append(unit)
    no_answer, sorted_at_all, said_age = (
        lot.choice((0, 0.02, 0.3)),
        lot.choice((0.3, 0.9, 1)),
        lot.choice((0.3, 0.9, 1)),
    )
    other_way = lot.choice((0, 0.05, 0.3))
    answers, comments, heard, voices = Counter(), Counter(), Counter(), Counter()
    about = {f"experience:{n}": Counter() for n in range(themes)}
    people = {"AGE": Counter(), "DISABILITY": Counter()}
    lists = {"AGE": ("16-24", "25-44", "45-64", "65-"), "DISABILITY": ("YES", "NO")}
    for unit in units:
        for _ in range(lot.choice((0, 1, 3, 6, 12, lot.randint(0, most)))):
            voices[unit,] += 1
            answer = None if lot.random() < no_answer else lot.choices(ANSWERS, (70, 10, 15, 5))[0]
            kind = "COMMENT" if answer or lot.random() < 0.3 else lot.choice(("STORY", "COMPLIMENT"))
            heard[kind, "PAPER" if lot.random() < other_way else "ONLINE"] += 1
            if answer:
                answers[unit, answer] += 1
                for asked, categories in lists.items():
                    if lot.random() < said_age:
                        weights = (1, 6, 20, 30)[: len(categories)]
                        people[asked][lot.choices(categories, weights)[0], "good" if answer == "good" else "other"] += 1
            if lot.random() < sorted_at_all:
                comments[unit, lot.choice(("labelled", "suggested", "suggested"))] += 1
                for place, theme in enumerate(about):
                    if lot.random() < (0.9, 0.4, 0.1)[place % 3]:
                        about[theme][unit, lot.choice(MOODS)] += 1
    return Exact(parents, answers, comments, about, people, heard)


def rows_of(cells, quarter="2026-07-01"):
    """Published cells as the lines of the files."""
    from partake.insight.publishing.protecting import CUBES

    files = {cube: [] for cube in CUBES}
    for cell in cells:
        body, service = placed(cell.unit)
        shown = "" if cell.count.shown is None else str(cell.count.shown)
        files[cell.cube].append(
            {"quarter": quarter, "organisation": body, "service": service, "subject": cell.subject, "part": cell.part,
             "people": shown}
        )  # fmt: skip
    return files


def placed(unit: str) -> tuple[str, str]:
    if unit == EVERYONE:
        return "", ""
    return f"body {unit[1]}", "" if unit[0] == "b" else "(beyond its services)" if unit[0] == "r" else unit


def truth(exact: Exact, quarter="2026-07-01", at=placed) -> dict[tuple, int]:
    """How many people every cell truly holds, by the journalist's names."""
    found = Counter()

    def add(cube, unit, subject, part, many):
        while unit:
            for one in (part, "all"):
                found[quarter, cube, *at(unit), subject, one] += many
            unit = exact.parents.get(unit)

    for (unit, answer), many in exact.answers.items():
        add("answers", unit, "fft", answer, many)
    for (unit, by), many in exact.comments.items():
        add("comments", unit, "read", by, many)
    for theme, units in exact.themes.items():
        for (unit, mood), many in units.items():
            add("themes", unit, theme, mood, many)
    for asked, counts in exact.people.items():
        for (category, part), many in counts.items():
            for one in (part, "all"):
                found[quarter, "people", "", "", f"{asked}:{category}", one] += many
    for (kind, way), many in exact.heard.items():
        for subject, code in (("kind", kind), ("channel", way), ("heard", "all")):
            found[quarter, "heard", "", "", subject, code] += many
    return found
