"""Agreeing to a plan: the person and a professional, each to the very words they saw."""

from django.db import transaction

from partake.audit.actions import record as record_event
from partake.care_plans import access, caseload, telling
from partake.care_plans.domain.states import VERSION_MOVES, Side, VersionState
from partake.care_plans.drafts import who_wrote
from partake.care_plans.events import AGREEMENT_RECORDED, PLAN_AGREED
from partake.care_plans.models import Agreement, Plan, PlanVersion
from partake.care_plans.queries.agreements import standing_answers
from partake.kernel import clock
from partake.kernel.ref import Ref
from partake.kernel.verdict import NotFound, Rejected, Stale
from partake.people.domain import AskedHow
from partake.people.door import OpenRecord


@transaction.atomic
def record_agreement(
    *,
    record: OpenRecord,
    side: Side,
    agrees: bool,
    words: str,
    edition: int | None,
    said_how: AskedHow = AskedHow.THEMSELVES,
) -> Agreement:
    """This will record what one side says to the draft, with their words. When both agree to the same edition, it
    becomes the agreed version and the one before is kept as superseded.

    `edition` is that of the draft as the page showed it; when anyone wrote since, `Stale` is raised and nobody has
    agreed to words they did not see. Raises `Refused`, `Rejected`, `NotFound` when there is no draft.
    """
    may = access.can_agree_for_themselves if side is Side.PERSON else access.can_agree_as_professional
    may(record).require()

    plan = Plan.objects.select_for_update().filter(person_id=record.person.pk).first()
    draft = plan.versions.filter(state=VersionState.DRAFT).first() if plan else None
    if draft is None:
        raise NotFound
    if draft.edition != edition:
        raise Stale(draft)
    for_them = side is Side.PERSON and not record.is_own
    if for_them and said_how is AskedHow.THEMSELVES:
        raise Rejected("said_how", f"How did {record.person.first_name} tell you this?")
    if not agrees and not words.strip():
        raise Rejected("words", "You have not said what you would change. What is it?")
    job = record.actor.main_role
    agreement = Agreement.objects.create(
        plan_version=draft,
        edition=draft.edition,
        side=side,
        agrees=agrees,
        words=words,
        name=record.person.name if side is Side.PERSON else record.actor.display_name,
        role="" if side is Side.PERSON or job is None else job.job_title,
        said_how=said_how if for_them else AskedHow.THEMSELVES,
        recorded_by=who_wrote(record.actor),
        at=clock.now(),
    )
    standing = standing_answers(draft)
    is_agreed = len(standing) == len(Side) and all(answer.agrees for answer in standing.values())
    if is_agreed:
        _agree(draft)
        caseload.keep([record.person.pk])
    else:
        caseload.touched(record.person.pk)

    record_event(
        PLAN_AGREED if is_agreed else AGREEMENT_RECORDED,
        actor=record.actor,
        about=Ref("care_plans.plan", str(draft.plan.public_id)),
        person_id=record.person.id,
        codes={"version": draft.number, "edition": draft.edition, "side": side, "agrees": agrees},
    )

    telling.of_answer(record, draft, agreement)
    if is_agreed:
        telling.of_agreement(record, draft)
    return agreement


def _agree(draft: PlanVersion) -> None:
    now = clock.now()
    for before in draft.plan.versions.filter(state=VersionState.AGREED):
        _move(before, VersionState.SUPERSEDED)
        before.superseded_at = now
        before.save(update_fields=["state", "superseded_at"])
    _move(draft, VersionState.AGREED)
    draft.agreed_at = now
    draft.save(update_fields=["state", "agreed_at"])


def _move(version: PlanVersion, to: VersionState) -> None:
    assert to in VERSION_MOVES[VersionState(version.state)], f"{version.state} cannot become {to}"
    version.state = to
