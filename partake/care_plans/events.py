"""What can happen to a plan, in the words of its log."""

from partake.audit.domain import EventKind
from partake.kernel.texts import text

PLAN_STARTED = EventKind("care_plans.plan_started", text("started a plan"))
LINE_ADDED = EventKind("care_plans.line_added", text("wrote something new in the plan"))
LINE_CHANGED = EventKind("care_plans.line_changed", text("changed something in the plan"))
LINE_ENDED = EventKind("care_plans.line_ended", text("took something out of the plan"))
AGREEMENT_RECORDED = EventKind("care_plans.agreement_recorded", text("said whether they agree to the plan"))
PLAN_AGREED = EventKind("care_plans.plan_agreed", text("agreed the plan, as the second of two"))
PROGRESS_SAID = EventKind("care_plans.progress_said", text("said how something in the plan is going"))
DISAGREEMENT_STARTED = EventKind("care_plans.disagreement_started", text("wrote where they see things differently"))
VIEW_WRITTEN = EventKind("care_plans.view_written", text("wrote their side of a disagreement"))
DISAGREEMENT_SETTLED = EventKind("care_plans.disagreement_settled", text("settled a disagreement"))
INVOLVEMENT_WISHED = EventKind("care_plans.involvement_wished", text("said how decisions should be made"))
INVOLVEMENT_FELT = EventKind("care_plans.involvement_felt", text("said how involved they felt"))
CASELOAD_LISTED = EventKind("care_plans.caseload_listed", text("listed the people they plan with"))
ACTION_GIVEN = EventKind("care_plans.action_given", text("wrote down which member of staff does an action"))
ACTION_LAPSED = EventKind("care_plans.action_lapsed", text("noted that an action needs somebody new"))
UNDERTAKINGS_LISTED = EventKind("care_plans.undertakings_listed", text("listed what they said they would do"))
PLANS_COUNTED = EventKind("care_plans.plans_counted", text("counted the plans of a practice for a quarter"))
PLAN_OFFERED = EventKind("care_plans.plan_offered", text("offered a plan"))
