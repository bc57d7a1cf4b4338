"""What every page of a plan is given."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from partake.care_plans import words, words_of_preparing
from partake.care_plans.domain.contents import Kind
from partake.care_plans.prompts import current_prompts
from partake.kernel import clock
from partake.people.door import OpenRecord

# In an address: the reader is getting ready for a talk, and goes on with that.
PREPARING = "preparing"


def plan_answer(request: HttpRequest, template: str, record: OpenRecord, **values: Any) -> HttpResponse:
    """This will draw a page of an open plan; `said` says its lines as pages do, and `preparing` what was prepared."""
    always = {"record": record, "said": words, "preparing": words_of_preparing, "Kind": Kind}
    return render(request, f"care_plans/{template}.jinja", {**always, **values})


def plan_address(record: OpenRecord) -> str:
    return reverse("care_plans:plan", args=[record.person.id])


def prepare_address(record: OpenRecord) -> str:
    return reverse("care_plans:prepare", args=[record.person.id])


def prepare_on(record: OpenRecord) -> str:
    """The first question."""
    code = current_prompts(clock.today()).prompts[0].code
    return reverse("care_plans:prepare_question", args=[record.person.id, code])
