"""Somebody speaks for a person: written down after the papers were seen, taken up by whoever was asked, and stopped
at once on a worry or an objection."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import F

from partake.accounts import actions as accounts
from partake.accounts.models import User
from partake.audit.actions import record as record_event
from partake.audit.domain import Basis, EventKind
from partake.correspondence.actions import tell
from partake.documents import Document
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.kernel.ref import Ref
from partake.kernel.verdict import NotFound, Rejected, Stale
from partake.people import access_representing as access
from partake.people import events, recipients
from partake.people import letters_of_powers as letters
from partake.people.domain import LONGEST_SHARE_YEARS, CheckedHow, Part, in_order, months_from
from partake.people.door import OpenRecord, facts_of
from partake.people.models import Person, PersonalContact, Representative
from partake.people.powers import DECIDES_ALONE_AT, EndReason, Evidence, is_under, powers
from partake.people.queries.registration import practice_of


@dataclass(frozen=True)
class Papers:
    """What was seen, under which number, on which day; and how we know that the one who speaks is who they say."""

    evidence: Evidence
    seen_on: date
    identity: CheckedHow
    reference: str = ""


@transaction.atomic
def record_representative(
    *,
    record: OpenRecord,
    who: PersonalContact,
    power: Basis,
    papers: Papers,
    parts: Iterable[Part],
    until: date,
    replaces: int | None = None,
) -> Representative:
    """This will write down that `who` speaks for the person by `power`, sees `parts`, until the end of `until`, in
    this practice alone. With an email address they are asked to sign in and say yes; without one they are known by
    name and telephone. Doing so again for the same one takes the place of the first; `replaces` is its id as the page
    showed it. The person and the one who speaks are told. Raises `Refused`, `Rejected`, `Stale`."""
    access.can_record_representative(record).require()

    chosen = in_order(parts)
    if not chosen:
        raise Rejected("parts", "You have not ticked a part. Which parts do they need?")
    _papers_show(power, papers)
    _age_allows(power, record)
    today = clock.today()
    if not today <= until <= months_from(today, 12 * LONGEST_SHARE_YEARS):
        raise Rejected("until", f"Choose a day from today to {LONGEST_SHARE_YEARS} years on.")
    if who.person_id != record.person.pk or who.ended_at is not None:
        raise NotFound
    # Two who write it down at once queue at the person, not in the constraint.
    person = Person.objects.select_for_update(no_key=True).get(pk=record.person.pk)
    before = Representative.objects.filter(person=person, contact=who, ended_at__isnull=True).first()
    if (before.pk if before else None) != replaces:
        raise Stale(before)
    if before is not None and before.paused_at is not None:
        raise Rejected("", "This is paused. Look at the worry or the objection first.")

    if before is not None:
        _end(before, actor=record.actor, reason=EndReason.CHANGED)
    email = who.email.lower()
    carried = before if before is not None and before.email == email and before.accepted_at else None
    if email and not User.objects.filter(email__iexact=email).exists():
        accounts.invite(actor=record.actor, email=email, display_name=who.name)
    row = Representative.objects.create(
        person=person,
        organisation_id=_practice(person),
        contact=who,
        user=carried.user if carried else None,
        accepted_at=carried.accepted_at if carried else None,
        hidden=before.hidden if before else [],
        name=who.name,
        relation=who.relationship,
        email=email,
        basis=power,
        evidence=papers.evidence,
        reference=papers.reference,
        seen_on=papers.seen_on,
        identity=papers.identity,
        parts=list(chosen),
        since=today,
        until=until,
        recorded_at=clock.now(),
        recorded_by=record.actor.display_name,
    )

    _note(events.REPRESENTATIVE_RECORDED, record, row, basis=power, parts=list(chosen), until=until.isoformat())

    _tell_person(record.actor, row, letters.speaks_for_you(row), "recorded")
    if email:
        _tell_them(record.actor, row, letters.asked_to_speak(facts_of(person), row), "recorded")
    return row


@transaction.atomic
def pause_representative(*, record: OpenRecord, representative_id: UUID, worry: str) -> None:
    """This will close the record to one who speaks for the person, at once, because somebody at the practice is
    worried. The person is told that it is paused and not why; the one it is about is told nothing, which could put
    the person at risk. Pausing twice keeps both worries. Raises `Refused`, `Rejected`, `NotFound`."""
    access.can_stop_representative(record).require()

    if not worry.strip():
        raise Rejected("worry", "Nothing is written here yet. What are you worried about?")
    row = _open(record, representative_id)
    _pause(row, actor=record.actor)
    row.worry = f"{row.worry}\n{worry.strip()}".strip()
    row.save(update_fields=["worry"])

    _note(events.REPRESENTATIVE_PAUSED, record, row)

    _tell_person(record.actor, row, letters.paused(row), "paused")


@transaction.atomic
def resume_representative(*, record: OpenRecord, representative_id: UUID, version: int | None) -> None:
    """This will let one who was paused go on, once somebody looked into it. Raises `Refused`, `Stale`, `NotFound`."""
    access.can_stop_representative(record).require()

    row = _open(record, representative_id, version)
    if row.paused_at is None:
        return
    row.paused_at, row.paused_by, row.version = None, "", row.version + 1
    row.save(update_fields=["paused_at", "paused_by", "version"])

    _note(events.REPRESENTATIVE_RESUMED, record, row)

    _tell_person(record.actor, row, letters.goes_on(row), "resumed")


@transaction.atomic
def end_representative(
    *, record: OpenRecord, representative_id: UUID, reason: EndReason, version: int | None = None
) -> None:
    """This will end it for good: by the practice, or by a person who can decide it. Both are told. Ending what has
    ended changes nothing. Raises `Refused`, `Stale`, `NotFound`."""
    if not access.can_stop_representative(record):
        access.can_end_for_themselves(record).require()

    row = Representative.objects.filter(person_id=record.person.pk, public_id=representative_id).first()
    if row is None:
        raise NotFound
    if row.ended_at is not None:
        return
    row = _open(record, representative_id, version)
    _end(row, actor=record.actor, reason=reason)

    _note(events.REPRESENTATIVE_ENDED, record, row, reason=reason)

    _tell_person(record.actor, row, letters.ended(row, to_person=True), "ended")
    if row.user is not None:
        _tell_them(record.actor, row, letters.ended(row, to_person=False), "ended")


@transaction.atomic
def object_to_representative(*, record: OpenRecord, representative_id: UUID, words: str) -> None:
    """This will pause one who speaks for the person because the person says no, in their words or none, and put it
    before the practice at once. Raises `Refused`, `NotFound`."""
    access.can_object(record).require()

    row = _open(record, representative_id)
    _pause(row, actor=record.actor)
    row.objection = f"{row.objection}\n{words.strip() or letters.NO_WORDS}".strip()
    row.save(update_fields=["objection"])

    _note(events.REPRESENTATIVE_OBJECTED, record, row)

    _tell_person(record.actor, row, letters.objected(row), "objected")
    tell(
        actor=record.actor,
        recipient=recipients.of_organisation(row.organisation),
        document=letters.someone_objects(),
        about=_ref(row),
        key=f"speaks:{row.public_id}:objected:{row.version}:practice",
        sender_id=row.organisation_id,
    )


@transaction.atomic
def keep_from_parent(
    *, record: OpenRecord, representative_id: UUID, hidden: Iterable[Part], version: int | None
) -> None:
    """This will set which parts a young person keeps from a parent. The practice is told that they did, and not the
    parent. Raises `Refused`, `Rejected`, `Stale`, `NotFound`."""
    access.can_keep_from_parent(record).require()

    row = _open(record, representative_id, version)
    if row.basis != Basis.PARENT:
        raise NotFound
    chosen = in_order(hidden)
    if any(part not in row.parts for part in chosen):
        raise Rejected("hidden", "They can’t see one of these anyway.")
    row.hidden, row.version = list(chosen), row.version + 1
    row.save(update_fields=["hidden", "version"])

    _note(events.KEPT_FROM_PARENT, record, row, hidden=list(chosen))

    tell(
        actor=record.actor,
        recipient=recipients.of_organisation(row.organisation),
        document=letters.young_person_keeps_parts(),
        about=_ref(row),
        key=f"speaks:{row.public_id}:kept:{row.version}",
        sender_id=row.organisation_id,
    )
    if not record.is_own:
        _tell_person(record.actor, row, letters.kept_for_you(row), "kept")


@transaction.atomic
def accept_representing(*, actor: Actor, representative_id: UUID) -> Representative:
    """This will take up speaking for somebody, by whoever signs in with the address the practice checked. Nobody
    speaks for themselves. Raises `NotFound`."""
    user, row = _asked(actor, representative_id)
    if actor.person_id == row.person.public_id:
        raise NotFound

    row.user, row.accepted_at, row.version = user, clock.now(), row.version + 1
    row.save(update_fields=["user", "accepted_at", "version"])

    _note_as(events.REPRESENTATIVE_ACCEPTED, actor, row)

    _tell_person(actor, row, letters.said_yes(row), "accepted")
    return row


@transaction.atomic
def decline_representing(*, actor: Actor, representative_id: UUID) -> None:
    """This will say no to speaking for somebody. Raises `NotFound`."""
    _, row = _asked(actor, representative_id)

    _end(row, actor=actor, reason=EndReason.DECLINED)

    _note_as(events.REPRESENTATIVE_DECLINED, actor, row)

    _tell_person(actor, row, letters.ended(row, to_person=True), "declined")


@transaction.atomic
def end_at_sixteen(*, actor: Actor) -> int:
    """This will end every parent's power over somebody who is 16 now, tell them both, and say how many there were.
    The door closed on the birthday already: this is the telling. Run it every night; twice does nothing more."""
    today, ended = clock.today(), 0
    rows = Representative.objects.select_for_update(of=("self",)).filter(basis=Basis.PARENT, ended_at__isnull=True)
    for row in rows.select_related("person", "user", "organisation"):
        if is_under(DECIDES_ALONE_AT, row.person.born_on, today=today):
            continue
        _end(row, actor=actor, reason=EndReason.TURNED_16)
        _note_as(events.REPRESENTATIVE_ENDED, actor, row, reason=EndReason.TURNED_16)
        _tell_person(actor, row, letters.turned_sixteen(row, to_person=True), "sixteen")
        if row.user is not None:
            _tell_them(actor, row, letters.turned_sixteen(row, to_person=False), "sixteen")
        ended += 1
    return ended


def _papers_show(power: Basis, papers: Papers) -> None:
    if papers.evidence not in powers()[power].evidence:
        raise Rejected("evidence", "That paper does not show this power. Which one did you see?")
    if papers.seen_on > clock.today():
        raise Rejected("seen_on", "That day has not come yet. When did you see it?")


def _age_allows(power: Basis, record: OpenRecord) -> None:
    first, young = record.person.first_name, is_under(DECIDES_ALONE_AT, record.person.born_on, today=clock.today())
    if power is Basis.PARENT and not young:
        known = f"{first} is 16 or older" if record.person.born_on else f"We do not know {first}’s date of birth"
        raise Rejected("power", f"{known}, so a parent has no power here. {first} can share with them instead.")
    if power is not Basis.PARENT and young:
        raise Rejected("power", f"{first} is under 16, and this power begins later. Is it parental responsibility?")


def _practice(person: Person) -> int:
    practice = practice_of(person.pk)
    assert practice is not None  # the verdict asked for registration with it
    return practice


def _open(record: OpenRecord, representative_id: UUID, version: int | None = None) -> Representative:
    """The row, held; `Stale` when a version was shown and it is another now."""
    row = (
        Representative.objects.select_for_update(of=("self",))
        .select_related("person", "user", "organisation")
        .filter(person_id=record.person.pk, public_id=representative_id, ended_at__isnull=True)
        .first()
    )
    if row is None:
        raise NotFound
    if version is not None and row.version != version:
        raise Stale(row)
    return row


def _asked(actor: Actor, representative_id: UUID) -> tuple[User, Representative]:
    user = User.objects.filter(pk=actor.user_id or -1).first()
    if user is None:
        raise NotFound
    row = (
        Representative.objects.standing(clock.today())
        .select_for_update(of=("self",))
        .select_related("person", "organisation")
        .filter(public_id=representative_id, email__iexact=user.email, accepted_at__isnull=True)
        .first()
    )
    if row is None:
        raise NotFound
    return user, row


def _pause(row: Representative, *, actor: Actor) -> None:
    row.paused_at, row.paused_by = row.paused_at or clock.now(), row.paused_by or actor.display_name
    row.save(update_fields=["paused_at", "paused_by"])
    Representative.objects.filter(pk=row.pk).update(version=F("version") + 1)
    row.refresh_from_db(fields=["version"])


def _end(row: Representative, *, actor: Actor, reason: EndReason) -> None:
    row.ended_at, row.ended_by, row.end_reason, row.version = clock.now(), actor.display_name, reason, row.version + 1
    row.save(update_fields=["ended_at", "ended_by", "end_reason", "version"])


def _note(event: EventKind, record: OpenRecord, row: Representative, **codes: object) -> None:
    _note_as(event, record.actor, row, **codes)


def _note_as(event: EventKind, actor: Actor, row: Representative, **codes: object) -> None:
    record_event(event, actor=actor, about=_ref(row), person_id=row.person.public_id, codes=codes)


def _ref(row: Representative) -> Ref:
    return Ref("people.representative", str(row.public_id))


def _tell_person(actor: Actor, row: Representative, document: Document, beat: str) -> None:
    tell(
        actor=actor,
        recipient=recipients.of_person(row.person),
        document=document,
        about=_ref(row),
        key=f"speaks:{row.public_id}:{beat}:{row.version}:person",
        sender_id=row.organisation_id,
    )


def _tell_them(actor: Actor, row: Representative, document: Document, beat: str) -> None:
    tell(
        actor=actor,
        recipient=recipients.of_representative(row),
        document=document,
        about=_ref(row),
        key=f"speaks:{row.public_id}:{beat}:{row.version}",
        sender_id=row.organisation_id,
    )
