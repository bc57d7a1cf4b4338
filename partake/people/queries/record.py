"""What one record's front page shows, part by part, to whoever opened it."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet

from partake.files.domain import Kind
from partake.files.queries import FileFacts, facts_of
from partake.kernel import clock
from partake.kernel.prepared import prepared
from partake.kernel.verdict import Verdict
from partake.people import access
from partake.people.access_representing import can_see_representatives
from partake.people.domain import Part
from partake.people.door import OpenRecord
from partake.people.headings import HEADINGS, Heading
from partake.people.models import CommunicationNeed, ContactPoint, Language, PersonAccount, PersonalContact, Words
from partake.people.needs import need_kinds


@dataclass(frozen=True)
class Said:
    """What the person said under one heading, and whose help they had: words, a picture or a sound, or both. `file`
    is the picture or sound and `file_words` its own words; `file_erased_at` says when one that stood here was
    deleted for good."""

    heading: Heading
    words: str
    written_at: datetime
    helped_by: str
    number: int
    file: FileFacts | None = None
    file_words: str = ""
    file_erased_at: datetime | None = None

    @property
    def is_picture(self) -> bool:
        return self.file is not None and self.file.kind is Kind.PICTURE

    @property
    def says_something(self) -> bool:
        return bool(self.words) or self.file is not None


def said_of(heading: Heading, row: Words) -> Said:
    """This will give one row as pages say it. The row comes with its file."""
    facts = facts_of(row.file) if row.file else None
    erased_at = facts.erased_at if facts else None
    return Said(
        heading,
        row.words,
        row.written_at,
        row.helped_by,
        row.number,
        facts if erased_at is None else None,
        row.file_words if erased_at is None else "",
        erased_at,
    )


@dataclass(frozen=True)
class NeedLine:
    """One need as an order: what to do, and who meets it. `by_partake` says that letters already obey it."""

    id: UUID
    code: str
    order: str
    meets: str
    review_due_on: date
    is_due: bool


@dataclass(frozen=True)
class ContactLine:
    id: UUID
    kind: str
    value: str
    safe_to_use: bool
    safe_to_leave_message: bool
    is_shared: bool
    is_preferred: bool
    note: str


@dataclass(frozen=True)
class CloseLine:
    id: UUID
    name: str
    relationship: str
    phone: str
    is_emergency: bool
    is_next_of_kin: bool
    is_carer: bool


@dataclass(frozen=True)
class LanguageLine:
    id: int
    code: str
    name: str
    is_preferred: bool
    reads: bool
    interpreter_wanted: bool


@dataclass(frozen=True)
class MayDo:
    """What leads on from the front page for this reader: the same verdicts that guard the acts."""

    see_needs: Verdict
    see_contact: Verdict
    see_background: Verdict
    see_messages: Verdict
    see_rights_told: Verdict
    see_if_worse: Verdict
    change_details: Verdict
    record_need: Verdict
    answer_background: Verdict
    take_everything: Verdict
    see_speakers: Verdict
    invite: bool
    record_ending: bool


@dataclass(frozen=True)
class RecordPage:
    """A part the reader may not see is None; a part with nothing in it is empty. Needs and languages are here for
    the person themselves: everybody else has them in the banner of every page (`navigation.needs_banner`)."""

    said: tuple[Said, ...] | None
    needs: tuple[NeedLine, ...] | None
    languages: tuple[LanguageLine, ...] | None
    contact: tuple[ContactLine, ...] | None
    close: tuple[CloseLine, ...] | None
    if_worse: Said | None
    emergency_contacts: tuple[CloseLine, ...]
    closed: tuple[Part, ...]
    may_share: Verdict
    may_write: Verdict
    unwritten: tuple[Heading, ...]
    may: MayDo


def get_record_page(record: OpenRecord) -> RecordPage:
    """This will give everything on a record's front page that its reader may see."""
    words = latest_words(record)
    close = close_lines(record.person.pk) if Part.CONTACT in record.parts or Part.IF_I_GET_WORSE in record.parts else ()
    return RecordPage(
        said=tuple(said for said in words if said.heading.part is Part.ABOUT_ME)
        if Part.ABOUT_ME in record.parts
        else None,
        needs=list_needs(record) if record.is_own else None,
        languages=list_languages(record) if record.is_own else None,
        contact=contact_lines(record.person.pk) if Part.CONTACT in record.parts else None,
        close=close if Part.CONTACT in record.parts else None,
        if_worse=next((said for said in words if said.heading.part is Part.IF_I_GET_WORSE), None),
        emergency_contacts=tuple(line for line in close if line.is_emergency)
        if Part.IF_I_GET_WORSE in record.parts
        else (),
        closed=tuple(part for part in Part if part not in record.parts),
        may_share=access.can_share_record(record),
        may_write=access.can_write_words(record),
        unwritten=_unwritten(record, words),
        may=_may_do(record),
    )


