"""Emergency access: by exact details, two parts alone, for two hours, and the person told in their own format."""

from datetime import date, timedelta

import pytest

from partake.accounts.actions import show_by_role
from partake.audit.domain import Basis, Purpose
from partake.audit.models import Event, Look
from partake.correspondence.models import Message
from partake.kernel import clock
from partake.kernel.verdict import NotFound, Refused, Rejected
from partake.people import door
from partake.people.actions import emergency as actions
from partake.people.actions.contact import CloseTo, SafeUse, add_contact_point, add_personal_contact
from partake.people.actions.needs import record_need
from partake.people.actions.people import add_person
from partake.people.domain import Part
from partake.people.models import CareRelationship, EmergencyOpening
from partake.people.models.contact import ContactKind
from tests.people.pressing import at, press, read, shown

PAGE = "/people/emergency"
WHY = "Brought in by ambulance, could not speak."
BORN = {"joyce": date(1958, 5, 2), "priya": date(1992, 8, 30)}


@pytest.fixture
def open_it(stage):
    def open_one(who="anil", *, nhs_number="", family_name="", born_on=None, reason=WHY):
        return actions.open_in_emergency(
            actor=stage.actor(who), nhs_number=nhs_number, family_name=family_name, born_on=born_on, reason=reason
        )

    return open_one


@pytest.fixture
def joyces(stage, open_it):
    return open_it(nhs_number=stage.people["joyce"].nhs_number)


def look_in(stage, who="anil", person="joyce"):
    everything = tuple(Part)
    return door.open_record(stage.actor(who), stage.people[person].public_id, Purpose.CARE, shows=everything)


def push(client, page, address):
    """This will press the button of a page whose form goes to `address`."""
    drawn = read(client, page)
    (token,) = (
        one["value"]
        for one in drawn.all("input")
        if one["name"] == "form_token" and one.form is not None and one.form["action"] == address
    )
    return client.post(address, {"form_token": token})


def test_an_opening_is_a_row_and_an_event_that_holds_no_words(stage, joyces):
    assert (joyces.person, joyces.opened_by, joyces.job_title) == (
        stage.people["joyce"],
        "Dr Anil Kapoor",
        "emergency doctor",
    )
    assert joyces.organisation == stage.organisations["hospital"]
    assert (joyces.reason, joyces.opened_at, joyces.closes_at) == (WHY, clock.now(), clock.now() + timedelta(hours=2))
    event = Event.objects.get(kind="people.emergency_opened")
    assert (event.person_id, event.about_id) == (stage.people["joyce"].public_id, str(joyces.public_id))
    assert event.codes == {"found_by": "nhs_number"}


@pytest.mark.parametrize("family_name", ["Adeyemi", "adeyemi ", "ÀDEYEMI"])
def test_by_family_name_and_date_of_birth(stage, open_it, family_name):
    opening = open_it(family_name=family_name, born_on=BORN["joyce"])
    assert opening.person == stage.people["joyce"]
    assert Event.objects.get(kind="people.emergency_opened").codes == {"found_by": "name_and_birth"}


def test_nobody_and_several_get_the_same_answer(stage, open_it):
    for given in ("Joy", "Jo"):
        add_person(
            actor=stage.actor("ruth"),
            practice=stage.organisations["millbrook"],
            given_name=given,
            family_name="Twin",
            born_on=date(1970, 1, 1),
        )
    answers = set()
    for details in (
        {"family_name": "Twin", "born_on": date(1970, 1, 1)},
        {"family_name": "Nobody", "born_on": date(1970, 1, 1)},
        {"nhs_number": "9434765919"},
    ):
        with pytest.raises(Rejected) as rejected:
            open_it(**details)
        answers.add((rejected.value.field, rejected.value.words))
    assert answers == {("nhs_number", "We could not find exactly one person with these details. Can you check them?")}


@pytest.mark.parametrize(
    ("details", "words"),
    [
        ({}, "Who is it"),
        ({"family_name": "Adeyemi"}, "Who is it"),
        ({"born_on": BORN["joyce"]}, "Who is it"),
        ({"family_name": "Adeyem", "born_on": BORN["joyce"]}, "exactly one"),
        ({"family_name": "Joyce", "born_on": BORN["joyce"]}, "exactly one"),
        ({"family_name": "Adeyemi", "born_on": date(1958, 5, 3)}, "exactly one"),
        ({"nhs_number": "999 000 0019", "family_name": "Adeyemi", "born_on": BORN["joyce"]}, "last digit"),
    ],
)
def test_details_must_be_exact(open_it, details, words):
    with pytest.raises(Rejected, match=words) as rejected:
        open_it(**details)
    assert rejected.value.field == "nhs_number"
    assert not EmergencyOpening.objects.exists()


