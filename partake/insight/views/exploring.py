"""The explorer: what people said, found by what is asked of it; questions kept; files to take away."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from partake.insight import access, words_of_exploring
from partake.insight.actions import exploring as actions
from partake.insight.addresses import chosen_in, explore_address
from partake.insight.forms.exploring import KeepForm
from partake.insight.queries import exploring as queries
from partake.kernel.requests import actor_of
from partake.organisations.models import Organisation
from partake.organisations.opening import body_page
from partake.ui.submission import once


@body_page(access.can_see_figures)
def explore(request: HttpRequest, body: Organisation) -> HttpResponse:
    page = queries.explore(
        actor_of(request), organisation=body, given=request.GET.dict(), cursor=request.GET.get("after")
    )
    given = {"body": body, "page": page, "said": words_of_exploring, "query": words_of_exploring.query(page.chosen)}
    given |= {"may": access.can_change(actor_of(request), body.pk)}
    return render(request, "insight/explore.jinja", given)


@body_page(access.can_see_figures)
def keep(request: HttpRequest, body: Organisation) -> HttpResponse:
    chosen = chosen_in(request.GET.dict())
    form = KeepForm.from_request(request, initial={"for_everybody": "no"})

    def save() -> str:
        actions.save_question(actor=actor_of(request), organisation=body, given=chosen, **form.values)
        return explore_address(body, chosen)

    given = {"body": body, "form": form, "back": explore_address(body, chosen)}
    return form.once(save) or render(request, "insight/keep_question.jinja", given)


@body_page(access.can_see_figures)
def delete(request: HttpRequest, body: Organisation, question_id: UUID) -> HttpResponse:
    row = queries.get_kept_row(actor_of(request), organisation=body, question_id=question_id)

    def forget() -> str:
        actions.delete_question(actor=actor_of(request), question=row)
        return explore_address(body, {})

    return redirect(once(request, forget))


@body_page(access.can_see_figures)
def export(request: HttpRequest, body: Organisation, kind: str) -> HttpResponse:
    file = actions.export_voices(actor=actor_of(request), organisation=body, given=request.GET.dict(), kind=kind)
    disposition = f'attachment; filename="{file.name}"'
    return HttpResponse(file.content, content_type=file.media_type, headers={"Content-Disposition": disposition})
