"""What became of a message, as its reader is told it: how it also went, or why it waits."""

from django.utils.translation import gettext

from partake.correspondence.domain import Channel, HeldBecause, MessageState
from partake.correspondence.queries import MessageFacts
from partake.kernel.texts import text
from partake.people.door import OpenRecord
from partake.ui import words

# The same reasons as the records lead reads, said to the person it is for.
WAITS_MINE: dict[HeldBecause, str] = {
    HeldBecause.FORMAT_NEEDS_A_PERSON: text("a person must make it in the format you need"),
    HeldBecause.NO_SAFE_WAY: text("we have no address that is safe to use and meets what you need"),
    HeldBecause.CHANNEL_NEEDS_A_PERSON: text("you asked to be told in a way that needs a person"),
    HeldBecause.MAY_HAVE_GONE: text("it may have gone already, and a person must check"),
    HeldBecause.KEPT_FAILING: text("we tried 4 times and it did not go"),
}
WAITS_THEIRS: dict[HeldBecause, str] = {
    HeldBecause.FORMAT_NEEDS_A_PERSON: text("a person must make it in the format %(name)s needs"),
    HeldBecause.NO_SAFE_WAY: text("there is no address that is safe to use and meets what %(name)s needs"),
    HeldBecause.CHANNEL_NEEDS_A_PERSON: text("%(name)s asked to be told in a way that needs a person"),
    HeldBecause.MAY_HAVE_GONE: text("it may have gone already, and a person must check"),
    HeldBecause.KEPT_FAILING: text("we tried 4 times and it did not go"),
}


def how_it_went(message: MessageFacts, record: OpenRecord) -> str:
    """This will say, in one sentence, how a message went besides standing here, or why it waits for a person."""
    if message.held_because:
        because = (WAITS_MINE if record.is_own else WAITS_THEIRS)[message.held_because]
        said = gettext(because) % {"name": record.person.first_name}
        return gettext("It also waits for a person to send it, because %(reason)s.") % {"reason": said}
    if message.state is not MessageState.SENT:
        return _on_its_way(message)
    said_of = {"day": words.day(message.sent_at or message.written_at), "address": message.email}
    if message.channel is Channel.EMAIL:
        return gettext("We also emailed it to %(address)s on %(day)s.") % said_of
    if message.channel is Channel.LETTER and message.format:
        return gettext("We also posted it on %(day)s, in %(points)s point print.") % {
            **said_of,
            "points": message.format.points,
        }
    return gettext("%(name)s gave it another way on %(day)s: %(how)s") % {
        "name": message.settled_by,
        "day": said_of["day"],
        "how": message.settled_why,
    }


def _on_its_way(message: MessageFacts) -> str:
    if message.channel is Channel.EMAIL:
        return gettext("It is also on its way by email to %(address)s.") % {"address": message.email}
    points = message.format.points if message.format else None
    return gettext("It is also on its way by post, in %(points)s point print.") % {"points": points}
