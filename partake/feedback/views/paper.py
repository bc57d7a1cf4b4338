"""Posters and forms to print, and forms keyed in when they come back, pile by pile."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from partake.documents import Format, Rendered, render
from partake.documents.poster import poster_pdf
from partake.feedback.actions import piles as actions
from partake.feedback.forms.about_me import answered, names_of, speaker_of
from partake.feedback.forms.hear_back import contributor_of
from partake.feedback.forms.paper import ClosePileForm, KeyInForm, OpenPileForm, PrintForm
from partake.feedback.friends_and_family import wordings
from partake.feedback.models import FeedbackPage, Pile
from partake.feedback.paper import poster_of, printed_forms
from partake.feedback.queries import pages
from partake.feedback.queries import piles as queries
from partake.feedback.said import Said
from partake.feedback.views.pages import answer
from partake.kernel import clock
from partake.kernel.requests import actor_of
from partake.organisations.models import Organisation
from partake.organisations.opening import body_page
from partake.questionnaires.access import can_key_in
from partake.questionnaires.form_numbers import new_form_number
from partake.ui.forms import Choice
from partake.ui.submission import once
from partake.voices.domain.states import OutcomeKind
from partake.voices.queries.public import list_public_outcomes


@body_page(can_key_in)
def paper(request: HttpRequest, body: Organisation, service_id: UUID) -> HttpResponse:
    """Everything about one service that is on paper."""
    page = pages.get_service_page(body, service_id)
    return answer(request, "paper", body=body, page=page, piles=queries.list_piles(page))


@body_page(can_key_in)
def print_paper(request: HttpRequest, body: Organisation, service_id: UUID) -> HttpResponse:
    """A poster or forms. Drawing numbers writes nothing: they are known when they come back."""
    page = pages.get_service_page(body, service_id)
    offered = [Choice(one.code, one.name) for one in wordings().values()]
    initial = {"language": "en", "size": "12"}
    form = PrintForm.from_request(request, choices={"language": offered}, initial=initial)
    if form.is_posted and form.is_valid():
        wording = wordings()[form.values["language"]]
        if form.values["what"] == "POSTER":
            changes = [one for one in list_public_outcomes(body)[0] if one.kind is OutcomeKind.WE_DID]
            poster = poster_of(page, wording, changes[0] if changes else None)
            return _file(poster_pdf(poster, printed_on=clock.today()))
        numbers = [new_form_number() for _ in range(form.values["how_many"] or 1)]
        size = Format(f"pdf-{form.values['size'] or '12'}")
        return _file(render(printed_forms(page, numbers, wording), size, printed_on=clock.today()))
    return answer(request, "print_paper", body=body, page=page, form=form)


@body_page(can_key_in)
def open_pile(request: HttpRequest, body: Organisation, service_id: UUID) -> HttpResponse:
    page = pages.get_service_page(body, service_id)
    form = OpenPileForm.from_request(request, initial={"collected_on": clock.today()})

    def begin() -> str:
        pile = actions.open_pile(
            actor=actor_of(request),
            page=page,
            collected_on=form.values["collected_on"],
            forms_in_pile=form.values["forms_in_pile"],
        )
        return reverse("feedback:key_in", args=[body.public_id, pile.public_id])

    return form.once(begin) or answer(request, "open_pile", body=body, page=page, form=form)


@body_page(can_key_in)
def pile(request: HttpRequest, body: Organisation, pile_id: UUID) -> HttpResponse:
    row = queries.get_pile_row(body, pile_id)
    return answer(request, "pile", body=body, page=row.page, pile=queries.pile_line(row))


@body_page(can_key_in)
def key_in(request: HttpRequest, body: Organisation, pile_id: UUID) -> HttpResponse:
    """One form. What is half typed when the session ends waits here."""
    row = queries.get_pile_row(body, pile_id)
    form = KeyInForm.of_page(request, row.page.asks_about, written_in=queries.language_before(row))

    def keep() -> str:
        actions.key_in_form(
            actor=actor_of(request),
            pile=row,
            said=_said(form, row.page),
            form_number=form.values["form_number"],
            contributor=contributor_of(form.values, language=form.values["written_in"]),
            is_another=bool(form.values["is_another"]),
        )
        return reverse("feedback:key_in", args=[body.public_id, pile_id])

    return form.once(keep) or answer(
        request, "key_in", body=body, form=form, pile=queries.pile_line(row), page=row.page,
        about_me=names_of(row.page.asks_about),
    )  # fmt: skip


@require_POST
@body_page(can_key_in)
def strike(request: HttpRequest, body: Organisation, pile_id: UUID, form_id: int) -> HttpResponse:
    row = queries.get_pile_row(body, pile_id)

    def take_back() -> str:
        actions.strike_form(actor=actor_of(request), pile=row, form_id=form_id)
        return _at(body, row)

    return redirect(once(request, take_back))


@body_page(can_key_in)
def close_pile(request: HttpRequest, body: Organisation, pile_id: UUID) -> HttpResponse:
    row = queries.get_pile_row(body, pile_id)
    form = ClosePileForm.from_request(request, version=row.version)

    def close() -> str:
        actions.close_pile(actor=actor_of(request), pile=row, version=form.version)
        return _at(body, row)

    return form.once(close) or answer(
        request, "close_pile", body=body, form=form, pile=queries.pile_line(row), page=row.page
    )


def _said(form: KeyInForm, page: FeedbackPage) -> Said:
    values = form.values
    wording = wordings()[values["written_in"]]
    return Said(
        score=int(values["score"]) if values["score"] else None,
        words=values["words"],
        question=page.question_in(wording.code) or wording.why,
        allows_quote=values["allows_quote"] is True,
        language=wording.code,
        speaker=speaker_of(values),
        attributes=answered(values),
    )


def _at(body: Organisation, row: Pile) -> str:
    return reverse("feedback:pile", args=[body.public_id, row.public_id])


def _file(made: Rendered) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{made.filename}"'}
    return HttpResponse(made.content, content_type=made.media_type, headers=headers)