def _unwritten(record: OpenRecord, words: tuple[Said, ...]) -> tuple[Heading, ...]:
    """The headings of About me that are still empty, for whoever may write there."""
    written = {said.heading.code for said in words}
    if Part.ABOUT_ME not in record.parts or not access.can_write_words(record):
        return ()
    return tuple(one for one in HEADINGS if one.part is Part.ABOUT_ME and one.code not in written)


def _may_do(record: OpenRecord) -> MayDo:
    has_died = record.person.died_on is not None
    return MayDo(
        take_everything=access.can_take_everything(record),
        see_speakers=can_see_representatives(record),
        see_needs=record.can_see(Part.COMMUNICATION),
        see_contact=record.can_see(Part.CONTACT),
        see_background=record.can_see(Part.BACKGROUND),
        see_messages=record.can_see(Part.MESSAGES),
        see_rights_told=access.can_see_rights_told(record),
        see_if_worse=record.can_see(Part.IF_I_GET_WORSE),
        change_details=access.can_change_details(record),
        record_need=access.can_record_need(record),
        answer_background=access.can_answer_background(record),
        invite=bool(access.can_invite_person(record))
        and not PersonAccount.objects.filter(person_id=record.person.pk).exists(),
        record_ending=bool(access.can_record_death(record)) and not has_died,
    )


def latest_words(record: OpenRecord) -> tuple[Said, ...]:
    """This will give the newest words, picture or sound under each heading whose part the reader may see, in the
    standard's order."""
    rows: dict[str, Words] = {}
    for row in _words(record.person.pk):
        rows[row.heading] = row
    seen = (heading for heading in HEADINGS if heading.part in record.parts and heading.code in rows)
    said = (said_of(heading, rows[heading.code]) for heading in seen)
    return tuple(one for one in said if one.says_something)


@prepared
def _words(person: int) -> QuerySet[Words]:
    return Words.objects.filter(person_id=person).select_related("file").order_by("number")


def what_matters(record: OpenRecord) -> Said | None:
    """This will give the person's own words that stand first on every page about them, if the reader may see them."""
    return next((said for said in latest_words(record) if said.heading.code == "WHAT_MATTERS"), None)


def list_needs(record: OpenRecord) -> tuple[NeedLine, ...]:
    """This will give how to communicate with the person, in the order of the list of needs."""
    record.require(Part.COMMUNICATION)
    kinds = need_kinds()
    order = {code: place for place, code in enumerate(kinds)}
    rows = sorted(
        _needs(record.person.pk),
        key=lambda row: order.get(row.code, len(order)),
    )
    return tuple(
        NeedLine(
            id=row.public_id,
            code=row.code,
            order=row.instruction or (kinds[row.code].said(mine=record.is_own) if row.code in kinds else row.code),
            meets=kinds[row.code].meets if row.code in kinds else "person",
            review_due_on=row.review_due_on,
            is_due=row.review_due_on <= clock.today(),
        )
        for row in rows
    )


@prepared
def _needs(person: int) -> QuerySet[CommunicationNeed]:
    return CommunicationNeed.objects.filter(person_id=person, ended_at__isnull=True)


def list_languages(record: OpenRecord) -> tuple[LanguageLine, ...]:
    record.require(Part.COMMUNICATION)
    return tuple(
        LanguageLine(row.pk, row.code, row.name, row.is_preferred, row.reads, row.interpreter_wanted)
        for row in _languages(record.person.pk)
    )


@prepared
def _languages(person: int) -> QuerySet[Language]:
    return Language.objects.filter(person_id=person, ended_at__isnull=True).order_by("-is_preferred", "pk")


def contact_lines(person_pk: int) -> tuple[ContactLine, ...]:
    return tuple(
        ContactLine(
            row.public_id,
            row.kind,
            row.value,
            row.safe_to_use,
            row.safe_to_leave_message,
            row.is_shared,
            row.is_preferred,
            row.note,
        )
        for row in _contacts(person_pk)
    )


@prepared
def _contacts(person: int) -> QuerySet[ContactPoint]:
    return ContactPoint.objects.filter(person_id=person, ended_at__isnull=True).order_by("-is_preferred", "pk")


def close_lines(person_pk: int) -> tuple[CloseLine, ...]:
    return tuple(
        CloseLine(
            row.public_id,
            row.name,
            row.relationship,
            row.phone,
            row.is_emergency,
            row.is_next_of_kin,
            row.is_carer,
        )
        for row in _people_close(person_pk)
    )


@prepared
def _people_close(person: int) -> QuerySet[PersonalContact]:
    return PersonalContact.objects.filter(person_id=person, ended_at__isnull=True).order_by("pk")
