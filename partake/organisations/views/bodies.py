"""Setting up a place: bodies, teams, services, jobs, and where they are. For place administrators."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from partake.kernel import clock
from partake.kernel.requests import actor_of
from partake.organisations import access, actions, forms, queries
from partake.organisations.domain import CHARACTERISTICS, KINDS, ROLES, OrganisationKind, RoleCode
from partake.organisations.models import Organisation
from partake.ui.forms import Choice


def organisations(request: HttpRequest) -> HttpResponse:
    may_set_up(request)
    return answer(request, "list", bodies=queries.list_bodies(cursor=request.GET.get("after", "")), kinds=KINDS)


def organisation(request: HttpRequest, organisation_id: UUID) -> HttpResponse:
    may_set_up(request)
    page = queries.get_body_page(organisation_id)
    return answer(request, "organisation", page=page, kinds=KINDS, roles=ROLES)


def add_organisation(request: HttpRequest) -> HttpResponse:
    may_set_up(request)
    form = forms.OrganisationForm.from_request(request)

    def add() -> str:
        values = {**form.values, "kind": OrganisationKind(form.values["kind"])}
        return _page_of(actions.add_organisation(actor=actor_of(request), **values))

    return form.once(add) or answer(request, "change", form=form, body=None)


def change_organisation(request: HttpRequest, organisation_id: UUID) -> HttpResponse:
    may_set_up(request)
    body = queries.get_organisation(organisation_id)
    said = {name: getattr(body, name) or "" for name in forms.OrganisationForm.base_fields}
    form = forms.OrganisationForm.from_request(request, initial=said, version=body.version)

    def change() -> str:
        values = {**form.values, "kind": OrganisationKind(form.values["kind"])}
        actions.change_organisation(actor=actor_of(request), organisation=body, version=form.version, **values)
        return _page_of(body)

    return form.once(change) or answer(request, "change", form=form, body=body)


def end_organisation(request: HttpRequest, organisation_id: UUID) -> HttpResponse:
    may_set_up(request)
    body = queries.get_organisation(organisation_id)
    others = [one for one in queries.list_organisations(today=clock.today(), limit=500) if one != body]
    choices = [Choice(str(one.public_id), one.name) for one in others]
    form = forms.EndForm.from_request(request, choices={"successor": choices})

    def end() -> str:
        successor = next((one for one in others if str(one.public_id) == form.values["successor"]), None)
        actions.end_organisation(actor=actor_of(request), organisation=body, successor=successor)
        return _page_of(body)

    return form.once(end) or answer(request, "end", form=form, body=body)


def put_in_place(request: HttpRequest, organisation_id: UUID) -> HttpResponse:
    may_set_up(request)
    body = queries.get_organisation(organisation_id)
    known = {str(one.public_id): one for one in queries.list_places()}
    choices = [Choice(key, one.name) for key, one in known.items()]
    now = next((key for key, one in known.items() if one.pk == body.place_id), "")
    form = forms.InPlaceForm.from_request(
        request, choices={"place": choices}, initial={"place": now}, version=body.version
    )

    def put() -> str:
        place = known.get(form.values["place"])
        actions.put_in_place(actor=actor_of(request), organisation=body, place=place, version=form.version)
        return _page_of(body)

    return form.once(put) or answer(request, "put_in_place", form=form, body=body)


def add_team(request: HttpRequest, organisation_id: UUID) -> HttpResponse:
    may_set_up(request)
    body = queries.get_organisation(organisation_id)
    form = forms.TeamForm.from_request(request)

    def add() -> str:
        actions.add_team(actor=actor_of(request), organisation=body, **form.values)
        return _page_of(body)

    return form.once(add) or answer(request, "add_team", form=form, body=body)


def add_service(request: HttpRequest, organisation_id: UUID) -> HttpResponse:
    may_set_up(request)
    body = queries.get_organisation(organisation_id)
    form = forms.ServiceForm.from_request(request)

    def add() -> str:
        actions.add_service(actor=actor_of(request), organisation=body, **form.values)
        return _page_of(body)

    return form.once(add) or answer(request, "add_service", form=form, body=body)


def give_job(request: HttpRequest, organisation_id: UUID) -> HttpResponse:
    may_set_up(request)
    page = queries.get_body_page(organisation_id)
    teams = {str(team.public_id): team for team in page.teams}
    choices = [Choice(key, team.name) for key, team in teams.items()]
    form = forms.JobForm.from_request(request, choices={"team": choices})

    def give() -> str:
        values = {**form.values, "role": RoleCode(form.values["role"]), "team": teams.get(form.values["team"])}
        actions.give_job(actor=actor_of(request), organisation=page.body, **values)
        return _page_of(page.body)

    return form.once(give) or answer(request, "give_job", form=form, body=page.body)


def end_job(request: HttpRequest, role_id: UUID) -> HttpResponse:
    may_set_up(request)
    held = queries.get_role(role_id)
    form = forms.EndJobForm.from_request(request)

    def end() -> str:
        actions.end_role(actor=actor_of(request), held=held)
        return _page_of(held.organisation)

    return form.once(end) or answer(request, "end_job", form=form, held=held, role=ROLES[RoleCode(held.role)])


def places(request: HttpRequest) -> HttpResponse:
    may_set_up(request)
    return answer(request, "places", places=queries.list_places())


def place(request: HttpRequest, place_id: UUID) -> HttpResponse:
    may_set_up(request)
    found = queries.get_place(place_id)
    tables = queries.population_of(found)
    return answer(request, "place", place=found, tables=tables, characteristics=CHARACTERISTICS)


def add_place(request: HttpRequest) -> HttpResponse:
    may_set_up(request)
    known = {str(one.public_id): one for one in queries.list_places()}
    choices = [Choice(key, one.name) for key, one in known.items()]
    form = forms.PlaceForm.from_request(request, choices={"within": choices})

    def add() -> str:
        values = {**form.values, "within": known.get(form.values["within"])}
        made = actions.add_place(actor=actor_of(request), **values)
        return reverse("organisations:place", args=[made.public_id])

    return form.once(add) or answer(request, "add_place", form=form)


def may_set_up(request: HttpRequest) -> None:
    """This will let a place administrator on, and raise `Refused` for anybody else."""
    access.can_set_up(actor_of(request)).require()


def _page_of(body: Organisation) -> str:
    return reverse("organisations:organisation", args=[body.public_id])


def answer(request: HttpRequest, template: str, **values: Any) -> HttpResponse:
    """This will draw a page of this room."""
    return render(request, f"organisations/{template}.jinja", values)
