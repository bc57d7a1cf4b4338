"""What can happen to bodies, teams and jobs."""

from partake.audit.domain import EventKind
from partake.kernel.texts import text

ORGANISATION_ADDED = EventKind("organisations.organisation_added", text("added an organisation"))
TEAM_ADDED = EventKind("organisations.team_added", text("added a team"))
ROLE_GIVEN = EventKind("organisations.role_given", text("gave somebody a job"))
ROLE_ENDED = EventKind("organisations.role_ended", text("ended somebody’s job"))
