"""What a survey says of one question, in words anyone can read. A figure never stands without its range and base."""

from collections.abc import Sequence

from django.utils.translation import gettext

from partake.insight.surveys.catalogue import Question, Scale, Survey
from partake.insight.surveys.figures import Band, Change, Figure, Stretch, change_in
from partake.kernel.texts import text
from partake.methods.funnel import Position

TOO_MUCH_NOT_REACHED = 0.05  # our own: more than this, and a score stands for other patients than it says
NOT_SHOWN = text("Too few answers to show safely.")
BANDS: dict[Band, str] = {
    Band.BETTER: text("Better than expected"),
    Band.SAME: text("About the same as expected"),
    Band.WORSE: text("Worse than expected"),
}
POSITIONS: dict[Position, str] = {
    Position.WITHIN: text("No more different than chance makes it"),
    Position.HIGH: text("Higher than chance usually makes it"),
    Position.LOW: text("Lower than chance usually makes it"),
    Position.VERY_HIGH: text("Much higher than chance makes it"),
    Position.VERY_LOW: text("Much lower than chance makes it"),
}


def amount(value: float, scale: Scale) -> str:
    """This will write "84%", or "7.8 out of 10"."""
    if scale is Scale.SHARE:
        return f"{100 * value:.0f}%"
    return gettext("%(score)s out of 10") % {"score": f"{value:.1f}"}


def with_range(figure: Figure, scale: Scale) -> str:
    """This will write "84% (79 to 88) of 112 people"; of a figure that is not shown, why."""
    if figure.value is None:
        return gettext(NOT_SHOWN)
    given = {"value": amount(figure.value, scale), "base": f"{figure.base:,}"}
    if figure.low is None or figure.high is None:
        return gettext("%(value)s, from %(base)s people") % given
    given |= {"low": end_of(figure.low, scale), "high": end_of(figure.high, scale)}
    return gettext("%(value)s (%(low)s to %(high)s) of %(base)s people") % given


def end_of(value: float, scale: Scale) -> str:
    """This will write one end of a range."""
    return f"{100 * value:.0f}" if scale is Scale.SHARE else f"{value:.1f}"


def banded(figure: Figure, scale: Scale) -> str:
    """This will say where a figure stands against what its publisher expects: "Better than expected (7.4 to 8.1)."; ""
    where it gives no limits."""
    if figure.band is None or figure.expected is None:
        return ""
    low, high = (end_of(one, scale) for one in figure.expected)
    return gettext("%(band)s (%(low)s to %(high)s).") % {"band": gettext(BANDS[figure.band]), "low": low, "high": high}


def headline(question: Question, parts: Sequence[Stretch], scale: Scale, method: str = "A") -> str:
    """This will give the newest year in one sentence, with the letter of its method where there is one."""
    if not parts:
        return gettext("Nothing was brought in about this yet.")
    newest = parts[-1].figures[-1]
    if not newest.is_shown:
        return gettext("%(year)s: too few answers to show safely.") % {"year": newest.year}
    given = {"figure": with_range(newest, scale), "says": gettext(question.says), "year": newest.year}
    if scale is Scale.SCORE:
        said = gettext("In %(year)s: %(figure)s.") % given
        return f"{said} {banded(newest, scale)}".strip()
    said = gettext("In %(year)s, %(figure)s %(says)s.") % given
    if not question.by_method:
        return said
    return said + " " + gettext("Counted by method %(letter)s.") % {"letter": method}


def changed(parts: Sequence[Stretch]) -> str:
    """This will answer "Has it changed?" from the newest stretch alone."""
    if not parts:
        return ""
    stretch = parts[-1]
    change, before = change_in(stretch)
    if before is None:
        if len(stretch.figures) == 1 and stretch.began:
            given = {"why": gettext(stretch.began.why), "year": stretch.figures[0].year}
            return gettext("Too soon to say. %(why)s So %(year)s is the first year to compare with.") % given
        return gettext("Too soon to say.")
    if change is Change.UNKNOWN:
        return _from_to(before, stretch.figures[-1])
    year = {"year": before.year}
    return {
        Change.NONE: gettext("No real change since %(year)s.") % year,
        Change.UP: gettext("Yes, it went up since %(year)s, by more than chance.") % year,
        Change.DOWN: gettext("Yes, it went down since %(year)s, by more than chance.") % year,
    }[change]


def _from_to(before: Figure, now: Figure) -> str:
    """Of scores without a range: what they were, and no more."""
    given = {
        "before": end_of(before.value or 0, Scale.SCORE),
        "then": before.year,
        "now": end_of(now.value or 0, Scale.SCORE),
        "year": now.year,
    }
    said = gettext("It was %(before)s in %(then)s, and is %(now)s in %(year)s.") % given
    return said + " " + gettext("We cannot say if that is more than chance: the publisher gives no range.")


def asked_and_answered(figure: Figure) -> str:
    """This will say how many of those asked answered; "" where the file does not."""
    if not figure.asked or figure.answered is None:
        return ""
    given = {
        "asked": f"{figure.asked:,}",
        "answered": f"{figure.answered:,}",
        "share": f"{100 * figure.answered / figure.asked:.0f}",
        "year": figure.year,
    }
    return gettext("In %(year)s, %(asked)s people were asked and %(answered)s answered: %(share)s%%.") % given


def how_sure(survey: Survey, parts: Sequence[Stretch]) -> tuple[str, ...]:
    """This will say whose answers these are, and what the range does and does not say."""
    said = [gettext(survey.who)]
    newest = parts[-1].figures[-1] if parts else None
    if newest:
        said.append(asked_and_answered(newest))
    shown = [one for part in parts for one in part.figures if one.is_shown]
    if any(one.has_range for one in shown):
        said.append(
            gettext(
                "The range says how far chance could move the figure. "
                "It does not say what those who did not answer think."
            )
        )
    if any(one.expected for one in shown):
        said.append(
            gettext(
                "The expected range is the publisher’s own: where it expects a score like this from how many answered "
                "and how much trusts differ. Inside it, a score is about the same as most."
            )
        )
    elif survey.scale is Scale.SCORE:
        said.append(
            gettext("Nothing here says whether this is better or worse than expected: only the publisher can say that.")
        )
    if survey.scale is Scale.SCORE:
        said.append(
            gettext(
                "Each answer scores from 0 (worst) to 10 (best). Answers are weighted, as if the people here were of "
                "the same ages, sexes and ways of coming in as patients of the whole country."
            )
        )
    if newest and newest.not_reached >= TOO_MUCH_NOT_REACHED:
        said.append(
            gettext(
                "%(share)s%% of the country’s patients are of a kind that nobody here speaks for. So do not compare "
                "this score with another hospital’s."
            )
            % {"share": f"{100 * newest.not_reached:.0f}"}
        )
    if any(one.has_range and not one.is_published_range for one in shown):
        said.append(
            gettext(
                "Where the publisher gives no range we work it out as if every answer weighed the same. "
                "The true one is a little wider."
            )
        )
    return tuple(one for one in said if one)


def unchecked(parts: Sequence[Stretch]) -> str:
    """This will say which years rest on columns that nobody has checked; "" where there are none."""
    years = [str(one.year) for part in parts for one in part.figures if not one.verified]
    if not years:
        return ""
    given = {"years": ", ".join(years)}
    said = gettext(
        "We have not checked the columns of %(years)s against the publisher’s own list. "
        "Look at its website before you rely on a figure."
    )
    return said % given
