"""How messages are spoken of on pages."""

from dataclasses import dataclass

from django.utils.translation import gettext

from partake.correspondence.domain import HELD_WORDS, Channel, Go, HeldBecause, MessageState
from partake.correspondence.queries import MessageFacts
from partake.documents.formats import Format
from partake.kernel.texts import text


@dataclass(frozen=True)
class HeldPage:
    """What a held message's page says. Each takes the reader's name as `%(name)s`."""

    heading: str
    by_hand: str
    as_it_is: str


_NOT_YET = HeldPage(
    text("This message can’t go to %(name)s yet"),
    text("Give it to %(name)s another way: record how"),
    text("%(name)s said this once is fine: record why"),
)
HELD_PAGES: dict[HeldBecause, HeldPage] = {
    HeldBecause.FORMAT_NEEDS_A_PERSON: _NOT_YET,
    HeldBecause.CHANNEL_NEEDS_A_PERSON: _NOT_YET,
    HeldBecause.NO_SAFE_WAY: _NOT_YET,
    HeldBecause.MAY_HAVE_GONE: HeldPage(
        text("This message may have gone to %(name)s already"),
        text("It reached %(name)s: record how you know"),
        text("It did not reach %(name)s: send it again"),
    ),
    HeldBecause.KEPT_FAILING: HeldPage(
        text("This message did not go to %(name)s"),
        text("Give it to %(name)s another way: record how"),
        text("Try again to send it to %(name)s"),
    ),
}
_SETTLED_HEADINGS = {
    MessageState.SENT: text("This message has gone to %(name)s"),
    MessageState.CANCELLED: text("This message to %(name)s is cancelled"),
    MessageState.WAITING: text("This message is on its way to %(name)s"),
    MessageState.SENDING: text("This message is on its way to %(name)s"),
}


def heading(message: MessageFacts) -> str:
    """This will give the heading of a message's own page, whatever became of it."""
    if message.held_because:
        return _about(HELD_PAGES[message.held_because].heading, message)
    return _about(_SETTLED_HEADINGS[message.state], message)


def by_hand(message: MessageFacts) -> str:
    return _about(HELD_PAGES[message.held_because].by_hand, message) if message.held_because else ""


def as_it_is(message: MessageFacts) -> str:
    return _about(HELD_PAGES[message.held_because].as_it_is, message) if message.held_because else ""


def why_held(message: MessageFacts) -> str:
    return gettext(HELD_WORDS[message.held_because]) if message.held_because else ""


def way_words(way: Go) -> str:
    """This will name one way a message can go ("By letter, in 24 point print")."""
    if way.channel is Channel.EMAIL:
        return gettext("By email, in plain text")
    return gettext("By letter, in %(size)s point print") % {"size": way.format.points}


def went_by(message: MessageFacts) -> str:
    """This will name the way chosen for a message, or nothing for one that was made by hand."""
    if message.channel is None or message.format is None:
        return ""
    return way_words(Go(message.channel, message.format))


def print_size(form: Format | None) -> str:
    return gettext("%(size)s point") % {"size": form.points} if form else ""


def _about(words: str, message: MessageFacts) -> str:
    return gettext(words) % {"name": message.to_name}
