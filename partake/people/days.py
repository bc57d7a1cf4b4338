"""Days as we write them in a sentence."""

from datetime import date


def long_day(day: date) -> str:
    """This will give "24 November 2026"."""
    return f"{day.day} {day:%B %Y}"
