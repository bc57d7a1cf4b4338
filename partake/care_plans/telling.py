"""Whom to tell when a plan is written in or agreed. The person always knows what others wrote in their plan."""

from datetime import date

from partake.accounts.models import User
from partake.care_plans import letters
from partake.care_plans.domain.states import Side
from partake.care_plans.models import Agreement, PlanVersion, Progress
from partake.care_plans.queries.agreements import standing_answers
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
    tell_one(
        record,
        the_person(record),
        letters.plan_written(record, on=today),
        about=Ref("people.person", str(record.person.id)),
        key=f"plan-written:{record.person.id}:{record.actor.user_id}:{today.isoformat()}",
    )


def of_answer(record: OpenRecord, version: PlanVersion, agreement: Agreement) -> None:
    """This will tell the other side what one side said; and the person what was written down as said by them."""
    about = Ref("care_plans.plan", str(version.plan.public_id))
    key = f"plan-answer:{agreement.pk}"
    if agreement.side == Side.PROFESSIONAL or not record.is_own:
        tell_one(record, the_person(record), letters.answer_given(record, version, agreement), about=about, key=key)
    # Whoever decides for somebody is not at the practice, which hears of it as it hears of the person's own answer.
    if (
        agreement.side == Side.PERSON
        and not record.is_staff
        and (practice := practice_of(record.person.pk)) is not None
    ):
        to = recipients.of_organisation(Organisation.objects.get(pk=practice))
        tell_one(record, to, letters.person_answered(record, version, agreement), about=about, key=f"{key}:practice")


def of_action(record: OpenRecord, taker: User, *, due_on: date | None, about: Ref, key: str) -> None:
    """This will tell a member of staff that somebody else wrote down that they do an action."""
    if taker.pk != record.actor.user_id:
        tell_one(record, recipients.of_user(taker), letters.action_given(due_on), about=about, key=key)


def of_agreement(record: OpenRecord, version: PlanVersion) -> None:
    """This will tell the person that the plan is now agreed by both, and how to have it on paper."""
    about = Ref("care_plans.plan", str(version.plan.public_id))
    key = f"plan-agreed:{version.plan.public_id}:{version.number}"
    answer = standing_answers(version)[Side.PERSON]
    letter = letters.plan_agreed(version, for_them_by=answer.name if answer.is_for_them else "")
    tell_one(record, the_person(record), letter, about=about, key=key)


def of_question(record: OpenRecord, asked: Progress, practice: int) -> None:
    """This will put a question about a test to the person's practice."""
    to = recipients.of_organisation(Organisation.objects.get(pk=practice))
    about = Ref("care_plans.plan", str(asked.plan.public_id))
    tell_one(record, to, letters.test_asked_about(record), about=about, key=f"test-asked:{asked.pk}")


def of_words(record: OpenRecord, document: Document, *, about: Ref, key: str) -> None:
    """This will send the person what somebody else wrote down as theirs, word for word."""
    if not record.is_own:
        tell_one(record, the_person(record), document, about=about, key=key)


def the_person(record: OpenRecord) -> Recipient:
    """This will give how the person whose plan it is may be written to."""
    return recipients.of_person(Person.objects.get(pk=record.person.pk))


def tell_one(record: OpenRecord, to: Recipient, document: Document, *, about: Ref, key: str) -> None:
    """This will tell one reader one thing about a plan, from the person's practice."""
    tell(
        actor=record.actor,
        recipient=to,
        document=document,
        about=about,
        key=key,
        sender_id=practice_of(record.person.pk),
    )
