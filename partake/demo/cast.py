"""The cast: everyone invented, one of each kind Partake is for. The same people play in the demonstration, the
tests and the manual. NHS numbers are from the 999 range kept for tests, phone numbers from Ofcom's drama ranges."""

from dataclasses import dataclass
from datetime import date

from partake.organisations.domain import OrganisationKind, RoleCode


@dataclass(frozen=True)
class CastOrganisation:
    key: str
    name: str
    kind: OrganisationKind
    ods_code: str | None = None
    phone: str = ""
    email: str = ""


@dataclass(frozen=True)
class CastTeam:
    key: str
    organisation: str
    name: str
    email: str = ""


@dataclass(frozen=True)
class CastService:
    key: str
    organisation: str
    name: str


@dataclass(frozen=True)
class CastStaff:
    """Somebody at work. `tries` completes "Try:" on the front page."""

    key: str
    name: str
    organisation: str
    role: RoleCode
    job_title: str
    about: str
    tries: str
    team: str = ""
    shown_by_role: bool = False
    on_front_page: bool = True

    @property
    def email(self) -> str:
        return f"{self.key}@example.nhs.uk"


@dataclass(frozen=True)
class CastPerson:
    """Somebody with a record. Those without a sign-in of their own have `signs_in=False`."""

    key: str
    given_name: str
    family_name: str
    born_on: date
    nhs_number: str
    about: str
    tries: str
    known_as: str = ""
    signs_in: bool = True
    practice: str = "millbrook"

    @property
    def name(self) -> str:
        return f"{self.given_name} {self.family_name}"

    @property
    def email(self) -> str:
        return f"{self.key}@example.com"


@dataclass(frozen=True)
class CastRelative:
    """Somebody who signs in for another and has no record here."""

    key: str
    name: str
    about: str
    tries: str

    @property
    def email(self) -> str:
        return f"{self.key}@example.com"


ORGANISATIONS = (
    CastOrganisation("board", "Wexbridge Integrated Care Board", OrganisationKind.INTEGRATED_CARE_BOARD, "QZ9"),
    CastOrganisation(
        "millbrook",
        "Millbrook Surgery",
        OrganisationKind.GP_PRACTICE,
        "Z99001",
        "01632 960144",
        "millbrook@example.nhs.uk",
    ),
    CastOrganisation(
        "hillside",
        "Hillside Practice",
        OrganisationKind.GP_PRACTICE,
        "Z99002",
        "01632 960188",
        "hillside@example.nhs.uk",
    ),
    CastOrganisation(
        "hospital",
        "Wexbridge General Hospital",
        OrganisationKind.NHS_TRUST,
        "RZ9",
        "01632 960100",
        "records@example.nhs.uk",
    ),
    CastOrganisation(
        "neighbours",
        "Millbrook Neighbours",
        OrganisationKind.CHARITY,
        None,
        "01632 960170",
        "hello@neighbours.example.org",
    ),
    CastOrganisation("healthwatch", "Healthwatch Wexbridge", OrganisationKind.HEALTHWATCH, None, "01632 960199"),
)

TEAMS = (
    CastTeam("heart", "hospital", "Community heart team", "heart-team@example.nhs.uk"),
    CastTeam("diabetes", "hospital", "Riverside Diabetes Clinic", "riverside@example.nhs.uk"),
    CastTeam("emergency", "hospital", "Emergency department", "emergency@example.nhs.uk"),
)

SERVICES = (
    CastService("riverside", "hospital", "Riverside Diabetes Clinic"),
    CastService("ward", "hospital", "Poppy Ward"),
    CastService("surgery", "millbrook", "Millbrook Surgery"),
)

