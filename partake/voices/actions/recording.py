"""Keeping what somebody told us, and letting them take it back."""

from collections.abc import Iterable, Sequence
from itertools import islice

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils.translation import gettext

from partake.audit.actions import record as record_event
from partake.files.actions import erase_file, keep_file
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.kernel.bulk import insert_many
from partake.kernel.ref import Ref
from partake.kernel.verdict import NotFound, Rejected
from partake.methods.personal_data import find_personal_data
from partake.voices import contributors, search
from partake.voices.actions.concerns import raise_by_words, raise_many_by_words
from partake.voices.changes import note_change
from partake.voices.danger import danger_words
from partake.voices.domain.new import NewContributor, NewVoice
from partake.voices.domain.states import Clearing, Screening
from partake.voices.domain.voice import KEPT_APART, LONGEST_WORDS
from partake.voices.events import (
    AUTHOR_TO_HEAR,
    LINK_GIVEN,
    VOICE_RECORDED,
    VOICE_WITHDRAWN,
    VOICES_BROUGHT_IN,
    VOICES_TAKEN_OUT,
)
from partake.voices.models import AnswerBack, Voice, VoiceAbout, VoiceAnswer, VoiceAttribute, VoiceLabel, VoiceMedia

BATCH = 2000
WORDS = ("words", "good", "better", "english", "title")
ALL_WORDS = (*WORDS, *(f"shown_{name}" for name in WORDS))


@transaction.atomic
def record_voice(*, actor: Actor, voice: NewVoice, contributor: NewContributor | None = None) -> Voice:
    """This will keep one thing somebody told us, screened for what tells who somebody is, and put it before a person
    at once when its words may mean danger. The caller has asked whether `actor` may.

    The same `came_as` again gives the first voice back and changes nothing. Raises `Rejected` when there is nothing
    said, or too much. What is kept apart comes without its words: those stay with whoever keeps them.
    """
    said = _said(voice)
    if not (said or voice.score is not None or voice.chosen or voice.media or voice.kind in KEPT_APART):
        raise Rejected("words", gettext("Nothing is written yet. What would you like to tell us?"))
    if len(said) > LONGEST_WORDS:
        too_long = gettext("That is %(written)s letters. We can take %(most)s. Can you make it shorter?")
        raise Rejected("words", too_long % {"written": f"{len(said):,}", "most": f"{LONGEST_WORDS:,}"})
    try:
        with transaction.atomic(savepoint=voice.came_as is not None):  # to go on after it, where it was there before
            row = _row(voice, wants_answer=contributor is not None and contributor.can_be_reached)
            row.save(force_insert=True)
    except IntegrityError:
        before = Voice.objects.filter(came_as=voice.came_as).first() if voice.came_as else None
        if before is None:
            raise
        return before
    VoiceAbout.objects.bulk_create(_abouts(row, voice))
    VoiceAttribute.objects.bulk_create(_attributes(row, voice))
    VoiceAnswer.objects.bulk_create(_answers(row, voice))
    _keep_media(actor, row, voice)
    search.add([row])
    note_change([row.pk])
    if contributor is not None and contributor.can_be_reached:
        contributors.keep_contributor(row, contributor)

    record_event(VOICE_RECORDED, actor=actor, about=row.ref, codes={"kind": row.kind, "channel": row.channel})

    if found := danger_words("\n".join((row.said, *(one.words for one in voice.media)))):
        raise_by_words(actor=actor, voice=row, went_by=found)
    return row


@transaction.atomic
def let_author_hear(*, actor: Actor, voice: Voice, contributor: NewContributor) -> None:
    """This will keep how an author may be told, given after they said what they said. The caller has made sure that
    `actor` is the author. Raises `Rejected` when it was given before, `NotFound` when the words were taken back."""
    voice = _not_withdrawn(voice)
    if voice.wants_answer:
        raise Rejected("", gettext("You told us before how to reach you. We have kept that."))
    voice.wants_answer = True
    voice.version += 1
    voice.save()

    record_event(AUTHOR_TO_HEAR, actor=actor, about=voice.ref)

    contributors.keep_contributor(voice, contributor)


@transaction.atomic
def give_author_link(*, actor: Actor, voice: Voice) -> str:
    """This will make the private link by which an author reads what came of their words, and give its whole address.
    The caller has made sure that `actor` is the author. Raises `NotFound` when the words were taken back."""
    voice = _not_withdrawn(voice)
    address = contributors.new_link(voice)

    record_event(LINK_GIVEN, actor=actor, about=voice.ref)

    return address


@transaction.atomic
def bring_in_voices(*, actor: Actor, voices: Iterable[NewVoice], source: Ref) -> tuple[int, int]:
    """This will keep many at once, from a file, and give how many were new and how many were there before. One event
    stands for them all. Words that may mean danger are put before a person as they are one by one, with one letter to
    a body for each few thousand."""
    new = before = 0
    left = iter(voices)
    while batch := list(islice(left, BATCH)):
        kept, known = keep_voices(actor=actor, voices=batch)
        new, before = new + kept, before + known

    record_event(VOICES_BROUGHT_IN, actor=actor, about=source, codes={"new": new, "there_before": before})

    return new, before


