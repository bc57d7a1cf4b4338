"""What can happen to results, in the words of the log."""

from partake.audit.domain import EventKind
from partake.kernel.texts import text

RESULT_ADDED = EventKind("measures.result_added", text("added a result"))
RESULT_STRUCK = EventKind("measures.result_struck", text("struck out a result that was wrong"))
TARGET_SET = EventKind("measures.target_set", text("set a target"))
TARGET_ENDED = EventKind("measures.target_ended", text("ended a target"))
FILE_CHECKED = EventKind("measures.file_checked", text("checked a file of results"))
FILE_TAKEN = EventKind("measures.file_taken", text("brought in a file of results"))
FAULTY_ROWS_READ = EventKind("measures.faulty_rows_read", text("took a copy of the rows of a file that are wrong"))
