"""Changing the draft: words, sections, questions and translations, one at a time. Each saves the whole draft again."""

import secrets
from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from partake.kernel.requests import actor_of
from partake.kernel.verdict import NotFound, Stale
from partake.organisations.models import Organisation
from partake.organisations.opening import body_page
from partake.questionnaires import access, editing, languages
from partake.questionnaires.actions import building as actions
from partake.questionnaires.domain import KIND_WORDS, Content, Question, QuestionKind, Section
from partake.questionnaires.forms import building as forms
from partake.questionnaires.queries import asking as queries
from partake.questionnaires.queries.asking import QuestionnairePage
from partake.questionnaires.queries.charted import options_ever
from partake.questionnaires.views.building import at
from partake.questionnaires.views.pages import answer
from partake.ui.forms import Choice, Form
from partake.ui.submission import once


def _save(
    request: HttpRequest, body: Organisation, page: QuestionnairePage, form: Form, changed: Callable[[], Content],
    place: str = "",
) -> HttpResponse | None:  # fmt: skip
    """This will keep what the form makes of the draft as the reader saw it."""

    def keep() -> str:
        row = queries.get_questionnaire_row(actor_of(request), organisation=body, questionnaire_id=page.id)
        try:
            actions.save_draft(actor=actor_of(request), questionnaire=row, content=changed(), version=form.version)
        except Stale:
            # What stands there now, as the page shows it beside the reader's own.
            now = queries.get_questionnaire(actor_of(request), organisation=body, questionnaire_id=page.id)
            raise Stale(_Now(now.draft_version, now.content)) from None
        return at(body, page.id, place)

    return form.once(keep)


class _Now:
    """A draft that somebody else saved meanwhile."""

    def __init__(self, version: int, content: Content) -> None:
        self.version, self.content = version, content


@body_page(access.can_build)
def words(request: HttpRequest, body: Organisation, questionnaire_id: UUID) -> HttpResponse:
    page = _page(request, body, questionnaire_id)
    content = page.content
    said = {"title": content.title, "intro": content.intro, "thanks": content.thanks}
    form = forms.WordsForm.from_request(request, initial=said, version=page.draft_version)
    return _save(
        request, body, page, form, lambda: editing.with_words(content, **form.values)
    ) or answer(request, "words", body=body, page=page, form=form)  # fmt: skip


@body_page(access.can_build)
def add_section(request: HttpRequest, body: Organisation, questionnaire_id: UUID) -> HttpResponse:
    page = _page(request, body, questionnaire_id)
    form = forms.SectionForm.from_request(request, version=page.draft_version)
    return _save(
        request, body, page, form, lambda: editing.with_section(page.content, **form.values)
    ) or answer(request, "section", body=body, page=page, form=form, section=None)  # fmt: skip


@body_page(access.can_build)
def change_section(request: HttpRequest, body: Organisation, questionnaire_id: UUID, place: int) -> HttpResponse:
    page = _page(request, body, questionnaire_id)
    section = _section(page, place)
    said = {"title": section.title, "intro": section.intro}
    form = forms.SectionForm.from_request(request, initial=said, version=page.draft_version)
    return _save(
        request, body, page, form, lambda: editing.with_section_words(page.content, place, **form.values)
    ) or answer(request, "section", body=body, page=page, form=form, section=section)  # fmt: skip


@require_POST
@body_page(access.can_build)
def take_out_section(request: HttpRequest, body: Organisation, questionnaire_id: UUID, place: int) -> HttpResponse:
    page = _page(request, body, questionnaire_id)
    _section(page, place)
    return _press(request, body, page, lambda: editing.without_section(page.content, place))


@body_page(access.can_build)
def choose_kind(request: HttpRequest, body: Organisation, questionnaire_id: UUID, place: int) -> HttpResponse:
    page = _page(request, body, questionnaire_id)
    offered = [(kind.value, KIND_WORDS[kind]) for kind in QuestionKind]
    return answer(
        request, "choose_kind", body=body, page=page, place=place, section=_section(page, place), kinds=offered
    )


@body_page(access.can_build)
def add_question(
    request: HttpRequest, body: Organisation, questionnaire_id: UUID, place: int, kind: str
) -> HttpResponse:
    page = _page(request, body, questionnaire_id)
    _section(page, place)
    if kind not in KIND_WORDS:
        raise NotFound
    made = QuestionKind(kind)
    shape = forms.question_form(made, editing.before(page.content, None, place))
    form = shape.from_request(request, initial={"lowest": "1", "highest": "5"}, version=page.draft_version)
    # For life, and never the key of a question that was taken out: answers to that one keep theirs.
    key = f"q{secrets.token_hex(4)}"
    return _save(
        request, body, page, form,
        lambda: editing.with_question(page.content, place, forms.question_of(form.values, key, made)), key,
    ) or answer(request, "question", body=body, page=page, form=form, kind=KIND_WORDS[made], asked=None)  # fmt: skip


