"""How to communicate with somebody: recorded, followed by every message, reviewed, ended."""

from datetime import date

import pytest
from babel import Locale

from partake.audit.models import Event
from partake.correspondence.actions import tell
from partake.correspondence.domain import MessageState
from partake.correspondence.models import Message
from partake.documents import Document, paragraph
from partake.kernel import clock
from partake.kernel.identifiers import is_snomed_id
from partake.kernel.ref import Ref
from partake.kernel.verdict import NotFound, Refused, Rejected, Stale
from partake.people import recipients
from partake.people.actions import contact
from partake.people.actions import needs as actions
from partake.people.languages import languages
from partake.people.models import CommunicationNeed, Language
from partake.people.models.contact import ContactKind
from partake.people.needs import COMMON, NeedCategory, need_for_message, need_kinds, review_day, search_needs
from tests.people.pressing import at, press, read, shown

BIG = "957351000000102"
LIPS = "441092009"
EASY_READ = "local:easy-read"


@pytest.fixture
def joyce(opened):
    return opened("joyce", "joyce")


@pytest.fixture
def big_print(joyce):
    return actions.record_need(record=joyce, code=BIG)


@pytest.fixture
def waiting(stage, joyce):
    """A letter to Joyce that waits to go to her address."""
    use = contact.SafeUse(safe_to_use=True)
    contact.add_contact_point(record=joyce, kind=ContactKind.ADDRESS, value="4 Alder Row, Wexbridge", use=use)
    return tell(
        actor=stage.actor("ruth"),
        recipient=recipients.of_person(stage.people["joyce"]),
        document=Document(title="A letter", blocks=(paragraph("Hello"),)),
        about=Ref("people.share", "1"),
        key="waiting",
    )


def test_a_need_is_a_row_an_event_and_a_year(stage, big_print):
    assert (big_print.code, big_print.recorded_by) == (BIG, "Joyce Adeyemi")
    assert big_print.review_due_on == date(2027, 11, 19)
    event = Event.objects.get(kind="people.need_recorded")
    assert (event.person_id, event.codes) == (stage.people["joyce"].public_id, {"need": BIG})


def test_a_letter_in_the_wrong_size_does_not_go(joyce, waiting):
    assert waiting.format == "PDF_12"
    need = actions.record_need(record=joyce, code=BIG)
    waiting.refresh_from_db()
    assert (waiting.state, waiting.format) == (MessageState.WAITING, "PDF_24")
    actions.end_need(record=joyce, need=need, version=need.version)
    waiting.refresh_from_db()
    assert waiting.format == "PDF_12"


def test_a_format_no_machine_makes_holds_the_letter(joyce, waiting):
    actions.record_need(record=joyce, code=EASY_READ)
    waiting.refresh_from_db()
    assert (waiting.state, waiting.held_because) == (MessageState.HELD, "FORMAT_NEEDS_A_PERSON")


def test_the_same_need_twice_is_rejected(joyce, big_print):
    with pytest.raises(Rejected, match="already"):
        actions.record_need(record=joyce, code=BIG)
    assert CommunicationNeed.objects.count() == 1


def test_a_need_off_the_list_is_rejected(joyce):
    with pytest.raises(Rejected, match="not on the list"):
        actions.record_need(record=joyce, code="123")


def test_still_right_asks_again_a_year_later(joyce, big_print):
    with clock.fixed_day(2027, 11, 25):
        actions.review_need(record=joyce, need=big_print, version=1, instruction="Big, please")
    big_print.refresh_from_db()
    assert (big_print.review_due_on, big_print.instruction) == (date(2028, 11, 25), "Big, please")
    assert Event.objects.get(kind="people.need_reviewed").fields == ["instruction"]


def test_two_reviews_at_once(joyce, big_print):
    actions.review_need(record=joyce, need=big_print, version=1, instruction="First")
    with pytest.raises(Stale):
        actions.review_need(record=joyce, need=big_print, version=1, instruction="Second")


def test_a_need_of_somebody_else_or_ended_is_not_there(opened, joyce, big_print):
    with pytest.raises(NotFound):
        actions.end_need(record=opened("priya", "priya"), need=big_print, version=1)
    actions.end_need(record=joyce, need=big_print, version=1)
    big_print.refresh_from_db()
    with pytest.raises(NotFound):
        actions.end_need(record=joyce, need=big_print, version=2)


def test_the_practice_may_record_it_and_the_person_hears(opened):
    actions.record_need(record=opened("sam", "arthur"), code=LIPS)
    actions.record_need(record=opened("sam", "arthur"), code=BIG)
    assert Message.objects.get().title == "Your details were changed"  # once a day, not once a press
    assert Message.objects.get().needs == [{"code": BIG, "words": "Letters in 24 point print"}]


