"""Forms to print, each with its own number, and what to say on the phone."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse

from partake.documents import Document, Format, render
from partake.kernel import clock
from partake.kernel.requests import actor_of
from partake.kernel.verdict import NotFound
from partake.organisations.models import Organisation
from partake.organisations.opening import body_page
from partake.questionnaires import access, languages
from partake.questionnaires.form_numbers import new_form_number
from partake.questionnaires.forms.paper import WHOLE_BODY, PrintForm, service_choices
from partake.questionnaires.paper import About, page_address, page_to_put_up, phone_script, printed_forms
from partake.questionnaires.queries import asking as queries
from partake.questionnaires.queries.answers import content_of
from partake.questionnaires.queries.places import list_places
from partake.questionnaires.views.pages import answer
from partake.ui.forms import Choice

SIZES = {str(form.points): form for form in Format if form.points} | {"text": Format.TEXT}


@body_page(access.can_key_in)
def print_forms(request: HttpRequest, body: Organisation, questionnaire_id: UUID) -> HttpResponse:
    """Which language and size, and how many. Drawing numbers writes nothing: they are known when they come back."""
    row = queries.get_questionnaire_row(actor_of(request), organisation=body, questionnaire_id=questionnaire_id)
    content = content_of(queries.get_version_to_key(row))
    offered = [Choice(code, languages.english_name(code)) for code in ("en", *content.languages)]
    services = {str(one.public_id): one for one in list_places(body)}
    initial = {"language": "en", "size": "12", "service": request.GET.get("service", WHOLE_BODY)}
    choices = {"language": offered, "service": service_choices(body, services.values())}
    form = PrintForm.from_request(request, choices=choices, initial=initial)
    if form.is_posted and form.is_valid():
        language, size = form.values["language"], SIZES[form.values["size"]]
        service = services.get(form.values["service"])
        if form.values["what"] == "PHONE":
            return _file(phone_script(content, language=language, body=body, service=service), size)
        about = About(body, service, page_address(questionnaire_id, service.public_id if service else None))
        if form.values["what"] == "SQUARE":
            return _file(page_to_put_up(content, language=language, about=about), size)
        numbers = [new_form_number() for _ in range(form.values["how_many"] or 1)]
        return _file(printed_forms(content, numbers, language=language, about=about), size)
    return answer(request, "print", body=body, row=row, form=form)


def _file(document: Document, size: Format) -> HttpResponse:
    if size not in SIZES.values():
        raise NotFound
    made = render(document, size, printed_on=clock.today())
    return HttpResponse(
        made.content,
        content_type=made.media_type,
        headers={"Content-Disposition": f'attachment; filename="{made.filename}"'},
    )
