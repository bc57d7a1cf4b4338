"""What every page of an open record is given."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from partake.people import words, words_of_details
from partake.people.door import OpenRecord


def record_answer(request: HttpRequest, template: str, record: OpenRecord, **values: Any) -> HttpResponse:
    """This will draw a page of an open record; `words` says parts and reasons as pages do, and `details` needs and
    ways to be reached."""
    given = {"record": record, "words": words, "details": words_of_details}
    return render(request, f"people/{template}.jinja", {**given, **values})
