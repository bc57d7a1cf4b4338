"""For those who run services: which have a feedback page, and opening, changing and closing one."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext

from partake.feedback import access
from partake.feedback.about_me import questions_of
from partake.feedback.actions import pages as actions
from partake.feedback.forms.pages import PageForm, PressForm
from partake.feedback.monthly_return import Month
from partake.feedback.page_address import short_address
from partake.feedback.queries import pages as queries
from partake.feedback.queries.results import results_by_month, results_of
from partake.feedback.results import TOO_FEW, Results
from partake.feedback.views.pages import answer
from partake.kernel import clock
from partake.kernel.requests import actor_of
from partake.organisations.lives import life_of
from partake.organisations.models import Organisation
from partake.organisations.opening import body_page
from partake.voices.domain.voice import SCORE_WORDS

RECENT = timedelta(days=30)
# Long enough for most services to have an answer to give, short enough to be about now.
LATELY = timedelta(days=90)
MONTHS = 6


def mine(request: HttpRequest) -> HttpResponse:
    """To the first body whose services somebody runs."""
    bodies = queries.list_my_bodies(actor_of(request), access.RUNS)
    if not bodies:
        access.can_run_some(actor_of(request)).require()
    return redirect("feedback:services", bodies[0].public_id)


@body_page(access.can_run_page)
def services(request: HttpRequest, body: Organisation) -> HttpResponse:
    actor = actor_of(request)
    found = queries.list_service_pages(body)
    recent = results_of([one.page for one in found if one.page], first=clock.today() - RECENT, last=clock.today())
    others = [one for one in queries.list_my_bodies(actor, access.RUNS) if one.pk != body.pk]
    answered = {one.service_id: recent.get(str(one.page.public_id), Results()).answered for one in found if one.page}
    return answer(request, "services", body=body, found=found, answered=answered, others=others)


@body_page(access.can_run_page)
def service(request: HttpRequest, body: Organisation, service_id: UUID) -> HttpResponse:
    """One service: what people said of it lately in a sentence, and everything to do with its page."""
    one = queries.get_service(body, service_id)
    page = queries.find_service_page(one)
    if page is None:
        return answer(request, "no_page", body=body, service=one)
    first = clock.today() - LATELY
    lately = results_of([page], first=first, last=clock.today()).get(str(page.public_id), Results())
    return answer(
        request,
        "service",
        body=body,
        service=one,
        page=page,
        life=life_of(one),
        lately=lately,
        months=results_by_month(page, Month.of(clock.today()).before.back(MONTHS)),
        first=first,
        floor=TOO_FEW,
        score_words=SCORE_WORDS,
        asked=[gettext(question.words) for question in questions_of(page.asks_about)],
        short=short_address(page),
    )


@body_page(access.can_run_page)
def open_page(request: HttpRequest, body: Organisation, service_id: UUID) -> HttpResponse:
    one = queries.get_service(body, service_id)
    form = PageForm.from_request(request)

    def put_up() -> str:
        actions.open_page(actor=actor_of(request), service=one, **_said(form))
        return at(body, service_id)

    return form.once(put_up) or answer(request, "open_page", body=body, service=one, form=form)


@body_page(access.can_run_page)
def change_page(request: HttpRequest, body: Organisation, service_id: UUID) -> HttpResponse:
    page = queries.get_service_page(body, service_id)
    before = {"why": page.why, "phone": page.phone, "asks_about": page.asks_about}
    form = PageForm.from_request(request, initial=before, version=page.version)

    def change() -> str:
        actions.change_page(actor=actor_of(request), page=page, version=form.version, **_said(form))
        return at(body, service_id)

    return form.once(change) or answer(request, "change_page", body=body, page=page, form=form)


@body_page(access.can_run_page)
def close_page(request: HttpRequest, body: Organisation, service_id: UUID) -> HttpResponse:
    page = queries.get_service_page(body, service_id)
    form = PressForm.from_request(request, version=page.version)

    def take_down() -> str:
        actions.close_page(actor=actor_of(request), page=page, version=form.version)
        return at(body, service_id)

    return form.once(take_down) or answer(request, "close_page", body=body, page=page, form=form)


@body_page(access.can_run_page)
def reopen_page(request: HttpRequest, body: Organisation, service_id: UUID) -> HttpResponse:
    page = queries.get_service_page(body, service_id)
    form = PressForm.from_request(request, version=page.version)

    def put_up_again() -> str:
        actions.reopen_page(actor=actor_of(request), page=page, version=form.version)
        return at(body, service_id)

    return form.once(put_up_again) or answer(request, "reopen_page", body=body, page=page, form=form)


def at(body: Organisation, service_id: UUID) -> str:
    """This will give the address of a service's own page."""
    return reverse("feedback:service", args=[body.public_id, service_id])


def _said(form: PageForm) -> dict[str, Any]:
    return {name: form.values[name] for name in ("why", "phone", "asks_about")}
