"""What a chart of one of the bodies' own questions is about: everyone who gave a good answer, or one answer."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy, pgettext

from partake.insight.series import Better, Happened, Kind
from partake.insight.subject import Subject
from partake.questionnaires.queries.charted import ChartedQuestion, charted_questions
from partake.questionnaires.ways_on import FromAnswers

QUESTION = "question"


# From the answers to a question to its chart.
WAY = FromAnswers(
    "chart",
    gettext_lazy("See it month by month"),
    lambda body, asked, key: reverse("insight:chart", args=[body, f"{QUESTION}:{asked}:{key}"]),
)


def find_subject(code: str) -> Subject | None:
    """This will give the subject "question:<questionnaire>:<question>" (how many gave a good answer), or that with
    ":<answer>" (how many gave this one); None when no such thing was ever asked, or no answer to it is called good."""
    kind, *rest = code.split(":", 3)
    if kind != QUESTION or len(rest) < 2:
        return None
    asked = charted_questions([":".join(rest[:2])]).get(":".join(rest[:2]))
    if asked is None:
        return None
    return subject_of_answer(asked, rest[2]) if len(rest) > 2 else subject_of_good(asked)


def subject_of_good(asked: ChartedQuestion) -> Subject | None:
    """This will give how many gave a good answer; None where none is called good."""
    if not asked.good:
        return None
    return _subject(asked, code_of(asked), asked.good, Better.HIGHER, gettext("Good answers"))


def subject_of_answer(asked: ChartedQuestion, answer: str) -> Subject | None:
    """This will give how many gave one answer; None for one that the question never had."""
    words = asked.words_of(answer)
    if not words:
        return None
    return _subject(asked, f"{code_of(asked)}:{answer}", frozenset({answer}), Better.NEITHER, words)


def code_of(asked: ChartedQuestion) -> str:
    return f"{QUESTION}:{asked.code}"


def _subject(asked: ChartedQuestion, code: str, chosen: frozenset[str], better: Better, column: str) -> Subject:
    answers = _or_list(words for answer in sorted(chosen) if (words := f"“{asked.words_of(answer)}”"))
    given = {"answers": answers, "question": asked.question.words}
    is_good = better is Better.HIGHER
    name = gettext("“%(question)s”") if is_good else gettext("%(answers)s to “%(question)s”")
    return Subject(
        code,
        name % given,
        gettext("people answer %(answers)s to “%(question)s”") % given,
        gettext("answers"),
        Kind.SHARE,
        better,
        column=column,
        counts=gettext("Counted: how many of those who answered “%(question)s” said %(answers)s.") % given,
        says_below=gettext("people answer %(answers)s") % given,
        question=asked.code,
        chosen=chosen,
        breaks=tuple(Happened(day, gettext("The question changed"), is_break=True) for day in asked.changed_on),
    )


def _or_list(words: Iterable[str]) -> str:
    """“Good” or “Very good”, or “Fair”, “Good” or “Very good”."""
    said = list(words)
    if len(said) < 2:
        return "".join(said)
    ending = pgettext("end of a list of choices", "%(first)s or %(last)s")
    return ending % {"first": pgettext("between things in a list", ", ").join(said[:-1]), "last": said[-1]}
