"""What was answered on pages: a sentence for each, over some days."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date

from partake.feedback.models import FeedbackPage
from partake.feedback.monthly_return import Month
from partake.feedback.results import Results
from partake.voices.queries.scores import ScoreCount, count_scores

PAGE = "feedback.page"


def counts_of(pages: Iterable[FeedbackPage], *, first: date, last: date) -> tuple[ScoreCount, ...]:
    """This will count what was answered on these pages, by score and channel. The caller may read them."""
    return count_scores(PAGE, [str(page.public_id) for page in pages], first=first, last=last)


def results_of(pages: Iterable[FeedbackPage], *, first: date, last: date) -> dict[str, Results]:
    """This will give the results of each page by its id, in words; a page nobody answered has none."""
    found: defaultdict[str, Counter[int]] = defaultdict(Counter)
    for one in counts_of(pages, first=first, last=last):
        found[one.source_id][one.score] += one.voices
    return {page: Results(scores) for page, scores in found.items()}


def results_by_month(page: FeedbackPage, months: Iterable[Month]) -> tuple[tuple[Month, Results], ...]:
    """This will give the results of one page for each of these months, in their order. No two are compared."""
    key = str(page.public_id)
    return tuple((one, results_of([page], first=one.first, last=one.last).get(key, Results())) for one in months)
