"""Setting up bodies, teams and the jobs people hold; bodies end and merge. Each is atomic and leaves an event."""

from collections.abc import Sequence
from datetime import date

from django.db import IntegrityError, transaction
from django.db.models import F, QuerySet

from partake.accounts.actions import invite
from partake.accounts.models import User
from partake.audit.actions import record
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.kernel.identifiers import is_ods_code
from partake.kernel.ref import Ref
from partake.kernel.verdict import Rejected, Stale
from partake.organisations import access
from partake.organisations.domain import ROLES, OrganisationKind, RoleCode, StepKind
from partake.organisations.events import (
    ORGANISATION_ADDED,
    ORGANISATION_CHANGED,
    ORGANISATION_ENDED,
    PLACE_ADDED,
    POPULATION_COUNTED,
    ROLE_ENDED,
    ROLE_GIVEN,
    SERVICE_ADDED,
    TEAM_ADDED,
)
from partake.organisations.models import (
    Organisation,
    Place,
    PopulationCount,
    RoleAssignment,
    Service,
    ServiceStep,
    Team,
)
from partake.organisations.population import Counted


@transaction.atomic
def add_organisation(
    *,
    actor: Actor,
    name: str,
    kind: OrganisationKind,
    ods_code: str | None = None,
    phone: str = "",
    email: str = "",
    valid_from: date | None = None,
) -> Organisation:
    """This will add a body. Many charities have no organisation code. Raises `Refused`, `Rejected`."""
    access.can_set_up(actor).require()

    code = _ods_code(ods_code)
    try:
        with transaction.atomic():
            body = Organisation.objects.create(
                name=name,
                kind=kind,
                ods_code=code,
                phone=phone,
                email=email,
                valid_from=valid_from or clock.today(),
            )
    except IntegrityError:
        raise Rejected("ods_code", "Another organisation already has this code.") from None

    record(ORGANISATION_ADDED, actor=actor, about=Ref("organisations.organisation", str(body.public_id)))
    return body


@transaction.atomic
def change_organisation(
    *,
    actor: Actor,
    organisation: Organisation,
    name: str,
    kind: OrganisationKind,
    ods_code: str | None,
    phone: str,
    email: str,
    version: int | None,
) -> None:
    """This will change what a body is called and how it is reached. Raises `Refused`, `Rejected`, `Stale`."""
    access.can_set_up(actor).require()

    values = {"name": name, "kind": kind, "ods_code": _ods_code(ods_code), "phone": phone, "email": email}
    changed = [field for field, value in values.items() if getattr(organisation, field) != value]
    try:
        with transaction.atomic():
            rows = Organisation.objects.filter(pk=organisation.pk, version=version or 0)
            if not rows.update(**values, version=F("version") + 1):
                raise Stale(Organisation.objects.get(pk=organisation.pk))
    except IntegrityError:
        raise Rejected("ods_code", "Another organisation already has this code.") from None

    record(ORGANISATION_CHANGED, actor=actor, about=_about(organisation), fields=changed)


@transaction.atomic
def end_organisation(*, actor: Actor, organisation: Organisation, successor: Organisation | None) -> None:
    """This will end a body today. With a successor, its teams, services and jobs go on there, and whoever looked after
    people for the old body does so for the new one: what was shared with the old body goes on working
    (`queries.roles_of`). Without one, its teams and jobs end. Ending twice changes nothing. Raises `Refused`,
    `Rejected`."""
    access.can_set_up(actor).require()

    organisation = Organisation.objects.select_for_update(of=("self",)).get(pk=organisation.pk)
    if organisation.valid_to is not None:
        return
    if successor is not None and (successor.pk == organisation.pk or successor.valid_to is not None):
        raise Rejected("successor", "That organisation cannot take over. Which one does?")
    organisation.valid_to, organisation.successor = clock.today(), successor
    organisation.version += 1
    organisation.save(update_fields=["valid_to", "successor", "version"])
    for rows in (organisation.teams.all(), organisation.services.all()):
        _hand_over(rows, organisation, successor)
    for held in RoleAssignment.objects.filter(organisation=organisation, ended_on__isnull=True).select_related(
        "user", "team"
    ):
        end_role(actor=actor, held=held)
        if successor is not None and not _holds(held, successor):
            give_role(
                actor=actor,
                user=held.user,
                organisation=successor,
                role=RoleCode(held.role),
                job_title=held.job_title,
                team=Team.objects.filter(pk=held.team_id or 0).first(),
            )

    record(
        ORGANISATION_ENDED,
        actor=actor,
        about=_about(organisation),
        codes={"successor": str(successor.public_id) if successor else None},
    )


