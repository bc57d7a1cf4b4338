"""A plan as pages and paper say it: who, when, how it goes, and what changed."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext, ngettext

from partake.care_plans.domain.comparing import Change, ChangeKind, Comparison, Difference
from partake.care_plans.domain.contents import IF_WORSE, KIND_WORDS, SINGLE, Action, DueTest, Kind
from partake.care_plans.domain.pathways import PATHWAY_WORDS
from partake.care_plans.domain.reviews import INTERVAL_WORDS
from partake.care_plans.domain.states import (
    AREA_WORDS,
    INVOLVEMENT_WORDS,
    STATUS_WORDS,
    ActionStatus,
    GoalStatus,
    Involvement,
    TestStatus,
)
from partake.care_plans.domain.ways_back import HOW_FAST_WORDS
from partake.care_plans.kinds import columns_of
from partake.care_plans.knowledge import topic_of
from partake.care_plans.queries.agreements import Answer
from partake.care_plans.queries.lines import LineNow
from partake.care_plans.queries.plan import PlanPage
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
    TestStatus.DONE: "green",
}
# The one role that is a reason and not a job, kept in a row as it stands here.
BEST_INTERESTS = text("Best interests decision")
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
    "condition": text("What it is for"),
    "warning": text("Signs that something is changing"),
    "emergency": text("Signs to call 999"),
    "call_name": text("Who I call"),
    "call_phone": text("Their number"),
    "call_hours": text("When they answer"),
    "how_fast": text("How fast they see me or call me back"),
    "say": text("What I say"),
    "what_i_do": text("What I do"),
    "calm": text("What helps me stay calm"),
    "steady": text("How I am as usual"),
    "good_until": text("Good until"),
    "who_arranges": text("Who arranges it"),
    "which": text("Pathway"),
    "suggested_by": text("Who suggested it"),
    "score": text("A number that pointed to it"),
    "score_from": text("Where the number comes from"),
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
# Fields that hold a code, and the words of each.
CODED: dict[str, Mapping[Any, str]] = {"area": AREA_WORDS, "how_fast": HOW_FAST_WORDS, "which": PATHWAY_WORDS}


SEVERAL: dict[Kind, str] = {
    Kind.CONDITION: text("Conditions"),
    Kind.ADDITIONAL: text("Other plans"),
    Kind.CONTACT: text("People who help"),
    Kind.DOCUMENT: text("Other documents"),
}
# What a plan ends with, in this order.
REST = (
    Kind.CONDITION,
    Kind.ADDITIONAL,
    Kind.FORMULATION,
    Kind.CONTACT,
    Kind.FUNDING,
    Kind.REVIEW,
    Kind.PREPARED,
    Kind.DOCUMENT,
)


def kind(of: Kind) -> str:
    """This will give "A goal"."""
    return gettext(KIND_WORDS[of])


def heading(of: Kind, rows: Sequence[LineNow]) -> str:
    """This will name one or several lines of a kind: "A condition", "Conditions"."""
    return gettext(SEVERAL[of]) if of in SEVERAL and len(rows) > 1 else kind(of)


def rest(page: PlanPage) -> list[Kind]:
    """This will give the kinds that stand at the end of a plan, those alone that say something."""
    return [one for one in REST if page.all(one)]


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


def test_due(line: LineNow) -> str:
    """This will say when a test is due and who arranges it: "By 4 December 2026. Millbrook Surgery, 01632 960144." """
    test = line.said
    assert isinstance(test, DueTest)
    said = [
        gettext("By %(day)s.") % {"day": words.day(test.due_on)} if test.due_on else "",
        gettext("%(who)s arranges it.") % {"who": test.who_arranges} if test.who_arranges else "",
        f"{test.contact.rstrip('.')}." if test.contact else "",
    ]
    return " ".join(one for one in said if one)


def late(line: LineNow) -> str:
    """This will give "Late: 20 days", or nothing; of a version that ended, what was late then."""
    days = line.days_late(line.ended_on or clock.today())
    return ngettext("Late: %(days)s day.", "Late: %(days)s days.", days) % {"days": days} if days else ""


def out_of_ten(number: int) -> str:
    return gettext("%(number)s out of 10") % {"number": number}


def coded(name: str, code: str) -> str:
    """This will give the words of a field that holds a code."""
    return gettext(CODED[name][code]) if code else ""


def area(code: str) -> str:
    return coded("area", code)


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
    return coded(name, str(said)) if name in CODED else str(said)


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
    coded = difference.field == "code" or difference.field in CODED
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
    Kind.WAY_BACK: text("My way back in: the signs, and who I call"),
    Kind.PATHWAY: text("My pathway: how I am followed up"),
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
        if not (one in SINGLE and page.all(one)) and not (one in IF_WORSE and not page.sees_if_worse)
    ]


def _agreed_as(answer: Answer) -> str:
    return gettext("%(name)s for them") % {"name": answer.name} if answer.is_for_them else answer.name


def answered_for(record: OpenRecord, answer: Answer) -> str:
    """This will say who answered for the person, by what power, and when they could not decide it themselves."""
    assert answer.checked_at is not None  # asked of such an answer alone
    said = {
        "first": record.person.first_name,
        "name": answer.name,
        "power": gettext(answer.role),
        "day": words.day(answer.checked_at),
    }
    if answer.agrees:
        because = gettext("because on %(day)s %(first)s could not decide this") % said
        return gettext("Agreed for %(first)s by %(name)s (%(power)s), %(because)s.") % {**said, "because": because}
    return gettext("%(name)s (%(power)s) does not agree for %(first)s, who on %(day)s could not decide this.") % said


def answered_for_you(answer: Answer) -> str:
    """This will say the same to the person themselves."""
    assert answer.checked_at is not None  # asked of such an answer alone
    said = {"name": answer.name, "power": gettext(answer.role), "day": words.day(answer.checked_at)}
    if answer.agrees:
        return gettext("Agreed for you by %(name)s (%(power)s), because on %(day)s you could not decide this.") % said
    return gettext("%(name)s (%(power)s) does not agree for you. On %(day)s you could not decide this.") % said


def standing(page: PlanPage) -> str:
    """This will say in one sentence which version this is and who agreed to it."""
    shown = page.shown
    if shown is None:
        return gettext("No plan yet.")
    said = {"number": shown.number}
    if shown.agreed_at is None:
        return gettext("Version %(number)s, a draft. Not agreed yet.") % said
    names = words.and_list(_agreed_as(answer) for answer in shown.everything_said if answer.agrees)
    return gettext("Version %(number)s, agreed by %(names)s on %(day)s.") % {
        **said,
        "names": names,
        "day": words.day(shown.agreed_at),
    }
