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
from partake.voices.queries.media import Media, media_of
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
    good: str
    better: str
    media: tuple[Media, ...]
    on: date
    about: tuple[str, ...]
    is_withdrawn: bool
    is_public: bool
    shown_words: str
    answers: tuple[AnswerToMe, ...]


def get_just_said(voice_id: UUID) -> Voice:
    """This will give the row of a voice to whoever has proved that they gave it a moment ago, or raise `NotFound`."""
    row = Voice.objects.counted().filter(public_id=voice_id).first()
    if row is None:
        raise NotFound
    return row


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
        good=row.good,
        better=row.better,
        media=media_of(row),
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


def my_voice_values(record: OpenRecord) -> list[dict[str, object]]:
    """This will give what somebody said and every answer to it as plain values, for their own copy of everything; a
    practice that prints the copy for them has no part in it."""
    if not record.is_own:
        return []
    return [
        {
            "on": one.on,
            "about": list(one.about),
            "kind": one.kind,
            "title": one.title,
            "words": one.words,
            "good": one.good,
            "could_be_better": one.better,
            "others_read": one.shown_words if one.is_public else "",
            "answers": [_answer_values(answer) for answer in one.answers],
        }
        for one in list_my_voices(record)
        if not one.is_withdrawn
    ]


def _answer_values(answer: AnswerToMe) -> dict[str, object]:
    if answer.reply:
        return {"by": answer.reply.by, "on": answer.reply.on, "words": answer.reply.words, "did": answer.reply.changed}
    assert answer.outcome is not None
    outcome = answer.outcome
    return {"by": outcome.organisation, "on": outcome.decided_on, "words": outcome.said, "did": outcome.words}


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
