"""What was answered, as those who asked read it: counts with who gave them hidden, words one after another, files.

The answers of one person never stand side by side. How many gave an answer in all is exact. Which way they answered
would tell a few apart, so those numbers pass the rule of `methods.disclosure`; and so does every number of a question
about who people are."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from statistics import median_low
from typing import BinaryIO
from uuid import UUID

from django.db.models import Count, Max, Min, Q, QuerySet

from partake.files.queries import FileFacts, facts_of, open_file
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.kernel.paging import keyset_page
from partake.kernel.verdict import NotFound
from partake.organisations.models import Organisation
from partake.questionnaires import access
from partake.questionnaires.domain import Content, Question, QuestionKind
from partake.questionnaires.hiding import safe_alone, safe_by_way
from partake.questionnaires.models import QuestionnaireVersion, Recording, Response
from partake.questionnaires.models.asking import VersionState
from partake.questionnaires.queries.answers import Tally, content_of, tally
from partake.questionnaires.queries.asking import get_questionnaire_row
from partake.questionnaires.recordings import ref_of

# More different numbers than this say less in a table than their middle does.
MOST_NUMBERS = 15
IN_WORDS = frozenset({QuestionKind.SHORT_TEXT, QuestionKind.LONG_TEXT, QuestionKind.DAY})


@dataclass(frozen=True)
class AnswerCount:
    """How often one answer was given, in all and by each way of the page; None where the number is hidden. `statement`
    is what was rated by it, or ""."""

    code: str
    statement: str
    said: int | None
    by_way: tuple[int | None, ...]


@dataclass(frozen=True)
class QuestionRead:
    """One question. `answered` is None where it is hidden; `numbers` are the lowest, the middle and the highest number
    given; `in_words` and `recorded` are how many wrote and how many sent a file."""

    question: Question
    answered: int | None
    counts: tuple[AnswerCount, ...]
    in_words: int = 0
    recorded: int = 0
    numbers: tuple[int, int, int] | None = None


@dataclass(frozen=True)
class VersionRead:
    """One version. `ways` are the channels that were used, with how many answered by each."""

    number: int
    content: Content
    state: str
    published_at: datetime | None
    closed_at: datetime | None
    first_on: date | None
    last_on: date | None
    answered: int
    ways: tuple[tuple[str, int], ...]
    questions: tuple[QuestionRead, ...]


@dataclass(frozen=True)
class Said:
    """What one person answered in their own words, and what they sent: with its day and way, and nothing else of
    theirs."""

    words: str
    day: date | None
    said_on: date
    channel: str
    language: str
    recording_id: UUID | None
    file: FileFacts | None


@dataclass(frozen=True)
class SaidPage:
    lines: tuple[Said, ...]
    next_cursor: UUID | None


def get_version_read(
    actor: Actor, *, organisation: Organisation, questionnaire_id: UUID, number: int
) -> QuestionnaireVersion:
    """This will give a version that was ever published, for those who read its answers. Raises `NotFound`,
    `Refused`."""
    access.can_read_answers(actor, organisation.pk).require()
    row = get_questionnaire_row(actor, organisation=organisation, questionnaire_id=questionnaire_id)
    found = row.versions.exclude(state=VersionState.DRAFT).filter(number=number).select_related("questionnaire").first()
    if found is None:
        raise NotFound
    return found


def read_version(asked: QuestionnaireVersion) -> VersionRead:
    """This will count what was answered to a version that the caller has found for its reader."""
    counted = tally(asked)
    ways = tuple(sorted(counted.by_channel))
    files = Counter(dict(_recordings(asked).values_list("question_key").annotate(Count("pk")).order_by()))
    when = _responses(asked).aggregate(first=Min("finished_at"), last=Max("finished_at"))
    content = content_of(asked)
    return VersionRead(
        number=asked.number,
        content=content,
        state=asked.state,
        published_at=asked.published_at,
        closed_at=asked.closed_at,
        first_on=clock.local(when["first"]).date() if when["first"] else None,
        last_on=clock.local(when["last"]).date() if when["last"] else None,
        answered=counted.by_channel.total(),
        ways=tuple((way, counted.by_channel[way]) for way in ways),
        questions=tuple(_question(one, counted, files[one.key]) for one in content.questions),
    )


def get_question_in_words(asked: QuestionnaireVersion, key: str) -> Question:
    """This will give a question that people answer in their own words. Raises `NotFound`."""
    found = content_of(asked).question(key)
    if found is None or not is_in_words(found):
        raise NotFound
    return found


def is_in_words(question: Question) -> bool:
    """Whether its answers are read one after another. What somebody wrote about who they are is not."""
    return question.kind in IN_WORDS and not question.characteristic


def list_said(asked: QuestionnaireVersion, question: Question, *, cursor: str = "") -> SaidPage:
    """This will give what was answered to one question, newest first."""
    page = keyset_page(_said(asked, question), by="finished_at", cursor=cursor, size=25, newest_first=True)
    sent = _recordings(asked).filter(question_key=question.key, response__in=page.rows)
    return SaidPage(tuple(_lines(page.rows, question, sent)), page.next_cursor)


def every_said(asked: QuestionnaireVersion, question: Question) -> Iterator[Said]:
    """This will give all of it, oldest first, for a copy."""
    rows = _said(asked, question).order_by("finished_at", "pk").iterator(chunk_size=2000)
    return _lines(rows, question, _recordings(asked).filter(question_key=question.key))


def open_recording(asked: QuestionnaireVersion, recording_id: UUID) -> tuple[FileFacts, BinaryIO]:
    """This will open a file that answers a question of a version the caller has found for its reader. Raises
    `NotFound`."""
    row = _recordings(asked).filter(public_id=recording_id).select_related("response").first()
    if row is None:
        raise NotFound
    facts = facts_of(row.file)
    return facts, open_file(facts, belongs_to=[ref_of(row.response)])


def _responses(asked: QuestionnaireVersion) -> "QuerySet[Response]":
    return Response.objects.counted().filter(questionnaire_version=asked)


def _recordings(asked: QuestionnaireVersion) -> "QuerySet[Recording]":
    return Recording.objects.filter(response__in=_responses(asked)).select_related("file")


def _said(asked: QuestionnaireVersion, question: Question) -> "QuerySet[Response]":
    sent = _recordings(asked).filter(question_key=question.key).values("response")
    return _responses(asked).filter(Q(answers__has_key=question.key) | Q(pk__in=sent))


def _lines(rows: Iterable[Response], question: Question, sent: Iterable[Recording]) -> Iterator[Said]:
    by_response = {one.response_id: one for one in sent}
    for row in rows:
        assert row.finished_at is not None, "only finished answers are read"
        words, recording = row.answers.get(question.key, ""), by_response.get(row.pk)
        is_day = question.kind is QuestionKind.DAY and bool(words)
        yield Said(
            words="" if is_day else words,
            day=date.fromisoformat(words) if is_day else None,
            said_on=clock.local(row.finished_at).date(),
            channel=row.channel,
            language=row.language,
            recording_id=recording.public_id if recording else None,
            file=facts_of(recording.file) if recording else None,
        )


def _question(question: Question, counted: Tally, recorded: int) -> QuestionRead:
    if question.characteristic:
        return _about_people(question, counted)
    if question.kind in IN_WORDS:
        return QuestionRead(
            question, counted.answered[question.key], (), in_words=counted.answered[question.key], recorded=recorded
        )
    numbers = _numbers(counted.given[question.key]) if question.kind is QuestionKind.NUMBER else None
    codes = counted.codes(question)
    if numbers and len(codes) > MOST_NUMBERS:
        codes = []
    ways = {way: counted.by_channel[way] for way in sorted(counted.by_channel)}
    one_each = question.kind not in (QuestionKind.SOME_OF, QuestionKind.STATEMENTS)
    given = counted.given[question.key]
    safe = safe_by_way(codes, lambda code, way: given[code, way], ways, one_each=one_each)
    counts = tuple(
        AnswerCount(
            code,
            _statement(question, code),
            counted.said(question.key, code),
            tuple(safe[code, way] for way in ways),
        )
        for code in codes
    )
    return QuestionRead(question, counted.answered[question.key], counts, numbers=numbers)


def _about_people(question: Question, counted: Tally) -> QuestionRead:
    codes = () if question.kind in IN_WORDS else counted.codes(question)
    safe, answered = safe_alone({code: counted.said(question.key, code) for code in codes})
    counts = tuple(AnswerCount(code, _statement(question, code), safe[code], ()) for code in codes)
    return QuestionRead(question, answered, counts)


def _statement(question: Question, code: str) -> str:
    return code.partition(" ")[0] if question.kind is QuestionKind.STATEMENTS else ""


def _numbers(given: Counter[tuple[str, str]]) -> tuple[int, int, int] | None:
    said = sorted(int(code) for code, _ in given.elements())
    return (said[0], median_low(said), said[-1]) if said else None
