"""Reads of the outbox: by whom a message is for, and by who settles it. Frozen values leave here, never rows."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from uuid import UUID

from django.db.models import Count, QuerySet

from partake.correspondence.domain import Channel, HeldBecause, MessageState, person_of
from partake.correspondence.models import Message
from partake.documents import Document, from_json
from partake.documents.formats import Format
from partake.kernel.actor import Actor
from partake.kernel.paging import keyset_page
from partake.kernel.prepared import prepared
from partake.kernel.ref import Ref
from partake.kernel.verdict import NotFound


@dataclass(frozen=True)
class MessageFacts:
    """A message without its words. `channel` and `format` are None until chosen, and for one made by hand."""

    id: UUID
    title: str
    to: Ref
    to_name: str
    about: Ref
    sender_name: str
    state: MessageState
    channel: Channel | None
    format: Format | None
    held_because: HeldBecause | None
    needs: tuple[str, ...]
    email: str
    postal_address: str
    written_at: datetime
    sent_at: datetime | None
    read_at: datetime | None
    settled_by: str
    settled_why: str
    replaced: tuple[str, ...]
    version: int

    @property
    def has_a_log(self) -> bool:
        """Whether it is for a person whose record says who read it."""
        return person_of(self.to) is not None


@dataclass(frozen=True)
class OpenMessage:
    facts: MessageFacts
    document: Document


@dataclass(frozen=True)
class MessageList:
    messages: tuple[MessageFacts, ...]
    next_cursor: UUID | None = None


def list_messages_to(*, to: Ref, limit: int = 50) -> list[MessageFacts]:
    """This will give what was written to `to`, newest first, whether or not it has gone yet. What was cancelled is
    left out: it was never theirs. The caller has checked that the reader may see it."""
    return [_facts(row) for row in _newest(limit)(to.kind, to.id)]


@cache
def _newest(limit: int) -> Callable[[str, str], list[Message]]:
    @prepared
    def newest(kind: str, to_id: str) -> QuerySet[Message]:
        return _listed(_theirs(Ref(kind, to_id))).order_by("-written_at", "-pk")[:limit]

    return newest


def get_message_to(to: Ref, message_id: UUID) -> OpenMessage:
    """This will give one message written to `to`, with its words, or raise NotFound."""
    return _open(_theirs(to).filter(public_id=message_id))


def count_unread(to: Ref) -> int:
    return sum(_unread(to.kind, to.id))


@prepared
def _unread(kind: str, to_id: str) -> QuerySet[Message, int]:
    rows = _theirs(Ref(kind, to_id)).filter(read_at__isnull=True)
    return rows.order_by().values("to_id").annotate(count=Count("pk")).values_list("count", flat=True)


def held_messages(actor: Actor, *, cursor: str = "") -> MessageList:
    """This will give a page of the held messages that `actor` may settle, oldest first."""
    rows = _listed(Message.objects.visible_to(actor).filter(state=MessageState.HELD))
    page = keyset_page(rows, by="written_at", cursor=cursor)
    return MessageList(tuple(_facts(row) for row in page.rows), page.next_cursor)


def count_held(actor: Actor) -> int:
    """This will count the held messages that `actor` may settle: few, because somebody is asked to see to each."""
    return Message.objects.visible_to(actor).filter(state=MessageState.HELD).count()


def printed_messages(actor: Actor, day: date, *, cursor: str = "") -> MessageList:
    """This will give a page of the letters sent to the print room on `day` that `actor` answers for, in order."""
    rows = _listed(Message.objects.visible_to(actor).filter(state=MessageState.SENT, print_day=day))
    page = keyset_page(rows, by="sent_at", cursor=cursor)
    return MessageList(tuple(_facts(row) for row in page.rows), page.next_cursor)


def get_message(actor: Actor, message_id: UUID) -> OpenMessage:
    """This will give a message that `actor` settles, or settled, or raise NotFound."""
    return _open(Message.objects.visible_to(actor).filter(public_id=message_id))


def _theirs(to: Ref) -> "QuerySet[Message]":
    return Message.objects.select_related("sender").addressed_to(to).exclude(state=MessageState.CANCELLED)


def _listed(rows: "QuerySet[Message]") -> "QuerySet[Message]":
    """A list shows nobody's words, so it does not read them."""
    return rows.select_related("sender").defer("document")


def _open(rows: "QuerySet[Message]") -> OpenMessage:
    row = rows.select_related("sender").first()
    if row is None:
        raise NotFound
    return OpenMessage(_facts(row), from_json(row.document))


def _facts(row: Message) -> MessageFacts:
    return MessageFacts(
        id=row.public_id,
        title=row.title,
        to=row.to,
        to_name=row.to_name,
        about=Ref(row.about_kind, row.about_id),
        sender_name=row.sender.name if row.sender else "",
        state=MessageState(row.state),
        channel=Channel(row.channel) if row.channel else None,
        format=Format[row.format] if row.format else None,
        held_because=HeldBecause(row.held_because) if row.held_because else None,
        needs=tuple(need["words"] for need in row.needs),
        email=row.email,
        postal_address=row.postal_address,
        written_at=row.written_at,
        sent_at=row.sent_at,
        read_at=row.read_at,
        settled_by=row.settled_by,
        settled_why=row.settled_why,
        replaced=tuple(row.replaced),
        version=row.version,
    )


def list_messages_about(about: Ref) -> list[MessageFacts]:
    """This will give every message that tells of one thing, oldest first. The caller has checked that the reader
    may see that thing."""
    rows = _listed(Message.objects.filter(about_kind=about.kind, about_id=about.id))
    return [_facts(row) for row in rows.order_by("pk")]
