"""What every page of an open record is given."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from partake.people import words
from partake.people.door import OpenRecord


def record_answer(request: HttpRequest, template: str, record: OpenRecord, **values: Any) -> HttpResponse:
    """This will draw a page of an open record; `words` says parts and reasons as pages do."""
    return render(request, f"people/{template}.jinja", {"record": record, "words": words, **values})
