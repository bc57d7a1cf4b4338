"""What the cast said of themselves: how to reach them, how to communicate with them, their own words; and what they
were told of their rights."""

from partake.audit.domain import Purpose
from partake.demo.stage import Stage, days_ago
from partake.kernel import clock
from partake.people import door
from partake.people.actions.background import answer_background
from partake.people.actions.contact import CloseTo, SafeUse, add_contact_point, add_personal_contact
from partake.people.actions.needs import add_language, record_need, review_need
from partake.people.actions.rights import send_right, tell_right
from partake.people.actions.words import write_words
from partake.people.domain import AskedHow
from partake.people.models.contact import ContactKind
from partake.people.rights import ToldHow

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
    "joyce": [(PRINT_24, ""), (LIP_READS, "Face me when you speak: I lip-read"), (HEARING_AID, "")],
    "arthur": [(PRINT_24, ""), (BY_LETTER, "Letters only: I have no internet")],
    "priya": [(BSL_FILM, ""), (BSL_INTERPRETER, "")],
    "callum": [(BY_EMAIL, "")],
}
# In the order of the record: what each one wrote, or said to somebody who wrote it down.
WORDS = {
    "joyce": [
        (
            "WHAT_MATTERS",
            "Being well enough to take my grandson to the allotment on Saturdays. And not having to tell my story "
            "again to every new face.",
        ),
        ("WHO_MATTERS", "Tunde, my son. My grandson Kit, who is seven. Grace next door, who has my key."),
        (
            "HOW_TO_SUPPORT",
            "Ask me before you touch my feet. Talk to me, not to my son. If I go quiet I have not understood.",
        ),
        ("IF_I_GET_WORSE", "If I can’t finish a sentence, call 999. Then call Tunde. My inhalers are in the blue tin."),
    ],
    "arthur": [
        ("WHAT_MATTERS", "To stay in this house."),
        ("IF_I_GET_WORSE", "The neighbour at number 5 has a key. The cat needs feeding."),
    ],
    "priya": [
        ("WHAT_MATTERS", "To be told things in my own language, at the same time as everybody else."),
        ("DO_AND_DO_NOT", "Look at me when the interpreter signs. Don’t ring me: I can’t hear it."),
    ],
    "callum": [("WHAT_MATTERS", "Not missing football because of hospital. Being asked, not my mum.")],
    "denise": [("WHAT_MATTERS", "Let me finish my sentence. Mornings are best.")],
    "tunde": [("WHAT_MATTERS", "Looking after Mum and keeping my job. Some sleep.")],
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
    for person, words in WORDS.items():
        with days_ago(300, hour=19):
            _say(_opened(stage, person), words)
    _some_answer_about_themselves(stage)
    _rights_are_told(stage)
    _needs_are_checked(stage)


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


def _say(record: door.OpenRecord, words: list[tuple[str, str]]) -> None:
    said_how = AskedHow.THEMSELVES if record.is_own else AskedHow.BY_PHONE
    for heading, said in words:
        write_words(record=record, heading=heading, words=said, number=0, said_how=said_how)


def _needs_are_checked(stage: Stage) -> None:
    """All but Joyce's hearing aid and Callum's email: those are due, and say so."""
    with days_ago(50):
        for person, codes in {"joyce": [PRINT_24, LIP_READS], "arthur": [PRINT_24, BY_LETTER]}.items():
            record = _opened(stage, person)
            for need in stage.people[person].communication_needs.filter(code__in=codes):
                review_need(record=record, need=need, version=need.version, instruction=need.instruction)


def _some_answer_about_themselves(stage: Stage) -> None:
    with days_ago(299):
        joyce = _opened(stage, "joyce")
        answer_background(record=joyce, question="ETHNIC_GROUP", answers=["N"], number=0)
        answer_background(record=joyce, question="RELIGION", answers=["C"], number=0)
        answer_background(record=joyce, question="SEXUAL_ORIENTATION", answers=[], declined=True, number=0)
        answer_background(record=_opened(stage, "tunde"), question="CARER", answers=["224484003"], number=0)
        neighbour = CloseTo(name="Ivy Marsh", relationship="neighbour", phone="01632 960022", is_emergency=True)
        add_personal_contact(record=_opened(stage, "arthur"), close=neighbour)


def _rights_are_told(stage: Stage) -> None:
    with days_ago(280, hour=14):
        record = door.open_record(stage.actor("sam"), stage.people["joyce"].public_id, Purpose.CARE)
        tell_right(
            record=record, right="INVOLVEMENT", told_on=clock.today(), how=ToldHow.FACE_TO_FACE, in_writing_too=True
        )
    with days_ago(279):
        send_right(record=_opened(stage, "tunde"), right="CARERS")
