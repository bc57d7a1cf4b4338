"""Taking out of the outbox what was said to somebody, and where: that a message was sent stays known."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q, QuerySet

from partake.audit.actions import record
from partake.correspondence import events
from partake.correspondence.changing import change
from partake.correspondence.domain import MessageState
from partake.correspondence.models import Message
from partake.documents import Document, to_json
from partake.kernel.actor import Actor
from partake.kernel.ref import Ref

ENDED = (MessageState.SENT, MessageState.CANCELLED)


@transaction.atomic
def forget_messages(*, actor: Actor, to: Ref) -> int:
    """This will cancel what waits for `to`, and keep neither words nor address of anything written to them; and say
    how many messages that was. One being sent this moment goes, and loses its words here all the same."""
    theirs = Message.objects.addressed_to(to).select_for_update()
    for message in theirs.filter(state__in=[MessageState.WAITING, MessageState.HELD]):
        change(message, MessageState.CANCELLED)
    count = _empty(theirs)
    if count:
        record(events.MESSAGES_FORGOTTEN, actor=actor, about=to, codes={"messages": count})
    return count


@transaction.atomic
def forget_ended_messages(*, actor: Actor, to_kind: str, before: datetime) -> int:
    """This will take words and addresses out of messages to one kind of reader that ended before a moment, and say
    how many there were."""
    ended = Message.objects.filter(to_kind=to_kind, state__in=ENDED).exclude(to_name="", email="", postal_address="")
    old = Q(sent_at__lt=before) | Q(sent_at__isnull=True, written_at__lt=before)
    count = _empty(ended.filter(old))
    if count:
        about = Ref("correspondence.messages", to_kind)
        record(events.MESSAGES_FORGOTTEN, actor=actor, about=about, codes={"messages": count})
    return count


def _empty(messages: "QuerySet[Message]") -> int:
    emptied = to_json(Document(title="-", blocks=()))
    return messages.update(to_name="", email="", postal_address="", needs=[], document=emptied)
