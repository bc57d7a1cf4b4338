"""What a chart is about, as a value. Which there are is `subjects`."""

from dataclasses import dataclass

from partake.insight.series import Better, Happened, Kind


@dataclass(frozen=True)
class Subject:
    """`name` begins a heading ("Good or very good"), `says` goes on after "more" ("people say care was good or very
    good"), `base_words` says what is counted. `theme` is its key, where it is one.

    Of one of the bodies' own questions, `question` is its code in the cubes, `chosen` the answers that count, `counts`
    says so in words, `says_below` is `says` where the question stands above, `column` heads their column, and months
    before one of `breaks` are never compared with months after it."""

    code: str
    name: str
    says: str
    base_words: str
    kind: Kind
    better: Better
    theme: str = ""
    column: str = ""
    counts: str = ""
    says_below: str = ""
    question: str = ""
    chosen: frozenset[str] = frozenset()
    breaks: tuple[Happened, ...] = ()
