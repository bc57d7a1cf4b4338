"""The yearly figures (regulation 18): exact for those who read the complaints, safe to show for anyone."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from partake.complaints import access
from partake.complaints.domain.states import Finding, Handing, State
from partake.complaints.models import Answer, Complaint, HandOver
from partake.complaints.rules import subjects
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.kernel.verdict import NotFound
from partake.methods.disclosure import Dimension, SafeCount, Table, cross_table, protect
from partake.organisations.models import Organisation
from partake.organisations.queries import get_organisation, with_those_before

FIRST_YEAR = 2020
NOT_SAID = "NOT_SAID"


@dataclass(frozen=True)
class Action:
    """What was done because of a complaint, as its answer says."""

    complaint_id: UUID
    reference: str
    words: str


@dataclass(frozen=True)
class ExactYear:
    """A year to 31 March of one body. `received` counts those made to it, or sent on to it; what it sent on itself
    counts as made to the other (regulation 6). `well_founded` are those it agreed with, wholly or in part."""

    body: str
    body_id: UUID
    year: int
    received: int
    put_right: int
    well_founded: int
    ombudsman: int
    not_taken_on: int
    taken_back: int
    open_now: int
    sent_on: int
    acknowledged_late: int
    answered_late: int
    subjects: tuple[tuple[str, int], ...]
    actions: tuple[Action, ...]

    @property
    def year_words(self) -> str:
        return _year_words(self.year)


@dataclass(frozen=True)
class PublicYear:
    """The same as anyone may have it: small numbers, and those that would give them away, are not shown."""

    year: int
    received: SafeCount
    put_right: SafeCount
    well_founded: SafeCount
    ombudsman: SafeCount
    subjects: tuple[tuple[str, SafeCount], ...]

    @property
    def year_words(self) -> str:
        return _year_words(self.year)


def this_year() -> int:
    """This will give the year that today is in, by the calendar year it begins in: it runs from 1 April."""
    today = clock.today()
    return today.year if today.month >= 4 else today.year - 1


def last_year() -> int:
    """This will give the last year that is over."""
    return this_year() - 1


def years() -> tuple[int, ...]:
    return tuple(range(this_year(), max(FIRST_YEAR, this_year() - 4) - 1, -1))


def bodies_of(actor: Actor) -> tuple[Organisation, ...]:
    """This will give the bodies whose figures somebody may read exactly, by name."""
    rows = Organisation.objects.filter(pk__in=access.reads_at(actor), successor__isnull=True)
    return tuple(rows.order_by("name", "pk"))


def exact_year(actor: Actor, organisation_id: UUID, year: int) -> ExactYear:
    """This will give a year's exact figures to those who read the complaints. Raises `NotFound`."""
    access.require_reader(actor)
    body = get_organisation(organisation_id)
    if body.pk not in access.reads_at(actor) or year not in years():
        raise NotFound
    rows = list(_received(body, year).select_related("answer"))
    answers = [row.answer for row in rows if hasattr(row, "answer") and row.state == State.ANSWERED]
    by_subject = Counter(row.subject or NOT_SAID for row in rows)
    return ExactYear(
        body=body.name,
        body_id=body.public_id,
        year=year,
        received=len(rows),
        put_right=sum(row.state == State.PUT_RIGHT for row in rows),
        well_founded=sum(_is_well_founded(one) for one in answers),
        ombudsman=sum(row.ombudsman_on is not None for row in rows),
        not_taken_on=sum(row.state == State.NOT_TAKEN_ON for row in rows),
        taken_back=sum(row.state == State.WITHDRAWN for row in rows),
        open_now=sum(row.ended_at is None for row in rows),
        sent_on=_sent_on(body, year),
        acknowledged_late=sum(_was_acknowledged_late(row) for row in rows),
        answered_late=sum(_was_answered_late(row) for row in rows),
        subjects=tuple((code, by_subject[code]) for code in (*subjects(), NOT_SAID) if by_subject[code]),
        actions=tuple(Action(one.complaint.public_id, one.complaint.reference, one.actions) for one in answers),
    )


