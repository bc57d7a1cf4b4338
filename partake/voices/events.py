"""What can happen to a voice and its answers, in the words of the log."""

from partake.audit.domain import EventKind
from partake.kernel.texts import text

VOICE_RECORDED = EventKind("voices.voice_recorded", text("kept what somebody told us"))
VOICES_BROUGHT_IN = EventKind("voices.voices_brought_in", text("brought in what people told us, from a file"))
VOICE_WITHDRAWN = EventKind("voices.voice_withdrawn", text("took back what they told us"))
VOICE_CLEARED = EventKind("voices.voice_cleared", text("cleared words for others to read"))
VOICE_KEPT_BACK = EventKind("voices.voice_kept_back", text("kept words off the public page"))
VOICE_WEIGHED = EventKind("voices.voice_weighed", text("said how serious something is"))
VOICE_TRANSLATED = EventKind("voices.voice_translated", text("wrote a translation"))
CONCERN_RAISED = EventKind("voices.concern_raised", text("raised a worry about somebody’s safety"))
CONCERN_TAKEN = EventKind("voices.concern_taken", text("took on a worry about somebody’s safety"))
CONCERN_CLOSED = EventKind("voices.concern_closed", text("wrote what was done about a worry"))
CONCERN_TOLD_AGAIN = EventKind("voices.concern_told_again", text("told others of a worry nobody had taken on"))
CONCERN_CONTACT_SET = EventKind("voices.concern_contact_set", text("said who is told of a worry, by day and night"))
REPLY_WRITTEN = EventKind("voices.reply_written", text("wrote a reply"))
REPLY_CHECKED = EventKind("voices.reply_checked", text("checked a reply that says something changed"))
REPLY_SENT_BACK = EventKind("voices.reply_sent_back", text("sent a reply back to be changed"))
ANSWERED_BACK = EventKind("voices.answered_back", text("said what they think of the answer"))
ANSWER_BACK_CLEARED = EventKind("voices.answer_back_cleared", text("cleared an author’s answer for others to read"))
OUTCOME_WRITTEN = EventKind("voices.outcome_written", text("wrote what came of what people said"))
OUTCOME_CITED = EventKind("voices.outcome_cited", text("added people’s words to what came of them"))
OUTCOME_PUBLISHED = EventKind("voices.outcome_published", text("checked and published what came of it"))
OUTCOME_SENT_BACK = EventKind("voices.outcome_sent_back", text("sent what came of it back to be changed"))
OUTCOME_FOLLOWED_UP = EventKind("voices.outcome_followed_up", text("wrote whether it worked"))
