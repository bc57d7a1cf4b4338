"""How many people of each kind live in a place, from a file with three columns: characteristic, category, people.

A row whose category is "Total" is not a kind of people: it says what the others of its characteristic must add up to.
"""

import re
from dataclasses import dataclass
from typing import BinaryIO

from partake.kernel.csv_reading import NotAList, read_lines
from partake.organisations.domain import Characteristic

HEADINGS = {
    "characteristic": ("characteristic", "dimension", "variable"),
    "category": ("category", "group", "value"),
    "people": ("people", "count", "population", "number", "observation"),
}
CALLED = {
    "age": Characteristic.AGE,
    "age band": Characteristic.AGE,
    "age group": Characteristic.AGE,
    "sex": Characteristic.SEX,
    "ethnicity": Characteristic.ETHNICITY,
    "ethnic group": Characteristic.ETHNICITY,
    "deprivation": Characteristic.DEPRIVATION,
    "deprivation decile": Characteristic.DEPRIVATION,
    "imd decile": Characteristic.DEPRIVATION,
}
LONGEST_CATEGORY = 60
TOTAL = re.compile(r"(grand )?total|all( people| persons| ages| usual residents)?", re.IGNORECASE)


@dataclass(frozen=True)
class Counted:
    characteristic: Characteristic
    category: str
    people: int


@dataclass(frozen=True)
class PopulationFile:
    """What a file says, and in plain words where its numbers do not add up."""

    counted: tuple[Counted, ...]
    mismatches: tuple[str, ...]


def read_population(source: BinaryIO) -> PopulationFile:
    """This will read a whole file, or raise `NotAList` saying which row is wrong: a population with a row left out
    would be a wrong one."""
    lines = read_lines(source)
    columns = next((found for line in lines if (found := _columns(line.cells))), None)
    if columns is None:
        raise NotAList("We could not find the headings. They are: characteristic, category, people.")
    counted: dict[tuple[Characteristic, str], Counted] = {}
    totals: dict[Characteristic, int] = {}
    for line in lines:
        if line.is_blank:
            continue
        cells = [line.cells[place] if place < len(line.cells) else "" for place in columns]
        characteristic = CALLED.get(re.sub(r"[^a-z]+", " ", cells[0].lower()).strip())
        people = re.sub(r"[, ]", "", cells[2])
        if line.broken or characteristic is None or not cells[1]:
            known = ", ".join(sorted(CALLED))
            raise NotAList(f"Row {line.number}: we cannot tell what is counted. The first column is one of: {known}.")
        if not (people.isascii() and people.isdigit()):
            raise NotAList(f"Row {line.number}: “{cells[2]}” is not a whole number of people.")
        if TOTAL.fullmatch(cells[1]):
            totals[characteristic] = int(people)
            continue
        if len(cells[1]) > LONGEST_CATEGORY:
            raise NotAList(f"Row {line.number}: the category is longer than {LONGEST_CATEGORY} letters.")
        if (characteristic, cells[1]) in counted:
            raise NotAList(f"Row {line.number}: {cells[1]} is counted twice.")
        counted[characteristic, cells[1]] = Counted(characteristic, cells[1], int(people))
    if not counted:
        raise NotAList("There is nothing under the headings.")
    return PopulationFile(tuple(counted.values()), _mismatches(tuple(counted.values()), totals))


def _columns(cells: tuple[str, ...]) -> tuple[int, ...] | None:
    plain = [cell.lower() for cell in cells]
    places = tuple(
        next((place for place, cell in enumerate(plain) if cell in names), -1) for names in HEADINGS.values()
    )
    return places if min(places) >= 0 else None


def _mismatches(counted: tuple[Counted, ...], totals: dict[Characteristic, int]) -> tuple[str, ...]:
    sums: dict[Characteristic, int] = {}
    for row in counted:
        sums[row.characteristic] = sums.get(row.characteristic, 0) + row.people
    found = [
        f"{characteristic}: the parts add up to {sums.get(characteristic, 0):,}, and the total says {total:,}."
        for characteristic, total in totals.items()
        if sums.get(characteristic, 0) != total
    ]
    if len(set(sums.values())) > 1:
        said = ", ".join(f"{characteristic} to {people:,}" for characteristic, people in sums.items())
        found.append(f"The characteristics add up to different numbers of people: {said}.")
    return tuple(found)
