"""What every page of a person's results is given."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from partake.measures import words
from partake.people.door import OpenRecord


def results_answer(request: HttpRequest, template: str, record: OpenRecord, **values: Any) -> HttpResponse:
    """This will draw a page of somebody's results; `said` says them as pages do."""
    return render(request, f"measures/{template}.jinja", {"record": record, "said": words, **values})


def measure_address(record: OpenRecord, code: str) -> str:
    return reverse("measures:measure", args=[record.person.id, code])
