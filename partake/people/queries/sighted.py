"""Who can see one part of a record today, and of many records, which: the door's rule asked from the other side.

The door stays the only way in: these say who may go in, and open nothing. `tests/people/test_sighted.py` holds them to
the door for everyone in the cast.
"""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet

from partake.audit.domain import Basis
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.kernel.prepared import prepared
from partake.organisations import queries as organisations
from partake.organisations.domain import CARE_ROLES, ONLY_WHEN_SHARED
from partake.organisations.queries import Colleague
from partake.people.domain import Part, in_order, relationship_parts
from partake.people.models import CareRelationship, Share
from partake.people.models.sharing import care_reach, share_reach


def list_colleagues_who_see(person_pk: int, part: Part, *, roles: frozenset[str]) -> list[Colleague]:
    """This will give the staff in one of `roles` (jobs that care) who may see `part` of a record today, each once, by
    name. Emergency access is left out: it lasts two hours."""
    assert roles <= CARE_ROLES
    today = clock.today()
    listed, named, teams, users = set[int](), set[int](), set[int](), set[int]()
    for row in CareRelationship.objects.current(today).filter(person_id=person_pk):
        if part not in relationship_parts(Basis(row.basis), in_order(row.hidden)):
            continue
        if row.team_id is not None:
            teams.add(row.team_id)
        else:
            (named if row.basis == Basis.REFERRAL else listed).add(row.organisation_id)
    for share in Share.objects.current(today).filter(person_id=person_pk, with_email=""):
        if part in in_order(share.parts):
            # Each share is with exactly one; the other two are None, which is nobody's id.
            teams |= {share.with_team_id or 0}
            users |= {share.with_user_id or 0}
            named |= {share.with_organisation_id or 0}
    among = (
        Q(organisation_id__in=organisations.with_successors(listed), role__in=roles - ONLY_WHEN_SHARED)
        | Q(organisation_id__in=organisations.with_successors(named))
        | Q(team_id__in=teams)
        | Q(user_id__in=users)
    )
    found = organisations.list_colleagues(today=today, roles=roles, among=among, limit=500)
    return list({colleague.user_id: colleague for colleague in reversed(found)}.values())[::-1]


def among_those_seen(actor: Actor, person_pks: Iterable[int], part: Part) -> frozenset[int]:
    """This will give those of `person_pks` of whose record `actor` may see `part` today, for their job."""
    today, pks = clock.today(), frozenset(person_pks)
    caring = _caring(pks, today, **care_reach(actor))
    shared = _shared(pks, today, **share_reach(actor))
    return frozenset(
        {row.person_id for row in caring if part in relationship_parts(Basis(row.basis), in_order(row.hidden))}
        | {row.person_id for row in shared if part in in_order(row.parts)}
    )


@prepared
def _caring(
    people: frozenset[int],
    today: date,
    everyone: frozenset[int],
    referred: frozenset[int],
    teams: frozenset[int],
) -> QuerySet[CareRelationship]:
    return CareRelationship.objects.current(today).opened_to(everyone, referred, teams).filter(person_id__in=people)


@prepared
def _shared(
    people: frozenset[int],
    today: date,
    user: int,
    close_user: int,
    bodies: frozenset[int],
    teams: frozenset[int],
) -> QuerySet[Share]:
    rows = Share.objects.current(today).opened_to(user, close_user, bodies, teams)
    return rows.filter(person_id__in=people, with_email="")
