"""Worries about somebody's safety, as those who run the service meet them."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from partake.kernel.actor import Actor
from partake.kernel.verdict import NotFound
from partake.organisations.models import Organisation, Service
from partake.organisations.queries import with_those_before
from partake.voices import access
from partake.voices.domain.states import ConcernState
from partake.voices.domain.voice import KEPT_APART
from partake.voices.models import Concern, ConcernContact

MOST_CONCERNS = 100


@dataclass(frozen=True)
class ConcernLine:
    id: UUID
    state: ConcernState
    went_by: tuple[str, ...]
    raised_at: datetime
    raised_by: str
    taken_by: str
    closed_by: str
    done: str
    version: int
    voice_id: UUID
    is_withdrawn: bool
    is_kept_apart: bool


def list_concerns(actor: Actor, *, organisation: Organisation) -> tuple[ConcernLine, ...]:
    """This will give the concerns that nobody has ended, the oldest first: the first hundred, since a file may bring
    in thousands. Raises `Refused`."""
    access.can_read_voices(actor, organisation.pk).require()
    rows = _not_ended(organisation).select_related("voice").order_by("raised_at", "pk")
    return tuple(concern_line(row) for row in rows[:MOST_CONCERNS])


def count_concerns(actor: Actor, *, organisation: Organisation, service: Service | None = None) -> int:
    """This will say how many concerns nobody has ended: a body's, or those about one service. Raises `Refused`."""
    access.can_read_voices(actor, organisation.pk).require()
    rows = _not_ended(organisation)
    return rows.filter(voice__abouts__service=service).count() if service else rows.count()


def _not_ended(organisation: Organisation) -> "QuerySet[Concern]":
    bodies = with_those_before(organisation.pk)
    return Concern.objects.filter(organisation__in=bodies).exclude(state=ConcernState.CLOSED)


def get_concern_row(actor: Actor, *, organisation: Organisation, concern_id: UUID) -> Concern:
    """This will give the row of a concern put before this body that nobody has ended. Raises `Refused`, `NotFound`."""
    access.can_read_voices(actor, organisation.pk).require()
    rows = Concern.objects.filter(organisation__in=with_those_before(organisation.pk), public_id=concern_id)
    row = rows.exclude(state=ConcernState.CLOSED).select_related("voice").first()
    if row is None:
        raise NotFound
    return row


def get_concern_contact(actor: Actor, *, organisation: Organisation) -> ConcernContact | None:
    """This will give who is told of a concern here, if anybody has said. Raises `Refused`."""
    access.can_read_voices(actor, organisation.pk).require()
    return ConcernContact.objects.filter(organisation=organisation).first()


def concern_line(row: Concern) -> ConcernLine:
    return ConcernLine(
        id=row.public_id,
        state=ConcernState(row.state),
        went_by=tuple(row.went_by),
        raised_at=row.raised_at,
        raised_by=row.raised_by,
        taken_by=row.taken_by,
        closed_by=row.closed_by,
        done=row.done,
        version=row.version,
        voice_id=row.voice.public_id,
        is_withdrawn=row.voice.withdrawn_at is not None,
        is_kept_apart=row.voice.kind in KEPT_APART,
    )
