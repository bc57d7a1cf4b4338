"""Who may decide about the draft when the person can't: what was found, who has the power, and what follows."""

from dataclasses import dataclass

from django.utils.translation import gettext

from partake.care_plans import access
from partake.care_plans.agreements import version_ref
from partake.care_plans.queries.plan import PlanPage
from partake.kernel.ref import Ref
from partake.kernel.verdict import NotFound, Verdict
from partake.people import access_representing as representing
from partake.people.door import OpenRecord
from partake.people.queries.capacity import CapacityLine, cannot_decide, line_of
from partake.people.queries.representatives import Speaker, list_deciders


@dataclass(frozen=True)
class Deciding:
    """About agreeing to one draft. `holds` is the finding because of which somebody else may, None when the person
    decides; `deciders` are those with the power whom this reader may know of."""

    about: Ref
    question: str
    holds: CapacityLine | None
    deciders: tuple[Speaker, ...]
    may_check: Verdict
    may_agree_for: Verdict
    nobody_has_the_power: Verdict


def about_draft(record: OpenRecord, page: PlanPage) -> tuple[Ref, str]:
    """This will give what a finding about the draft is about, and the question in words. Raises `NotFound` where
    there is no draft."""
    if page.draft is None or page.plan_id is None:
        raise NotFound
    question = gettext("Whether to agree to version %(number)s of %(name)s’s plan") % {
        "number": page.draft.number,
        "name": record.person.first_name,
    }
    return version_ref(page.plan_id, page.draft.number), question


def get_deciding(record: OpenRecord, page: PlanPage) -> Deciding:
    """This will give who may decide about the draft today, and why. Raises `Refused`, `NotFound`."""
    access.can_see_plan(record).require()
    about, question = about_draft(record, page)
    found = cannot_decide(record.person.pk, about)
    return Deciding(
        about,
        question,
        line_of(found) if found else None,
        list_deciders(record),
        representing.can_record_capacity(record),
        access.can_agree_for_them(record, about),
        representing.nobody_has_the_power(record),
    )