@transaction.atomic
def add_service(*, actor: Actor, organisation: Organisation, name: str) -> Service:
    """This will add a service as people know it: a ward, a clinic. Raises `Refused`, `Rejected`."""
    access.can_set_up(actor).require()

    try:
        with transaction.atomic():
            service = Service.objects.create(organisation=organisation, name=name, valid_from=clock.today())
    except IntegrityError:
        raise Rejected("name", f"{organisation.name} already has a service with this name.") from None

    record(SERVICE_ADDED, actor=actor, about=Ref("organisations.service", str(service.public_id)))
    return service


@transaction.atomic
def add_place(*, actor: Actor, name: str, code: str = "", within: Place | None = None) -> Place:
    """This will add an area with people in it. Raises `Refused`, `Rejected`."""
    access.can_set_up(actor).require()

    try:
        with transaction.atomic():
            place = Place.objects.create(name=name, code=code.strip().upper() or None, within=within)
    except IntegrityError:
        raise Rejected("name", "There is a place with this name or code already.") from None

    record(PLACE_ADDED, actor=actor, about=Ref("organisations.place", str(place.public_id)))
    return place


@transaction.atomic
def put_in_place(*, actor: Actor, organisation: Organisation, place: Place | None, version: int | None) -> None:
    """This will say which place a body is in, or that it is in none: whoever speaks for the public there reads across
    the bodies of the place. Raises `Refused`, `Stale`."""
    access.can_set_up(actor).require()

    rows = Organisation.objects.filter(pk=organisation.pk, version=version or 0)
    if not rows.update(place=place, version=F("version") + 1):
        raise Stale(Organisation.objects.get(pk=organisation.pk))

    record(ORGANISATION_CHANGED, actor=actor, about=_about(organisation), fields=["place"])


@transaction.atomic
def count_population(
    *, actor: Actor, place: Place, counted: Sequence[Counted], source: str, counted_on: date, list_version: str
) -> None:
    """This will keep how many people of each kind live in a place. The same day and list again takes the place of
    what was there, for each characteristic in `counted`. Raises `Refused`, `Rejected`."""
    access.can_set_up(actor).require()

    if counted_on > clock.today():
        raise Rejected("counted_on", "That day has not come yet. When was this counted?")
    for name, words, longest in (("source", source, 200), ("list_version", list_version, 40)):
        if not 0 < len(words) <= longest:
            raise Rejected(name, f"The {name.replace('_', ' ')} needs 1 to {longest} letters.")
    characteristics = {row.characteristic for row in counted}
    kept = PopulationCount.objects.filter(place=place, list_version=list_version, counted_on=counted_on)
    kept.filter(characteristic__in=characteristics).delete()
    PopulationCount.objects.bulk_create(
        PopulationCount(
            place=place,
            characteristic=row.characteristic,
            list_version=list_version,
            category=row.category,
            people=row.people,
            counted_on=counted_on,
            source=source,
        )
        for row in counted
    )

    record(
        POPULATION_COUNTED,
        actor=actor,
        about=Ref("organisations.place", str(place.public_id)),
        codes={"characteristics": sorted(characteristics), "list": list_version, "on": counted_on.isoformat()},
    )


@transaction.atomic
def add_team(*, actor: Actor, organisation: Organisation, name: str, email: str = "") -> Team:
    """This will add a team to a body. Raises `Refused`, `Rejected`."""
    access.can_set_up(actor).require()

    try:
        with transaction.atomic():
            team = Team.objects.create(
                organisation=organisation, name=name, email=email, valid_from=organisation.valid_from
            )
    except IntegrityError:
        raise Rejected("name", f"{organisation.name} already has a team with this name.") from None

    record(TEAM_ADDED, actor=actor, about=Ref("organisations.team", str(team.public_id)))
    return team


