"""What other rooms call: tell somebody something, and say again how somebody may be reached."""

from collections.abc import Iterable

from django.db import IntegrityError, transaction

from partake.audit.actions import record
from partake.audit.domain import EventKind
from partake.correspondence import events
from partake.correspondence.changing import change
from partake.correspondence.domain import (
    Go,
    HeldBecause,
    Hold,
    MessageState,
    Need,
    Recipient,
    Stop,
    choose,
    person_of,
    ways_for,
)
from partake.correspondence.models import Message
from partake.documents import Document, to_json
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.kernel.ref import Ref
from partake.organisations.domain import RoleCode


@transaction.atomic(savepoint=False)  # what cannot be told must not be done
def tell(
    *,
    actor: Actor,
    recipient: Recipient,
    document: Document,
    about: Ref,
    key: str,
    sender_id: int | None = None,
    settler: RoleCode = RoleCode.RECORDS_LEAD,
) -> Message:
    """This will put one message in the outbox, as part of the caller's transaction. Nothing is rendered or sent
    here: the worker does that once the transaction is committed, and never if it is not.

    `about` is what the message tells of. `key` names this telling ("share-started:<id>:<reader>", at most 120
    characters): the same key again gives the first message back and changes nothing. `sender_id` is the
    organisation whose `settler` (its records lead, unless said otherwise) decides if the message is held. To
    somebody who has died nothing goes: the message is kept, cancelled, so that it is known that it was withheld.
    """
    if not 0 < len(key) <= 120:
        raise ValueError("a message's key has 1 to 120 characters")
    try:
        with transaction.atomic():  # tries first and looks after: nearly every telling is new
            message = Message.objects.create(
                key=key,
                to_kind=recipient.ref.kind,
                to_id=recipient.ref.id,
                about_kind=about.kind,
                about_id=about.id,
                sender_id=sender_id,
                settler=settler,
                title=document.title[:300],
                document=to_json(document),
                written_at=clock.now(),
                **_facts_of(recipient),
                **_columns_of(choose(recipient)),
            )
    except IntegrityError:
        told_before = Message.objects.filter(key=key).first()
        if told_before is None:
            raise
        return told_before
    _record(events.MESSAGE_WRITTEN, actor, message)
    return message


@transaction.atomic
def reconsider(*, actor: Actor, recipient: Recipient) -> int:
    """This will choose again for every message to `recipient` that has not gone, and say how many changed.

    To be called when somebody's addresses, needs or death are recorded: a letter must not go to an address that
    became unsafe while it waited. A message let go by a records lead keeps its way while that is still safe, and
    one that may have gone stays held. One being sent this moment only has its addresses put right, so that a
    second try cannot use the old one.
    """
    unsent = Message.objects.addressed_to(recipient.ref)
    addresses = {"email": recipient.email, "postal_address": recipient.postal_address}
    if recipient.dead:
        addresses = {"email": "", "postal_address": ""}
    unsent.filter(state=MessageState.SENDING).update(**addresses)
    changed = 0
    for message in unsent.filter(state__in=[MessageState.WAITING, MessageState.HELD]).select_for_update():
        before = (message.state, message.channel, message.format, message.held_because)
        columns = {**_facts_of(recipient), **addresses, **_columns_again(message, recipient)}
        state = columns.pop("state")
        change(message, MessageState(str(state)), **columns)
        if before != (message.state, message.channel, message.format, message.held_because):
            changed += 1
            _record(events.MESSAGE_RECONSIDERED, actor, message)
    return changed


@transaction.atomic
def readdress(*, actor: Actor, before: Ref, after: Ref, only: Iterable[int] | None = None) -> list[int]:
    """This will give every message to `before` (or of those, the rows `only`) to `after`, and give their row ids:
    two records were found to be one person's. How those that wait will go is chosen again by `reconsider`."""
    theirs = Message.objects.addressed_to(before)
    if only is not None:
        theirs = theirs.filter(pk__in=list(only))
    ids = list(theirs.values_list("pk", flat=True))
    Message.objects.filter(pk__in=ids).update(to_kind=after.kind, to_id=after.id)
    record(events.MESSAGES_READDRESSED, actor=actor, about=after, codes={"from": before.id, "messages": len(ids)})
    return ids


def _facts_of(recipient: Recipient) -> dict[str, object]:
    return {
        "to_name": recipient.name[:200],
        "email": recipient.email,
        "postal_address": recipient.postal_address,
        "needs": [_stored(need) for need in recipient.needs],
    }


def _stored(need: Need) -> dict[str, str]:
    return {"code": need.code, "words": need.words}


def _columns_of(chosen: Go | Hold | Stop) -> dict[str, object]:
    if isinstance(chosen, Go):
        way = {"channel": chosen.channel, "format": chosen.format.name}
        return {"state": MessageState.WAITING, "due_at": clock.now(), **way}
    if isinstance(chosen, Hold):
        return {"state": MessageState.HELD, "held_because": chosen.because, "channel": "", "format": ""}
    return {"state": MessageState.CANCELLED}


def _columns_again(message: Message, recipient: Recipient) -> dict[str, object]:
    chosen = choose(recipient)
    if isinstance(chosen, Stop):
        return _columns_of(chosen)
    if message.held_because == HeldBecause.MAY_HAVE_GONE:
        return {"state": MessageState.HELD, "held_because": message.held_because}
    let_go = message.state == MessageState.WAITING and message.settled_why
    ways = ways_for(email=recipient.email, postal_address=recipient.postal_address)
    if let_go and any((way.channel, way.format.name) == (message.channel, message.format) for way in ways):
        return {"state": MessageState.WAITING}
    return {"attempts": 0, **_columns_of(chosen)}


def _record(kind: EventKind, actor: Actor, message: Message) -> None:
    record(
        kind,
        actor=actor,
        about=message.ref,
        person_id=person_of(message.to),
        codes={
            "regarding": f"{message.about_kind}:{message.about_id}",
            "state": message.state,
            "channel": message.channel,
            "format": message.format,
            "held_because": message.held_because,
        },
    )
