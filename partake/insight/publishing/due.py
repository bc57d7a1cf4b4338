"""Every quarter that is settled and not published yet, counted, protected and published, the oldest first."""

from datetime import date

from django.db.models import Min

from partake.insight.actions.publishing import publish_quarter
from partake.insight.dataset.lease import figures_stand_still
from partake.insight.models import AnswersMonth, Publication
from partake.insight.months import months_after
from partake.insight.publishing.counting import FFT, count_quarter
from partake.insight.publishing.protecting import protect_all
from partake.insight.publishing.quarters import is_settled, quarter_of
from partake.kernel import clock
from partake.kernel.actor import Actor

# The first publication goes back two years: far enough to see what changed.
FURTHEST_BACK = 8


def quarters_due(today: date) -> list[date]:
    """This will give the settled quarters that come after the last one published."""
    last = Publication.objects.order_by("-number").values_list("quarter", flat=True).first()
    first = months_after(last, 3) if last else _first(today)
    found: list[date] = []
    while first is not None and is_settled(first, today):
        found.append(first)
        first = months_after(first, 3)
    return found


def publish_due(*, actor: Actor) -> list[Publication]:
    """This will publish what is due, one quarter after another. A quarter in which nobody answered is passed over. The
    protection is worked out before anything is written, so that no page waits for it. Raises `AlreadyRefreshing` while
    the figures are being made, or another publishes: two would publish one quarter, or half of one refresh."""
    if not quarters_due(clock.today()):
        return []
    made = []
    with figures_stand_still():
        for quarter in quarters_due(clock.today()):
            exact = count_quarter(quarter)
            if cells := protect_all(exact):
                made.append(publish_quarter(actor=actor, quarter=quarter, cells=cells, lists=exact.lists))
    return made


def _first(today: date) -> date | None:
    oldest = AnswersMonth.objects.filter(question=FFT).aggregate(oldest=Min("month"))["oldest"]
    return None if oldest is None else max(quarter_of(oldest), months_after(quarter_of(today), -3 * FURTHEST_BACK))
