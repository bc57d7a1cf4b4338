"""What is done every hour without anybody asking: reviews that are near are told, questions that wait are chased or
passed on. Each is told once, so an hour that is missed or doubled harms nobody."""

from django.db.models import F

from partake.care_plans.actions import reminding
from partake.care_plans.domain.contents import Contact
from partake.care_plans.domain.conversations import ConversationState
from partake.care_plans.domain.reviews import TOLD_BEFORE
from partake.care_plans.models import Contact as ContactRow
from partake.care_plans.models import Conversation, PlanQuestion, Review
from partake.care_plans.queries.between import WhoAnswers, who_answers
from partake.care_plans.queries.conversations import planners_of
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.people.queries.registration import practice_of

REMINDERS = Actor.system("Partake’s reminders")
AT_ONCE = 1_000


def run() -> None:
    """This will tell, chase and pass on whatever is due now."""
    tell_near_reviews()
    look_after_questions()


def tell_near_reviews() -> int:
    """This will tell of each review whose day is within four weeks or past and for which no talk is planned, unless
    that day was told already. Nobody who died or moved away is written to. Gives how many were told."""
    near = (
        Review.objects.filter(until__isnull=True, review_on__lte=clock.today() + TOLD_BEFORE)
        .exclude(told_for=F("review_on"))
        .filter(plan__person__died_on__isnull=True, plan__person__moved_away_on__isnull=True)
        .filter(plan__person__superseded_by__isnull=True)
        .exclude(plan__person__in=Conversation.objects.filter(state=ConversationState.PLANNED).values("person"))
    )
    told = 0
    for review in near.select_related("plan__person").order_by("review_on", "pk")[:AT_ONCE]:
        reminding.tell_review_near(actor=REMINDERS, review=review, to=_who_answers(review.plan.person_id))
        told += 1
    return told


def look_after_questions() -> None:
    """This will pass on each open question whose key worker or body can no longer see the plan, and chase late ones."""
    waiting = PlanQuestion.objects.filter(answered_at__isnull=True, person__died_on__isnull=True)
    for question in waiting.select_related("person", "organisation").order_by("due_on", "pk")[:AT_ONCE]:
        to = _who_answers(question.person_id)
        if to is not None and not _still_answers(question):
            reminding.move_question(actor=REMINDERS, question=question, to=to)
        elif question.due_on < clock.today() and question.chased_at is None:
            reminding.chase_question(actor=REMINDERS, question=question)


def _still_answers(question: PlanQuestion) -> bool:
    planners = planners_of(question.person_id)
    if question.to_user_id is not None:
        return any(one.user_id == question.to_user_id for one in planners)
    return any(one.organisation_id == question.organisation_id for one in planners)


def _who_answers(person_pk: int) -> WhoAnswers | None:
    row = ContactRow.objects.filter(plan__person_id=person_pk, until__isnull=True, is_key_worker=True).first()
    key_worker = Contact(row.name, account=row.account) if row else None
    return who_answers(person_pk, key_worker=key_worker, practice=practice_of(person_pk))
