"""The plan on paper and as plain text, in every size."""

from django.http import HttpRequest, HttpResponse

from partake.care_plans.actions.printing import print_plan
from partake.care_plans.paper import plan_document
from partake.care_plans.queries import talking
from partake.care_plans.queries.papers import list_notes
from partake.care_plans.queries.plan import get_plan
from partake.care_plans.views.pages import plan_address, plan_answer
from partake.documents import Document, Format, render
from partake.kernel import clock
from partake.kernel.verdict import NotFound
from partake.people.domain import Part
from partake.people.door import OpenRecord
from partake.people.opening import record_page
from partake.people.queries.messages import print_format
from partake.people.queries.record import latest_words, list_needs

SIZES = {str(form.points): form for form in Format if form.points} | {"text": Format.TEXT}
SHOWN = (Part.PLAN, Part.ABOUT_ME, Part.COMMUNICATION, Part.IF_I_GET_WORSE)


@record_page(Part.PLAN)
def paper(request: HttpRequest, record: OpenRecord) -> HttpResponse:
    """The sizes to choose from, the person's own first."""
    page = get_plan(record)
    if page.shown is None:
        raise NotFound
    return plan_answer(
        request, "paper", record, page=page, sizes=list(SIZES), own_size=str(print_format(record).points)
    )


@record_page(*SHOWN)
def download(request: HttpRequest, record: OpenRecord, size: str) -> HttpResponse:
    """What is printed is what was agreed; before anything is agreed, the draft, and it says so."""
    form = SIZES.get(size)
    page = get_plan(record)
    if page.agreed is not None:
        page = get_plan(record, page.agreed.number)
    if form is None or page.shown is None:
        raise NotFound
    document = plan_document(
        record,
        page,
        said=latest_words(record),
        needs=list_needs(record) if Part.COMMUNICATION in record.parts else (),
        wish=talking.get_wish(record) if page.sees_plan else None,
        notes=list_notes(record, page),
        printed=print_plan(record=record, page=page, size=size),
        address=request.build_absolute_uri(plan_address(record)),
    )
    return file_answer(document, form)


def file_answer(document: Document, form: Format) -> HttpResponse:
    """This will give a document as a file to take away."""
    made = render(document, form, printed_on=clock.today())
    return HttpResponse(
        made.content,
        content_type=made.media_type,
        headers={"Content-Disposition": f'attachment; filename="{made.filename}"'},
    )
