"""Files about one body: given, checked, brought in, taken out again."""

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Any, Concatenate, ParamSpec
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from partake.imports import access, importing, words
from partake.imports import forms as room_forms
from partake.imports.actions import files as actions
from partake.imports.actions.files import Told
from partake.imports.domain import COUNTS, Content, FileState, Meaning
from partake.imports.models import BroughtFile
from partake.imports.queries import files as queries
from partake.imports.queries.figures import list_figures
from partake.imports.queries.services import WHOLE_BODY, Target, services_here
from partake.kernel import clock
from partake.kernel.requests import actor_of
from partake.organisations.models import Organisation
from partake.ui.forms import Choice, Form
from partake.ui.words import month as month_words
from partake.voices.domain.voice import Sampling

Rest = ParamSpec("Rest")
FIRST_MONTH = 2013 * 12 + 3  # April 2013, when the first test began
NAMES_ON_A_PAGE = 50
FORMS: dict[Content, type[Form]] = {
    Content.COMMENTS: room_forms.CommentsForm,
    Content.SOCIAL_MEDIA: room_forms.SocialMediaForm,
    Content.PUBLISHED: room_forms.CountsForm,
    Content.SUBMITTED: room_forms.CountsForm,
}


def body_page(
    view: Callable[Concatenate[HttpRequest, Organisation, Rest], HttpResponse],
) -> Callable[..., HttpResponse]:
    """This will hand a view the body named in the address, to somebody who brings files in about it."""

    @wraps(view)
    def opened(request: HttpRequest, organisation_id: UUID, *args: Rest.args, **kwargs: Rest.kwargs) -> HttpResponse:
        return view(request, queries.get_body(actor_of(request), organisation_id), *args, **kwargs)

    return opened


def bodies(request: HttpRequest) -> HttpResponse:
    """Every body about which somebody brings files in. Of one alone, its files."""
    found = queries.list_bodies(actor_of(request))
    if len(found) == 1:
        return redirect("imports:files", found[0].public_id)
    return _answer(request, "bodies", bodies=found)


@body_page
def files(request: HttpRequest, body: Organisation) -> HttpResponse:
    actor = actor_of(request)
    own = access.runs_services(actor, body.pk)
    offered = [one for one in FORMS if own or one is Content.COMMENTS]
    return _answer(request, "files", body=body, offered=offered, own=own, files=queries.list_files(actor, body))


@body_page
def give(request: HttpRequest, body: Organisation, content: str) -> HttpResponse:
    actor, kind = actor_of(request), _content(content)
    access.can_give(actor, body.pk, kind).require()
    form = FORMS[kind].from_request(request, choices={"month": _months()} if kind is not Content.SOCIAL_MEDIA else None)

    def give_it() -> str:
        said = form.values
        told = Told(
            content=kind,
            setting=said.get("setting") or "",
            month=date.fromisoformat(said["month"]) if said.get("month") else None,
            source=said.get("source") or "",
            all_may_be_read=said.get("may_be_read") == "yes",
            sampling=Sampling(said.get("sampling") or Sampling.NOT_KNOWN),
        )
        return _next(body, importing.give_upload(actor=actor, organisation=body, told=told, upload=said["file"]))

    return form.once(give_it) or _answer(request, "give", body=body, form=form, kind=kind, is_counts=kind in COUNTS)


@body_page
def file(request: HttpRequest, body: Organisation, file_id: UUID) -> HttpResponse:
    """What was found; its button brings in what may come in."""
    page = queries.get_file(actor_of(request), body, file_id)
    form = room_forms.StartForm.from_request(request, version=page.version)

    def start() -> str:
        row = queries.get_file_row(actor_of(request), body, file_id)
        return _next(body, importing.let_in(actor=actor_of(request), file=row, version=form.version))

    return form.once(start) or _answer(request, "file", body=body, page=page, line=page.line, form=form)


