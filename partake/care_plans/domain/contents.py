"""What each line of a plan says: one frozen value a kind, in the nesting of the PRSB standard (version 2.0).

A goal hangs under a need, an action under a goal, a step under an action: a flat list does not conform.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from partake.kernel.texts import text

LOWEST, HIGHEST = 1, 10


class Kind(StrEnum):
    """Every kind of line, in the order of the plan. Its value stands in addresses."""

    CONDITION = "conditions"
    STRENGTH = "strengths"
    NEED = "needs"
    GOAL = "goals"
    ACTION = "actions"
    STEP = "steps"
    CONTINGENCY = "if-things-change"
    ADDITIONAL = "more-plans"
    CONTACT = "contacts"
    FORMULATION = "understanding"
    FUNDING = "funding"
    REVIEW = "review"
    PREPARED = "prepared"
    DOCUMENT = "documents"


UNDER: dict[Kind, Kind] = {Kind.GOAL: Kind.NEED, Kind.ACTION: Kind.GOAL, Kind.STEP: Kind.ACTION}
# The plan has at most one of each of these.
SINGLE = frozenset({Kind.FUNDING, Kind.REVIEW, Kind.PREPARED})
WITH_STATUS = frozenset({Kind.GOAL, Kind.ACTION, Kind.STEP})


@dataclass(frozen=True)
class Condition:
    """`code` is the entry of the knowledge file that was picked for it, if one was; it is never guessed."""

    words: str
    code: str = ""


@dataclass(frozen=True)
class Strength:
    words: str


@dataclass(frozen=True)
class Need:
    words: str
    area: str = ""


@dataclass(frozen=True)
class Goal:
    """`importance` is how much it matters to the person, 1 to 10; None when they have not said."""

    words: str
    why: str = ""
    importance: int | None = None


@dataclass(frozen=True)
class Action:
    """`by_person` says that the person does it themselves. `confidence` is how sure they are that they can, 1 to 10."""

    what: str
    by_person: bool = True
    who_name: str = ""
    who_role: str = ""
    who_contact: str = ""
    due_on: date | None = None
    how_often: str = ""
    strategies: str = ""
    confidence: int | None = None
    review_on: date | None = None


@dataclass(frozen=True)
class Step:
    """A stage goal: a smaller thing on the way, agreed like the rest."""

    words: str
    outcome: str = ""


@dataclass(frozen=True)
class Contingency:
    """What to do if things change. `triggers` has one sign a line, and at least one: the standard demands it."""

    triggers: str
    name: str = ""
    happens: str = ""
    contacts: str = ""
    coping: str = ""
    signs: str = ""
    medicines: str = ""
    statement: str = ""
    statement_on: date | None = None
    statement_where: str = ""
    review_on: date | None = None
    reviewer: str = ""


@dataclass(frozen=True)
class Additional:
    name: str
    words: str = ""
    review_on: date | None = None
    reviewer: str = ""
    prepared_by: str = ""


@dataclass(frozen=True)
class Contact:
    name: str
    role: str = ""
    speciality: str = ""
    team: str = ""
    organisation: str = ""
    contact: str = ""
    is_key_worker: bool = False
    account: UUID | None = None
    from_on: date | None = None
    to_on: date | None = None


@dataclass(frozen=True)
class Formulation:
    """A shared account of where the difficulties come from, made with a named professional."""

    words: str
    made_on: date | None = None
    made_where: str = ""
    made_by: str = ""
    made_by_role: str = ""


@dataclass(frozen=True)
class Funding:
    words: str
    body_code: str = ""


@dataclass(frozen=True)
class Review:
    """When we look again, how often after that (in months), and who arranges it."""

    review_on: date
    every_months: int | None = None
    reviewer_name: str = ""
    reviewer_role: str = ""
    reviewer_contact: str = ""


@dataclass(frozen=True)
class Prepared:
    """Where the plan was made, and the professional who made it with the person."""

    where: str = ""
    where_code: str = ""
    by_name: str = ""
    by_role: str = ""
    by_organisation: str = ""


@dataclass(frozen=True)
class OtherDocument:
    name: str
    where: str = ""
    dated_on: date | None = None


Content = (
    Condition
    | Strength
    | Need
    | Goal
    | Action
    | Step
    | Contingency
    | Additional
    | Contact
    | Formulation
    | Funding
    | Review
    | Prepared
    | OtherDocument
)

CONTENT: dict[Kind, type[Content]] = {
    Kind.CONDITION: Condition,
    Kind.STRENGTH: Strength,
    Kind.NEED: Need,
    Kind.GOAL: Goal,
    Kind.ACTION: Action,
    Kind.STEP: Step,
    Kind.CONTINGENCY: Contingency,
    Kind.ADDITIONAL: Additional,
    Kind.CONTACT: Contact,
    Kind.FORMULATION: Formulation,
    Kind.FUNDING: Funding,
    Kind.REVIEW: Review,
    Kind.PREPARED: Prepared,
    Kind.DOCUMENT: OtherDocument,
}

# A kind as "a goal"; what "this goal" is called when a plan is compared.
KIND_WORDS: dict[Kind, str] = {
    Kind.CONDITION: text("A condition"),
    Kind.STRENGTH: text("A strength"),
    Kind.NEED: text("A need"),
    Kind.GOAL: text("A goal"),
    Kind.ACTION: text("An action"),
    Kind.STEP: text("A step"),
    Kind.CONTINGENCY: text("What to do if things change"),
    Kind.ADDITIONAL: text("Another plan"),
    Kind.CONTACT: text("A person who helps"),
    Kind.FORMULATION: text("How we understand things"),
    Kind.FUNDING: text("Who pays"),
    Kind.REVIEW: text("When we look again"),
    Kind.PREPARED: text("Who made this plan, and where"),
    Kind.DOCUMENT: text("Another document"),
}

# The first field that is said of a line names it.
TITLED_BY: dict[Kind, tuple[str, ...]] = {
    Kind.ACTION: ("what",),
    Kind.CONTINGENCY: ("name", "triggers"),
    Kind.ADDITIONAL: ("name",),
    Kind.CONTACT: ("name",),
    Kind.DOCUMENT: ("name",),
    Kind.REVIEW: (),
    Kind.PREPARED: ("where", "by_name"),
}


def title_of(kind: Kind, content: Content) -> str:
    """This will give the first line of what names a line of the plan; empty where nothing does."""
    for name in TITLED_BY.get(kind, ("words",)):
        if said := str(getattr(content, name)).strip():
            return said.splitlines()[0]
    return ""
