"""Answering, without signing in and without a script: a page a part, back without loss, and coming back later."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from partake.accounts.links import on_our_site
from partake.kernel.requests import actor_of
from partake.kernel.verdict import NotFound
from partake.questionnaires import guard, languages
from partake.questionnaires.actions import answering as actions
from partake.questionnaires.domain import Content, Part, is_asked, next_part, part_before, parts_of, without_recordings
from partake.questionnaires.emailing import send_link
from partake.questionnaires.form_numbers import read_form_number
from partake.questionnaires.forms.asked import QuestionnaireForm, answers_of, form_of, initial_of, recordings_of
from partake.questionnaires.forms.paper import SendLinkForm
from partake.questionnaires.models import Response
from partake.questionnaires.queries import asking as queries
from partake.questionnaires.queries.answers import content_of
from partake.questionnaires.queries.places import get_place, service_of
from partake.questionnaires.views.pages import asked_page, in_words_of, language_of
from partake.ui.private import private_page

STARTS_AGAIN = 20  # seconds that a kiosk says thank you


@login_not_required
def begin(request: HttpRequest, questionnaire_id: UUID, service_id: UUID | None = None) -> HttpResponse:
    """The first part, about a service or about none. Nothing is kept of anyone who only looks."""
    asked = queries.get_asked(questionnaire_id)
    place = get_place(asked, service_id) if service_id else None
    content = content_of(asked)
    language = language_of(request, content)
    if not (queries.is_open(asked) and (place is None or place.is_open)):
        with in_words_of(language):
            return asked_page(
                request, "closed", content, language, body=asked.questionnaire.organisation, place=place,
                id=questionnaire_id, is_open=queries.is_open(asked),
            )  # fmt: skip
    parts = parts_of(content)
    with in_words_of(language):
        form = _form(request, content, parts[0], language)

        def go_on() -> str:
            given = answers_of(form.values, parts[0].questions)
            way: dict[str, Any] = {
                "actor": actor_of(request), "asked": asked, "answers": given, "language": language,
                "form_number": read_form_number(request.GET.get("form", "")),
                "recordings": recordings_of(form.values, parts[0].questions),
                "about": place.ref if place else None,
            }  # fmt: skip
            later = next_part(parts, 1, given)
            if later is None and "later" not in request.POST:
                actions.finish_response(channel="ONLINE", **way)
                return _with(reverse("questionnaires:thanks", args=[questionnaire_id]), language)
            _, secret = actions.begin_response(**way)
            return _after(request, secret, 1, later, language)

        return _answered(request, form, go_on) or _part_page(
            request, content, language, form, 1, body=asked.questionnaire.organisation,
            service=place.service if place else None,
            formerly=next(iter(place.life.names), None) if place else None,
        )  # fmt: skip


@private_page
def go_on(request: HttpRequest, secret: str, place: int) -> HttpResponse:
    """A later part, or an earlier one again, of answers somebody began."""
    begun = queries.get_begun(secret)
    asked = begun.questionnaire_version
    content = content_of(asked)
    parts = parts_of(content)
    language = language_of(request, content, begun.language)
    if queries.is_finished(begun):
        return redirect(_with(reverse("questionnaires:thanks", args=[asked.questionnaire.public_id]), language))
    if not 1 <= place <= len(parts):
        raise NotFound
    with in_words_of(language):
        form = _form(request, content, parts[place - 1], language, begun)

        def save() -> str:
            given = answers_of(form.values, parts[place - 1].questions)
            later = next_part(parts, place, {**begun.answers, **given})
            finish = later is None and "later" not in request.POST
            actions.go_on_with_response(
                actor=actor_of(request), response=begun, answers=given, version=form.version, finish=finish,
                recordings=recordings_of(form.values, parts[place - 1].questions),
            )  # fmt: skip
            if finish:
                return _with(reverse("questionnaires:thanks", args=[asked.questionnaire.public_id]), language)
            return _after(request, secret, place, later, language)

        before = part_before(parts, place, begun.answers)
        back = _with(reverse("questionnaires:go_on", args=[secret, before]), language) if before else ""
        body = asked.questionnaire.organisation
        return _answered(request, form, save) or _part_page(
            request, content, language, form, place, back=back, body=body, secret=secret, service=service_of(begun)
        )


@private_page
def come_back(request: HttpRequest, secret: str, place: int) -> HttpResponse:
    """The link to come back by, shown; and sent, if they like, to an address that is then forgotten."""
    begun = queries.get_begun(secret)
    content = content_of(begun.questionnaire_version)
    language = language_of(request, content, begun.language)
    with in_words_of(language):
        form = SendLinkForm.from_request(request)
        address = on_our_site(reverse("questionnaires:go_on", args=[secret, place]))
        here = _with(reverse("questionnaires:come_back", args=[secret, place]), language)

        def send() -> str:
            send_link(form.values["email"], address)
            return f"{here}{'&' if '?' in here else '?'}sent=yes"

        sent = "sent" in request.GET
        drawn = form.once(send) if guard.may_send(request, form) else None
        return drawn or asked_page(
            request, "come_back", content, language, form=form, address=address, place=place, secret=secret, sent=sent
        )


@login_not_required
def thanks(request: HttpRequest, questionnaire_id: UUID) -> HttpResponse:
    asked = queries.get_asked(questionnaire_id)
    content = content_of(asked)
    language = language_of(request, content)
    with in_words_of(language):
        return asked_page(request, "thanks", content, language, body=asked.questionnaire.organisation)


@private_page
def kiosk(request: HttpRequest, questionnaire_id: UUID, service_id: UUID | None = None) -> HttpResponse:
    """Everything on one page, on a screen that many people use: nothing typed is kept anywhere but in what is sent."""
    asked = queries.get_asked(questionnaire_id)
    place = get_place(asked, service_id) if service_id else None
    content = content_of(asked)
    language = language_of(request, content)
    body = asked.questionnaire.organisation
    with in_words_of(language):
        if not (queries.is_open(asked) and (place is None or place.is_open)):
            return asked_page(request, "kiosk_closed", content, language, body=body, place=place)
        questions = without_recordings(content.questions)
        form = form_of(content, questions, language=language).from_request(request)

        def finish() -> str:
            actions.finish_response(
                actor=actor_of(request),
                asked=asked,
                answers=answers_of(form.values, questions),
                channel="KIOSK",
                language=language,
                about=place.ref if place else None,
            )
            return _at("kiosk_thanks", questionnaire_id, service_id) + f"?in={language}"

        return _answered(request, form, finish) or asked_page(
            request, "kiosk", content, language, form=form, body=body, service=place.service if place else None,
            again=_at("kiosk", questionnaire_id, service_id),
        )  # fmt: skip


@private_page
def kiosk_thanks(request: HttpRequest, questionnaire_id: UUID, service_id: UUID | None = None) -> HttpResponse:
    """Starts again for whoever comes next, in English: by a header, as there is no script and nothing to lose."""
    content = content_of(queries.get_asked(questionnaire_id))
    language = language_of(request, content)
    again = _at("kiosk", questionnaire_id, service_id)
    with in_words_of(language):
        response = asked_page(request, "kiosk_thanks", content, language, again=again)
    response["Refresh"] = f"{STARTS_AGAIN}; url={again}"
    return response


def _at(name: str, questionnaire_id: UUID, service_id: UUID | None) -> str:
    """The address of a screen's page, at a service or at none."""
    if service_id is None:
        return reverse(f"questionnaires:{name}", args=[questionnaire_id])
    return reverse(f"questionnaires:{name}_at", args=[questionnaire_id, service_id])


