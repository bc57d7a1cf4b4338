"""For somebody who speaks for the public: across the bodies of their place; evidence brought in; what came of these?"""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from partake.kernel.requests import actor_of
from partake.organisations.models import Organisation
from partake.organisations.opening import body_page
from partake.ui.forms import Choice
from partake.ui.words import day
from partake.voices import access
from partake.voices.actions import enquiring as actions
from partake.voices.domain.new import About, NewVoice
from partake.voices.domain.voice import Channel, Sampling, VoiceKind
from partake.voices.forms.answering import AnswerEnquiryForm
from partake.voices.forms.speaking import EnquiryForm, EvidenceForm
from partake.voices.queries import across as queries
from partake.voices.queries.answers import enquiry_line, get_enquiry_row
from partake.voices.queries.public import get_public_outcome_row, get_public_voice_rows, list_public_voices
from partake.voices.views.pages import answer


def across(request: HttpRequest) -> HttpResponse:
    return answer(request, "across", page=queries.get_across(actor_of(request)))


def late(request: HttpRequest) -> HttpResponse:
    return answer(request, "late", page=queries.get_across(actor_of(request)))


def evidence(request: HttpRequest, organisation_id: UUID) -> HttpResponse:
    body = queries.get_body_spoken_about(actor_of(request), organisation_id)
    services = {str(one.public_id): one for one in queries.list_services_spoken_about(body)}
    choices = [Choice("all", body.name), *(Choice(key, one.name) for key, one in services.items())]
    form = EvidenceForm.from_request(request, choices={"about": choices})

    def bring_in() -> str:
        said, service = form.values, services.get(form.values["about"])
        voice = NewVoice(
            kind=VoiceKind.EVIDENCE,
            about=(About(body.pk, service.pk if service else None),),
            title=said["title"],
            words=said["words"],
            said_on=said["said_on"],
            sampling=Sampling(said["sampling"]),
            channel=Channel.ONLINE,
        )
        made = actions.bring_in_evidence(actor=actor_of(request), voice=voice)
        return reverse("voices:public_voice", args=[body.public_id, made.public_id])

    return form.once(bring_in) or answer(request, "evidence", body=body, form=form)


def ask(request: HttpRequest, organisation_id: UUID, outcome_id: UUID | None = None) -> HttpResponse:
    body = queries.get_body_spoken_about(actor_of(request), organisation_id)
    outcome = get_public_outcome_row(body, outcome_id) if outcome_id else None
    voices, _ = list_public_voices(body)
    choices = [] if outcome else [Choice(str(one.id), one.words[:300], hint=day(one.on)) for one in voices]
    form = EnquiryForm.from_request(request, choices={"voices": choices})

    def ask_it() -> str:
        actions.ask_what_came(
            actor=actor_of(request),
            organisation=body,
            words=form.values["words"],
            outcome=outcome,
            voices=get_public_voice_rows(body, form.values["voices"] or []),
        )
        return reverse("voices:across")

    return form.once(ask_it) or answer(request, "ask", body=body, outcome=outcome, form=form)


@body_page(access.can_answer_voices)
def answer_enquiry(request: HttpRequest, body: Organisation, enquiry_id: UUID) -> HttpResponse:
    row = get_enquiry_row(actor_of(request), organisation=body, enquiry_id=enquiry_id)
    form = AnswerEnquiryForm.from_request(request, version=row.version)

    def answer_it() -> str:
        said = form.values["answer"]
        actions.answer_enquiry(actor=actor_of(request), enquiry=row, answer=said, version=form.version)
        return reverse("voices:answers", args=[body.public_id])

    return form.once(answer_it) or answer(request, "answer_enquiry", body=body, one=enquiry_line(row), form=form)
