"""What a body published, and saying what is wrong with it."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from partake.insight import access, words_of_public
from partake.insight.actions import notices as actions
from partake.insight.forms.notices import AGREE, NoticeCheckForm, NoticeForm
from partake.insight.queries import notices as queries
from partake.insight.queries.published import get_edition, list_editions
from partake.insight.views.pages import answer
from partake.kernel.requests import actor_of
from partake.organisations.models import Organisation
from partake.organisations.opening import body_page


@body_page(access.can_see_figures)
def published(request: HttpRequest, body: Organisation) -> HttpResponse:
    actor = actor_of(request)
    found = queries.list_notices(body)
    return answer(
        request,
        "published",
        body=body,
        editions=list_editions(),
        notices=found,
        may_write=access.can_write_notice(actor, body.pk),
        may_check={
            one.id: access.can_check_notice(actor, body.pk, one.written_by_user)
            for lines in found.values()
            for one in lines
        },
        words=words_of_public,
    )


@body_page(access.can_write_notice)
def write_notice(request: HttpRequest, body: Organisation, number: int) -> HttpResponse:
    edition = get_edition(number)
    form = NoticeForm.from_request(request)

    def write() -> str:
        actions.write_notice(
            actor=actor_of(request),
            organisation_id=body.pk,
            publication_id=edition.id,
            words=form.values["words"],
        )
        return _at(body)

    return form.once(write) or answer(
        request, "write_notice", body=body, edition=edition, form=form, words=words_of_public
    )


@body_page(access.can_see_figures)
def check_notice(request: HttpRequest, body: Organisation, notice_id: UUID) -> HttpResponse:
    notice = queries.get_notice(body, notice_id)
    access.can_check_notice(actor_of(request), body.pk, notice.written_by_user).require()
    form = NoticeCheckForm.from_request(request)

    def check() -> str:
        actions.check_notice(actor=actor_of(request), notice=notice, agreed=form.values["said"] == AGREE)
        return _at(body)

    return form.once(check) or answer(
        request, "check_notice", body=body, notice=notice, form=form, words=words_of_public
    )


def _at(body: Organisation) -> str:
    return reverse("insight:published", args=[body.public_id])
