"""Building: a list, one questionnaire with everything about it, and what is published, closed and copied."""

from dataclasses import replace
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from partake.kernel.requests import actor_of
from partake.kernel.verdict import NotFound
from partake.organisations.models import Organisation
from partake.organisations.opening import body_page
from partake.questionnaires import access, languages, reading
from partake.questionnaires.actions import building as actions
from partake.questionnaires.domain import KIND_WORDS, Content, Section, parts_of
from partake.questionnaires.forms.asked import condition_words, form_of
from partake.questionnaires.forms.building import PressForm, WordsForm
from partake.questionnaires.heard import answer_words
from partake.questionnaires.models import Questionnaire
from partake.questionnaires.models.asking import VersionState
from partake.questionnaires.queries import asking as queries
from partake.questionnaires.queries.places import list_places
from partake.questionnaires.views.pages import answer, in_words_of
from partake.ui.submission import once


def mine(request: HttpRequest) -> HttpResponse:
    """To the first body that somebody asks for."""
    bodies = queries.list_my_bodies(actor_of(request))
    if not bodies:
        access.can_build(actor_of(request), None).require()
    return redirect("questionnaires:questionnaires", bodies[0].public_id)


@body_page(access.can_key_in)
def questionnaires(request: HttpRequest, body: Organisation) -> HttpResponse:
    found = queries.list_questionnaires(actor_of(request), organisation=body)
    others = [one for one in queries.list_my_bodies(actor_of(request)) if one.pk != body.pk]
    may_build = bool(access.can_build(actor_of(request), body.pk))
    return answer(request, "questionnaires", body=body, found=found, may_build=may_build, others=others)


@body_page(access.can_build)
def make(request: HttpRequest, body: Organisation) -> HttpResponse:
    form = WordsForm.from_request(request)

    def make_it() -> str:
        values = form.values
        content = Content(values["title"], values["intro"], (Section("", ()),), values["thanks"])
        draft = actions.make_questionnaire(actor=actor_of(request), organisation_id=body.pk, content=content)
        return at(body, draft.questionnaire.public_id)

    return form.once(make_it) or answer(request, "make", body=body, form=form)


@body_page(access.can_key_in)
def questionnaire(request: HttpRequest, body: Organisation, questionnaire_id: UUID) -> HttpResponse:
    page = queries.get_questionnaire(actor_of(request), organisation=body, questionnaire_id=questionnaire_id)
    content = page.content
    conditions = {one.key: condition_words(content, one, content.questions, "en") for one in content.questions}
    spoken = [(code, languages.english_name(code), len(content.untranslated(code))) for code in content.translations]
    return answer(
        request, "questionnaire", body=body, page=page, kinds=KIND_WORDS, conditions=conditions, spoken=spoken,
        hints={one.key: reading.hint(one) for one in content.questions}, whole=reading.whole(content),
        may_read=bool(access.can_read_answers(actor_of(request), body.pk)),
        may_build=bool(access.can_build(actor_of(request), body.pk)),
        places=list_places(body) if page.published else (),
        good={one.key: [words for code, words in answer_words(one) if code in one.good] for one in content.questions},
    )  # fmt: skip


@body_page(access.can_build)
def preview(request: HttpRequest, body: Organisation, questionnaire_id: UUID) -> HttpResponse:
    """The draft as people will see it, every page under the next. It cannot be sent."""
    page = queries.get_questionnaire(actor_of(request), organisation=body, questionnaire_id=questionnaire_id)
    content = page.content
    wanted = request.GET.get("in", "en")
    language = wanted if wanted in content.translations else "en"
    with in_words_of(language):
        drawn = [(one, form_of(content, one.questions, language=language)(auto_id="%s")) for one in parts_of(content)]

        def said(words: str) -> str:
            return content.said_in(language, words)

        spoken = [(code, languages.own_name(code)) for code in ("en", *content.translations) if code != language]
        return answer(
            request, "preview", body=body, page=page, parts=drawn, q=said, others=spoken, language=language,
            direction=languages.direction_of(language),
        )  # fmt: skip


@body_page(access.can_build)
def publish(request: HttpRequest, body: Organisation, questionnaire_id: UUID) -> HttpResponse:
    page = queries.get_questionnaire(actor_of(request), organisation=body, questionnaire_id=questionnaire_id)
    if not page.has_draft:
        raise NotFound
    draft = queries.get_version(_row(request, body, questionnaire_id), VersionState.DRAFT)
    form = PressForm.from_request(request, version=draft.version)

    def go_out() -> str:
        actions.publish_version(actor=actor_of(request), draft=draft, version=form.version)
        return at(body, questionnaire_id)

    spoken = [languages.english_name(code) for code in ("en", *page.content.languages)]
    return form.once(go_out) or answer(request, "publish", body=body, page=page, form=form, spoken=spoken)


@body_page(access.can_build)
def close(request: HttpRequest, body: Organisation, questionnaire_id: UUID) -> HttpResponse:
    row = _row(request, body, questionnaire_id)
    published = queries.get_version(row, VersionState.PUBLISHED)
    form = PressForm.from_request(request, version=published.version)

    def end() -> str:
        actions.close_version(actor=actor_of(request), published=published, version=form.version)
        return at(body, questionnaire_id)

    return form.once(end) or answer(request, "close", body=body, row=row, form=form)


@require_POST
@body_page(access.can_build)
def copy(request: HttpRequest, body: Organisation, questionnaire_id: UUID) -> HttpResponse:
    page = queries.get_questionnaire(actor_of(request), organisation=body, questionnaire_id=questionnaire_id)
    title = gettext("Copy of %(title)s") % {"title": page.title}

    def copied() -> str:
        content = replace(page.content, title=title[:200])
        draft = actions.make_questionnaire(actor=actor_of(request), organisation_id=body.pk, content=content)
        return at(body, draft.questionnaire.public_id)

    return redirect(once(request, copied))


def at(body: Organisation, questionnaire_id: UUID, place: str = "") -> str:
    """This will give the address of a questionnaire's page, or of a place on it."""
    address = reverse("questionnaires:questionnaire", args=[body.public_id, questionnaire_id])
    return f"{address}#{place}" if place else address


def _row(request: HttpRequest, body: Organisation, questionnaire_id: UUID) -> Questionnaire:
    return queries.get_questionnaire_row(actor_of(request), organisation=body, questionnaire_id=questionnaire_id)
