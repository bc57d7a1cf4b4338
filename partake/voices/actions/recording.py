"""Keeping what somebody told us, and letting them take it back."""

from collections.abc import Iterable

from django.db import IntegrityError, transaction
from django.utils.translation import gettext

from partake.audit.actions import record as record_event
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.kernel.ref import Ref
from partake.kernel.verdict import Rejected
from partake.methods.personal_data import find_personal_data
from partake.voices import contributors, search
from partake.voices.actions.concerns import raise_by_words
from partake.voices.danger import danger_words
from partake.voices.domain.new import NewContributor, NewVoice
from partake.voices.domain.states import Clearing, Screening
from partake.voices.domain.voice import LONGEST_WORDS
from partake.voices.events import VOICE_RECORDED, VOICE_WITHDRAWN, VOICES_BROUGHT_IN
from partake.voices.models import AnswerBack, Voice, VoiceAbout, VoiceAttribute

BATCH = 2000


@transaction.atomic
def record_voice(*, actor: Actor, voice: NewVoice, contributor: NewContributor | None = None) -> Voice:
    """This will keep one thing somebody told us, screened for what tells who somebody is, and put it before a person
    at once when its words may mean danger. The caller has asked whether `actor` may.

    The same `came_as` again gives the first voice back and changes nothing. Raises `Rejected` when there is nothing
    said, or too much.
    """
    if not voice.words.strip() and voice.score is None:
        raise Rejected("words", gettext("Nothing is written yet. What would you like to tell us?"))
    if len(voice.words) > LONGEST_WORDS:
        said = gettext("That is %(written)s letters. We can take %(most)s. Can you make it shorter?")
        raise Rejected("words", said % {"written": f"{len(voice.words):,}", "most": f"{LONGEST_WORDS:,}"})
    try:
        with transaction.atomic():
            row = _row(voice, wants_answer=contributor is not None and contributor.can_be_reached)
            row.save(force_insert=True)
    except IntegrityError:
        before = Voice.objects.filter(came_as=voice.came_as).first() if voice.came_as else None
        if before is None:
            raise
        return before
    VoiceAbout.objects.bulk_create(_abouts(row, voice))
    VoiceAttribute.objects.bulk_create(_attributes(row, voice))
    search.add([row])
    if contributor is not None and contributor.can_be_reached:
        contributors.keep_contributor(row, contributor)

    record_event(VOICE_RECORDED, actor=actor, about=row.ref, codes={"kind": row.kind, "channel": row.channel})

    if found := danger_words(f"{row.title} {row.words}"):
        raise_by_words(actor=actor, voice=row, went_by=found)
    return row


@transaction.atomic
def bring_in_voices(*, actor: Actor, voices: Iterable[NewVoice], source: Ref) -> tuple[int, int]:
    """This will keep many at once, from a file, and give how many were new and how many were there before. One event
    stands for them all. Words that may mean danger are put before a person as they are one by one."""
    new = before = 0
    waiting: list[NewVoice] = []
    for voice in voices:
        waiting.append(voice)
        if len(waiting) == BATCH:
            new, before = _bring_in(actor, waiting, new, before)
            waiting = []
    new, before = _bring_in(actor, waiting, new, before)

    record_event(VOICES_BROUGHT_IN, actor=actor, about=source, codes={"new": new, "there_before": before})

    return new, before


def _bring_in(actor: Actor, voices: list[NewVoice], new: int, before: int) -> tuple[int, int]:
    names = [voice.came_as for voice in voices if voice.came_as]
    there = set(Voice.objects.filter(came_as__in=names).values_list("came_as", flat=True))
    fresh: dict[object, NewVoice] = {}
    for voice in voices:
        if voice.came_as is None or voice.came_as not in there:
            fresh.setdefault(voice.came_as or object(), voice)
    rows = [_row(voice, wants_answer=False) for voice in fresh.values()]
    Voice.objects.bulk_create(rows)
    pairs = list(zip(rows, fresh.values(), strict=True))
    VoiceAbout.objects.bulk_create([about for row, voice in pairs for about in _abouts(row, voice)])
    VoiceAttribute.objects.bulk_create([one for row, voice in pairs for one in _attributes(row, voice)])
    search.add(rows)
    for row in rows:
        if found := danger_words(f"{row.title} {row.words}"):
            raise_by_words(actor=actor, voice=row, went_by=found)
    return new + len(rows), before + len(voices) - len(rows)


@transaction.atomic
def withdraw_voice(*, actor: Actor, voice: Voice) -> None:
    """This will take back what somebody told us: its words, its attributes, what its author said back and how they
    were reached go, and it leaves every later count. That there was a voice, and what was published before, stays
    said; so does a concern, which somebody may be looking into. The caller has opened the author's private link, or
    knows that `actor` is the author. Twice is once."""
    voice = Voice.objects.select_for_update().get(pk=voice.pk)
    if voice.withdrawn_at is not None:
        return
    voice.withdrawn_at = clock.now()
    voice.words = voice.english = voice.title = ""
    voice.shown_words = voice.shown_english = voice.shown_title = ""
    voice.found = []
    voice.version += 1
    voice.save()
    VoiceAbout.objects.filter(voice=voice).update(withdrawn=True)
    VoiceAttribute.objects.filter(voice=voice).delete()
    AnswerBack.objects.filter(voice=voice).delete()
    search.remove(voice)

    record_event(VOICE_WITHDRAWN, actor=actor, about=voice.ref)

    contributors.forget(actor=actor, voice=voice)


def _row(voice: NewVoice, *, wants_answer: bool) -> Voice:
    found = sorted({one.kind.name for one in find_personal_data(voice.words)}) if voice.words else []
    return Voice(
        kind=voice.kind,
        words=voice.words,
        title=voice.title,
        score=voice.score,
        question=voice.question,
        said_on=voice.said_on,
        received_at=voice.received_at or clock.now(),
        channel=voice.channel,
        sampling=voice.sampling,
        speaker=voice.speaker,
        told_by=voice.told_by,
        language=voice.language,
        allows_quote=voice.allows_quote,
        wants_answer=wants_answer,
        screening=Screening.FOUND if found else Screening.NOTHING_FOUND,
        found=found,
        clearing=Clearing.WAITING,
        source_kind=voice.source.kind if voice.source else "",
        source_id=voice.source.id if voice.source else "",
        came_as=voice.came_as,
    )


def _abouts(row: Voice, voice: NewVoice) -> list[VoiceAbout]:
    return [
        VoiceAbout(
            voice=row,
            organisation_id=about.organisation_id,
            service_id=about.service_id,
            received_at=row.received_at,
            kind=row.kind,
            clearing=row.clearing,
        )
        for about in dict.fromkeys(voice.about)
    ]


def _attributes(row: Voice, voice: NewVoice) -> list[VoiceAttribute]:
    return [
        VoiceAttribute(
            voice=row, characteristic=one.characteristic, list_version=one.list_version, category=one.category
        )
        for one in voice.attributes
    ]
