"""What can happen to a complaint, in the words of the log."""

from partake.audit.domain import EventKind
from partake.kernel.texts import text

COMPLAINT_MADE = EventKind("complaints.made", text("made a complaint"))
COMPLAINT_OPENED = EventKind("complaints.opened", text("opened the file of a complaint"))
COMPLAINT_ACKNOWLEDGED = EventKind(
    "complaints.acknowledged", text("wrote that a complaint had come, and offered to talk")
)
PLAN_SET = EventKind("complaints.plan_set", text("wrote down how a complaint is looked into, and by when"))
DELAY_EXPLAINED = EventKind("complaints.delay_explained", text("wrote why a complaint takes longer"))
FILE_OPENED = EventKind("complaints.file_opened", text("opened a file that was given with a complaint"))
PAPER_ADDED = EventKind("complaints.paper_added", text("added a paper to the file of a complaint"))
COMPLAINANT_WRITTEN_TO = EventKind("complaints.complainant_written_to", text("wrote to somebody who complained"))
PERMISSION_DECIDED = EventKind(
    "complaints.permission_decided", text("decided whether somebody may complain for another")
)
TAKEN_LATE = EventKind("complaints.taken_late", text("took on a complaint that came after twelve months"))
SUBJECT_SET = EventKind("complaints.subject_set", text("said what a complaint is about"))
PUT_RIGHT = EventKind("complaints.put_right", text("put something right by the next working day"))
NOT_TAKEN_ON = EventKind("complaints.not_taken_on", text("did not take a complaint on, and told why"))
HANDED_OVER = EventKind("complaints.handed_over", text("gave a complaint to another organisation, with consent"))
ANSWER_WRITTEN = EventKind("complaints.answer_written", text("wrote an answer to a complaint"))
ANSWER_SENT_BACK = EventKind("complaints.answer_sent_back", text("sent an answer to a complaint back to be changed"))
ANSWER_SIGNED = EventKind("complaints.answer_signed", text("signed an answer to a complaint, which went"))
REOPENED = EventKind("complaints.reopened", text("opened a complaint again"))
OMBUDSMAN_TOLD = EventKind("complaints.ombudsman", text("wrote down that a complaint went to the ombudsman"))
SAID_MORE = EventKind("complaints.said_more", text("said more about their complaint"))
TAKEN_BACK = EventKind("complaints.taken_back", text("took their complaint back"))
WORRY_RAISED = EventKind("complaints.worry_raised", text("raised a worry about somebody’s safety from a complaint"))
CLOCK_WARNED = EventKind("complaints.clock_warned", text("told that a complaint’s clock is running out"))
