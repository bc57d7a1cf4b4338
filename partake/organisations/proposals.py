"""Services that two bodies are asked about, as pages read them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.kernel.verdict import NotFound
from partake.organisations import access
from partake.organisations.domain import AGREES_FOR_BODY, ProposalState, Side
from partake.organisations.models import Service, ServiceProposal
from partake.organisations.queries import list_colleagues


@dataclass(frozen=True)
class Proposed:
    """One service that two bodies are asked about. `sides` are those its reader may answer for and that have not said
    yes; `silent` the bodies where nobody holds a job that could."""

    id: UUID
    service: str
    giving: str
    receiving: str
    into: str
    asked_on: date
    asked_by: str
    giving_agreed_by: str
    receiving_agreed_by: str
    state: ProposalState
    ended_by: str
    ended_on: date | None
    why: str
    sides: tuple[Side, ...]
    silent: tuple[str, ...] = ()


def list_proposals(actor: Actor, *, over: int = 10) -> tuple[Proposed, ...]:
    """This will give what the actor's bodies are asked, what waits for an answer first, and the newest of what is over.
    Raises `Refused`."""
    access.can_agree_somewhere(actor).require()
    bodies = _bodies(actor)
    rows = _rows().filter(Q(giving__in=bodies) | Q(receiving__in=bodies))
    waiting = rows.filter(state=ProposalState.ASKED).order_by("asked_at", "pk")[:100]
    ended = rows.exclude(state=ProposalState.ASKED).order_by("-ended_at", "-pk")[:over]
    return tuple(_proposed(row, actor) for row in (*waiting, *ended))


def count_waiting(actor: Actor) -> int:
    """This will count what waits for an answer of the actor's bodies; 0 for whoever answers for none."""
    bodies = _bodies(actor)
    if not bodies:
        return 0
    for_giving = Q(giving__in=bodies, giving_agreed_at__isnull=True)
    for_receiving = Q(receiving__in=bodies, receiving_agreed_at__isnull=True)
    return ServiceProposal.objects.filter(for_giving | for_receiving, state=ProposalState.ASKED).count()


def get_proposal(actor: Actor, proposal_id: UUID) -> tuple[ServiceProposal, Proposed]:
    """This will give one, with its row, to whoever may answer for either body or sets bodies up. Raises `NotFound`."""
    row = _rows().filter(public_id=proposal_id).first()
    if row is None or not (access.can_set_up(actor) or _sides(row, actor)):
        raise NotFound
    return row, _proposed(row, actor)


def open_proposal(service: Service, actor: Actor) -> Proposed | None:
    """This will give what both bodies are asked about a service, while it waits, with who could answer missing."""
    row = _rows().filter(service=service, state=ProposalState.ASKED).first()
    return _proposed(row, actor, silent=_silent(row)) if row else None


def _rows() -> "QuerySet[ServiceProposal]":
    return ServiceProposal.objects.select_related("service", "giving", "receiving", "into")


def _bodies(actor: Actor) -> Sequence[int]:
    return sorted({role.organisation_id for role in actor.roles if role.code in AGREES_FOR_BODY})


def _sides(row: ServiceProposal, actor: Actor) -> tuple[Side, ...]:
    return tuple(side for side in Side if access.can_answer(actor, row, side))


def _silent(row: ServiceProposal) -> tuple[str, ...]:
    waits = {row.giving: row.giving_agreed_at, row.receiving: row.receiving_agreed_at}
    return tuple(
        body.name
        for body, agreed in waits.items()
        if agreed is None
        and not list_colleagues(today=clock.today(), roles=AGREES_FOR_BODY, organisation_id=body.pk, limit=1)
    )


def _proposed(row: ServiceProposal, actor: Actor, *, silent: tuple[str, ...] = ()) -> Proposed:
    said = {Side.GIVING: row.giving_agreed_at, Side.RECEIVING: row.receiving_agreed_at}
    is_open = row.state == ProposalState.ASKED
    return Proposed(
        id=row.public_id,
        service=row.service.name,
        giving=row.giving.name,
        receiving=row.receiving.name,
        into=row.into.name if row.into else "",
        asked_on=clock.local(row.asked_at).date(),
        asked_by=row.asked_by,
        giving_agreed_by=row.giving_agreed_by,
        receiving_agreed_by=row.receiving_agreed_by,
        state=ProposalState(row.state),
        ended_by=row.ended_by,
        ended_on=clock.local(row.ended_at).date() if row.ended_at else None,
        why=row.why,
        sides=tuple(side for side in _sides(row, actor) if is_open and said[side] is None),
        silent=silent,
    )