def test_who_only_helps_may_not(opened, stage, joyce):
    from partake.people.actions.sharing import share_record
    from partake.people.domain import Part
    from partake.people.queries.share_targets import ShareTarget

    target = ShareTarget(code="", name="Beth Lund", first_name="Beth", detail="", user=stage.users["beth"])
    share_record(record=joyce, target=target, parts=[Part.COMMUNICATION], until=None)
    with pytest.raises(Refused):
        actions.record_need(record=opened("beth", "joyce"), code=BIG)


def test_one_language_is_preferred_and_saying_it_again_replaces(joyce):
    actions.add_language(record=joyce, code="yo", is_preferred=True, reads=True, interpreter_wanted=True)
    actions.add_language(record=joyce, code="en", is_preferred=True, reads=True, interpreter_wanted=False)
    actions.add_language(record=joyce, code="yo", is_preferred=False, reads=False, interpreter_wanted=True)
    now = {row.code: row for row in Language.objects.filter(ended_at__isnull=True)}
    assert {code: row.is_preferred for code, row in now.items()} == {"en": True, "yo": False}
    assert not now["yo"].reads
    assert Language.objects.count() == 3


def test_letters_in_a_preferred_language_wait_for_a_translator(joyce, waiting):
    actions.add_language(record=joyce, code="yo", is_preferred=True, reads=True, interpreter_wanted=False)
    waiting.refresh_from_db()
    assert waiting.held_because == "FORMAT_NEEDS_A_PERSON"
    actions.end_language(record=joyce, language=Language.objects.get())
    waiting.refresh_from_db()
    assert waiting.state == MessageState.WAITING


def test_nobody_writes_a_letter_in_a_signed_language(joyce):
    assert not actions.add_language(
        record=joyce, code="bfi", is_preferred=True, reads=True, interpreter_wanted=True
    ).reads


def test_ending_a_language_twice_is_ending_it_once(joyce):
    row = actions.add_language(record=joyce, code="yo", is_preferred=False, reads=True, interpreter_wanted=True)
    for _ in range(2):
        actions.end_language(record=joyce, language=row)
    assert Event.objects.filter(kind="people.language_ended").count() == 1


@pytest.mark.parametrize(
    ("recorded", "due"),
    [
        (date(2026, 11, 19), date(2027, 11, 19)),
        (date(2028, 2, 29), date(2029, 2, 28)),
        (date(2027, 2, 28), date(2028, 2, 28)),
    ],
)
def test_a_year_on(recorded, due):
    assert review_day(recorded) == due


def test_every_code_has_a_right_check_digit_or_is_ours():
    codes = need_kinds()
    assert all(is_snomed_id(code) == codes[code].verified for code in codes)
    assert {code for code in codes if not codes[code].verified} == {"local:16-point", "local:bsl-film", EASY_READ}
    assert set(COMMON) <= set(codes)


def test_every_need_means_something_to_a_message():
    for code, kind in need_kinds().items():
        assert (need_for_message(code) is None) == (kind.meets == "meeting")
    assert need_for_message("a code of tomorrow").by_person
    assert need_for_message("language:so").words == "Somali", "whoever settles a held letter reads which language"
    assert need_for_message("language:xx").words == "xx"


def test_searching_by_any_words():
    assert [kind.code for kind in search_needs("HEARING aid")] == ["285055002"]
    assert search_needs("  ") == ()
    assert search_needs("\u202exyz😀") == ()


def test_languages_are_named_as_unicode_names_them():
    english = Locale("en").languages
    import tomllib
    from pathlib import Path

    import partake.people.languages as module

    rows = tomllib.loads((Path(module.__file__).parent / "data" / "languages.toml").read_text())["language"]
    assert len(rows) == len(languages())
    assert all(row["code"] in english for row in rows if row["status"] == "verified")
    assert all(row["code"] not in english for row in rows if row["status"] == "unverified")


def test_adding_a_need_from_the_list(stage, visit):
    client = visit("joyce")
    assert "nothing here yet" in " ".join(read(client, at("needs", stage, "joyce")).texts)
    read(client, at("choose_need", stage, "joyce"))
    for category in NeedCategory:
        page = read(client, at("choose_need", stage, "joyce") + f"?list={category}")
        assert len([a for a in page.all("a") if "/needs/add/" in a["href"]]) >= 9
    done = press(client, at("add_need", stage, "joyce", LIPS), instruction="Face me. I lip-read 😀")
    assert done.headers["Location"] == at("needs", stage, "joyce")
    assert "Face me. I lip-read 😀" in " ".join(read(client, at("needs", stage, "joyce")).texts)
    again = press(client, at("add_need", stage, "joyce", LIPS))
    assert "written down already" in shown(again)


def test_a_list_that_is_not_there_is_the_common_one(stage, visit):
    page = read(visit("joyce"), at("choose_need", stage, "joyce") + "?list=NONSENSE")
    assert "What people ask for most" in " ".join(page.texts)


