"""Putting a possible danger before a person at once, and what they did."""

from collections.abc import Iterable
from datetime import time, timedelta

from django.db import transaction
from django.utils.translation import gettext

from partake.audit.actions import record as record_event
from partake.correspondence.actions import tell
from partake.correspondence.domain import Recipient
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.kernel.bulk import insert_many
from partake.kernel.ref import Ref
from partake.kernel.verdict import NotFound, Rejected, Stale
from partake.organisations.queries import with_those_before
from partake.voices import access, letters
from partake.voices.domain.states import CONCERNS, ConcernState
from partake.voices.events import (
    CONCERN_CLOSED,
    CONCERN_CONTACT_SET,
    CONCERN_RAISED,
    CONCERN_TAKEN,
    CONCERN_TOLD_AGAIN,
)
from partake.voices.models import Concern, ConcernContact, Voice, VoiceAbout

# Nobody has taken it on: the other address is told too.
TELL_AGAIN_AFTER = timedelta(minutes=30)


@transaction.atomic
def raise_by_words(*, actor: Actor, voice: Voice, went_by: Iterable[str]) -> list[Concern]:
    """This will put a voice before a person in each body it is about, at once, because of the words `went_by`. It is
    part of keeping what somebody told us, so it asks nobody whether it may."""
    return [_raise(actor, voice, body, went_by) for body in _bodies(voice)]


@transaction.atomic
def raise_many_by_words(*, actor: Actor, found: Iterable[tuple[Voice, tuple[str, ...]]]) -> int:
    """This will put new voices before a person, each with the words it went by, and say how many. A body is told once,
    with how many there are: a letter for each would hide them all."""
    words = {voice.pk: went_by for voice, went_by in found if went_by}
    abouts = VoiceAbout.objects.filter(voice__in=list(words)).order_by("pk").values_list("voice_id", "organisation_id")
    rows = [
        Concern(voice_id=voice, organisation_id=body, raised_at=clock.now(), went_by=list(words[voice]))
        for voice, body in dict.fromkeys(abouts)
    ]
    insert_many(rows)
    for body in dict.fromkeys(row.organisation_id for row in rows):
        raised = [row for row in rows if row.organisation_id == body]

        codes = {"by_machine": True, "concerns": len(raised)}
        record_event(CONCERN_RAISED, actor=actor, about=_ref(raised[0]), codes=codes)

        _tell(actor, raised[0], at_night=_is_out_of_hours(body), again=False, count=len(raised))
    return len(rows)


@transaction.atomic
def raise_concern(*, actor: Actor, voice: Voice, organisation_id: int) -> Concern:
    """This will put a voice before whoever keeps people safe in a body, because somebody who read it is worried.
    One that is open already stays the one. Raises `Refused`, `NotFound`."""
    access.can_read_voices(actor, organisation_id).require()

    voice = Voice.objects.select_for_update().get(pk=voice.pk)
    if voice.withdrawn_at is not None or not voice.abouts.of_body(organisation_id).exists():
        raise NotFound
    standing = Concern.objects.filter(voice=voice, organisation_id__in=with_those_before(organisation_id))
    there = standing.exclude(state=ConcernState.CLOSED).first()
    return there or _raise(actor, voice, organisation_id, ())


def _bodies(voice: Voice) -> list[int]:
    return list(dict.fromkeys(voice.abouts.order_by("pk").values_list("organisation_id", flat=True)))


def _raise(actor: Actor, voice: Voice, organisation_id: int, went_by: Iterable[str]) -> Concern:
    """By the address of this hour."""
    words = list(went_by)
    row = Concern.objects.create(
        voice=voice,
        organisation_id=organisation_id,
        raised_at=clock.now(),
        raised_by="" if words else actor.display_name,
        went_by=words,
    )

    codes = {"voice": str(voice.public_id), "by_machine": bool(words)}
    record_event(CONCERN_RAISED, actor=actor, about=_ref(row), codes=codes)

    _tell(actor, row, at_night=_is_out_of_hours(organisation_id), again=False)
    return row


@transaction.atomic
def take_concern(*, actor: Actor, concern: Concern, version: int | None) -> Concern:
    """This will say that somebody is dealing with it. Raises `Refused`, `Stale`."""
    concern = _open(actor, concern, version)

    concern.state = ConcernState.TAKEN
    concern.taken_at, concern.taken_by = clock.now(), actor.display_name
    _save(concern)

    record_event(CONCERN_TAKEN, actor=actor, about=_ref(concern))

    return concern


