"""Asking what became of a test that is due."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext

from partake.audit.actions import record as record_event
from partake.care_plans import access, telling
from partake.care_plans.domain.contents import Kind
from partake.care_plans.domain.going import GOING
from partake.care_plans.domain.states import VersionState
from partake.care_plans.drafts import who_wrote
from partake.care_plans.events import TEST_ASKED_ABOUT
from partake.care_plans.models import DueTest, Plan, Progress
from partake.kernel import clock
from partake.kernel.ref import Ref
from partake.kernel.verdict import NotFound, Rejected
from partake.people.door import OpenRecord
from partake.people.queries.registration import practice_of


@transaction.atomic
def ask_about_test(*, record: OpenRecord, key: UUID, words: str) -> Progress:
    """This will ask the person's practice about a test of the agreed card, and keep the question with the test.

    Raises `Refused`, `NotFound`, and `Rejected` when the test is done or no practice looks after the person.
    """
    access.can_ask_about_test(record).require()

    plan = Plan.objects.select_for_update().filter(person_id=record.person.pk).first()
    agreed = plan.versions.filter(state=VersionState.AGREED).first() if plan else None
    test = DueTest.objects.standing_in(agreed.number).filter(plan=plan, key=key).first() if agreed else None
    if plan is None or test is None:
        raise NotFound
    if test.status in GOING[Kind.TEST].closed:
        raise Rejected("", gettext("This test is not waiting any more."))
    practice = practice_of(record.person.pk)
    if practice is None:
        raise Rejected("", gettext("No practice looks after this record now. Call whoever arranges the test."))
    asked = Progress.objects.create(
        plan=plan,
        key=key,
        status=test.status,
        words=words,
        at=clock.now(),
        said_by=record.person.name if record.is_own else who_wrote(record.actor),
        by_person=record.is_own,
    )

    record_event(
        TEST_ASKED_ABOUT,
        actor=record.actor,
        about=Ref(f"care_plans.{Kind.TEST}", str(key)),
        person_id=record.person.id,
        codes={"status": test.status},
    )

    telling.of_question(record, asked, practice)
    telling.of_writing(record)
    return asked
