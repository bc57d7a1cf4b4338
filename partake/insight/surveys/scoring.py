"""From each person's answers to a trust's scores, as the adult inpatient survey scores: 0 to 10, weighted to the
country's profile of patients. Answers are read, added up and let go: no row about a person is kept."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from django.utils.translation import gettext

from partake.insight.surveys.catalogue import Mapping, Question
from partake.insight.surveys.figures import NOT_REACHED, Z
from partake.insight.surveys.hiding import FEWEST_SCORED, Published
from partake.insight.surveys.reading import ReadBody, ReadFile, find_columns
from partake.kernel.csv_reading import NotAList, read_lines
from partake.methods.scoring.surveys import Response, option_scores, standardised_score

PEOPLE = "people"  # the column of a profile that says how many
Cell = tuple[str, ...]


@dataclass
class _Trust:
    """What was read of one trust so far: the cell of each person, and their answers by question."""

    name: str
    cells: list[Cell] = field(default_factory=list)
    answers: dict[str, list[str]] = field(default_factory=dict)


def read_profile(source: BinaryIO, mapping: Mapping) -> dict[Cell, float]:
    """This will read how many patients of each kind the country has: the mapping's cells, and a column "people".
    Raises `NotAList`, naming the row."""
    lines = iter(read_lines(source))
    head = next((line for line in lines if not line.is_blank), None)
    heads = [cell.casefold() for cell in head.cells] if head else []
    wanted = [*mapping.cells, PEOPLE]
    if any(heads.count(name.casefold()) != 1 for name in wanted):
        raise NotAList(gettext("The profile has one column each for: %(names)s.") % {"names": ", ".join(wanted)})
    places = [heads.index(name.casefold()) for name in wanted]
    found: dict[Cell, float] = {}
    for line in lines:
        if line.is_blank:
            continue
        *cell, people = (line.cells[place] if place < len(line.cells) else "" for place in places)
        if line.broken or not all(cell) or not (people.isascii() and people.isdigit()):
            raise NotAList(gettext("Row %(row)s of the profile is not whole.") % {"row": line.number})
        if tuple(cell) in found:
            raise NotAList(gettext("Row %(row)s of the profile stands there twice.") % {"row": line.number})
        found[tuple(cell)] = float(people)
    if not any(found.values()):
        raise NotAList(gettext("The profile has nobody in it."))
    return found


def read_answers(source: BinaryIO, mapping: Mapping, profile: dict[Cell, float]) -> ReadFile:
    """This will score every trust in a file of answers. Under 30 scored answers there is no score. Faults as in
    `reading.read_survey`: a code that is no answer to the question, a kind of patient that the profile has not."""
    found = ReadFile(mapping)
    lines = iter(read_lines(source))
    places = find_columns(lines, found)
    if places is None:
        return found
    trusts: dict[str, _Trust] = {}
    for line in lines:
        if line.is_blank:
            continue
        if line.broken or max(places.values()) >= len(line.cells):
            found.wrong(line.number, "", line.broken or gettext("This row stops before the last column."))
            continue
        row = {name: line.cells[place] for name, place in places.items()}
        wrong = list(_wrong(row, mapping, profile))
        for column, words in wrong:
            found.wrong(line.number, column, words)
        if not wrong:
            _keep(trusts, row, mapping)
    if not (trusts or found.faults):
        raise NotAList(gettext("There is nothing under the headings."))
    found.bodies = [_scored(code, trust, mapping, profile) for code, trust in trusts.items()]
    return found


def _wrong(row: dict[str, str], mapping: Mapping, profile: dict[Cell, float]) -> Iterator[tuple[str, str]]:
    code = row[mapping.columns["code"]].upper()
    if not mapping.survey.code_pattern.fullmatch(code):
        words = gettext("“%(code)s” is not a code: it is %(like)s.")
        yield mapping.columns["code"], words % {"code": code[:40], "like": gettext(mapping.survey.code_words)}
    cell = tuple(row[name] for name in mapping.cells)
    if not profile.get(cell):
        words = gettext("The country’s profile has nobody who is “%(kind)s”.")
        yield mapping.cells[0], words % {"kind": ", ".join(cell)[:80]}
    for key, columns in mapping.questions.items():
        question, answer = mapping.survey.questions[key], row[columns.answer]
        if answer not in (*question.options, *question.not_scored, *mapping.hidden):
            yield columns.answer, gettext("“%(answer)s” is no answer to this question.") % {"answer": answer[:40]}


def _keep(trusts: dict[str, _Trust], row: dict[str, str], mapping: Mapping) -> None:
    trust = trusts.setdefault(row[mapping.columns["code"]].upper(), _Trust(row[mapping.columns["name"]]))
    trust.cells.append(tuple(row[name] for name in mapping.cells))
    for key, columns in mapping.questions.items():
        trust.answers.setdefault(key, []).append(row[columns.answer])


def _scored(code: str, trust: _Trust, mapping: Mapping, profile: dict[Cell, float]) -> ReadBody:
    results = {
        key: _score(mapping.survey.questions[key], trust.cells, answers, profile)
        for key, answers in trust.answers.items()
    }
    return ReadBody(code, trust.name[:200] or code, None, len(trust.cells), results)


def _score(question: Question, cells: list[Cell], answers: list[str], profile: dict[Cell, float]) -> Published:
    marks = dict(zip(question.options, option_scores(len(question.options)), strict=True))
    responses = [Response(cell, marks.get(answer)) for cell, answer in zip(cells, answers, strict=True)]
    found = standardised_score(responses, profile, fewest=FEWEST_SCORED)
    if found.score is None or found.standard_error is None:
        return Published()
    reach = Z * found.standard_error
    low, high = max(0.0, found.score - reach), min(10.0, found.score + reach)
    return Published(found.score, low, high, found.scored, {NOT_REACHED: round(found.not_reached, 4)})
