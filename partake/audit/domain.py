"""What a log entry may hold: ids, codes and field names. Never a value, never a person's words."""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True)
class EventKind:
    """Something that happened. `code` is "room.past_tense"; `words` complete "Sam Whitcombe …" on a log page."""

    code: str
    words: str


class Purpose(StrEnum):
    """Why a record is opened. Chosen from this list, since the log holds codes and never free text."""

    OWN_RECORD = "OWN_RECORD"
    HELPING = "HELPING"
    CARE = "CARE"
    REVIEW = "REVIEW"
    CONTACT = "CONTACT"
    REFERRAL = "REFERRAL"
    RECORDS = "RECORDS"
    ANSWER_QUESTION = "ANSWER_QUESTION"
    EMERGENCY = "EMERGENCY"


class Basis(StrEnum):
    """What allowed the look."""

    OWN = "OWN"
    SHARE = "SHARE"
    REGISTRATION = "REGISTRATION"
    CARE_TEAM = "CARE_TEAM"
    REFERRAL = "REFERRAL"
    EMERGENCY = "EMERGENCY"
    ATTORNEY = "ATTORNEY"
    DEPUTY = "DEPUTY"
    PARENT = "PARENT"
    ADVOCATE = "ADVOCATE"
