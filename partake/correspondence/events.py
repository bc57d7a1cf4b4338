"""What can happen to a message, in the words of a log."""

from partake.audit.domain import EventKind
from partake.kernel.texts import text

MESSAGE_WRITTEN = EventKind("correspondence.message_written", text("wrote a message to be sent"))
MESSAGE_HELD = EventKind("correspondence.message_held", text("held a message for a person to decide"))
MESSAGE_RECONSIDERED = EventKind("correspondence.message_reconsidered", text("changed how a message will go"))
MESSAGES_READDRESSED = EventKind("correspondence.messages_readdressed", text("moved messages to a joined record"))
MESSAGES_FORGOTTEN = EventKind(
    "correspondence.messages_forgotten", text("took words and addresses out of old messages")
)
MESSAGE_SENT = EventKind("correspondence.message_sent", text("sent a message"))
MESSAGE_MADE_BY_HAND = EventKind(
    "correspondence.message_made_by_hand", text("recorded a message as given in another way")
)
MESSAGE_LET_GO = EventKind("correspondence.message_let_go", text("let a held message go, with a reason"))
MESSAGE_CANCELLED = EventKind("correspondence.message_cancelled", text("cancelled a message"))
MESSAGE_READ = EventKind("correspondence.message_read", text("read a message"))
HELD_MESSAGE_OPENED = EventKind("correspondence.held_message_opened", text("opened a held message"))
HELD_MESSAGES_LISTED = EventKind("correspondence.held_messages_listed", text("looked at the list of held messages"))
PRINT_ROOM_LISTED = EventKind("correspondence.print_room_listed", text("looked at the list of letters to post"))