def _form(
    request: HttpRequest, content: Content, part: Part, language: str, begun: Response | None = None
) -> QuestionnaireForm:
    given = begun.answers if begun else {}
    asked = [question for question in part.questions if _may_be_asked(question, part, given)]
    form = form_of(content, asked, language=language, recorded=queries.recorded_in(begun) if begun else ())
    return form.from_request(request, initial=initial_of(given, asked), version=begun.version if begun else None)


def _may_be_asked(question: Any, part: Part, given: dict[str, Any]) -> bool:
    """One that depends on this very page opens on it; one that depends on an earlier page is asked if it applies."""
    here = {one.key for one in part.questions}
    return is_asked(question, given) or (question.show_if is not None and question.show_if.key in here)


def _answered(request: HttpRequest, form: QuestionnaireForm, work: Any) -> HttpResponse | None:
    return form.once(work) if guard.may_send(request, form) else None


def _part_page(
    request: HttpRequest, content: Content, language: str, form: QuestionnaireForm, place: int,
    **values: Any,
) -> HttpResponse:  # fmt: skip
    parts = parts_of(content)
    part = parts[place - 1]
    is_last = place == len(parts)
    values = {"back": "", "formerly": None, **values}
    return asked_page(
        request, "part", content, language, form=form, part=part, place=place, is_last=is_last,
        sections=len(content.sections), **values,
    )  # fmt: skip


def _after(request: HttpRequest, secret: str, place: int, later: int | None, language: str) -> str:
    """To the next part; or, for somebody who would rather come back, to their link."""
    if "later" in request.POST:
        return _with(reverse("questionnaires:come_back", args=[secret, place]), language)
    return _with(reverse("questionnaires:go_on", args=[secret, later]), language)


def _with(address: str, language: str) -> str:
    return address if language == languages.ENGLISH else f"{address}?{urlencode({'in': language})}"