STAFF = (
    CastStaff(
        "sam",
        "Sam Whitcombe",
        "millbrook",
        RoleCode.PRACTITIONER,
        "practice nurse",
        "Practice nurse, Millbrook Surgery.",
        "find Joyce, say why you are opening her record, and read how to communicate with her.",
    ),
    CastStaff(
        "farah",
        "Farah Aziz",
        "millbrook",
        RoleCode.CARE_COORDINATOR,
        "care coordinator",
        "Care coordinator, Millbrook Surgery.",
        "write down for Arthur, who called, that he wants to share with the heart team.",
    ),
    CastStaff(
        "ruth",
        "Ruth Okafor",
        "millbrook",
        RoleCode.RECORDS_LEAD,
        "records lead",
        "Records lead, Millbrook Surgery.",
        "find a way to reach Priya, whose letter could not go.",
    ),
    CastStaff(
        "beth",
        "Beth Lund",
        "neighbours",
        RoleCode.LINK_WORKER,
        "link worker",
        "Link worker for a charity. No NHS sign-in.",
        "see who shared with you, and what you cannot see.",
    ),
    CastStaff(
        "neil",
        "Dr Neil Frost",
        "hillside",
        RoleCode.PRACTITIONER,
        "GP",
        "GP at a practice Joyce does not use.",
        "try to open Joyce’s record, and see what you are told.",
    ),
    CastStaff(
        "anil",
        "Dr Anil Kapoor",
        "hospital",
        RoleCode.PRACTITIONER,
        "emergency doctor",
        "Emergency doctor, Wexbridge General Hospital.",
        "open Arthur’s record in an emergency. He will be told.",
        team="emergency",
    ),
    CastStaff(
        "clinic",
        "Morag Bell",
        "hospital",
        RoleCode.PRACTITIONER,
        "diabetes nurse",
        "Diabetes nurse. Shown by job, not name, to keep her safe.",
        "open Joyce’s record, then step into Joyce and see how you are shown.",
        team="diabetes",
        shown_by_role=True,
    ),
    CastStaff(
        "petra",
        "Petra Lang",
        "hospital",
        RoleCode.RECORDS_LEAD,
        "records lead",
        "Records lead, Wexbridge General Hospital.",
        "answer somebody who asks why their record was opened.",
    ),
    CastStaff(
        "george",
        "George Tanner",
        "neighbours",
        RoleCode.VOLUNTEER_SUPPORTER,
        "volunteer supporter",
        "Volunteer who helps people write.",
        "see only what somebody shared with you by name.",
    ),
    CastStaff(
        "nadia",
        "Nadia Rahman",
        "hospital",
        RoleCode.SERVICE_MANAGER,
        "service manager",
        "Runs the Riverside Diabetes Clinic.",
        "read what people said today, and answer somebody.",
    ),
    CastStaff(
        "owen",
        "Owen Pryce",
        "hospital",
        RoleCode.SERVICE_MANAGER,
        "matron",
        "Matron, Wexbridge General Hospital.",
        "check a claim that something changed, before anybody reads it.",
    ),
    CastStaff(
        "hana",
        "Hana Suzuki",
        "healthwatch",
        RoleCode.HEALTHWATCH_OFFICER,
        "Healthwatch officer",
        "Speaks up for people in Wexbridge.",
        "read what people say across services, and see which answers are late.",
    ),
    CastStaff(
        "clare",
        "Clare Whitfield",
        "hospital",
        RoleCode.COMPLAINTS_LEAD,
        "complaints manager",
        "Handles complaints for Wexbridge General Hospital.",
        "see which complaint’s clock runs out first, and write to somebody.",
    ),
    CastStaff(
        "imran",
        "Imran Sadiq",
        "hospital",
        RoleCode.DECISION_MAKER,
        "chief executive",
        "Chief executive, Wexbridge General Hospital.",
        "read an answer to a complaint, and sign it or send it back.",
    ),
    CastStaff(
        "greta",
        "Greta Holm",
        "board",
        RoleCode.COMPLAINTS_LEAD,
        "complaints officer",
        "Handles complaints for Wexbridge Integrated Care Board.",
        "take a complaint by phone, and send it on to the hospital with consent.",
    ),
    CastStaff(
        "ada",
        "Ada Quist",
        "board",
        RoleCode.PLACE_ADMINISTRATOR,
        "place administrator",
        "Sets up organisations and jobs for Wexbridge.",
        "add a team, and give somebody a job.",
    ),
    CastStaff(
        "rosa",
        "Rosa Delgado",
        "board",
        RoleCode.ENGAGEMENT_LEAD,
        "involvement lead",
        "Leads on involving people for Wexbridge Integrated Care Board.",
        "see what national surveys found at two practices and a hospital, and why some years can’t be compared.",
    ),
)

PEOPLE = (
    CastPerson(
        "joyce",
        "Joyce",
        "Adeyemi",
        date(1958, 5, 2),
        "9990000018",
        "68. Lives with diabetes, heart disease and asthma.",
        "see who looked at your record, then stop sharing one part.",
        known_as="",
    ),
    CastPerson(
        "arthur",
        "Arthur",
        "Pell",
        date(1945, 1, 17),
        "9990000026",
        "81. No internet. Everything comes on paper, 24 point.",
        "",
        signs_in=False,
    ),
    CastPerson(
        "priya",
        "Priya",
        "Nair",
        date(1992, 8, 30),
        "9990000034",
        "34. Deaf. British Sign Language is her first language.",
        "share something, and see why the letter waits.",
    ),
    CastPerson(
        "callum",
        "Callum",
        "Reid",
        date(2010, 12, 9),
        "9990000042",
        "15, and 16 next month. Has Crohn’s disease.",
        "see what your mum can see, and keep one more part private.",
    ),
    CastPerson(
        "denise",
        "Denise",
        "Holloway",
        date(1967, 6, 21),
        "9990000050",
        "59. Some days she can decide, some days she needs help.",
        "read what your son agreed for you on a bad day, and what you said of it.",
    ),
    CastPerson(
        "tunde",
        "Tunde",
        "Adeyemi",
        date(1986, 11, 3),
        "9990000069",
        "Joyce’s son. Helps her, and has a record of his own.",
        "open your mum’s record, and see what stays closed.",
    ),
)

RELATIVES = (
    CastRelative(
        "mark",
        "Mark Holloway",
        "Denise’s son, and her attorney for health and welfare.",
        "open your mum’s plan: what may you decide today, and what not?",
    ),
    CastRelative(
        "shona",
        "Shona Reid",
        "Callum’s mum. He is 15.",
        "open Callum’s record, and see which part he keeps for himself.",
    ),
)
