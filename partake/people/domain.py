"""The parts of a record, what allows somebody to see them, and the rules that combine those into one answer.

No tables and no clock: `today` is an argument.
"""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from partake.audit.domain import Basis, Purpose
from partake.kernel.texts import text


class Part(StrEnum):
    """A person shares, and stops sharing, by part. Order is the order on every page."""

    ABOUT_ME = "ABOUT_ME"
    COMMUNICATION = "COMMUNICATION"
    CONTACT = "CONTACT"
    BACKGROUND = "BACKGROUND"
    PLAN = "PLAN"
    RESULTS = "RESULTS"
    IF_I_GET_WORSE = "IF_I_GET_WORSE"
    MESSAGES = "MESSAGES"


@dataclass(frozen=True)
class PartWords:
    """`title` heads the part; `mine` and `theirs` name it inside a sentence; `contents` says what is in it."""

    title: str
    mine: str
    theirs: str
    contents: str


PARTS: dict[Part, PartWords] = {
    Part.ABOUT_ME: PartWords(
        text("About me"),
        text("About me"),
        text("About me"),
        text("What matters to me, who matters to me, and how to support me, in my own words."),
    ),
    Part.COMMUNICATION: PartWords(
        text("How to communicate with me"),
        text("how to communicate with me"),
        text("how to communicate with them"),
        text("The formats, the help and the languages I need."),
    ),
    Part.CONTACT: PartWords(
        text("How to reach me"),
        text("how to reach me"),
        text("how to reach them"),
        text("My addresses and phone numbers, when it is safe to use them, and people close to me."),
    ),
    Part.BACKGROUND: PartWords(
        text("My background"),
        text("my background"),
        text("their background"),
        text("Answers about me that I chose to give, such as my ethnic group or religion."),
    ),
    Part.PLAN: PartWords(
        text("My plan"),
        text("my plan"),
        text("their plan"),
        text("What I need, my goals, who does what, and what we agreed."),
    ),
    Part.RESULTS: PartWords(
        text("My results"),
        text("my results"),
        text("their results"),
        text("My tests and readings, such as blood pressure, and what I aim for."),
    ),
    Part.IF_I_GET_WORSE: PartWords(
        text("If I get worse"),
        text("if I get worse"),
        text("if they get worse"),
        text("What to do, and who to call, if I become very ill."),
    ),
    Part.MESSAGES: PartWords(
        text("Messages"),
        text("my messages"),
        text("their messages"),
        text("Letters and messages that Partake sent me."),
    ),
}

ALL_PARTS = frozenset(Part)

# What each way of being looked after opens before the person says anything (docs/explanation/who-sees-what.md).
OPENED_BY: dict[Basis, frozenset[Part]] = {
    Basis.OWN: ALL_PARTS,
    Basis.REGISTRATION: ALL_PARTS - {Part.MESSAGES},
    Basis.CARE_TEAM: frozenset(
        {Part.ABOUT_ME, Part.COMMUNICATION, Part.CONTACT, Part.PLAN, Part.RESULTS, Part.IF_I_GET_WORSE}
    ),
    Basis.REFERRAL: frozenset({Part.ABOUT_ME, Part.COMMUNICATION, Part.CONTACT, Part.PLAN}),
    Basis.EMERGENCY: frozenset({Part.COMMUNICATION, Part.IF_I_GET_WORSE}),
}

# The Accessible Information Standard (DAPB1605) binds whoever gives care to know and meet these needs, so the
# people looking after someone always see them. A practice must also be able to reach who is registered with it.
NEVER_NARROWED: dict[Basis, frozenset[Part]] = {
    Basis.REGISTRATION: frozenset({Part.COMMUNICATION, Part.CONTACT}),
    Basis.CARE_TEAM: frozenset({Part.COMMUNICATION}),
    Basis.REFERRAL: frozenset({Part.COMMUNICATION}),
}

