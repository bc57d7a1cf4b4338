"""What every page of a plan is given."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from partake.care_plans import words, words_of_preparing
from partake.care_plans.domain.contents import Kind
from partake.care_plans.queries.preparation import get_open_preparation
from partake.people.door import OpenRecord

# In an address: the reader is getting ready for a talk, and goes on with the questions, or back to what they prepared.
PREPARING = "preparing"
GOING_ON = "on"


def plan_answer(request: HttpRequest, template: str, record: OpenRecord, **values: Any) -> HttpResponse:
    """This will draw a page of an open plan; `said` says its lines as pages do, and `preparing` what was prepared."""
    always = {"record": record, "said": words, "preparing": words_of_preparing, "Kind": Kind}
    return render(request, f"care_plans/{template}.jinja", {**always, **values})


def plan_address(record: OpenRecord) -> str:
    return reverse("care_plans:plan", args=[record.person.id])


def prepare_address(record: OpenRecord) -> str:
    return reverse("care_plans:prepare", args=[record.person.id])


def after_involvement(request: HttpRequest, record: OpenRecord) -> str:
    """How decisions are made is asked from the plan, and first of all whenever somebody gets ready for a talk."""
    now = get_open_preparation(record) if PREPARING in request.GET else None
    if now is None:
        return plan_address(record)
    if request.GET[PREPARING] != GOING_ON:
        return prepare_address(record)
    return reverse("care_plans:prepare_question", args=[record.person.id, next(iter(now.answers))])


def card_address(record: OpenRecord) -> str:
    return reverse("care_plans:card", args=[record.person.id])
