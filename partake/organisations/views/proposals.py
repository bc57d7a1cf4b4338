"""A service that passes from one body to another, as both bodies answer: for whoever runs services; and taking back
what was asked, for place administrators."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from partake.kernel.requests import actor_of
from partake.kernel.verdict import NotFound
from partake.organisations import access, actions, forms, proposals
from partake.organisations.domain import Side
from partake.organisations.views.bodies import answer, may_set_up


def listed(request: HttpRequest) -> HttpResponse:
    return answer(request, "proposals", found=proposals.list_proposals(actor_of(request)))


def agree(request: HttpRequest, proposal_id: UUID, for_side: str) -> HttpResponse:
    row, one = proposals.get_proposal(actor_of(request), proposal_id)
    access.can_answer(actor_of(request), row, _side(for_side)).require()
    form = forms.AgreeForm.from_request(request)

    def agreed() -> str:
        actions.agree_to_proposal(actor=actor_of(request), proposal=row, side=_side(for_side))
        return reverse("organisations:proposals")

    return form.once(agreed) or answer(request, "agree", form=form, one=one, side=_side(for_side))


def refuse(request: HttpRequest, proposal_id: UUID, for_side: str) -> HttpResponse:
    row, one = proposals.get_proposal(actor_of(request), proposal_id)
    access.can_answer(actor_of(request), row, _side(for_side)).require()
    form = forms.RefuseForm.from_request(request)

    def refused() -> str:
        actions.refuse_proposal(actor=actor_of(request), proposal=row, side=_side(for_side), why=form.values["why"])
        return reverse("organisations:proposals")

    return form.once(refused) or answer(request, "refuse", form=form, one=one, side=_side(for_side))


def take_back(request: HttpRequest, proposal_id: UUID) -> HttpResponse:
    may_set_up(request)
    row, one = proposals.get_proposal(actor_of(request), proposal_id)
    form = forms.TakeBackForm.from_request(request)

    def taken_back() -> str:
        actions.take_back_proposal(actor=actor_of(request), proposal=row)
        return reverse("organisations:service", args=[row.service.public_id])

    return form.once(taken_back) or answer(request, "take_back_proposal", form=form, one=one, service=row.service)


def _side(code: str) -> Side:
    try:
        return Side(code.upper())
    except ValueError:
        raise NotFound from None
