"""What every page of a plan is given."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from partake.care_plans import words
from partake.care_plans.domain.contents import Kind
from partake.people.door import OpenRecord


def plan_answer(request: HttpRequest, template: str, record: OpenRecord, **values: Any) -> HttpResponse:
    """This will draw a page of an open plan; `said` says its lines as pages do."""
    return render(request, f"care_plans/{template}.jinja", {"record": record, "said": words, "Kind": Kind, **values})


def plan_address(record: OpenRecord) -> str:
    return reverse("care_plans:plan", args=[record.person.id])


def card_address(record: OpenRecord) -> str:
    return reverse("care_plans:card", args=[record.person.id])
