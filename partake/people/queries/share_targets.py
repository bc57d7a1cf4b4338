"""With whom a record could be shared: bodies, teams, staff by name, and people close."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext

from partake.accounts.models import User
from partake.kernel import clock
from partake.kernel.verdict import NotFound
from partake.organisations import queries as organisations
from partake.organisations.domain import CARE_ROLES
from partake.organisations.models import Organisation, Team
from partake.people import access
from partake.people.domain import Part, has_passed
from partake.people.door import OpenRecord
from partake.people.models import CareRelationship, PersonalContact, Share
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
        if team is not None and not has_passed(team.valid_to, today):
            return _team(team)
    if kind == "organisation":
        body = organisations.get_organisation(public_id)
        if not has_passed(body.valid_to, today):
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
