"""What can happen to a file, in the words of the log."""

from partake.audit.domain import EventKind
from partake.kernel.texts import text

FILE_GIVEN = EventKind("imports.file_given", text("gave a file to bring in"))
COLUMNS_CHOSEN = EventKind("imports.columns_chosen", text("said what the columns of a file are"))
SERVICES_MATCHED = EventKind("imports.services_matched", text("said which services a file is about"))
FILE_CHECKED = EventKind("imports.file_checked", text("checked a file"))
FILE_STARTED = EventKind("imports.file_started", text("said that a file may come in"))
FILE_BROUGHT_IN = EventKind("imports.file_brought_in", text("brought in a file"))
FILE_DROPPED = EventKind("imports.file_dropped", text("gave up a file that was not brought in"))
FILE_TAKEN_OUT = EventKind("imports.file_taken_out", text("took a file out again"))
