"""What can happen to bodies, teams and jobs."""

from partake.audit.domain import EventKind
from partake.kernel.texts import text

ORGANISATION_ADDED = EventKind("organisations.organisation_added", text("added an organisation"))
ORGANISATION_CHANGED = EventKind("organisations.organisation_changed", text("changed an organisation"))
ORGANISATION_ENDED = EventKind("organisations.organisation_ended", text("ended an organisation"))
SERVICE_ADDED = EventKind("organisations.service_added", text("added a service"))
SERVICE_RENAMED = EventKind("organisations.service_renamed", text("renamed a service"))
SERVICE_MOVED = EventKind("organisations.service_moved", text("moved a service to another organisation"))
SERVICE_MERGED = EventKind("organisations.service_merged", text("merged a service into another"))
SERVICE_SPLIT = EventKind("organisations.service_split", text("split a service"))
SERVICE_PROPOSED = EventKind("organisations.service_proposed", text("asked two organisations about a service"))
SERVICE_AGREED = EventKind("organisations.service_agreed", text("agreed to a service changing hands"))
SERVICE_REFUSED = EventKind("organisations.service_refused", text("did not agree to a service changing hands"))
PROPOSAL_TAKEN_BACK = EventKind("organisations.proposal_taken_back", text("took back what was asked about a service"))
SERVICE_ENDED = EventKind("organisations.service_ended", text("ended a service"))
PLACE_ADDED = EventKind("organisations.place_added", text("added a place"))
POPULATION_COUNTED = EventKind("organisations.population_counted", text("brought in how many people live in a place"))
TEAM_ADDED = EventKind("organisations.team_added", text("added a team"))
ROLE_GIVEN = EventKind("organisations.role_given", text("gave somebody a job"))
ROLE_ENDED = EventKind("organisations.role_ended", text("ended somebody’s job"))
