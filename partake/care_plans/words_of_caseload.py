"""The caseload as its page says it: where a plan stands, and what is due when."""

from django.utils.translation import gettext, ngettext

from partake.care_plans.domain.caseload import TAB_WORDS, CaseloadLine, Standing, Tab
from partake.care_plans.domain.reviews import days_late
from partake.care_plans.domain.states import OfferAnswer
from partake.kernel import clock
from partake.ui import words

# What each question's last column is headed.
WHEN_WORDS = {
    Tab.REVIEW: "review",
    Tab.CHANGED: "changed",
    Tab.SOMEBODY_NEW: "review",
    Tab.ASK_AGAIN: "ask",
    Tab.NO_PLAN: "ask",
    Tab.ALL: "review",
}


def tab(of: Tab) -> str:
    return gettext(TAB_WORDS[of])


def standing(line: CaseloadLine) -> str:
    """This will say where the plan stands: "Agreed, version 3." """
    number = {"number": line.version}
    match line.standing:
        case Standing.AGREED:
            return gettext("Agreed, version %(number)s.") % number
        case Standing.CHANGING:
            return gettext("Version %(number)s is being written. The one before stands.") % number
        case Standing.DRAFT:
            return gettext("Begun. Not agreed yet.")
    return _offer(line)


def _offer(line: CaseloadLine) -> str:
    if line.offer is None or line.offered_at is None:
        return gettext("Not offered yet.")
    said = {
        OfferAnswer.YES: gettext("Said yes on %(day)s. Not begun yet."),
        OfferAnswer.NOT_NOW: gettext("Said not now on %(day)s."),
        OfferAnswer.NO: gettext("Said no on %(day)s."),
    }
    return said[line.offer] % {"day": words.day(line.offered_at)}


def when_heading(of: Tab) -> str:
    return {"review": gettext("Review"), "changed": gettext("Changed"), "ask": gettext("Ask again")}[WHEN_WORDS[of]]


def when(line: CaseloadLine, of: Tab) -> str:
    """This will give the day the question is about, in words; a dash when there is none."""
    match WHEN_WORDS[of]:
        case "changed":
            return words.weekday_day(line.changed_at) if line.changed_at else "–"
        case "ask":
            return words.day(line.ask_again_on) if line.ask_again_on else "–"
    return words.day(line.review_on) if line.review_on else "–"


def late(line: CaseloadLine, of: Tab) -> str:
    """This will say how late what is asked is, or nothing: "Late: 12 days"."""
    day = {"review": line.review_on, "ask": line.ask_again_on}.get(WHEN_WORDS[of])
    days = days_late(day, clock.today())
    return ngettext("Late: %(days)s day", "Late: %(days)s days", days) % {"days": days} if days else ""


def about(of: Tab) -> str:
    """This will say who is on the list, and in which order."""
    return {
        Tab.REVIEW: gettext("Reviews due in the next 4 weeks, and those that are late. The oldest is first."),
        Tab.CHANGED: gettext(
            "Plans that somebody wrote in, in the last 90 days, since you last opened them. The newest is first."
        ),
        Tab.SOMEBODY_NEW: gettext(
            "Somebody said they would do something in these plans, and can’t open them any more. By family name."
        ),
        Tab.ASK_AGAIN: gettext("People who said not now, or no, and gave a day to ask again. The soonest is first."),
        Tab.NO_PLAN: gettext("People whose plan is not begun, whatever they said when it was offered. By family name."),
        Tab.ALL: gettext("Everyone whose plan you may open for your job, with a plan or without. By family name."),
    }[of]


def empty(of: Tab) -> str:
    """This will say what would stand on an empty list."""
    return {
        Tab.REVIEW: gettext("No review is due in the next 4 weeks, and none is late."),
        Tab.CHANGED: gettext("You have seen everything that was written."),
        Tab.SOMEBODY_NEW: gettext("Everything that staff said they would do still has somebody to do it."),
        Tab.ASK_AGAIN: gettext("Nobody is waiting to be asked again."),
        Tab.NO_PLAN: gettext("Everybody you plan with has a plan, or has begun one."),
        Tab.ALL: gettext("People appear here when they register with your practice, or share their plan with you."),
    }[of]
