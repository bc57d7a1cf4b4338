"""Tables about people, by subject."""

from partake.people.models.contact import ContactPoint, Language, PersonalContact
from partake.people.models.importing import ImportedRow, ImportRun, Merge, PossibleDuplicate, RefusedRow
from partake.people.models.needs import CommunicationNeed
from partake.people.models.person import DemographicAnswer, Person, PersonAccount, SearchName, Words
from partake.people.models.representatives import BestInterestsDecision, CapacityDecision, Representative
from partake.people.models.rights import RightTold
from partake.people.models.sharing import CareRelationship, EmergencyOpening, LookQuestion, Share

__all__ = [
    "BestInterestsDecision",
    "CapacityDecision",
    "CareRelationship",
    "CommunicationNeed",
    "ContactPoint",
    "DemographicAnswer",
    "EmergencyOpening",
    "ImportRun",
    "ImportedRow",
    "Language",
    "LookQuestion",
    "Merge",
    "Person",
    "PersonAccount",
    "PersonalContact",
    "PossibleDuplicate",
    "RefusedRow",
    "Representative",
    "RightTold",
    "SearchName",
    "Share",
    "Words",
]
