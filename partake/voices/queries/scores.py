"""Exact counts of scored answers by what collected them. Who may see them, and hides small numbers, is the caller's."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from django.db.models import Count, QuerySet

from partake.voices.models import Voice


@dataclass(frozen=True)
class ScoreCount:
    """How many gave one score by one channel, to one source."""

    source_id: str
    score: int
    channel: str
    voices: int


def count_scores(source_kind: str, source_ids: Collection[str], *, first: date, last: date) -> tuple[ScoreCount, ...]:
    """This will count the scores given to these sources about the days from `first` to `last`, both counted. What was
    taken back is in no count."""
    rows = (
        Voice.objects.counted()
        .filter(source_kind=source_kind, source_id__in=source_ids, score__isnull=False, said_on__range=(first, last))
        .order_by("source_id", "score", "channel")
        .values_list("source_id", "score", "channel")
        .annotate(Count("pk"))
    )
    return tuple(ScoreCount(source, score or 0, channel, many) for source, score, channel, many in rows)


def count_scores_about(
    source_kind: str, organisation_ids: Collection[int], *, first: date, last: date
) -> tuple[ScoreCount, ...]:
    """This will count the scores that these bodies were given in these days, by whichever source of one kind: those
    about the bodies as they stood when it was said."""
    rows = (
        _about(source_kind, organisation_ids, first, last)
        .filter(withdrawn_at__isnull=True, score__isnull=False)
        .order_by("source_id", "score", "channel")
        .values_list("source_id", "score", "channel")
        .annotate(Count("pk", distinct=True))
    )
    return tuple(ScoreCount(source, score or 0, channel, many) for source, score, channel, many in rows)


def count_left_out(source_kind: str, organisation_ids: Collection[int], *, first: date, last: date) -> tuple[int, int]:
    """This will count what is in no share: said without a score, and taken back."""
    rows = _about(source_kind, organisation_ids, first, last)
    without = rows.filter(withdrawn_at__isnull=True, score__isnull=True).values("pk").distinct().count()
    return without, rows.filter(withdrawn_at__isnull=False).values("pk").distinct().count()


def _about(source_kind: str, organisation_ids: Collection[int], first: date, last: date) -> "QuerySet[Voice]":
    """Nothing is said about a day before it: by when it came in, the index of a body finds the rows."""
    came_in = datetime.combine(first, time.min, tzinfo=UTC) - timedelta(days=1)
    return Voice.objects.filter(
        source_kind=source_kind,
        said_on__range=(first, last),
        abouts__organisation__in=organisation_ids,
        abouts__received_at__gte=came_in,
    )