@body_page
def columns(request: HttpRequest, body: Organisation, file_id: UUID) -> HttpResponse:
    row = _changing(request, body, file_id)
    choices = [Choice(place, words) for place, words in queries.columns_offered(row)]
    form = room_forms.ColumnsForm.from_request(
        request,
        choices={meaning.value: choices for meaning in Meaning},
        initial=queries.columns_chosen(row),
        version=row.version,
    )

    def choose() -> str:
        actor = actor_of(request)
        return _next(body, importing.choose_columns(actor=actor, file=row, columns=form.columns, version=form.version))

    never = queries.columns_never_read(row)
    return form.once(choose) or _answer(request, "columns", body=body, file=row, form=form, never=never)


@body_page
def services(request: HttpRequest, body: Organisation, file_id: UUID) -> HttpResponse:
    row = _changing(request, body, file_id)
    names = [(said, count) for said, count in row.unmatched][:NAMES_ON_A_PAGE]
    targets = {str(one.public_id): Target(one.pk) for one in services_here(body)}
    targets |= {"all": WHOLE_BODY, "none": Target(leave_out=True)}
    offered = [Choice(str(one.public_id), one.name) for one in services_here(body)]
    offered += [Choice("all", words.whole_body(body.name)), Choice("none", words.leave_out())]
    made = room_forms.services_form(names)
    form = made.from_request(request, choices=dict.fromkeys(made.base_fields, offered), version=row.version)

    def match() -> str:
        matched = {said: targets[form.values[f"name_{place}"]] for place, (said, _) in enumerate(names)}
        actor = actor_of(request)
        return _next(body, importing.match_services(actor=actor, file=row, matched=matched, version=form.version))

    return form.once(match) or _answer(request, "services", body=body, file=row, form=form, names=names)


@body_page
def drop(request: HttpRequest, body: Organisation, file_id: UUID) -> HttpResponse:
    row = _changing(request, body, file_id)
    form = room_forms.DropForm.from_request(request, version=row.version)

    def give_up() -> str:
        actions.drop_file(actor=actor_of(request), file=row, version=form.version)
        return reverse("imports:files", args=[body.public_id])

    return form.once(give_up) or _answer(request, "drop", body=body, file=row, form=form)


@body_page
def take_out(request: HttpRequest, body: Organisation, file_id: UUID) -> HttpResponse:
    row = _changing(request, body, file_id)
    form = room_forms.TakeOutForm.from_request(request, version=row.version)

    def take_it_out() -> str:
        actions.take_out(actor=actor_of(request), file=row, why=form.values["why"], version=form.version)
        return _at("file", body, row)

    return form.once(take_it_out) or _answer(request, "take_out", body=body, file=row, form=form)


@body_page
def figures(request: HttpRequest, body: Organisation) -> HttpResponse:
    return _answer(request, "figures", body=body, figures=list_figures(body))


def _changing(request: HttpRequest, body: Organisation, file_id: UUID) -> BroughtFile:
    row = queries.get_file_row(actor_of(request), body, file_id)
    access.can_change_file(actor_of(request), row).require()
    return row


def _next(body: Organisation, row: BroughtFile) -> str:
    """What is to be said next of a file, or what was found."""
    return _at("columns" if row.state == FileState.CHOOSING else "file", body, row)


def _at(page: str, body: Organisation, row: BroughtFile) -> str:
    return reverse(f"imports:{page}", args=[body.public_id, row.public_id])


def _content(code: str) -> Content:
    try:
        return Content(code.replace("-", "_").upper())
    except ValueError:
        raise Http404 from None


def _months() -> list[Choice]:
    """Every month there was a test in, the newest first."""
    today = clock.today()
    numbers = range(today.year * 12 + today.month - 1, FIRST_MONTH - 1, -1)
    days = (date(number // 12, number % 12 + 1, 1) for number in numbers)
    return [Choice(day.isoformat(), month_words(day)) for day in days]


def _answer(request: HttpRequest, template: str, **values: Any) -> HttpResponse:
    return render(request, f"imports/{template}.jinja", {"said": words, **values})
