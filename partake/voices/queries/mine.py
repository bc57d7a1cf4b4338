"""What an author sees of their own words: by private link, or signed in. The caller has made sure who they are."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from partake.kernel import clock
from partake.kernel.verdict import NotFound
from partake.people.door import OpenRecord
from partake.voices import contributors
from partake.voices.domain.states import OutcomeState, ReplyState
from partake.voices.domain.voice import VoiceKind
from partake.voices.models import AnswerBack, Outcome, Reply, Voice
from partake.voices.queries.public import PublicAnswerBack, PublicOutcome, PublicReply, public_outcome


@dataclass(frozen=True)
class AnswerToMe:
    """A reply or an outcome, with the id to answer back to it."""

    id: UUID
    reply: PublicReply | None = None
    outcome: PublicOutcome | None = None


@dataclass(frozen=True)
class MyVoice:
    """What I said, whole, and what came of it so far."""

    id: UUID
    kind: VoiceKind
    title: str
    words: str
    on: date
    about: tuple[str, ...]
    is_withdrawn: bool
    is_public: bool
    answers: tuple[AnswerToMe, ...]


def my_voice(row: Voice) -> MyVoice:
    """This will give one author's own page."""
    replies = [
        AnswerToMe(one.public_id, reply=_reply(one))
        for one in row.replies.filter(state=ReplyState.SHOWN).select_related("organisation").order_by("pk")
    ]
    outcomes = [
        AnswerToMe(one.public_id, outcome=public_outcome(one))
        for one in Outcome.objects.filter(cites__voice=row, state=OutcomeState.PUBLISHED)
        .select_related("organisation")
        .order_by("pk")
    ]
    return MyVoice(
        id=row.public_id,
        kind=VoiceKind(row.kind),
        title=row.title,
        words=row.words,
        on=clock.local(row.received_at).date(),
        about=tuple(
            one.service.name if one.service else one.organisation.name
            for one in row.abouts.select_related("service", "organisation")
        ),
        is_withdrawn=row.withdrawn_at is not None,
        is_public=row.allows_quote and bool(row.cleared_at) and bool(row.shown_words),
        answers=(*replies, *outcomes),
    )


def list_my_voices(record: OpenRecord) -> tuple[MyVoice, ...]:
    """This will give what somebody said while signed in, the newest first. Their own eyes only: what one says of a
    service is not part of a care record, and those who give care do not see it there."""
    if not record.is_own:
        raise NotFound
    ids = contributors.voices_of_person(record.person.pk)
    return tuple(my_voice(row) for row in Voice.objects.filter(pk__in=ids).order_by("-received_at"))


def get_my_voice(record: OpenRecord, voice_id: UUID) -> Voice:
    """This will give the row of something the person said while signed in, or raise `NotFound`."""
    if not record.is_own:
        raise NotFound
    row = Voice.objects.filter(public_id=voice_id, pk__in=contributors.voices_of_person(record.person.pk)).first()
    if row is None:
        raise NotFound
    return row


def answer_of(voice: Voice, answer_id: UUID) -> Reply | Outcome:
    """This will give the reply or outcome an author may answer back to, or raise `NotFound`."""
    reply = voice.replies.filter(public_id=answer_id, state=ReplyState.SHOWN).first()
    outcome = Outcome.objects.filter(public_id=answer_id, cites__voice=voice, state=OutcomeState.PUBLISHED).first()
    found = reply or outcome
    if found is None:
        raise NotFound
    return found


def _reply(row: Reply) -> PublicReply:
    backs = AnswerBack.objects.filter(reply=row).order_by("pk")
    return PublicReply(
        words=row.words,
        changed=row.changed,
        by=f"{row.written_by}, {row.organisation.name}",
        on=clock.local(row.written_at).date(),
        checked_by=row.checked_by,
        said_back=tuple(PublicAnswerBack(one.satisfied, one.words, clock.local(one.at).date()) for one in backs),
    )
