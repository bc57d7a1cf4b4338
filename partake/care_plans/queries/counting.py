"""Counts of plans for those who answer for a practice: read as they were made, never made anew."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef

from partake.care_plans import access
from partake.care_plans.domain.conversations import ConversationKind, ConversationState
from partake.care_plans.domain.counting import (
    Counted,
    CountTable,
    Felt,
    Quarter,
    Reviewed,
    Stage,
    age_group,
    ethnic_group,
    gender,
    quarter_named,
    tables_of,
)
from partake.care_plans.domain.states import FeltInvolved, OfferAnswer
from partake.care_plans.models import (
    CaseloadEntry,
    Conversation,
    FeltInvolvedAnswer,
    PlanCounts,
    PlanOffer,
    PlanVersion,
)
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.kernel.verdict import NotFound
from partake.organisations.domain import OrganisationKind, RoleCode
from partake.organisations.models import Organisation
from partake.people.queries.counted import list_registered

QUESTIONS = ("ETHNIC_GROUP", "GENDER")


@dataclass(frozen=True)
class PracticeCounts:
    """One practice and quarter, to show, to copy, or to stand as evidence. Every number in it is a `SafeCount`."""

    organisation_id: UUID
    organisation_name: str
    quarter: Quarter
    counted_on: date
    tables: tuple[CountTable, ...]


@dataclass(frozen=True)
class CountedPractice:
    """A practice whose counts the reader may see, with the quarters counted, the newest first."""

    id: UUID
    name: str
    quarters: tuple[Quarter, ...]


def count_plans(actor: Actor, organisation: Organisation, quarter: Quarter) -> PracticeCounts:
    """This will give one practice's counts for one quarter. Raises `Refused`, and `NotFound` when that quarter is not
    counted, which it is once it is over."""
    access.can_see_counts(actor, organisation.pk).require()
    row = PlanCounts.objects.filter(organisation=organisation, quarter=quarter.code).first()
    if row is None:
        raise NotFound
    return PracticeCounts(organisation.public_id, organisation.name, quarter, row.counted_on, tables_of(row.cells))


def list_counted(actor: Actor) -> tuple[CountedPractice, ...]:
    """This will give the practices whose counts the actor may see, by name. Raises `Refused`."""
    access.can_see_some_counts(actor).require()
    practices = Organisation.objects.filter(kind=OrganisationKind.GP_PRACTICE)
    if not actor.has_role(RoleCode.PLACE_ADMINISTRATOR):
        practices = practices.filter(pk__in=actor.organisation_ids)
    quarters: dict[int, list[Quarter]] = {}
    counted = PlanCounts.objects.filter(organisation__in=practices).order_by("-quarter")
    for organisation_id, code in counted.values_list("organisation_id", "quarter"):
        if quarter := quarter_named(code):
            quarters.setdefault(organisation_id, []).append(quarter)
    return tuple(
        CountedPractice(one.public_id, one.name, tuple(quarters.get(one.pk, ())))
        for one in practices.order_by("name", "pk")
    )


def practices_to_count(quarter: Quarter, *, most: int) -> list[Organisation]:
    """This will give practices that were there in a quarter which is not counted yet."""
    counted = PlanCounts.objects.filter(organisation=OuterRef("pk"), quarter=quarter.code)
    practices = Organisation.objects.filter(kind=OrganisationKind.GP_PRACTICE, valid_from__lte=quarter.last_on)
    return list(practices.filter(~Exists(counted)).order_by("pk")[:most])


def people_to_count(organisation: Organisation, quarter: Quarter) -> Iterable[Counted]:
    """This will say of everybody who was registered on the quarter's last day what is counted of them."""
    people = list_registered(organisation.pk, on=quarter.last_on, questions=QUESTIONS)
    stages, reviewed, felt = (
        _stages(organisation, quarter),
        _reviewed(organisation, quarter),
        _felt(organisation, quarter),
    )
    for one in people:
        yield Counted(
            age_group(one.born_on, quarter.last_on),
            ethnic_group(one.answers.get("ETHNIC_GROUP", "")),
            gender(one.answers.get("GENDER", "")),
            stages.get(one.person_pk, Stage.NOT_OFFERED),
            reviewed.get(one.person_pk),
            felt.get(one.person_pk),
        )


def _stages(organisation: Organisation, quarter: Quarter) -> dict[int, Stage]:
    ended = clock.start_of(quarter.last_on + timedelta(days=1))
    here = {"person__care_relationships__organisation": organisation}
    said = {OfferAnswer.YES: Stage.OFFERED, OfferAnswer.NOT_NOW: Stage.NOT_NOW, OfferAnswer.NO: Stage.SAID_NO}
    offers = PlanOffer.objects.filter(at__lt=ended, **here).order_by("at", "pk")
    found = {pk: said[OfferAnswer(answer)] for pk, answer in offers.values_list("person_id", "answer")}
    agreed = PlanVersion.objects.filter(
        agreed_at__lt=ended, plan__person__care_relationships__organisation=organisation
    )
    return found | dict.fromkeys(agreed.values_list("plan__person_id", flat=True), Stage.HAS_PLAN)


def _reviewed(organisation: Organisation, quarter: Quarter) -> dict[int, Reviewed]:
    """A review that is still to be held, though its day was in the quarter or before, is late as much as one held
    after its day."""
    held = Conversation.objects.filter(
        person__care_relationships__organisation=organisation,
        kind=ConversationKind.REVIEW,
        due_on__gte=quarter.first_on,
        due_on__lte=quarter.last_on,
    ).order_by("held_on", "pk")
    found = {
        pk: Reviewed.ON_TIME if on_time else Reviewed.LATE for pk, on_time in held.values_list("person_id", "on_time")
    }
    waiting = CaseloadEntry.objects.filter(practice=organisation, review_on__lte=quarter.last_on)
    return found | dict.fromkeys(waiting.values_list("person_id", flat=True), Reviewed.LATE)


def _felt(organisation: Organisation, quarter: Quarter) -> dict[int, Felt]:
    talked = Conversation.objects.filter(
        person__care_relationships__organisation=organisation,
        state=ConversationState.HELD,
        held_on__gte=quarter.first_on,
        held_on__lte=quarter.last_on,
    )
    found = dict.fromkeys(talked.values_list("person_id", flat=True), Felt.NOT_ANSWERED)
    answers = FeltInvolvedAnswer.objects.filter(
        person__care_relationships__organisation=organisation,
        at__gte=clock.start_of(quarter.first_on),
        at__lt=clock.start_of(quarter.last_on + timedelta(days=1)),
    ).order_by("at", "pk")
    for pk, felt in answers.values_list("person_id", "felt"):
        found[pk] = Felt.AS_WANTED if felt == FeltInvolved.AS_MUCH_AS_I_WANTED else Felt.OTHERWISE
    return found
