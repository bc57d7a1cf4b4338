"""Who reads and writes in a measurement: people with a sign-in, and staff with people they look after, each signed
in directly, as a session in the database."""

import secrets
from dataclasses import dataclass, field
from random import Random
from uuid import UUID

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore

from partake.accounts.models import User
from partake.care_plans.models import Plan
from partake.kernel import clock
from partake.organisations.domain import RoleCode
from partake.organisations.models import RoleAssignment, Team
from partake.people.models import CareRelationship, Person, PersonAccount
from partake.people.opening import KEPT_AT

PEOPLE_OPENED = 20  # a session remembers why its reader opened so many records


@dataclass(frozen=True)
class Reader:
    """One signed-in browser: its cookies, its CSRF word, and the records it may open; `planned` have a plan."""

    user_id: int
    cookies: str
    csrf: str
    people: tuple[UUID, ...] = ()
    names: tuple[str, ...] = ()
    nhs_numbers: tuple[str, ...] = ()
    planned: tuple[UUID, ...] = ()


@dataclass(frozen=True)
class Readers:
    """Everybody a measurement needs. `teams` may be shared with."""

    people: tuple[Reader, ...]
    staff: tuple[Reader, ...]
    teams: tuple[UUID, ...] = field(default=())


def sign_in(*, people: int, staff: int) -> Readers:
    """This will sign in so many people and staff, drawn anew each time, so that no one record fills with looks."""
    draw = Random()
    accounts = PersonAccount.objects.order_by("pk")
    first, last = accounts.values_list("pk", flat=True)[0], accounts.reverse().values_list("pk", flat=True)[0]
    chosen = draw.sample(range(first, last + 1), people)
    own = [
        reader(account.user, people=(account.person.public_id,))
        for account in accounts.filter(pk__in=chosen).select_related("user", "person")
    ]
    jobs = list(RoleAssignment.objects.filter(role=RoleCode.PRACTITIONER).select_related("user").order_by("pk"))
    working = [_staff(job, draw) for job in (draw.choice(jobs) for _ in range(staff))]
    return Readers(tuple(own), tuple(working), tuple(Team.objects.values_list("public_id", flat=True)))


def _staff(job: RoleAssignment, draw: Random) -> Reader:
    cared_for = CareRelationship.objects.filter(organisation_id=job.organisation_id).order_by("pk")
    first = cared_for.values_list("person_id", flat=True)[0]
    looked_after = draw.sample(range(first, first + 9_000), PEOPLE_OPENED)
    people = list(Person.objects.filter(pk__in=looked_after))
    around = draw.sample(range(first, first + 9_000), 4 * PEOPLE_OPENED)
    planned = Plan.objects.filter(person_id__in=around).select_related("person").order_by("pk")[:PEOPLE_OPENED]
    with_plan = tuple(plan.person.public_id for plan in planned)
    return reader(
        job.user,
        people=tuple(person.public_id for person in people),
        names=tuple(f"{person.given_name} {person.family_name}" for person in people),
        nhs_numbers=tuple(person.nhs_number for person in people if person.nhs_number),
        planned=with_plan,
        purposes={
            str(one): ["CARE", clock.now().isoformat()]
            for one in (*with_plan, *(person.public_id for person in people))
        },
    )


def reader(
    user: User,
    *,
    people: tuple[UUID, ...],
    names: tuple[str, ...] = (),
    nhs_numbers: tuple[str, ...] = (),
    planned: tuple[UUID, ...] = (),
    purposes: dict[str, list[str]] | None = None,
) -> Reader:
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = "allauth.account.auth_backends.AuthenticationBackend"
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    if purposes:
        session[KEPT_AT] = purposes
    session.create()
    csrf = secrets.token_hex(16)
    cookies = f"sessionid={session.session_key}; csrftoken={csrf}"
    return Reader(user.pk, cookies, csrf, people, names, nhs_numbers, planned)
