"""What was answered, in words: the sentence above a table, the names of its rows and columns, a copy for a
spreadsheet."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext

from partake.kernel.csv_writing import csv_line
from partake.kernel.texts import text
from partake.questionnaires.domain import WRITTEN, Question, QuestionKind
from partake.questionnaires.heard import answer_words
from partake.questionnaires.queries.reading import AnswerCount, QuestionRead, Said, VersionRead

WAY_WORDS = {
    "ONLINE": text("On the page"),
    "KIOSK": text("On the screen"),
    "PAPER": text("On paper"),
    "PHONE": text("On the phone"),
}
HEADINGS = ("version", "question", "statement", "answer", "way", "count", "not_shown", "words", "file", "answered_on")
NOT_SHOWN = "hidden so that no one can be picked out"


def way(channel: str) -> str:
    return gettext(WAY_WORDS[channel]) if channel in WAY_WORDS else channel


def answer(question: Question, count: AnswerCount) -> str:
    """This will give the words of an answer, as they were asked."""
    code = count.code.partition(" ")[2] if count.statement else count.code
    return dict(answer_words(question)).get(code, code)


def statement(question: Question, code: str) -> str:
    return next((one.words for one in question.statements if one.code == code), "")


def share(count: AnswerCount, read: QuestionRead) -> int | None:
    """This will give the percentage of those who answered; None where a number is hidden, or nobody did."""
    return None if count.said is None or not read.answered else round(100 * count.said / read.answered)


def finding(read: QuestionRead) -> str:
    """This will say in one sentence what was answered most, of how many; or only how many answered."""
    if read.answered is None:
        return gettext("Too few to show safely.")
    if not read.answered and not read.recorded:
        return gettext("Nobody has answered this yet.")
    best = sorted((one for one in read.counts if one.said), key=lambda one: one.said or 0)[-2:]
    tied = len(best) == 2 and best[0].said == best[1].said
    if read.question.kind in WRITTEN:
        return gettext("%(answered)s wrote an answer.") % {"answered": f"{read.answered:,}"}
    if not best or tied or read.question.kind is QuestionKind.STATEMENTS:
        return gettext("%(answered)s answered.") % {"answered": f"{read.answered:,}"}
    said = {
        "answer": answer(read.question, best[-1]),
        "count": f"{best[-1].said:,}",
        "answered": f"{read.answered:,}",
        "percent": share(best[-1], read),
    }
    if read.question.kind is QuestionKind.RANK:
        return gettext("Put first most often: “%(answer)s”, by %(count)s of %(answered)s (%(percent)s%%).") % said
    return gettext("Most often: “%(answer)s”, by %(count)s of %(answered)s (%(percent)s%%).") % said


def tables(read: QuestionRead) -> tuple[tuple[str, tuple[AnswerCount, ...]], ...]:
    """This will give the tables of a question, as (what was rated, rows): one, or one for each statement."""
    found: dict[str, list[AnswerCount]] = {}
    for one in read.counts:
        found.setdefault(one.statement, []).append(one)
    return tuple((statement(read.question, code), tuple(rows)) for code, rows in found.items())


def shows_ways(rows: Iterable[AnswerCount]) -> bool:
    """Whether any number of any one way may be shown."""
    return any(count is not None for row in rows for count in row.by_way)


def as_csv(version: VersionRead, said: Iterable[tuple[Question, Iterable[Said]]]) -> Iterator[str]:
    """This will give the lines of a copy: every count, then everything said in words. A number that is not shown is an
    empty cell with the reason beside it. No line holds two answers of one person."""
    yield csv_line(*HEADINGS)
    ways = [code for code, _ in version.ways]
    for read in version.questions:
        for one in read.counts:
            rated = statement(read.question, one.statement)
            head = (version.number, read.question.words, rated, answer(read.question, one))
            for name, count in (("ALL", one.said), *zip(ways, one.by_way, strict=False)):
                shown = ("", NOT_SHOWN) if count is None else (count, "")
                yield csv_line(*head, name, *shown, "", "", "")
    for question, lines in said:
        for line in lines:
            words = line.day.isoformat() if line.day else line.words
            file = line.file.kind.value if line.file else ""
            on = line.said_on.isoformat()
            yield csv_line(version.number, question.words, "", "", line.channel, "", "", words, file, on)
