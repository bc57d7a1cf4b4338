"""What people decide about a voice after reading it: how serious it is, who may read it, what it says in English."""

from django.db import transaction
from django.utils.translation import gettext

from partake.audit.actions import record as record_event
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.kernel.verdict import NotFound, Rejected, Stale
from partake.voices import access
from partake.voices.domain.states import CLEARINGS, Clearing, Seriousness
from partake.voices.domain.voice import KEPT_APART, VoiceKind
from partake.voices.events import VOICE_CLEARED, VOICE_KEPT_BACK, VOICE_TRANSLATED, VOICE_WEIGHED
from partake.voices.models import Voice, VoiceAbout


@transaction.atomic
def clear_voice(
    *,
    actor: Actor,
    voice: Voice,
    organisation_id: int,
    shown_words: str,
    shown_good: str = "",
    shown_better: str = "",
    shown_title: str = "",
    shown_english: str = "",
    version: int | None,
) -> Voice:
    """This will clear a voice for the public page, as `shown_words`: its own words with what tells who somebody is
    taken out; so too what was good, what could be better, its title and what it says in English. Nothing else of it
    is shown. Raises `Refused`, `Rejected`, `Stale`."""
    voice = _about(actor, voice, organisation_id, version)

    if not voice.allows_quote:
        raise Rejected(
            "shown_words", gettext("Its author did not say that others may read it. It is counted all the same.")
        )
    if voice.kind in KEPT_APART:
        raise Rejected("shown_words", gettext("A complaint is never shown in public."))
    if not f"{shown_words}{shown_good}{shown_better}".strip():
        raise Rejected("shown_words", gettext("There is nothing left to show. Keep it back instead."))
    _may_become(voice, Clearing.CLEARED)
    voice.clearing, voice.kept_back_why = Clearing.CLEARED, ""
    voice.shown_words, voice.shown_title, voice.shown_english = shown_words, shown_title, shown_english
    voice.shown_good, voice.shown_better = shown_good, shown_better
    voice.cleared_at, voice.cleared_by = clock.now(), actor.display_name
    _save(voice)

    taken_out = voice.words_taken_out
    record_event(VOICE_CLEARED, actor=actor, about=voice.ref, codes={"words_taken_out": taken_out})

    return voice


@transaction.atomic
def keep_voice_back(*, actor: Actor, voice: Voice, organisation_id: int, why: str, version: int | None) -> Voice:
    """This will keep a voice off the public page, or take it down, with the reason. It is counted all the same.
    Raises `Refused`, `Rejected`, `Stale`."""
    voice = _about(actor, voice, organisation_id, version)

    if voice.kind == VoiceKind.EVIDENCE:
        raise Rejected("why", gettext("This is another body’s own report. Only they can take it down: ask them."))
    if not why.strip():
        raise Rejected("why", gettext("There is no reason yet. Why should others not read it?"))
    _may_become(voice, Clearing.KEPT_BACK)
    voice.clearing, voice.kept_back_why = Clearing.KEPT_BACK, why
    voice.shown_words = voice.shown_good = voice.shown_better = voice.shown_title = voice.shown_english = ""
    _save(voice)

    record_event(VOICE_KEPT_BACK, actor=actor, about=voice.ref)

    return voice


@transaction.atomic
def weigh_voice(
    *, actor: Actor, voice: Voice, organisation_id: int, seriousness: Seriousness, version: int | None
) -> Voice:
    """This will say how serious a voice is, after reading it. Raises `Refused`, `Stale`."""
    voice = _about(actor, voice, organisation_id, version)

    voice.seriousness = seriousness
    _save(voice)

    record_event(VOICE_WEIGHED, actor=actor, about=voice.ref, codes={"seriousness": seriousness})

    return voice


@transaction.atomic
def translate_voice(*, actor: Actor, voice: Voice, organisation_id: int, english: str, version: int | None) -> Voice:
    """This will keep what a voice says in English, with who translated it. Its own words stay first; what is shown in
    public stays as it was cleared. Raises `Refused`, `Rejected`, `Stale`."""
    voice = _about(actor, voice, organisation_id, version)

    if not english.strip():
        raise Rejected("english", gettext("Nothing is written yet. What does it say in English?"))
    voice.english, voice.translated_by = english, actor.display_name
    _save(voice)

    record_event(VOICE_TRANSLATED, actor=actor, about=voice.ref)

    return voice


def _about(actor: Actor, voice: Voice, organisation_id: int, version: int | None) -> Voice:
    """One save at a time, of a voice that is about this body and is still there."""
    access.can_clear_voices(actor, organisation_id).require()
    voice = Voice.objects.select_for_update().get(pk=voice.pk)
    if voice.withdrawn_at is not None or not voice.abouts.of_body(organisation_id).exists():
        raise NotFound
    if voice.version != version:
        raise Stale(voice)
    return voice


def _may_become(voice: Voice, clearing: Clearing) -> None:
    if clearing not in CLEARINGS[Clearing(voice.clearing)]:
        raise Stale(voice)


def _save(voice: Voice) -> None:
    voice.version += 1
    voice.save()
    VoiceAbout.objects.filter(voice=voice).update(clearing=voice.clearing)
