"""Actions about what people said: listed, begun, carried on, done, answered, and looked at again."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext, ngettext

from partake.insight import access, addresses, words_of_acting
from partake.insight.actions import acting as actions
from partake.insight.domain_of_acting import MOST_CITED, Cite
from partake.insight.forms.acting import (
    AnswerForm,
    FinishForm,
    GiveForm,
    LastedForm,
    MoveForm,
    NoteForm,
    StartForm,
    StopForm,
)
from partake.insight.frameworks import name_of
from partake.insight.models import Improvement
from partake.insight.months import month_of
from partake.insight.queries import acting as queries
from partake.insight.queries.figures import Scope
from partake.insight.queries.signals import figure_of, last_months, said_to
from partake.kernel import clock
from partake.kernel.requests import actor_of
from partake.organisations.models import Organisation
from partake.organisations.opening import body_page
from partake.ui.forms import Choice, Form
from partake.ui.submission import once
from partake.voices.domain.states import OutcomeKind, Satisfied
from partake.voices.queries.exploring import count_by_labels
from partake.voices.queries.services import list_my_bodies


@body_page(access.can_see_figures)
def improvements(request: HttpRequest, body: Organisation) -> HttpResponse:
    page = queries.list_improvements(actor_of(request), organisation=body, cursor=request.GET.get("after"))
    bodies = list_my_bodies(actor_of(request))
    return _answer(
        request, "actions", body=body, page=page, bodies=bodies, may=access.can_change(actor_of(request), body.pk)
    )


@body_page(access.can_change)
def start(request: HttpRequest, body: Organisation) -> HttpResponse:
    """Begun from a figure: the address says which, and its sentence is drawn again from it when the form is sent."""
    chosen = addresses.chosen_in(request.GET)
    asked = addresses.asked_in(chosen, body)
    question = request.GET.get("question", "")[:120]
    theme = name_of(asked.theme) if asked.theme else ""
    first, last = last_months()
    first, last = month_of(asked.first or first), month_of(asked.last or last)
    scope, by = Scope.of(body, asked.service), frozenset(map(str, asked.put_on_by))
    figure = figure_of(scope, theme=asked.theme, question=question, first=first, last=last, put_on_by=by)
    finding = words_of_acting.finding(figure, theme=theme, says=said_to(question))
    form = _start_form(request, body, chosen)

    def begin() -> str:
        made = actions.start_improvement(
            actor=actor_of(request),
            organisation=body,
            service=asked.service,
            theme=asked.theme,
            question=question if figure else "",
            finding=finding,
            figures=figure.kept if figure else {},
            about=asked,
            **form.values | {"cite": Cite(form.values.get("cite") or Cite.NONE)},
        )
        return _at(body, made)

    about = {"finding": finding, "theme": theme, "service": asked.service}
    there = queries.improvements_about(body, asked.theme) if asked.theme else ()
    return form.once(begin) or _answer(request, "start_action", body=body, form=form, there=there, **about)


@body_page(access.can_see_figures)
def improvement(request: HttpRequest, body: Organisation, improvement_id: UUID) -> HttpResponse:
    page = queries.get_improvement(actor_of(request), organisation=body, improvement_id=improvement_id)
    return _answer(request, "action", body=body, page=page)


@body_page(access.can_change)
def note(request: HttpRequest, body: Organisation, improvement_id: UUID) -> HttpResponse:
    row = _row(request, body, improvement_id)
    form = NoteForm.from_request(request)

    def write() -> str:
        actions.note_progress(actor=actor_of(request), improvement=row, words=form.values["words"])
        return _at(body, row)

    return form.once(write) or _ask(request, body, row, form, gettext("Say how it is going"))


@body_page(access.can_change)
def give(request: HttpRequest, body: Organisation, improvement_id: UUID) -> HttpResponse:
    row = _row(request, body, improvement_id)
    initial = {"owner_id": str(row.owner.public_id)}
    form = GiveForm.from_request(request, choices={"owner_id": _owners(body)}, initial=initial, version=row.version)

    def hand_over() -> str:
        actions.give_improvement(
            actor=actor_of(request), improvement=row, owner_id=form.values["owner_id"], version=form.version
        )
        return _at(body, row)

    return form.once(hand_over) or _ask(request, body, row, form, gettext("Give it to somebody"))


@body_page(access.can_change)
def move(request: HttpRequest, body: Organisation, improvement_id: UUID) -> HttpResponse:
    row = _row(request, body, improvement_id)
    form = MoveForm.from_request(request, initial={"due_on": row.due_on}, version=row.version)

    def set_day() -> str:
        actions.move_improvement(actor=actor_of(request), improvement=row, version=form.version, **form.values)
        return _at(body, row)

    return form.once(set_day) or _ask(request, body, row, form, gettext("Set another day"))


@body_page(access.can_change)
def finish(request: HttpRequest, body: Organisation, improvement_id: UUID) -> HttpResponse:
    row = _row(request, body, improvement_id)
    form = FinishForm.from_request(request, version=row.version)

    def done() -> str:
        actions.finish_improvement(actor=actor_of(request), improvement=row, version=form.version, **form.values)
        return _at(body, row)

    return form.once(done) or _ask(request, body, row, form, gettext("It is done"))


@body_page(access.can_change)
def stop(request: HttpRequest, body: Organisation, improvement_id: UUID) -> HttpResponse:
    row = _row(request, body, improvement_id)
    form = StopForm.from_request(request, version=row.version)

    def end() -> str:
        actions.stop_improvement(actor=actor_of(request), improvement=row, why=form.values["why"], version=form.version)
        return _at(body, row)

    return form.once(end) or _ask(request, body, row, form, gettext("Stop it"))


@body_page(access.can_change)
def answer(request: HttpRequest, body: Organisation, improvement_id: UUID) -> HttpResponse:
    """What came of it, for those whose words it is about: somebody else checks it, and it goes to them."""
    row = _row(request, body, improvement_id)
    page = queries.get_improvement(actor_of(request), organisation=body, improvement_id=improvement_id)
    known = AnswerForm.begun_with(
        title=row.title,
        said=row.finding,
        words=page.notes[0].words if page.notes else "",
        kind=OutcomeKind.WE_DID if row.state == "DONE" else OutcomeKind.WE_ARE_NOT,
        decided_by=row.owner.display_name,
        look_again_on=row.look_again_on,
    )
    form = AnswerForm.from_request(request, initial=known, version=row.version)

    def write() -> str:
        typed = form.values | {"kind": OutcomeKind(form.values["kind"])}
        actions.answer_improvement(actor=actor_of(request), improvement=row, version=form.version, **typed)
        return _at(body, row)

    return form.once(write) or _answer(request, "answer_action", body=body, row=row, page=page, form=form)


@body_page(access.can_change)
def lasted(request: HttpRequest, body: Organisation, improvement_id: UUID) -> HttpResponse:
    row = _row(request, body, improvement_id)
    page = queries.get_improvement(actor_of(request), organisation=body, improvement_id=improvement_id)
    form = LastedForm.from_request(request)

    def say() -> str:
        typed = form.values | {"lasted": Satisfied(form.values["lasted"])}
        actions.say_whether_it_lasted(actor=actor_of(request), improvement=row, **typed)
        return _at(body, row)

    return form.once(say) or _answer(request, "action_lasted", body=body, row=row, page=page, form=form)


@body_page(access.can_see_figures)
def voices(request: HttpRequest, body: Organisation, improvement_id: UUID) -> HttpResponse:
    row = _row(request, body, improvement_id)
    lines, more = queries.list_cited(
        actor_of(request), organisation=body, improvement=row, cursor=request.GET.get("after")
    )
    may = access.can_change(actor_of(request), body.pk) and row.outcome_id is None
    return _answer(request, "action_voices", body=body, row=row, lines=lines, more=more, may=may)


@body_page(access.can_change)
def leave_out(request: HttpRequest, body: Organisation, improvement_id: UUID, voice_id: UUID) -> HttpResponse:
    row = _row(request, body, improvement_id)

    def leave() -> str:
        actions.leave_voice_out(actor=actor_of(request), improvement=row, voice_id=voice_id)
        return reverse("insight:action_voices", args=[body.public_id, row.public_id])

    return redirect(once(request, leave))


def _row(request: HttpRequest, body: Organisation, improvement_id: UUID) -> Improvement:
    return queries.get_improvement_row(actor_of(request), organisation=body, improvement_id=improvement_id)


def _ask(request: HttpRequest, body: Organisation, row: Improvement, form: Form, title: str) -> HttpResponse:
    return _answer(request, "ask_about_action", body=body, row=row, form=form, asks=title)


def _answer(request: HttpRequest, template: str, **values: Any) -> HttpResponse:
    return render(request, f"insight/{template}.jinja", {"said": words_of_acting, "today": clock.today(), **values})


def _owners(body: Organisation) -> list[Choice]:
    return [Choice(str(one.public_id), one.name, hint=one.job_title) for one in queries.list_owners(body)]


def _start_form(request: HttpRequest, body: Organisation, chosen: dict[str, str]) -> StartForm:
    """With whose words it could be about, where the address asks for some."""
    owners, cites = queries.list_owners(body), _cites(request, body, chosen)
    mine = next((str(one.public_id) for one in owners if one.user_id == actor_of(request).user_id), "")
    form = StartForm.from_request(
        request,
        choices={"owner_id": _owners(body), "cite": cites},
        initial={"owner_id": mine, "cite": cites[0].value if cites else ""},
    )
    if not cites:
        del form.fields["cite"]
    return form


def _cites(request: HttpRequest, body: Organisation, chosen: dict[str, str]) -> list[Choice]:
    if not any(chosen.values()):
        return []
    asked = addresses.asked_in(chosen, body)
    by_people, by_any = count_by_labels(actor_of(request), organisation=body, asked=asked, most=MOST_CITED)
    if not by_any:
        return []
    people = ngettext("%(num)s person’s, as people here read them", "%(num)s people’s, as people here read them",
                      by_people)  # fmt: skip
    anybody = ngettext("%(num)s person’s, with those that only a machine says fit",
                       "%(num)s people’s, with those that only a machine says fit", by_any)  # fmt: skip
    hint = gettext("The newest %(most)s.") % {"most": f"{MOST_CITED:,}"} if by_any >= MOST_CITED else ""
    offered = [Choice(Cite.BY_PEOPLE, people % {"num": f"{by_people:,}"}, hint=hint)] if by_people else []
    if by_any > by_people:
        offered.append(Choice(Cite.BY_ANY, anybody % {"num": f"{by_any:,}"}, hint=hint))
    return [*offered, Choice(Cite.NONE, gettext("Nobody’s yet"))]


def _at(body: Organisation, row: Improvement) -> str:
    return reverse("insight:action", args=[body.public_id, row.public_id])
