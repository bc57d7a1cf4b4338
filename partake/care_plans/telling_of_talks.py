"""Whom to tell of talks, of a review that is near, and of what is asked between two talks."""

from django.urls import reverse

from partake.accounts.links import on_our_site
from partake.accounts.models import User
from partake.care_plans import letters_of_talks
from partake.care_plans.models import Conversation, PlanQuestion, Review
from partake.care_plans.queries.between import WhoAnswers
from partake.correspondence.actions import tell
from partake.correspondence.domain import Recipient
from partake.documents import Document
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.kernel.ref import Ref
from partake.organisations.models import Organisation
from partake.people import recipients
from partake.people.door import OpenRecord
from partake.people.queries.registration import practice_of


def of_talk(record: OpenRecord, talk: Conversation, document: Document, *, key: str) -> None:
    """This will tell the person what was planned, changed, held or not, in their format."""
    _tell(record.actor, recipients.of_person(talk.person), document, _about(talk), key, talk.person_id)


def of_leading(record: OpenRecord, talk: Conversation) -> None:
    """This will tell a colleague, once, that they are to lead a talk that somebody else planned."""
    if talk.led_by_user_id == record.actor.user_id:
        return
    to = recipients.of_user(User.objects.get(pk=talk.led_by_user_id))
    key = f"talk-to-lead:{talk.public_id}:{talk.led_by_user_id}"
    _tell(record.actor, to, letters_of_talks.talk_to_lead(record, talk), _about(talk), key, talk.person_id)


def of_question(actor: Actor, question: PlanQuestion) -> None:
    """This will tell whoever is to answer: the key worker themselves where we know them, else their body."""
    document = letters_of_talks.question_asked(question)
    key = f"plan-question:{question.public_id}:{question.version}"
    _tell(actor, _answerer(question), document, _about(question), key, question.person_id)


def of_late_question(actor: Actor, question: PlanQuestion) -> None:
    """This will tell the body, whoever in it the question went to."""
    to, key = recipients.of_organisation(question.organisation), f"plan-question-late:{question.public_id}"
    _tell(actor, to, letters_of_talks.question_late(question), _about(question), key, question.person_id)


def of_moved_question(actor: Actor, question: PlanQuestion) -> None:
    """This will tell the person who has their question now."""
    key = f"plan-question-moved:{question.public_id}:{question.version}"
    document = letters_of_talks.question_moved(question)
    _tell(actor, recipients.of_person(question.person), document, _about(question), key, question.person_id)


def of_answer(record: OpenRecord, question: PlanQuestion) -> None:
    """This will give the person the answer, in their format."""
    to, key = recipients.of_person(question.person), f"plan-question-answer:{question.public_id}"
    document = letters_of_talks.question_answered(question)
    _tell(record.actor, to, document, _about(question), key, question.person_id)


def of_near_review(actor: Actor, review: Review, to: WhoAnswers | None) -> None:
    """This will tell the person, and whoever answers for the plan now, that its day is near or past."""
    person, on = review.plan.person, review.review_on
    about = Ref("care_plans.plan", str(review.plan.public_id))
    key = f"review-near:{review.plan.public_id}:{on.isoformat()}"
    address = on_our_site(reverse("care_plans:plan", args=[person.public_id]))
    letter = letters_of_talks.review_near(on, address, late=on < clock.today())
    _tell(actor, recipients.of_person(person), letter, about, key, person.pk)
    if to is not None:
        responsible = _staff(to.planner.user_id if to.planner else None, to.organisation_id)
        _tell(actor, responsible, letters_of_talks.review_to_plan(on), about, f"{key}:staff", person.pk)


def _answerer(question: PlanQuestion) -> Recipient:
    return _staff(question.to_user_id, question.organisation_id)


def _staff(user_id: int | None, organisation_id: int) -> Recipient:
    if user_id is not None:
        return recipients.of_user(User.objects.get(pk=user_id))
    return recipients.of_organisation(Organisation.objects.get(pk=organisation_id))


def _about(row: Conversation | PlanQuestion) -> Ref:
    kind = "conversation" if isinstance(row, Conversation) else "plan_question"
    return Ref(f"care_plans.{kind}", str(row.public_id))


def _tell(actor: Actor, to: Recipient, document: Document, about: Ref, key: str, person_pk: int) -> None:
    tell(actor=actor, recipient=to, document=document, about=about, key=key, sender_id=practice_of(person_pk))