EMERGENCY_HOURS = 2
EMERGENCY_REASON_LETTERS = 10
QUESTION_WORKING_DAYS = 10
LONGEST_SHARE_YEARS = 3

# What staff may answer to "Why are you opening this record?", in this order.
PURPOSES_FOR_STAFF: dict[Purpose, str] = {
    Purpose.CARE: text("Giving or planning care"),
    Purpose.REVIEW: text("Getting ready for a review"),
    Purpose.CONTACT: text("Getting in touch, or keeping details right"),
    Purpose.REFERRAL: text("Working on a referral"),
    Purpose.RECORDS: text("Keeping records right"),
}
PURPOSE_WORDS: dict[Purpose, str] = {
    **PURPOSES_FOR_STAFF,
    Purpose.OWN_RECORD: text("Their own record"),
    Purpose.HELPING: text("Helping"),
    Purpose.ANSWER_QUESTION: text("Answering a question about a look"),
    Purpose.EMERGENCY: text("An emergency"),
}


class AskedHow(StrEnum):
    """How a person told somebody else to record their decision. Online needs no row of its own: they did it.
    `FOR_THEM`: they could not decide it that day, and somebody with the power did."""

    THEMSELVES = "THEMSELVES"
    IN_PERSON = "IN_PERSON"
    BY_PHONE = "BY_PHONE"
    IN_WRITING = "IN_WRITING"
    FOR_THEM = "FOR_THEM"


class CheckedHow(StrEnum):
    """How the practice knew that somebody is who they say, before it let them in to their record."""

    PHOTO = "PHOTO"
    KNOWN = "KNOWN"
    ANSWERS = "ANSWERS"


class StopReason(StrEnum):
    STOPPED = "STOPPED"
    CHANGED = "CHANGED"
    DECLINED = "DECLINED"
    DIED = "DIED"
    MERGED = "MERGED"


@dataclass(frozen=True)
class Grant:
    """One reason somebody may see some parts, until a day or until stopped. `id` names the row behind it."""

    basis: Basis
    parts: frozenset[Part]
    until: date | None
    id: str
    since: date


def parts_opened(grants: Iterable[Grant], *, today: date) -> frozenset[Part]:
    """This will give every part that at least one grant opens today."""
    return frozenset().union(*(grant.parts for grant in grants if grant.until is None or today <= grant.until))


def relationship_parts(basis: Basis, hidden: Iterable[Part]) -> frozenset[Part]:
    """This will give what being looked after opens, less what the person hid, but never hiding what the law
    says the people giving care must know."""
    return OPENED_BY[basis] - (frozenset(hidden) - NEVER_NARROWED.get(basis, frozenset()))


def hideable_parts(basis: Basis) -> tuple[Part, ...]:
    """This will give the parts a person may hide from those who look after them on this basis, in order."""
    return tuple(part for part in Part if part in OPENED_BY[basis] - NEVER_NARROWED.get(basis, frozenset()))


def in_order(parts: Iterable[Part | str]) -> tuple[Part, ...]:
    """This will give the parts in the order of every page, unknown codes left out."""
    known = {str(part) for part in parts}
    return tuple(part for part in Part if part in known)


def answer_due(asked: date) -> date:
    """This will give the day by which a question about a look must be answered."""
    return working_days_after(asked, QUESTION_WORKING_DAYS)


def working_days_after(start: date, days: int) -> date:
    """This will give the day so many Mondays to Fridays after `start`. Bank holidays are not taken out, so what is due
    then is due sooner, never later, than the page says."""
    day, left = start, days
    while left:
        day += timedelta(days=1)
        left -= day.weekday() < 5
    return day


def months_from(day: date, months: int) -> date:
    """This will give the same day of the month so many months on, or that month's last day."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def has_passed(until: date | None, today: date) -> bool:
    """Whether something that lasts until a day, or with no end, is over."""
    return until is not None and until < today