def public_year(organisation: Organisation, year: int) -> PublicYear:
    """This will give a year that is over as anyone may have it: all its numbers hidden or shown together, so that none
    gives another away. Raises `NotFound`."""
    if year not in years() or year > last_year():
        raise NotFound
    atoms = Counter(_atom(row) for row in _received(organisation, year).select_related("answer"))
    counts = {**dict.fromkeys(_every_atom(), 0), **atoms}
    by_subject = cross_table("subjects", counts, [Dimension(0, {}, total="all")])
    outcomes = Table(
        "outcomes",
        {
            name: frozenset(atom for atom in counts if atom[place] == "yes")
            for name, place in (("put_right", 1), ("well_founded", 2), ("ombudsman", 3))
        },
    )
    safe = protect(counts, [by_subject, outcomes]).tables
    return PublicYear(
        year=year,
        received=safe["subjects"][("all",)],
        put_right=safe["outcomes"]["put_right"],
        well_founded=safe["outcomes"]["well_founded"],
        ombudsman=safe["outcomes"]["ombudsman"],
        subjects=tuple((code, safe["subjects"][(code,)]) for code in (*subjects(), NOT_SAID)),
    )


def _received(body: Organisation, year: int) -> "QuerySet[Complaint]":
    bodies = with_those_before(body.pk)
    return Complaint.objects.filter(organisation__in=bodies, received_on__range=_days_of(year)).order_by("pk")


def _sent_on(body: Organisation, year: int) -> int:
    sent = HandOver.objects.filter(kind=Handing.SENT_ON, from_organisation__in=with_those_before(body.pk))
    first, last = _days_of(year)
    return sum(first <= clock.local(at).date() <= last for at in sent.values_list("at", flat=True))


def _days_of(year: int) -> tuple[date, date]:
    return date(year, 4, 1), date(year + 1, 3, 31)


def _atom(row: Complaint) -> tuple[str, str, str, str]:
    """The smallest group any figure speaks of."""
    answered = hasattr(row, "answer") and row.state == State.ANSWERED
    flags = (
        row.state == State.PUT_RIGHT,
        answered and _is_well_founded(row.answer),
        row.ombudsman_on is not None,
    )
    put_right, well_founded, ombudsman = ("yes" if flag else "no" for flag in flags)
    return (row.subject or NOT_SAID, put_right, well_founded, ombudsman)


def _every_atom() -> tuple[tuple[str, str, str, str], ...]:
    """One of each subject and each outcome, so that what nobody complained of has a cell too: a nought."""
    plain = [(code, "no", "no", "no") for code in (*subjects(), NOT_SAID)]
    return (*plain, (NOT_SAID, "yes", "no", "no"), (NOT_SAID, "no", "yes", "no"), (NOT_SAID, "no", "no", "yes"))


def _is_well_founded(answer: Answer) -> bool:
    return answer.finding in (Finding.WELL_FOUNDED, Finding.PARTLY)


def _was_acknowledged_late(row: Complaint) -> bool:
    if row.acknowledged_at is not None:
        return clock.local(row.acknowledged_at).date() > row.acknowledge_by
    return row.state == State.RECEIVED and clock.today() > row.acknowledge_by


def _was_answered_late(row: Complaint) -> bool:
    """Later than the law's six months, or the longer time that was agreed: a day told later does not mend it. Of one
    that was opened again, the first answer counts."""
    by = row.answer_by if row.plan_agreed and row.explained_on is None else row.times.six_months_end
    by = max(by, row.times.six_months_end)
    ended_at = row.first_ended_at or row.ended_at
    ended = clock.local(ended_at).date() if ended_at else clock.today()
    return row.state in (State.ANSWERED, State.RECEIVED, State.ACKNOWLEDGED) and ended > by


def _year_words(year: int) -> str:
    return f"{year}–{(year + 1) % 100:02}"
