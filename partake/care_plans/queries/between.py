"""What is said, asked and answered between two talks."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from partake.care_plans import access
from partake.care_plans.access import PLANS_WITH_PEOPLE
from partake.care_plans.domain.contents import Contact
from partake.care_plans.domain.reviews import days_late
from partake.care_plans.models import PlanQuestion, Progress, Update
from partake.care_plans.queries.conversations import Planner, planners_of
from partake.care_plans.queries.plan import PlanPage
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.kernel.prepared import prepared
from partake.kernel.verdict import NotFound
from partake.people.domain import Part
from partake.people.door import OpenRecord
from partake.people.queries.sighted import among_those_seen

MOST_SHOWN = 50


@dataclass(frozen=True)
class Question:
    """Something the person asked. `is_open` until it is answered; `days_late` from its day on."""

    id: UUID
    words: str
    asked_at: datetime
    asked_by: str
    to_name: str
    due_on: date
    days_late: int
    answer: str
    answered_at: datetime | None
    answered_by: str
    version: int

    @property
    def is_open(self) -> bool:
        return self.answered_at is None


@dataclass(frozen=True)
class QuestionToAnswer:
    """An open question on the list of those who may answer it: whose and since when; not its words."""

    id: UUID
    person_id: UUID
    name: str
    asked_at: datetime
    due_on: date
    days_late: int
    to_name: str
    is_mine: bool


@dataclass(frozen=True)
class Said:
    """One thing said since the last talk, of a line of the plan (`title`) or of life in general."""

    at: datetime
    by: str
    words: str
    status: str = ""
    title: str = ""


def list_questions(record: OpenRecord) -> tuple[Question, ...]:
    """This will give what the person asked between talks, the newest first. Raises `Refused`."""
    access.can_see_plan(record).require()
    return tuple(_question(row) for row in _questions(record.person.pk))


@prepared
def _questions(person: int) -> QuerySet[PlanQuestion]:
    return PlanQuestion.objects.filter(person_id=person).order_by("-pk")[:MOST_SHOWN]


def get_question(record: OpenRecord, question_id: UUID) -> Question:
    """This will give one question of this person. Raises `Refused`, `NotFound`."""
    access.can_see_plan(record).require()
    row = PlanQuestion.objects.filter(person_id=record.person.pk, public_id=question_id).first()
    if row is None:
        raise NotFound
    return _question(row)


def list_questions_to_answer(actor: Actor) -> list[QuestionToAnswer]:
    """This will give the open questions that wait for the reader or for their body, their own first and then by day:
    of people who live, and whose plan the reader may still see."""
    bodies = frozenset(role.organisation_id for role in actor.roles if role.code in PLANS_WITH_PEOPLE)
    rows = _unanswered(actor.user_id or -1, bodies)
    seen = among_those_seen(actor, {row.person_id for row in rows}, Part.PLAN) if rows else frozenset()
    found = [
        QuestionToAnswer(
            row.public_id,
            row.person.public_id,
            f"{row.person.given_name} {row.person.family_name}",
            row.asked_at,
            row.due_on,
            days_late(row.due_on, clock.today()),
            row.to_name,
            row.to_user_id == actor.user_id,
        )
        for row in rows
        if row.person_id in seen
    ]
    return sorted(found, key=lambda one: not one.is_mine)


@prepared
def _unanswered(user: int, bodies: frozenset[int]) -> QuerySet[PlanQuestion]:
    rows = PlanQuestion.objects.filter(answered_at__isnull=True, person__died_on__isnull=True)
    rows = rows.filter(Q(organisation_id__in=bodies) | Q(to_user_id=user))
    return rows.select_related("person").order_by("due_on", "pk")[:200]


@dataclass(frozen=True)
class WhoAnswers:
    """To whom a question goes: a planner we know, or everyone in a body who plans with people; and their name."""

    planner: Planner | None
    organisation_id: int
    name: str


def who_answers(person_pk: int, *, key_worker: Contact | None, practice: int | None) -> WhoAnswers | None:
    """This will give who answers a question now: the key worker, when we know their sign-in and they can still see
    the plan; else those at the practice who can; else any body that can. None when nobody can see the plan."""
    planners = planners_of(person_pk)
    if not planners:
        return None
    if key_worker is not None and key_worker.account is not None:
        known = next((one for one in planners if one.id == key_worker.account), None)
        if known is not None:
            return WhoAnswers(known, known.organisation_id, key_worker.name)
    body = next((one for one in planners if one.organisation_id == practice), planners[0])
    return WhoAnswers(None, body.organisation_id, body.organisation_name)


def key_worker_of(page: PlanPage) -> Contact | None:
    line = page.key_worker
    return line.said if line is not None and isinstance(line.said, Contact) else None


def list_updates(record: OpenRecord) -> tuple[Said, ...]:
    """This will give how the person was, whenever it was said, the newest first. Raises `Refused`."""
    access.can_see_plan(record).require()
    return tuple(Said(row.at, row.said_by, row.words) for row in _updates(record))


def list_said_since(record: OpenRecord, page: PlanPage, since: date | None) -> tuple[Said, ...]:
    """This will give what was said any day since `since` (ever, if None), the newest first: how lines of the plan are
    going, and how the person is. Raises `Refused`."""
    access.can_see_plan(record).require()
    from_then = clock.start_of(since or date.min.replace(year=1900))
    titles = _titles(page)
    said = [
        Said(row.at, row.said_by, row.words, row.status, titles.get(row.key, ""))
        for row in _progress_since(record.person.pk, from_then)
    ]
    said += [Said(row.at, row.said_by, row.words) for row in _updates_since(record.person.pk, from_then)]
    return tuple(sorted(said, key=lambda one: one.at, reverse=True)[:MOST_SHOWN])


@prepared
def _progress_since(person: int, moment: datetime) -> QuerySet[Progress]:
    return Progress.objects.filter(plan__person_id=person, at__gte=moment).order_by("-at", "-pk")[:MOST_SHOWN]


@prepared
def _updates_since(person: int, moment: datetime) -> QuerySet[Update]:
    return Update.objects.filter(person_id=person, at__gte=moment).order_by("-at", "-pk")[:MOST_SHOWN]


def _updates(record: OpenRecord) -> QuerySet[Update]:
    return Update.objects.filter(person_id=record.person.pk).order_by("-at", "-pk")


def _titles(page: PlanPage) -> dict[UUID, str]:
    """What each goal, action and step of the version is called; what left the plan since is shown without a name."""
    found: dict[UUID, str] = {}
    todo = list(page.needs)
    while todo:
        line = todo.pop()
        found[line.key] = line.title
        todo += line.below
    return found


def _question(row: PlanQuestion) -> Question:
    return Question(
        row.public_id,
        row.words,
        row.asked_at,
        row.asked_by,
        row.to_name,
        row.due_on,
        days_late(row.due_on, clock.today()) if row.answered_at is None else 0,
        row.answer,
        row.answered_at,
        row.answered_by,
        row.version,
    )
