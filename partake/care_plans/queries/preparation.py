"""What a person prepared for a talk, in their own words, with what they want to talk about first at the top."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet

from partake.care_plans import access
from partake.care_plans.domain.preparing import PreparationState
from partake.care_plans.models import Preparation, PreparationAnswer
from partake.care_plans.prompts import Prompt, PromptPart, find_prompt, prompts_of
from partake.kernel import clock
from partake.kernel.prepared import prepared
from partake.measures.queries import ResultNow, list_latest
from partake.people.domain import Part
from partake.people.door import OpenRecord


@dataclass(frozen=True)
class SaidOnce:
    """Words as they were said: on a screen, or on paper that somebody typed in. `on` is the day they were written."""

    words: str
    who: str
    on: date
    helped_by: str
    on_paper: bool


@dataclass(frozen=True)
class AnswerNow:
    """What stands for one question: the last that was saved on a screen, and what came on paper since. `number` is
    what a form compares; 0 when nothing was said."""

    prompt: Prompt
    said: tuple[SaidOnce, ...]
    wants_to_talk: bool
    is_first: bool
    number: int

    @property
    def words(self) -> str:
        return "\n".join(one.words for one in self.said)


@dataclass(frozen=True)
class PreparationNow:
    id: UUID
    state: PreparationState
    how: str
    parts: tuple[PromptPart, ...]
    prompts_version: str
    answers: dict[str, AnswerNow]
    first: tuple[str, ...]
    started_at: datetime
    invited_at: datetime | None
    invited_by: str
    talk_on: date | None
    ready_at: datetime | None
    used_at: datetime | None
    version: int

    @property
    def is_open(self) -> bool:
        return self.state is not PreparationState.USED

    @property
    def to_talk_about(self) -> tuple[AnswerNow, ...]:
        """This will give what the person wants to talk about: what comes first for them, then the rest."""
        first = tuple(one for one in self.answers.values() if one.is_first)
        return (*first, *(one for one in self.answers.values() if one.wants_to_talk and not one.is_first))

    @property
    def answered(self) -> tuple[AnswerNow, ...]:
        """This will give every other question to which something was said."""
        return tuple(one for one in self.answers.values() if one.said and one not in self.to_talk_about)

    @property
    def is_empty(self) -> bool:
        return not self.to_talk_about and not self.answered


def get_preparation(record: OpenRecord) -> PreparationNow | None:
    """This will give the newest preparation, open or used; None when there never was one. Raises `Refused`."""
    access.can_see_plan(record).require()
    row = next(iter(_newest(record.person.pk)), None)
    return preparation_now(row) if row else None


@prepared
def _newest(person: int) -> QuerySet[Preparation]:
    return Preparation.objects.filter(person_id=person).order_by("-pk")[:1]


def get_open_preparation(record: OpenRecord) -> PreparationNow | None:
    """This will give the preparation for the talk ahead, or None. Raises `Refused`."""
    newest = get_preparation(record)
    return newest if newest and newest.is_open else None


def results_beside(record: OpenRecord) -> tuple[ResultNow, ...]:
    """This will give the person's newest results, for beside the questions about them; none to whoever may not see
    that part."""
    return list_latest(record) if Part.RESULTS in record.parts else ()


def preparation_values(record: OpenRecord) -> list[dict[str, object]]:
    """This will give every preparation as plain values, newest first, for the copy of everything that a person may
    take away. Raises `Refused`."""
    access.can_see_plan(record).require()
    rows = Preparation.objects.filter(person_id=record.person.pk).order_by("-pk")
    return [
        {
            "started_at": one.started_at,
            "state": one.state,
            "talk_on": one.talk_on,
            "talk_about_first": list(one.first),
            "answers": [
                {
                    "question": answer.prompt.words,
                    "wants_to_talk": answer.wants_to_talk,
                    "said": [{"words": said.words, "on": said.on, "on_paper": said.on_paper} for said in answer.said],
                }
                for answer in one.answers.values()
                if answer.number
            ],
        }
        for one in map(preparation_now, rows)
    ]


def standing_rows(rows: Iterable[PreparationAnswer]) -> list[PreparationAnswer]:
    """This will give the rows of one question that stand: a save on a screen takes the place of all before it, and
    paper is added."""
    standing: list[PreparationAnswer] = []
    for row in sorted(rows, key=lambda row: row.number):
        standing = [*standing, row] if row.keyed_id else [row]
    return standing


def preparation_now(row: Preparation) -> PreparationNow:
    prompts = prompts_of(row.prompts)
    found: dict[str, list[PreparationAnswer]] = {one.code: [] for one in prompts.prompts}
    # A sheet printed with an older list may have asked what this one does not.
    for answer in row.answers.select_related("keyed").order_by("pk"):
        found.setdefault(answer.question, []).append(answer)
    return PreparationNow(
        id=row.public_id,
        state=PreparationState(row.state),
        how=row.how,
        parts=prompts.parts,
        prompts_version=row.prompts,
        answers={code: _answer(code, rows, code in row.first) for code, rows in found.items()},
        first=tuple(row.first),
        started_at=row.started_at,
        invited_at=row.invited_at,
        invited_by=row.invited_by,
        talk_on=row.talk_on,
        ready_at=row.ready_at,
        used_at=row.used_at,
        version=row.version,
    )


def _answer(code: str, rows: list[PreparationAnswer], is_first: bool) -> AnswerNow:
    standing = standing_rows(rows)
    said = (
        SaidOnce(
            row.words,
            row.written_by,
            row.keyed.written_on if row.keyed else clock.local(row.written_at).date(),
            row.helped_by,
            row.keyed is not None,
        )
        for row in standing
        if row.words
    )
    wants = any(row.wants_to_talk for row in standing)
    return AnswerNow(find_prompt(code), tuple(said), wants, is_first, max((row.number for row in rows), default=0))
