"""Who speaks for a person: for the person, for those who give care, for those who must look at a worry, and for
whoever was asked."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import QuerySet
from django.db.models.functions import Lower

from partake.accounts.models import User
from partake.audit.domain import Basis
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.kernel.prepared import prepared
from partake.kernel.verdict import NotFound
from partake.people import access_representing as access
from partake.people.domain import Part, in_order
from partake.people.door import OpenRecord
from partake.people.models import CapacityDecision, PersonalContact, Representative
from partake.people.models.sharing import NOBODY
from partake.people.powers import DECIDES_ALONE_AT, Evidence, Standing, birthday, born_after, powers
from partake.people.queries.capacity import CapacityLine, line_of

ENDS_SOON = timedelta(days=28)


@dataclass(frozen=True)
class Speaker:
    """Somebody who speaks for the person: who, by what power, what was seen, until when, and how things stand.
    `worry` is for the practice alone; `objection` is the person's own words."""

    id: UUID
    name: str
    relation: str
    phone: str
    basis: Basis
    standing: Standing
    decides: bool
    parts: tuple[Part, ...]
    hidden: tuple[Part, ...]
    since: date
    until: date
    evidence: Evidence
    reference: str
    seen_on: date
    recorded_by: str
    worry: str
    objection: str
    ended_on: date | None
    end_reason: str
    version: int


@dataclass(frozen=True)
class WhoSpeaks:
    """Everybody who speaks for one person, and what was found about what they can decide."""

    now: tuple[Speaker, ...]
    before: tuple[Speaker, ...]
    findings: tuple[CapacityLine, ...]


@dataclass(frozen=True)
class SpeakOffer:
    """The reader is asked to speak for somebody, and has not answered."""

    id: UUID
    person_name: str
    basis: Basis
    parts: tuple[Part, ...]
    until: date


@dataclass(frozen=True)
class SpokenFor:
    """Somebody for whom the reader speaks."""

    id: UUID
    name: str
    basis: Basis
    parts: tuple[Part, ...]
    until: date


@dataclass(frozen=True)
class Worry:
    """One that a practice must look at: paused on a worry, objected to, or about to end."""

    person_id: UUID
    person_name: str
    speaker: Speaker


def who_speaks(record: OpenRecord) -> WhoSpeaks:
    """This will give who speaks for this person, now and before. Raises `Refused`."""
    access.can_see_representatives(record).require()
    rows = _rows(record.person.pk)
    speakers = [_speaker(row, record.actor) for row in rows]
    findings = list_findings(record) if access.can_see_capacity(record) else ()
    return WhoSpeaks(
        tuple(one for one in speakers if one.standing is not Standing.ENDED),
        tuple(one for one in speakers if one.standing is Standing.ENDED),
        findings,
    )


def get_speaker(record: OpenRecord, representative_id: UUID) -> Speaker:
    """This will give one who speaks, or spoke, for this person. Raises `Refused`, `NotFound`."""
    access.can_see_representatives(record).require()
    row = Representative.objects.select_related("contact", "person").filter(
        person_id=record.person.pk, public_id=representative_id
    )
    found = row.first()
    if found is None:
        raise NotFound
    return _speaker(found, record.actor)


def get_open_speaker(record: OpenRecord, representative_id: UUID) -> Speaker:
    """This will give one that has not ended. Raises `Refused`, `NotFound`."""
    found = get_speaker(record, representative_id)
    if found.ended_on is not None:
        raise NotFound
    return found


def get_parent(record: OpenRecord, representative_id: UUID) -> Speaker:
    """This will give a parent from whom parts may be kept. Raises `Refused`, `NotFound`."""
    found = get_open_speaker(record, representative_id)
    if found.basis is not Basis.PARENT:
        raise NotFound
    return found


def spoken_for_by(record: OpenRecord, who: PersonalContact) -> Representative | None:
    """This will give the row that writing it down again would replace. Raises `Refused`."""
    access.can_record_representative(record).require()
    return Representative.objects.filter(person_id=record.person.pk, contact=who, ended_at__isnull=True).first()


def list_deciders(record: OpenRecord) -> tuple[Speaker, ...]:
    """This will give those whose power holds today and decides, signed in or not: whom to ask when the person can't
    decide. Each who speaks for the person sees themselves alone."""
    rows = Representative.objects.standing(clock.today()).filter(person_id=record.person.pk)
    if not access.can_see_representatives(record):
        rows = rows.filter(user_id=record.actor.user_id or -1)
    speakers = (_speaker(row, record.actor) for row in rows.select_related("contact", "person").order_by("pk"))
    return tuple(one for one in speakers if one.decides)


def get_me(record: OpenRecord) -> Representative | None:
    """This will give the row by which the reader speaks for this person, or None."""
    power = record.speaks_by
    return Representative.objects.filter(public_id=power.id).first() if power else None


def list_findings(record: OpenRecord) -> tuple[CapacityLine, ...]:
    """This will give every finding about what this person can decide, newest first. Raises `Refused`."""
    access.can_see_capacity(record).require()
    seen: set[tuple[str, str]] = set()
    lines = []
    for row in CapacityDecision.objects.filter(person_id=record.person.pk).order_by("-decided_at", "-pk")[:100]:
        about = (row.about_kind, row.about_id)
        lines.append(line_of(row, is_newest=about not in seen))
        seen.add(about)
    return tuple(lines)


