"""Somebody who speaks for the public brings in what they heard, asks what came of it, and is answered, in public."""

from collections.abc import Iterable
from dataclasses import replace

from django.db import transaction
from django.utils.translation import gettext

from partake.audit.actions import record as record_event
from partake.correspondence.actions import tell
from partake.documents import Document
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.kernel.ref import Ref
from partake.kernel.verdict import NotFound, Rejected, Stale
from partake.organisations.domain import RoleCode
from partake.organisations.models import Organisation
from partake.people import recipients
from partake.people.domain import working_days_after
from partake.voices import access, letters
from partake.voices.actions.recording import record_voice
from partake.voices.area import can_speak_about
from partake.voices.domain.new import NewVoice
from partake.voices.domain.states import Clearing
from partake.voices.domain.voice import VoiceKind
from partake.voices.events import ENQUIRY_ANSWERED, ENQUIRY_MADE, EVIDENCE_BROUGHT_IN
from partake.voices.models import Enquiry, EnquiryVoice, Outcome, Voice, VoiceAbout
from partake.voices.signing import signed

# Healthwatch is answered within 20 working days (standards.md 8b: verified at second hand).
ENQUIRY_WORKING_DAYS = 20


@transaction.atomic
def bring_in_evidence(*, actor: Actor, voice: NewVoice) -> Voice:
    """This will keep a report of Healthwatch's own, with their name, for anyone to read at once: they made it to be
    published, so they are who cleared it. Raises `Refused`, `Rejected`."""
    for about in voice.about:
        can_speak_about(actor, about.organisation_id).require()

    body = _own_body(actor)
    if not voice.words.strip():
        raise Rejected("words", gettext("Nothing is written yet. What did people tell you?"))
    row = record_voice(actor=actor, voice=replace(voice, kind=VoiceKind.EVIDENCE, told_by=body.name, allows_quote=True))
    row.clearing, row.shown_words, row.shown_title = Clearing.CLEARED, row.words, row.title
    row.cleared_at, row.cleared_by = clock.now(), signed(actor, body.pk)
    row.save()
    VoiceAbout.objects.filter(voice=row).update(clearing=row.clearing)

    record_event(EVIDENCE_BROUGHT_IN, actor=actor, about=row.ref, codes={"body": str(body.public_id)})

    return row


@transaction.atomic
def ask_what_came(
    *,
    actor: Actor,
    organisation: Organisation,
    words: str,
    outcome: Outcome | None = None,
    voices: Iterable[Voice] = (),
) -> Enquiry:
    """This will ask a body, in public, what came of some voices or of an outcome. It answers within 20 working days.
    Raises `Refused`, `Rejected`, `NotFound`."""
    can_speak_about(actor, organisation.pk).require()

    if not words.strip():
        raise Rejected("words", gettext("Nothing is written yet. What would you like to ask?"))
    if outcome is not None and outcome.organisation_id != organisation.pk:
        raise NotFound
    body = _own_body(actor)
    row = Enquiry.objects.create(
        organisation=organisation,
        asked_for=body,
        outcome=outcome,
        words=words,
        asked_at=clock.now(),
        asked_by=signed(actor, body.pk),
        due_on=working_days_after(clock.today(), ENQUIRY_WORKING_DAYS),
    )
    chosen = {voice.pk for voice in voices}
    fitting = Voice.objects.public().about(organisation.pk).filter(pk__in=chosen).values_list("pk", flat=True)
    EnquiryVoice.objects.bulk_create([EnquiryVoice(enquiry=row, voice_id=pk) for pk in fitting])

    record_event(ENQUIRY_MADE, actor=actor, about=_ref(row), codes={"to": str(organisation.public_id)})

    _tell(actor, row, to=organisation, document=letters.asked_what_came(row), what="asked")
    return row


@transaction.atomic
def answer_enquiry(*, actor: Actor, enquiry: Enquiry, answer: str, version: int | None) -> Enquiry:
    """This will answer an enquiry in public, and tell who asked. It is answered once. Raises `Refused`, `Rejected`,
    `Stale`."""
    access.can_answer_voices(actor, enquiry.organisation_id).require()

    enquiry = (
        Enquiry.objects.select_for_update(of=("self",)).select_related("organisation", "asked_for").get(pk=enquiry.pk)
    )
    if enquiry.version != version or enquiry.answered_at is not None:
        raise Stale(enquiry)
    if not answer.strip():
        raise Rejected("answer", gettext("Nothing is written yet. What came of it?"))
    enquiry.answer, enquiry.answered_at = answer, clock.now()
    enquiry.answered_by = signed(actor, enquiry.organisation_id)
    enquiry.version += 1
    enquiry.save()

    record_event(ENQUIRY_ANSWERED, actor=actor, about=_ref(enquiry))

    _tell(actor, enquiry, to=enquiry.asked_for, document=letters.answered_what_came(enquiry), what="answered")
    return enquiry


def _own_body(actor: Actor) -> Organisation:
    speaks = next(role for role in actor.roles if role.code == RoleCode.HEALTHWATCH_OFFICER)
    return Organisation.objects.get(pk=speaks.organisation_id)


def _tell(actor: Actor, enquiry: Enquiry, *, to: Organisation, document: Document, what: str) -> None:
    tell(
        actor=actor,
        recipient=recipients.of_organisation(to),
        document=document,
        about=_ref(enquiry),
        key=f"enquiry:{enquiry.public_id}:{what}",
        sender_id=enquiry.organisation_id,
    )


def _ref(enquiry: Enquiry) -> Ref:
    return Ref("voices.enquiry", str(enquiry.public_id))
