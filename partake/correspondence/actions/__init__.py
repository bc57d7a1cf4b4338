"""What can be done with messages: written by other rooms, settled by a records lead, read by whom they are for."""

from partake.correspondence.actions.forgetting import forget_ended_messages, forget_messages
from partake.correspondence.actions.reading import list_held, list_printed, mark_read, open_held
from partake.correspondence.actions.settling import LONGEST_REASON, cancel_message, record_made_by_hand, send_as_it_is
from partake.correspondence.actions.writing import readdress, reconsider, tell

__all__ = [
    "LONGEST_REASON",
    "cancel_message",
    "forget_ended_messages",
    "forget_messages",
    "list_held",
    "list_printed",
    "mark_read",
    "open_held",
    "readdress",
    "reconsider",
    "record_made_by_hand",
    "send_as_it_is",
    "tell",
]
