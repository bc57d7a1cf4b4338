"""Codes of this room in the words of its pages; templates call them as `said`."""

from collections.abc import Iterable

from django.utils.translation import gettext

from partake.kernel.texts import text
from partake.methods.personal_data import Kind
from partake.ui.words import day
from partake.voices.domain import states
from partake.voices.domain import voice as domain
from partake.voices.queries.voices import OneVoice

FOUND_WORDS: dict[Kind, str] = {
    Kind.NHS_NUMBER: text("an NHS number"),
    Kind.PHONE: text("a phone number"),
    Kind.EMAIL: text("an email address"),
    Kind.POSTCODE: text("a postcode"),
    Kind.ADDRESS: text("an address"),
    Kind.DATE: text("a date"),
    Kind.NAME: text("a name"),
}


def kind(code: str) -> str:
    return gettext(domain.KIND_WORDS[domain.VoiceKind(code)])


def score(kind: str, place: int | None) -> str:
    """This will give the answer somebody chose, of a comment; other kinds of voice have scales of their own."""
    return gettext(domain.SCORE_WORDS[place]) if kind == domain.VoiceKind.COMMENT and place else ""


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


def facts(page: OneVoice) -> tuple[tuple[str, str], ...]:
    """This will give where a voice came from, as (name, value) in the order of its page; what is not known is left
    out."""
    line = page.line
    rows = (
        (gettext("Kind"), kind(line.kind)),
        (gettext("It came"), f"{channel(line.channel)}, {day(line.received_on)}"),
        (gettext("About the day"), day(page.said_on) if page.said_on else ""),
        (gettext("Told by"), line.told_by),
        (gettext("Asked"), page.question),
        (gettext("How people came to be asked"), sampling(page.sampling)),
        (gettext("How serious"), seriousness(line.seriousness)),
        (gettext("Others may read it"), gettext("Yes") if page.allows_quote else gettext("No")),
    )
    return tuple((name, value) for name, value in rows if value)


def all_found(codes: Iterable[str]) -> list[str]:
    """This will give what a machine found that may tell who somebody is."""
    return [gettext(FOUND_WORDS[Kind[code]]) for code in codes]
