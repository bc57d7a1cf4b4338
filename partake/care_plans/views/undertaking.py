"""Choosing the member of staff who does an action."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from partake.care_plans import access
from partake.care_plans.actions.undertaking import give_action
from partake.care_plans.domain.contents import Kind
from partake.care_plans.forms.undertaking import TakerForm
from partake.care_plans.queries.plan import get_line
from partake.care_plans.queries.undertakings import list_takers, taken_by
from partake.care_plans.views.pages import plan_answer
from partake.people.domain import Part
from partake.people.door import OpenRecord
from partake.people.opening import record_page
from partake.ui.forms import Choice


@record_page(Part.PLAN)
def taker(request: HttpRequest, record: OpenRecord, key: UUID) -> HttpResponse:
    access.can_write_plan(record).require()
    line, now = get_line(record, Kind.ACTION, key), taken_by(record, key)
    staff = list_takers(record)
    form = TakerForm.from_request(
        request,
        choices={"taker": [Choice(str(one.public_id), one.words) for one in staff]},
        initial={"taker": str(now.user.public_id)} if now else {},
        version=line.version,
    )

    def give() -> str:
        give_action(record=record, key=key, taker=UUID(form.values["taker"]), version=form.version)
        return reverse("care_plans:line", args=[record.person.id, Kind.ACTION, key])

    return form.once(give) or plan_answer(request, "taker", record, form=form, line=line, staff=staff, now=now)
