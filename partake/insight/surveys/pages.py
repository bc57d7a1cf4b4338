"""What the pages about national surveys show, put together from what was kept."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from partake.documents.drawings import Drawn
from partake.insight.queries import surveys as queries
from partake.insight.queries.surveys import Named
from partake.insight.surveys import words
from partake.insight.surveys.catalogue import Question, Scale, Survey
from partake.insight.surveys.comparing import Comparison, compare
from partake.insight.surveys.drawing import row_drawn, years_drawn
from partake.insight.surveys.figures import METHOD_WORDS, Figure, Given, Stretch, figure_of, stretches
from partake.methods.funnel import Position
from partake.methods.intervals import wilson
from partake.organisations.models import Organisation


@dataclass(frozen=True)
class Year:
    """One row of the table; `began` is why it is not compared with the row before it in time."""

    year: int
    figure: str
    band: str
    answered: str
    began: str = ""


@dataclass(frozen=True)
class MethodRow:
    """The same answers of the newest year, counted by one of the named methods."""

    code: str
    name: str
    figure: str
    is_chosen: bool


@dataclass(frozen=True)
class QuestionPage:
    """One question of one practice or trust, newest year first in `years`."""

    survey: Survey
    question: Question
    named: Named
    headline: str
    changed: str
    drawn: Drawn | None
    years: tuple[Year, ...]
    how_sure: tuple[str, ...]
    unchecked: str
    methods: tuple[MethodRow, ...]
    breaks: tuple[str, ...]
    has_expected: bool


@dataclass(frozen=True)
class InShort:
    """One question in a list of them."""

    question: Question
    headline: str
    changed: str


@dataclass(frozen=True)
class Section:
    """The questions of one section that were asked, its own score first where its publisher gives one."""

    name: str
    questions: tuple[InShort, ...]


@dataclass(frozen=True)
class BodyInPlace:
    """One practice among those of its place."""

    named: Named
    figure: str
    says: str
    drawing: str


@dataclass(frozen=True)
class ComparePage:
    survey: Survey
    question: Question
    year: int
    years: tuple[int, ...]
    rows: tuple[BodyInPlace, ...]
    whole: str
    stands_out: int
    spread_allowed: bool
    method: str
    unchecked: str


def questions_of(body: Organisation, survey: Survey, code: str) -> tuple[Named, tuple[Section, ...]]:
    """This will give a practice or trust and every question asked about it by section, in the survey's order, each in a
    sentence."""
    named = queries.get_surveyed(body, survey, code)
    given = queries.given_by_question(body, survey, code)
    found: dict[str, list[InShort]] = {section: [] for section in survey.sections}
    for question in sorted(survey.questions.values(), key=lambda one: not one.whole):
        if question.code in given:
            parts = _parts(survey, question, given[question.code])
            sentence = words.headline(question, parts, survey.scale)
            found[question.section].append(InShort(question, sentence, words.changed(parts)))
    return named, tuple(Section(survey.sections[code], tuple(asked)) for code, asked in found.items() if asked)


def question_page(body: Organisation, survey: Survey, code: str, question: Question, method: str) -> QuestionPage:
    """This will give one question of one practice or trust. Raises `NotFound`."""
    named = queries.get_surveyed(body, survey, code)
    given = queries.given_by_question(body, survey, code).get(question.code, [])
    parts = _parts(survey, question, given, method)
    said = {"what": gettext(question.name), "whose": named.name}
    if question.by_method:
        said["what"] += f" ({method})"
    answer = words.changed(parts)
    alternative = gettext("%(what)s, %(whose)s, by year. The table has every figure.") % said
    return QuestionPage(
        survey=survey,
        question=question,
        named=named,
        headline=words.headline(question, parts, survey.scale, method),
        changed=answer,
        drawn=years_drawn(parts, survey.scale, alternative=f"{alternative} {answer}"),
        years=tuple(reversed(_years(parts, survey))),
        how_sure=words.how_sure(survey, parts),
        unchecked=words.unchecked(parts),
        methods=_methods(survey, question, given, method),
        breaks=tuple(gettext(part.began.why) for part in parts if part.began),
        has_expected=any(one.expected for part in parts for one in part.figures),
    )


def compare_page(body: Organisation, survey: Survey, question: Question, year: int, method: str) -> ComparePage | None:
    """This will give one question in one year for every practice of the place, by name; None when no file has it, and
    of scores, which this does not compare. A `year` that no file has is the newest that one has."""
    by_year = queries.given_by_year(body, survey, question) if survey.scale is Scale.SHARE else {}
    if not by_year:
        return None
    year = year if year in by_year else max(by_year)
    listed = [(one.code, one.name, figure_of(survey, question, given, method)) for one, given in by_year[year]]
    comparison = compare(listed)
    return ComparePage(
        survey=survey,
        question=question,
        year=year,
        years=tuple(sorted(by_year, reverse=True)),
        rows=_rows(comparison, survey),
        whole=_whole(comparison),
        stands_out=sum(one.position not in (None, Position.WITHIN) for one in comparison.bodies),
        spread_allowed=comparison.spread_allowed,
        method=method,
        unchecked=words.unchecked([Stretch((listed[0][2],))]),
    )


def _parts(survey: Survey, question: Question, given: Sequence[Given], method: str = "A") -> tuple[Stretch, ...]:
    figures = [figure_of(survey, question, one, method) for one in given]
    return stretches(figures, survey.breaks_of(question.code))


def _years(parts: Sequence[Stretch], survey: Survey) -> list[Year]:
    return [
        Year(
            figure.year,
            words.with_range(figure, survey.scale),
            words.banded(figure, survey.scale),
            _answered(figure),
            gettext(part.began.why) if part.began and not place else "",
        )
        for part in parts
        for place, figure in enumerate(part.figures)
    ]


def _answered(figure: Figure) -> str:
    if not figure.asked or figure.answered is None:
        return "–"
    given = {"answered": f"{figure.answered:,}", "asked": f"{figure.asked:,}"}
    return gettext("%(answered)s of %(asked)s asked") % given


def _methods(survey: Survey, question: Question, given: Sequence[Given], chosen: str) -> tuple[MethodRow, ...]:
    if not question.by_method or not given:
        return ()
    return tuple(
        MethodRow(
            code,
            gettext(said),
            words.with_range(figure_of(survey, question, given[-1], code), survey.scale),
            code == chosen,
        )
        for code, said in METHOD_WORDS.items()
    )


def _rows(comparison: Comparison, survey: Survey) -> tuple[BodyInPlace, ...]:
    return tuple(
        BodyInPlace(
            Named(one.code, one.name),
            words.with_range(one.figure, survey.scale),
            gettext(words.POSITIONS[one.position]) if one.position else "",
            row_drawn(one.figure, one.limits, comparison.centre)
            if one.limits is not None and comparison.centre is not None
            else "",
        )
        for one in comparison.bodies
    )


def _whole(comparison: Comparison) -> str:
    if comparison.centre is None:
        return ""
    found = wilson(comparison.centre * comparison.worth, comparison.worth)
    given = {
        "share": f"{100 * found.estimate:.0f}",
        "low": f"{100 * found.low:.0f}",
        "high": f"{100 * found.high:.0f}",
        "base": f"{comparison.base:,}",
    }
    return gettext("%(share)s%% (%(low)s to %(high)s) of %(base)s people, all practices together") % given
