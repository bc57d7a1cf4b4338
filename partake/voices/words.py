"""Codes of this room in the words of its pages; templates call them as `said`."""

from django.utils.translation import gettext

from partake.voices.domain import states
from partake.voices.domain import voice as domain


def kind(code: str) -> str:
    return gettext(domain.KIND_WORDS[domain.VoiceKind(code)])


def channel(code: str) -> str:
    return gettext(domain.CHANNEL_WORDS[domain.Channel(code)])


def sampling(code: str) -> str:
    return gettext(domain.SAMPLING_WORDS[domain.Sampling(code)])


def speaker(code: str) -> str:
    return gettext(domain.SPEAKER_WORDS[domain.Speaker(code)])


def clearing(code: str) -> str:
    return gettext(states.CLEARING_WORDS[states.Clearing(code)])


def seriousness(code: str) -> str:
    return gettext(states.SERIOUSNESS_WORDS[states.Seriousness(code)])


def outcome(code: str) -> str:
    return gettext(states.OUTCOME_WORDS[states.OutcomeKind(code)])


def satisfied(code: str) -> str:
    """This will give what an author, or a follow-up, says of an answer: yes, partly or no."""
    return gettext(states.SATISFIED_WORDS[states.Satisfied(code)])
