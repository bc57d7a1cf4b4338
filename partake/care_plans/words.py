"""A plan as pages and paper say it: who, when, how it goes, and what changed."""

from datetime import date
from uuid import UUID

from django.utils.translation import gettext, ngettext

from partake.care_plans.domain.comparing import Change, ChangeKind, Comparison, Difference
from partake.care_plans.domain.contents import KIND_WORDS, SINGLE, Action, Kind
from partake.care_plans.domain.reviews import INTERVAL_WORDS
from partake.care_plans.domain.states import (
    AREA_WORDS,
    INVOLVEMENT_WORDS,
    STATUS_WORDS,
    ActionStatus,
    GoalStatus,
    Involvement,
    NeedArea,
    Side,
)
from partake.care_plans.kinds import columns_of
from partake.care_plans.knowledge import topic_of
from partake.care_plans.queries.plan import LineNow, PlanPage
from partake.kernel import clock
from partake.kernel.texts import text
from partake.people.door import OpenRecord
from partake.ui import words

COLOURS = {
    GoalStatus.GOING_WELL: "green",
    GoalStatus.REACHED: "green",
    GoalStatus.NOT_AS_HOPED: "yellow",
    ActionStatus.DONE: "green",
    ActionStatus.STUCK: "yellow",
}
FIELD_WORDS = {
    "code": text("Information about it"),
    "account": text("On Partake"),
    "words": text("The words"),
    "area": text("Part of life"),
    "why": text("Why it matters"),
    "importance": text("How much it matters"),
    "what": text("What will be done"),
    "by_person": text("Who does it"),
    "who_name": text("Who does it"),
    "who_role": text("Their job or team"),
    "who_contact": text("How to reach them"),
    "due_on": text("The date"),
    "how_often": text("How often"),
    "strategies": text("What would help"),
    "confidence": text("How sure I am"),
    "review_on": text("When we look again"),
    "outcome": text("How we will know"),
    "triggers": text("Signs that things have changed"),
    "name": text("Name"),
    "happens": text("What should happen"),
    "contacts": text("Who to call"),
    "coping": text("What helps me through it"),
    "signs": text("What others would notice early"),
    "medicines": text("Medicines or equipment to have ready"),
    "statement": text("What I would want"),
    "statement_on": text("When I said this"),
    "statement_where": text("Where it is kept"),
    "reviewer": text("Who arranges that"),
    "prepared_by": text("Who made it with me"),
    "role": text("Job"),
    "speciality": text("Helps with"),
    "team": text("Team"),
    "organisation": text("Organisation"),
    "contact": text("How to reach them"),
    "is_key_worker": text("My key worker"),
    "from_on": text("Since"),
    "to_on": text("Until"),
    "made_on": text("When"),
    "made_where": text("Where"),
    "made_by": text("Made with"),
    "made_by_role": text("Their job"),
    "body_code": text("ODS code"),
    "every_months": text("How often we look again"),
    "reviewer_name": text("Who arranges it"),
    "reviewer_role": text("Their job"),
    "reviewer_contact": text("How to reach them"),
    "where": text("Where"),
    "where_code": text("ODS code"),
    "by_name": text("Made with"),
    "by_role": text("Their job"),
    "by_organisation": text("Their organisation"),
    "dated_on": text("Its date"),
}
OUT_OF_TEN = frozenset({"importance", "confidence"})


def kind(of: Kind) -> str:
    """This will give "A goal"."""
    return gettext(KIND_WORDS[of])


def status(code: str) -> str:
    return gettext(STATUS_WORDS[code])


def colour(code: str) -> str:
    """This will give the tag colour that repeats a status, which its word has already said."""
    return next((found for known, found in COLOURS.items() if known == code), "grey")


def who(action: Action, record: OpenRecord) -> str:
    """This will name who does an action: "Me" on one's own page."""
    if action.by_person:
        return gettext("Me") if record.is_own else record.person.first_name
    return action.who_name


def when(line: LineNow) -> str:
    """This will say when an action is done: "By 20 November 2026. Three times a week." """
    action = line.said
    assert isinstance(action, Action)
    said = []
    if action.due_on:
        said.append(gettext("By %(day)s.") % {"day": words.day(action.due_on)})
    if action.how_often:
        said.append(action.how_often[0].upper() + action.how_often[1:].rstrip(".") + ".")
    if action.review_on:
        said.append(gettext("We look again on %(day)s.") % {"day": words.day(action.review_on)})
    return " ".join(said)


def late(line: LineNow) -> str:
    """This will give "Late: 20 days", or nothing."""
    days = line.days_late(clock.today())
    return ngettext("Late: %(days)s day.", "Late: %(days)s days.", days) % {"days": days} if days else ""


def out_of_ten(number: int) -> str:
    return gettext("%(number)s out of 10") % {"number": number}


def area(code: str) -> str:
    return gettext(AREA_WORDS[NeedArea(code)]) if code else ""


def involvement(how: str, ask_name: str) -> str:
    said = gettext(INVOLVEMENT_WORDS[Involvement(how)])
    return f"{said}: {ask_name}" if ask_name else said


def field(name: str) -> str:
    return gettext(FIELD_WORDS[name])


