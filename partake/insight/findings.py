"""What a series found, in words anyone can read: the answer first, then what it rests on."""

from datetime import date

from django.utils.translation import gettext, ngettext

from partake.insight.series import FEWEST_ANSWERS, FEWEST_MONTHS, Happened, Kind, Meaning, Stretch, Verdict, Worked
from partake.insight.subjects import Subject
from partake.kernel.texts import text
from partake.ui.words import and_list, day, month

MEANINGS: dict[Meaning, str] = {
    Meaning.NOBODY: text("Nobody answered"),
    Meaning.TOO_FEW: text("Too few answers to say"),
    Meaning.TOO_SOON: text("Too soon to say"),
    Meaning.USUAL: text("Usual ups and downs"),
    Meaning.ABOVE: text("Above the usual range"),
    Meaning.BELOW: text("Below the usual range"),
    Meaning.RISING: text("Going up, month after month"),
    Meaning.FALLING: text("Going down, month after month"),
    Meaning.NEAR_TOP: text("Near the top of the usual range, more than once"),
    Meaning.NEAR_BOTTOM: text("Near the bottom of the usual range, more than once"),
    Meaning.LONG_ABOVE: text("Above average for many months"),
    Meaning.LONG_BELOW: text("Below average for many months"),
    Meaning.ABOVE_OLD: text("Above the old usual range"),
    Meaning.BELOW_OLD: text("Below the old usual range"),
    Meaning.HIGHER_THAN_OLD: text("Higher than before the change"),
    Meaning.LOWER_THAN_OLD: text("Lower than before the change"),
}
VERDICTS: dict[Verdict, str] = {
    Verdict.NOTHING: text("Nothing to show yet."),
    Verdict.TOO_SOON: text("Too soon to say."),
    Verdict.NO_CHANGE: text("No real change."),
    Verdict.BETTER: text("Yes, for the better."),
    Verdict.WORSE: text("Yes, for the worse."),
    Verdict.HIGHER: text("Yes, there is more of it."),
    Verdict.LOWER: text("Yes, there is less of it."),
}

# The same where no question stands above it. When nothing can be said yet, the verdict is all there is.
LATELY: dict[Verdict, str] = {
    Verdict.NO_CHANGE: VERDICTS[Verdict.NO_CHANGE],
    Verdict.BETTER: text("Lately it is better than usual."),
    Verdict.WORSE: text("Lately it is worse than usual."),
    Verdict.HIGHER: text("Lately there is more of it than usual."),
    Verdict.LOWER: text("Lately there is less of it than usual."),
}


def meaning(code: Meaning) -> str:
    """This will give what one month means."""
    return gettext(MEANINGS[code])


def verdict(worked: Worked) -> str:
    """This will give the answer to "Has it changed?" in one short sentence."""
    return gettext(VERDICTS[worked.verdict])


def value(amount: float, kind: Kind) -> str:
    """This will write a value: "87%", or a whole number."""
    return f"{100 * amount:.0f}%" if kind is Kind.SHARE else f"{amount:.0f}"


def finding(worked: Worked) -> tuple[str, ...]:
    """This will give the sentences after the verdict: what it was and is, and what that means."""
    if worked.verdict is Verdict.NOTHING:
        return (gettext("Nobody has answered in these months."),)
    latest = worked.stretches[-1]
    if worked.verdict is Verdict.TOO_SOON:
        return _too_soon(worked, latest)
    said = [_before_and_after(worked)] if len(worked.compared) > 1 else [_average(worked, latest)]
    said.append(
        gettext("This is more than the usual ups and downs.")
        if worked.verdict.is_change
        else gettext("It goes up and down no more than chance alone would move it.")
    )
    if worked.verdict.is_change and not worked.since_change:
        said.append(_latest_month(worked))
    if len(worked.compared) > 1:
        said.append(_drawn_anew(latest))
    if latest.is_early:
        said.append(gettext("The newest lines rest on few months, so they are a first guess."))
    return tuple(said)


def headline(worked: Worked, subject: Subject) -> str:
    """This will give one sentence for the top of a page, with the number in it."""
    if worked.verdict in (Verdict.NOTHING, Verdict.TOO_SOON) or worked.latest is None:
        return verdict(worked)
    latest, is_share = worked.stretches[-1], worked.kind is Kind.SHARE
    given = {"now": f"{100 * (latest.centre or 0):.0f}" if is_share else value(latest.centre or 0, worked.kind)}
    given["what"] = subject.says
    if not is_share:
        said = gettext("About %(now)s people spoke in a month.")
    elif not (worked.verdict.is_change and worked.since_change):
        said = gettext("About %(now)s in 100 %(what)s.")
    else:
        then = worked.compared[-2].centre or 0
        given |= {"month": month(latest.first), "words": _names(latest.began), "then": f"{100 * then:.0f}"}
        if (latest.centre or 0) > then:
            said = gettext("Since “%(words)s” in %(month)s, more %(what)s: about %(now)s in 100, up from %(then)s.")
        else:
            said = gettext("Since “%(words)s” in %(month)s, fewer %(what)s: about %(now)s in 100, down from %(then)s.")
        return said % given
    return f"{said % given} {gettext(LATELY[worked.verdict])}"


def how_sure(worked: Worked, subject: Subject) -> str:
    """This will give on how many answers each month rests."""
    fewest, most = worked.bases
    if fewest == most:
        return gettext("Each month rests on %(most)s %(what)s.") % {"most": most, "what": subject.base_words}
    given = {"fewest": fewest, "most": most, "what": subject.base_words}
    return gettext("Each month rests on %(fewest)s to %(most)s %(what)s.") % given


