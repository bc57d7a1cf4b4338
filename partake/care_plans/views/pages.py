"""What every page of a plan is given, and where it leads back to: the plan, or the talk it was opened from."""

import re
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext

from partake.care_plans import words, words_of_preparing, words_of_talks
from partake.care_plans.domain.contents import Kind
from partake.care_plans.queries.preparation import get_open_preparation
from partake.people.domain import AskedHow
from partake.people.door import OpenRecord

# In an address: the reader is getting ready for a talk, and goes on with the questions, or back to what they prepared.
PREPARING = "preparing"
GOING_ON = "on"


def plan_answer(request: HttpRequest, template: str, record: OpenRecord, **values: Any) -> HttpResponse:
    """This will draw a page of an open plan; `said` says its lines as pages do, `back` is where it was opened from,
    and `carried` keeps that on the way through further pages."""
    page = {
        "record": record,
        "said": words,
        "talks": words_of_talks,
        "preparing": words_of_preparing,
        "Kind": Kind,
        "back": way_back(request, record),
        "back_words": _back_words(request, record),
        "carried": carried(request),
    }
    return render(request, f"care_plans/{template}.jinja", {**page, **values})


def plan_address(record: OpenRecord) -> str:
    return reverse("care_plans:plan", args=[record.person.id])


def prepare_address(record: OpenRecord) -> str:
    return reverse("care_plans:prepare", args=[record.person.id])


def after_involvement(request: HttpRequest, record: OpenRecord) -> str:
    """How decisions are made is asked from the plan, and first of all whenever somebody gets ready for a talk."""
    now = get_open_preparation(record) if PREPARING in request.GET else None
    if now is None:
        return way_back(request, record)
    if request.GET[PREPARING] != GOING_ON:
        return prepare_address(record)
    return reverse("care_plans:prepare_question", args=[record.person.id, next(iter(now.answers))])


def talk_address(record: OpenRecord, conversation_id: UUID) -> str:
    return reverse("care_plans:talk", args=[record.person.id, conversation_id])


def way_back(request: HttpRequest, record: OpenRecord) -> str:
    """This will give the address a page leads back to: the place in the talk it was opened from, or the plan."""
    talk = _talk(request)
    if talk is None:
        return plan_address(record)
    return f"{talk_address(record, talk)}{f'#{at}' if (at := _place(request)) else ''}"


def carried(request: HttpRequest) -> str:
    """This will give what an address of the same way carries on: "?talk=…&at=goals", or nothing."""
    talk = _talk(request)
    return "?" + urlencode({"talk": talk, "at": _place(request)}) if talk else ""


def _back_words(request: HttpRequest, record: OpenRecord) -> str:
    if _talk(request):
        return gettext("The talk")
    return gettext("My plan") if record.is_own else gettext("%(name)s’s plan") % {"name": record.person.first_name}


def _talk(request: HttpRequest) -> UUID | None:
    """Only an id is carried, never an address: it can lead nowhere but to a talk of the same record."""
    try:
        return UUID(request.GET.get("talk", ""))
    except ValueError:
        return None


def _place(request: HttpRequest) -> str:
    at = request.GET.get("at", "")
    return at if re.fullmatch(r"[a-z]{1,20}", at) else ""


def card_address(record: OpenRecord) -> str:
    return reverse("care_plans:card", args=[record.person.id])


def told(values: dict[str, Any]) -> dict[str, Any]:
    """This will give a form's values with the way somebody was told as what an action takes."""
    how = {"said_how": AskedHow(values["said_how"])} if "said_how" in values else {}
    return {**values, **how}
