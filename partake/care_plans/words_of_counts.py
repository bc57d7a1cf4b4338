"""Counts of plans in words: the sentence above a table, the names of its rows and columns, a copy for a spreadsheet."""

from django.utils.translation import gettext

from partake.care_plans.domain.counting import (
    BASE_WORDS,
    GROUP_WORDS,
    GROUPING_WORDS,
    MEASURE_WORDS,
    VALUE_WORDS,
    CountRow,
    CountTable,
    Felt,
    Grouping,
    Measure,
    Quarter,
    Reviewed,
    Stage,
)
from partake.care_plans.queries.counting import PracticeCounts
from partake.kernel.csv_writing import csv_line
from partake.methods.disclosure import SafeCount, share_of
from partake.ui import words

BEST = {Measure.PLANS: Stage.HAS_PLAN, Measure.REVIEWS: Reviewed.ON_TIME, Measure.INVOLVED: Felt.AS_WANTED}


def quarter(of: Quarter) -> str:
    """This will give "1 July 2026 to 30 September 2026"."""
    return gettext("%(first)s to %(last)s") % {"first": words.day(of.first_on), "last": words.day(of.last_on)}


def measure(table: CountTable) -> str:
    return gettext(MEASURE_WORDS[table.measure])


def base(table: CountTable) -> str:
    return gettext(BASE_WORDS[table.measure])


def value(code: str) -> str:
    return gettext(VALUE_WORDS[code])


def grouping(row: CountRow) -> str:
    return gettext(GROUPING_WORDS[row.grouping]) if row.grouping else ""


def group(row: CountRow) -> str:
    if row.grouping is None:
        return gettext("Everybody")
    return gettext(GROUP_WORDS[Grouping(row.grouping)][row.group])


def finding(table: CountTable) -> str:
    """This will say the finding in one sentence, with its base, and who is missing; or that there are too few."""
    row = table.everybody
    best = row.counts[table.values.index(BEST[table.measure])]
    if row.base.shown == 0:
        return {
            Measure.PLANS: gettext("Nobody was registered."),
            Measure.REVIEWS: gettext("No review was due."),
            Measure.INVOLVED: gettext("Nobody talked about their plan, as far as Partake knows."),
        }[table.measure]
    share = share_of(best, row.base)
    if share is None:
        return gettext("Too few to show safely.")
    said = {
        "count": best.short,
        "base": row.base.short,
        "percent": f"{100 * share:.0f}%",
    }
    if table.measure is Measure.PLANS:
        return gettext("%(count)s of %(base)s people registered have an agreed plan: %(percent)s.") % said
    if table.measure is Measure.REVIEWS:
        return gettext("%(count)s of %(base)s reviews that were due were held on time: %(percent)s.") % said
    silent = row.counts[table.values.index(Felt.NOT_ANSWERED)]
    if silent.shown == 0:
        return (
            gettext("%(count)s of %(base)s people felt as involved as they wanted: %(percent)s. All answered.") % said
        )
    said["silent"] = silent.short if silent.is_shown else gettext("Some")
    return (
        gettext(
            "%(count)s of %(base)s people who talked about their plan felt as involved as they wanted: %(percent)s. "
            "%(silent)s of them did not answer, and may have felt otherwise."
        )
        % said
    )


def cell(count: SafeCount) -> str:
    return count.short


def as_csv(counts: PracticeCounts) -> str:
    """This will give every count as rows for a spreadsheet. A count that is not shown is an empty cell, with the
    reason beside it."""
    lines = [
        csv_line("practice", "quarter", "counted_on", "measure", "grouping", "group", "value", "count", "not_shown")
    ]
    head = [counts.organisation_name, counts.quarter.code, counts.counted_on.isoformat()]
    for table in counts.tables:
        for row in table.rows:
            for code, count in (("ALL", row.base), *zip(table.values, row.counts, strict=True)):
                where = [table.measure, row.grouping or "", row.group, code]
                shown = [count.shown, ""] if count.reason is None else ["", count.reason.value]
                lines.append(csv_line(*head, *where, *shown))
    return "".join(lines)