@transaction.atomic
def give_role(
    *,
    actor: Actor,
    user: User,
    organisation: Organisation,
    role: RoleCode,
    job_title: str = "",
    team: Team | None = None,
    started_on: date | None = None,
) -> RoleAssignment:
    """This will give somebody a job. What it lets them do is `ROLES[role].prose`. Raises `Refused`, `Rejected`."""
    access.can_set_up(actor).require()

    if user.pk == actor.user_id:
        raise Rejected("email", "Nobody gives themselves a job. Ask another place administrator.")
    if team is not None and team.organisation_id != organisation.pk:
        raise Rejected("team", f"That team is not part of {organisation.name}.")
    try:
        with transaction.atomic():
            held = RoleAssignment.objects.create(
                user=user,
                organisation=organisation,
                team=team,
                role=role,
                job_title=job_title or ROLES[role].name.lower(),
                started_on=started_on or clock.today(),
            )
    except IntegrityError:
        raise Rejected("role", "They already hold this job there.") from None

    record(
        ROLE_GIVEN,
        actor=actor,
        about=Ref("organisations.role", str(held.public_id)),
        codes={"role": role, "organisation": str(organisation.public_id), "user": str(user.public_id)},
    )
    return held


@transaction.atomic
def give_job(
    *,
    actor: Actor,
    email: str,
    display_name: str,
    organisation: Organisation,
    role: RoleCode,
    job_title: str,
    team: Team | None,
) -> RoleAssignment:
    """This will give a job to whoever signs in with `email`, and invite them first if nobody does. Raises `Refused`,
    `Rejected`."""
    access.can_set_up(actor).require()

    user = User.objects.filter(email__iexact=email.strip()).first()
    if user is None:
        if not display_name:
            raise Rejected("display_name", "Nobody signs in with this address yet. What is their name? We invite them.")
        user = invite(actor=actor, email=email, display_name=display_name).user
    return give_role(actor=actor, user=user, organisation=organisation, role=role, job_title=job_title, team=team)


@transaction.atomic
def end_role(*, actor: Actor, held: RoleAssignment) -> None:
    """This will end a job at the end of yesterday, so that it opens nothing from now on. Ending twice changes
    nothing. Raises `Refused`."""
    access.can_set_up(actor).require()

    held = RoleAssignment.objects.select_for_update().get(pk=held.pk)
    if held.ended_on is not None:
        return
    if held.started_on == clock.today():
        # Given and taken back on one day: it was never held for a whole day, and a day cannot end before it began.
        held.delete()
    else:
        held.ended_on = date.fromordinal(clock.today().toordinal() - 1)
        held.save(update_fields=["ended_on"])

    record(ROLE_ENDED, actor=actor, about=Ref("organisations.role", str(held.public_id)))


def _hand_over(rows: "QuerySet[Team] | QuerySet[Service]", old: Organisation, successor: Organisation | None) -> None:
    """To the successor, under a name that is free there; or to an end."""
    for row in rows.filter(valid_to__isnull=True):
        if successor is None:
            row.valid_to = clock.today()
        else:
            name = row.name
            if type(row)._default_manager.filter(organisation=successor, name__iexact=name).exists():
                row.name = f"{name} ({old.name})"[:200]
            row.organisation = successor
            if isinstance(row, Service):
                _note_move(row, old, name)
        row.save()


def _note_move(service: Service, old: Organisation, name: str) -> None:
    today = clock.today()
    ServiceStep.objects.create(service=service, kind=StepKind.MOVED, happened_on=today, organisation=old)
    if service.name != name:
        ServiceStep.objects.create(service=service, kind=StepKind.RENAMED, happened_on=today, name=name)
    service.version += 1


def _holds(held: RoleAssignment, successor: Organisation) -> bool:
    same = RoleAssignment.objects.filter(
        user=held.user, organisation=successor, team=held.team, role=held.role, ended_on__isnull=True
    )
    return same.exists()


def _ods_code(text: str | None) -> str | None:
    code = (text or "").strip().upper() or None
    if code is not None and not is_ods_code(code):
        raise Rejected("ods_code", "An organisation code has 3 to 10 capital letters and numbers. Can you check it?")
    return code


def _about(organisation: Organisation) -> Ref:
    return Ref("organisations.organisation", str(organisation.public_id))
