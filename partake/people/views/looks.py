"""Who looked, and asking about it."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from partake.kernel import clock
from partake.kernel.requests import actor_of
from partake.people import access
from partake.people.actions import emergency as emergency_actions
from partake.people.actions import looks as actions
from partake.people.door import OpenRecord
from partake.people.forms.record import AnswerForm, AskForm
from partake.people.opening import record_page
from partake.people.queries import looks as queries
from partake.people.views.pages import record_answer
from partake.ui.submission import once


@record_page()
def looks(request: HttpRequest, record: OpenRecord) -> HttpResponse:
    page = queries.who_looked(record, until=clock.read_day(request.GET.get("until", "")))
    return record_answer(request, "looks", record, page=page)


@record_page()
def questions(request: HttpRequest, record: OpenRecord) -> HttpResponse:
    return record_answer(request, "look_questions", record, questions=queries.list_questions(record))


@record_page()
def ask(request: HttpRequest, record: OpenRecord, look_id: UUID) -> HttpResponse:
    look = queries.get_look(record, look_id)
    form = AskForm.from_request(request)

    def ask_it() -> str:
        actions.ask_about_look(record=record, look=look, question=form.values["question"])
        return reverse("people:look_questions", args=[record.person.id])

    return form.once(ask_it) or record_answer(request, "ask_about_look", record, form=form, look=queries.line_of(look))


@require_POST
@record_page()
def content(request: HttpRequest, record: OpenRecord, opening_id: UUID) -> HttpResponse:
    opening = queries.get_emergency(record, opening_id)

    def accept() -> str:
        emergency_actions.accept_emergency(record=record, opening=opening)
        return reverse("people:looks", args=[record.person.id])

    return redirect(once(request, accept))


def to_answer(request: HttpRequest) -> HttpResponse:
    access.can_answer_for_a_body(actor_of(request)).require()
    found = queries.list_questions_to_answer(actor_of(request))
    return render(request, "people/questions_to_answer.jinja", {"questions": found})


def answer(request: HttpRequest, question_id: UUID) -> HttpResponse:
    question = queries.get_question_to_answer(actor_of(request), question_id)
    form = AnswerForm.from_request(request)

    def answer_it() -> str:
        actions.answer_look_question(actor=actor_of(request), question=question, answer=form.values["answer"])
        return reverse("people:questions_to_answer")

    page = {"form": form, "question": question}
    return form.once(answer_it) or render(request, "people/answer_look_question.jinja", page)
