"""Talks about the plan: those of one person, and those somebody leads."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import QuerySet

from partake.accounts.models import User
from partake.care_plans import access
from partake.care_plans.access import PLANS_WITH_PEOPLE
from partake.care_plans.domain.contents import Review
from partake.care_plans.domain.conversations import ConversationKind, ConversationState
from partake.care_plans.domain.reviews import days_late, is_due
from partake.care_plans.models import Conversation, FeltInvolvedAnswer
from partake.care_plans.queries.plan import PlanPage
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.kernel.prepared import prepared
from partake.kernel.verdict import NotFound
from partake.people.domain import Part
from partake.people.door import OpenRecord
from partake.people.queries.sighted import among_those_seen, list_colleagues_who_see

DAYS_AHEAD = 7
MOST_TALKS = 50


@dataclass(frozen=True)
class Talk:
    """One conversation, as pages show it. `felt` is what the person said of it, if they did."""

    id: UUID
    kind: ConversationKind
    state: ConversationState
    planned_on: date | None
    planned_time: str
    how: str
    where: str
    led_by: str
    led_by_id: UUID
    took_part: tuple[str, ...]
    about: str
    held_on: date | None
    due_on: date | None
    on_time: bool | None
    not_held: str
    not_held_words: str
    felt: str
    version: int

    @property
    def is_planned(self) -> bool:
        return self.state is ConversationState.PLANNED

    @property
    def on(self) -> date | None:
        return self.held_on or self.planned_on

    def days_past(self, today: date) -> int:
        """This will give how many days a planned talk waits for somebody to say what became of it."""
        return days_late(self.planned_on, today) if self.is_planned else 0


@dataclass(frozen=True)
class TalkToLead:
    """A planned talk on a working day: whose, when and how; no words of anybody's."""

    id: UUID
    person_id: UUID
    name: str
    kind: str
    planned_on: date
    planned_time: str
    how: str
    days_past: int


@dataclass(frozen=True)
class ReviewNow:
    """When the plan is looked at again, as it stands."""

    due_on: date
    every_months: int | None
    days_late: int
    is_due: bool


@dataclass(frozen=True)
class Planner:
    """Somebody whose job is to plan with people, who can see this plan now."""

    id: UUID
    user_id: int
    name: str
    job: str
    organisation_id: int
    organisation_name: str

    @property
    def words(self) -> str:
        return ", ".join(part for part in (self.name, self.job, self.organisation_name) if part)


def list_conversations(record: OpenRecord) -> tuple[Talk, ...]:
    """This will give the talks of one person, the newest first. Raises `Refused`."""
    access.can_see_plan(record).require()
    found = _talks(record.person.pk)
    felt = dict(_felt(frozenset(row.pk for row in found))) if found else {}
    return tuple(_talk(row, felt.get(row.pk, "")) for row in found)


@prepared
def _talks(person: int) -> QuerySet[Conversation]:
    return Conversation.objects.filter(person_id=person).select_related("led_by_user").order_by("-pk")[:MOST_TALKS]


@prepared
def _felt(talks: frozenset[int]) -> QuerySet[FeltInvolvedAnswer, tuple[int | None, str]]:
    rows = FeltInvolvedAnswer.objects.filter(conversation_id__in=talks).order_by("pk")
    return rows.values_list("conversation_id", "felt")


def get_conversation(record: OpenRecord, conversation_id: UUID) -> Talk:
    """This will give one talk of this person. Raises `Refused`, `NotFound`."""
    found = next((talk for talk in list_conversations(record) if talk.id == conversation_id), None)
    if found is None:
        raise NotFound
    return found


def next_planned(talks: tuple[Talk, ...]) -> Talk | None:
    """This will give the planned talk that is soonest; one without a day comes after those that have one."""
    planned = [talk for talk in talks if talk.is_planned]
    return min(planned, key=lambda talk: (talk.planned_on is None, talk.planned_on or date.max), default=None)


def last_held(talks: tuple[Talk, ...]) -> Talk | None:
    """This will give the talk that was held last."""
    held = [talk for talk in talks if talk.held_on]
    return max(held, key=lambda talk: talk.held_on or date.min, default=None)


def review_now(page: PlanPage) -> ReviewNow | None:
    """This will give when a plan is looked at again; None when no day is said, or it may not be seen."""
    said = page.review.said if page.review else None
    if not isinstance(said, Review):
        return None
    today = clock.today()
    return ReviewNow(said.review_on, said.every_months, days_late(said.review_on, today), is_due(said.review_on, today))


def list_planners(record: OpenRecord) -> list[Planner]:
    """This will give the staff who plan with people and can see this plan now, by name. Whoever is shown by job is
    left out: the person would learn their name."""
    access.can_see_plan(record).require()
    return [planner for planner in planners_of(record.person.pk) if planner.name]


def planners_of(person_pk: int) -> list[Planner]:
    """This will give everyone who may answer for a plan now; those shown by job with an empty name."""
    return [
        Planner(
            colleague.public_id,
            colleague.user_id,
            "" if colleague.shown_by_role else colleague.name,
            colleague.job_title,
            colleague.organisation_id,
            colleague.organisation_name,
        )
        for colleague in list_colleagues_who_see(person_pk, Part.PLAN, roles=PLANS_WITH_PEOPLE)
    ]


def list_leaders(record: OpenRecord) -> list[Planner]:
    """This will give who may lead a talk: the reader first, then those they work with who can see the plan."""
    access.can_lead_talk(record).require()
    bodies = record.actor.organisation_ids
    found = [one for one in planners_of(record.person.pk) if one.organisation_id in bodies]
    mine = record.actor.user_id
    return sorted((one for one in found if one.name or one.user_id == mine), key=lambda one: one.user_id != mine)


def list_talks_to_lead(actor: Actor) -> list[TalkToLead]:
    """This will give the planned talks the reader leads, from the oldest that waits for a word to a week ahead: of
    people who live, and whose plan the reader may still see."""
    today = clock.today()
    rows = _to_lead(actor.user_id or -1, today + timedelta(days=DAYS_AHEAD))
    seen = among_those_seen(actor, {row.person_id for row in rows}, Part.PLAN) if rows else frozenset()
    return [
        TalkToLead(
            row.public_id,
            row.person.public_id,
            f"{row.person.given_name} {row.person.family_name}",
            row.kind,
            row.planned_on,
            row.planned_time,
            row.how,
            days_late(row.planned_on, today),
        )
        for row in rows
        if row.person_id in seen and row.planned_on is not None
    ]


def _talk(row: Conversation, felt: str) -> Talk:
    leader: User = row.led_by_user
    return Talk(
        row.public_id,
        ConversationKind(row.kind),
        ConversationState(row.state),
        row.planned_on,
        row.planned_time,
        row.how,
        row.where,
        row.led_by,
        leader.public_id,
        tuple(line.strip() for line in row.took_part.splitlines() if line.strip()),
        row.about,
        row.held_on,
        row.due_on,
        row.on_time,
        row.not_held,
        row.not_held_words,
        felt,
        row.version,
    )


@prepared
def _to_lead(user: int, until: date) -> QuerySet[Conversation]:
    rows = Conversation.objects.filter(
        led_by_user_id=user,
        state=ConversationState.PLANNED,
        planned_on__lte=until,
        person__died_on__isnull=True,
    )
    return rows.select_related("person").order_by("planned_on", "pk")[:MOST_TALKS]
