"""Talks: planned, followed on their page, and closed."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from partake.care_plans import access
from partake.care_plans.actions import conversing, talking
from partake.care_plans.actions.conversing import Arrangement
from partake.care_plans.domain.conversations import ConversationKind, HeldHow, NotHeld
from partake.care_plans.domain.reviews import next_due
from partake.care_plans.domain.states import FeltInvolved
from partake.care_plans.forms import answers
from partake.care_plans.forms import talks as forms
from partake.care_plans.queries import between, conversations, knowledge
from partake.care_plans.queries import talking as talking_queries
from partake.care_plans.queries.papers import list_notes
from partake.care_plans.queries.plan import get_plan
from partake.care_plans.queries.preparation import get_open_preparation
from partake.care_plans.views.pages import plan_answer, talk_address
from partake.care_plans.words_of_talks import arrangement
from partake.insight.queries.helped import what_helped
from partake.kernel import clock
from partake.kernel.verdict import NotFound
from partake.measures.queries import list_latest
from partake.people.domain import AskedHow, Part
from partake.people.door import OpenRecord
from partake.people.opening import record_page
from partake.people.queries.record import latest_words
from partake.people.queries.registration import practice_of
from partake.ui.forms import Choice, Form

SHOWN = (Part.PLAN, Part.ABOUT_ME, Part.IF_I_GET_WORSE, Part.RESULTS)


@record_page(Part.PLAN)
def talks(request: HttpRequest, record: OpenRecord) -> HttpResponse:
    found = conversations.list_conversations(record)
    return plan_answer(
        request,
        "talks",
        record,
        planned=[talk for talk in found if talk.is_planned],
        past=[talk for talk in found if not talk.is_planned],
        may_lead=access.can_lead_talk(record),
        today=clock.today(),
    )


@record_page(*SHOWN)
def talk(request: HttpRequest, record: OpenRecord, conversation_id: UUID) -> HttpResponse:
    """In the order of a conversation, each part with its way to write it and to come back."""
    found = conversations.get_conversation(record, conversation_id)
    page = get_plan(record)
    before = conversations.last_held(conversations.list_conversations(record))
    practice = practice_of(record.person.pk)
    return plan_answer(
        request,
        "talk",
        record,
        talk=found,
        page=page,
        about_me=[one for one in latest_words(record) if one.heading.part is Part.ABOUT_ME],
        wish=talking_queries.get_wish(record),
        prepared=get_open_preparation(record),
        paper_notes=list_notes(record, page),
        before=before,
        since=between.list_said_since(record, page, before.held_on if before else None),
        results=list_latest(record) if Part.RESULTS in record.parts else (),
        questions=[one for one in between.list_questions(record) if one.is_open],
        review=conversations.review_now(page),
        shelf=knowledge.knowledge_for(knowledge.conditions_of(page), practice),
        helped=what_helped(practice) if found.is_planned else (),
        may_lead=access.can_lead_talk(record),
        may_say_involvement=access.can_say_involvement(record),
        may_answer_for_themselves=access.can_agree_for_themselves(record),
        may_answer_as_professional=access.can_agree_as_professional(record),
        may_keep_support=access.can_keep_local_support(record.actor),
        today=clock.today(),
    )


@record_page(Part.PLAN)
def plan_talk(request: HttpRequest, record: OpenRecord) -> HttpResponse:
    access.can_lead_talk(record).require()
    held = conversations.last_held(conversations.list_conversations(record))
    kind = ConversationKind.REVIEW if held else ConversationKind.FIRST
    leaders = _leaders(record)
    form = forms.PlanTalkForm.from_request(
        request, choices={"led_by": leaders}, initial={"kind": kind, "led_by": leaders[0].value if leaders else ""}
    )

    def save() -> str:
        row = conversing.plan_conversation(record=record, **_arranged(form))
        return talk_address(record, row.public_id)

    return form.once(save) or plan_answer(request, "plan_talk", record, form=form, talk=None, stale=None)


@record_page(Part.PLAN)
def change_talk(request: HttpRequest, record: OpenRecord, conversation_id: UUID) -> HttpResponse:
    access.can_lead_talk(record).require()
    found = conversations.get_conversation(record, conversation_id)
    form = forms.PlanTalkForm.from_request(
        request,
        choices={"led_by": _leaders(record)},
        initial={**vars(found), "led_by": str(found.led_by_id)},
        version=found.version,
    )

    def save() -> str:
        conversing.change_conversation(record=record, conversation_id=found.id, version=form.version, **_arranged(form))
        return talk_address(record, found.id)

    return form.once(save) or plan_answer(request, "plan_talk", record, form=form, talk=found, stale=_stale(form))


@record_page(Part.PLAN)
def hold_talk(request: HttpRequest, record: OpenRecord, conversation_id: UUID) -> HttpResponse:
    """Closing the talk; then how involved the person felt is asked."""
    access.can_lead_talk(record).require()
    found = conversations.get_conversation(record, conversation_id)
    held_on = min(found.planned_on or clock.today(), clock.today())
    review = conversations.review_now(get_plan(record))
    initial = {"held_on": held_on, "how": found.how, "about": found.about}
    if review and (found.kind is ConversationKind.REVIEW or review.days_late):
        initial["look_again_on"] = next_due(held_on, review.every_months)
    form = forms.HoldTalkForm.from_request(request, initial=initial, version=found.version)

    def save() -> str:
        values = {**form.values, "how": HeldHow(form.values["how"])}
        conversing.hold_conversation(record=record, conversation_id=found.id, version=form.version, **values)
        return reverse("care_plans:felt_in_talk", args=[record.person.id, found.id])

    return form.once(save) or plan_answer(
        request, "hold_talk", record, form=form, talk=found, review=review, stale=_stale(form)
    )


@record_page(Part.PLAN)
def not_held(request: HttpRequest, record: OpenRecord, conversation_id: UUID) -> HttpResponse:
    access.can_lead_talk(record).require()
    found = conversations.get_conversation(record, conversation_id)
    form = forms.NotHeldForm.from_request(request, version=found.version)

    def save() -> str:
        values = {**form.values, "because": NotHeld(form.values["because"])}
        conversing.say_not_held(record=record, conversation_id=found.id, version=form.version, **values)
        return reverse("care_plans:talks", args=[record.person.id])

    return form.once(save) or plan_answer(request, "not_held", record, form=form, talk=found, stale=_stale(form))


@record_page(Part.PLAN)
def felt_in_talk(request: HttpRequest, record: OpenRecord, conversation_id: UUID) -> HttpResponse:
    """How involved the person felt: their own answer when they like; whoever talked with them may write it down."""
    access.can_say_involvement(record).require()
    found = conversations.get_conversation(record, conversation_id)
    if found.held_on is None:
        raise NotFound
    form = (answers.FeltInTalkForm if record.is_own else answers.FeltInTalkForThemForm).from_request(request)

    def save() -> str:
        values: dict[str, Any] = {**form.values, "felt": FeltInvolved(form.values["felt"])}
        if "said_how" in values:
            values["said_how"] = AskedHow(values["said_how"])
        talking.say_felt_involved(record=record, conversation_id=found.id, **values)
        return talk_address(record, found.id)

    return form.once(save) or plan_answer(request, "felt_in_talk", record, form=form, talk=found)


def _leaders(record: OpenRecord) -> list[Choice]:
    return [Choice(str(one.id), one.words) for one in conversations.list_leaders(record)]


def _arranged(form: Form) -> dict[str, Any]:
    values = dict(form.values)
    led_by = UUID(values.pop("led_by"))
    kind, how = ConversationKind(values.pop("kind")), HeldHow(values.pop("how"))
    return {"arrangement": Arrangement(kind=kind, how=how, **values), "led_by": led_by}


def _stale(form: Form) -> tuple[str, str] | None:
    """What the reader wrote and what stands now, each as one text."""
    return (arrangement(form.values), arrangement(vars(form.stale))) if form.stale is not None else None
