"""Monthly counts, one series at a time."""

from dataclasses import dataclass

from partake.imports.domain import Content, CountsInTime, MonthlyCount, Series, SeriesFacts, Setting
from partake.imports.models import PublishedFigure
from partake.imports.series import all_series
from partake.organisations.models import Organisation


@dataclass(frozen=True)
class FiguresOfSeries:
    """One series of a body in one kind of service, with what it asked. `places` is how many sites and wards it has
    counts of, beside those of the body itself."""

    facts: SeriesFacts
    setting: Setting
    origin: Content
    counts: CountsInTime
    corrected: int


def list_figures(organisation: Organisation) -> tuple[FiguresOfSeries, ...]:
    """This will give the counts of a body as a whole, each series and kind of service apart, the newest month first."""
    if not organisation.ods_code:
        return ()
    own = PublishedFigure.objects.filter(body_code=organisation.ods_code, site_code="", ward_name="")
    rows: dict[tuple[Series, Setting, Content], list[MonthlyCount]] = {}
    for one in own.filter(is_current=True).order_by("-month"):
        key = (Series(one.series), Setting(one.setting), Content(one.origin))
        rows.setdefault(key, []).append(
            MonthlyCount(Series(one.series), one.month, one.responses, one.eligible, tuple(one.answers))
        )
    earlier = own.filter(is_current=False, is_taken_out=False)
    return tuple(
        FiguresOfSeries(
            facts=all_series()[series],
            setting=setting,
            origin=origin,
            counts=CountsInTime(series, tuple(months)),
            corrected=earlier.filter(series=series, setting=setting, origin=origin).count(),
        )
        for series in all_series()
        for (one, setting, origin), months in sorted(rows.items())
        if one is series
    )
