"""What people answered to the bodies' own questions at a service or in a whole body: a sentence for each question. The
caller has asked who may see the figures."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from partake.insight import findings, questions
from partake.insight.queries import figures
from partake.insight.queries.figures import EVERYONE, Scope
from partake.insight.queries.series import recorded_at, window, work_out_subject
from partake.insight.subject import Subject
from partake.kernel.verdict import NotFound
from partake.organisations.models import Organisation, Service
from partake.organisations.queries import with_those_before
from partake.questionnaires.queries.charted import ChartedQuestion, charted_questions

# A page that names more reads as a list of everything.
MOST = 30


@dataclass(frozen=True)
class AskedLine:
    """One question: of which questionnaire, its words, what was found, and the subject of its chart."""

    title: str
    words: str
    sentence: str
    subject: Subject


def list_asked(body: Organisation, service: Service | None) -> tuple[AskedLine, ...]:
    """This will give each question that was answered in the months that charts show, by questionnaire, those answered
    most first: what was found of its good answers, or of the one given most where none is called good."""
    first, last = window()
    rows = figures.answers_by_question(Scope.of(body, service), first=first, last=last)
    many = {code: sum(many for _, answer, many in of if answer == EVERYONE) for code, of in rows.items()}
    chosen = sorted(rows, key=lambda code: (-many[code], code))[:MOST]
    asked = charted_questions(chosen)
    recorded = recorded_at(body, service) if asked else ()
    lines = []
    for code in chosen:
        if code in asked and (subject := _subject(asked[code], rows[code])):
            shares = figures.shares_in(rows[code], subject.chosen)
            worked = work_out_subject(subject, shares, (*recorded, *subject.breaks))
            sentence = findings.headline(worked, replace(subject, says=subject.says_below))
            lines.append(AskedLine(asked[code].title, asked[code].question.words, sentence, subject))
    return tuple(sorted(lines, key=lambda line: line.title))


def beside(subject: Subject) -> tuple[Subject, ...]:
    """This will give what else may be charted of the same question: its good answers, and each answer by itself."""
    asked = charted_questions([subject.question]).get(subject.question) if subject.question else None
    if asked is None:
        return ()
    answers = (questions.subject_of_answer(asked, code) for code in _codes(asked))
    found = (questions.subject_of_good(asked), *answers)
    return tuple(one for one in found if one is not None and one.code != subject.code)


def check_asked_here(body: Organisation, subject: Subject) -> None:
    """This will raise `NotFound` for a question that is not of this body and was never answered about it."""
    if not subject.question:
        return
    asked = charted_questions([subject.question])[subject.question]
    if asked.organisation_id not in with_those_before(body.pk) and not figures.was_asked(body.pk, subject.question):
        raise NotFound


def _subject(asked: ChartedQuestion, rows: Iterable[tuple[date, str, int]]) -> Subject | None:
    if found := questions.subject_of_good(asked):
        return found
    given: Counter[str] = Counter()
    for _, answer, many in rows:
        given[answer] += many * (answer != EVERYONE)
    most = max(given, key=lambda answer: (given[answer], answer), default="")
    return questions.subject_of_answer(asked, most)


def _codes(asked: ChartedQuestion) -> list[str]:
    statements = asked.question.statements
    codes = [code for code, _ in asked.answers]
    return [f"{one.code} {code}" for one in statements for code in codes] if statements else codes
