"""Who can see a record and why, and with whom it could be shared."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q
from django.db.models.functions import Lower
from django.utils.translation import gettext

from partake.accounts.models import User
from partake.audit.domain import Basis
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.kernel.verdict import NotFound, Verdict
from partake.organisations import queries as organisations
from partake.organisations.domain import CARE_ROLES
from partake.organisations.models import Organisation, Team
from partake.people import access
from partake.people.domain import Part, hideable_parts, in_order, relationship_parts
from partake.people.door import OpenRecord
from partake.people.models import CareRelationship, PersonalContact, Representative, Share
from partake.people.models.sharing import Shares


@dataclass(frozen=True)
class ShareTarget:
    """Somebody a record can be shared with. `code` is what an address carries: kind and public id, no name.

    `first_name` is how the page goes on speaking of them. `suggested` are the parts they usually need.
    """

    code: str
    name: str
    first_name: str
    detail: str
    is_close: bool = False
    suggested: tuple[Part, ...] = (Part.ABOUT_ME, Part.COMMUNICATION)
    organisation: Organisation | None = None
    team: Team | None = None
    user: User | None = None
    contact: PersonalContact | None = None
    email: str = ""
    relation: str = ""


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
    # Most people share with few: joining the five tables they might have shared with costs more than asking later.
    shares = list(
        Share.objects.filter(person_id=record.person.pk)
        .prefetch_related("with_organisation", "with_team__organisation", "with_user", "with_contact")
        .order_by("-decided_at")
    )
    relationships = list(
        CareRelationship.objects.filter(person_id=record.person.pk)
        .select_related("organisation", "team")
        .order_by("-since", "-pk")
    )
    open_shares = [share for share in shares if share.stopped_at is None and not _passed(share.until, today)]
    current = [row for row in relationships if row.ended_at is None and not _passed(row.until, today)]
    ended_shares = [share for share in shares if share not in open_shares and share.accepted_at is not None]
    return WhoCanSee(
        because_said=tuple(_share_sight(share) for share in open_shares if share.accepted_at is not None),
        because_care=tuple(_care_sight(row) for row in current),
        because_speaks=tuple(
            _speaking_sight(row)
            for row in Representative.objects.current(today).filter(person_id=record.person.pk).order_by("pk")
        ),
        not_answered=tuple(_share_sight(share) for share in open_shares if share.accepted_at is None),
        ended=(
            *(_share_sight(share) for share in ended_shares),
            *(_care_sight(row) for row in relationships if row not in current),
        ),
        may_share=access.can_share_record(record),
    )


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


def current_share_with(record: OpenRecord, target: ShareTarget) -> Share | None:
    """This will give the share that deciding again would replace, if there is one."""
    return target_shares(target).filter(person_id=record.person.pk, stopped_at__isnull=True).first()


def target_shares(target: ShareTarget) -> Shares:
    """This will give every share with this target, stopped ones too."""
    if target.is_close:
        return Share.objects.filter(with_email=target.email)
    if target.team is not None:
        return Share.objects.filter(with_team=target.team)
    if target.user is not None:
        return Share.objects.filter(with_user=target.user, with_email="")
    return Share.objects.filter(with_organisation=target.organisation)


def list_targets(record: OpenRecord, *, name_contains: str) -> list[ShareTarget]:
    """This will give whom this record can be shared with: first those close to the person and the teams of
    those already looking after them; with words to search for, teams, bodies and staff by name."""
    access.can_share_record(record).require()
    today = clock.today()
    if name_contains:
        return [
            *(_team(team) for team in organisations.list_teams(today=today, name_contains=name_contains, limit=10)),
            *(
                _organisation(body)
                for body in organisations.list_organisations(today=today, name_contains=name_contains, limit=10)
            ),
            *(
                _staff(colleague)
                for colleague in organisations.list_colleagues(
                    today=today, roles=CARE_ROLES, name_contains=name_contains, limit=10
                )
            ),
        ]
    close = PersonalContact.objects.filter(person_id=record.person.pk, ended_at__isnull=True).exclude(email="")
    caring = CareRelationship.objects.current(today).filter(person_id=record.person.pk).values("organisation_id")
    teams = Team.objects.filter(organisation_id__in=caring).filter(Q(valid_to__isnull=True) | Q(valid_to__gte=today))
    return [
        *(_close(contact) for contact in close.order_by("pk")),
        *(_team(team) for team in teams.select_related("organisation").order_by("name")[:10]),
    ]


def get_target(record: OpenRecord, code: str) -> ShareTarget:
    """This will give the target an address names, or raise `NotFound` where there is none that could be shared
    with today. Raises `Refused` to whoever may not share."""
    access.can_share_record(record).require()
    kind, _, id_text = code.partition("-")
    try:
        public_id = UUID(id_text)
    except ValueError:
        raise NotFound from None
    today = clock.today()
    if kind == "team":
        team = Team.objects.filter(public_id=public_id).select_related("organisation").first()
        if team is not None and not _passed(team.valid_to, today):
            return _team(team)
    if kind == "organisation":
        body = organisations.get_organisation(public_id)
        if not _passed(body.valid_to, today):
            return _organisation(body)
    if kind == "staff":
        user = User.objects.filter(public_id=public_id, is_active=True).first()
        found = organisations.list_colleagues(today=today, roles=CARE_ROLES, user_id=user.pk if user else -1, limit=1)
        if found:
            return _staff(found[0], user)
    if kind == "close":
        contact = PersonalContact.objects.filter(
            person_id=record.person.pk, public_id=public_id, ended_at__isnull=True
        ).first()
        if contact is not None and contact.email:
            return _close(contact)
    raise NotFound


@dataclass(frozen=True)
class Offer:
    """Somebody wants to share their record with the reader, who has not answered."""

    id: UUID
    person_name: str
    parts: tuple[Part, ...]
    until: date | None


def list_offers(actor: Actor) -> list[Offer]:
    """This will give what people have offered to share with the reader's own email address, unanswered."""
    # Addresses are kept in small letters on a share, so that they are found by index and not one by one.
    mine = User.objects.filter(pk=actor.user_id or -1).values(small=Lower("email"))
    rows = Share.objects.filter(with_email__in=mine, accepted_at__isnull=True, stopped_at__isnull=True).select_related(
        "person"
    )
    return [
        Offer(
            row.public_id,
            f"{row.person.given_name} {row.person.family_name}",
            in_order(row.parts),
            row.until,
        )
        for row in rows
        if not _passed(row.until, clock.today())
    ]


