"""What people spoke of, which themes a body sorts by, and what fits none."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext

from partake.insight import access, frameworks
from partake.insight.actions import theme_frameworks as actions
from partake.insight.forms.themes import BringFrameworkForm, FrameworkForm, NameThemeForm
from partake.insight.queries import themes as queries
from partake.insight.themes import words
from partake.kernel.requests import actor_of
from partake.kernel.verdict import NotFound
from partake.organisations.models import Organisation
from partake.organisations.opening import body_page
from partake.ui.forms import Choice
from partake.ui.submission import once
from partake.voices.queries.services import list_services

PERIODS = {"3": 3, "12": 12, "24": 24}


def answer(request: HttpRequest, template: str, **values: Any) -> HttpResponse:
    """This will draw a page of themes; `said` says its codes in words."""
    return render(request, f"insight/{template}.jinja", {"said": words, **values})


@body_page(access.can_see_figures)
def themes(request: HttpRequest, body: Organisation) -> HttpResponse:
    """What people spoke of, by service and months, with or without what the machine says."""
    services = list_services(body)
    service = next((one for one in services if str(one.public_id) == request.GET.get("service")), None)
    months = request.GET.get("months", "3")
    people_only = request.GET.get("labels") == "people"
    actor = actor_of(request)
    return answer(
        request,
        "themes",
        body=body,
        services=services,
        service=service,
        months=months if months in PERIODS else "3",
        people_only=people_only,
        spoken=queries.spoken_of(actor, body, service, many=PERIODS.get(months, 3), people_only=people_only),
        machine=queries.machine_of(body),
        framework=frameworks.for_body(body.pk),
        two_views=queries.count_two_views(body),
        may_change=bool(access.can_change(actor, body.pk)),
    )


@body_page(access.can_see_figures)
def framework(request: HttpRequest, body: Organisation) -> HttpResponse:
    may_change = bool(access.can_change(actor_of(request), body.pk))
    return answer(request, "theme_framework", body=body, page=queries.get_frameworks(body), may_change=may_change)


@body_page(access.can_see_figures)
def framework_file(_request: HttpRequest, body: Organisation, framework_key: str) -> HttpResponse:
    """A framework as the file it was read from, to begin one's own with."""
    written = queries.written_framework(body, framework_key)
    response = HttpResponse(written, content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{framework_key}.toml"'
    return response


@body_page(access.can_change)
def choose_framework(request: HttpRequest, body: Organisation) -> HttpResponse:
    page = queries.get_frameworks(body)
    choices = [Choice(one.key, gettext(one.name)) for one in (*page.built_in, *([page.own] if page.own else []))]
    form = FrameworkForm.from_request(
        request, choices={"framework": choices}, initial={"framework": page.now.key}, version=page.version
    )

    def choose() -> str:
        actions.choose_framework(
            actor=actor_of(request), organisation=body, framework=form.values["framework"], version=form.version
        )
        return _framework_at(body)

    return form.once(choose) or answer(request, "theme_choose_framework", body=body, form=form, page=page)


@body_page(access.can_change)
def bring_framework(request: HttpRequest, body: Organisation) -> HttpResponse:
    page = queries.get_frameworks(body)
    form = BringFrameworkForm.from_request(request, version=page.version)

    def bring() -> str:
        written = form.values["file"].read()
        actions.bring_framework(actor=actor_of(request), organisation=body, written=written, version=form.version)
        return _framework_at(body)

    return form.once(bring) or answer(request, "theme_bring_framework", body=body, form=form, page=page)


@body_page(access.can_change)
def gathered(request: HttpRequest, body: Organisation) -> HttpResponse:
    """What fits no theme, gathered by the words it shares."""
    return answer(request, "theme_gathered", body=body, found=queries.get_gathering(actor_of(request), body))


@body_page(access.can_change)
def name_theme(request: HttpRequest, body: Organisation, mark: str) -> HttpResponse:
    """A new theme, made of one group."""
    group = queries.get_gathered(actor_of(request), body, mark)
    choices = [Choice(str(one.key), one.text, hint=words.feeling(one.feeling).capitalize()) for one in group.comments]
    form = NameThemeForm.from_request(
        request, choices={"comments": choices}, initial={"comments": [choice.value for choice in choices]}
    )

    def name_it() -> str:
        ticked = {int(key) for key in form.values["comments"]}
        actions.name_theme(
            actor=actor_of(request),
            organisation=body,
            name=form.values["name"],
            meaning=form.values["meaning"],
            comments={one.key: one.feeling for one in group.comments if one.key in ticked},
        )
        return _framework_at(body)

    return form.once(name_it) or answer(request, "theme_name", body=body, group=group, form=form)


@body_page(access.can_change)
def set_aside(request: HttpRequest, body: Organisation, mark: str) -> HttpResponse:
    def aside() -> str:
        actions.set_words_aside(actor=actor_of(request), organisation=body, mark=mark)
        return reverse("insight:gathered", args=[body.public_id])

    if request.method != "POST":
        raise NotFound
    return redirect(once(request, aside))


def _framework_at(body: Organisation) -> str:
    return reverse("insight:framework", args=[body.public_id])
