"""A practice's list, brought in from a page."""

from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from partake.kernel.requests import actor_of
from partake.people.actions.lists import list_gone, read_refused_rows
from partake.people.forms.lists import ListForm
from partake.people.importing import import_upload, refused_csv
from partake.people.queries import importing as queries
from partake.ui.forms import Choice


def lists(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    kept = queries.require_lists(actor)
    form = ListForm.from_request(request, choices={"practice": [Choice(str(one.public_id), one.name) for one in kept]})
    if len(kept) == 1:
        form.only(str(kept[0].public_id))

    def bring_in() -> str:
        practice = next(one for one in kept if str(one.public_id) == form.practice_id)
        run = import_upload(actor=actor, organisation=practice, file=form.values["file"])
        return reverse("people:import_run", args=[run.public_id])

    page = {"form": form, "runs": queries.list_runs(actor), "rows": settings.MOST_ROWS_ON_PAGE}
    return form.once(bring_in) or render(request, "people/lists.jinja", page)


def run(request: HttpRequest, run_id: UUID) -> HttpResponse:
    page = queries.get_run_page(actor_of(request), run_id)
    return render(request, "people/import_run.jinja", {"page": page})


def refused(request: HttpRequest, run_id: UUID) -> HttpResponse:
    headings, rows = read_refused_rows(actor=actor_of(request), run_id=run_id)
    answer = HttpResponse("\ufeff" + "".join(refused_csv(headings, rows)), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="refused-rows.csv"'
    return answer


def gone(request: HttpRequest, run_id: UUID) -> HttpResponse:
    found = list_gone(actor=actor_of(request), run_id=run_id)
    return render(request, "people/gone.jinja", {"found": found, "run_id": run_id})
