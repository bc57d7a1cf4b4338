"""The one way a message's state changes, once it is in the outbox."""

from django.db.models import F

from partake.correspondence.domain import TRANSITIONS, MessageState
from partake.correspondence.models import Message
from partake.kernel.verdict import Stale


def change(message: Message, state: MessageState, **columns: object) -> None:
    """This will move `message` to `state` and set `columns`, in the row and on the instance, as one UPDATE that
    fails if anybody changed the row since it was read.

    A reason for holding goes with the holding, and a time to send with the sending. Raises `Stale` when the row
    has changed, and ValueError for a change of state that is not in `TRANSITIONS`.
    """
    was = MessageState(message.state)
    if state is not was and state not in TRANSITIONS[was]:
        raise ValueError(f"a message that is {was} cannot become {state}")
    due_at = message.due_at if state in (MessageState.WAITING, MessageState.SENDING) else None
    columns = {"state": state, "held_because": "", "due_at": due_at, **columns}
    row = Message.objects.filter(pk=message.pk, version=message.version)
    if not row.update(**columns, version=F("version") + 1):
        raise Stale(Message.objects.get(pk=message.pk))
    for name, value in {**columns, "version": message.version + 1}.items():
        setattr(message, name, value)
