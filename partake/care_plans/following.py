"""What becomes of plans when something becomes of a person: two records joined, a practice changed, a death."""

from collections.abc import Collection

from partake.care_plans import caseload, undertakings
from partake.care_plans.domain.preparing import PreparationState
from partake.care_plans.models import (
    CaseloadEntry,
    Conversation,
    FeltInvolvedAnswer,
    InvolvementWish,
    Plan,
    PlanOffer,
    PlanQuestion,
    Preparation,
    Printed,
    Update,
)
from partake.kernel import clock
from partake.people.merging.journal import Journal
from partake.people.merging.moving import join_numbered
from partake.people.models import Person

ROOM = "care_plans"
MOVED_WHOLE = (FeltInvolvedAnswer, PlanOffer, Conversation, PlanQuestion, Update)
# The list is written again for both records; nothing of it is worth keeping.
WRITTEN_AGAIN = (CaseloadEntry,)


def move_everything(journal: Journal, *, kept: Person, other: Person) -> None:
    """This will move what was said about planning. A plan moves when the kept record has none. When both have one,
    neither is changed: the other's stays with the record it was written in, and is read from the kept one as an
    earlier plan (`queries.plan.get_plan`), so that nothing is lost and parting them needs nothing."""
    plan_moves = not Plan.objects.filter(person=kept).exists()
    for model in MOVED_WHOLE:
        for row in model._default_manager.filter(person_id=other.pk).order_by("pk"):
            journal.change(row, person_id=kept.pk)
    join_numbered(journal, InvolvementWish, within=None, written="at", kept=kept, other=other)
    _preparations(journal, kept, other)
    for paper in Printed.objects.filter(person=other).order_by("pk"):
        if plan_moves or paper.plan_version_id is None:  # what is on paper stays with the plan it is of
            journal.change(paper, person_id=kept.pk)
    if plan_moves:
        for plan in Plan.objects.filter(person=other):
            journal.change(plan, person_id=kept.pk)


def _preparations(journal: Journal, kept: Person, other: Person) -> None:
    """Of two that are open the kept record's goes on, and the other is closed with its answers kept."""
    is_open = Preparation.objects.filter(person=kept).exclude(state=PreparationState.USED).exists()
    for row in Preparation.objects.filter(person=other).order_by("pk"):
        if is_open and row.state != PreparationState.USED:
            journal.change(row, state=PreparationState.USED, used_at=clock.now())
        journal.change(row, person_id=kept.pk)


def care_changed(people: Collection[int]) -> None:
    """This will bring the lists into step, and see whether whoever said they would do something still can."""
    caseload.keep(people)
    undertakings.lapse(people)
