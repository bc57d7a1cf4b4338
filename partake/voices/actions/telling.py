"""Telling everyone an outcome answers that it is there: a few at once, thousands by the worker, a batch a transaction.

A batch holds the outcome's row and marks whom it told, so a worker that is killed leaves its batch undone and the next
one does it: nobody is forgotten, and nobody is told twice.
"""

from functools import partial

from django.db import transaction

from partake.audit.actions import record as record_event
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.kernel.ref import Ref
from partake.voices import contributors, letters
from partake.voices.domain.states import OutcomeState
from partake.voices.events import OUTCOME_TOLD
from partake.voices.models import Outcome, OutcomeVoice, Voice

# Letters written in one transaction: as many as whoever publishes can wait for.
AT_ONCE = 50


@transaction.atomic
def begin_telling(*, actor: Actor, outcome: Outcome) -> None:
    """This will tell the authors that an outcome answers and who asked: at once when they are 50 or fewer, by the
    worker when they are more. A step of the action that publishes, which has asked who may."""
    now = Outcome.objects.select_for_update().get(pk=outcome.pk)
    cited = Voice.objects.filter(outcomes__outcome=outcome, answered_at__isnull=True)
    cited.update(answered_at=clock.now())
    outcome.telling = now.telling or contributors.untold(outcome).count() > AT_ONCE
    outcome.save(update_fields=["telling"])
    if not outcome.telling:
        _tell_some(actor, outcome)


@transaction.atomic
def tell_next_authors(*, actor: Actor) -> bool:
    """This will tell the next 50 authors of the outcome that has waited longest, and say whether there may be more. A
    job of the worker; two workers take two outcomes, or the second finds none."""
    waiting = Outcome.objects.select_for_update(skip_locked=True).filter(telling=True)
    outcome = waiting.order_by("checked_at", "pk").first()
    if outcome is None:
        return False
    # What was published in its place tells the same people what stands now.
    replaced = outcome.replaced_by.filter(state=OutcomeState.PUBLISHED).exists()
    if replaced or not _tell_some(actor, outcome):
        outcome.telling = False
        outcome.save(update_fields=["telling"])
    return True


def _tell_some(actor: Actor, outcome: Outcome) -> int:
    told = [
        cited.pk
        for cited in contributors.untold(outcome).select_related("voice").order_by("pk")[:AT_ONCE]
        if contributors.tell_author(
            actor=actor,
            voice=cited.voice,
            write=partial(letters.came_of_it, outcome),
            about=_ref(outcome),
            key=f"outcome:{outcome.public_id}:{cited.voice_id}",
            sender_id=outcome.organisation_id,
        )
    ]
    if told:
        OutcomeVoice.objects.filter(pk__in=told).update(told_at=clock.now())

        record_event(OUTCOME_TOLD, actor=actor, about=_ref(outcome), codes={"told": len(told)})
    return len(told)


def _ref(outcome: Outcome) -> Ref:
    return Ref("voices.outcome", str(outcome.public_id))
