"""What can happen to a questionnaire and to answers, in the words of the log."""

from partake.audit.domain import EventKind
from partake.kernel.texts import text

QUESTIONNAIRE_MADE = EventKind("questionnaires.questionnaire_made", text("made a questionnaire"))
DRAFT_SAVED = EventKind("questionnaires.draft_saved", text("changed the draft of a questionnaire"))
VERSION_PUBLISHED = EventKind("questionnaires.version_published", text("published a version of a questionnaire"))
VERSION_CLOSED = EventKind("questionnaires.version_closed", text("closed a questionnaire"))
RESPONSE_STARTED = EventKind("questionnaires.response_started", text("began to answer questions"))
RESPONSE_FINISHED = EventKind("questionnaires.response_finished", text("answered questions"))
BATCH_OPENED = EventKind("questionnaires.batch_opened", text("began to key in paper forms"))
BATCH_CLOSED = EventKind("questionnaires.batch_closed", text("finished keying in paper forms"))
RESPONSE_STRUCK = EventKind("questionnaires.response_struck", text("took back a paper form keyed in by mistake"))
ANSWERS_READ = EventKind("questionnaires.answers_read", text("read what people answered"))
ANSWERS_COPIED = EventKind("questionnaires.answers_copied", text("took a copy of what people answered"))
RESPONSES_FORGOTTEN = EventKind("questionnaires.responses_forgotten", text("deleted answers nobody came back to"))
