"""The draft of a plan: every write goes into it, and what was agreed stands untouched beside it."""

from collections.abc import Callable
from uuid import UUID

from django.db.models import Max, QuerySet
from django.utils.translation import gettext

from partake.care_plans import caseload
from partake.care_plans.domain.contents import Kind
from partake.care_plans.domain.states import VersionState
from partake.care_plans.kinds import MODEL
from partake.care_plans.models import Line, Plan, PlanVersion
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.kernel.prepared import prepared
from partake.kernel.verdict import NotFound, Rejected, Stale
from partake.people.door import OpenRecord

MOST_OF_A_KIND = 200


def hold_plan(record: OpenRecord) -> Plan:
    """This will give the person's plan, started now if there is none, and hold its row, so that two writers take
    turns. Call it inside the action's transaction."""
    held = Plan.objects.select_for_update()
    try:
        return held.get(person_id=record.person.pk)
    except Plan.DoesNotExist:
        plan, _ = Plan.objects.get_or_create(
            person_id=record.person.pk,
            defaults={"started_at": clock.now(), "started_by": record.actor.display_name},
        )
        return held.get(pk=plan.pk)


def draft_of(plan: Plan, actor: Actor) -> PlanVersion:
    """This will give the draft that writes go into, begun now if there is none. The caller holds the plan."""
    for draft in _drafts(plan.pk):  # one at most: the database sees to it
        draft.plan = plan
        return draft
    now = clock.now()
    return PlanVersion.objects.create(
        plan=plan,
        number=latest_number(plan) + 1,
        state=VersionState.DRAFT,
        started_at=now,
        started_by=actor.display_name,
        changed_at=now,
    )


def latest_number(plan: Plan) -> int:
    """This will give the number of the newest version, draft or agreed; 0 when there is none yet."""
    return next(iter(_newest_first(plan.pk)), 0)


def note_change(draft: PlanVersion, kind: Kind | None = None) -> None:
    """This will count one more edition, so that an agreement to the words before this change no longer counts; and
    note the change for the lists of those who plan with the person. The caller held the plan before it read the
    draft."""
    draft.edition, draft.changed_at = draft.edition + 1, clock.now()
    draft.save(update_fields=["edition", "changed_at"])
    if kind is Kind.REVIEW:
        caseload.keep([draft.plan.person_id])
    else:
        caseload.written(draft)


def standing_line(plan: Plan, kind: Kind, key: UUID) -> Line:
    """This will give the row of a line as it stands in the newest version. Raises `NotFound`."""
    for row in _STANDING[kind](plan.pk, key, latest_number(plan)):  # one at most: the database sees to it
        return row
    raise NotFound


@prepared
def _drafts(plan: int) -> QuerySet[PlanVersion]:
    return PlanVersion.objects.filter(plan_id=plan, state=VersionState.DRAFT)


@prepared
def _newest_first(plan: int) -> QuerySet[PlanVersion, int]:
    return PlanVersion.objects.filter(plan_id=plan).order_by("-number").values_list("number", flat=True)[:1]


def _standing(model: type[Line]) -> Callable[[int, UUID, int], list[Line]]:
    @prepared
    def standing(plan: int, key: UUID, number: int) -> QuerySet[Line]:
        return model.objects.standing_in(number).filter(plan_id=plan, key=key)

    return standing


_STANDING = {kind: _standing(model) for kind, model in MODEL.items()}


def next_place(draft: PlanVersion, kind: Kind) -> int:
    """This will give the place after the last line of a kind, and raise `Rejected` when there are too many to read."""
    rows = MODEL[kind].objects.filter(plan_id=draft.plan_id)
    if rows.standing_in(draft.number).count() >= MOST_OF_A_KIND:
        many = gettext("There are %(count)s already, more than anyone can read. Take some out first.")
        raise Rejected("", many % {"count": MOST_OF_A_KIND})
    return (rows.aggregate(last=Max("place"))["last"] or 0) + 1


def unchanged(row: Line, version: int | None) -> None:
    """This will raise `Stale`, with the row as it is, when somebody saved since the page was drawn."""
    if row.version != version:
        raise Stale(row)


def who_wrote(actor: Actor) -> str:
    """This will name somebody with their job, as a page and a letter name them."""
    return actor.name_and_job