def list_people_close(record: OpenRecord) -> list[PersonalContact]:
    """This will give those who could be written down as speaking for the person. Raises `Refused`."""
    access.can_record_representative(record).require()
    return list(PersonalContact.objects.filter(person_id=record.person.pk, ended_at__isnull=True).order_by("pk"))


def get_close(record: OpenRecord, contact_id: str) -> PersonalContact:
    """This will give the one an address names. Raises `Refused`, `NotFound`."""
    found = next((one for one in list_people_close(record) if str(one.public_id) == contact_id), None)
    if found is None:
        raise NotFound
    return found


def list_speak_offers(actor: Actor) -> list[SpeakOffer]:
    """This will give whom the reader is asked to speak for, at their own email address."""
    today = clock.today()
    return [
        SpeakOffer(row.public_id, _name(row), Basis(row.basis), in_order(row.parts), row.until)
        for row in _asked(actor.user_id or NOBODY, today, born_after(DECIDES_ALONE_AT, today))
    ]


@prepared
def _asked(user: int, today: date, child_born_after: date) -> QuerySet[Representative]:
    mine = User.objects.filter(pk=user).values(small=Lower("email"))
    standing = Representative.objects.standing_on(today, child_born_after)
    return standing.filter(email__in=mine, accepted_at__isnull=True).select_related("person").order_by("pk")


def list_spoken_for(actor: Actor) -> list[SpokenFor]:
    """This will give those for whom the reader speaks today."""
    today = clock.today()
    return [
        SpokenFor(row.person.public_id, _name(row), Basis(row.basis), _seen(row), row.until)
        for row in _speaks_for(actor.user_id or NOBODY, today, born_after(DECIDES_ALONE_AT, today))
    ]


@prepared
def _speaks_for(user: int, today: date, child_born_after: date) -> QuerySet[Representative]:
    standing = Representative.objects.standing_on(today, child_born_after)
    rows = standing.filter(user_id=user, accepted_at__isnull=False)
    return rows.select_related("person").order_by("person__given_name", "pk")


def list_worries(actor: Actor) -> list[Worry]:
    """This will give what the reader's practice must look at, paused before what ends soon, and a person
    who objects before all.
    Raises `Refused`."""
    access.can_look_after_worries(actor).require()
    return find_worries(actor)


def find_worries(actor: Actor) -> list[Worry]:
    """This will give the same for the start page, where whoever has none to look at has an empty list."""
    bodies = frozenset(role.organisation_id for role in actor.roles if role.code in access.CHECKS_POWERS)
    soon = clock.today() + ENDS_SOON
    found = [*_paused(bodies, soon), *_ending(bodies, soon)]
    found.sort(key=lambda row: (row.paused_at is None, not row.objection, row.paused_at or row.recorded_at))
    return [Worry(row.person.public_id, _name(row), _speaker(row, actor)) for row in found[:100]]


@prepared
def _paused(bodies: frozenset[int], soon: date) -> QuerySet[Representative]:
    rows = Representative.objects.filter(organisation_id__in=bodies, ended_at__isnull=True)
    return rows.filter(paused_at__isnull=False, until__gt=soon).select_related("person", "contact")


@prepared
def _ending(bodies: frozenset[int], soon: date) -> QuerySet[Representative]:
    rows = Representative.objects.filter(organisation_id__in=bodies, ended_at__isnull=True)
    return rows.filter(until__lte=soon).select_related("person", "contact")


def last_day(row_until: date, born_on: date | None, basis: Basis) -> date:
    """This will give the day a power really ends: a parent's on the day before the sixteenth birthday at latest."""
    if powers()[basis].only_under is None or born_on is None:
        return row_until
    return min(row_until, birthday(born_on, DECIDES_ALONE_AT) - timedelta(days=1))


def _rows(person_pk: int) -> list[Representative]:
    rows = Representative.objects.filter(person_id=person_pk).select_related("contact", "person")
    return list(rows.order_by("ended_at", "pk"))


def _speaker(row: Representative, reader: Actor) -> Speaker:
    basis, paused = Basis(row.basis), row.paused_at is not None and row.ended_at is None
    return Speaker(
        id=row.public_id,
        name=row.name,
        relation=row.relation,
        phone=row.contact.phone,
        basis=basis,
        standing=_standing(row),
        decides=powers()[basis].decides,
        parts=in_order(row.parts),
        hidden=in_order(row.hidden),
        since=row.since,
        until=last_day(row.until, row.person.born_on, basis),
        evidence=Evidence(row.evidence),
        reference=row.reference,
        seen_on=row.seen_on,
        recorded_by=row.recorded_by,
        worry=row.worry if paused and reader.has_role(*access.WORKS_HERE, organisation_id=row.organisation_id) else "",
        objection=row.objection if paused else "",
        ended_on=clock.local(row.ended_at).date() if row.ended_at else None,
        end_reason=row.end_reason,
        version=row.version,
    )


def _standing(row: Representative) -> Standing:
    if row.ended_at is not None or last_day(row.until, row.person.born_on, Basis(row.basis)) < clock.today():
        return Standing.ENDED
    if row.paused_at is not None:
        return Standing.PAUSED
    if not row.email:
        return Standing.NAMED
    return Standing.ON if row.accepted_at is not None else Standing.ASKED


def _seen(row: Representative) -> tuple[Part, ...]:
    return tuple(part for part in in_order(row.parts) if part not in row.hidden)


def _name(row: Representative) -> str:
    return f"{row.person.given_name} {row.person.family_name}"
