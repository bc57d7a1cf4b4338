"""The blocks a document is made of: frozen, and checked when made, so that no format has to ask again.

Text fields are cleaned on the way in (see `kinds.typed`) and otherwise kept as they were typed.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum

from partake.documents.kinds import DocumentError, keep, one_line, required, safe_address, typed
from partake.documents.pictures import Picture


@dataclass(frozen=True)
class Run:
    """Words in one style. With an address they are a link, and paper prints the address after them."""

    text: str
    bold: bool = False
    address: str = ""

    def __post_init__(self) -> None:
        keep(self, text=typed(self.text), address=safe_address(self.address))
        if self.address and not self.text.strip():
            raise DocumentError(f"the link to {self.address} needs words")


Runs = tuple[Run, ...]


def bold(text: str) -> Run:
    """This will make words stand out."""
    return Run(text, bold=True)


def link(text: str, address: str) -> Run:
    """This will make words a link to an http, https, mailto or tel address."""
    return Run(text, address=address)


def runs(*parts: str | Run) -> Runs:
    """This will join words and styled words into one text."""
    return tuple(part if isinstance(part, Run) else Run(part) for part in parts)


@dataclass(frozen=True)
class Heading:
    """A heading at level 2 to 4; the title is level 1."""

    level: int
    text: str

    def __post_init__(self) -> None:
        keep(self, text=one_line(required(self.text, "a heading")))
        if self.level not in (2, 3, 4):
            raise DocumentError(f"heading {self.text!r} is at level {self.level}: use 2, 3 or 4 (the title is 1)")


@dataclass(frozen=True)
class Paragraph:
    """One paragraph. A line end in the text is a line end on the page."""

    runs: Runs

    def __post_init__(self) -> None:
        required("".join(run.text for run in self.runs), "a paragraph")


def paragraph(*parts: str | Run) -> Paragraph:
    """This will make a paragraph of words and styled words."""
    return Paragraph(runs(*parts))


@dataclass(frozen=True)
class _List:
    items: tuple[Runs, ...]

    def __post_init__(self) -> None:
        if not self.items:
            raise DocumentError("a list needs at least one item")
        for item in self.items:
            required("".join(run.text for run in item), "a list item")


class BulletList(_List):
    """Items whose order does not matter."""


class NumberedList(_List):
    """Items in the order to follow them."""


class TickList(_List):
    """Answers to choose from on paper, each with a box to tick."""


def bullets(*items: str | Run | Iterable[str | Run]) -> BulletList:
    """This will make a list; an item of several parts is given as a tuple."""
    return BulletList(_items(items))


def numbered(*items: str | Run | Iterable[str | Run]) -> NumberedList:
    """This will make a numbered list; an item of several parts is given as a tuple."""
    return NumberedList(_items(items))


def _items(items: Iterable[str | Run | Iterable[str | Run]]) -> tuple[Runs, ...]:
    return tuple(runs(item) if isinstance(item, str | Run) else runs(*item) for item in items)


@dataclass(frozen=True)
class Table:
    """Facts in rows. Every row is as long as the header; a cell may be empty.

    Large print, plain text and a voice read each row as a sentence that starts with its first cell, so put first what
    the row is about: for actions, who.
    """

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def __post_init__(self) -> None:
        keep(
            self,
            caption=one_line(required(self.caption, "a table's caption")),
            header=tuple(one_line(required(cell, "a table's header cell")) for cell in self.header),
            rows=tuple(tuple(one_line(cell) for cell in row) for row in self.rows),
        )
        if not self.header:
            raise DocumentError(f"table {self.caption!r} needs a header")
        for row in self.rows:
            if len(row) != len(self.header):
                raise DocumentError(f"table {self.caption!r}: {len(row)} cells under {len(self.header)} headings")


@dataclass(frozen=True)
class Voice:
    """What a person said, in their own words: nothing we or a machine wrote goes in it. Who said it, the day, and who
    helped them say it follow the words."""

    words: str
    who: str = ""
    when: date | None = None
    helped_by: str = ""

    def __post_init__(self) -> None:
        keep(self, words=required(self.words, "a voice"), who=one_line(self.who), helped_by=one_line(self.helped_by))


@dataclass(frozen=True)
class QrCode:
    """A square to point a phone's camera at, with words that say what opens. The address is printed too."""

    address: str
    words: str

    def __post_init__(self) -> None:
        keep(self, address=safe_address(required(self.address, "a QR code's address")))
        keep(self, words=one_line(required(self.words, "a QR code")))
        if len(self.address) > 500:
            raise DocumentError("a QR code's address is longer than 500 characters: the squares would be too small")


@dataclass(frozen=True)
class WriteHere:
    """Room to write back by hand: ruled lines, further apart as the print grows."""

    lines: int = 6

    def __post_init__(self) -> None:
        if not 1 <= self.lines <= 40:
            raise DocumentError(f"room to write is 1 to 40 lines, not {self.lines}")


class Strength(Enum):
    """How loudly a zone's frame speaks, in shape alone so that black print says it too."""

    PLAIN = "plain"
    BARRED = "barred"
    SOLID = "solid"


@dataclass(frozen=True)
class Zone:
    """A numbered, framed box on a card: what is happening, and what to do. Its title is a heading of level 2."""

    number: int
    title: str
    blocks: tuple[Paragraph | BulletList | NumberedList, ...]
    strength: Strength = Strength.PLAIN

    def __post_init__(self) -> None:
        keep(self, title=one_line(required(self.title, "a zone's title")))
        if not 1 <= self.number <= 9:
            raise DocumentError(f"zone {self.title!r} has the number {self.number}: use 1 to 9")
        for block in self.blocks:
            if not isinstance(block, Paragraph | BulletList | NumberedList):
                raise DocumentError(f"zone {self.title!r} holds a {type(block).__name__}: use paragraphs and lists")


@dataclass(frozen=True)
class PageBreak:
    """Paper starts a new page; other formats carry on."""


Block = (
    Heading
    | Paragraph
    | BulletList
    | NumberedList
    | TickList
    | Table
    | Voice
    | Picture
    | QrCode
    | WriteHere
    | Zone
    | PageBreak
)
