"""Reading what was answered changes nothing, and leaves its mark: who read which answers, and who took a copy."""

from django.db import transaction

from partake.audit.actions import record as record_event
from partake.kernel.actor import Actor
from partake.kernel.ref import Ref
from partake.questionnaires import access
from partake.questionnaires.events import ANSWERS_COPIED, ANSWERS_READ
from partake.questionnaires.models import QuestionnaireVersion


@transaction.atomic
def note_reading(*, actor: Actor, asked: QuestionnaireVersion, organisation_id: int, question_key: str = "") -> None:
    """This will log that the counts of a version were read, or the words and files that answer one question. Raises
    `Refused`."""
    access.can_read_answers(actor, organisation_id).require()

    codes = {"version": asked.number} | ({"question": question_key} if question_key else {})
    record_event(ANSWERS_READ, actor=actor, about=_ref(asked), codes=codes)


@transaction.atomic
def note_copying(*, actor: Actor, asked: QuestionnaireVersion, organisation_id: int) -> None:
    """This will log that a copy was taken of what was answered to a version. Raises `Refused`."""
    access.can_read_answers(actor, organisation_id).require()

    record_event(ANSWERS_COPIED, actor=actor, about=_ref(asked), codes={"version": asked.number})


def _ref(asked: QuestionnaireVersion) -> Ref:
    return Ref("questionnaires.questionnaire", str(asked.questionnaire.public_id))
