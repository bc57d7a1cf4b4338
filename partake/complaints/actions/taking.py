"""A complaint is made: by somebody on their own page, or said aloud and written down by staff."""

from uuid import UUID, uuid4

from django.db import transaction
from django.utils.translation import gettext

from partake.audit.actions import record as record_event
from partake.complaints import access, complainants, letters, steps
from partake.complaints.domain.clocks import acknowledge_by, put_right_by, six_months_end
from partake.complaints.domain.new import NewComplainant, NewComplaint
from partake.complaints.domain.states import Permission, State
from partake.complaints.events import COMPLAINT_MADE, PUT_RIGHT
from partake.complaints.models import Complainant, Complaint
from partake.complaints.queries.public import answers_complaints
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.kernel.ref import Ref
from partake.kernel.verdict import NotFound, Rejected
from partake.organisations.models import Organisation, Service
from partake.questionnaires.form_numbers import new_form_number
from partake.voices.actions.concerns import raise_by_words
from partake.voices.actions.recording import record_voice
from partake.voices.danger import danger_words
from partake.voices.domain.new import About, NewVoice
from partake.voices.domain.voice import LONGEST_WORDS, Channel, Sampling, Speaker, VoiceKind
from partake.voices.models import Voice

ALOUD = frozenset({Channel.PHONE, Channel.IN_PERSON})


@transaction.atomic
def make_complaint(
    *, actor: Actor, organisation: Organisation, complaint: NewComplaint, complainant: NewComplainant
) -> tuple[Complaint, str]:
    """This will keep a complaint, tell those who handle it, and give it with the secret part of a private link. Anyone
    may complain. Raises `Rejected`; `NotFound` where nobody answers complaints here."""
    if not answers_complaints(organisation):
        raise NotFound
    row = _kept(actor, organisation, complaint, complainant)

    record_event(COMPLAINT_MADE, actor=actor, about=row.ref, codes={"channel": row.channel})

    _tell(actor, row)
    return row, complainants.new_link(row)


@transaction.atomic
def take_complaint(
    *,
    actor: Actor,
    organisation: Organisation,
    complaint: NewComplaint,
    complainant: NewComplainant,
    put_right: str = "",
) -> Complaint:
    """This will keep what somebody said aloud or wrote on paper, and send them a copy. With `put_right`, how it was put
    right by the next working day, it is counted and need not be handled as a complaint. Raises `Refused`, `Rejected`.
    """
    access.can_handle(actor, organisation.pk).require()

    row = _kept(actor, organisation, complaint, complainant, taken_by=actor.name_and_job)

    record_event(COMPLAINT_MADE, actor=actor, about=row.ref, codes={"channel": row.channel})

    if put_right.strip():
        return _put_right(actor, row, put_right)
    _tell(actor, row)
    return row


@transaction.atomic
def put_right(*, actor: Actor, complaint: Complaint, how: str, version: int | None) -> Complaint:
    """This will say that what was said aloud was put right, and the person is content, by the next working day
    (regulation 8). Raises `Refused`, `Rejected`, `Stale`."""
    return _put_right(actor, steps.taken_up(actor, complaint, version), how)


def _put_right(actor: Actor, complaint: Complaint, how: str) -> Complaint:
    if not how.strip():
        raise Rejected("how", gettext("Nothing is written yet. How was it put right?"))
    if complaint.channel not in ALOUD:
        raise Rejected("how", gettext("This was sent to us in writing, so it is handled as a complaint."))
    if clock.today() > put_right_by(complaint.received_on):
        raise Rejected("how", gettext("The next working day is over, so it is handled as a complaint."))
    complaint.ended_why = how
    steps.save(complaint, State.PUT_RIGHT)

    record_event(PUT_RIGHT, actor=actor, about=complaint.ref)

    return complaint


def _kept(
    actor: Actor, organisation: Organisation, new: NewComplaint, by: NewComplainant, taken_by: str = ""
) -> Complaint:
    _check(new, by)
    about = organisation
    while organisation.successor is not None:
        organisation = organisation.successor
    received_on = new.received_on or clock.today()
    service = Service.objects.filter(pk=new.service_id).first() if new.service_id else None
    public_id, today = uuid4(), clock.now()
    row = Complaint.objects.create(
        public_id=public_id,
        reference=new_form_number(),
        organisation=organisation,
        about=about if about.pk != organisation.pk else None,
        service=service,
        where=new.where,
        voice=_voice(actor, public_id, about, new, by),
        words=new.words,
        wants=new.wants,
        channel=new.channel,
        taken_by=taken_by,
        happened_on=new.happened_on,
        known_on=new.known_on,
        why_late=new.why_late,
        may_share=new.may_share,
        permission=Permission.WAITING if by.basis else Permission.NOT_NEEDED,
        made_at=today,
        first_received_on=received_on,
        received_on=received_on,
        acknowledge_by=acknowledge_by(received_on),
        answer_by=six_months_end(received_on),
    )
    Complainant.objects.create(
        complaint=row,
        name=by.name,
        email=by.email,
        phone=by.phone,
        postal_address=by.postal_address,
        needs=list(by.needs),
        language=by.language,
        for_name=by.for_name,
        relation=by.relation,
        basis=by.basis or "",
    )
    if danger_words(f"{row.words} {row.wants}"):
        # Without the words: what is put before whoever keeps people safe is read by more than handle complaints.
        raise_by_words(actor=actor, voice=row.voice, went_by=())
    return row


def _check(new: NewComplaint, by: NewComplainant) -> None:
    if not new.words.strip():
        raise Rejected("words", gettext("Nothing is written yet. What happened?"))
    if len(new.words) > LONGEST_WORDS:
        said = gettext("That is %(written)s letters. We can take %(most)s. Can you make it shorter?")
        raise Rejected("words", said % {"written": f"{len(new.words):,}", "most": f"{LONGEST_WORDS:,}"})
    if not by.name.strip():
        raise Rejected("name", gettext("There is no name yet. What is your name?"))
    if not by.can_be_reached:
        raise Rejected("email", gettext("We need one way to answer you. What is your email, phone or address?"))
    if by.basis and not by.for_name.strip():
        raise Rejected("for_name", gettext("There is no name yet. Who is it about?"))
    if new.received_on and new.received_on > clock.today():
        raise Rejected("received_on", gettext("That day has not come yet. Which day was it?"))


def _voice(actor: Actor, public_id: UUID, about: Organisation, new: NewComplaint, by: NewComplainant) -> Voice:
    """Its place among what people told us: counted and answered for, and without its words."""
    return record_voice(
        actor=actor,
        voice=NewVoice(
            kind=VoiceKind.COMPLAINT,
            about=(About(about.pk, new.service_id),),
            said_on=new.happened_on,
            channel=new.channel,
            sampling=Sampling.CAME_BY_THEMSELVES,
            speaker=Speaker.SOMEONE_ELSE if by.basis else Speaker.PATIENT,
            language=by.language,
            source=Ref("complaints.complaint", str(public_id)),
            came_as=f"complaint {public_id}",
        ),
    )


def _tell(actor: Actor, complaint: Complaint) -> None:
    name = complaint.organisation.name
    complainants.write_to(
        actor=actor, complaint=complaint, document=letters.received(complaint), key="received", by=name
    )
    steps.tell_those_who(actor, access.HANDLES, complaint, letters.new_complaint(complaint), "new")
