"""What nobody presses a button for: a review that is near, a question that waits. Each by a job, once."""

from django.db import transaction
from django.db.models import F

from partake.audit.actions import record as record_event
from partake.audit.domain import EventKind
from partake.care_plans import telling_of_talks
from partake.care_plans.events import PLAN_QUESTION_CHASED, PLAN_QUESTION_MOVED, REVIEW_NEAR_TOLD
from partake.care_plans.models import PlanQuestion, Review
from partake.care_plans.queries.between import WhoAnswers
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.kernel.ref import Ref


@transaction.atomic
def tell_review_near(*, actor: Actor, review: Review, to: WhoAnswers | None) -> None:
    """This will tell the person, and whoever answers for the plan, that the day to look at it again is near; once for
    each day it is set to."""
    told = Review.objects.filter(pk=review.pk, until__isnull=True, review_on=review.review_on).exclude(
        told_for=F("review_on")
    )
    if not told.update(told_for=review.review_on):
        return

    record_event(
        REVIEW_NEAR_TOLD,
        actor=actor,
        about=Ref("care_plans.plan", str(review.plan.public_id)),
        person_id=review.plan.person.public_id,
        codes={"review_on": review.review_on.isoformat()},
    )

    telling_of_talks.of_near_review(actor, review, to)


@transaction.atomic
def chase_question(*, actor: Actor, question: PlanQuestion) -> None:
    """This will tell the body that a question to one of its key workers is late, once."""
    late = PlanQuestion.objects.filter(pk=question.pk, answered_at__isnull=True, chased_at__isnull=True)
    if not late.update(chased_at=clock.now()):
        return

    _note(PLAN_QUESTION_CHASED, actor, question)

    telling_of_talks.of_late_question(actor, question)


@transaction.atomic
def move_question(*, actor: Actor, question: PlanQuestion, to: WhoAnswers) -> None:
    """This will pass an open question on, because whoever it went to has left or can no longer see the plan, and tell
    the person and who has it now."""
    open_one = PlanQuestion.objects.filter(pk=question.pk, answered_at__isnull=True)
    moved = open_one.update(
        to_user_id=to.planner.user_id if to.planner else None,
        to_name=to.name[:200],
        organisation_id=to.organisation_id,
        version=F("version") + 1,
    )
    if not moved:
        return
    question.refresh_from_db()

    _note(PLAN_QUESTION_MOVED, actor, question)

    telling_of_talks.of_question(actor, question)
    telling_of_talks.of_moved_question(actor, question)


def _note(event: EventKind, actor: Actor, question: PlanQuestion) -> None:
    record_event(
        event,
        actor=actor,
        about=Ref("care_plans.plan_question", str(question.public_id)),
        person_id=question.person.public_id,
    )
