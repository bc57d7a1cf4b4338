"""Where a person's plan stands, as the list of those who plan with them shows it, and the questions it answers."""

import unicodedata
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from partake.care_plans.domain.states import OfferAnswer
from partake.kernel.texts import text


class Standing(StrEnum):
    """NONE: no plan begun. DRAFT: begun, never agreed. AGREED. CHANGING: agreed, and a draft with changes waits."""

    NONE = "NONE"
    DRAFT = "DRAFT"
    AGREED = "AGREED"
    CHANGING = "CHANGING"


class Tab(StrEnum):
    """The questions of the caseload, the most pressing first. Its value stands in the address."""

    REVIEW = "review-due"
    CHANGED = "changed"
    SOMEBODY_NEW = "somebody-new"
    ASK_AGAIN = "ask-again"
    NO_PLAN = "no-plan"
    ALL = "all"


TAB_WORDS: dict[Tab, str] = {
    Tab.REVIEW: text("Review due"),
    Tab.CHANGED: text("Changed since I looked"),
    Tab.SOMEBODY_NEW: text("Needs somebody new"),
    Tab.ASK_AGAIN: text("Offered, ask again"),
    Tab.NO_PLAN: text("No plan yet"),
    Tab.ALL: text("Everyone"),
}


@dataclass(frozen=True)
class CaseloadLine:
    """One person on the list: enough to know who it is and what is due, and no more."""

    person_id: UUID
    name: str
    born_on: date | None
    standing: Standing
    version: int
    review_on: date | None
    changed_at: datetime | None
    offer: OfferAnswer | None
    offered_at: datetime | None
    ask_again_on: date | None


def sort_name(family_name: str, given_name: str) -> str:
    """This will give what a list is sorted by: family name, then given name, in letters and digits alone, which every
    database sorts alike. Accents fall away; a letter of another script keeps its place in Unicode."""
    plain = [unicodedata.normalize("NFKD", name).casefold() for name in (family_name, given_name)]
    return "0".join("".join(_sorted_as(letter) for letter in name) for name in plain)[:200]


def _sorted_as(letter: str) -> str:
    if letter.isascii():
        return letter if letter.isalnum() else ""
    return f"z{ord(letter):05x}" if letter.isalnum() else ""


def standing_of(newest: int, *, agreed: bool) -> Standing:
    """This will say where a plan stands, from the number of its newest version (0: none) and whether that one is
    agreed. A second version is only ever begun when the first was agreed."""
    if newest == 0:
        return Standing.NONE
    if agreed:
        return Standing.AGREED
    return Standing.DRAFT if newest == 1 else Standing.CHANGING
