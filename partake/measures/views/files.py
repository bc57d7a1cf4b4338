"""A practice's files of results: checked, then brought in."""

from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from partake.kernel.requests import actor_of
from partake.measures.actions.files import read_faulty_rows
from partake.measures.catalogue import measures
from partake.measures.forms.files import FileForm, TakeForm
from partake.measures.importing import check_upload, take_checked
from partake.measures.queries import files as queries
from partake.people.importing import refused_csv
from partake.ui.forms import Choice


def files(request: HttpRequest) -> HttpResponse:
    actor = actor_of(request)
    kept = {str(one.public_id): one for one in queries.require_practices(actor)}
    form = FileForm.from_request(request, choices={"practice": [Choice(key, one.name) for key, one in kept.items()]})
    only = next(iter(kept)) if len(kept) == 1 else ""
    if only:
        del form.fields["practice"]

    def check() -> str:
        practice = kept[only or form.values["practice"]]
        file = check_upload(actor=actor, organisation=practice, file=form.values["file"])
        return reverse("measures:file", args=[file.public_id])

    page = {"files": queries.list_files(actor), "measures": measures().values(), "rows": settings.MOST_ROWS_ON_PAGE}
    return form.once(check) or render(request, "measures/files.jinja", {"form": form, **page})


def file(request: HttpRequest, file_id: UUID) -> HttpResponse:
    """What the check found; its button brings in the rows that are right."""
    actor = actor_of(request)
    page = queries.get_file_page(actor, file_id)
    form = TakeForm.from_request(request)

    def take() -> str:
        taken = take_checked(actor=actor, file_id=file_id)
        return reverse("measures:file", args=[taken.public_id])

    return form.once(take) or render(request, "measures/file.jinja", {"page": page, "form": form})


def faulty(request: HttpRequest, file_id: UUID) -> HttpResponse:
    headings, rows = read_faulty_rows(actor=actor_of(request), file_id=file_id)
    answer = HttpResponse("\ufeff" + "".join(refused_csv(headings, iter(rows))), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="rows-to-put-right.csv"'
    return answer
