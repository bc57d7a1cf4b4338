"""Putting up a service's page, changing it and taking it down."""

from collections.abc import Iterable

from django.db import IntegrityError, transaction
from django.utils.translation import gettext

from partake.audit.actions import record as record_event
from partake.feedback import access
from partake.feedback.codes import new_code
from partake.feedback.events import PAGE_CHANGED, PAGE_CLOSED, PAGE_OPENED
from partake.feedback.models import FeedbackPage
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.kernel.verdict import Rejected, Stale
from partake.organisations.models import Service
from partake.ui.words import day


@transaction.atomic
def open_page(
    *, actor: Actor, service: Service, why: str = "", phone: str = "", asks_about: Iterable[str] = ()
) -> FeedbackPage:
    """This will put up a page for a service, with a short code for its poster. Raises `Refused`, `Rejected`."""
    access.can_run_page(actor, service.organisation_id).require()

    _at_work(service)
    if FeedbackPage.objects.filter(service=service).exists():
        raise Rejected("", gettext("This service has a page already."))
    page = _with_new_code(service, actor, why, phone, list(asks_about))

    record_event(PAGE_OPENED, actor=actor, about=page.ref)

    return page


@transaction.atomic
def change_page(
    *, actor: Actor, page: FeedbackPage, why: str, phone: str, asks_about: Iterable[str], version: int | None
) -> FeedbackPage:
    """This will change what a page asks besides the set question. Raises `Refused`, `Stale`."""
    access.can_run_page(actor, page.service.organisation_id).require()

    page = _locked(page, version)
    page.why, page.phone, page.asks_about = why, phone, list(asks_about)
    page.version += 1
    page.save()

    record_event(PAGE_CHANGED, actor=actor, about=page.ref, fields=("why", "phone", "asks_about"))

    return page


@transaction.atomic
def close_page(*, actor: Actor, page: FeedbackPage, version: int | None) -> FeedbackPage:
    """This will take a page down: its poster then leads to where people can say it. Raises `Refused`, `Stale`."""
    access.can_run_page(actor, page.service.organisation_id).require()

    page = _locked(page, version)
    page.closed_at = clock.now()
    page.version += 1
    page.save()

    record_event(PAGE_CLOSED, actor=actor, about=page.ref)

    return page


@transaction.atomic
def reopen_page(*, actor: Actor, page: FeedbackPage, version: int | None) -> FeedbackPage:
    """This will put a page up again under its old code, so that posters still on the wall work. Raises `Refused`,
    `Rejected`, `Stale`."""
    access.can_run_page(actor, page.service.organisation_id).require()

    page = _locked(page, version, closed=True)
    _at_work(page.service)
    page.closed_at = None
    page.version += 1
    page.save()

    record_event(PAGE_OPENED, actor=actor, about=page.ref)

    return page


def _at_work(service: Service) -> None:
    if service.valid_to is not None:
        raise Rejected("", gettext("This service ended on %(day)s.") % {"day": day(service.valid_to)})


def _with_new_code(service: Service, actor: Actor, why: str, phone: str, asks_about: list[str]) -> FeedbackPage:
    """A code that is taken is drawn again: the unique index decides, not a look before."""
    while True:
        try:
            with transaction.atomic():
                return FeedbackPage.objects.create(
                    service=service,
                    code=new_code(),
                    why=why,
                    phone=phone,
                    asks_about=asks_about,
                    opened_at=clock.now(),
                    opened_by=actor.display_name,
                )
        except IntegrityError:
            if FeedbackPage.objects.filter(service=service).exists():
                raise Rejected("", gettext("This service has a page already.")) from None


def _locked(page: FeedbackPage, version: int | None, *, closed: bool = False) -> FeedbackPage:
    page = FeedbackPage.objects.select_for_update(of=("self",)).select_related("service").get(pk=page.pk)
    if page.version != version or (page.closed_at is not None) != closed:
        raise Stale(page)
    return page