def value(name: str, said: object) -> str:
    """This will say one value of a line as a page does; nothing said gives nothing."""
    if said is None or said == "":
        return ""
    if isinstance(said, bool):
        return gettext("Yes") if said else gettext("No")
    if isinstance(said, UUID):
        return gettext("Yes")
    if isinstance(said, date):
        return words.day(said)
    if name in OUT_OF_TEN and isinstance(said, int):
        return out_of_ten(said)
    if name == "code":
        topic = topic_of(str(said))
        return topic.name if topic else ""
    if name == "every_months" and isinstance(said, int):
        return interval(said)
    return area(str(said)) if name == "area" else str(said)


def interval(months: int) -> str:
    """This will give "Every 3 months", as it is asked."""
    known = INTERVAL_WORDS.get(months)
    return gettext(known) if known else gettext("Every %(months)s months") % {"months": months}


def summary(comparison: Comparison) -> str:
    """This will give "1 thing is new, 2 changed, 1 ended"."""
    new, changed, ended = (comparison.count(one) for one in ChangeKind)
    said = [
        ngettext("%(count)s thing is new", "%(count)s things are new", new) % {"count": new} if new else "",
        ngettext("%(count)s changed", "%(count)s changed", changed) % {"count": changed} if changed else "",
        ngettext("%(count)s ended", "%(count)s ended", ended) % {"count": ended} if ended else "",
    ]
    return words.and_list(one for one in said if one) or gettext("nothing changed")


CHANGE_WORDS = {
    ChangeKind.NEW: (text("New"), "blue"),
    ChangeKind.CHANGED: (text("Changed"), "purple"),
    ChangeKind.ENDED: (text("Ended"), "grey"),
}


def change_tag(change: Change) -> tuple[str, str]:
    """This will give a change's tag and its colour."""
    said, its_colour = CHANGE_WORDS[change.change]
    return gettext(said), its_colour


def change_sentence(change: Change) -> str:
    """This will say a change in one plain sentence: what moved first, else how many things are different."""
    named = {"kind": kind(change.kind), "title": change.title}
    if change.change is not ChangeKind.CHANGED or not change.title:
        return gettext("%(kind)s: %(title)s") % named if change.title else named["kind"]
    moved = next((one for one in change.differences if one.field == "due_on" and one.after), None)
    if moved is not None and isinstance(moved.after, date):
        day = {"day": words.day(moved.after)}
        return gettext("%(kind)s: %(title)s. Its date moved to %(day)s") % {**named, **day}
    return gettext("%(kind)s: %(title)s") % named


def number_sentence(difference: Difference) -> str:
    """This will say a number that went up or down, or a day that moved, without two boxes."""
    before, after = value(difference.field, difference.before), value(difference.field, difference.after)
    said = {"field": field(difference.field), "before": before, "after": after}
    if not before:
        return gettext("%(field)s: %(after)s. It was not said before.") % said
    if not after:
        return gettext("%(field)s: it was %(before)s, and is not said now.") % said
    return gettext("%(field)s: from %(before)s to %(after)s.") % said


def is_text(difference: Difference) -> bool:
    """Whether a difference is one of words, shown side by side."""
    coded = difference.field in ("area", "code")
    return isinstance(difference.before, str) and isinstance(difference.after, str) and not coded


def facts(line: LineNow) -> list[tuple[str, str]]:
    """This will give what a line says as pairs of a name and words; what names the line itself has no name."""
    return [
        ("" if name in ("name", "words") else field(name), said)
        for name, raw in columns_of(line.said).items()
        if raw is not False and (said := value(name, raw))
    ]


TO_WRITE: dict[Kind, str] = {
    Kind.NEED: text("Something that is hard, or a worry"),
    Kind.CONDITION: text("A condition I live with"),
    Kind.STRENGTH: text("Something I am good at, or glad of"),
    Kind.CONTINGENCY: text("What to do if things change"),
    Kind.REVIEW: text("When we look at the plan again"),
    Kind.CONTACT: text("Somebody who helps me for their job"),
    Kind.ADDITIONAL: text("Another plan, such as planning ahead"),
    Kind.DOCUMENT: text("Another document, and where it is"),
    Kind.FORMULATION: text("How we understand where things come from"),
    Kind.FUNDING: text("Who pays"),
    Kind.PREPARED: text("Where this plan was made, and with whom"),
}


def to_write(page: PlanPage) -> list[tuple[Kind, str]]:
    """This will give what can be written anew: what there is only one of, only while there is none."""
    return [
        (one, gettext(said))
        for one, said in TO_WRITE.items()
        if not (one in SINGLE and page.all(one)) and not (one is Kind.CONTINGENCY and not page.sees_if_worse)
    ]


def standing(page: PlanPage) -> str:
    """This will say in one sentence which version this is and who agreed to it."""
    shown = page.shown
    if shown is None:
        return gettext("No plan yet.")
    said = {"number": shown.number}
    if shown.agreed_at is None:
        return gettext("Version %(number)s, a draft. Not agreed yet.") % said
    names = words.and_list(
        shown.answers[side].name for side in Side if side in shown.answers and shown.answers[side].agrees
    )
    return gettext("Version %(number)s, agreed by %(names)s on %(day)s.") % {
        **said,
        "names": names,
        "day": words.day(shown.agreed_at),
    }
