"""Notes of a group, an interview or a visit: who, when, how many, how they came to be asked; then each as a voice."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext

from partake.audit.actions import record as record_event
from partake.feedback import access
from partake.feedback.events import NOTES_BEGUN, NOTES_FINISHED
from partake.feedback.models import Notes
from partake.feedback.models.notes import NOTED_KINDS
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.kernel.ref import Ref
from partake.kernel.verdict import Rejected, Stale
from partake.voices.actions.recording import record_voice
from partake.voices.domain.new import About, NewVoice
from partake.voices.domain.voice import Channel, Sampling, Speaker, VoiceKind
from partake.voices.models import Voice
from partake.voices.signing import signed_with_body

MOST_PEOPLE = 10_000


@transaction.atomic
def begin_notes(
    *,
    actor: Actor,
    about: About,
    kind: VoiceKind,
    asked: str,
    held_on: date,
    held_by: str,
    people: int,
    sampling: Sampling,
) -> Notes:
    """This will begin notes: `asked` is what people were asked or what was looked at, `people` how many took part.
    Raises `Refused`, `Rejected`."""
    access.can_write_down(actor).require()

    if kind not in NOTED_KINDS:
        raise Rejected("kind", gettext("Notes are of a group, an interview or a visit. Which was it?"))
    if held_on > clock.today():
        raise Rejected("held_on", gettext("That day has not come yet. Which day was it?"))
    if not 1 <= people <= MOST_PEOPLE:
        raise Rejected("people", gettext("How many people took part? One at least."))
    notes = Notes.objects.create(
        kind=kind,
        organisation_id=about.organisation_id,
        service_id=about.service_id,
        asked=asked,
        held_on=held_on,
        held_by=held_by,
        people=people,
        sampling=sampling,
        taken_by=signed_with_body(actor),
        taken_by_user=actor.user_id or 0,
        begun_at=clock.now(),
    )

    record_event(NOTES_BEGUN, actor=actor, about=_ref(notes), codes={"kind": kind, "sampling": sampling})

    return notes


@transaction.atomic
def take_note(*, actor: Actor, notes: Notes, words: str, speaker: Speaker, allows_quote: bool) -> Voice:
    """This will keep what one person said, or what was seen, as a voice of these notes. `allows_quote` says that
    whoever said it was asked. Raises `Refused`, `Rejected`, `Stale` when the notes were finished."""
    notes = _mine(actor, notes)

    return record_voice(
        actor=actor,
        voice=NewVoice(
            kind=VoiceKind(notes.kind),
            about=(About(notes.organisation_id, notes.service_id),),
            words=words,
            question=notes.asked,
            said_on=notes.held_on,
            channel=Channel.IN_PERSON,
            sampling=Sampling(notes.sampling),
            speaker=speaker,
            told_by=notes.taken_by,
            allows_quote=allows_quote,
            source=_ref(notes),
        ),
    )


@transaction.atomic
def finish_notes(*, actor: Actor, notes: Notes) -> Notes:
    """This will close notes: nothing is added to them. Raises `Refused`, `Stale` when they were finished."""
    notes = _mine(actor, notes)
    notes.finished_at = clock.now()
    notes.save(update_fields=["finished_at"])

    record_event(NOTES_FINISHED, actor=actor, about=_ref(notes))

    return notes


def _mine(actor: Actor, notes: Notes) -> Notes:
    access.can_add_notes(actor, notes.taken_by_user).require()
    notes = Notes.objects.select_for_update().get(pk=notes.pk)
    if notes.finished_at is not None:
        raise Stale(notes)
    return notes


def _ref(notes: Notes) -> Ref:
    return Ref("feedback.notes", str(notes.public_id))
