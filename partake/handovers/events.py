"""What can happen to a story for the next team, in the words of the log."""

from partake.audit.domain import EventKind
from partake.kernel.texts import text

STORY_WRITTEN = EventKind("handovers.story_written", text("wrote a story for the next team"))
STORY_CHANGED = EventKind("handovers.story_changed", text("changed a story for the next team"))
STORY_HANDED_OVER = EventKind("handovers.story_handed_over", text("gave a team a story"))
STORY_TAKEN_BACK = EventKind("handovers.story_taken_back", text("took a story back from a team"))
STORY_READ = EventKind("handovers.story_read", text("read a story that was for their team"))
SERVICE_TOLD = EventKind("handovers.service_told", text("told a service what is in their story"))
