"""The published figures to take away. Public, and each address says the same for ever."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from partake.insight import open_data as files
from partake.insight import words_of_public
from partake.insight.publishing.protecting import CUBES
from partake.insight.queries import published as queries
from partake.insight.queries.notices import Correction, list_corrections
from partake.kernel.verdict import NotFound

FORMATS = {
    "csv": (files.as_csv, "text/csv; charset=utf-8"),
    "json": (files.as_json, "application/json"),
    "parquet": (files.as_parquet, "application/vnd.apache.parquet"),
}


@login_not_required
def open_data(request: HttpRequest) -> HttpResponse:
    editions = queries.list_editions()
    corrections: dict[int, list[Correction]] = {one.number: [] for one in editions}
    for one in list_corrections(editions):
        corrections[one.number].append(one)
    return render(
        request,
        "insight/open_data.jinja",
        {
            "editions": editions,
            "corrections": corrections,
            "cubes": CUBES,
            "formats": list(FORMATS),
            "words": words_of_public,
        },
    )


@login_not_required
def description(request: HttpRequest, number: int) -> HttpResponse:  # noqa: ARG001
    made = files.describe(queries.get_edition(number))
    return HttpResponse(made, content_type="application/json")


@login_not_required
def file(request: HttpRequest, number: int, cube: str, form: str) -> HttpResponse:  # noqa: ARG001
    edition = queries.get_edition(number)
    if cube not in CUBES or form not in FORMATS:
        raise NotFound
    write, media_type = FORMATS[form]
    answer = HttpResponse(write(files.lines_of(edition, cube)), content_type=media_type)
    answer["Content-Disposition"] = f'attachment; filename="what-people-say-{number}-{cube}.{form}"'
    return answer


@login_not_required
def latest(request: HttpRequest, cube: str, form: str) -> HttpResponse:  # noqa: ARG001
    editions = queries.list_editions(1)
    if not editions or cube not in CUBES or form not in FORMATS:
        raise NotFound
    return redirect("insight:open_data_file", editions[0].number, cube, form)
