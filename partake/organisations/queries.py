"""Reads about bodies, teams and jobs. All of it is open: none of it is about a person's care."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from partake.kernel.actor import Actor, Role
from partake.kernel.paging import Page, keyset_page
from partake.kernel.prepared import prepared
from partake.kernel.verdict import NotFound
from partake.organisations.domain import Characteristic, OrganisationKind
from partake.organisations.models import Organisation, Place, PopulationCount, RoleAssignment, Service, Team


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
    """This will give the jobs somebody holds today, longest held first; and after them the same jobs in the bodies
    that theirs took over, so that what was shared with an old body goes on working."""
    jobs = [
        Role(code, title, body, name, team, team_name or "")
        for code, title, body, name, team, team_name in _held(user_id, today)
    ]
    for old in _taken_over({job.organisation_id for job in jobs}):
        jobs += [
            replace(job, organisation_id=old.pk, organisation_name=old.name)
            for job in jobs
            if job.organisation_id == old.successor_id
        ]
    return tuple(jobs)


@prepared
def _held(user_id: int, today: date) -> QuerySet[RoleAssignment, tuple[str, str, int, str, int | None, str | None]]:
    """Read for every page: these columns, and not three whole rows."""
    rows = RoleAssignment.objects.filter(user_id=user_id, started_on__lte=today)
    return (
        rows.filter(Q(ended_on__isnull=True) | Q(ended_on__gte=today))
        .order_by("started_on", "pk")
        .values_list("role", "job_title", "organisation_id", "organisation__name", "team_id", "team__name")
    )


@prepared
def _merged_into(organisation_ids: frozenset[int]) -> QuerySet[Organisation]:
    return Organisation.objects.filter(successor_id__in=organisation_ids).order_by("pk")


def _taken_over(organisation_ids: set[int]) -> list[Organisation]:
    """Bodies that merged into these, and into those before them, each after its successor."""
    found: list[Organisation] = []
    latest = organisation_ids
    while latest:
        older = _merged_into(frozenset(latest))
        found += older
        latest = {one.pk for one in older} - organisation_ids
    return found


def with_successors(organisation_ids: Iterable[int]) -> set[int]:
    """This will give these bodies and those that took over from them, and from those: who works there now."""
    found = set(organisation_ids)
    latest = found
    while latest:
        after = Organisation.objects.filter(pk__in=latest, successor__isnull=False).values_list(
            "successor_id", flat=True
        )
        latest = {pk for pk in after if pk is not None} - found
        found = found | latest
    return found


def with_those_before(organisation_id: int) -> list[int]:
    """This will give a body and every body that merged into it, by row id: what was said to them was said to it."""
    return [organisation_id, *(one.pk for one in _taken_over({organisation_id}))]


def list_who_answers() -> tuple[dict[int, int], dict[int, int]]:
    """This will give, by row id, the body that answers for each body now, and the one that answers for each service:
    itself, or whoever took over in the end."""
    after = dict(Organisation.objects.values_list("pk", "successor_id"))

    def now(body: int) -> int:
        passed = {body}
        while (following := after[body]) is not None and following not in passed:
            body = following
            passed.add(body)
        return body

    services = Service.objects.values_list("pk", "organisation_id")
    return {body: now(body) for body in after}, {service: now(body) for service, body in services}


def places_within(place_id: int) -> list[int]:
    """This will give a place and every place within it, by row id."""
    found, latest = [place_id], [place_id]
    while latest:
        latest = list(Place.objects.filter(within__in=latest).exclude(pk__in=found).values_list("pk", flat=True))
        found += latest
    return found


def get_organisation(public_id: UUID) -> Organisation:
    found = Organisation.objects.filter(public_id=public_id).first()
    if found is None:
        raise NotFound
    return found


def get_organisation_by_code(ods_code: str) -> Organisation:
    """This will give the body with this organisation (ODS) code, or raise `NotFound`."""
    found = Organisation.objects.filter(ods_code=ods_code.strip().upper()).first()
    if found is None:
        raise NotFound
    return found


def get_place(public_id: UUID) -> Place:
    found = Place.objects.filter(public_id=public_id).select_related("within").first()
    if found is None:
        raise NotFound
    return found


def get_place_called(name: str) -> Place:
    """This will give the place with this name, whatever its capitals, or raise `NotFound`."""
    found = Place.objects.filter(name__iexact=name.strip()).first()
    if found is None:
        raise NotFound
    return found


def list_places() -> list[Place]:
    return list(Place.objects.select_related("within").order_by("name", "pk"))


@dataclass(frozen=True)
class PopulationTable:
    """One count of a place by one characteristic: (category, people) in the order it was given."""

    characteristic: str
    rows: tuple[tuple[str, int], ...]
    counted_on: date
    source: str
    list_version: str

    @property
    def total(self) -> int:
        return sum(people for _, people in self.rows)


def population_of(place: Place) -> tuple[PopulationTable, ...]:
    """This will give the newest count of a place by each characteristic."""
    newest: dict[str, list[PopulationCount]] = {}
    for row in PopulationCount.objects.filter(place=place).order_by("-counted_on", "list_version", "pk"):
        rows = newest.setdefault(row.characteristic, [])
        if not rows or (rows[0].counted_on, rows[0].list_version) == (row.counted_on, row.list_version):
            rows.append(row)
    return tuple(
        PopulationTable(
            characteristic=characteristic,
            rows=tuple((row.category, row.people) for row in newest[characteristic]),
            counted_on=newest[characteristic][0].counted_on,
            source=newest[characteristic][0].source,
            list_version=newest[characteristic][0].list_version,
        )
        for characteristic in Characteristic
        if characteristic in newest
    )


@dataclass(frozen=True)
class BodyPage:
    """One body with what belongs to it today, and the services it had."""

    body: Organisation
    teams: tuple[Team, ...]
    services: tuple[Service, ...]
    ended_services: tuple[Service, ...]
    jobs: tuple[RoleAssignment, ...]
    took_over: tuple[Organisation, ...]


def get_body_page(public_id: UUID) -> BodyPage:
    """This will give a body with its teams, services and the jobs people hold in it. Raises `NotFound`."""
    body = Organisation.objects.filter(public_id=public_id).select_related("successor", "place").first()
    if body is None:
        raise NotFound
    jobs = RoleAssignment.objects.filter(organisation=body, ended_on__isnull=True).select_related("user", "team")
    return BodyPage(
        body=body,
        teams=tuple(body.teams.filter(valid_to__isnull=True).order_by("name")),
        services=tuple(body.services.filter(valid_to__isnull=True).order_by("name")),
        ended_services=tuple(body.services.filter(valid_to__isnull=False).order_by("-valid_to", "name")),
        jobs=tuple(jobs.order_by("user__display_name", "pk")),
        took_over=tuple(body.predecessors.order_by("name")),
    )


def get_role(public_id: UUID) -> RoleAssignment:
    """This will give a job that somebody holds, or raise `NotFound`."""
    held = RoleAssignment.objects.filter(public_id=public_id, ended_on__isnull=True)
    found = held.select_related("user", "organisation", "team").first()
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


def list_practices_of(actor: Actor, *roles: str) -> list[Organisation]:
    """This will give the GP practices in which the actor holds one of these jobs, by name."""
    held = frozenset(role.organisation_id for role in actor.roles if role.code in roles)
    return _practices_among(held) if held else []


@prepared
def _practices_among(bodies: frozenset[int]) -> QuerySet[Organisation]:
    return Organisation.objects.filter(pk__in=bodies, kind=OrganisationKind.GP_PRACTICE).order_by("name", "pk")


def list_bodies(*, cursor: str = "", size: int = 50) -> Page[Organisation]:
    """This will give a page of every body, ended ones too, by name."""
    return keyset_page(Organisation.objects.select_related("successor"), by="name", cursor=cursor, size=size)


def list_colleagues(
    *,
    today: date,
    roles: frozenset[str],
    organisation_id: int | None = None,
    name_contains: str = "",
    user_id: int | None = None,
    among: Q | None = None,
    limit: int = 20,
) -> list[Colleague]:
    """This will give people holding one of `roles` today, narrowed as asked, by name; `among` is asked of their jobs.
    Staff who are shown by job are left out of searches by name: nobody can pick them out who does not know them."""
    held = (
        RoleAssignment.objects.filter(role__in=roles, started_on__lte=today, user__is_active=True)
        .filter(Q(ended_on__isnull=True) | Q(ended_on__gte=today))
        .select_related("organisation", "team", "user")
    )
    if organisation_id is not None:
        held = held.filter(organisation_id=organisation_id)
    if user_id is not None:
        held = held.filter(user_id=user_id)
    if among is not None:
        held = held.filter(among)
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
