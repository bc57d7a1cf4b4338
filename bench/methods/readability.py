"""Readability: pages measured a CPU-second, beside textstat's two formulas when it is installed."""

from bench.measure import Row, cpu_seconds
from partake.methods.readability import readability

PAGES = 200
_PAGE = (
    "You can ask for your plan in large print. We will send it to you within 5 days.\n"
    "If you need an interpreter, tell us prior to your appointment, and we will book one. "
    "You do not have to pay. A friend or a member of your family may come too. "
    "The assessment takes about an hour, and you may stop at any time.\n"
) * 8


def rows() -> list[Row]:
    """This will measure 200 pages of about 480 words, with their hard words and long sentences."""
    # Each page differs: textstat keeps what it has counted before.
    pages = [f"Page {number}.\n{_PAGE}" for number in range(PAGES)]
    spent, told = cpu_seconds(lambda: [readability(page) for page in pages])
    rival = _textstat(pages)
    size = f"{PAGES} pages of {told[0].words} words"
    return [
        Row(
            "readability, with what to change",
            size,
            PAGES / spent,
            "pages a CPU-s",
            higher_is_better=True,
            rival="textstat, the two formulas alone" if rival else None,
            rival_value=rival,
        )
    ]


def _textstat(pages: list[str]) -> float | None:
    try:
        import textstat
    except ImportError:
        return None
    spent, _ = cpu_seconds(
        lambda: [(textstat.automated_readability_index(page), textstat.coleman_liau_index(page)) for page in pages]
    )
    return PAGES / spent
