"""A person's own copy of everything Partake holds about them: a document for people, and JSON for computers."""

import json
import shutil
from dataclasses import dataclass
from datetime import timedelta
from io import BytesIO
from tempfile import SpooledTemporaryFile
from typing import IO, Any
from zipfile import ZIP_STORED, ZipFile

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext

from partake.audit import queries as audit
from partake.audit.actions import record as record_event
from partake.audit.domain import EventKind
from partake.care_plans.paper import plan_blocks
from partake.care_plans.paper_of_preparing import prepared_blocks
from partake.care_plans.paper_of_talks import between_blocks
from partake.care_plans.queries.everything import between_values
from partake.care_plans.queries.papers import note_values
from partake.care_plans.queries.plan import get_plan, plan_values
from partake.care_plans.queries.preparation import get_preparation, preparation_values
from partake.correspondence.queries import list_messages_to
from partake.documents import Block, Document, Format, Heading, bullets, paragraph, render
from partake.handovers.paper import story_blocks
from partake.handovers.queries import story_values
from partake.kernel import clock
from partake.kernel.ref import Ref
from partake.kernel.texts import text
from partake.kernel.verdict import NotFound
from partake.measures.paper import blocks_of, tables_of_all
from partake.measures.queries.results import list_all, list_latest
from partake.people import access
from partake.people.domain import Part
from partake.people.door import OpenRecord
from partake.people.paper import said_blocks
from partake.people.queries.record import RecordPage, Said, get_record_page
from partake.people.queries.registration import ids_of
from partake.people.queries.sharing import who_can_see
from partake.people.queries.words import open_said_file
from partake.people.words import contact_safety, parts_sentence
from partake.ui.words import clock_time, day
from partake.voices.queries.mine import my_voice_values

EVERYTHING_TAKEN = EventKind("home.everything_taken", text("took a copy of everything"))
PRINT_SIZES = (Format.PDF_12, Format.PDF_16, Format.PDF_20, Format.PDF_24, Format.PDF_28)
_KINDS = {form.value: form for form in (*PRINT_SIZES, Format.TEXT)}


@dataclass(frozen=True)
class Taken:
    """A file to take away. `content` is open at its beginning; whoever sends it closes it."""

    content: IO[bytes]
    media_type: str
    name: str


def take_everything(*, record: OpenRecord, kind: str) -> Taken:
    """This will make the copy as `kind`: "json", "zip" (the same, with the pictures and recordings), "text" or
    "pdf-12" to "pdf-28". Raises `Refused`, `NotFound`."""
    access.can_take_everything(record).require()
    if kind not in ("json", "zip") and kind not in _KINDS:
        raise NotFound

    with transaction.atomic():  # the event alone: nothing is drawn while the database waits
        record_event(
            EVERYTHING_TAKEN,
            actor=record.actor,
            about=Ref("people.person", str(record.person.id)),
            person_id=record.person.id,
            codes={"kind": kind},
        )

    name = f"my-record-{clock.today().isoformat()}"
    if kind == "json":
        return Taken(BytesIO(_as_json(record)), "application/json", f"{name}.json")
    if kind == "zip":
        return Taken(_as_zip(record), "application/zip", f"{name}.zip")
    made = render(as_document(record), _KINDS[kind], printed_on=clock.today())
    return Taken(BytesIO(made.content), made.media_type, made.filename)


def _as_json(record: OpenRecord) -> bytes:
    return json.dumps(as_values(record), ensure_ascii=False, indent=2, default=str).encode()


def _as_zip(record: OpenRecord) -> IO[bytes]:
    """On disk when it is large: recordings can be. Sounds and pictures are small already, so nothing is pressed."""
    made: IO[bytes] = SpooledTemporaryFile(max_size=2 * 1024 * 1024)  # noqa: SIM115 - whoever sends it closes it
    with ZipFile(made, "w", ZIP_STORED) as archive:
        archive.writestr("my-record.json", _as_json(record))
        archive.writestr("my-record.txt", render(as_document(record), Format.TEXT, printed_on=clock.today()).content)
        for said in _all_said(get_record_page(record)):
            if said.file is not None:
                with open_said_file(record, said) as kept, archive.open(_file_name(said), "w") as copy:
                    shutil.copyfileobj(kept, copy)
    made.seek(0)
    return made


def as_values(record: OpenRecord) -> dict[str, object]:
    """This will give the copy for computers: plain values under plain names, times in UTC, days as ISO."""
    page, person = get_record_page(record), record.person
    return {
        "made_at": clock.now().isoformat(),
        "person": {
            "id": person.id,
            "given_name": person.given_name,
            "family_name": person.family_name,
            "known_as": person.known_as,
            "pronouns": person.pronouns,
            "born_on": person.born_on,
        },
        "own_words": [_said(said) for said in _all_said(page)],
        "communication_needs": [
            {"code": need.code, "order": need.order, "review_due_on": need.review_due_on} for need in page.needs or ()
        ],
        "languages": [vars_of(language, "name", "is_preferred", "reads", "interpreter_wanted")
                      for language in page.languages or ()],
        "ways_to_reach": [vars_of(point, "kind", "value", "safe_to_use", "safe_to_leave_message", "is_shared", "note")
                          for point in page.contact or ()],
        "people_close": [vars_of(close, "name", "relationship", "phone", "is_emergency", "is_next_of_kin", "is_carer")
                         for close in page.close or ()],
        "who_can_see": [
            {"who": sight.name, "of": sight.detail, "parts": list(sight.parts), "until": sight.until,
             "since": sight.since, "because": sight.basis}
            for sight in _sights(record)
        ],
        "stories_for_the_next_team": story_values(record) if Part.ABOUT_ME in record.parts else [],
        "prepared_for_talks": preparation_values(record) if Part.PLAN in record.parts else [],
        "notes_on_paper": note_values(record) if Part.PLAN in record.parts else [],
        "plan": plan_values(record) if Part.PLAN in record.parts else [],
        "between": between_values(record) if Part.PLAN in record.parts else {},
        "results": list_all(record) if Part.RESULTS in record.parts else [],
        "said_about_services": my_voice_values(record),
        "messages": [
            {"title": message.title, "written_at": message.written_at, "state": message.state}
            for message in list_messages_to(to=Ref("people.person", str(person.id)), limit=1000)
        ],
        "looks": [
            {"at": look.at, "who": look.actor_name, "job": look.actor_role, "of": look.actor_body,
             "parts": look.parts, "purpose": look.purpose}
            for look in _looks(record)
        ],
    }  # fmt: skip


