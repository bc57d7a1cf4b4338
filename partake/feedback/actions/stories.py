"""Keeping a story, a suggestion or a compliment: told by its author, or to somebody at work who types it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext

from partake.feedback import access
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.kernel.verdict import Rejected
from partake.voices.actions.recording import record_voice
from partake.voices.domain.new import About, NewContributor, NewMedia, NewVoice
from partake.voices.domain.voice import Channel, Sampling, Speaker, VoiceKind
from partake.voices.models import Voice
from partake.voices.signing import signed_with_body

STORY_KINDS = (VoiceKind.STORY, VoiceKind.SUGGESTION, VoiceKind.COMPLIMENT)


@dataclass(frozen=True)
class Told:
    """What somebody told us, as a form read it. `said_on` is the day it happened, where they know it; `for_whom` says
    who passes it on for somebody else ("her daughter")."""

    kind: VoiceKind
    words: str = ""
    good: str = ""
    better: str = ""
    said_on: date | None = None
    speaker: Speaker = Speaker.NOT_SAID
    for_whom: str = ""
    allows_quote: bool = False
    allows_count: bool = True
    media: tuple[NewMedia, ...] = ()


@transaction.atomic
def tell_story(*, actor: Actor, about: Iterable[About], told: Told, contributor: NewContributor | None = None) -> Voice:
    """This will keep what somebody tells themselves. Anyone may. Raises `Rejected`."""
    return record_voice(actor=actor, voice=_voice(told, about, told_by=told.for_whom), contributor=contributor)


@transaction.atomic
def write_story_down(
    *,
    actor: Actor,
    about: Iterable[About],
    told: Told,
    channel: Channel,
    they_agreed: bool,
    contributor: NewContributor | None = None,
) -> Voice:
    """This will keep what somebody told `actor`, who typed it in their words and says how, and that they were asked.
    Raises `Refused`, `Rejected`."""
    access.can_write_down(actor).require()

    if not they_agreed:
        raise Rejected(
            "they_agreed", gettext("Then it stays with them. Ask them first, and send it when they say yes.")
        )
    voice = _voice(told, about, told_by=signed_with_body(actor), channel=channel)
    return record_voice(actor=actor, voice=voice, contributor=contributor)


def _voice(told: Told, about: Iterable[About], *, told_by: str, channel: Channel = Channel.ONLINE) -> NewVoice:
    if told.kind not in STORY_KINDS:
        raise Rejected("", gettext("That is not told on this page."))
    if told.said_on is not None and told.said_on > clock.today():
        raise Rejected("said_on", gettext("That day has not come yet. Which day was it?"))
    return NewVoice(
        kind=told.kind,
        about=tuple(dict.fromkeys(about)),
        words=told.words,
        good=told.good,
        better=told.better,
        said_on=told.said_on,
        channel=channel,
        sampling=Sampling.CAME_BY_THEMSELVES,
        speaker=told.speaker,
        told_by=told_by[:200],
        allows_quote=told.allows_quote,
        allows_count=told.allows_count,
        media=told.media,
    )
