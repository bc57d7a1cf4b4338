"""What happens to a service: another name, another body, part of another, several, or its end. For place
administrators."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from partake.kernel import clock
from partake.kernel.requests import actor_of
from partake.organisations import actions, forms, lives, proposals, queries
from partake.organisations.models import Service
from partake.organisations.views.bodies import answer, may_set_up
from partake.ui.forms import Choice


def service(request: HttpRequest, service_id: UUID) -> HttpResponse:
    may_set_up(request)
    one = lives.get_service(service_id)
    asked = proposals.open_proposal(one, actor_of(request))
    return answer(request, "service", service=one, life=lives.life_of(one), asked=asked)


def rename_service(request: HttpRequest, service_id: UUID) -> HttpResponse:
    may_set_up(request)
    one = lives.get_service(service_id)
    said = {"name": one.name, "happened_on": clock.today()}
    form = forms.RenameServiceForm.from_request(request, initial=said, version=one.version)

    def rename() -> str:
        actions.rename_service(actor=actor_of(request), service=one, version=form.version, **form.values)
        return _page_of(one)

    return form.once(rename) or answer(request, "rename_service", form=form, service=one)


def move_service(request: HttpRequest, service_id: UUID) -> HttpResponse:
    may_set_up(request)
    one = lives.get_service(service_id)
    bodies = queries.list_organisations(today=clock.today(), limit=500)
    others = {str(body.public_id): body for body in bodies if body.pk != one.organisation_id and not body.valid_to}
    offered = [Choice(key, body.name) for key, body in others.items()]
    form = forms.MoveServiceForm.from_request(request, choices={"organisation": offered}, version=one.version)

    def move() -> str:
        to = others[form.values["organisation"]]
        actions.propose_service(actor=actor_of(request), service=one, receiving=to)
        return _page_of(one)

    return form.once(move) or answer(request, "move_service", form=form, service=one)


def merge_service(request: HttpRequest, service_id: UUID) -> HttpResponse:
    may_set_up(request)
    one = lives.get_service(service_id)
    others = {str(other.public_id): other for other in lives.list_services_at_work(but=one)}
    offered = [Choice(key, f"{other.name}, {other.organisation.name}") for key, other in others.items()]
    form = forms.MergeServiceForm.from_request(request, choices={"into": offered}, version=one.version)

    def merge() -> str:
        into = others[form.values["into"]]
        actions.merge_or_ask(actor=actor_of(request), service=one, into=into, version=form.version)
        return _page_of(one)

    return form.once(merge) or answer(request, "merge_service", form=form, service=one)


def split_service(request: HttpRequest, service_id: UUID) -> HttpResponse:
    may_set_up(request)
    one = lives.get_service(service_id)
    here = lives.list_services_at_work(but=one, organisation_id=one.organisation_id)
    others = {str(other.public_id): other for other in here}
    offered = [Choice(key, other.name) for key, other in others.items()]
    form = forms.SplitServiceForm.from_request(request, choices={"parts": offered}, version=one.version)

    def split() -> str:
        parts = [others[key] for key in form.values["parts"]]
        actions.split_service(actor=actor_of(request), service=one, parts=parts, version=form.version)
        return _page_of(one)

    return form.once(split) or answer(request, "split_service", form=form, service=one, enough=len(others) > 1)


def end_service(request: HttpRequest, service_id: UUID) -> HttpResponse:
    may_set_up(request)
    one = lives.get_service(service_id)
    form = forms.EndServiceForm.from_request(request, version=one.version)

    def end() -> str:
        actions.end_service(actor=actor_of(request), service=one, version=form.version)
        return _page_of(one)

    return form.once(end) or answer(request, "end_service", form=form, service=one)


def _page_of(service: Service) -> str:
    return reverse("organisations:service", args=[service.public_id])