@pytest.mark.parametrize("reason", ["urgent", "1234567890 1234567890", "a b c d e f g h i", "... !!! ... !!! ..."])
def test_a_reason_must_say_something(stage, open_it, reason):
    with pytest.raises(Rejected, match="The person will read this") as rejected:
        open_it(nhs_number=stage.people["joyce"].nhs_number, reason=reason)
    assert rejected.value.field == "reason"
    assert not Message.objects.exists()


def test_a_reason_in_any_script_counts(stage, open_it):
    assert open_it(nhs_number=stage.people["joyce"].nhs_number, reason="وصل بسيارة الإسعاف").reason


@pytest.mark.parametrize("who", ["farah", "ruth", "beth", "george", "petra", "ada", "joyce", "tunde"])
def test_other_jobs_have_no_emergency_access(stage, open_it, who):
    with pytest.raises(Refused):
        open_it(who, nhs_number=stage.people["arthur"].nhs_number)
    assert not EmergencyOpening.objects.exists()


def test_it_opens_two_parts_and_the_look_says_it_was_an_emergency(stage, joyces):
    record = look_in(stage)
    assert record.parts == {Part.COMMUNICATION, Part.IF_I_GET_WORSE}
    assert record.is_emergency and record.is_staff
    look = Look.objects.latest("id")
    assert (look.purpose, look.basis, look.basis_id) == (Purpose.EMERGENCY, Basis.EMERGENCY, str(joyces.public_id))
    assert look.parts == ["COMMUNICATION", "IF_I_GET_WORSE"]


@pytest.mark.parametrize(("who", "person"), [("clinic", "joyce"), ("neil", "joyce"), ("anil", "arthur")])
def test_it_opens_to_that_reader_and_that_record_alone(stage, joyces, who, person):
    with pytest.raises(NotFound):
        look_in(stage, who, person)


def test_it_closes_after_two_hours(stage, joyces):
    with clock.fixed_day(2026, 11, 19, 10, 59):
        assert look_in(stage).is_emergency
    with clock.fixed_day(2026, 11, 19, 11, 0), pytest.raises(Refused):
        look_in(stage)


def test_it_adds_nothing_for_those_who_look_after_them(stage, open_it):
    open_it("sam", nhs_number=stage.people["joyce"].nhs_number)
    record = look_in(stage, "sam")
    assert not record.is_emergency
    assert Look.objects.latest("id").basis == Basis.REGISTRATION


def test_closing_by_hand_closes_the_readers_own_and_is_harmless_twice(stage, joyces, open_it):
    open_it("neil", nhs_number=stage.people["joyce"].nhs_number)
    record = look_in(stage)
    actions.close_emergency(record=record)
    actions.close_emergency(record=record)
    joyces.refresh_from_db()
    assert joyces.closes_at == clock.now()
    assert Event.objects.get(kind="people.emergency_closed").about_id == str(joyces.public_id)
    with pytest.raises(Refused):
        look_in(stage)
    assert look_in(stage, "neil").is_emergency


def test_the_person_is_told_in_24_point(stage, opened, open_it):
    joyce = opened("joyce", "joyce")
    record_need(record=joyce, code="957351000000102")
    address = {"kind": ContactKind.ADDRESS, "value": "4 Alder Row\nWexbridge", "use": SafeUse(safe_to_use=True)}
    add_contact_point(record=joyce, **address)
    open_it(nhs_number=stage.people["joyce"].nhs_number)
    letter = Message.objects.get()
    assert (letter.title, letter.to_name) == ("Your record was opened in an emergency", "Joyce Adeyemi")
    assert (letter.channel, letter.format, letter.state) == ("LETTER", "PDF_24", "WAITING")
    assert letter.sender == stage.organisations["millbrook"]
    said = str(letter.document)
    for words in ("Dr Anil Kapoor", "emergency doctor at Wexbridge General Hospital", "19 November 2026", WHY):
        assert words in said


def test_a_letter_that_needs_a_film_waits_for_a_person(stage, opened, open_it):
    record_need(record=opened("priya", "priya"), code="local:bsl-film")
    open_it(family_name="Nair", born_on=BORN["priya"])
    letter = Message.objects.get()
    assert (letter.state, letter.held_because) == ("HELD", "FORMAT_NEEDS_A_PERSON")


