"""Tables of plans. A plan is its versions; a version is the lines that stood in it."""

from partake.care_plans.models.caseload import CaseloadEntry, Undertaking
from partake.care_plans.models.conversations import Conversation, LocalSupport, PlanQuestion, Update
from partake.care_plans.models.counting import PlanCounts
from partake.care_plans.models.lines import (
    Action,
    Additional,
    Condition,
    Contact,
    Contingency,
    DueTest,
    Formulation,
    Funding,
    Goal,
    Line,
    Need,
    OtherDocument,
    Pathway,
    Prepared,
    Review,
    Step,
    Strength,
    WayBack,
)
from partake.care_plans.models.paper import KeyedPaper, PaperNote, Printed
from partake.care_plans.models.plans import Agreement, Disagreement, Plan, PlanVersion, Progress, View
from partake.care_plans.models.preparing import Preparation, PreparationAnswer
from partake.care_plans.models.talking import FeltInvolvedAnswer, InvolvementWish, PlanOffer

__all__ = [
    "Action",
    "Additional",
    "Agreement",
    "CaseloadEntry",
    "Condition",
    "Contact",
    "Contingency",
    "Conversation",
    "Disagreement",
    "DueTest",
    "FeltInvolvedAnswer",
    "Formulation",
    "Funding",
    "Goal",
    "InvolvementWish",
    "KeyedPaper",
    "Line",
    "LocalSupport",
    "Need",
    "OtherDocument",
    "PaperNote",
    "Pathway",
    "Plan",
    "PlanCounts",
    "PlanOffer",
    "PlanQuestion",
    "PlanVersion",
    "Preparation",
    "PreparationAnswer",
    "Prepared",
    "Printed",
    "Progress",
    "Review",
    "Step",
    "Strength",
    "Undertaking",
    "Update",
    "View",
    "WayBack",
]
