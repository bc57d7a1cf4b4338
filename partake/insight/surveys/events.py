"""What can happen to national surveys, in the words of the log."""

from partake.audit.domain import EventKind
from partake.kernel.texts import text

SURVEY_BROUGHT_IN = EventKind("insight.survey_brought_in", text("brought in a year of a national survey"))
SURVEY_TAKEN_OUT = EventKind("insight.survey_taken_out", text("took out a year of a national survey"))
