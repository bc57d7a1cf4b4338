"""Planning a talk, holding it, or saying why it did not happen."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import F, Q

from partake.audit.actions import record as record_event
from partake.audit.domain import EventKind
from partake.care_plans import access, caseload, letters_of_talks, telling_of_talks
from partake.care_plans.actions.lines import add_line
from partake.care_plans.actions.preparing import use_preparation
from partake.care_plans.domain import contents
from partake.care_plans.domain.contents import Kind
from partake.care_plans.domain.conversations import (
    CONVERSATION_MOVES,
    ConversationKind,
    ConversationState,
    HeldHow,
    NotHeld,
)
from partake.care_plans.domain.reviews import was_on_time
from partake.care_plans.drafts import hold_plan, who_wrote
from partake.care_plans.events import (
    CONVERSATION_CHANGED,
    CONVERSATION_HELD,
    CONVERSATION_NOT_HELD,
    CONVERSATION_PLANNED,
)
from partake.care_plans.models import Conversation, Plan, Review
from partake.care_plans.queries.conversations import Planner, list_leaders
from partake.kernel import clock
from partake.kernel.ref import Ref
from partake.kernel.verdict import NotFound, Rejected, Stale
from partake.people.door import OpenRecord


@dataclass(frozen=True)
class Arrangement:
    """What is planned: what kind of talk, when, how and where. A day may come later."""

    kind: ConversationKind
    how: HeldHow
    planned_on: date | None = None
    planned_time: str = ""
    where: str = ""
    about: str = ""


@transaction.atomic
def plan_conversation(*, record: OpenRecord, arrangement: Arrangement, led_by: UUID | None = None) -> Conversation:
    """This will plan a talk about the plan, led by `led_by` (the id of their sign-in; None for whoever plans it), and
    tell the person and the one who leads. Raises `Refused`, `Rejected`."""
    access.can_lead_talk(record).require()

    _can_be(arrangement)
    leader = _leader(record, led_by)
    row = Conversation.objects.create(
        person_id=record.person.pk,
        **asdict(arrangement),
        **_led(leader),
        planned_at=clock.now(),
        planned_by=who_wrote(record.actor),
    )

    _note(CONVERSATION_PLANNED, record, row, {"kind": row.kind, "planned_on": _iso(row.planned_on)})

    telling_of_talks.of_talk(record, row, letters_of_talks.talk_planned(row), key=f"talk-planned:{row.public_id}")
    telling_of_talks.of_leading(record, row)
    return row


@transaction.atomic
def change_conversation(
    *,
    record: OpenRecord,
    conversation_id: UUID,
    arrangement: Arrangement,
    led_by: UUID | None = None,
    version: int | None,
) -> Conversation:
    """This will change when, how or with whom a planned talk is, and tell the person, and a new leader.

    Raises `Refused`, `Rejected`, `Stale`, `NotFound`.
    """
    access.can_lead_talk(record).require()

    row = _planned(record, conversation_id, version)
    _can_be(arrangement)
    leader = _leader(record, led_by)
    for name, value in {**asdict(arrangement), **_led(leader), "version": row.version + 1}.items():
        setattr(row, name, value)
    row.save()

    _note(CONVERSATION_CHANGED, record, row, {"kind": row.kind, "planned_on": _iso(row.planned_on)})

    key = f"talk-changed:{row.public_id}:{row.version}"
    telling_of_talks.of_talk(record, row, letters_of_talks.talk_changed(row), key=key)
    telling_of_talks.of_leading(record, row)
    return row


@transaction.atomic
def hold_conversation(
    *,
    record: OpenRecord,
    conversation_id: UUID,
    held_on: date,
    how: HeldHow,
    took_part: str = "",
    about: str = "",
    look_again_on: date | None = None,
    version: int | None,
) -> Conversation:
    """This will close a talk that was held: when, how, who took part, and when the plan is looked at again. The person
    is asked how involved they felt. A review keeps the day it was due, and whether it was held by then.

    The day of the next review moves at once, in what was agreed and in the draft: how often was agreed, and the day
    follows from it. Raises `Refused`, `Rejected`, `Stale`, `NotFound`.
    """
    access.can_lead_talk(record).require()

    row = _planned(record, conversation_id, version)
    if held_on > clock.today():
        raise Rejected("held_on", "That day is still ahead. Which day did you talk?")
    if look_again_on is not None and look_again_on <= held_on:
        raise Rejected("look_again_on", "That is not after the talk. When shall we look at the plan again?")
    review = Review.objects.filter(plan__person_id=record.person.pk, until__isnull=True).first()
    due_on = review.review_on if review and row.kind == ConversationKind.REVIEW else None
    _close(row, record, ConversationState.HELD)
    row.held_on, row.how, row.took_part, row.about = held_on, how, took_part, about
    row.due_on, row.on_time = due_on, was_on_time(due_on, held_on) if due_on else None
    row.save()
    if look_again_on is not None:
        _look_again(record, review, look_again_on)
    use_preparation(record=record, held_on=held_on)

    codes = {"kind": row.kind, "due_on": _iso(due_on), "on_time": row.on_time, "next": _iso(look_again_on)}
    _note(CONVERSATION_HELD, record, row, codes)

    letter = letters_of_talks.talk_held(record, row, look_again_on)
    telling_of_talks.of_talk(record, row, letter, key=f"talk-held:{row.public_id}")
    return row


@transaction.atomic
def say_not_held(
    *, record: OpenRecord, conversation_id: UUID, because: NotHeld, words: str = "", version: int | None
) -> Conversation:
    """This will close a talk that did not happen, with a plain reason that blames nobody, and tell the person.

    Raises `Refused`, `Rejected`, `Stale`, `NotFound`.
    """
    access.can_lead_talk(record).require()

    row = _planned(record, conversation_id, version)
    if because is NotHeld.OTHER and not words.strip():
        raise Rejected("words", "You have not said why. What happened?")
    _close(row, record, ConversationState.NOT_HELD)
    row.not_held, row.not_held_words = because, words
    row.save()

    _note(CONVERSATION_NOT_HELD, record, row, {"kind": row.kind, "because": because})

    letter = letters_of_talks.talk_not_held(row)
    telling_of_talks.of_talk(record, row, letter, key=f"talk-not-held:{row.public_id}")
    return row


def _can_be(arrangement: Arrangement) -> None:
    if arrangement.planned_on is not None and arrangement.planned_on < clock.today():
        raise Rejected("planned_on", "That day has passed. Which day will it be?")


def _leader(record: OpenRecord, led_by: UUID | None) -> Planner:
    leaders = list_leaders(record)
    found = next(
        (one for one in leaders if (one.user_id == record.actor.user_id if led_by is None else one.id == led_by)), None
    )
    if found is None:
        raise Rejected("led_by", "They can’t see this plan any more. Who will lead the talk?")
    return found


def _led(leader: Planner) -> dict[str, object]:
    """Whoever is shown by job is named by it, as on every page the person reads."""
    return {
        "led_by_user_id": leader.user_id,
        "led_by": leader.words[:200],
        "organisation_id": leader.organisation_id,
    }


def _planned(record: OpenRecord, conversation_id: UUID, version: int | None) -> Conversation:
    row = (
        Conversation.objects.select_for_update(of=("self",))
        .filter(public_id=conversation_id, person_id=record.person.pk)
        .first()
    )
    if row is None:
        raise NotFound
    if row.state != ConversationState.PLANNED:
        raise Rejected("", f"{row.closed_by} has already said what became of this talk.")
    if row.version != version:
        raise Stale(row)
    return row


def _close(row: Conversation, record: OpenRecord, state: ConversationState) -> None:
    assert state in CONVERSATION_MOVES[ConversationState(row.state)]
    row.state, row.closed_at, row.closed_by = state, clock.now(), who_wrote(record.actor)
    row.version += 1


def _look_again(record: OpenRecord, review: Review | None, on: date) -> None:
    """The line moves where it stands, like how things are going; without one, the day is written into the draft."""
    if review is None:
        add_line(record=record, kind=Kind.REVIEW, content=contents.Review(on))
        return
    plan: Plan = hold_plan(record)
    agreed = plan.versions.filter(agreed_at__isnull=False, superseded_at__isnull=True).first()
    standing = Q(until__isnull=True) | (Q(until__gt=agreed.number, since__lte=agreed.number) if agreed else Q(pk=None))
    Review.objects.filter(standing, plan=plan, key=review.key).update(review_on=on, version=F("version") + 1)
    caseload.keep([record.person.pk])


def _note(event: EventKind, record: OpenRecord, row: Conversation, codes: Mapping[str, object]) -> None:
    record_event(
        event,
        actor=record.actor,
        about=Ref("care_plans.conversation", str(row.public_id)),
        person_id=record.person.id,
        codes=dict(codes),
    )


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