def keep_voices(*, actor: Actor, voices: Sequence[NewVoice]) -> tuple[int, int]:
    """This will keep some thousands at once, as a step of the caller's action, which leaves the event; and give how
    many were new and how many were there before."""
    names = [voice.came_as for voice in voices if voice.came_as]
    there = set(Voice.objects.filter(came_as__in=names).values_list("came_as", flat=True))
    fresh: dict[object, NewVoice] = {}
    for voice in voices:
        if voice.came_as is None or voice.came_as not in there:
            fresh.setdefault(voice.came_as or object(), voice)
    rows = [_row(voice, wants_answer=False) for voice in fresh.values()]
    insert_many(rows)
    pairs = list(zip(rows, fresh.values(), strict=True))
    insert_many([about for row, voice in pairs for about in _abouts(row, voice)])
    insert_many([one for row, voice in pairs for one in _attributes(row, voice)])
    insert_many([one for row, voice in pairs for one in _answers(row, voice)])
    search.add(rows)
    note_change([row.pk for row in rows])
    raise_many_by_words(actor=actor, found=[(row, danger_words(row.said)) for row in rows])
    return len(rows), len(voices) - len(rows)


@transaction.atomic
def withdraw_voice(*, actor: Actor, voice: Voice) -> None:
    """This will take back what somebody told us: its words, its pictures and recordings, its attributes, what its
    author chose and said back and how they were reached go, and it leaves every later count. That there was a voice,
    and what was published before, stays said; so does a concern, which somebody may be looking into. The caller has
    opened the author's private link, or knows that `actor` is the author. Twice is once."""
    voice = Voice.objects.select_for_update().get(pk=voice.pk)
    if voice.withdrawn_at is not None:
        return
    voice.withdrawn_at = clock.now()
    for name in ALL_WORDS:
        setattr(voice, name, "")
    voice.found = []
    voice.version += 1
    voice.save()
    VoiceAbout.objects.filter(voice=voice).update(withdrawn=True)
    VoiceAttribute.objects.filter(voice=voice).delete()
    VoiceAnswer.objects.filter(voice=voice).delete()
    AnswerBack.objects.filter(voice=voice).delete()
    VoiceLabel.objects.filter(voice=voice).update(went_by=[])  # these are words of theirs
    for media in VoiceMedia.objects.filter(voice=voice).select_related("file"):
        media.delete()
        erase_file(file=media.file)
    search.remove(voice)
    note_change([voice.pk])

    record_event(VOICE_WITHDRAWN, actor=actor, about=voice.ref)

    contributors.forget(actor=actor, voice=voice)


@transaction.atomic
def withdraw_voices(*, actor: Actor, source: Ref, most: int) -> int:
    """This will take the next `most` voices of one source out of every list and count, as if their authors took them
    back, and say how many are left. The same file may come in again, put right; what an author took back themselves
    stays back. The caller has asked whether `actor` may."""
    standing = Voice.objects.filter(source_kind=source.kind, source_id=source.id, withdrawn_at__isnull=True)
    keys = list(standing.order_by("pk").values_list("pk", flat=True)[:most])
    rows = standing.filter(pk__gte=keys[0], pk__lte=keys[-1]) if keys else standing.none()
    VoiceAbout.objects.filter(voice__in=rows).update(withdrawn=True)
    VoiceAttribute.objects.filter(voice__in=rows).delete()
    VoiceAnswer.objects.filter(voice__in=rows).delete()
    AnswerBack.objects.filter(voice__in=rows).delete()
    VoiceLabel.objects.filter(voice__in=rows).update(went_by=[])
    search.remove_all_of(keys)
    note_change(keys)
    emptied = dict.fromkeys(ALL_WORDS, "")
    rows.update(**emptied, found=[], came_as=None, withdrawn_at=clock.now(), version=F("version") + 1)

    record_event(VOICES_TAKEN_OUT, actor=actor, about=source, codes={"voices": len(keys)})

    return standing.count()


def _said(voice: NewVoice) -> str:
    return "\n".join(filter(str.strip, (voice.words, voice.good, voice.better)))


def _keep_media(actor: Actor, row: Voice, voice: NewVoice) -> None:
    for one in voice.media:
        VoiceMedia.objects.create(
            voice=row,
            file=keep_file(actor=actor, checked=one.checked, belongs_to=row.ref),
            words=one.words,
            allows_show=one.allows_show and row.allows_quote,
        )


def _not_withdrawn(voice: Voice) -> Voice:
    voice = Voice.objects.select_for_update().get(pk=voice.pk)
    if voice.withdrawn_at is not None:
        raise NotFound
    return voice


def _row(voice: NewVoice, *, wants_answer: bool) -> Voice:
    said = _said(voice)
    found = sorted({one.kind.name for one in find_personal_data(said)}) if said else []
    return Voice(
        kind=voice.kind,
        words=voice.words,
        good=voice.good,
        better=voice.better,
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
        allows_count=voice.allows_count,
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


def _answers(row: Voice, voice: NewVoice) -> list[VoiceAnswer]:
    return [VoiceAnswer(voice=row, question=one.question, answer=one.answer) for one in dict.fromkeys(voice.chosen)]
