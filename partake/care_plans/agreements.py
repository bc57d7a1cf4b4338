"""The steps that every answer to a plan takes: to the very draft the page showed, by a side, and what follows when
both agree. An answer may be given for the person; whose word it is then stands in the row."""

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext

from partake.care_plans import caseload
from partake.care_plans.domain.states import VERSION_MOVES, Side, VersionState
from partake.care_plans.models import Agreement, Plan, PlanVersion
from partake.care_plans.queries.agreements import standing_answers
from partake.kernel import clock
from partake.kernel.ref import Ref
from partake.kernel.verdict import NotFound, Rejected, Stale
from partake.people.domain import AskedHow
from partake.people.door import OpenRecord
from partake.people.models import BestInterestsDecision, CapacityDecision, Representative


@dataclass(frozen=True)
class ForThem:
    """Who answered for the person, and the finding that let them: one with a power, or a best interests decision."""

    capacity: CapacityDecision
    representative: Representative | None = None
    best_interests: BestInterestsDecision | None = None


@dataclass(frozen=True)
class Word:
    """One answer: whose, yes or no, in which words, and how it was told when somebody else typed it."""

    side: Side
    name: str
    role: str
    agrees: bool
    words: str
    said_how: AskedHow
    recorded_by: str
    for_them: ForThem | None = None


def version_ref(plan_id: UUID, number: int) -> Ref:
    """What a finding about agreeing to one version is about: another version is another decision."""
    return Ref("care_plans.version", f"{plan_id}/{number}")


def hold_draft(record: OpenRecord, edition: int | None) -> PlanVersion:
    """This will give the draft as the page showed it, the plan held. Raises `NotFound`, `Stale`."""
    plan = Plan.objects.select_for_update().filter(person_id=record.person.pk).first()
    draft = plan.versions.filter(state=VersionState.DRAFT).first() if plan else None
    if draft is None:
        raise NotFound
    if draft.edition != edition:
        raise Stale(draft)
    return draft


def take_down(version: PlanVersion, word: Word) -> Agreement:
    """This will keep one answer. Raises `Rejected` for a no that does not say what to change."""
    if not word.agrees and not word.words.strip():
        raise Rejected("words", gettext("You have not said what you would change. What is it?"))
    given = word.for_them
    return Agreement.objects.create(
        plan_version=version,
        edition=version.edition,
        side=word.side,
        agrees=word.agrees,
        words=word.words,
        name=word.name,
        role=word.role[:200],
        said_how=word.said_how,
        recorded_by=word.recorded_by,
        at=clock.now(),
        capacity=given.capacity if given else None,
        representative=given.representative if given else None,
        best_interests=given.best_interests if given else None,
    )


def settle(draft: PlanVersion) -> bool:
    """This will make the draft the agreed version when both sides agree to its newest edition, and say whether."""
    caseload.touched(draft.plan.person_id)
    standing = standing_answers(draft)
    if len(standing) < len(Side) or not all(answer.agrees for answer in standing.values()):
        return False
    now = clock.now()
    for before in draft.plan.versions.filter(state=VersionState.AGREED):
        _move(before, VersionState.SUPERSEDED)
        before.superseded_at = now
        before.save(update_fields=["state", "superseded_at"])
    _move(draft, VersionState.AGREED)
    draft.agreed_at = now
    draft.save(update_fields=["state", "agreed_at"])
    caseload.keep([draft.plan.person_id])
    return True


def _move(version: PlanVersion, to: VersionState) -> None:
    assert to in VERSION_MOVES[VersionState(version.state)], f"{version.state} cannot become {to}"
    version.state = to
