"""Whom to tell when a plan is written in or agreed. The person always knows what others wrote in their plan."""

from datetime import date

from partake.accounts.models import User
from partake.care_plans import letters
from partake.care_plans.domain.states import Side
from partake.care_plans.models import Agreement, PlanVersion
from partake.correspondence.actions import tell
from partake.correspondence.domain import Recipient
from partake.documents import Document
from partake.kernel import clock
from partake.kernel.ref import Ref
from partake.organisations.models import Organisation
from partake.people import recipients
from partake.people.door import OpenRecord
from partake.people.models import Person
from partake.people.queries.registration import practice_of


def of_writing(record: OpenRecord) -> None:
    """This will tell the person, once a day at most, that somebody wrote in their plan with them or for them."""
    if record.is_own:
        return
    today = clock.today()
    _tell(
        record,
        _person(record),
        letters.plan_written(record, on=today),
        about=Ref("people.person", str(record.person.id)),
        key=f"plan-written:{record.person.id}:{record.actor.user_id}:{today.isoformat()}",
    )


def of_answer(record: OpenRecord, version: PlanVersion, agreement: Agreement) -> None:
    """This will tell the other side what one side said; and the person what was written down as said by them."""
    about = Ref("care_plans.plan", str(version.plan.public_id))
    key = f"plan-answer:{agreement.pk}"
    if agreement.side == Side.PROFESSIONAL or not record.is_own:
        _tell(record, _person(record), letters.answer_given(record, version, agreement), about=about, key=key)
    elif (practice := practice_of(record.person.pk)) is not None:
        to = recipients.of_organisation(Organisation.objects.get(pk=practice))
        _tell(record, to, letters.person_answered(record, version, agreement), about=about, key=key)


def of_action(record: OpenRecord, taker: User, *, due_on: date | None, about: Ref, key: str) -> None:
    """This will tell a member of staff that somebody else wrote down that they do an action."""
    if taker.pk != record.actor.user_id:
        _tell(record, recipients.of_user(taker), letters.action_given(due_on), about=about, key=key)


def of_agreement(record: OpenRecord, version: PlanVersion) -> None:
    """This will tell the person that the plan is now agreed by both, and how to have it on paper."""
    about = Ref("care_plans.plan", str(version.plan.public_id))
    key = f"plan-agreed:{version.plan.public_id}:{version.number}"
    _tell(record, _person(record), letters.plan_agreed(version), about=about, key=key)


def of_words(record: OpenRecord, document: Document, *, about: Ref, key: str) -> None:
    """This will send the person what somebody else wrote down as theirs, word for word."""
    if not record.is_own:
        _tell(record, _person(record), document, about=about, key=key)


def _person(record: OpenRecord) -> Recipient:
    return recipients.of_person(Person.objects.get(pk=record.person.pk))


def _tell(record: OpenRecord, to: Recipient, document: Document, *, about: Ref, key: str) -> None:
    tell(
        actor=record.actor,
        recipient=to,
        document=document,
        about=about,
        key=key,
        sender_id=practice_of(record.person.pk),
    )
