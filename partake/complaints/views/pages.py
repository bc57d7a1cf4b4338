"""What every page of this room is given; and the door to one complaint."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from partake.complaints import access, words
from partake.complaints.models import Complaint
from partake.complaints.queries.handling import get_case_row
from partake.documents import Document
from partake.documents.html import fragment
from partake.kernel import clock
from partake.kernel.requests import actor_of
from partake.ui.forms import Form

Rest = ParamSpec("Rest")
CaseView = Callable[Concatenate[HttpRequest, Complaint, Rest], HttpResponse]


def case_page(view: CaseView[Rest]) -> Callable[..., HttpResponse]:
    """This will hand a view the complaint named in the address, once its reader handles it."""

    @wraps(view)
    def opened(request: HttpRequest, complaint_id: UUID, *args: Rest.args, **kwargs: Rest.kwargs) -> HttpResponse:
        row = get_case_row(actor_of(request), complaint_id)
        access.can_handle(actor_of(request), row.organisation_id).require()
        return view(request, row, *args, **kwargs)

    return opened


def act(
    request: HttpRequest,
    row: Complaint,
    form: Form,
    work: Callable[[], object],
    template: str,
    *,
    then: str = "",
    **values: Any,
) -> HttpResponse:
    """This will do `work` once and go back to the file, or to the address `then`; or draw the page that asks for it."""

    def do() -> str:
        work()
        return then or case_address(row)

    return form.once(do) or answer(request, template, case=row, form=form, **values)


def case_address(row: Complaint) -> str:
    return reverse("complaints:case", args=[row.public_id])


def answer(request: HttpRequest, template: str, **values: Any) -> HttpResponse:
    """This will draw a page of this room; `said` says its codes in words."""
    return render(request, f"complaints/{template}.jinja", {"said": words, **values})


def drawn(document: Document) -> SafeString:
    return mark_safe(fragment(document, clock.today()))  # noqa: S308 - documents escapes what was typed
