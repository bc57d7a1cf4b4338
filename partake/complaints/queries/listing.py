"""The complaints somebody reads, by clock: what a list shows of each, and how many press."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from partake.complaints import access
from partake.complaints.domain.clocks import Due, is_in_time
from partake.complaints.domain.states import OPEN, AnswerState, Permission, State
from partake.complaints.letters import where_words
from partake.complaints.models import Complaint
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.kernel.texts import text
from partake.organisations.models import Organisation
from partake.voices.danger import danger_words

MOST_ENDED = 20


class Group(StrEnum):
    """Where a complaint stands in the list; the first that fits."""

    LATE = "LATE"
    TO_ACKNOWLEDGE = "TO_ACKNOWLEDGE"
    TO_SIGN = "TO_SIGN"
    TO_AGREE = "TO_AGREE"
    TO_ANSWER = "TO_ANSWER"
    HELPING = "HELPING"
    ANSWERED = "ANSWERED"
    ENDED = "ENDED"


GROUP_WORDS: dict[Group, str] = {
    Group.LATE: text("Late"),
    Group.TO_ACKNOWLEDGE: text("Write to them, and offer to talk"),
    Group.TO_SIGN: text("An answer waits to be signed"),
    Group.TO_AGREE: text("Agree how, and how long"),
    Group.TO_ANSWER: text("Answer"),
    Group.HELPING: text("Another organisation answers, with our help"),
    Group.ANSWERED: text("Answered"),
    Group.ENDED: text("Ended in another way"),
}


class Waits(StrEnum):
    """What stands in the way of an answer."""

    PERMISSION = "PERMISSION"
    LATE_DECISION = "LATE_DECISION"
    SENT_BACK = "SENT_BACK"
    DANGER = "DANGER"


WAITS_WORDS: dict[Waits, str] = {
    Waits.PERMISSION: text("May they complain for another?"),
    Waits.LATE_DECISION: text("More than 12 months ago"),
    Waits.SENT_BACK: text("The answer was sent back"),
    Waits.DANGER: text("May mean danger"),
}


@dataclass(frozen=True)
class CaseLine:
    """A complaint in the list."""

    id: UUID
    reference: str
    name: str
    for_name: str
    where: str
    received_on: date
    state: State
    group: Group
    due: Due | None
    days_late: int
    to_sign: bool
    waits: tuple[Waits, ...]
    ombudsman_on: date | None


@dataclass(frozen=True)
class Pressing:
    """What stands on the first page of whoever answers complaints. One may be late and wait to be signed too."""

    open: int
    late: int
    to_sign: int


def list_cases(actor: Actor) -> tuple[CaseLine, ...]:
    """This will give the complaints somebody reads: every open one, the most pressing first, and the last that ended.
    Raises `NotFound` for anybody who reads none."""
    access.require_reader(actor)
    rows = Complaint.objects.visible_to(actor).select_related(
        "organisation__successor", "about__successor", "service", "complainant", "answer"
    )
    open_now = [line_of(row, actor) for row in rows.open().order_by("received_on", "pk")]
    ended = [line_of(row, actor) for row in rows.exclude(state__in=OPEN).order_by("-ended_at", "-pk")[:MOST_ENDED]]
    return (*sorted(open_now, key=_pressing), *ended)


def count_pressing(actor: Actor) -> Pressing | None:
    """This will count the open complaints that somebody answers or signs answers to; None for whoever reads none."""
    if not access.reads_at(actor):
        return None
    ours = [one for one in list_cases(actor) if one.state in OPEN and one.group is not Group.HELPING]
    return Pressing(
        open=len(ours),
        late=sum(1 for one in ours if one.days_late),
        to_sign=sum(1 for one in ours if one.to_sign),
    )


def list_my_bodies(actor: Actor) -> tuple[Organisation, ...]:
    """This will give the bodies for which somebody handles complaints, by name; one taken over counts as its
    successor."""
    rows = Organisation.objects.filter(pk__in=access.handles_at(actor), successor__isnull=True)
    return tuple(rows.order_by("name", "pk"))


def line_of(row: Complaint, actor: Actor) -> CaseLine:
    """This will give what a list shows of one complaint."""
    due = row.times.next_due()
    late = due.days_late(clock.today()) if due else 0
    return CaseLine(
        id=row.public_id,
        reference=row.reference,
        name=row.complainant.name,
        for_name=row.complainant.for_name,
        where=where_words(row),
        received_on=row.received_on,
        state=State(row.state),
        group=_group(row, actor, late),
        due=due,
        days_late=late,
        to_sign=_waits_for_a_name(row),
        waits=tuple(_waits(row)),
        ombudsman_on=row.ombudsman_on,
    )


def _group(row: Complaint, actor: Actor, late: int) -> Group:
    if row.state not in OPEN:
        return Group.ANSWERED if row.state == State.ANSWERED else Group.ENDED
    if row.organisation_id not in access.reads_at(actor):
        return Group.HELPING
    if late:
        return Group.LATE
    if row.state == State.RECEIVED:
        return Group.TO_ACKNOWLEDGE
    if _waits_for_a_name(row):
        return Group.TO_SIGN
    return Group.TO_ANSWER if row.plan else Group.TO_AGREE


def _waits_for_a_name(row: Complaint) -> bool:
    return row.state in OPEN and hasattr(row, "answer") and row.answer.state == AnswerState.TO_SIGN


def _waits(row: Complaint) -> Iterable[Waits]:
    if row.state not in OPEN:
        return
    if danger_words(f"{row.words} {row.wants}"):
        yield Waits.DANGER
    if row.permission in (Permission.WAITING, Permission.REFUSED):
        yield Waits.PERMISSION
    if not row.taken_late_why and not is_in_time(row.happened_on, row.known_on, row.first_received_on):
        yield Waits.LATE_DECISION
    if hasattr(row, "answer") and row.answer.state == AnswerState.SENT_BACK:
        yield Waits.SENT_BACK


def _pressing(line: CaseLine) -> tuple[int, date]:
    return (list(Group).index(line.group), line.due.on if line.due else line.received_on)
