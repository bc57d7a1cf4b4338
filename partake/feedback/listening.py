"""What words may mean, by lists of phrases: a complaint, something hard, a loss. They choose what is offered after;
they decide nothing and stop nothing. Words that may mean danger are put before a person by `voices`, not here."""

from enum import StrEnum
from pathlib import Path

from partake.feedback.words import DANGER_IS_READ_IN, after_death, help_now
from partake.voices.danger import danger_words, phrases_in

_DATA = Path(__file__).parent / "data"


class Tone(StrEnum):
    """How the page after a story speaks."""

    LOSS = "LOSS"
    HARD = "HARD"
    ORDINARY = "ORDINARY"


def reads_like_complaint(words: str) -> bool:
    """This will say whether `words` may ask to be looked into as a complaint is."""
    return bool(phrases_in(words, _DATA / "complaint.toml"))


def support_after(tone: Tone) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """This will give who helps after something hard: headings, each with lines, from the dated lists of `words`.
    Grief may be danger too, so after a loss help now stands there as well. Nothing after anything else."""
    death, now = after_death(DANGER_IS_READ_IN), help_now(DANGER_IS_READ_IN)
    help_at_once = (now.heading, now.lines)
    if tone is Tone.LOSS:
        return (death.help, death.lines), help_at_once
    return (help_at_once,) if tone is Tone.HARD else ()


def tone_of(words: str) -> Tone:
    """This will say how to speak to whoever wrote `words`: gently after a loss, with support after something hard."""
    if phrases_in(words, _DATA / "loss.toml"):
        return Tone.LOSS
    return Tone.HARD if danger_words(words) or phrases_in(words, _DATA / "hard.toml") else Tone.ORDINARY
