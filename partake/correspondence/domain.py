"""What a message needs before it may go: a channel that reaches its reader safely and a format they can use.

The gate is one pure function, `choose`. It never drops a message: what cannot go is held, with the reason, until
a person makes the format or records why it may go as it is.
"""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from uuid import UUID

from partake.documents.formats import Format
from partake.kernel.ref import Ref
from partake.kernel.texts import text


class Channel(StrEnum):
    """How Partake itself can send. In order of ease, for a reader who asked for neither."""

    EMAIL = "EMAIL"
    LETTER = "LETTER"


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

# How long a worker that stopped answering keeps a message: far longer than rendering and handing over take.
LEASE = timedelta(minutes=5)
# Waits after the first, second and third failure. The fourth asks a person.
BACK_OFF = (timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=30))


class HeldBecause(StrEnum):
    """Why a person has to decide."""

    FORMAT_NEEDS_A_PERSON = "FORMAT_NEEDS_A_PERSON"
    NO_SAFE_WAY = "NO_SAFE_WAY"
    CHANNEL_NEEDS_A_PERSON = "CHANNEL_NEEDS_A_PERSON"
    MAY_HAVE_GONE = "MAY_HAVE_GONE"
    KEPT_FAILING = "KEPT_FAILING"


HELD_WORDS: dict[HeldBecause, str] = {
    HeldBecause.FORMAT_NEEDS_A_PERSON: text("They need a format that a person must make."),
    HeldBecause.NO_SAFE_WAY: text("We have no address that is safe to use and meets what they need."),
    HeldBecause.CHANNEL_NEEDS_A_PERSON: text("They asked to be told in a way that needs a person."),
    HeldBecause.MAY_HAVE_GONE: text("It may already have gone. Check before you send it again."),
    HeldBecause.KEPT_FAILING: text("We tried 4 times and it did not go."),
}


@dataclass(frozen=True)
class Need:
    """One thing the reader needs of a message. `code` is the need's code, `words` its name as it stands in a list
    ("Braille, grade 1"). `format` and `channel` are what would meet it: neither, for a need such as a phone call
    that nothing we send can meet. Two channels needed are alternatives; any other two needs hold together.
    """

    code: str
    words: str
    format: Format | None = None
    channel: Channel | None = None

    @property
    def by_person(self) -> bool:
        """Whether only a person can meet it: by a phone call, or in a format no machine makes or we cannot carry."""
        if self.format is None:
            return self.channel is None
        return not any(way.shows(self.format) for way in WAYS)


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

    def reachable_by(self, channel: Channel) -> bool:
        return bool(self.email if channel is Channel.EMAIL else self.postal_address)


@dataclass(frozen=True)
class Go:
    """The message may go this way."""

    channel: Channel
    format: Format

    @property
    def code(self) -> str:
        """Its name in a form."""
        return f"{self.channel}-{self.format.name}"

    def shows(self, wanted: Format) -> bool:
        """This will say whether it arrives in the format wanted, or in larger print of the same kind."""
        mine, theirs = self.format.points, wanted.points
        return mine >= theirs if mine and theirs else self.format is wanted


@dataclass(frozen=True)
class Hold:
    """A person must decide. `needs` are those that stand in the way."""

    because: HeldBecause
    needs: tuple[Need, ...] = ()


@dataclass(frozen=True)
class Stop:
    """The reader has died: nothing goes."""


# Everything Partake can send by itself, the easiest first and print from the smallest.
WAYS = (
    Go(Channel.EMAIL, Format.TEXT),
    *(Go(Channel.LETTER, Format[f"PDF_{size}"]) for size in (12, 16, 20, 24, 28)),
)


def choose(recipient: Recipient) -> Go | Hold | Stop:
    """This will choose how a message goes to its reader, or say why a person must decide.

    What they need is never traded for what is easy (Accessible Information Standard, DAPB1605: needs are met each
    time). Of the ways that reach them and meet every need, the one they prefer, then the easiest.
    """
    if recipient.dead:
        return Stop()
    if unmet := tuple(need for need in recipient.needs if need.by_person):
        format_only = all(need.format for need in unmet)
        return Hold(HeldBecause.FORMAT_NEEDS_A_PERSON if format_only else HeldBecause.CHANNEL_NEEDS_A_PERSON, unmet)
    ways = [way for way in WAYS if recipient.reachable_by(way.channel) and _meets(way, recipient.needs)]
    if not ways:
        return Hold(HeldBecause.NO_SAFE_WAY, recipient.needs)
    return min(ways, key=lambda way: way.channel is not recipient.prefers)


def _meets(way: Go, needs: tuple[Need, ...]) -> bool:
    """Whoever asked to be told by email and nothing else reads it on a screen, in the size they set there: only
    for them does email meet a need for large print."""
    channels = {need.channel for need in needs if need.channel}
    if channels and way.channel not in channels:
        return False
    on_their_screen = way.channel is Channel.EMAIL and channels == {Channel.EMAIL}
    return all(
        way.shows(need.format) or (on_their_screen and need.format.points is not None) for need in needs if need.format
    )


def ways_for(*, email: str, postal_address: str) -> tuple[Go, ...]:
    """This will give every way that would reach these addresses, whatever the reader needs: what a person who
    settles a held message may choose among."""
    reached = {Channel.EMAIL: email, Channel.LETTER: postal_address}
    return tuple(way for way in WAYS if reached[way.channel])


def person_of(to: Ref) -> UUID | None:
    """This will give the person whose log a message belongs in, when it is for a person with a record."""
    return UUID(to.id) if to.kind == "people.person" else None