@body_page(access.can_build)
def change_question(request: HttpRequest, body: Organisation, questionnaire_id: UUID, key: str) -> HttpResponse:
    page = _page(request, body, questionnaire_id)
    asked = _question(page, key)
    shape = forms.question_form(asked.kind, editing.before(page.content, key, 0))
    form = shape.from_request(request, initial=forms.initial_of_question(asked), version=page.draft_version)
    return _save(
        request, body, page, form,
        lambda: editing.with_changed(
            page.content, forms.question_of(form.values, key, asked.kind, asked, options_ever(page.id, key))
        ), key,
    ) or answer(request, "question", body=body, page=page, form=form, kind=KIND_WORDS[asked.kind], asked=asked,
                now=_asked_now(form, key))  # fmt: skip


@body_page(access.can_build)
def good_answers(request: HttpRequest, body: Organisation, questionnaire_id: UUID, key: str) -> HttpResponse:
    """Which answers are good, apart from the question itself: what there is to tick is what was kept before."""
    page = _page(request, body, questionnaire_id)
    asked = _question(page, key)
    if not asked.may_be_charted:
        raise NotFound
    shape = forms.good_form(asked)
    form = shape.from_request(request, initial={"good": list(asked.good)}, version=page.draft_version)
    return _save(
        request, body, page, form,
        lambda: editing.with_changed(page.content, replace(asked, good=tuple(form.values["good"]))), key,
    ) or answer(request, "good_answers", body=body, page=page, form=form, asked=asked)  # fmt: skip


@require_POST
@body_page(access.can_build)
def move(request: HttpRequest, body: Organisation, questionnaire_id: UUID, key: str, way: str) -> HttpResponse:
    page = _page(request, body, questionnaire_id)
    _question(page, key)
    if way not in ("up", "down"):
        raise NotFound
    return _press(request, body, page, lambda: editing.moved(page.content, key, -1 if way == "up" else 1), key)


@body_page(access.can_build)
def take_out(request: HttpRequest, body: Organisation, questionnaire_id: UUID, key: str) -> HttpResponse:
    page = _page(request, body, questionnaire_id)
    asked = _question(page, key)
    form = forms.PressForm.from_request(request, version=page.draft_version)
    on_it = [one for one in page.content.questions if one.show_if and one.show_if.key == key]
    return _save(
        request, body, page, form, lambda: editing.without_question(page.content, key)
    ) or answer(request, "take_out", body=body, page=page, form=form, asked=asked, on_it=on_it)  # fmt: skip


@body_page(access.can_build)
def add_language(request: HttpRequest, body: Organisation, questionnaire_id: UUID) -> HttpResponse:
    page = _page(request, body, questionnaire_id)
    choices = [Choice(code, name) for code, name in languages.to_add((languages.ENGLISH, *page.content.translations))]
    form = forms.LanguageForm.from_request(request, choices={"language": choices}, version=page.draft_version)
    return _save(
        request, body, page, form, lambda: editing.with_translations(page.content, form.values["language"], {}),
        "languages",
    ) or answer(request, "add_language", body=body, page=page, form=form)  # fmt: skip


@body_page(access.can_build)
def translate(request: HttpRequest, body: Organisation, questionnaire_id: UUID, code: str) -> HttpResponse:
    page = _page(request, body, questionnaire_id)
    content = page.content
    if code not in content.translations:
        raise NotFound
    initial = forms.initial_of_translation(content, code)
    form = forms.translation_form(content).from_request(request, initial=initial, version=page.draft_version)
    return _save(
        request, body, page, form,
        lambda: editing.with_translations(content, code, forms.translation_of(content, form.values)), "languages",
    ) or answer(request, "translate", body=body, page=page, form=form, name=languages.english_name(code))  # fmt: skip


def _press(
    request: HttpRequest, body: Organisation, page: QuestionnairePage, changed: Callable[[], Content], place: str = ""
) -> HttpResponse:
    def keep() -> str:
        row = queries.get_questionnaire_row(actor_of(request), organisation=body, questionnaire_id=page.id)
        actions.save_draft(actor=actor_of(request), questionnaire=row, content=changed(), version=page.draft_version)
        return at(body, page.id, place)

    return redirect(once(request, keep))


def _page(request: HttpRequest, body: Organisation, questionnaire_id: UUID) -> QuestionnairePage:
    return queries.get_questionnaire(actor_of(request), organisation=body, questionnaire_id=questionnaire_id)


def _section(page: QuestionnairePage, place: int) -> Section:
    if not 1 <= place <= len(page.content.sections):
        raise NotFound
    return page.content.sections[place - 1]


def _question(page: QuestionnairePage, key: str) -> Question:
    found = page.content.question(key)
    if found is None:
        raise NotFound
    return found


def _asked_now(form: Form, key: str) -> Question | None:
    return form.stale.content.question(key) if isinstance(form.stale, _Now) else None
