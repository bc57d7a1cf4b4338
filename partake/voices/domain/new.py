"""What another room hands in: one thing somebody told us, and how they may be reached about it."""

from dataclasses import dataclass, field
from datetime import date, datetime

from partake.files.reading import Checked
from partake.kernel.ref import Ref
from partake.voices.domain.voice import Channel, Sampling, Speaker, VoiceKind


@dataclass(frozen=True)
class About:
    """What a voice is about: a body, and its service where it is known. Row ids."""

    organisation_id: int
    service_id: int | None = None


@dataclass(frozen=True)
class Attribute:
    """Something the author said of themselves, frozen at that moment: from which dated list, and which of it."""

    characteristic: str
    list_version: str
    category: str


@dataclass(frozen=True)
class Chosen:
    """One answer chosen from those there were. `question` is "<questionnaire>:<question>"."""

    question: str
    answer: str


@dataclass(frozen=True)
class NewMedia:
    """A picture, sound or film somebody told it in. `words` are what is said or shown in it, if they wrote that;
    `allows_show` whether others may see or hear it: a face and a voice tell more than words."""

    checked: Checked
    words: str = ""
    allows_show: bool = False


@dataclass(frozen=True)
class NewVoice:
    """One thing somebody told us.

    `good` and `better` are their answers to what was good and what could be better, where they were asked apart.

    `score` is the place of the answer chosen, 1 the first (Friends and Family Test: 1 very good to 6 don't know);
    `question` what the words answer. `said_on` is the day it is about, where known. `told_by` says who passed it on
    when it was not the author. `came_as` names it where it came from (a row of a file, a form's number): the same
    name again is the same voice. `source` points to what collected it. `received_at` is now unless it came earlier.
    `chosen` is counted and never shown beside the words.
    """

    kind: VoiceKind
    about: tuple[About, ...]
    words: str = ""
    good: str = ""
    better: str = ""
    title: str = ""
    score: int | None = None
    question: str = ""
    said_on: date | None = None
    received_at: datetime | None = None
    channel: Channel = Channel.ONLINE
    sampling: Sampling = Sampling.ANYONE_MAY
    speaker: Speaker = Speaker.NOT_SAID
    told_by: str = ""
    language: str = "en"
    allows_quote: bool = False
    allows_count: bool = True
    media: tuple[NewMedia, ...] = ()
    attributes: tuple[Attribute, ...] = ()
    chosen: tuple[Chosen, ...] = ()
    source: Ref | None = None
    came_as: str | None = None


@dataclass(frozen=True)
class NewContributor:
    """How the author may be told what came of it. `needs` are codes of communication needs. Somebody who is signed
    in is reached as their record says: `person_id` alone is enough. Kept apart from what they said."""

    name: str = ""
    email: str = ""
    phone: str = ""
    postal_address: str = ""
    needs: tuple[str, ...] = field(default=())
    language: str = "en"
    person_id: int | None = None

    @property
    def can_be_reached(self) -> bool:
        return bool(self.person_id or self.email or self.phone or self.postal_address)
