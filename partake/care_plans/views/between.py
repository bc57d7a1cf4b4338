"""Between two talks: how things are, a question and its answer; and what is there nearby."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from partake.care_plans import access
from partake.care_plans.actions import asking, support
from partake.care_plans.domain.conversations import ANSWER_WORKING_DAYS
from partake.care_plans.forms import talks as forms
from partake.care_plans.knowledge import topics
from partake.care_plans.queries import between, knowledge
from partake.care_plans.queries.plan import get_plan
from partake.care_plans.views.pages import plan_answer, way_back
from partake.kernel.requests import actor_of
from partake.people.domain import AskedHow, Part
from partake.people.door import OpenRecord
from partake.people.forms.needs import EndForm
from partake.people.opening import record_page
from partake.people.queries.registration import practice_of


@record_page(Part.PLAN)
def write_update(request: HttpRequest, record: OpenRecord) -> HttpResponse:
    access.can_write_update(record).require()
    form = forms.UpdateForm.from_request(request)

    def save() -> str:
        asking.write_update(record=record, words=form.values["words"])
        return way_back(request, record)

    return form.once(save) or plan_answer(request, "write_update", record, form=form)


@record_page(Part.PLAN)
def questions(request: HttpRequest, record: OpenRecord) -> HttpResponse:
    return plan_answer(
        request,
        "questions",
        record,
        questions=between.list_questions(record),
        may_ask=access.can_ask_question(record),
        may_answer=access.can_answer_question(record),
    )


@record_page(Part.PLAN)
def ask(request: HttpRequest, record: OpenRecord) -> HttpResponse:
    access.can_ask_question(record).require()
    form = (forms.AskForm if record.is_own else forms.AskForThemForm).from_request(request)
    key_worker = between.key_worker_of(get_plan(record))

    def save() -> str:
        values: dict[str, Any] = dict(form.values)
        if "said_how" in values:
            values["said_how"] = AskedHow(values["said_how"])
        asking.ask_question(record=record, **values)
        return reverse("care_plans:questions", args=[record.person.id])

    to = between.who_answers(record.person.pk, key_worker=key_worker, practice=practice_of(record.person.pk))
    return form.once(save) or plan_answer(
        request, "ask_question", record, form=form, to=to, key_worker=key_worker, working_days=ANSWER_WORKING_DAYS
    )


@record_page(Part.PLAN)
def answer(request: HttpRequest, record: OpenRecord, plan_question_id: UUID) -> HttpResponse:
    access.can_answer_question(record).require()
    question = between.get_question(record, plan_question_id)
    form = forms.AnswerQuestionForm.from_request(request, version=question.version)

    def save() -> str:
        asking.answer_question(
            record=record, question_id=question.id, answer=form.values["answer"], version=form.version
        )
        return reverse("care_plans:questions", args=[record.person.id])

    return form.once(save) or plan_answer(request, "answer_question", record, form=form, question=question)


def local_support(request: HttpRequest) -> HttpResponse:
    access.can_keep_local_support(actor_of(request)).require()
    names = {topic.code: topic.name for topic in topics()}
    return render(
        request, "care_plans/local_support.jinja", {"support": knowledge.list_local_support(), "names": names}
    )


def add_local_support(request: HttpRequest) -> HttpResponse:
    access.can_keep_local_support(actor_of(request)).require()
    form = forms.LocalSupportForm.from_request(request)

    def save() -> str:
        support.add_local_support(actor=actor_of(request), **form.values)
        return reverse("care_plans:local_support")

    return form.once(save) or render(request, "care_plans/add_local_support.jinja", {"form": form})


def end_local_support(request: HttpRequest, support_id: UUID) -> HttpResponse:
    access.can_keep_local_support(actor_of(request)).require()
    found = knowledge.get_local_support(support_id)
    form = EndForm.from_request(request)

    def save() -> str:
        support.end_local_support(actor=actor_of(request), support_id=found.id)
        return reverse("care_plans:local_support")

    return form.once(save) or render(request, "care_plans/end_local_support.jinja", {"form": form, "support": found})