def test_looking_for_a_need_by_a_word(stage, visit):
    client = visit("joyce")
    found = shown(press(client, at("choose_need", stage, "joyce"), wanted="braille"))
    assert "Letters in braille, grade 2" in found
    assert "Nothing on the list" in shown(press(client, at("choose_need", stage, "joyce"), wanted="zzz"))
    assert "There is no word yet" in shown(press(client, at("choose_need", stage, "joyce"), wanted=""))


def test_too_long_an_instruction_is_kept_and_asked_about(stage, visit):
    answer = shown(press(visit("joyce"), at("add_need", stage, "joyce", LIPS), instruction="x" * 201))
    assert "There is room for 200" in answer


def test_reviewing_and_ending_on_pages(stage, visit, big_print):
    client = visit("joyce")
    review = at("review_need", stage, "joyce", big_print.public_id)
    assert press(client, review, instruction="In big print").status_code == 302
    end = at("end_need", stage, "joyce", big_print.public_id)
    assert press(client, end).status_code == 302
    said = " ".join(read(client, at("needs", stage, "joyce")).texts)
    assert "In big print" in said and "from 19 November 2026 to 19 November 2026" in said
    assert client.get(end).status_code == 404


def test_a_stale_review_shows_both(stage, visit, joyce, big_print):
    client = visit("joyce")
    review = at("review_need", stage, "joyce", big_print.public_id)
    token = read(client, review).token
    actions.review_need(record=joyce, need=big_print, version=1, instruction="Theirs")
    said = shown(client.post(review, {"form_token": token, "instruction": "Mine"}))
    assert "There are two versions now" in said and "Theirs" in said and "Mine" in said


def test_what_is_due_is_said(stage, visit, big_print):
    with clock.fixed_day(2027, 12, 1):
        said = " ".join(read(visit("joyce"), at("needs", stage, "joyce")).texts)
    assert "Check this is still right" in said


def test_languages_on_pages(stage, visit):
    client = visit("joyce")
    done = press(client, at("add_language", stage, "joyce"), code="yo", uses=["INTERPRETER"])
    assert done.status_code == 302
    said = " ".join(read(client, at("needs", stage, "joyce")).texts)
    assert "Yoruba" in said and "Book an interpreter." in said
    row = Language.objects.get()
    assert press(client, at("end_language", stage, "joyce", row.pk)).status_code == 302
    assert client.get(at("end_language", stage, "joyce", row.pk)).status_code == 404
    assert "no language yet" in shown(press(client, at("add_language", stage, "joyce"), code=""))
    assert "not on this page any more" in shown(press(client, at("add_language", stage, "joyce"), code="klingon"))


def test_the_practice_names_the_person(stage, visit):
    client = visit("sam", "priya")
    page = read(client, at("needs", stage, "priya"))
    assert "How to communicate with Priya" in page.texts
    assert "They use British Sign Language" in " ".join(
        read(client, at("choose_need", stage, "priya") + "?list=SUPPORT").texts
    )
    assert client.get(at("add_need", stage, "priya", "nothing")).status_code == 404


def test_a_language_off_the_list_or_of_somebody_else(joyce, opened):
    with pytest.raises(Rejected, match="not on the list"):
        actions.add_language(record=joyce, code="tlh", is_preferred=False, reads=True, interpreter_wanted=False)
    row = actions.add_language(record=joyce, code="yo", is_preferred=False, reads=True, interpreter_wanted=False)
    with pytest.raises(NotFound):
        actions.end_language(record=opened("priya", "priya"), language=row)


@pytest.mark.parametrize(
    ("code", "mine", "theirs"),
    [
        (LIPS, "opens your record to care for you reads this", "opens this record to give care reads this"),
        (BIG, "letters go in this size by post", "letters go in this size by post"),
        ("936741000000100", "we write only this way", "we write only this way"),
        (EASY_READ, "letters wait until it is done", "letters wait until it is done"),
    ],
)
def test_what_a_need_changes_is_said_before_it_is_recorded(stage, visit, code, mine, theirs):
    assert mine in " ".join(read(visit("joyce"), at("add_need", stage, "joyce", code)).texts)
    assert theirs in " ".join(read(visit("sam", "joyce"), at("add_need", stage, "joyce", code)).texts)


def test_who_meets_each_need_and_language_is_said(stage, visit, joyce):
    for code in (LIPS, BIG, EASY_READ):
        actions.record_need(record=joyce, code=code)
    actions.add_language(record=joyce, code="yo", is_preferred=True, reads=True, interpreter_wanted=False)
    actions.add_language(record=joyce, code="bfi", is_preferred=False, reads=False, interpreter_wanted=False)
    own = " ".join(read(visit("joyce"), at("needs", stage, "joyce")).texts)
    for words in (
        "For everyone who meets or calls you.",
        "Partake does this for every letter",
        "Letters wait until it is done.",
        "Use this first. Letters can be in this language.",
        "Not for letters.",
    ):
        assert words in own
    assert "meets or calls them" in " ".join(read(visit("sam", "joyce"), at("needs", stage, "joyce")).texts)