def lines_of(stretch: Stretch, kind: Kind) -> str:
    """This will give "average 78%, usual range 71% to 85%"; "" where there are no lines."""
    if stretch.centre is None or stretch.lower is None or stretch.upper is None:
        return ""
    low = value(max(stretch.lower, 0), kind)
    given = {"average": value(stretch.centre, kind), "low": low, "high": value(stretch.upper, kind)}
    return gettext("average %(average)s, usual range %(low)s to %(high)s") % given


def notes(worked: Worked) -> tuple[str, ...]:
    """This will give what happened where no line can be drawn, before the first month or after the last; and where
    what is counted became another thing."""
    said = []
    for stretch in worked.stretches:
        if stretch.is_break:
            given = {"words": _names(stretch.began), "month": month(stretch.first)}
            said.append(
                gettext("%(month)s: %(words)s. Months before it are not compared with months after it.") % given
            )
    if worked.points:
        first, last = month(worked.points[0].month), month(worked.points[-1].month)
        for one in worked.earlier:
            given = {"words": one.words, "day": day(one.on), "month": first}
            said.append(
                gettext("“%(words)s” was on %(day)s, before the first month here (%(month)s): nothing to compare with.")
                % given
            )
        for one in worked.later:
            given = {"words": one.words, "day": day(one.on), "month": last}
            said.append(
                gettext("“%(words)s” was on %(day)s. The last month here is %(month)s: too soon to say what it did.")
                % given
            )
    return tuple(said)


def changed_lately(worked: Worked) -> str:
    """This will give a few words for a list of services: "Better", "Worse", "No real change" or "Too soon to say"."""
    return gettext(
        {
            Verdict.BETTER: text("Better"),
            Verdict.WORSE: text("Worse"),
            Verdict.HIGHER: text("More than usual"),
            Verdict.LOWER: text("Less than usual"),
            Verdict.NO_CHANGE: text("No real change"),
            Verdict.TOO_SOON: text("Too soon to say"),
            Verdict.NOTHING: text("Nothing to show yet"),
        }[worked.verdict]
    )


def _too_soon(worked: Worked, latest: Stretch) -> tuple[str, ...]:
    if len(worked.compared) > 1:
        many = ngettext(
            "There is %(num)s month since %(words)s.", "There are %(num)s months since %(words)s.", latest.months
        )
        before = worked.compared[-2].months
        said = [many % {"num": latest.months, "words": f"“{_names(latest.began)}”"}]
        if before < FEWEST_MONTHS:
            many = ngettext(
                "There is %(num)s month to compare with.", "There are %(num)s months to compare with.", before
            )
            said.append(many % {"num": before})
        return tuple(said)
    many = ngettext("There is %(num)s month with answers.", "There are %(num)s months with answers.", latest.months)
    return (
        many % {"num": latest.months},
        gettext("We say something from %(months)s months on.") % {"months": FEWEST_MONTHS},
    )


def _before_and_after(worked: Worked) -> str:
    before, after = worked.compared[-2:]
    months = ngettext("The last %(num)s month sits", "The last %(num)s months sit", after.months) % {
        "num": after.months
    }
    given = {
        "months": months,
        "now": value(after.centre or 0, worked.kind),
        "before": before.months,
        "then": value(before.centre or 0, worked.kind),
    }
    return gettext("%(months)s around %(now)s, after %(before)s months around %(then)s.") % given


def _average(worked: Worked, latest: Stretch) -> str:
    given = {"months": latest.months, "now": value(latest.centre or 0, worked.kind)}
    return gettext("These %(months)s months sit around %(now)s.") % given


def _latest_month(worked: Worked) -> str:
    point = worked.latest
    assert point is not None, "a verdict of change has a month"
    words = meaning(point.meaning)
    given = {"month": month(point.month), "what": words[:1].lower() + words[1:]}
    return gettext("%(month)s: %(what)s.") % given


def _drawn_anew(latest: Stretch) -> str:
    given = {"month": month(latest.first), "words": _names(latest.began)}
    return gettext("We drew a new average from %(month)s, because of “%(words)s”.") % given


def _names(began: tuple[Happened, ...]) -> str:
    return and_list([one.words for one in began])


def months_words(first: date, last: date) -> str:
    """This will give "November 2024 to October 2026"."""
    return gettext("%(first)s to %(last)s") % {"first": month(first), "last": month(last)}


def how_worked_out(worked: Worked) -> tuple[str, ...]:
    """This will say which chart and rules were used, so that somebody else can do the same."""
    from partake.methods.control_charts import PRESETS

    preset = PRESETS[worked.preset]
    kinds = {
        Kind.SHARE: text(
            "This is a p′ chart: the number who answer changes from month to month, so each month has its own range."
        ),
        Kind.NUMBER: text("This is an XmR chart: each month is one number, set beside the month before it."),
    }
    said = [
        gettext(kinds[worked.kind]),
        gettext(
            "Rules: %(preset)s. A month stands out when it is outside the range; when %(run)s months in a row are on "
            "one side of the average; when %(trend)s go the same way; or when 2 of 3 are near the same edge."
        )
        % {"preset": preset.name, "run": preset.run, "trend": preset.trend},
        gettext("Lines that rest on fewer than %(months)s months are a first guess.")
        % {"months": preset.settled_after},
        gettext(
            "A recorded change starts a new average: from its own month when it came in the first half, else from the "
            "next. It has made a difference when most months since then leave the range before it, or their average "
            "moved further than chance moves averages of so many months (6 or more on both sides)."
        ),
        gettext("A month with fewer than %(least)s answers is drawn but not judged.") % {"least": FEWEST_ANSWERS},
    ]
    return tuple(said if worked.kind is Kind.SHARE else said[:-1])
