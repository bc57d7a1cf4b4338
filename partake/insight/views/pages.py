"""What every page of this room is given."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from partake.insight import findings


def answer(request: HttpRequest, template: str, **values: Any) -> HttpResponse:
    """This will draw a page of this room; `said` says its codes in words."""
    return render(request, f"insight/{template}.jinja", {"said": findings, **values})
