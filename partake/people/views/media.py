"""A picture or a sound in About me: adding it, giving it to a browser, taking it away, deleting it for good."""

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse

from partake.files.serving import file_answer
from partake.kernel.verdict import NotFound
from partake.people import access
from partake.people.actions.media import add_media, erase_media, take_media_away
from partake.people.domain import AskedHow, Part
from partake.people.door import OpenRecord
from partake.people.forms.media import MEDIA_FORMS, SureForm
from partake.people.opening import record_file, record_page
from partake.people.queries import words as queries
from partake.people.views.pages import record_answer


@record_page(Part.ABOUT_ME)
def add(request: HttpRequest, record: OpenRecord, heading: str, media: str) -> HttpResponse:
    known = queries.get_heading(record, heading)
    access.can_add_media(record, known).require()
    if media not in MEDIA_FORMS:
        raise NotFound
    said = queries.list_words(record, known)
    own_form, their_form = MEDIA_FORMS[media]
    form_class = own_form if record.is_own else their_form
    form = form_class.from_request(request, version=said[0].number if said else 0)

    def save() -> str:
        add_media(
            record=record,
            heading=heading,
            media=form.values["file"],
            media_words=form.values["media_words"],
            number=form.version,
            helped_by=form.values.get("helped_by", ""),
            said_how=AskedHow(form.values.get("said_how") or AskedHow.THEMSELVES),
        )
        return reverse("people:record", args=[record.person.id])

    given = {"form": form, "heading": known, "media": media, "now": said[0] if said else None}
    return form.once(save) or record_answer(request, "add_media", record, **given)


@record_file(Part.ABOUT_ME)
def file(request: HttpRequest, record: OpenRecord, heading: str, words_number: int) -> HttpResponseBase:
    """The bytes, to whoever may see the part they say something in."""
    said = queries.get_said_with_file(record, heading, words_number)
    assert said.file is not None
    name = f"{heading.lower().replace('_', '-')}-{words_number}"
    return file_answer(request, said.file, queries.open_said_file(record, said), name=name)


@record_page(Part.ABOUT_ME)
def take_away(request: HttpRequest, record: OpenRecord, heading: str) -> HttpResponse:
    access.can_write_words(record).require()
    said = queries.get_standing_with_file(record, heading)
    form = SureForm.from_request(request, version=said.number)

    def save() -> str:
        take_media_away(record=record, heading=heading, number=form.version)
        return reverse("people:record", args=[record.person.id])

    may_erase = access.can_erase_media(record)
    return form.once(save) or record_answer(
        request, "take_media_away", record, form=form, said=said, may_erase=may_erase
    )


@record_page(Part.ABOUT_ME)
def erase(request: HttpRequest, record: OpenRecord, heading: str, words_number: int) -> HttpResponse:
    access.can_erase_media(record).require()
    said = queries.get_said_with_file(record, heading, words_number)
    form = SureForm.from_request(request)

    def save() -> str:
        erase_media(record=record, heading=heading, number=words_number)
        return reverse("people:earlier_words", args=[record.person.id, heading])

    return form.once(save) or record_answer(request, "erase_media", record, form=form, said=said)
