"""What an author sees of their own words: by private link, or signed in. The caller has made sure who they are."""

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from partake.kernel import clock
from partake.kernel.verdict import NotFound
from partake.people.door import OpenRecord
from partake.voices import contributors
from partake.voices.domain.states import Clearing, OutcomeState, ReplyState
from partake.voices.domain.voice import KEPT_APART, VoiceKind
from partake.voices.models import AnswerBack, Outcome, Reply, Voice
from partake.voices.queries.public import PublicOutcome, PublicReply, outcomes_of, public_reply, said_back


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
    shown_words: str
    answers: tuple[AnswerToMe, ...]


def my_voice(row: Voice) -> MyVoice:
    """This will give one author's own page."""
    shown = row.replies.filter(state=ReplyState.SHOWN).select_related("organisation").order_by("pk")
    mine = list(AnswerBack.objects.filter(voice=row).select_related("outcome"))
    replies = [
        AnswerToMe(
            one.public_id,
            reply=replace(
                public_reply(one, ()),
                said_back=said_back((back for back in mine if back.reply_id == one.pk), own=row.pk),
            ),
        )
        for one in shown
    ]
    outcomes = [
        AnswerToMe(
            one.id,
            outcome=replace(
                one, said_back=said_back((b for b in mine if b.outcome and b.outcome.public_id == one.id), own=row.pk)
            ),
        )
        for one in outcomes_of(row)
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
        is_public=row.allows_quote and row.clearing == Clearing.CLEARED and row.kind not in KEPT_APART,
        shown_words=row.shown_words,
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
