"""What we know already, on a page and on paper."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from partake.documents import Format
from partake.documents import render as printed
from partake.insight import access, paper_of_known, words_of_exploring
from partake.insight.paper_of_known import asked_before, brief, not_heard
from partake.insight.queries.known import what_we_know
from partake.kernel import clock
from partake.kernel.requests import actor_of
from partake.kernel.verdict import NotFound
from partake.organisations.models import Organisation
from partake.organisations.opening import body_page
from partake.voices.words import outcome, sampling

SIZES = {"text": Format.TEXT} | {one.value: one for one in Format if one.points}


@body_page(access.can_see_figures)
def known(request: HttpRequest, body: Organisation) -> HttpResponse:
    page = what_we_know(actor_of(request), organisation=body, given=request.GET.dict())
    lines = {"said": paper_of_known.said(page), "asked_before": asked_before(page), "not_heard": not_heard()}
    words = {"sampling": sampling, "outcome": outcome, "words": words_of_exploring}
    query = words_of_exploring.query(page.chosen)
    return render(request, "insight/known.jinja", {"body": body, "page": page, "query": query, **lines, **words})


@body_page(access.can_see_figures)
def known_paper(request: HttpRequest, body: Organisation, size: str) -> HttpResponse:
    if size not in SIZES:
        raise NotFound
    page = what_we_know(actor_of(request), organisation=body, given=request.GET.dict())
    made = printed(brief(page, body.name), SIZES[size], printed_on=clock.today())
    disposition = f'attachment; filename="{made.filename}"'
    return HttpResponse(made.content, content_type=made.media_type, headers={"Content-Disposition": disposition})