@transaction.atomic
def close_concern(*, actor: Actor, concern: Concern, done: str, version: int | None) -> Concern:
    """This will end a concern with what was done, or why nothing needed doing. Raises `Refused`, `Rejected`,
    `Stale`."""
    concern = _open(actor, concern, version)

    if not done.strip():
        raise Rejected("done", gettext("Nothing is written yet. What was done, or why was nothing needed?"))
    concern.state, concern.done = ConcernState.CLOSED, done
    concern.closed_at, concern.closed_by = clock.now(), actor.display_name
    _save(concern)

    record_event(CONCERN_CLOSED, actor=actor, about=_ref(concern))

    return concern


@transaction.atomic
def tell_again(*, actor: Actor) -> int:
    """This will tell the other address of each body about concerns nobody has taken on for half an hour, once, all in
    one letter; and say how many. A job of the worker."""
    waiting = Concern.objects.select_for_update().filter(
        state=ConcernState.OPEN, told_again_at__isnull=True, raised_at__lte=clock.now() - TELL_AGAIN_AFTER
    )
    by_body: dict[int, list[Concern]] = {}
    for concern in waiting.order_by("raised_at", "pk"):
        by_body.setdefault(concern.organisation_id, []).append(concern)
    for body, late in by_body.items():
        Concern.objects.filter(pk__in=[one.pk for one in late]).update(told_again_at=clock.now())

        record_event(CONCERN_TOLD_AGAIN, actor=actor, about=_ref(late[0]), codes={"concerns": len(late)})

        _tell(actor, late[0], at_night=not _is_out_of_hours(body), again=True, count=len(late))
    return sum(len(late) for late in by_body.values())


@transaction.atomic
def set_concern_contact(
    *,
    actor: Actor,
    organisation_id: int,
    in_hours_email: str,
    out_of_hours_email: str,
    opens_at: time,
    closes_at: time,
    version: int | None,
) -> ConcernContact:
    """This will say who is told of a concern, by day and by night. Raises `Refused`, `Rejected`, `Stale`."""
    access.can_answer_voices(actor, organisation_id).require()

    if closes_at <= opens_at:
        raise Rejected("closes_at", gettext("That is not after the time you open. When do you close?"))
    now = ConcernContact.objects.select_for_update().filter(organisation_id=organisation_id).first()
    if (now.version if now else 0) != (version or 0):
        raise Stale(now)
    row, _ = ConcernContact.objects.update_or_create(
        organisation_id=organisation_id,
        defaults={
            "in_hours_email": in_hours_email,
            "out_of_hours_email": out_of_hours_email,
            "opens_at": opens_at,
            "closes_at": closes_at,
            "version": (version or 0) + 1,
        },
    )

    record_event(
        CONCERN_CONTACT_SET,
        actor=actor,
        about=Ref("organisations.organisation", str(row.organisation.public_id)),
        fields=("in_hours_email", "out_of_hours_email", "opens_at", "closes_at"),
    )

    return row


def _is_out_of_hours(organisation_id: int) -> bool:
    """Whether a body is closed at this moment, by the hours it gave; one that gave none is open."""
    contact = ConcernContact.objects.filter(organisation_id=organisation_id).first()
    if contact is None:
        return False
    local = clock.local(clock.now())
    return local.weekday() >= 5 or not contact.opens_at <= local.time() < contact.closes_at


def _tell(actor: Actor, concern: Concern, *, at_night: bool, again: bool, count: int = 1) -> None:
    contact = ConcernContact.objects.filter(organisation_id=concern.organisation_id).first()
    body = concern.organisation.successor or concern.organisation
    email = (contact.out_of_hours_email if at_night else contact.in_hours_email) if contact else body.email
    tell(
        actor=actor,
        recipient=Recipient(ref=Ref("organisations.organisation", str(body.public_id)), name=body.name, email=email),
        document=letters.concern_raised(concern, count=count),
        about=_ref(concern),
        key=f"concern:{concern.public_id}:{'again' if again else 'first'}",
        sender_id=concern.organisation_id,
    )


def _open(actor: Actor, concern: Concern, version: int | None) -> Concern:
    access.can_answer_voices(actor, concern.organisation_id).require()
    concern = Concern.objects.select_for_update().get(pk=concern.pk)
    if concern.version != version or not CONCERNS[ConcernState(concern.state)]:
        raise Stale(concern)
    return concern


def _save(concern: Concern) -> None:
    concern.version += 1
    concern.save()


def _ref(concern: Concern) -> Ref:
    return Ref("voices.concern", str(concern.public_id))
