"""Writing under a heading, and what stood there before."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext

from partake.people import access
from partake.people.actions.words import write_words
from partake.people.domain import AskedHow, Part
from partake.people.door import OpenRecord
from partake.people.forms.words import OwnWordsForm, TheirWordsForm
from partake.people.headings import Heading
from partake.people.opening import record_page
from partake.people.queries import words as queries
from partake.people.queries.record import Said
from partake.people.views.pages import record_answer


@record_page(Part.ABOUT_ME, Part.IF_I_GET_WORSE)
def write(request: HttpRequest, record: OpenRecord, heading: str) -> HttpResponse:
    """Starts from the words that stand there, or from earlier ones (`?from=2`) that somebody wants back."""
    access.can_write_words(record).require()
    known = queries.get_heading(record, heading)
    said = queries.list_words(record, known)
    start = next((one for one in said if str(one.number) == request.GET.get("from")), said[0] if said else None)
    form = _form(request, record, known, start, number=said[0].number if said else 0)

    def save() -> str:
        write_words(
            record=record,
            heading=heading,
            words=form.values["words"],
            number=form.version,
            helped_by=form.values.get("helped_by", ""),
            said_how=AskedHow(form.values.get("said_how") or AskedHow.THEMSELVES),
        )
        return reverse("people:record", args=[record.person.id])

    return form.once(save) or record_answer(
        request,
        "write_words",
        record,
        form=form,
        heading=known,
        said=said,
        may_add_media=access.can_add_media(record, known),
    )


@record_page(Part.ABOUT_ME, Part.IF_I_GET_WORSE)
def earlier(request: HttpRequest, record: OpenRecord, heading: str) -> HttpResponse:
    known = queries.get_heading(record, heading)
    page: dict[str, Any] = {
        "said": queries.list_words(record, known),
        "may_write": access.can_write_words(record),
        "may_erase": access.can_erase_media(record),
    }
    return record_answer(request, "earlier_words", record, heading=known, **page)


def _form(
    request: HttpRequest, record: OpenRecord, heading: Heading, start: Said | None, *, number: int
) -> OwnWordsForm | TheirWordsForm:
    form_class = OwnWordsForm if record.is_own else TheirWordsForm
    form = form_class.from_request(request, initial={"words": start.words if start else ""}, version=number)
    label = heading.mine if record.is_own else heading.theirs
    form.fields["words"].label = gettext(label) % {"name": record.person.first_name}
    form.fields["words"].help_text = gettext(heading.hint)
    return form
