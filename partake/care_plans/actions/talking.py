"""How the person wants to be involved, how involved they felt, and what they said when a plan was offered."""

from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext

from partake.audit.actions import record as record_event
from partake.care_plans import access, caseload, letters, telling
from partake.care_plans.domain.conversations import ConversationState
from partake.care_plans.domain.states import INVOLVEMENT_WORDS, FeltInvolved, Involvement, OfferAnswer
from partake.care_plans.drafts import who_wrote
from partake.care_plans.events import INVOLVEMENT_FELT, INVOLVEMENT_WISHED, PLAN_OFFERED
from partake.care_plans.models import Conversation, FeltInvolvedAnswer, InvolvementWish, PlanOffer
from partake.kernel import clock
from partake.kernel.ref import Ref
from partake.kernel.verdict import NotFound, Rejected, Stale
from partake.people.domain import AskedHow
from partake.people.door import OpenRecord


@transaction.atomic
def say_involvement(
    *,
    record: OpenRecord,
    how: Involvement,
    ask_name: str = "",
    words: str = "",
    number: int | None,
    said_how: AskedHow = AskedHow.THEMSELVES,
) -> InvolvementWish:
    """This will keep how the person wants decisions made, beside what they said before. `number` is that of the
    answer the page showed (0 for none). Raises `Refused`, `Rejected`, `Stale`."""
    access.can_say_involvement(record).require()

    said_how = _said_how(record, said_how)
    if how is Involvement.ASK_SOMEONE and not ask_name.strip():
        raise Rejected("ask_name", gettext("You have not said who. Whom should we ask?"))
    latest = InvolvementWish.objects.filter(person_id=record.person.pk).order_by("-number").first()
    if (latest.number if latest else 0) != (number or 0):
        raise Stale(latest)
    try:
        with transaction.atomic():
            row = InvolvementWish.objects.create(
                person_id=record.person.pk,
                how=how,
                ask_name=ask_name if how is Involvement.ASK_SOMEONE else "",
                words=words,
                said_how=said_how,
                recorded_by=who_wrote(record.actor),
                at=clock.now(),
                number=(number or 0) + 1,
            )
    except IntegrityError:
        # Two answers at the same moment: the second is shown the first.
        raise Stale(InvolvementWish.objects.filter(person_id=record.person.pk).latest("number")) from None

    record_event(
        INVOLVEMENT_WISHED,
        actor=record.actor,
        about=Ref("people.person", str(record.person.id)),
        person_id=record.person.id,
        codes={"how": how, "said_how": said_how},
    )

    said = gettext(INVOLVEMENT_WORDS[how]) + (f": {row.ask_name}" if row.ask_name else "") + "."
    document = letters.said_for_you(record, gettext("How you want decisions made"), f"{said} {words}".strip())
    telling.of_words(record, document, about=Ref("people.person", str(record.person.id)), key=f"wish:{row.pk}")
    return row


@transaction.atomic
def say_felt_involved(
    *,
    record: OpenRecord,
    felt: FeltInvolved,
    talked_with: str = "",
    words: str = "",
    said_how: AskedHow = AskedHow.THEMSELVES,
    conversation_id: UUID | None = None,
) -> FeltInvolvedAnswer:
    """This will keep how involved the person felt in a conversation, one that is known here if `conversation_id` is
    given. A later answer about the same one counts. Raises `Refused`, `Rejected`, `NotFound`."""
    access.can_say_involvement(record).require()

    said_how = _said_how(record, said_how)
    conversation = _held(record, conversation_id) if conversation_id else None
    row = FeltInvolvedAnswer.objects.create(
        person_id=record.person.pk,
        conversation=conversation,
        felt=felt,
        words=words,
        talked_with=talked_with or (conversation.led_by if conversation else ""),
        said_how=said_how,
        recorded_by=who_wrote(record.actor),
        at=clock.now(),
    )

    record_event(
        INVOLVEMENT_FELT,
        actor=record.actor,
        about=Ref("people.person", str(record.person.id)),
        person_id=record.person.id,
        codes={"felt": felt, "said_how": said_how},
    )

    return row


@transaction.atomic
def record_offer(
    *,
    record: OpenRecord,
    answer: OfferAnswer,
    said_how: AskedHow,
    words: str = "",
    ask_again_on: date | None = None,
) -> PlanOffer:
    """This will record that a plan was offered, what the person said, and when to ask again.

    "Not now" needs a day to ask again; "no" may have one. Raises `Refused`, `Rejected`.
    """
    access.can_offer_plan(record).require()

    if ask_again_on is not None and ask_again_on <= clock.today():
        raise Rejected("ask_again_on", gettext("That day is not ahead of us. When should we ask again?"))
    if answer is OfferAnswer.NOT_NOW and ask_again_on is None:
        raise Rejected("ask_again_on", gettext("There is no day yet. When should we ask again?"))
    row = PlanOffer.objects.create(
        person_id=record.person.pk,
        answer=answer,
        words=words,
        ask_again_on=None if answer is OfferAnswer.YES else ask_again_on,
        said_how=_said_how(record, said_how),
        offered_by=who_wrote(record.actor),
        at=clock.now(),
    )
    caseload.keep([record.person.pk])

    record_event(
        PLAN_OFFERED,
        actor=record.actor,
        about=Ref("people.person", str(record.person.id)),
        person_id=record.person.id,
        codes={"answer": answer, "ask_again_on": row.ask_again_on.isoformat() if row.ask_again_on else None},
    )

    return row


def _held(record: OpenRecord, conversation_id: UUID) -> Conversation:
    row = Conversation.objects.filter(
        person_id=record.person.pk, public_id=conversation_id, state=ConversationState.HELD
    ).first()
    if row is None:
        raise NotFound
    return row


def _said_how(record: OpenRecord, said_how: AskedHow) -> AskedHow:
    if record.is_own:
        return AskedHow.THEMSELVES
    if said_how is AskedHow.THEMSELVES:
        raise Rejected("said_how", gettext("How did %(name)s tell you this?") % {"name": record.person.first_name})
    return said_how
