"""Whether somebody can decide one thing. The pages serve every room: each says what the decision is about."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext

from partake.kernel.ref import Ref
from partake.kernel.verdict import NotFound
from partake.people import access_representing as access
from partake.people import words_of_powers
from partake.people.actions.capacity import record_capacity
from partake.people.door import OpenRecord
from partake.people.forms.capacity import CanDecideForm, CanForm, CannotForm
from partake.people.opening import record_page
from partake.people.queries.capacity import sharing_ref
from partake.people.queries.representatives import list_findings
from partake.people.views.pages import record_answer

FORMS: dict[str, type[CanForm] | type[CannotForm]] = {"yes": CanForm, "no": CannotForm}


@record_page()
def capacity(request: HttpRequest, record: OpenRecord) -> HttpResponse:
    return record_answer(
        request,
        "capacity",
        record,
        findings=list_findings(record),
        powers=words_of_powers,
        may_check=access.can_record_capacity(record),
    )


@record_page()
def can_decide_sharing(request: HttpRequest, record: OpenRecord) -> HttpResponse:
    question, after = _sharing(record)
    return ask_whether(request, record, question=question, after=after, way=lambda can: _way(record, can))


@record_page()
def record_sharing(request: HttpRequest, record: OpenRecord, can: str) -> HttpResponse:
    question, after = _sharing(record)
    about = sharing_ref(record.person.id)
    return record_finding(request, record, can, about=about, question=question, after=after)


def _sharing(record: OpenRecord) -> tuple[str, str]:
    question = gettext("Who sees %(name)s’s record, and who speaks for them") % {"name": record.person.first_name}
    return question, reverse("people:capacity", args=[record.person.id])


def _way(record: OpenRecord, can: str) -> str:
    return reverse("people:record_capacity", args=[record.person.id, can])


def ask_whether(
    request: HttpRequest, record: OpenRecord, *, question: str, after: str, way: Callable[[str], str]
) -> HttpResponse:
    """This will ask whether the person can decide `question` now, and lead on by `way`."""
    access.can_record_capacity(record).require()
    form = CanDecideForm.from_request(request)
    if form.is_posted and form.is_valid():
        return redirect(way(form.values["can"]))
    return record_answer(request, "can_decide", record, form=form, question=question, back=after)


def record_finding(
    request: HttpRequest, record: OpenRecord, can: str, *, about: Ref, question: str, after: str
) -> HttpResponse:
    """This will ask how we know, and record it."""
    access.can_record_capacity(record).require()
    if can not in FORMS:
        raise NotFound
    form: CanForm | CannotForm = FORMS[can].from_request(request)

    def write_down() -> str:
        record_capacity(record=record, about=about, question=question, finding=form.finding)
        return after

    return form.once(write_down) or record_answer(
        request, "record_capacity", record, form=form, question=question, can=can, back=after
    )
