"""Reads about bodies, teams and jobs. All of it is open: none of it is about a person's care."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from partake.kernel.actor import Role
from partake.kernel.verdict import NotFound
from partake.organisations.models import Organisation, RoleAssignment, Team


@dataclass(frozen=True)
class Colleague:
    """Somebody at work, as people choosing whom to share with need to know them."""

    user_id: int
    public_id: UUID
    name: str
    job_title: str
    organisation_id: int
    organisation_name: str
    team_id: int | None
    team_name: str
    shown_by_role: bool

    @property
    def words(self) -> str:
        return f"{self.name}, {self.job_title} at {self.team_name or self.organisation_name}"


def roles_of(user_id: int, *, today: date) -> tuple[Role, ...]:
    """This will give the jobs somebody holds today, longest held first."""
    held = RoleAssignment.objects.filter(user_id=user_id, started_on__lte=today).filter(
        Q(ended_on__isnull=True) | Q(ended_on__gte=today)
    )
    # Read for every page: these columns, and not three whole rows.
    columns = held.order_by("started_on", "pk").values_list(
        "role", "job_title", "organisation_id", "organisation__name", "team_id", "team__name"
    )
    return tuple(
        Role(code, title, body, name, team, team_name or "") for code, title, body, name, team, team_name in columns
    )


def get_organisation(public_id: UUID) -> Organisation:
    found = Organisation.objects.filter(public_id=public_id).first()
    if found is None:
        raise NotFound
    return found


def list_teams(*, today: date, name_contains: str = "", limit: int = 20) -> list[Team]:
    """This will give teams at work today whose own or organisation's name contains the words, by name."""
    teams = Team.objects.filter(valid_from__lte=today).filter(Q(valid_to__isnull=True) | Q(valid_to__gte=today))
    for word in name_contains.split():
        teams = teams.filter(Q(name__icontains=word) | Q(organisation__name__icontains=word))
    return list(teams.select_related("organisation").order_by("name", "pk")[:limit])


def list_organisations(*, today: date, name_contains: str = "", limit: int = 20) -> list[Organisation]:
    """This will give bodies that exist today whose name contains the words, by name."""
    bodies = Organisation.objects.filter(valid_from__lte=today).filter(
        Q(valid_to__isnull=True) | Q(valid_to__gte=today)
    )
    for word in name_contains.split():
        bodies = bodies.filter(name__icontains=word)
    return list(bodies.order_by("name", "pk")[:limit])


def list_colleagues(
    *,
    today: date,
    roles: frozenset[str],
    organisation_id: int | None = None,
    name_contains: str = "",
    user_id: int | None = None,
    limit: int = 20,
) -> list[Colleague]:
    """This will give people holding one of `roles` today, narrowed as asked, by name. Staff who are shown by
    job are left out of searches by name: nobody can pick them out who does not know them."""
    held = (
        RoleAssignment.objects.filter(role__in=roles, started_on__lte=today, user__is_active=True)
        .filter(Q(ended_on__isnull=True) | Q(ended_on__gte=today))
        .select_related("organisation", "team", "user")
    )
    if organisation_id is not None:
        held = held.filter(organisation_id=organisation_id)
    if user_id is not None:
        held = held.filter(user_id=user_id)
    if name_contains:
        held = held.filter(user__shown_by_role=False)
        for word in name_contains.split():
            held = held.filter(Q(user__display_name__icontains=word) | Q(organisation__name__icontains=word))
    return [
        Colleague(
            user_id=row.user_id,
            public_id=row.user.public_id,
            name=row.user.display_name,
            job_title=row.job_title,
            organisation_id=row.organisation_id,
            organisation_name=row.organisation.name,
            team_id=row.team_id,
            team_name=row.team.name if row.team else "",
            shown_by_role=row.user.shown_by_role,
        )
        for row in held.order_by("user__display_name", "pk")[:limit]
    ]
