"""What a file can hold, what its columns can mean, and which series a count of answers belongs to. No Django."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from partake.kernel.texts import text


class Content(StrEnum):
    """What somebody says a file holds."""

    PUBLISHED = "PUBLISHED"
    SUBMITTED = "SUBMITTED"
    COMMENTS = "COMMENTS"
    SOCIAL_MEDIA = "SOCIAL_MEDIA"


CONTENT_WORDS: dict[Content, str] = {
    Content.COMMENTS: text("What people said, a row for each"),
    Content.SOCIAL_MEDIA: text("What people said on social media, a row for each"),
    Content.PUBLISHED: text("Friends and Family counts, as NHS England published them"),
    Content.SUBMITTED: text("Friends and Family counts, as we sent them to NHS England"),
}
COUNTS = frozenset({Content.PUBLISHED, Content.SUBMITTED})


class FileState(StrEnum):
    """CHOOSING: somebody says what the columns are. TO_CHECK: a long file waits for the worker to check it. CHECKED:
    nothing is in yet. COMING_IN, GOING_OUT: rows go in, or leave, some thousands at a time."""

    CHOOSING = "CHOOSING"
    TO_CHECK = "TO_CHECK"
    CHECKED = "CHECKED"
    COMING_IN = "COMING_IN"
    IN = "IN"
    DROPPED = "DROPPED"
    GOING_OUT = "GOING_OUT"
    TAKEN_OUT = "TAKEN_OUT"


STATES: dict[FileState, frozenset[FileState]] = {
    FileState.CHOOSING: frozenset({FileState.TO_CHECK, FileState.CHECKED, FileState.DROPPED}),
    FileState.TO_CHECK: frozenset({FileState.CHECKED, FileState.CHOOSING, FileState.DROPPED}),
    FileState.CHECKED: frozenset(
        {FileState.CHOOSING, FileState.TO_CHECK, FileState.CHECKED, FileState.COMING_IN, FileState.DROPPED}
    ),
    FileState.COMING_IN: frozenset({FileState.IN}),
    FileState.IN: frozenset({FileState.GOING_OUT}),
    FileState.GOING_OUT: frozenset({FileState.TAKEN_OUT}),
    FileState.DROPPED: frozenset(),
    FileState.TAKEN_OUT: frozenset(),
}

STATE_WORDS: dict[FileState, str] = {
    FileState.CHOOSING: text("Waits for you to say what its columns are"),
    FileState.TO_CHECK: text("Being checked"),
    FileState.CHECKED: text("Checked, and not in yet"),
    FileState.COMING_IN: text("Coming in now"),
    FileState.IN: text("Brought in"),
    FileState.DROPPED: text("Not brought in"),
    FileState.GOING_OUT: text("Being taken out"),
    FileState.TAKEN_OUT: text("Taken out again"),
}


class Meaning(StrEnum):
    """What one column of a file of words holds."""

    WORDS = "WORDS"
    GOOD = "GOOD"
    BETTER = "BETTER"
    ANSWER = "ANSWER"
    DAY = "DAY"
    SERVICE = "SERVICE"
    ROW_NAME = "ROW_NAME"
    CHANNEL = "CHANNEL"
    MAY_QUOTE = "MAY_QUOTE"
    LANGUAGE = "LANGUAGE"


MEANING_WORDS: dict[Meaning, str] = {
    Meaning.WORDS: text("What they said"),
    Meaning.GOOD: text("What was good"),
    Meaning.BETTER: text("What could be better"),
    Meaning.ANSWER: text("Their answer, from very good to very poor"),
    Meaning.DAY: text("The day"),
    Meaning.SERVICE: text("The service, ward or clinic: its name or code"),
    Meaning.ROW_NAME: text("The number that each row has for good"),
    Meaning.CHANNEL: text("How it came: by text, on paper"),
    Meaning.MAY_QUOTE: text("Whether others may read it"),
    Meaning.LANGUAGE: text("The language it is in"),
}

# Headings that say what they hold, as `heading_key` writes them. Of several that match, the first in the file counts.
USUAL_HEADINGS: dict[Meaning, frozenset[str]] = {
    Meaning.WORDS: frozenset(
        {"comment", "comments", "feedback", "commenttext", "commenttxt", "freetext", "response"}
        | {"fftanswer", "post", "text", "message", "review", "story", "pleasetelluswhyyougaveyouranswer"}
    ),
    Meaning.GOOD: frozenset({"whatwasgood", "whatwaswell", "whatdidwedowell"}),
    Meaning.BETTER: frozenset({"whatcouldbebetter", "whatcouldweimprove", "couldimprove", "improvements"}),
    Meaning.ANSWER: frozenset(
        {"fft", "fftscore", "fftcategoricalanswer", "score", "rating", "recommend", "answer", "overallexperience"}
        | {"overallhowwasyourexperienceofourservice"}
    ),
    Meaning.DAY: frozenset({"date", "day", "datereceived", "responsedate", "datesubmitted", "discharged", "posted"}),
    Meaning.SERVICE: frozenset(
        {"ward", "wardname", "service", "servicename", "clinic", "team", "teamname", "location", "servicetype1"}
        | {"practice", "practicename", "practicecode", "sitename", "department"}
    ),
    Meaning.ROW_NAME: frozenset({"commentid", "id", "responseid", "rowid", "reference", "postid", "surveyid"}),
    Meaning.CHANNEL: frozenset({"mode", "channel", "method", "modeofcollection", "collectionmethod"}),
    Meaning.MAY_QUOTE: frozenset({"maybeshared", "permission", "consenttopublish", "publish", "canwepublish"}),
    Meaning.LANGUAGE: frozenset({"language"}),
}
# Who wrote a post is never brought in: a column called so is not even offered.
NAMES_SOMEBODY = frozenset(
    {"author", "authorname", "username", "user", "handle", "screenname", "account", "profile", "name", "fullname"}
    | {"email", "emailaddress", "phone", "mobile", "nhsnumber", "dateofbirth", "dob", "postcode", "address", "ptid"}
    | {"respondentid", "patientname", "profileurl", "url", "link", "permalink"}
)


def heading_key(heading: str) -> str:
    """This will give a heading without capitals, spaces and marks."""
    return "".join(letter for letter in heading.casefold() if letter.isalnum())


class Setting(StrEnum):
    """Which Friends and Family Test: each kind of service has its own, and they are not added up."""

    INPATIENT = "INPATIENT"
    EMERGENCY = "EMERGENCY"
    OUTPATIENT = "OUTPATIENT"
    AMBULANCE = "AMBULANCE"
    MATERNITY = "MATERNITY"
    MENTAL_HEALTH = "MENTAL_HEALTH"
    COMMUNITY = "COMMUNITY"
    DENTAL = "DENTAL"
    GP = "GP"
    STAFF_CARE = "STAFF_CARE"
    STAFF_WORK = "STAFF_WORK"


SETTING_WORDS: dict[Setting, str] = {
    Setting.INPATIENT: text("Inpatient"),
    Setting.EMERGENCY: text("Accident and emergency"),
    Setting.OUTPATIENT: text("Outpatient"),
    Setting.AMBULANCE: text("Ambulance and patient transport"),
    Setting.MATERNITY: text("Maternity"),
    Setting.MENTAL_HEALTH: text("Mental health"),
    Setting.COMMUNITY: text("Community"),
    Setting.DENTAL: text("Dental"),
    Setting.GP: text("GP practice"),
    Setting.STAFF_CARE: text("Staff: would you recommend it for care?"),
    Setting.STAFF_WORK: text("Staff: would you recommend it as a place to work?"),
}
STAFF = frozenset({Setting.STAFF_CARE, Setting.STAFF_WORK})


class Series(StrEnum):
    """One question asked in one way. Numbers of two series are never joined: they answer different questions."""

    EXPERIENCE = "EXPERIENCE"
    RECOMMEND = "RECOMMEND"
    NET_PROMOTER = "NET_PROMOTER"
    STAFF_CARE = "STAFF_CARE"
    STAFF_WORK = "STAFF_WORK"


@dataclass(frozen=True)
class SeriesFacts:
    """What a series asked, its six answers in their order, and its months. `source` says where that is known from,
    and `is_verified` whether anybody checked it there."""

    code: Series
    name: str
    question: str
    answers: tuple[str, ...]
    first: date
    last: date | None
    is_verified: bool
    source: str


@dataclass(frozen=True)
class MonthlyCount:
    """The answers of one month. `answers` are in the order of the series, None where NHS England hid them ("*")."""

    series: Series
    month: date
    responses: int
    eligible: int | None
    answers: tuple[int | None, ...]

    @property
    def is_suppressed(self) -> bool:
        return None in self.answers


@dataclass(frozen=True)
class CountsInTime:
    """The months of one series of one body or service, in order. Refuses a month of any other series."""

    series: Series
    months: tuple[MonthlyCount, ...]

    def __post_init__(self) -> None:
        if any(one.series is not self.series for one in self.months):
            raise ValueError("numbers of two series are never joined")


@dataclass(frozen=True)
class Fault:
    """Why a row cannot go in: where it is (the sheet, "" in a text file; the row as a spreadsheet counts; the column's
    heading, "" for the whole row), and why, in plain words."""

    sheet: str
    row: int
    column: str
    reason: str
