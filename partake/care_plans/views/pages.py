"""What every page of a plan is given."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from partake.care_plans import words
from partake.care_plans.domain.contents import Kind
from partake.people.domain import AskedHow
from partake.people.door import OpenRecord


def plan_answer(request: HttpRequest, template: str, record: OpenRecord, **values: Any) -> HttpResponse:
    """This will draw a page of an open plan; `said` says its lines as pages do."""
    return render(request, f"care_plans/{template}.jinja", {"record": record, "said": words, "Kind": Kind, **values})


def plan_address(record: OpenRecord) -> str:
    return reverse("care_plans:plan", args=[record.person.id])


def card_address(record: OpenRecord) -> str:
    return reverse("care_plans:card", args=[record.person.id])


def told(values: dict[str, Any]) -> dict[str, Any]:
    """This will give a form's values with the way somebody was told as what an action takes."""
    how = {"said_how": AskedHow(values["said_how"])} if "said_how" in values else {}
    return {**values, **how}
