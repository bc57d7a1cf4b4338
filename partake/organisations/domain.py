"""Kinds of body and the jobs people hold in them, with the prose a governance lead would sign."""

from dataclasses import dataclass
from enum import StrEnum

from partake.kernel.texts import text


class OrganisationKind(StrEnum):
    INTEGRATED_CARE_BOARD = "INTEGRATED_CARE_BOARD"
    NHS_TRUST = "NHS_TRUST"
    GP_PRACTICE = "GP_PRACTICE"
    COUNCIL = "COUNCIL"
    CHARITY = "CHARITY"
    HEALTHWATCH = "HEALTHWATCH"
    OTHER = "OTHER"


KINDS: dict[OrganisationKind, str] = {
    OrganisationKind.INTEGRATED_CARE_BOARD: text("Integrated care board"),
    OrganisationKind.NHS_TRUST: text("NHS trust"),
    OrganisationKind.GP_PRACTICE: text("GP practice"),
    OrganisationKind.COUNCIL: text("Council"),
    OrganisationKind.CHARITY: text("Charity or community group"),
    OrganisationKind.HEALTHWATCH: text("Healthwatch"),
    OrganisationKind.OTHER: text("Something else"),
}


class StepKind(StrEnum):
    """What can happen to a service besides ending."""

    RENAMED = "RENAMED"
    MOVED = "MOVED"
    MERGED = "MERGED"
    SPLIT = "SPLIT"


class ProposalState(StrEnum):
    """Where a service's way from one body to another stands. Only one that is asked can become anything else."""

    ASKED = "ASKED"
    DONE = "DONE"
    REFUSED = "REFUSED"
    TAKEN_BACK = "TAKEN_BACK"


class Side(StrEnum):
    """Which body says yes: the one that runs a service now, or the one that would."""

    GIVING = "GIVING"
    RECEIVING = "RECEIVING"


class RoleCode(StrEnum):
    PRACTITIONER = "PRACTITIONER"
    CARE_COORDINATOR = "CARE_COORDINATOR"
    HEALTH_COACH = "HEALTH_COACH"
    LINK_WORKER = "LINK_WORKER"
    VOLUNTEER_SUPPORTER = "VOLUNTEER_SUPPORTER"
    RECORDS_LEAD = "RECORDS_LEAD"
    PLACE_ADMINISTRATOR = "PLACE_ADMINISTRATOR"
    SERVICE_MANAGER = "SERVICE_MANAGER"
    ENGAGEMENT_LEAD = "ENGAGEMENT_LEAD"
    DECISION_MAKER = "DECISION_MAKER"
    ASSURANCE_LEAD = "ASSURANCE_LEAD"
    HEALTHWATCH_OFFICER = "HEALTHWATCH_OFFICER"
    COMPLAINTS_LEAD = "COMPLAINTS_LEAD"


@dataclass(frozen=True)
class RoleProse:
    """A job's plain name, and what holding it lets somebody do."""

    name: str
    prose: str


ROLES: dict[RoleCode, RoleProse] = {
    RoleCode.PRACTITIONER: RoleProse(
        "Practitioner",
        "A nurse, doctor or other professional who gives care. Sees the records of people their organisation or "
        "team looks after, and of people who shared with them. May use emergency access, with a written reason.",
    ),
    RoleCode.CARE_COORDINATOR: RoleProse(
        "Care coordinator",
        "Arranges a person's care and keeps their details right. Sees what a practitioner in the same team sees. "
        "May not use emergency access.",
    ),
    RoleCode.HEALTH_COACH: RoleProse(
        "Health and wellbeing coach",
        "Helps people build the knowledge and confidence to look after themselves. Sees only what was shared with "
        "them or their team, or came with an accepted referral.",
    ),
    RoleCode.LINK_WORKER: RoleProse(
        "Social prescribing link worker",
        "Connects people with support nearby. May work for a charity with no organisation code. Sees only what was "
        "shared with them or their team, or came with an accepted referral.",
    ),
    RoleCode.VOLUNTEER_SUPPORTER: RoleProse(
        "Volunteer supporter",
        "Helps a person write, and is always shown as a helper. Sees only what the person shared with them by name.",
    ),
    RoleCode.RECORDS_LEAD: RoleProse(
        "Records lead",
        "Looks after an organisation's part of the record: brings in lists, settles possible duplicates, sends held "
        "letters in a format that works, and answers people who ask why someone looked.",
    ),
    RoleCode.PLACE_ADMINISTRATOR: RoleProse(
        "Place administrator",
        "Sets up organisations, teams and jobs. Sees no person's record.",
    ),
    RoleCode.SERVICE_MANAGER: RoleProse(
        "Service manager", "Runs a service, reads what people say about it, and answers. Sees no person's record."
    ),
    RoleCode.ENGAGEMENT_LEAD: RoleProse(
        "Engagement lead", "Plans how the public are involved in decisions. Sees no person's record."
    ),
    RoleCode.DECISION_MAKER: RoleProse(
        "Decision maker",
        "Records decisions about services and their reasons. Reads and signs answers to complaints. Sees no person's "
        "record.",
    ),
    RoleCode.ASSURANCE_LEAD: RoleProse(
        "Assurance lead", "Shows, with evidence, that each duty is met. Sees no person's record."
    ),
    RoleCode.HEALTHWATCH_OFFICER: RoleProse(
        "Healthwatch officer", "Speaks up for the public and asks what came of what they said. Sees no person's record."
    ),
    RoleCode.COMPLAINTS_LEAD: RoleProse(
        "Complaints lead",
        "Handles complaints from the first word to the answer, and settles the letters about them. Sees no person's "
        "record.",
    ),
}

# Who says yes for a body to a service that leaves it or comes to it: those who answer for what people say there.
AGREES_FOR_BODY = frozenset({RoleCode.SERVICE_MANAGER, RoleCode.ENGAGEMENT_LEAD})

# Whose job may open a record at all. The rest never pass the door, whatever their organisation.
CARE_ROLES = frozenset(
    {
        RoleCode.PRACTITIONER,
        RoleCode.CARE_COORDINATOR,
        RoleCode.HEALTH_COACH,
        RoleCode.LINK_WORKER,
        RoleCode.VOLUNTEER_SUPPORTER,
        RoleCode.RECORDS_LEAD,
    }
)
# Of those, whose job rests only on what was shared or referred, never on the organisation's registration list.
ONLY_WHEN_SHARED = frozenset({RoleCode.HEALTH_COACH, RoleCode.LINK_WORKER, RoleCode.VOLUNTEER_SUPPORTER})
EMERGENCY_ROLES = frozenset({RoleCode.PRACTITIONER})


class Characteristic(StrEnum):
    """What a place's population is counted by."""

    AGE = "AGE"
    SEX = "SEX"
    ETHNICITY = "ETHNICITY"
    DEPRIVATION = "DEPRIVATION"


CHARACTERISTICS: dict[Characteristic, str] = {
    Characteristic.AGE: text("Age"),
    Characteristic.SEX: text("Sex"),
    Characteristic.ETHNICITY: text("Ethnic group"),
    Characteristic.DEPRIVATION: text("Deprivation"),
}
