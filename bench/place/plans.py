"""The rows of plans: three people in ten have one, in two versions with three needs, four goals and six actions, what
was said since, and a talk. Everybody has their line of the caseload."""

from collections.abc import Callable
from datetime import date, timedelta

from bench.place.invented import Invented
from partake.care_plans.domain.caseload import sort_name
from partake.care_plans.models import (
    Action,
    Agreement,
    CaseloadEntry,
    Contact,
    Contingency,
    Conversation,
    FeltInvolvedAnswer,
    Goal,
    Need,
    Plan,
    PlanOffer,
    PlanVersion,
    Progress,
    Review,
    Undertaking,
)

LINE = ("plan_id", "key", "since", "until", "place", "written_at", "written_by", "helped_by")
COLUMNS: dict[type, tuple[str, ...]] = {
    Plan: ("id", "public_id", "person_id", "started_at", "started_by"),
    PlanVersion: (
        "id", "plan_id", "number", "state", "edition", "started_at", "started_by", "changed_at", "agreed_at",
        "superseded_at",
    ),
    Agreement: (
        "plan_version_id", "edition", "side", "agrees", "words", "name", "role", "said_how", "recorded_by", "at",
    ),
    Need: (*LINE, "words", "area"),
    Goal: (*LINE, "under", "words", "why", "importance", "status"),
    Action: (*LINE, "under", "what", "by_person", "who_name", "due_on", "status"),
    Contingency: (*LINE, "triggers", "happens", "contacts"),
    Contact: (*LINE, "name", "role", "is_key_worker"),
    Review: (*LINE, "review_on", "every_months", "reviewer_name"),
    Progress: ("plan_id", "key", "status", "words", "at", "said_by", "by_person"),
    Conversation: (
        "public_id", "person_id", "kind", "state", "how", "led_by_user_id", "led_by", "organisation_id", "planned_at",
        "planned_by", "held_on", "due_on", "on_time", "closed_at", "closed_by",
    ),
    FeltInvolvedAnswer: ("person_id", "felt", "said_how", "recorded_by", "at"),
    PlanOffer: ("person_id", "answer", "ask_again_on", "said_how", "offered_by", "at"),
    Undertaking: ("public_id", "plan_id", "key", "user_id", "given_at", "given_by"),
    CaseloadEntry: (
        "public_id", "person_id", "practice_id", "sort_name", "standing", "version", "review_on", "changed_at", "offer",
        "offered_at", "ask_again_on",
    ),
}  # fmt: skip
Adder = Callable[[type], Callable[[tuple[object, ...]], None]]
NEEDS, GOALS, ACTIONS = 3, 4, 6


def has_plan(number: int) -> bool:
    """Whether person `number` has a plan: those with a sign-in do, and two in ten besides."""
    return number % 10 in (0, 3, 7)


def plan_rows(
    add: Adder,
    invented: Invented,
    *,
    number: int,
    pk: int,
    name: str,
    practice_id: int,
    staff: tuple[int, str],
    today: date,
) -> None:
    """This will make what one person has of plans: a plan, or sometimes an offer, and their line of the caseload."""
    given, _, family = name.partition(" ")
    entry: tuple[object, ...] = ("NONE", 0, None, None, "", None, None)
    if has_plan(number):
        review_on, changed_at = _plan(add, invented, pk, name, practice_id, staff, today)
        entry = ("AGREED", 2, review_on, changed_at, "", None, None)
    elif number % 10 == 1:
        at = invented.moment_before(today, 200)
        ask_again = str(today + timedelta(days=invented.bits(8) - 60))
        add(PlanOffer)((pk, "NOT_NOW", ask_again, "BY_PHONE", staff[1], at))
        entry = ("NONE", 0, None, None, "NOT_NOW", at, ask_again)
    add(CaseloadEntry)((invented.public_id(), pk, practice_id, sort_name(family, given), *entry))


def _plan(
    add: Adder, invented: Invented, pk: int, name: str, practice_id: int, staff: tuple[int, str], today: date
) -> tuple[str, str]:
    """The plan's id is the person's. Its first version was changed: a goal and an action said anew, one of each added,
    an action taken out. Gives when it is looked at again, and when something was last said."""
    user, colleague = staff
    first, second, changed = sorted(invented.moment_before(today, 600) for _ in range(3))
    add(Plan)((pk, invented.public_id(), pk, first, name))
    add(PlanVersion)((2 * pk, pk, 1, "SUPERSEDED", 15, first, name, first, first, second))
    add(PlanVersion)((2 * pk + 1, pk, 2, "AGREED", 8, second, name, second, second, None))
    for version, at, edition in ((2 * pk, first, 15), (2 * pk + 1, second, 8)):
        add(Agreement)((version, edition, "PERSON", 1, "Yes.", name, "", "THEMSELVES", name, at))
        add(Agreement)((version, edition, "PROFESSIONAL", 1, "", colleague, "nurse", "THEMSELVES", colleague, at))

    def line(since: int, until: int | None, place: int, at: str, key: str = "") -> tuple[object, ...]:
        return (pk, key or invented.public_id(), since, until, place, at, name, colleague)

    needs = [invented.public_id() for _ in range(NEEDS)]
    goals = [invented.public_id() for _ in range(GOALS)]
    actions = [invented.public_id() for _ in range(ACTIONS)]
    for place, key in enumerate(needs):
        add(Need)((*line(1, None, place, first, key), invented.sentence(), "HEALTH"))
    for place, key in enumerate(goals):
        since, until = (2, None) if place == GOALS - 1 else (1, 2 if place == 0 else None)
        goal = (needs[place % NEEDS], invented.sentence()[:300], invented.sentence(), 8, "GOING_WELL")
        add(Goal)((*line(since, until, place, first, key), *goal))
        if place == 0:
            add(Goal)((*line(2, None, place, second, key), goal[0], invented.sentence()[:300], *goal[2:]))
    for place, key in enumerate(actions):
        since, until = (2, None) if place == ACTIONS - 1 else (1, 2 if place < 2 else None)
        by_person = int(place != 2)
        due_on = str(today + timedelta(days=invented.bits(7) - 40))
        said = (
            goals[place % (GOALS - 1)],
            invented.sentence()[:300],
            by_person,
            "" if by_person else colleague,
            due_on,
        )
        add(Action)((*line(since, until, place, first, key), *said, "IN_PROGRESS"))
        if place == 0:
            add(Action)((*line(2, None, place, second, key), *said, "IN_PROGRESS"))
    add(Contingency)((*line(1, None, 1, first), "My ankles swell\nI gain 2 kg", invented.sentence(), "01632 960144"))
    add(Contact)((*line(1, None, 1, first), colleague, "practice nurse", 1))
    review_on = str(today + timedelta(days=invented.bits(9) % 365 - 30))
    add(Review)((*line(1, None, 1, first), review_on, 6, colleague))
    for key, at in ((goals[0], second), (actions[0], second), (actions[0], changed)):
        add(Progress)((pk, key, "IN_PROGRESS" if key == actions[0] else "GOING_WELL", invented.sentence(), at, name, 1))
    talk = (invented.public_id(), pk, "REVIEW", "HELD", "IN_PERSON", user, colleague, practice_id, first, colleague)
    add(Conversation)((*talk, second[:10], second[:10], 1, second, colleague))
    add(FeltInvolvedAnswer)((pk, "AS_MUCH_AS_I_WANTED", "THEMSELVES", name, second))
    if pk % 9 == 0:
        add(Undertaking)((invented.public_id(), pk, actions[2], user, second, name))
    return review_on, changed
