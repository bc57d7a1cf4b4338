"""What can happen in feedback, in the words of the log."""

from partake.audit.domain import EventKind
from partake.kernel.texts import text

PAGE_OPENED = EventKind("feedback.page_opened", text("opened a page for people to say how it was"))
PAGE_CHANGED = EventKind("feedback.page_changed", text("changed a service’s feedback page"))
PAGE_CLOSED = EventKind("feedback.page_closed", text("closed a service’s feedback page"))
PILE_OPENED = EventKind("feedback.pile_opened", text("began to key in paper forms about a service"))
PILE_CLOSED = EventKind("feedback.pile_closed", text("said that a pile of paper forms is done"))
FORM_KEPT = EventKind("feedback.form_kept", text("kept what a paper form says"))
FORM_STRUCK = EventKind("feedback.form_struck", text("took back a paper form keyed in by mistake"))
NOTES_BEGUN = EventKind("feedback.notes_begun", text("began notes of a group, an interview or a visit"))
NOTES_FINISHED = EventKind("feedback.notes_finished", text("finished notes of a group, an interview or a visit"))
