"""Agreeing to a plan for somebody who can't decide it today: by one with the power, or in their best interests; and
what the person says of it on a day when they can. Their own words are never replaced."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext

from partake.audit.actions import record as record_event
from partake.audit.domain import Basis
from partake.care_plans import access, telling
from partake.care_plans.agreements import ForThem, Word, hold_draft, settle, take_down, version_ref
from partake.care_plans.domain.states import Side, VersionState
from partake.care_plans.drafts import who_wrote
from partake.care_plans.events import AGREED_FOR_THEM, PLAN_AGREED, SAID_AFTERWARDS
from partake.care_plans.models import Agreement, Plan, PlanVersion
from partake.care_plans.queries.agreements import answers_to
from partake.kernel import clock
from partake.kernel.ref import Ref
from partake.kernel.verdict import NotFound, Rejected, Stale
from partake.people import access_representing as representing
from partake.people.actions.capacity import BestInterests, record_best_interests
from partake.people.domain import AskedHow
from partake.people.door import OpenRecord
from partake.people.models import Representative
from partake.people.powers import POWER_WORDS, powers
from partake.people.queries.capacity import cannot_decide


@transaction.atomic
def agree_for(
    *,
    record: OpenRecord,
    representative_id: UUID,
    agrees: bool,
    words: str,
    edition: int | None,
    said_how: AskedHow = AskedHow.THEMSELVES,
) -> Agreement:
    """This will record what one with the power says to the draft for the person: said by themselves, or written down
    by the practice. What the person said of these very words since they were found unable stands against it: then the
    practice checks again first. The person is told. Raises `Refused`, `Rejected`, `NotFound`, `Stale`."""
    draft = hold_draft(record, edition)
    about = version_ref(draft.plan.public_id, draft.number)
    access.can_agree_for_them(record, about).require()

    row = _decider(record, representative_id)
    capacity = cannot_decide(record.person.pk, about)
    assert capacity is not None  # the verdict asked
    own = answers_to(draft).own
    if own is not None and own.at >= capacity.decided_at:
        representing.nobody_checked(record).require()
    if record.is_staff and said_how is AskedHow.THEMSELVES:
        raise Rejected("said_how", gettext("How did %(name)s tell you this?") % {"name": row.name})
    word = Word(
        side=Side.PERSON,
        name=row.name,
        role=POWER_WORDS[Basis(row.basis)].title,
        agrees=agrees,
        words=words,
        said_how=said_how if record.is_staff else AskedHow.THEMSELVES,
        recorded_by=who_wrote(record.actor),
        for_them=ForThem(capacity, representative=row),
    )
    return _answer_for(record, draft, word)


@transaction.atomic
def agree_in_best_interests(*, record: OpenRecord, given: BestInterests, edition: int | None) -> Agreement:
    """This will agree to the draft for a person who can't decide it today and for whom nobody has the power to, and
    keep why it is best for them. Raises `Refused`, `Rejected`, `NotFound`, `Stale`."""
    draft = hold_draft(record, edition)
    access.can_agree_as_professional(record).require()

    about = version_ref(draft.plan.public_id, draft.number)
    decision = record_best_interests(record=record, about=about, given=given)
    word = Word(
        side=Side.PERSON,
        name=record.actor.display_name,
        role="Best interests decision",
        agrees=True,
        words="",
        said_how=AskedHow.THEMSELVES,
        recorded_by=who_wrote(record.actor),
        for_them=ForThem(decision.capacity, best_interests=decision),
    )
    return _answer_for(record, draft, word)


@transaction.atomic
def say_afterwards(
    *,
    record: OpenRecord,
    agrees: bool,
    words: str,
    number: int | None,
    said_how: AskedHow = AskedHow.THEMSELVES,
) -> Agreement:
    """This will put what the person says, on a day when they can, beside what was agreed for them in version `number`.
    What was agreed stands until both agree again; a no is told to the practice at once. Raises `Refused`, `Rejected`,
    `NotFound`, `Stale` when another version is agreed by now."""
    access.can_agree_for_themselves(record).require()

    plan = Plan.objects.select_for_update().filter(person_id=record.person.pk).first()
    version = plan.versions.filter(state=VersionState.AGREED).first() if plan else None
    if version is None or answers_to(version).given is None:
        raise NotFound
    if version.number != number:
        raise Stale(version)
    if not record.is_own and said_how is AskedHow.THEMSELVES:
        raise Rejected("said_how", gettext("How did %(name)s tell you this?") % {"name": record.person.first_name})
    word = Word(
        side=Side.PERSON,
        name=record.person.name,
        role="",
        agrees=agrees,
        words=words,
        said_how=AskedHow.THEMSELVES if record.is_own else said_how,
        recorded_by=who_wrote(record.actor),
    )
    agreement = take_down(version, word)

    record_event(
        SAID_AFTERWARDS,
        actor=record.actor,
        about=Ref("care_plans.plan", str(version.plan.public_id)),
        person_id=record.person.id,
        codes={"version": version.number, "agrees": agrees},
    )

    telling.of_answer(record, version, agreement)
    return agreement


def _decider(record: OpenRecord, representative_id: UUID) -> Representative:
    """The one with the power, standing today: the reader alone, or for the practice anyone it has on record."""
    rows = Representative.objects.standing(clock.today()).filter(
        person_id=record.person.pk,
        public_id=representative_id,
        basis__in=[basis for basis, power in powers().items() if power.decides],
    )
    if not record.is_staff:
        rows = rows.filter(user_id=record.actor.user_id or -1)
    row = rows.first()
    if row is None:
        raise NotFound
    return row


def _answer_for(record: OpenRecord, draft: PlanVersion, word: Word) -> Agreement:
    agreement = take_down(draft, word)
    is_agreed = settle(draft)
    assert word.for_them is not None

    record_event(
        PLAN_AGREED if is_agreed else AGREED_FOR_THEM,
        actor=record.actor,
        about=Ref("care_plans.plan", str(draft.plan.public_id)),
        person_id=record.person.id,
        codes={
            "version": draft.number,
            "edition": draft.edition,
            "agrees": word.agrees,
            "capacity": str(word.for_them.capacity.public_id),
        },
    )

    telling.of_answer(record, draft, agreement)
    if is_agreed:
        telling.of_agreement(record, draft)
    return agreement
