"""Who may settle a held message and see what was posted: the records lead of the organisation that sent it."""

from partake.correspondence.models import Message
from partake.kernel.actor import Actor
from partake.kernel.verdict import YES, Verdict, WayOn, no
from partake.organisations.domain import RoleCode


def can_use_print_room(actor: Actor) -> Verdict:
    """Held messages and letters to post name people, so only a records lead sees either list."""
    if actor.has_role(RoleCode.RECORDS_LEAD):
        return YES
    return no(
        "These lists name people. Only a records lead sees them.",
        heading="You can’t see the messages that are held",
        ways_on=(WayOn("Ask your organisation’s records lead."),),
    )


def can_view(actor: Actor, message: Message) -> bool:
    """Whether a message is theirs to settle at all: the same rule as `Messages.visible_to`, for one row."""
    if message.sender_id is None:
        return actor.has_role(RoleCode.RECORDS_LEAD)
    return actor.has_role(RoleCode.RECORDS_LEAD, organisation_id=message.sender_id)


def can_settle(message: Message) -> Verdict:
    """Whether there is still something to decide, for somebody who may see it."""
    if message.held_because:
        return YES
    return no(
        "It is no longer held. Someone settled it, or what the person needs has changed.",
        heading="You can see this message, but it is already settled",
        ways_on=(WayOn("Go back to the messages that are held."),),
    )
