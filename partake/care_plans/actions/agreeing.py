"""Agreeing to a plan: the person and a professional, each to the very words they saw."""

from django.db import transaction
from django.utils.translation import gettext

from partake.audit.actions import record as record_event
from partake.care_plans import access, telling
from partake.care_plans.agreements import Word, hold_draft, settle, take_down
from partake.care_plans.domain.states import Side
from partake.care_plans.drafts import who_wrote
from partake.care_plans.events import AGREEMENT_RECORDED, PLAN_AGREED
from partake.care_plans.models import Agreement
from partake.kernel.ref import Ref
from partake.kernel.verdict import Rejected
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

    draft = hold_draft(record, edition)
    for_them = side is Side.PERSON and not record.is_own
    if for_them and said_how is AskedHow.THEMSELVES:
        raise Rejected("said_how", gettext("How did %(name)s tell you this?") % {"name": record.person.first_name})
    job = record.actor.main_role
    word = Word(
        side=side,
        name=record.person.name if side is Side.PERSON else record.actor.display_name,
        role="" if side is Side.PERSON or job is None else job.job_title,
        agrees=agrees,
        words=words,
        said_how=said_how if for_them else AskedHow.THEMSELVES,
        recorded_by=who_wrote(record.actor),
    )
    agreement = take_down(draft, word)
    is_agreed = settle(draft)

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
