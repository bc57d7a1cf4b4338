"""Recording what a body changed and when, and striking what was recorded by mistake."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext

from partake.audit.actions import record as record_event
from partake.insight import access
from partake.insight.events import CHANGE_RECORDED, CHANGE_STRUCK
from partake.insight.models import RecordedChange
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.kernel.verdict import Rejected, Stale
from partake.organisations.models import Service
from partake.voices.signing import signed


@transaction.atomic
def record_change(
    *,
    actor: Actor,
    organisation_id: int,
    changed_on: date,
    words: str,
    service: Service | None = None,
    theme: str = "",
) -> RecordedChange:
    """This will record that something changed on a day, at one service or in the whole body: charts draw a new average
    from it. `theme` is what it was meant to change, where that is one. Raises `Refused`, `Rejected`."""
    access.can_change(actor, organisation_id).require()

    if service is not None and service.organisation_id != organisation_id:
        raise Rejected("service", gettext("That service is not one of yours now. Which one did you mean?"))
    same = RecordedChange.objects.filter(
        organisation_id=organisation_id, service=service, changed_on=changed_on, words__iexact=words, struck_at=None
    )
    if same.exists():
        raise Rejected("words", gettext("This is recorded already, on the same day. Was it another day?"))
    change = RecordedChange.objects.create(
        organisation_id=organisation_id,
        service=service,
        changed_on=changed_on,
        words=words,
        theme=theme,
        recorded_at=clock.now(),
        recorded_by=signed(actor, organisation_id),
    )

    record_event(CHANGE_RECORDED, actor=actor, about=change.ref, codes={"theme": theme} if theme else {})

    return change


@transaction.atomic
def strike_change(*, actor: Actor, change: RecordedChange) -> RecordedChange:
    """This will strike a change that was recorded by mistake: charts are drawn without it, and it stays on record.
    Raises `Refused`, `Stale`."""
    access.can_change(actor, change.organisation_id).require()

    change = RecordedChange.objects.select_for_update().get(pk=change.pk)
    if change.struck_at is not None:
        raise Stale(change)
    change.struck_at, change.struck_by = clock.now(), signed(actor, change.organisation_id)
    change.save()

    record_event(CHANGE_STRUCK, actor=actor, about=change.ref)

    return change
