"""Codes of this room in the words of its pages; templates call them as `said`."""

from collections.abc import Iterable

from django.utils.translation import gettext

from partake.kernel.texts import text
from partake.methods.personal_data import Kind
from partake.ui.words import day
from partake.voices.domain import states
from partake.voices.domain import voice as domain
from partake.voices.domain.labels import SENTIMENT_WORDS
from partake.voices.queries.labels import ThemeOn
from partake.voices.queries.voices import OneVoice, VoiceLine

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


def shortly(line: VoiceLine) -> str:
    """This will give what somebody said in a list: their words, or the answer they chose."""
    return own_words(line) or without_words(line)


def own_words(line: VoiceLine) -> str:
    """This will give the words that stand for somebody's in a list, "" when they wrote none."""
    return line.words or line.good or line.better or line.title


def without_words(line: VoiceLine) -> str:
    """This will say, in our words, what somebody gave who wrote none: never for a voice block."""
    if chosen := score(line.kind, line.score):
        return gettext("“%(chosen)s”, without a word.") % {"chosen": chosen}
    told = line.kind == domain.VoiceKind.STORY
    return gettext("Told in a recording or a picture.") if told else gettext("No words.")


def channel(code: str) -> str:
    return gettext(domain.CHANNEL_WORDS[domain.Channel(code)])


def sampling(code: str) -> str:
    return gettext(domain.SAMPLING_WORDS[domain.Sampling(code)])


def speaker(code: str) -> str:
    return gettext(domain.SPEAKER_WORDS[domain.Speaker(code)])


def who(line: VoiceLine) -> str:
    """This will give who speaks, and who passed it on. Evidence is a body's own."""
    if not line.told_by or line.kind == domain.VoiceKind.EVIDENCE:
        return line.told_by or speaker(line.speaker)
    return gettext("%(speaker)s, told by %(name)s") % {"speaker": speaker(line.speaker), "name": line.told_by}


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
        (gettext("In numbers"), "" if page.allows_count else gettext("They asked not to be counted.")),
    )
    return tuple((name, value) for name, value in rows if value)


def theme_on(one: ThemeOn) -> str:
    """This will give a theme with how the author felt about it and the sentence it speaks of: "Waiting (unhappy,
    sentence 2)"."""
    more = [gettext(SENTIMENT_WORDS[one.sentiment])] if one.sentiment else []
    if one.part:
        more.append(gettext("sentence %(number)s") % {"number": one.part})
    return f"{gettext(one.name)} ({', '.join(more)})" if more else gettext(one.name)


def all_found(codes: Iterable[str]) -> list[str]:
    """This will give what a machine found that may tell who somebody is."""
    return [gettext(FOUND_WORDS[Kind[code]]) for code in codes]
