"""What anyone may read: words a person cleared, the answers, and what came of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from partake.kernel import clock
from partake.organisations.models import Organisation
from partake.voices.domain.states import OutcomeKind, OutcomeState, ReplyState
from partake.voices.domain.voice import KEPT_APART, VoiceKind
from partake.voices.models import AnswerBack, Outcome, Voice, VoiceAbout

MOST_SHOWN = 30
WORDS_OF_ONE_OUTCOME = 3


@dataclass(frozen=True)
class PublicAnswerBack:
    satisfied: str
    words: str
    on: date


@dataclass(frozen=True)
class PublicReply:
    words: str
    changed: str
    by: str
    on: date
    checked_by: str
    said_back: tuple[PublicAnswerBack, ...]


@dataclass(frozen=True)
class PublicVoice:
    """`words` are those a person cleared: what tells who somebody is was taken out, nothing was tidied."""

    id: UUID
    kind: VoiceKind
    title: str
    words: str
    english: str
    language: str
    on: date
    service: str
    words_taken_out: bool
    replies: tuple[PublicReply, ...]


@dataclass(frozen=True)
class PublicFollowUp:
    worked: str
    words: str
    on: date


@dataclass(frozen=True)
class PublicOutcome:
    """`withdrawn` counts those who have since taken back what they said: their words are gone, and that is said."""

    id: UUID
    kind: OutcomeKind
    title: str
    said: str
    words: str
    decided_by: str
    decided_on: date
    look_again_on: date | None
    organisation: str
    voices: tuple[PublicVoice, ...]
    withdrawn: int
    follow_ups: tuple[PublicFollowUp, ...]
    said_back: tuple[PublicAnswerBack, ...]


def list_public_voices(organisation: Organisation) -> tuple[PublicVoice, ...]:
    """This will give the newest words about a body that a person cleared, with their answers."""
    abouts = (
        VoiceAbout.objects.filter(organisation=organisation, withdrawn=False, clearing="CLEARED")
        .exclude(kind__in=KEPT_APART)
        .select_related("service")
        .order_by("-received_at")[:MOST_SHOWN]
    )
    service = {about.voice_id: about.service.name if about.service else "" for about in abouts}
    return _public(Voice.objects.public().filter(pk__in=service), service)


def list_public_outcomes(organisation: Organisation) -> tuple[PublicOutcome, ...]:
    """This will give what came of what people said about a body, the newest first. One that was replaced gives way
    to what replaced it."""
    rows = (
        Outcome.objects.filter(organisation=organisation, state=OutcomeState.PUBLISHED)
        .exclude(replaced_by__state=OutcomeState.PUBLISHED)
        .select_related("organisation")
        .prefetch_related("follow_ups", "answers_back")
        .order_by("-decided_on", "-pk")[:MOST_SHOWN]
    )
    return tuple(public_outcome(row) for row in rows)


def public_outcome(row: Outcome) -> PublicOutcome:
    cited = Voice.objects.filter(outcomes__outcome=row).exclude(kind__in=KEPT_APART)
    shown = cited.public().order_by("-received_at")[:WORDS_OF_ONE_OUTCOME]
    return PublicOutcome(
        id=row.public_id,
        kind=OutcomeKind(row.kind),
        title=row.title,
        said=row.said,
        words=row.words,
        decided_by=row.decided_by,
        decided_on=row.decided_on,
        look_again_on=row.look_again_on,
        organisation=row.organisation.name,
        voices=_public(shown, {}),
        withdrawn=cited.filter(withdrawn_at__isnull=False).count(),
        follow_ups=tuple(
            PublicFollowUp(one.worked, one.words, clock.local(one.at).date())
            for one in sorted(row.follow_ups.all(), key=lambda one: one.pk)
        ),
        said_back=_said_back(row.answers_back.all()),
    )


def _public(rows: "QuerySet[Voice]", service: dict[int, str]) -> tuple[PublicVoice, ...]:

    found = rows.prefetch_related("replies__answers_back").order_by("-received_at", "-pk")
    return tuple(_public_voice(row, service.get(row.pk, "")) for row in found)


def _public_voice(row: Voice, service: str) -> PublicVoice:
    return PublicVoice(
        id=row.public_id,
        kind=VoiceKind(row.kind),
        title=row.title,
        words=row.shown_words,
        english=row.english,
        language=row.language,
        on=clock.local(row.received_at).date(),
        service=service,
        words_taken_out=row.shown_words.strip() != row.words.strip(),
        replies=tuple(
            PublicReply(
                words=reply.words,
                changed=reply.changed,
                by=reply.written_by,
                on=clock.local(reply.written_at).date(),
                checked_by=reply.checked_by,
                said_back=_said_back(reply.answers_back.all()),
            )
            for reply in sorted(row.replies.all(), key=lambda one: one.pk)
            if reply.state == ReplyState.SHOWN
        ),
    )


def _said_back(rows: "Iterable[AnswerBack]") -> tuple[PublicAnswerBack, ...]:
    return tuple(
        PublicAnswerBack(one.satisfied, one.words if one.cleared_at else "", clock.local(one.at).date())
        for one in sorted(rows, key=lambda one: one.pk)
    )
