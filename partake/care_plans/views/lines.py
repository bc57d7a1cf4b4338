"""Writing in the plan, one question a page."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext

from partake.care_plans import access
from partake.care_plans.actions import lines as actions
from partake.care_plans.domain.contents import CONTENT, UNDER, Kind
from partake.care_plans.domain.going import WITH_STATUS
from partake.care_plans.forms.questions import QUESTIONS, Question, offer_what_is_said, typed_values
from partake.care_plans.kinds import columns_of, content_of, kind_named
from partake.care_plans.queries.conversations import list_planners
from partake.care_plans.queries.plan import get_line
from partake.care_plans.views.pages import carried, plan_answer, way_back
from partake.kernel.verdict import NotFound
from partake.people.domain import Part
from partake.people.door import OpenRecord
from partake.people.forms.needs import EndForm
from partake.people.opening import record_page
from partake.ui.forms import Choice, Form

ON = "on"


@record_page(Part.PLAN)
def add(request: HttpRequest, record: OpenRecord, kind: str, above: UUID | None = None) -> HttpResponse:
    known = kind_named(kind)
    access.can_write_line(record, known).require()
    first = QUESTIONS[known][0]
    parent = get_line(record, UNDER[known], above) if above and known in UNDER else None
    if (known in UNDER) != (parent is not None):
        raise NotFound
    form = first.form.from_request(request)

    def save() -> str:
        content = CONTENT[known](**typed_values(known, form.values))
        row = actions.add_line(record=record, kind=known, content=content, under=above)
        return _next(request, record, known, row.key, first)

    page = {"kind": known, "question": first, "count": len(QUESTIONS[known]), "parent": parent, "line": None}
    page |= {"stale": None, "going_on": False}
    return form.once(save) or plan_answer(request, "question", record, form=form, place=1, **page)


@record_page(Part.PLAN)
def line(request: HttpRequest, record: OpenRecord, kind: str, key: UUID) -> HttpResponse:
    """Everything one line says, each answer with its own way to change it."""
    known = kind_named(kind)
    access.can_write_line(record, known).require()
    found = get_line(record, known, key)
    below = next((child for child, above in UNDER.items() if above is known), None)
    return plan_answer(
        request,
        "line",
        record,
        line=found,
        values=columns_of(found.said),
        questions=QUESTIONS[known],
        below=below,
        says_progress=known in WITH_STATUS,
    )


@record_page(Part.PLAN)
def question(request: HttpRequest, record: OpenRecord, kind: str, key: UUID, asked: str) -> HttpResponse:
    """One answer of one line. On the way through a new line (`?on`), each answer leads to the next question."""
    known = kind_named(kind)
    access.can_write_line(record, known).require()
    found = get_line(record, known, key)
    here = next((one for one in QUESTIONS[known] if one.code == asked), None)
    if here is None:
        raise NotFound
    form = here.form.from_request(
        request, choices=_choices(record, here), initial=_initial(found.said, here), version=found.version
    )
    offer_what_is_said(form, found.said)
    going_on = ON in request.GET

    def save() -> str:
        values = typed_values(known, form.values)
        actions.change_line(record=record, kind=known, key=key, values=values, version=form.version)
        return _next(request, record, known, key, here) if going_on else _line(request, record, known, key)

    page = {
        "kind": known,
        "question": here,
        "line": found,
        "parent": None,
        "going_on": going_on,
        "place": QUESTIONS[known].index(here) + 1,
        "count": len(QUESTIONS[known]),
    }
    return form.once(save) or plan_answer(
        request, "question", record, form=form, stale=_stale_texts(known, here, form), **page
    )


@record_page(Part.PLAN)
def end(request: HttpRequest, record: OpenRecord, kind: str, key: UUID) -> HttpResponse:
    known = kind_named(kind)
    access.can_write_line(record, known).require()
    found = get_line(record, known, key)
    form = EndForm.from_request(request, version=found.version)

    def take_out() -> str:
        actions.end_line(record=record, kind=known, key=key, version=form.version)
        return way_back(request, record)

    return form.once(take_out) or plan_answer(request, "end_line", record, form=form, line=found)


def _choices(record: OpenRecord, here: Question) -> dict[str, list[Choice]]:
    """What can only be known with a record open: the staff who can see this plan."""
    if "account" not in here.fields:
        return {}
    staff = [Choice(str(one.id), one.words) for one in list_planners(record)]
    return {"account": [*staff, Choice("", gettext("Somebody else"))]}


def _initial(content: Any, here: Question) -> dict[str, Any]:
    """What stands now, as the form's own fields want it: yes and no are words there."""
    said = {name: getattr(content, name) for name in here.fields}
    return {name: ("yes" if value else "no") if isinstance(value, bool) else value for name, value in said.items()}


def _stale_texts(kind: Kind, here: Question, form: Form) -> tuple[str, str, str] | None:
    """What the reader wrote and what stands now, each as one text, and who saved it."""
    if form.stale is None:
        return None
    row: Any = form.stale
    content = content_of(kind, row)
    mine = [str(form.values[name]) for name in here.fields if form.values.get(name) not in (None, "")]
    theirs = [str(getattr(content, name)) for name in here.fields if getattr(content, name) not in (None, "")]
    return "\n".join(mine), "\n".join(theirs), row.helped_by or row.written_by


def _next(request: HttpRequest, record: OpenRecord, kind: Kind, key: UUID, here: Question) -> str:
    """The question after this one, or the line when it was the last."""
    after = QUESTIONS[kind][QUESTIONS[kind].index(here) + 1 :]
    if not after:
        return way_back(request, record)
    address = reverse("care_plans:question", args=[record.person.id, kind, key, after[0].code])
    return f"{address}?{ON}=1{carried(request).replace('?', '&')}"


def _line(request: HttpRequest, record: OpenRecord, kind: Kind, key: UUID) -> str:
    return reverse("care_plans:line", args=[record.person.id, kind, key]) + carried(request)