def as_document(record: OpenRecord) -> Document:
    """This will give the copy for people: the person's own words first."""
    page, person = get_record_page(record), record.person
    blocks: list[Block] = [
        paragraph(gettext("This is what Partake holds about %(name)s.") % {"name": person.name}),
    ]
    for said in _all_said(page):
        blocks += [Heading(2, gettext(said.heading.mine)), *said_blocks(record, said, who=person.name)]
    blocks += _list(gettext("How to communicate with me"), [need.order for need in page.needs or ()])
    blocks += _list(gettext("Languages"), [language.name for language in page.languages or ()])
    blocks += _list(
        gettext("How to reach me"), [f"{point.value}. {contact_safety(point)}" for point in page.contact or ()]
    )
    blocks += _list(
        gettext("People close to me"),
        [
            ", ".join(part for part in (close.name, close.relationship, close.phone) if part)
            for close in page.close or ()
        ],
    )
    blocks += story_blocks(record)
    if {Part.PLAN, Part.IF_I_GET_WORSE} & record.parts:
        blocks += plan_blocks(record, get_plan(record))
    prepared = get_preparation(record) if Part.PLAN in record.parts else None
    blocks += prepared_blocks(prepared) if prepared else []
    if Part.RESULTS in record.parts and (results := list_latest(record)):
        blocks += [Heading(2, gettext("My results")), *blocks_of(results), *tables_of_all(record)]
    if Part.PLAN in record.parts:
        blocks += between_blocks(record)
    blocks += _list(gettext("What I said about services"), [_told(one) for one in my_voice_values(record)])
    blocks += _list(
        gettext("Who can see my record"),
        [f"{sight.name}: {parts_sentence(sight.parts)}" for sight in _sights(record)],
    )
    blocks += _list(
        gettext("Who looked"),
        [
            f"{day(look.at)}, {clock_time(look.at)}: {look.actor_name}, {look.actor_role or gettext('not at work')}"
            for look in _looks(record)
        ],
    )
    return Document(
        title=gettext("Everything Partake holds about me") if record.is_own else person.name,
        blocks=tuple(blocks),
        reference=gettext("My record"),
        call=gettext("Questions? Call us on %(phone)s") % {"phone": settings.HELP_PHONE},
    )


def _told(voice: dict[str, Any]) -> str:
    """One thing said, and each answer after it, on one line."""
    about = gettext("%(day)s, about %(service)s") % {"day": day(voice["on"]), "service": ", ".join(voice["about"])}
    said = " ".join(filter(None, (voice["title"], voice["words"], voice["good"], voice["could_be_better"])))
    answers = [f"{one['by']}: {one['words']} {one['did']}".strip() for one in voice["answers"]]
    return " ".join([f"{about}: “{said}”", *answers])


def vars_of(line: object, *names: str) -> dict[str, object]:
    return {name: getattr(line, name) for name in names}


def _said(said: Said) -> dict[str, object]:
    values = vars_of(said, "words", "written_at", "helped_by")
    media: dict[str, object] = {"file": None}
    if said.file is not None:
        facts = vars_of(said.file, "kind", "media_type", "size", "seconds")
        media = {"file": {"name": _file_name(said), "words": said.file_words, **facts}}
    return {"heading": said.heading.code, "snomed": said.heading.snomed, **values, **media}


def _file_name(said: Said) -> str:
    assert said.file is not None
    return f"{said.heading.code.lower().replace('_', '-')}.{said.file.ending}"


def _all_said(page: RecordPage) -> list[Said]:
    return [*(page.said or ()), *([page.if_worse] if page.if_worse else [])]


def _sights(record: OpenRecord) -> list:
    sharing = who_can_see(record)
    return [*sharing.because_said, *sharing.because_speaks, *sharing.because_care]


def _looks(record: OpenRecord) -> list:
    """Who looked is the person's own to take; a practice printing the copy for them leaves it out."""
    if not record.is_own or Part.ABOUT_ME not in record.parts:
        return []
    return audit.list_looks(ids_of(record.person.pk), since=clock.now() - timedelta(days=365), limit=1000)


def _joined(*parts: str) -> str:
    return ", ".join(part for part in parts if part)


def _list(title: str, lines: list[str]) -> list[Block]:
    return [Heading(2, title), bullets(*lines)] if lines else []
