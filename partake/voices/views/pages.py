"""What every page of a body that answers is given."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from partake.voices import words


def answer(request: HttpRequest, template: str, **values: Any) -> HttpResponse:
    """This will draw a page of this room; `said` says its codes in words."""
    return render(request, f"voices/{template}.jinja", {"said": words, **values})
