"""Getting ready for a talk: the questions, one a page or all on one, and what comes first."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from partake.care_plans import access
from partake.care_plans.actions import preparing
from partake.care_plans.actions.preparing import GivenAnswer
from partake.care_plans.domain.preparing import PreparesHow
from partake.care_plans.forms import preparing as forms
from partake.care_plans.queries import talking
from partake.care_plans.queries.conversations import list_conversations, next_planned
from partake.care_plans.queries.preparation import (
    PreparationNow,
    get_open_preparation,
    get_preparation,
    results_beside,
)
from partake.care_plans.views.pages import GOING_ON, PREPARING, plan_answer, prepare_address
from partake.insight.queries.helped import what_helped
from partake.kernel.verdict import NotFound
from partake.people.domain import AskedHow, Part
from partake.people.door import OpenRecord
from partake.people.forms.needs import EndForm
from partake.people.opening import record_page
from partake.people.queries.registration import practice_of
from partake.ui.forms import Choice
from partake.ui.submission import once


@record_page(Part.PLAN, Part.RESULTS)
def prepare(request: HttpRequest, record: OpenRecord) -> HttpResponse:
    now = get_preparation(record)
    return plan_answer(
        request,
        "prepare",
        record,
        now=now,
        helped=what_helped(practice_of(record.person.pk)) if now and now.is_open else (),
        results=results_beside(record),
        wish=talking.get_wish(record),
        may_prepare=access.can_prepare(record),
        may_invite=access.can_invite_to_prepare(record),
    )


@require_POST
@record_page(Part.PLAN)
def start(request: HttpRequest, record: OpenRecord) -> HttpResponse:
    """How decisions are made is asked first, every time."""

    def begin() -> str:
        preparing.start_preparation(record=record)
        return reverse("care_plans:involvement", args=[record.person.id]) + f"?{PREPARING}={GOING_ON}"

    return redirect(once(request, begin))


@record_page(Part.PLAN, Part.RESULTS)
def question(request: HttpRequest, record: OpenRecord, code: str) -> HttpResponse:
    access.can_prepare(record).require()
    now = _open(record)
    answer = now.answers.get(code)
    if answer is None:
        raise NotFound
    kind = forms.prompt_form(answer.prompt, own=record.is_own)
    initial = {"words": answer.words, forms.TALK: ["yes"] if answer.wants_to_talk else []}
    form = kind.from_request(request, initial=initial, version=answer.number)

    def save() -> str:
        said = GivenAnswer(code, form.values["words"], bool(form.values[forms.TALK]))
        preparing.answer_question(record=record, answer=said, number=form.version, **_told(form.values))
        return _after(record, now, code)

    codes = list(now.answers)
    page = {"now": now, "answer": answer, "place": codes.index(code) + 1, "count": len(codes)}
    page |= {"results": results_beside(record) if answer.prompt.with_results else ()}
    return form.once(save) or plan_answer(request, "prepare_question", record, form=form, **page)


@record_page(Part.PLAN, Part.RESULTS)
def all_questions(request: HttpRequest, record: OpenRecord) -> HttpResponse:
    access.can_prepare(record).require()
    now = _open(record)
    kind = forms.prompts_form((one.prompt for one in now.answers.values()), own=record.is_own)
    initial: dict[str, Any] = {code: one.words for code, one in now.answers.items()}
    initial |= {f"{code}-{forms.TALK}": ["yes"] for code, one in now.answers.items() if one.wants_to_talk}
    form = kind.from_request(request, initial=initial, version=now.version)

    def save() -> str:
        answers = forms.given(form.values, now.answers)
        preparing.answer_questions(record=record, answers=answers, version=form.version, **_told(form.values))
        return reverse("care_plans:prepare_first", args=[record.person.id])

    return form.once(save) or plan_answer(
        request, "prepare_all", record, form=form, now=now, results=results_beside(record)
    )


@record_page(Part.PLAN)
def first(request: HttpRequest, record: OpenRecord) -> HttpResponse:
    access.can_prepare(record).require()
    now = _open(record)
    # What they said they want to talk about stands at the top, so that it need not be looked for.
    codes = [one.prompt.code for one in now.to_talk_about]
    codes += [code for code in now.answers if code not in codes]
    choices = {"first": [Choice(code, now.answers[code].prompt.topic) for code in codes]}
    kind = forms.FirstForm if record.is_own else forms.FirstForThemForm
    form = kind.from_request(request, choices=choices, initial={"first": now.first}, version=now.version)

    def save() -> str:
        preparing.choose_first(record=record, first=form.values["first"], version=form.version, **_told(form.values))
        return prepare_address(record)

    return form.once(save) or plan_answer(request, "prepare_first", record, form=form, now=now)


@record_page(Part.PLAN)
def ready(request: HttpRequest, record: OpenRecord) -> HttpResponse:
    access.can_prepare(record).require()
    now = _open(record)
    form = EndForm.from_request(request)

    def finish() -> str:
        preparing.finish_preparation(record=record)
        return prepare_address(record)

    return form.once(finish) or plan_answer(request, "prepare_ready", record, form=form, now=now)


@record_page(Part.PLAN)
def how(request: HttpRequest, record: OpenRecord) -> HttpResponse:
    access.can_prepare(record).require()
    now = _open(record)
    kind = forms.HowForm if record.is_own else forms.HowForThemForm
    form = kind.from_request(request, initial={"how": now.how})

    def save() -> str:
        preparing.choose_how(record=record, how=PreparesHow(form.values["how"]), **_told(form.values))
        return prepare_address(record)

    return form.once(save) or plan_answer(request, "prepare_how", record, form=form)


@record_page(Part.PLAN)
def invite(request: HttpRequest, record: OpenRecord) -> HttpResponse:
    access.can_invite_to_prepare(record).require()
    now = get_open_preparation(record)
    talk = next_planned(list_conversations(record))
    known = (now and now.talk_on) or (talk and talk.planned_on)
    form = forms.InviteForm.from_request(request, initial={"talk_on": known})

    def send() -> str:
        preparing.invite_to_prepare(record=record, talk_on=form.values["talk_on"])
        return prepare_address(record)

    return form.once(send) or plan_answer(request, "prepare_invite", record, form=form)


def _open(record: OpenRecord) -> PreparationNow:
    now = get_open_preparation(record)
    if now is None:
        raise NotFound
    return now


def _after(record: OpenRecord, now: PreparationNow, code: str) -> str:
    """The next question; after the last, what comes first."""
    codes = list(now.answers)
    following = codes[codes.index(code) + 1 :]
    if not following:
        return reverse("care_plans:prepare_first", args=[record.person.id])
    return reverse("care_plans:prepare_question", args=[record.person.id, following[0]])


def _told(values: dict[str, Any]) -> dict[str, AskedHow]:
    return {"said_how": AskedHow(values["said_how"])} if "said_how" in values else {}
