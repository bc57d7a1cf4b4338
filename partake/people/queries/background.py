"""What a person answered about their background."""

from dataclasses import dataclass
from datetime import datetime

from partake.kernel.verdict import NotFound, Verdict
from partake.people import access
from partake.people.background import BackgroundQuestion, background_questions
from partake.people.domain import Part
from partake.people.door import OpenRecord
from partake.people.models import DemographicAnswer


@dataclass(frozen=True)
class BackgroundLine:
    """One question with its answer: `said` in words, empty when there is none. `number` is 0 when nothing was ever
    answered."""

    question: BackgroundQuestion
    codes: tuple[str, ...]
    said: tuple[str, ...]
    declined: bool
    answered_at: datetime | None
    number: int

    @property
    def is_answered(self) -> bool:
        return self.declined or bool(self.codes)


@dataclass(frozen=True)
class BackgroundPage:
    lines: tuple[BackgroundLine, ...]
    may_answer: Verdict


def get_background(record: OpenRecord) -> BackgroundPage:
    """This will give every question with what the person answered. Raises `Refused`."""
    record.require(Part.BACKGROUND)
    rows = DemographicAnswer.objects.filter(person_id=record.person.pk).order_by("number")
    latest = {row.question: row for row in rows}
    return BackgroundPage(
        lines=tuple(_line(question, latest.get(code)) for code, question in background_questions().items()),
        may_answer=access.can_answer_background(record),
    )


def get_background_line(record: OpenRecord, question: str) -> BackgroundLine:
    """This will give one question with its answer, or raise `NotFound`. Raises `Refused`."""
    found = next((line for line in get_background(record).lines if line.question.code == question), None)
    if found is None:
        raise NotFound
    return found


def _line(question: BackgroundQuestion, row: DemographicAnswer | None) -> BackgroundLine:
    if row is None or row.withdrawn_at is not None:
        return BackgroundLine(question, (), (), False, None, row.number if row else 0)
    codes = tuple(row.answer.split(",")) if row.answer else ()
    return BackgroundLine(question, codes, question.said(row.answer), row.declined, row.answered_at, row.number)
