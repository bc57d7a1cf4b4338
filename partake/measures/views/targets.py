"""What the person aims for: setting it, changing it, ending it."""

from django.http import HttpRequest, HttpResponse

from partake.kernel.verdict import NotFound
from partake.measures import access, words
from partake.measures.actions.targets import end_target, set_target
from partake.measures.catalogue import get_measure
from partake.measures.forms.results import EndTargetForm, TargetForm
from partake.measures.queries.results import get_target
from partake.measures.views.pages import measure_address, results_answer
from partake.people.domain import Part
from partake.people.door import OpenRecord
from partake.people.opening import record_page


@record_page(Part.RESULTS)
def target(request: HttpRequest, record: OpenRecord, measure: str) -> HttpResponse:
    """What stands now is shown above the question, and when somebody set another meanwhile, that one is."""
    access.can_set_target(record).require()
    known, now = get_measure(measure), get_target(record, measure)
    form = TargetForm.of(request, known, version=now.number if now else 0)

    def save() -> str:
        set_target(record=record, measure=known.code, number=form.version, **form.act)
        return measure_address(record, known.code)

    answer = form.once(save)
    mine = words.aimed(form.act["numbers"], form.act["aim"]) if form.stale else ""
    return answer or results_answer(request, "target", record, form=form, measure=known, now=now, mine=mine)


@record_page(Part.RESULTS)
def end(request: HttpRequest, record: OpenRecord, measure: str) -> HttpResponse:
    access.can_set_target(record).require()
    known, now = get_measure(measure), get_target(record, measure)
    if now is None:
        raise NotFound
    form = EndTargetForm.from_request(request, version=now.number)

    def save() -> str:
        end_target(record=record, measure=known.code, number=form.version, **form.values)
        return measure_address(record, known.code)

    return form.once(save) or results_answer(request, "end_target", record, form=form, measure=known, now=now)
