"""How each of the cast can be reached, and how to communicate with them."""

from partake.audit.domain import Purpose
from partake.demo.stage import Stage, days_ago
from partake.people import door
from partake.people.actions.contact import SafeUse, add_contact_point
from partake.people.actions.needs import add_language, record_need
from partake.people.models.contact import ContactKind

PRINT_24, LIP_READS, HEARING_AID, BY_LETTER = "957351000000102", "441092009", "285055002", "936721000000107"
BSL_INTERPRETER, BSL_FILM, BY_EMAIL = "204331000000107", "local:bsl-film", "936741000000100"

# Who writes each one's details down: themselves, or their practice.
WRITERS = {
    "joyce": "joyce",
    "arthur": "farah",
    "priya": "priya",
    "callum": "callum",
    "denise": "farah",
    "tunde": "tunde",
}
ADDRESSES = {
    "joyce": "12 Allotment Lane, Wexbridge, WX1 4QT",
    "arthur": "3 Mill Row, Wexbridge, WX1 2AB",
    "priya": "Flat 8, Riverside Court, Wexbridge, WX2 9LD",
    "callum": "41 Station Road, Wexbridge, WX3 1PU",
    "denise": "Rowan House, Beech Close, Wexbridge, WX1 7NN",
    "tunde": "5 Quay Street, Wexbridge, WX2 3DE",
}
PHONES = {
    "joyce": "07700 900111",
    "arthur": "01632 960021",
    "callum": "07700 900141",
    "denise": "01632 960059",
    "tunde": "07700 900123",
}
EMAILS = {"priya": "priya@example.com", "callum": "callum@example.com", "tunde": "tunde@example.com"}
NEEDS = {
    "joyce": [(PRINT_24, ""), (LIP_READS, "Face her and speak clearly: she lip-reads"), (HEARING_AID, "")],
    "arthur": [(PRINT_24, ""), (BY_LETTER, "Letters only: he has no internet")],
    "priya": [(BSL_FILM, ""), (BSL_INTERPRETER, "")],
    "callum": [(BY_EMAIL, "")],
}


def play(stage: Stage) -> None:
    """This will play the scenes in the order they happened."""
    for person in stage.people:
        with days_ago(390, hour=11):
            record = _opened(stage, person)
            for code, instruction in NEEDS.get(person, []):
                record_need(record=record, code=code, instruction=instruction)
            _reach(record, person)
    with days_ago(389):
        add_language(record=_opened(stage, "joyce"), code="yo", is_preferred=False, reads=True, interpreter_wanted=True)


def _opened(stage: Stage, person: str) -> door.OpenRecord:
    writer = WRITERS.get(person, person)
    purpose = Purpose.OWN_RECORD if writer == person else Purpose.CONTACT
    return door.open_record(stage.actor(writer), stage.people[person].public_id, purpose)


def _reach(record: door.OpenRecord, person: str) -> None:
    add_contact_point(record=record, kind=ContactKind.ADDRESS, value=ADDRESSES[person], use=SafeUse(safe_to_use=True))
    if phone := PHONES.get(person):
        kind = ContactKind.MOBILE if phone.startswith("07") else ContactKind.PHONE
        safe = person != "denise"
        note = "" if safe else "Her sister answers too: say only that Millbrook Surgery called."
        use = SafeUse(safe_to_use=True, safe_to_leave_message=safe, is_shared=not safe, note=note)
        add_contact_point(record=record, kind=kind, value=phone, use=use)
    if email := EMAILS.get(person):
        add_contact_point(record=record, kind=ContactKind.EMAIL, value=email, use=SafeUse(safe_to_use=True))