def test_the_hospital_writes_to_somebody_without_a_practice(stage, open_it):
    CareRelationship.objects.filter(person=stage.people["joyce"]).update(ended_at=clock.now())
    open_it(nhs_number=stage.people["joyce"].nhs_number)
    assert Message.objects.get().sender == stage.organisations["hospital"]


def test_somebody_shown_by_job_is_not_named_in_the_letter(stage, open_it):
    show_by_role(actor=stage.actor("anil"), user=stage.users["anil"], shown_by_role=True)
    assert open_it(nhs_number=stage.people["joyce"].nhs_number).opened_by == "A member of staff"
    assert "Kapoor" not in str(Message.objects.get().document)


def test_saying_that_it_is_all_right(stage, opened, joyces):
    joyce = opened("joyce", "joyce")
    actions.accept_emergency(record=joyce, opening=joyces)
    with clock.fixed_day(2026, 11, 21):
        actions.accept_emergency(record=joyce, opening=joyces)
    joyces.refresh_from_db()
    assert joyces.content_at == clock.now()
    assert Event.objects.filter(kind="people.emergency_accepted").count() == 1
    with pytest.raises(Refused):
        actions.accept_emergency(record=opened("sam", "joyce"), opening=joyces)


def test_the_page_keeps_what_was_typed_and_says_what_is_wrong(stage, visit):
    client = visit("anil")
    assert "There is no reason yet" in shown(press(client, PAGE, nhs_number="9990000018"))
    answer = press(client, PAGE, nhs_number="9990000018", reason="urgent")
    assert "Write a few words more" in shown(answer)
    assert 'value="9990000018"' in answer.content.decode()
    assert "You wrote 9" in shown(press(client, PAGE, nhs_number="999000001", reason=WHY))
    assert not EmergencyOpening.objects.exists()


def test_the_record_in_an_emergency_shows_whom_to_call_and_no_address(stage, opened, visit):
    joyce = opened("joyce", "joyce")
    add_contact_point(
        record=joyce, kind=ContactKind.ADDRESS, value="4 Alder Row\nWexbridge", use=SafeUse(safe_to_use=True)
    )
    add_contact_point(record=joyce, kind=ContactKind.PHONE, value="01632 960101", use=SafeUse(safe_to_use=True))
    son = CloseTo(name="Tunde Adeyemi", relationship="my son", phone="07700 900123", is_emergency=True)
    add_personal_contact(record=joyce, close=son)
    record_need(record=joyce, code="957351000000102")
    client = visit("anil")
    born = {"born_on-day": "2", "born_on-month": "5", "born_on-year": "1958"}
    answer = press(client, PAGE, family_name="adeyemi", reason=WHY, **born)
    assert answer.headers["Location"] == at("record", stage, "joyce")

    page = read(client, answer.headers["Location"])
    for words in ("Emergency access.", WHY, "It closes at 11", "Tunde Adeyemi", "07700 900123"):
        assert words in page.text
    for words in ("Alder Row", "01632 960101", "2 May 1958", "9990000018", "999 000 0018"):
        assert words not in page.text
    for name in ("contact", "background", "messages", "looks"):
        assert client.get(at(name, stage, "joyce")).status_code == 403, name


def test_closing_on_the_page(stage, visit, joyces):
    client = visit("anil")
    record = at("record", stage, "joyce")
    assert push(client, record, at("close_emergency", stage, "joyce")).headers["Location"] == "/"
    assert client.get(record).status_code == 403
    assert client.get(at("close_emergency", stage, "joyce")).status_code in (404, 405)


def test_the_person_reads_of_it_and_says_it_is_all_right(stage, visit, joyces):
    look_in(stage)
    client, looks = visit("joyce"), at("looks", stage, "joyce")
    page = read(client, looks)
    assert "Opened in an emergency" in page.text and WHY in page.text and "One was in an emergency." in page.text
    content = at("content_with_emergency", stage, "joyce", joyces.public_id)
    assert push(client, looks, content).headers["Location"] == looks
    assert "You said that this is all right." in read(client, looks).text
    joyces.refresh_from_db()
    assert joyces.content_at is not None


@pytest.mark.parametrize("who", ["farah", "ruth", "beth", "joyce", "ada"])
def test_the_page_is_refused_to_other_jobs(visit, who):
    assert visit(who).get(PAGE).status_code == 403


def test_somebody_elses_opening_is_not_found(stage, visit, joyces):
    client = visit("priya")
    assert client.post(at("content_with_emergency", stage, "priya", joyces.public_id)).status_code == 404
