"""One row of a file of words as something somebody said, or as the reason it cannot come in."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext

from partake.imports.domain import Content, Fault, Meaning, heading_key
from partake.imports.reading.tables import MOST_ROWS, Table
from partake.kernel.csv_reading import Line, NotAList
from partake.kernel.workbook_reading import column_name
from partake.people.lists.cells import day_cell
from partake.ui.words import month as month_words
from partake.voices.domain.voice import LONGEST_WORDS, SCORE_WORDS, Channel

FIRST_DAY_OF_TODAYS_QUESTION = date(2020, 4, 1)
NO_WORDS = frozenset({"", "-", ".", "n/a", "#n/a", "did not answer", "no comment", "no comment given", "no answer"})
YES = frozenset({"yes", "y", "true", "1", "allowed", "agreed", "consented"})
STARS = "STARS"  # what numbers in the column of answers mean, when they are not places of the Friends and Family Test

_ANSWERS = {heading_key(words): place for place, words in SCORE_WORDS.items()} | {"dontknow": 6}
_OLDER = ("extremely likely", "likely", "neither likely nor unlikely", "unlikely", "extremely unlikely", "don't know")
_OLDER_KEYS = {heading_key(words): place for place, words in enumerate(_OLDER, 1)} | {"neither": 3}
_CHANNELS = {
    Channel.TEXT_MESSAGE: ("sms", "text"),
    Channel.PAPER: ("paper", "card", "post"),
    Channel.PHONE: ("phone", "call"),
    Channel.EMAIL: ("email", "e-mail"),
    Channel.KIOSK: ("kiosk", "tablet", "ipad"),
    Channel.IN_PERSON: ("person", "face"),
    Channel.ONLINE: ("online", "web", "link", "app"),
}


@dataclass(frozen=True)
class Plan:
    """How a file is to be read: `columns` are places by meaning. `month`, if given, is the one every row is of."""

    content: Content
    columns: dict[Meaning, int]
    month: date | None = None
    all_may_be_read: bool = False
    numbers_are_stars: bool = False


@dataclass(frozen=True)
class Said:
    """One row that can come in. `key` is the same for the same row in every file of one body; two rows that say the
    very same are told apart by their order."""

    number: int
    words: str
    good: str
    better: str
    score: int | None
    question: str
    said_on: date | None
    service: str
    channel: Channel
    may_be_read: bool
    language: str
    key: str


def read_said(table: Table, plan: Plan, *, today: date) -> Iterator[Said | Fault]:
    """This will give every row in order, blank ones left out. Raises `NotAList` for a file too long to be one."""
    reader = _Reader(table, plan, today)
    times: Counter[bytes] = Counter()
    for count, line in enumerate(table.lines):
        if count >= MOST_ROWS:
            raise NotAList(gettext("This file has more than 1,000,000 rows. Can you cut it into shorter ones?"))
        if line.is_blank or line.cells == table.headings:
            continue
        row = reader.read(line)
        if isinstance(row, Said) and not reader.is_named:
            digest = bytes.fromhex(row.key)[:12]
            times[digest] += 1
            row = row if times[digest] == 1 else replace(row, key=f"{row.key}{times[digest]}")
        yield row


class _Reader:
    """Reads rows one by one; `at` is the column last read, for a fault to name."""

    def __init__(self, table: Table, plan: Plan, today: date) -> None:
        self.table, self.plan, self.today = table, plan, today
        self.at: Meaning | None = None
        self.line = Line(0, ())
        self.is_named = Meaning.ROW_NAME in plan.columns

    def read(self, line: Line) -> Said | Fault:
        self.line, self.at = line, None
        if line.broken:
            return self._fault(line.broken)
        try:
            return self._said()
        except ValueError as wrong:
            return self._fault(str(wrong))

    def _said(self) -> Said:
        words, good, better = (self._words(one) for one in (Meaning.WORDS, Meaning.GOOD, Meaning.BETTER))
        if len(words) + len(good) + len(better) > LONGEST_WORDS:
            self.at = Meaning.WORDS
            raise ValueError(gettext("This has more than 20,000 letters. Can you make it shorter?"))
        said_on = self._day()
        score, question = self._answer(said_on)
        if not (words or good or better) and score is None:
            self.at = Meaning.WORDS
            raise ValueError(gettext("There are no words in this row, and no answer that can be counted."))
        name = self._cell(Meaning.ROW_NAME)
        if self.is_named and not name:
            raise ValueError(gettext("This row has no number of its own, so it could come in twice."))
        service = self._cell(Meaning.SERVICE)
        if len(service) > 200:
            raise ValueError(gettext("This is too long for the name of a service. Is it another column?"))
        parts = [name] if name else [words, good, better, str(score), question, str(said_on), service]
        return Said(
            number=self.line.number,
            words=words,
            good=good,
            better=better,
            score=score,
            question=question,
            said_on=said_on,
            service=service,
            channel=_channel(self._cell(Meaning.CHANNEL)),
            may_be_read=self._may_be_read(),
            language=self._language(),
            key=hashlib.sha256("\x1f".join([self.plan.content, *parts]).encode()).hexdigest()[:40],
        )

    def _cell(self, meaning: Meaning) -> str:
        place = self.plan.columns.get(meaning)
        if place is None:
            return ""
        self.at = meaning
        if place in self.table.formulas(self.line):
            raise ValueError(gettext("This is a formula. Copy the column, and paste it again as values."))
        return self.line.cells[place] if place < len(self.line.cells) else ""

    def _words(self, meaning: Meaning) -> str:
        cell = self._cell(meaning)
        return "" if cell.casefold() in NO_WORDS else cell

    def _day(self) -> date | None:
        cell = self._cell(Meaning.DAY)
        month = self.plan.month
        if not cell:
            if Meaning.DAY in self.plan.columns and month is None:
                raise ValueError(gettext("There is no day. Which day was it?"))
            return month
        day = day_cell(cell, today=self.today)
        if month is not None and (day.year, day.month) != (month.year, month.month):
            raise ValueError(gettext("This day is not in %(month)s.") % {"month": month_words(month)})
        return day

    def _answer(self, said_on: date | None) -> tuple[int | None, str]:
        """The place of an answer to today's question. Answers to the older question, and stars, are other scales: they
        are said beside the words and never counted with these."""
        cell = self._cell(Meaning.ANSWER)
        plain = cell.casefold().strip()
        if plain in NO_WORDS:
            return None, ""
        number = re.match(r"([0-9]+)(?:\.0+)?\b", plain)
        if number and self.plan.numbers_are_stars:
            return None, gettext("%(count)s stars") % {"count": number.group(1)}
        key = heading_key(re.sub(r"^[1-6]\s*[-:.)]\s*", "", plain))
        is_older = said_on is not None and said_on < FIRST_DAY_OF_TODAYS_QUESTION
        place = (_OLDER_KEYS if is_older else _ANSWERS).get(key) or (int(number.group(1)) if number else 0)
        if not 1 <= place <= 6:
            if key in _OLDER_KEYS:
                said = gettext("“%(answer)s” answers the older question, asked until March 2020. Which day was it?")
                raise ValueError(said % {"answer": cell[:30]})
            asked = gettext("“%(answer)s” is not an answer that we know. They are 1 to 6, or very good to very poor.")
            raise ValueError(asked % {"answer": cell[:30]})
        if is_older:
            older = gettext("Would you recommend us? %(answer)s") % {"answer": _OLDER[place - 1].capitalize()}
            return None, older
        return place, ""

    def _may_be_read(self) -> bool:
        if Meaning.MAY_QUOTE in self.plan.columns:
            return self._cell(Meaning.MAY_QUOTE).casefold() in YES
        return self.plan.all_may_be_read

    def _language(self) -> str:
        code = self._cell(Meaning.LANGUAGE).casefold()
        return code if re.fullmatch(r"[a-z]{2,3}(-[a-z0-9]{2,8})?", code) else "en"

    def _fault(self, reason: str) -> Fault:
        place = self.plan.columns.get(self.at) if self.at else None
        column = "" if place is None else _named(self.table.headings, place)
        return Fault(self.table.sheet, self.line.number, column, reason)


def _named(headings: tuple[str, ...], place: int) -> str:
    return (headings[place] if place < len(headings) else "")[:60] or column_name(place)


def _channel(cell: str) -> Channel:
    plain = cell.casefold()
    return next((one for one, words in _CHANNELS.items() if any(word in plain for word in words)), Channel.FILE)
