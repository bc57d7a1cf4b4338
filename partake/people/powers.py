"""What lets somebody speak for another person, and what it does not let them do. Seeing is not deciding: whoever
has a power that decides still decides only what the person cannot decide themselves, on the day.

Facts of the law are in `data/powers.toml`, each with its source and whether it was checked. No tables, no clock.
"""

import tomllib
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path

from partake.audit.domain import Basis
from partake.kernel.texts import text

SPEAKS_FOR = (Basis.ATTORNEY, Basis.DEPUTY, Basis.PARENT, Basis.ADVOCATE)
# The Mental Capacity Act 2005 begins at 16 (not checked against its text), and a young person then consents alone.
DECIDES_ALONE_AT = 16
# Ours, not the law's: a check that somebody cannot decide is about one moment, so it never holds for long.
LONGEST_CHECK_DAYS = 28


class Evidence(StrEnum):
    """What was seen that shows the power."""

    REGISTERED_LPA = "REGISTERED_LPA"
    LPA_ACCESS_CODE = "LPA_ACCESS_CODE"
    COURT_ORDER = "COURT_ORDER"
    BIRTH_CERTIFICATE = "BIRTH_CERTIFICATE"
    PARENTAL_ORDER = "PARENTAL_ORDER"
    INSTRUCTION = "INSTRUCTION"


class Ability(StrEnum):
    """What deciding takes. Who cannot do one of these, with all the help there is, cannot decide this now."""

    UNDERSTAND = "UNDERSTAND"
    REMEMBER = "REMEMBER"
    WEIGH = "WEIGH"
    SAY = "SAY"


class Standing(StrEnum):
    """How things are with somebody who speaks for a person. Only `ON` opens anything."""

    NAMED = "NAMED"
    ASKED = "ASKED"
    ON = "ON"
    PAUSED = "PAUSED"
    ENDED = "ENDED"


class EndReason(StrEnum):
    STOPPED = "STOPPED"
    NO_LONGER = "NO_LONGER"
    UNSAFE = "UNSAFE"
    CHANGED = "CHANGED"
    DECLINED = "DECLINED"
    TURNED_16 = "TURNED_16"
    DIED = "DIED"
    MERGED = "MERGED"


@dataclass(frozen=True)
class PowerWords:
    """`title` heads it; `who` completes "as their …"; `may` says what it lets somebody do."""

    title: str
    who: str
    may: str


POWER_WORDS: dict[Basis, PowerWords] = {
    Basis.ATTORNEY: PowerWords(
        text("Attorney for health and welfare"),
        text("attorney for health and welfare"),
        text(
            "Chosen by the person in a lasting power of attorney. Decides only what the person can’t decide themselves."
        ),
    ),
    Basis.DEPUTY: PowerWords(
        text("Deputy for personal welfare"),
        text("deputy for personal welfare"),
        text("Chosen by the Court of Protection. Decides only what the person can’t decide, and what the order says."),
    ),
    Basis.PARENT: PowerWords(
        text("Parent, or somebody with parental responsibility"),
        text("parent"),
        text("For a child until the day they are 16. A young person who understands enough decides themselves."),
    ),
    Basis.ADVOCATE: PowerWords(
        text("Independent mental capacity advocate"),
        text("advocate"),
        text("Instructed by the NHS or the council. Sees what they need, and speaks for the person. Does not decide."),
    ),
}
EVIDENCE_WORDS: dict[Evidence, str] = {
    Evidence.REGISTERED_LPA: text("Lasting power of attorney for health and welfare, registered and stamped"),
    Evidence.LPA_ACCESS_CODE: text(
        "Lasting power of attorney for health and welfare, seen online with its access code"
    ),
    Evidence.COURT_ORDER: text("Order of the Court of Protection that names them as deputy for personal welfare"),
    Evidence.BIRTH_CERTIFICATE: text("Birth certificate or adoption certificate that names them"),
    Evidence.PARENTAL_ORDER: text("Agreement or court order that gives parental responsibility"),
    Evidence.INSTRUCTION: text("Letter that instructs the advocate, and their card"),
}
ABILITY_WORDS: dict[Ability, str] = {
    Ability.UNDERSTAND: text("understand what the decision is about"),
    Ability.REMEMBER: text("remember it long enough to decide"),
    Ability.WEIGH: text("weigh up what would follow"),
    Ability.SAY: text("say what they decide, in any way"),
}


@dataclass(frozen=True)
class Power:
    """One power as the law has it today. `only_under` is an age in years, or None."""

    basis: Basis
    decides: bool
    only_under: int | None
    evidence: tuple[Evidence, ...]
    source: str
    verified: bool


@cache
def powers() -> dict[Basis, Power]:
    """This will give every power that may be recorded, in the order of the page."""
    rows = tomllib.loads((Path(__file__).parent / "data" / "powers.toml").read_text())["power"]
    return {
        Basis(row["code"]): Power(
            basis=Basis(row["code"]),
            decides=row["decides"],
            only_under=row.get("only_under"),
            evidence=tuple(Evidence(code) for code in row["evidence"]),
            source=row["source"],
            verified=row["status"] == "verified",
        )
        for row in rows
    }


def birthday(born_on: date, years: int) -> date:
    """This will give the day somebody is so many years old. Born on 29 February, they are a year older on 1 March
    of a year that has no such day."""
    try:
        return born_on.replace(year=born_on.year + years)
    except ValueError:
        return date(born_on.year + years, 3, 1)


def is_under(years: int, born_on: date | None, *, today: date) -> bool:
    """Whether somebody is younger than this. Of unknown age, they are not: a parent's power is never guessed."""
    return born_on is not None and today < birthday(born_on, years)


def born_after(years: int, today: date) -> date:
    """This will give the day such that whoever was born after it is not yet so many years old today."""
    try:
        return today.replace(year=today.year - years)
    except ValueError:
        # 29 February: whoever was born on the 28th turned older yesterday, whoever was born on 1 March does tomorrow.
        return date(today.year - years, 2, 28)
