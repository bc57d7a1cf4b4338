"""What the worker does about clocks: whoever handles complaints is told before one runs out, and when it has."""

from django.db import transaction

from partake.audit.actions import record as record_event
from partake.complaints import access, letters, steps
from partake.complaints.domain.clocks import NOTICE
from partake.complaints.events import CLOCK_WARNED
from partake.complaints.models import Complaint
from partake.kernel import clock
from partake.kernel.actor import Actor


@transaction.atomic
def warn_of_clock(*, actor: Actor, complaint: Complaint) -> bool:
    """This will tell those who handle a complaint of a clock that is about to run out, or has: each once. Gives whether
    they were told now."""
    rows = Complaint.objects.select_for_update(of=("self",)).select_related("organisation")
    complaint = rows.get(pk=complaint.pk)
    due, today = complaint.times.next_due(), clock.today()
    if due is None or due.on - today > NOTICE[due.clock]:
        return False
    run_out = "late" if due.days_late(today) else "soon"
    warned_for = f"{due.clock} {due.on} {run_out}"
    if complaint.warned_for == warned_for:
        return False
    complaint.warned_for = warned_for
    complaint.save(update_fields=["warned_for"])

    codes = {"clock": due.clock, "on": due.on.isoformat(), "late": due.days_late(today)}
    record_event(CLOCK_WARNED, actor=actor, about=complaint.ref, codes=codes)

    key = f"clock:{due.clock}:{due.on}:{run_out}"
    steps.tell_those_who(actor, access.HANDLES, complaint, letters.clock_runs_out(complaint, due, today), key)
    return True
