"""Who can see a record and why, and with whom it could be shared."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import QuerySet

from partake.audit.domain import Basis
from partake.kernel import clock
from partake.kernel.prepared import prepared
from partake.kernel.verdict import NotFound, Verdict
from partake.people import access
from partake.people.domain import Part, has_passed, hideable_parts, in_order, relationship_parts
from partake.people.door import OpenRecord
from partake.people.models import CareRelationship, Representative, Share
from partake.people.powers import DECIDES_ALONE_AT, born_after


@dataclass(frozen=True)
class Sight:
    """One line of "who can see my record": who, what, until when and why."""

    id: UUID
    target_code: str
    name: str
    detail: str
    parts: tuple[Part, ...]
    hidden: tuple[Part, ...]
    basis: Basis
    since: date
    until: date | None
    decided_by: str
    ended_on: date | None = None


@dataclass(frozen=True)
class WhoCanSee:
    """Everyone who can see some of one record today, by reason; those who have not answered yet; and how many
    could before."""

    because_said: tuple[Sight, ...]
    because_care: tuple[Sight, ...]
    because_speaks: tuple[Sight, ...]
    not_answered: tuple[Sight, ...]
    ended: tuple[Sight, ...]
    may_share: Verdict

    @property
    def bodies(self) -> int:
        return sum(1 for sight in (*self.because_said, *self.because_care) if not _is_somebody(sight))

    @property
    def people(self) -> int:
        said = sum(1 for sight in (*self.because_said, *self.because_care) if _is_somebody(sight))
        return said + len(self.because_speaks)


def who_can_see(record: OpenRecord) -> WhoCanSee:
    """This will give who can see this record today and why. For whoever may decide it: the person, or the
    practice writing down what the person asked for; else `Refused`."""
    _may_see_sharing(record)
    today = clock.today()
    shares, relationships = _all_shares(record.person.pk), _all_relationships(record.person.pk)
    open_shares = [share for share in shares if share.stopped_at is None and not has_passed(share.until, today)]
    current = [row for row in relationships if row.ended_at is None and not has_passed(row.until, today)]
    ended_shares = [share for share in shares if share not in open_shares and share.accepted_at is not None]
    return WhoCanSee(
        because_said=tuple(_share_sight(share) for share in open_shares if share.accepted_at is not None),
        because_care=tuple(_care_sight(row) for row in current),
        because_speaks=tuple(
            _speaking_sight(row) for row in _all_speaking(record.person.pk, today, born_after(DECIDES_ALONE_AT, today))
        ),
        not_answered=tuple(_share_sight(share) for share in open_shares if share.accepted_at is None),
        ended=(
            *(_share_sight(share) for share in ended_shares),
            *(_care_sight(row) for row in relationships if row not in current),
        ),
        may_share=access.can_share_record(record),
    )


@prepared
def _all_shares(person: int) -> QuerySet[Share]:
    rows = Share.objects.filter(person_id=person).order_by("-decided_at")
    return rows.select_related("with_organisation", "with_team__organisation", "with_user", "with_contact")


@prepared
def _all_relationships(person: int) -> QuerySet[CareRelationship]:
    rows = CareRelationship.objects.filter(person_id=person).order_by("-since", "-pk")
    return rows.select_related("organisation", "team")


@prepared
def _all_speaking(person: int, today: date, child_born_after: date) -> QuerySet[Representative]:
    standing = Representative.objects.standing_on(today, child_born_after)
    return standing.filter(person_id=person, accepted_at__isnull=False).order_by("pk")


def get_share(record: OpenRecord, share_id: UUID) -> Share:
    """This will give a share of this record, stopped or not, or raise `NotFound`."""
    _may_see_sharing(record)
    found = (
        Share.objects.filter(person_id=record.person.pk, public_id=share_id)
        .select_related("person", "with_organisation", "with_team__organisation", "with_user", "with_contact")
        .first()
    )
    if found is None:
        raise NotFound
    return found


def sight_of(share: Share) -> Sight:
    return _share_sight(share)


def get_relationship(record: OpenRecord, relationship_id: UUID) -> CareRelationship:
    """This will give somebody looking after this person now, or raise `NotFound`."""
    _may_see_sharing(record)
    found = (
        CareRelationship.objects.current(clock.today())
        .filter(person_id=record.person.pk, public_id=relationship_id)
        .select_related("organisation", "team")
        .first()
    )
    if found is None:
        raise NotFound
    return found


def _may_see_sharing(record: OpenRecord) -> None:
    """Whom else a person sees is theirs to show: their own page, and their practice's when it writes for them."""
    if not record.is_own:
        access.can_share_record(record).require()


def _is_somebody(sight: Sight) -> bool:
    return sight.target_code.startswith(("staff-", "close-"))


def _share_sight(share: Share) -> Sight:
    code, name, detail = _named(share)
    return Sight(
        id=share.public_id,
        target_code=code,
        name=name,
        detail=detail,
        parts=in_order(share.parts),
        hidden=(),
        basis=Basis.SHARE,
        since=clock.local(share.decided_at).date(),
        until=share.until,
        decided_by=share.decided_by,
        ended_on=clock.local(share.stopped_at).date() if share.stopped_at else share.until,
    )


def _named(share: Share) -> tuple[str, str, str]:
    if share.with_email:
        code = f"close-{share.with_contact.public_id}" if share.with_contact else ""
        return code, share.with_name, share.relation
    if share.with_team is not None:
        return f"team-{share.with_team.public_id}", share.with_team.name, share.with_team.organisation.name
    if share.with_user is not None:
        job = ", ".join(part for part in (share.relation,) if part)
        return f"staff-{share.with_user.public_id}", share.with_name or share.with_user.display_name, job
    assert share.with_organisation is not None
    return f"organisation-{share.with_organisation.public_id}", share.with_organisation.name_now, ""


def _care_sight(row: CareRelationship) -> Sight:
    basis, hidden = Basis(row.basis), in_order(row.hidden)
    return Sight(
        id=row.public_id,
        target_code="",
        name=row.team.name if row.team else row.organisation.name_now,
        detail=row.organisation.name if row.team else "",
        parts=in_order(relationship_parts(basis, hidden)),
        hidden=tuple(part for part in hidden if part in hideable_parts(basis)),
        basis=basis,
        since=row.since,
        until=row.until,
        decided_by=row.started_by,
        ended_on=clock.local(row.ended_at).date() if row.ended_at else row.until,
    )


def _speaking_sight(row: Representative) -> Sight:
    return Sight(
        id=row.public_id,
        target_code="",
        name=row.name,
        detail=row.relation,
        parts=tuple(part for part in in_order(row.parts) if part not in row.hidden),
        hidden=in_order(row.hidden),
        basis=Basis(row.basis),
        since=row.since,
        until=row.until,
        decided_by=row.recorded_by,
    )
