"""Setting up bodies, teams and the jobs people hold. Each is atomic and leaves an event."""

from datetime import date

from django.db import IntegrityError, transaction

from partake.accounts.models import User
from partake.audit.actions import record
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.kernel.identifiers import is_ods_code
from partake.kernel.ref import Ref
from partake.kernel.verdict import Rejected
from partake.organisations import access
from partake.organisations.domain import ROLES, OrganisationKind, RoleCode
from partake.organisations.events import ORGANISATION_ADDED, ROLE_ENDED, ROLE_GIVEN, TEAM_ADDED
from partake.organisations.models import Organisation, RoleAssignment, Team


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

    code = (ods_code or "").strip().upper() or None
    if code is not None and not is_ods_code(code):
        raise Rejected("ods_code", "An organisation code has 3 to 10 capital letters and numbers. Can you check it?")
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
