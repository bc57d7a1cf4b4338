"""Who may settle a held message and see what was posted: the records lead of the organisation that sent it; or, of
what is about a complaint, its complaints lead."""

from django.urls import reverse
from django.utils.translation import gettext

from partake.correspondence.domain import ways_for
from partake.correspondence.models import SETTLERS, Message
from partake.correspondence.queries import MessageFacts
from partake.kernel.actor import Actor
from partake.kernel.verdict import YES, Verdict, WayOn, no
from partake.organisations.domain import RoleCode


def can_use_print_room(actor: Actor) -> Verdict:
    """Held messages and letters to post name people, so only those who settle them see either list."""
    if actor.has_role(*SETTLERS):
        return YES
    return no(
        gettext("These lists name people. Only a records lead, or a complaints lead, sees them."),
        heading=gettext("You can’t see the messages that are held"),
        ways_on=(WayOn(gettext("Ask your organisation’s records lead.")),),
    )


def can_view(actor: Actor, message: Message) -> bool:
    """Whether a message is theirs to settle at all: the same rule as `Messages.visible_to`, for one row."""
    if message.sender_id is None:
        return actor.has_role(RoleCode.RECORDS_LEAD)
    return actor.has_role(message.settler, organisation_id=message.sender_id)


def can_settle(message: Message | MessageFacts) -> Verdict:
    """Whether there is still something to decide, for somebody who may see the message."""
    if message.held_because:
        return YES
    return no(
        gettext("It is no longer held. Someone settled it, or what the person needs has changed."),
        heading=gettext("You can see this message, but it is already settled"),
        ways_on=(WayOn(gettext("See the messages that are held"), reverse("correspondence:held_messages")),),
    )


def can_send_as_it_is(message: Message | MessageFacts) -> Verdict:
    """Whether Partake can send it at all. No reason makes an unsafe address safe."""
    if not ways_for(email=message.email, postal_address=message.postal_address):
        return no(
            gettext("There is no email or postal address that is safe to use."),
            heading=gettext("You can settle this message, but we can’t send it"),
            ways_on=(
                WayOn(gettext("Give it to them another way, and record how.")),
                WayOn(gettext("Ask them for a safe address.")),
            ),
        )
    return can_settle(message)
