"""What every page for staff is given."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def answer(request: HttpRequest, template: str, **values: Any) -> HttpResponse:
    """This will draw a page of this room."""
    return render(request, f"feedback/{template}.jinja", values)
