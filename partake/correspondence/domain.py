"""What a message needs before it may go: a channel that reaches its reader safely and a format they can use.

The gate is one pure function, `choose`. It never drops a message: what cannot go is held, with the reason, until
a person makes the format or records why it may go as it is.
"""

from dataclasses import dataclass
from enum import StrEnum

from partake.documents.formats import Format
from partake.kernel.ref import Ref
from partake.kernel.texts import text


class Channel(StrEnum):
    LETTER = "LETTER"
    EMAIL = "EMAIL"


class MessageState(StrEnum):
    WAITING = "WAITING"
    HELD = "HELD"
    SENDING = "SENDING"
    SENT = "SENT"
    CANCELLED = "CANCELLED"


TRANSITIONS: dict[MessageState, frozenset[MessageState]] = {
    MessageState.WAITING: frozenset({MessageState.SENDING, MessageState.HELD, MessageState.CANCELLED}),
    MessageState.HELD: frozenset({MessageState.WAITING, MessageState.SENT, MessageState.CANCELLED}),
    MessageState.SENDING: frozenset({MessageState.SENT, MessageState.WAITING, MessageState.HELD}),
    MessageState.SENT: frozenset(),
    MessageState.CANCELLED: frozenset(),
}


class HeldBecause(StrEnum):
    """Why a person has to decide."""

    FORMAT_NEEDS_A_PERSON = "FORMAT_NEEDS_A_PERSON"
    NO_SAFE_WAY = "NO_SAFE_WAY"
    CHANNEL_NEEDS_A_PERSON = "CHANNEL_NEEDS_A_PERSON"
    MAY_HAVE_GONE = "MAY_HAVE_GONE"
    KEPT_FAILING = "KEPT_FAILING"


HELD_WORDS: dict[HeldBecause, str] = {
    HeldBecause.FORMAT_NEEDS_A_PERSON: text("They need a format that a person must make."),
    HeldBecause.NO_SAFE_WAY: text("There is no address, number or e-mail that is safe to use."),
    HeldBecause.CHANNEL_NEEDS_A_PERSON: text("They asked to be told in a way that needs a person."),
    HeldBecause.MAY_HAVE_GONE: text("The e-mail may already have gone. Check before you send it again."),
    HeldBecause.KEPT_FAILING: text("It failed several times."),
}


@dataclass(frozen=True)
class Need:
    """One thing the reader needs of a message. `format` and `channel` are what would meet it; `by_person` says
    it can only be met by somebody (a British Sign Language film, a phone call)."""

    code: str
    words: str
    format: Format | None = None
    channel: Channel | None = None
    by_person: bool = False


@dataclass(frozen=True)
class Recipient:
    """Who a message is for, and what is safe and usable for them, as it was when the message was written.

    `email` and `postal_address` are only those that are safe to use. `dead` recipients are never written to.
    """

    ref: Ref
    name: str
    email: str = ""
    postal_address: str = ""
    prefers: Channel | None = None
    needs: tuple[Need, ...] = ()
    dead: bool = False


@dataclass(frozen=True)
class Go:
    channel: Channel
    format: Format


@dataclass(frozen=True)
class Hold:
    because: HeldBecause
    needs: tuple[Need, ...] = ()


def choose(recipient: Recipient) -> Go | Hold:
    """This will choose how a message goes to its reader, or say why a person must decide.

    Needs come first: a format only a person can make, or a channel only a person can use, holds the message.
    A print size rules out e-mail unless the reader asked for e-mail. Otherwise their preference, then e-mail,
    then a letter.
    """
    by_person = tuple(need for need in recipient.needs if need.by_person)
    if by_person:
        telling = any(need.channel is None and need.format is None for need in by_person)
        because = HeldBecause.CHANNEL_NEEDS_A_PERSON if telling else HeldBecause.FORMAT_NEEDS_A_PERSON
        return Hold(because, by_person)
    channels = [need.channel for need in recipient.needs if need.channel]
    sizes = [need.format for need in recipient.needs if need.format and need.format.points]
    wanted = [*channels, *([Channel.LETTER] if sizes and not channels else []), recipient.prefers, *Channel]
    reachable = {
        channel
        for channel, address in (
            (Channel.EMAIL, recipient.email),
            (Channel.LETTER, recipient.postal_address),
        )
        if address
    }
    # What they need is not traded for what is easy: if they asked for one channel, another will not do.
    if channels and not set(channels) & reachable:
        return Hold(HeldBecause.NO_SAFE_WAY)
    order = [channel for channel in wanted if channel in reachable]
    order.sort(key=lambda channel: (channels and channel not in channels) or False)
    if not order:
        return Hold(HeldBecause.NO_SAFE_WAY)
    channel = order[0] if (channels or sizes or recipient.prefers) else _easiest(reachable)
    if channel is Channel.EMAIL:
        return Go(channel, Format.TEXT)
    return Go(channel, max(sizes, key=lambda size: size.points or 0, default=Format.PDF_12))


def _easiest(reachable: set[Channel]) -> Channel:
    return Channel.EMAIL if Channel.EMAIL in reachable else Channel.LETTER
