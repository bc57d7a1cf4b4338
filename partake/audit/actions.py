"""The ways anything enters a log. All are called inside the transaction of what they describe."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from partake.audit.domain import Basis, EventKind, Purpose
from partake.audit.models import Event, Look
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.kernel.ref import Ref


def record(
    kind: EventKind,
    *,
    actor: Actor,
    about: Ref,
    person_id: UUID | None = None,
    fields: Iterable[str] = (),
    codes: Mapping[str, object] | None = None,
) -> Event:
    """This will log that `actor` did `kind` to `about`, as part of the caller's transaction.

    `fields` are names of what changed and `codes` ids and codes. Never pass what somebody typed.
    """
    return Event.objects.create(
        **Event.columns_of(actor),
        at=clock.now(),
        kind=kind.code,
        about_kind=about.kind,
        about_id=about.id,
        person_id=person_id,
        fields=sorted(fields),
        codes=dict(codes or {}),
    )


def record_each(
    kind: EventKind, *, actor: Actor, about: Iterable[tuple[Ref, UUID]], codes: Mapping[str, object]
) -> None:
    """This will log `kind` once for each of many (what it is about, whose record it is in), as `record` does, in
    one statement. For lists of hundreds: the events are the same."""
    who, at = Event.columns_of(actor), clock.now()
    Event.objects.bulk_create(
        Event(
            **who, at=at, kind=kind.code, about_kind=ref.kind, about_id=ref.id, person_id=person_id, codes=dict(codes)
        )
        for ref, person_id in about
    )


def record_look(
    *, actor: Actor, person_id: UUID, parts: Iterable[str], purpose: Purpose, basis: Basis, basis_id: str = ""
) -> Look:
    """This will log that `actor` opened `parts` of a person's record. Only the door calls it."""
    return Look.objects.create(
        **Look.columns_of(actor),
        at=clock.now(),
        person_id=person_id,
        parts=sorted(parts),
        purpose=purpose,
        basis=basis,
        basis_id=basis_id,
    )
