"""Talks, reviews and questions as pages say them."""

from datetime import date

from django.utils.translation import gettext, ngettext

from partake.care_plans.domain.conversations import (
    HELD_HOW_WORDS,
    KIND_OF_TALK_WORDS,
    NOT_HELD_WORDS,
    ConversationKind,
    HeldHow,
    NotHeld,
)
from partake.care_plans.domain.states import FELT_WORDS, STATUS_WORDS, FeltInvolved
from partake.care_plans.queries.between import Said
from partake.care_plans.queries.conversations import ReviewNow, Talk, TalkToLead
from partake.kernel import clock
from partake.ui import words


def kind(code: str) -> str:
    return gettext(KIND_OF_TALK_WORDS[ConversationKind(code)])


def how(code: str) -> str:
    return gettext(HELD_HOW_WORDS[HeldHow(code)])


def not_held(code: str) -> str:
    return gettext(NOT_HELD_WORDS[NotHeld(code)])


def felt(code: str) -> str:
    return gettext(FELT_WORDS[FeltInvolved(code)])


def late(days: int) -> str:
    """This will give "Late: 20 days", or nothing."""
    return ngettext("Late: %(days)s day", "Late: %(days)s days", days) % {"days": days} if days else ""


def when(talk: Talk | TalkToLead) -> str:
    """This will give "Tuesday 24 November, 10:40am", or say that there is no day yet."""
    if talk.planned_on is None:
        return gettext("The day is not agreed yet")
    return words.weekday_day(talk.planned_on) + (f", {talk.planned_time}" if talk.planned_time else "")


def held(talk: Talk) -> str:
    """This will say in one line what became of a talk."""
    if talk.held_on:
        return gettext("Talked on %(day)s.") % {"day": words.day(talk.held_on)}
    if talk.not_held:
        return gettext("It did not happen. %(why)s.") % {"why": not_held(talk.not_held)}
    return when(talk) + "."


def review(now: ReviewNow) -> str:
    """This will say when the plan is looked at again, and how late that is."""
    if now.days_late:
        day = {"day": words.day(now.due_on)}
        return gettext("We were to look again on %(day)s.") % day
    return gettext("We look again on %(day)s.") % {"day": words.day(now.due_on)}


def on_time(talk: Talk) -> str:
    """This will say whether a review was held by the day it was due."""
    if talk.due_on is None or talk.held_on is None:
        return ""
    if talk.on_time:
        return gettext("It was held by the day you chose, %(day)s.") % {"day": words.day(talk.due_on)}
    days = (talk.held_on - talk.due_on).days
    said = {"days": days, "day": words.day(talk.due_on)}
    return (
        ngettext(
            "It was held %(days)s day after the day you chose, %(day)s.",
            "It was held %(days)s days after the day you chose, %(day)s.",
            days,
        )
        % said
    )


def status(said: Said) -> str:
    return gettext(STATUS_WORDS[said.status]) if said.status else ""


def arrangement(values: dict[str, object]) -> str:
    """This will say what somebody planned as one short text, to hold two of them side by side."""
    on = values.get("planned_on") or values.get("held_on")
    said = [
        words.day(on) if isinstance(on, date) else gettext("No day"),
        str(values.get("planned_time") or ""),
        how(str(values["how"])) if values.get("how") else "",
        str(values.get("where") or ""),
        str(values.get("about") or ""),
    ]
    return "\n".join(one for one in said if one)


def is_today(day: date) -> bool:
    return day == clock.today()
