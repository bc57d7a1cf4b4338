"""What waits for an answer in a body: the one page that says what must be done, and how late it is."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import F, Q, QuerySet

from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.kernel.verdict import NotFound
from partake.organisations.models import Organisation
from partake.organisations.queries import with_those_before
from partake.voices import access
from partake.voices.domain.states import OutcomeState, ReplyState
from partake.voices.models import AnswerBack, Enquiry, Outcome, Reply, Voice
from partake.voices.queries.concerns import ConcernLine, list_concerns
from partake.voices.queries.voices import VoiceLine, list_waiting_for_answer

MOST = 50


@dataclass(frozen=True)
class OutcomeToDo:
    """An outcome that waits for somebody. `may_check` is by whoever did not write it."""

    id: UUID
    title: str
    kind: str
    written_by: str
    written_on: date
    sent_back_why: str
    look_again_on: date | None
    may_check: bool


@dataclass(frozen=True)
class ReplyToDo:
    id: UUID
    voice_id: UUID
    words: str
    changed: str
    written_by: str
    written_on: date
    sent_back_why: str
    may_check: bool


@dataclass(frozen=True)
class EnquiryLine:
    """What somebody who speaks for the public asked, and the answer. It is public."""

    id: UUID
    body: str
    body_id: UUID
    asked_for: str
    words: str
    outcome: str
    outcome_id: UUID | None
    voices: int
    asked_on: date
    due_on: date
    answer: str
    answered_on: date | None
    answered_by: str
    version: int

    @property
    def days_late(self) -> int:
        """How many days after the due day it was answered, or is still waiting; 0 when it was in time."""
        return max(0, ((self.answered_on or clock.today()) - self.due_on).days)


@dataclass(frozen=True)
class BackToRead:
    """Words an author said back that nobody has read for others yet."""

    id: UUID
    voice_id: UUID
    words: str
    on: date


@dataclass(frozen=True)
class AnswersPage:
    concerns: tuple[ConcernLine, ...]
    waiting: tuple[VoiceLine, ...]
    enquiries: tuple[EnquiryLine, ...]
    replies_to_check: tuple[ReplyToDo, ...]
    outcomes_to_check: tuple[OutcomeToDo, ...]
    replies_sent_back: tuple[ReplyToDo, ...]
    outcomes_sent_back: tuple[OutcomeToDo, ...]
    to_follow_up: tuple[OutcomeToDo, ...]
    backs: tuple[BackToRead, ...]
    may_answer: bool

    @property
    def is_empty(self) -> bool:
        return not any(
            (self.concerns, self.waiting, self.enquiries, self.replies_to_check, self.outcomes_to_check,
             self.replies_sent_back, self.outcomes_sent_back, self.to_follow_up, self.backs)
        )  # fmt: skip


def get_answers_page(actor: Actor, *, organisation: Organisation) -> AnswersPage:
    """This will give everything in a body that waits for somebody there. Raises `Refused`."""
    access.can_read_voices(actor, organisation.pk).require()
    bodies = with_those_before(organisation.pk)
    replies = Reply.objects.filter(organisation__in=bodies, voice__withdrawn_at__isnull=True).select_related("voice")
    outcomes = Outcome.objects.filter(organisation__in=bodies)
    backs = AnswerBack.objects.filter(cleared_at__isnull=True).exclude(words="").select_related("voice")
    mine = backs.filter(Q(reply__organisation__in=bodies) | Q(outcome__organisation__in=bodies))

    return AnswersPage(
        concerns=list_concerns(actor, organisation=organisation),
        waiting=list_waiting_for_answer(actor, organisation=organisation),
        enquiries=tuple(
            enquiry_line(one) for one in enquiries_to(bodies).filter(answered_at__isnull=True).order_by("due_on", "pk")
        ),
        replies_to_check=_replies(actor, replies.filter(state=ReplyState.TO_CHECK)),
        outcomes_to_check=_outcomes(actor, outcomes.filter(state=OutcomeState.TO_CHECK).order_by("written_at")),
        replies_sent_back=_replies(actor, replies.filter(state=ReplyState.SENT_BACK)),
        outcomes_sent_back=_outcomes(actor, outcomes.filter(state=OutcomeState.SENT_BACK).order_by("written_at")),
        to_follow_up=_outcomes(actor, due_to_follow_up(bodies)),
        backs=tuple(
            BackToRead(one.public_id, one.voice.public_id, one.words, clock.local(one.at).date())
            for one in mine.order_by("at")[:MOST]
        ),
        may_answer=bool(access.can_answer_voices(actor, organisation.pk)),
    )


def due_to_follow_up(bodies: list[int]) -> "QuerySet[Outcome]":
    """This will give the published outcomes whose day to look again has come, with nothing said since and nothing
    published in their place; the longest due first."""
    due = Outcome.objects.filter(
        organisation__in=bodies, state=OutcomeState.PUBLISHED, look_again_on__lte=clock.today()
    )
    said_since = Q(follow_ups__at__date__gte=F("look_again_on"))
    return due.exclude(said_since).exclude(replaced_by__state=OutcomeState.PUBLISHED).order_by("look_again_on", "pk")


def enquiries_to(bodies: list[int]) -> "QuerySet[Enquiry]":
    return Enquiry.objects.filter(organisation__in=bodies).select_related("organisation", "asked_for", "outcome")


def enquiry_line(row: Enquiry) -> EnquiryLine:
    return EnquiryLine(
        id=row.public_id,
        body=row.organisation.name,
        body_id=row.organisation.public_id,
        asked_for=row.asked_for.name,
        words=row.words,
        outcome=row.outcome.title if row.outcome else "",
        outcome_id=row.outcome.public_id if row.outcome else None,
        voices=Voice.objects.counted().filter(enquiries__enquiry=row).count(),
        asked_on=clock.local(row.asked_at).date(),
        due_on=row.due_on,
        answer=row.answer,
        answered_on=clock.local(row.answered_at).date() if row.answered_at else None,
        answered_by=row.answered_by,
        version=row.version,
    )


def get_enquiry_row(actor: Actor, *, organisation: Organisation, enquiry_id: UUID) -> Enquiry:
    """This will give the row of an enquiry to a body. Raises `Refused`, `NotFound`."""
    access.can_read_voices(actor, organisation.pk).require()
    row = enquiries_to(with_those_before(organisation.pk)).filter(public_id=enquiry_id).first()
    if row is None:
        raise NotFound
    return row


def _replies(actor: Actor, rows: "QuerySet[Reply]") -> tuple[ReplyToDo, ...]:
    return tuple(
        ReplyToDo(
            id=one.public_id,
            voice_id=one.voice.public_id,
            words=one.words,
            changed=one.changed,
            written_by=one.written_by,
            written_on=clock.local(one.written_at).date(),
            sent_back_why=one.sent_back_why,
            may_check=bool(access.can_check(actor, one.organisation_id, one.written_by_user)),
        )
        for one in rows.order_by("written_at")[:MOST]
    )


def _outcomes(actor: Actor, rows: "QuerySet[Outcome]") -> tuple[OutcomeToDo, ...]:
    return tuple(
        OutcomeToDo(
            id=one.public_id,
            title=one.title,
            kind=one.kind,
            written_by=one.written_by,
            written_on=clock.local(one.written_at).date(),
            sent_back_why=one.sent_back_why,
            look_again_on=one.look_again_on,
            may_check=bool(access.can_check(actor, one.organisation_id, one.written_by_user)),
        )
        for one in rows[:MOST]
    )