@dataclass(frozen=True)
class HelpedPerson:
    """Somebody whose record the reader may open because that person said so."""

    id: UUID
    name: str
    parts: tuple[Part, ...]
    until: date | None


def list_people_helped(actor: Actor) -> list[HelpedPerson]:
    """This will give the people who shared their record with the reader as somebody close to them."""
    rows = (
        Share.objects.current(clock.today())
        .filter(with_user_id=actor.user_id or -1)
        .exclude(with_email="")
        .select_related("person")
        .order_by("person__given_name", "pk")
    )
    return [
        HelpedPerson(
            row.person.public_id,
            f"{row.person.given_name} {row.person.family_name}",
            in_order(row.parts),
            row.until,
        )
        for row in rows
    ]


def _may_see_sharing(record: OpenRecord) -> None:
    """Whom else a person sees is theirs to show: their own page, and their practice's when it writes for them."""
    if not record.is_own:
        access.can_share_record(record).require()


def _passed(day: date | None, today: date) -> bool:
    return day is not None and day < today


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


def _team(team: Team) -> ShareTarget:
    return ShareTarget(
        code=f"team-{team.public_id}",
        name=team.name,
        first_name=team.name,
        detail=gettext("A team at %(name)s") % {"name": team.organisation.name},
        team=team,
    )


def _organisation(body: Organisation) -> ShareTarget:
    return ShareTarget(
        code=f"organisation-{body.public_id}",
        name=body.name,
        first_name=body.name,
        detail="Everyone there whose job is to look after people",
        organisation=body,
    )


def _staff(colleague: organisations.Colleague, user: User | None = None) -> ShareTarget:
    return ShareTarget(
        code=f"staff-{colleague.public_id}",
        name=colleague.name,
        first_name=colleague.name.split()[0] if not colleague.name.startswith("Dr ") else colleague.name,
        detail=f"{colleague.job_title} at {colleague.organisation_name}. Not the rest of the team.",
        user=user or User.objects.get(pk=colleague.user_id),
        relation=f"{colleague.job_title}, {colleague.organisation_name}",
    )


def _close(contact: PersonalContact) -> ShareTarget:
    return ShareTarget(
        code=f"close-{contact.public_id}",
        name=contact.name,
        first_name=contact.name.split()[0],
        detail=contact.relationship,
        is_close=True,
        contact=contact,
        email=contact.email.lower(),
        relation=contact.relationship,
    )


@dataclass(frozen=True)
class SharedWithMe:
    """Somebody who shared with the reader, or the reader's team or organisation, and until when."""

    person_id: UUID
    name: str
    parts: tuple[Part, ...]
    until: date | None
    decided_on: date


def list_shared_with_staff(actor: Actor, *, today: date, limit: int = 10) -> list[SharedWithMe]:
    """This will give the people who shared with the reader for their job, the latest decision first: names and
    parts only, no words of anybody's."""
    rows = (
        Share.objects.current(today)
        .held_by(actor)
        .filter(with_email="")
        .select_related("person")
        .order_by("-decided_at")[:limit]
    )
    return [
        SharedWithMe(
            row.person.public_id,
            f"{row.person.given_name} {row.person.family_name}",
            in_order(row.parts),
            row.until,
            clock.local(row.decided_at).date(),
        )
        for row in rows
    ]
