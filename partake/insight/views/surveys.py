"""National surveys on a body's own pages: what was brought in, one practice, one question, practices beside one
another, and bringing a year in."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext

from partake.insight.actions import surveys as actions
from partake.insight.forms.surveys import SurveyForm, TakeOutForm
from partake.insight.queries import surveys as queries
from partake.insight.surveys import access, pages
from partake.insight.surveys.bringing import read_file
from partake.insight.surveys.catalogue import Mapping, get_question, get_survey, mappings, surveys
from partake.insight.surveys.figures import METHODS
from partake.insight.surveys.reading import ReadFile
from partake.kernel.requests import actor_of
from partake.kernel.verdict import NotFound, Rejected
from partake.organisations.models import Organisation
from partake.organisations.opening import body_page
from partake.ui.forms import Choice

FAULTS_SHOWN = 50


@body_page(access.can_see_surveys)
def listed(request: HttpRequest, body: Organisation) -> HttpResponse:
    files = queries.list_files(body)
    return _answer(
        request,
        "surveys",
        body=body,
        files=files,
        about=queries.list_surveyed(body, files),
        surveys=surveys(),
        may_bring=bool(access.can_bring_in_survey(actor_of(request), body.pk)),
    )


@body_page(access.can_see_surveys)
def surveyed(request: HttpRequest, body: Organisation, survey_code: str, code: str) -> HttpResponse:
    survey = get_survey(survey_code)
    named, sections = pages.questions_of(body, survey, code)
    return _answer(request, "survey_body", body=body, survey=survey, named=named, sections=sections)


@body_page(access.can_see_surveys)
def question(request: HttpRequest, body: Organisation, survey_code: str, code: str, question_code: str) -> HttpResponse:
    survey = get_survey(survey_code)
    page = pages.question_page(body, survey, code, get_question(survey, question_code), _method(request))
    return _answer(request, "survey_question", body=body, page=page)


@body_page(access.can_see_surveys)
def compare(request: HttpRequest, body: Organisation, survey_code: str, question_code: str) -> HttpResponse:
    survey = get_survey(survey_code)
    year = request.GET.get("year", "")
    asked = int(year) if year.isascii() and year.isdigit() and len(year) == 4 else 0
    page = pages.compare_page(body, survey, get_question(survey, question_code), asked, _method(request))
    if page is None:
        raise NotFound
    return _answer(request, "survey_compare", body=body, page=page)


@body_page(access.can_bring_in_survey)
def bring_in(request: HttpRequest, body: Organisation) -> HttpResponse:
    form = SurveyForm.from_request(request, choices={"mapping": [_choice(one) for one in mappings().values()]})
    found: list[ReadFile] = []

    def keep() -> str:
        upload, profile = form.values["file"], form.values["profile"]
        read = read_file(mappings()[form.values["mapping"]], upload.file, profile.file if profile else None)
        found.append(read)
        if read.faults:
            raise Rejected("file", _first_fault(read))
        actions.bring_in_survey(actor=actor_of(request), organisation=body, found=read, file_name=upload.name)
        return reverse("insight:surveys", args=[body.public_id])

    shown = form.once(keep)
    faults = found[0].faults[:FAULTS_SHOWN] if found else []
    page = {"body": body, "form": form, "faults": faults, "faulty": found[0].faulty if found else 0}
    return shown or _answer(request, "survey_bring_in", **page)


@body_page(access.can_bring_in_survey)
def take_out(request: HttpRequest, body: Organisation, file_id: UUID) -> HttpResponse:
    file = queries.get_own_file(body, file_id)
    form = TakeOutForm.from_request(request)

    def out() -> str:
        actions.take_out_survey(actor=actor_of(request), file=file)
        return reverse("insight:surveys", args=[body.public_id])

    page = {"body": body, "file": file, "survey": get_survey(file.survey), "form": form}
    return form.once(out) or _answer(request, "survey_take_out", **page)


def _first_fault(read: ReadFile) -> str:
    first = read.faults[0]
    given = {"row": first.row, "column": first.column, "words": first.words}
    said = gettext("Row %(row)s, column %(column)s: %(words)s") if first.column else gettext("Row %(row)s: %(words)s")
    return said % given


def _choice(one: Mapping) -> Choice:
    hint = gettext("The file is called %(file)s.") % {"file": one.file}
    if not one.verified:
        hint += " " + gettext("Its columns are not checked against the publisher’s own list.")
    words = gettext("%(survey)s %(year)s") % {"survey": gettext(one.survey.name), "year": one.year}
    if one.has_answers:
        words = gettext("%(survey)s, each person’s answers") % {"survey": words}
    return Choice(one.code, words, hint=hint)


def _method(request: HttpRequest) -> str:
    asked = request.GET.get("method", "")
    return asked if asked in METHODS else "A"


def _answer(request: HttpRequest, template: str, **values: Any) -> HttpResponse:
    return render(request, f"insight/{template}.jinja", values)
