"""What the worker does for this room from time to time. Each clock is told once, so an hour missed or doubled harms
nobody."""

from datetime import timedelta

from django.db.models import Q

from partake.complaints.actions.warning import warn_of_clock
from partake.complaints.complainants import COMPLAINANT
from partake.complaints.domain.clocks import NOTICE
from partake.complaints.domain.states import State
from partake.complaints.models import Complaint
from partake.correspondence.actions import forget_ended_messages
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.people.domain import months_from

WORKER = Actor.system("Partake’s complaints clock")
# Long enough to see to a letter that came back. What was written stays in the complaint's file.
LETTERS_KEPT = timedelta(days=30)


def warn_of_clocks() -> int:
    """This will tell of every clock that is about to run out, or has, and say how many were told now."""
    soon = clock.today() + max(NOTICE.values())
    near = Q(state=State.RECEIVED, acknowledge_by__lte=soon) | Q(answer_by__lte=soon)
    # Six months may end before the day that was promised.
    near |= Q(received_on__lte=months_from(soon, -6))
    open_now = Complaint.objects.open().filter(near).order_by("acknowledge_by", "pk")
    return sum(warn_of_clock(actor=WORKER, complaint=row) for row in open_now)


def forget_letters() -> int:
    return forget_ended_messages(actor=WORKER, to_kind=COMPLAINANT, before=clock.now() - LETTERS_KEPT)
