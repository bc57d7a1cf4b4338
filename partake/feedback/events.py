"""What can happen in feedback, in the words of the log."""

from partake.audit.domain import EventKind
from partake.kernel.texts import text

PAGE_OPENED = EventKind("feedback.page_opened", text("opened a page for people to say how it was"))
PAGE_CHANGED = EventKind("feedback.page_changed", text("changed a service’s feedback page"))
PAGE_CLOSED = EventKind("feedback.page_closed", text("closed a service’s feedback page"))
