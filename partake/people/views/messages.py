"""The person's messages: on screen, as print in their own size, and as plain text."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from markupsafe import Markup

from partake.correspondence.actions import mark_read
from partake.documents import Format, render
from partake.documents.html import fragment
from partake.kernel import clock
from partake.people.domain import Part
from partake.people.door import OpenRecord
from partake.people.opening import record_page
from partake.people.queries import messages as queries
from partake.people.views.pages import record_answer
from partake.people.words_of_messages import how_it_went


@record_page(Part.MESSAGES)
def messages(request: HttpRequest, record: OpenRecord) -> HttpResponse:
    found = queries.list_messages(record)
    return record_answer(request, "messages", record, letters=[(one, how_it_went(one, record)) for one in found])


@record_page(Part.MESSAGES)
def message(request: HttpRequest, record: OpenRecord, message_id: UUID) -> HttpResponse:
    """Reading it is noted only when the person themselves reads it."""
    page = queries.get_message(record, message_id)
    if record.is_own:
        mark_read(actor=record.actor, to=queries.person_ref(record), message_id=message_id)
    # `fragment` escapes every word that somebody typed.
    letter = Markup(fragment(page.message.document, clock.today()))  # noqa: S704
    return record_answer(request, "message", record, page=page, letter=letter, went=how_it_went(page.facts, record))


@record_page(Part.MESSAGES)
def message_print(_request: HttpRequest, record: OpenRecord, message_id: UUID) -> HttpResponse:
    page = queries.get_message(record, message_id)
    return _download(page, page.print_format)


@record_page(Part.MESSAGES)
def message_text(_request: HttpRequest, record: OpenRecord, message_id: UUID) -> HttpResponse:
    return _download(queries.get_message(record, message_id), Format.TEXT)


def _download(page: queries.MessagePage, form: Format) -> HttpResponse:
    made = render(page.message.document, form, printed_on=clock.today())
    return HttpResponse(
        made.content,
        content_type=made.media_type,
        headers={"Content-Disposition": f'attachment; filename="{made.filename}"'},
    )
