"""Who looked: as the person thinks of it, with nobody at risk named, and a question about any of it answered."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest

from partake.accounts.actions import show_by_role
from partake.audit import queries as audit
from partake.audit.actions import record_look
from partake.audit.domain import Basis, Purpose
from partake.audit.models import Event, Look
from partake.correspondence.models import Message
from partake.demo.stage import SETTING_UP
from partake.kernel import clock
from partake.kernel.actor import Actor, ActorKind
from partake.kernel.verdict import NotFound, Refused, Rejected
from partake.organisations.actions import give_role
from partake.people import door
from partake.people.actions import looks as actions
from partake.people.actions.emergency import open_in_emergency
from partake.people.actions.people import start_relationship
from partake.people.domain import Part
from partake.people.models import CareRelationship, LookQuestion, Person
from partake.people.queries import looks as queries
from tests.people.pressing import at, press, read, shown


@pytest.fixture
def look(stage):
    """`look("sam")` opens Joyce's record as Sam does, now; `on=(11, 16, 8, 30)` at half past eight on the 16th."""

    def look_now(who="sam", *parts, on=(11, 19, 8), purpose=Purpose.CARE, person="joyce"):
        with clock.fixed_day(2026, *on):
            door.open_record(stage.actor(who), stage.people[person].public_id, purpose, shows=parts)
        return Look.objects.latest("id")

    return look_now


@pytest.fixture
def joyce(opened):
    return opened("joyce", "joyce")


@pytest.fixture
def in_clinics_care(stage):
    start_relationship(
        actor=stage.actor("sam"),
        person=stage.people["joyce"],
        organisation=stage.organisations["hospital"],
        team=stage.teams["diabetes"],
        basis=Basis.REFERRAL,
        since=date(2026, 11, 1),
    )
    Message.objects.all().delete()


def lines(page):
    return [line for _, group in page.days for line in group]


def test_looks_stand_under_the_days_as_people_think_back(look, joyce):
    for on in ((10, 20, 0), (10, 31, 23), (11, 1, 0), (11, 15, 23), (11, 16, 0), (11, 18, 23), (11, 19, 0)):
        look(on=on)
    found = [(name, [clock.local(line.at).day for line in group]) for name, group in queries.who_looked(joyce).days]
    assert found == [
        ("Today", [19]),
        ("This week", [18, 16]),
        ("Earlier this month", [15, 1]),
        ("October 2026", [31, 20]),
    ]


def test_half_past_midnight_in_summer_is_today(look, opened):
    look(on=(7, 1, 0, 30))
    assert Look.objects.latest("id").at == datetime(2026, 6, 30, 23, 30, tzinfo=UTC)
    with clock.fixed_day(2026, 7, 1):
        (group,) = queries.who_looked(opened("joyce", "joyce")).days
    assert group[0] == "Today"


def test_looks_of_half_an_hour_for_one_reason_are_one(look, joyce):
    look("sam", Part.CONTACT, on=(11, 19, 7, 59))
    look("sam", Part.CONTACT, on=(11, 19, 8, 0))
    look("sam", Part.ABOUT_ME, on=(11, 19, 8, 20))
    look("farah", on=(11, 19, 8, 25))
    look("sam", purpose=Purpose.REVIEW, on=(11, 19, 8, 26))
    newest = look("sam", Part.COMMUNICATION, on=(11, 19, 8, 30))
    page = queries.who_looked(joyce)
    joined, *others = lines(page)
    assert (joined.id, joined.who, joined.at) == (newest.public_id, "Sam Whitcombe", newest.at)
    assert joined.parts == (Part.ABOUT_ME, Part.COMMUNICATION, Part.CONTACT)
    assert [(one.who, one.reason, clock.local(one.at).minute) for one in others] == [
        ("Sam Whitcombe", "Getting ready for a review", 26),
        ("Farah Aziz", "Giving or planning care", 25),
        ("Sam Whitcombe", "Giving or planning care", 59),
    ]
    assert (page.looks, page.people) == (4, 2)


def test_a_question_about_any_of_the_joined_looks_marks_the_line(look, joyce):
    older = look(on=(11, 19, 8, 0))
    look(on=(11, 19, 8, 10))
    actions.ask_about_look(record=joyce, look=older, question="")
    assert [line.asked for line in lines(queries.who_looked(joyce))] == [True]


def test_own_looks_are_counted_apart(look, opened):
    for hour in (6, 7):
        look("joyce", on=(11, 19, hour))
    page = queries.who_looked(opened("joyce", "joyce"))
    assert (page.looks, page.people, page.own_looks, page.days) == (0, 0, 3, ())


def test_somebody_at_risk_is_shown_by_job(stage, look, in_clinics_care, joyce, visit):
    look("clinic", purpose=Purpose.REFERRAL)
    (line,) = lines(queries.who_looked(joyce))
    assert (line.who, line.job, line.body, line.by_job) == (
        "A member of staff",
        "diabetes nurse",
        "Wexbridge General Hospital",
        True,
    )
    page = read(visit("joyce"), at("looks", stage, "joyce"))
    assert "Shown by job, not name" in page.text
    assert "Morag" not in page.text


def test_somebody_at_risk_is_not_named_in_the_question_or_in_an_emergency(stage, look, in_clinics_care, joyce, visit):
    asked = actions.ask_about_look(record=joyce, look=look("clinic", purpose=Purpose.REFERRAL), question="")
    assert asked.looked_by == "A member of staff, diabetes nurse, Wexbridge General Hospital"
    opening = open_in_emergency(
        actor=stage.actor("anil"),
        nhs_number=stage.people["joyce"].nhs_number,
        family_name="",
        born_on=None,
        reason="Brought in by ambulance",
    )
    show_by_role(actor=stage.actor("anil"), user=stage.users["anil"], shown_by_role=True)
    assert queries.who_looked(joyce).emergencies[0].who == "A member of staff"
    assert opening.opened_by == "Dr Anil Kapoor", "as it was that day"


def test_somebody_close_is_shown_as_helping(stage, joyce):
    tunde = stage.actor("tunde")
    record_look(actor=tunde, person_id=joyce.person.id, parts=["CONTACT"], purpose=Purpose.HELPING, basis=Basis.SHARE)
    (line,) = lines(queries.who_looked(joyce))
    assert (line.who, line.job, line.body, line.reason) == ("Tunde Adeyemi", "", "", "Helping you")


def test_an_emergency_stands_apart_with_its_look(stage, joyce):
    opening = open_in_emergency(
        actor=stage.actor("anil"),
        nhs_number=stage.people["joyce"].nhs_number,
        family_name="",
        born_on=None,
        reason="Brought in by ambulance",
    )
    (before,) = queries.who_looked(joyce).emergencies
    assert (before.id, before.look_id, before.asked) == (opening.public_id, None, False)
    door.open_record(stage.actor("anil"), joyce.person.id, Purpose.CARE)
    look = Look.objects.latest("id")
    actions.ask_about_look(record=joyce, look=look, question="Who was it?")
    page = queries.who_looked(joyce)
    assert page.days == () and page.looks == 1
    (line,) = page.emergencies
    assert (line.who, line.job, line.body) == ("Dr Anil Kapoor", "emergency doctor", "Wexbridge General Hospital")
    assert (line.look_id, line.asked, line.is_content) == (look.public_id, True, False)


def test_earlier_windows_leave_nobody_out(look, joyce):
    days = [(8, 20, 12), (10, 19, 23, 59), (10, 20, 0), (11, 19, 8)]
    for on in days:
        look(on=on)
    seen, until = [], None
    while True:
        page = queries.who_looked(joyce, until=until)
        seen += [clock.local(line.at).date() for line in lines(page)]
        until = page.earlier
        if until is None:
            break
        assert until == page.since - timedelta(days=1)
    assert seen == [date(2026, 11, 19), date(2026, 10, 20), date(2026, 10, 19), date(2026, 8, 20)]


def test_a_record_joined_from_two_keeps_both_lists_and_questions(stage, joyce):
    old = Person.objects.create(
        given_name="J", family_name="Adeyemi", created_at=clock.now(), superseded_by=stage.people["joyce"]
    )
    theirs = record_look(
        actor=stage.actor("sam"), person_id=old.public_id, parts=[], purpose=Purpose.CARE, basis=Basis.REGISTRATION
    )
    assert [line.id for line in lines(queries.who_looked(joyce))] == [theirs.public_id]
    assert queries.get_look(joyce, theirs.public_id) == theirs
    asked = actions.ask_about_look(record=joyce, look=theirs, question="")
    assert asked.person == stage.people["joyce"]


def test_the_list_is_the_persons_alone(opened, look):
    record = opened("sam", "joyce")
    look_id = look().public_id
    for read_it in (
        lambda: queries.who_looked(record),
        lambda: queries.list_questions(record),
        lambda: queries.get_look(record, look_id),
        lambda: queries.get_emergency(record, look_id),
    ):
        with pytest.raises(Refused, match="belongs to Joyce alone"):
            read_it()


def test_looks_at_others_are_not_found(look, opened, joyce):
    theirs = look(person="priya")
    with pytest.raises(NotFound):
        queries.get_look(joyce, theirs.public_id)
    with pytest.raises(NotFound):
        queries.get_emergency(joyce, uuid4())
    with pytest.raises(Rejected, match="not at this record"):
        actions.ask_about_look(record=joyce, look=theirs, question="")


def test_asking_is_a_row_an_event_without_words_and_a_letter_without_the_question(stage, look, joyce):
    one = look()
    asked = actions.ask_about_look(record=joyce, look=one, question="Was it about my feet?")
    assert (asked.organisation, asked.asked_by, asked.due_on) == (
        stage.organisations["millbrook"],
        "Joyce Adeyemi",
        date(2026, 12, 3),
    )
    assert (asked.looked_by, asked.looked_at) == ("Sam Whitcombe, practice nurse, Millbrook Surgery", one.at)
    event = Event.objects.get(kind="people.look_questioned")
    assert (event.person_id, event.codes) == (joyce.person.id, {"look": str(one.public_id)})
    letter = Message.objects.get()
    assert (letter.to_kind, letter.title) == (
        "organisations.organisation",
        "Someone asks why their record was opened",
    )
    assert "feet" not in str(letter.document) and "3 December 2026" in str(letter.document)


def test_one_question_a_look_and_none_by_others(look, joyce, opened):
    one = look()
    actions.ask_about_look(record=joyce, look=one, question="")
    with pytest.raises(Rejected, match="already asked"):
        actions.ask_about_look(record=joyce, look=one, question="Again?")
    with pytest.raises(Refused):
        actions.ask_about_look(record=opened("sam", "joyce"), look=look(), question="")
    assert LookQuestion.objects.count() == 1


def test_a_look_by_somebody_close_is_the_practices_to_answer(stage, joyce):
    son = Actor(ActorKind.PERSON, "Tunde Adeyemi", user_id=stage.users["tunde"].pk)
    one = record_look(actor=son, person_id=joyce.person.id, parts=[], purpose=Purpose.HELPING, basis=Basis.SHARE)
    two = record_look(actor=son, person_id=joyce.person.id, parts=[], purpose=Purpose.HELPING, basis=Basis.SHARE)
    asked = actions.ask_about_look(record=joyce, look=one, question="")
    assert (asked.organisation, asked.looked_by) == (stage.organisations["millbrook"], "Tunde Adeyemi")
    CareRelationship.objects.filter(person=stage.people["joyce"]).update(ended_at=clock.now())
    letters = Message.objects.count()
    moved_away = actions.ask_about_look(record=joyce, look=two, question="")
    assert moved_away.organisation == stage.organisations["millbrook"], "the practice they last had must answer"
    assert Message.objects.count() == letters + 1
    with pytest.raises(Refused):
        actions.answer_look_question(actor=stage.actor("petra"), question=moved_away, answer="Here.")
    actions.answer_look_question(actor=stage.actor("ruth"), question=moved_away, answer="Here.")


@pytest.fixture
def asked(look, joyce):
    question = actions.ask_about_look(record=joyce, look=look(), question="Why?")
    Message.objects.all().delete()
    return question


def test_answering_is_told_to_the_person(stage, asked, joyce):
    actions.answer_look_question(actor=stage.actor("ruth"), question=asked, answer="To book your feet check.")
    (line,) = queries.list_questions(joyce)
    assert (line.question, line.answer, line.answered_by) == ("Why?", "To book your feet check.", "Ruth Okafor")
    assert (line.asked_on, line.due_on, line.answered_on) == (clock.today(), date(2026, 12, 3), clock.today())
    event = Event.objects.get(kind="people.look_question_answered")
    assert (event.person_id, event.codes, event.fields) == (joyce.person.id, {}, [])
    letter = Message.objects.get()
    assert (letter.to_name, letter.sender) == ("Joyce Adeyemi", stage.organisations["millbrook"])
    assert "To book your feet check." in str(letter.document) and "Why?" in str(letter.document)


def test_a_question_is_answered_once(stage, asked):
    ruth = stage.actor("ruth")
    actions.answer_look_question(actor=ruth, question=asked, answer="First.")
    with pytest.raises(Rejected, match="Ruth Okafor has already answered"):
        actions.answer_look_question(actor=ruth, question=asked, answer="Second.")
    assert queries.list_questions_to_answer(ruth) == []
    assert LookQuestion.objects.get().answer == "First."


@pytest.mark.parametrize("who", ["sam", "farah", "petra", "joyce", "ada"])
def test_only_that_bodys_records_lead_answers(stage, asked, who):
    with pytest.raises(Refused):
        actions.answer_look_question(actor=stage.actor(who), question=asked, answer="x")
    with pytest.raises(NotFound):
        queries.get_question_to_answer(stage.actor(who), asked.public_id)
    assert queries.list_questions_to_answer(stage.actor(who)) == []


def test_the_soonest_due_comes_first(stage, look, asked, joyce):
    with clock.fixed_day(2026, 11, 10):
        sooner = actions.ask_about_look(record=joyce, look=look(on=(11, 9, 8)), question="")
    assert queries.list_questions_to_answer(stage.actor("ruth")) == [sooner, asked]


def test_a_lead_of_two_bodies_answers_for_both(stage, asked):
    give_role(
        actor=SETTING_UP,
        user=stage.users["petra"],
        organisation=stage.organisations["millbrook"],
        role="RECORDS_LEAD",
    )
    assert queries.list_questions_to_answer(stage.actor("petra")) == [asked]


def test_asking_and_answering_on_pages(stage, look, visit):
    client, one = visit("joyce"), look()
    page = at("ask_about_look", stage, "joyce", one.public_id)
    done = press(client, page, question="Why on a Thursday?")
    assert done.headers["Location"] == at("look_questions", stage, "joyce")
    assert "They must answer by 3 December 2026" in read(client, done.headers["Location"]).text
    assert "You asked about this" in read(client, at("looks", stage, "joyce")).text
    assert "already asked" in shown(press(client, page, question="Again"))

    ruth, question = visit("ruth"), LookQuestion.objects.get()
    assert "Joyce Adeyemi" in read(ruth, "/people/questions").text
    answer = f"/people/questions/{question.public_id}"
    assert "There is no answer yet" in shown(press(ruth, answer, answer=""))
    assert press(ruth, answer, answer="For your review.").headers["Location"] == "/people/questions"
    assert "When a person asks" in read(ruth, "/people/questions").text
    assert "For your review." in read(client, at("look_questions", stage, "joyce")).text
    assert "Ruth Okafor has already answered" in shown(press(ruth, answer, answer="More"))


def test_pages_refused_and_not_found(stage, look, visit, asked):
    one, sam = look(), visit("sam", "joyce")
    for page in (
        at("looks", stage, "joyce"),
        at("look_questions", stage, "joyce"),
        at("ask_about_look", stage, "joyce", one.public_id),
        "/people/questions",
    ):
        assert sam.get(page).status_code == 403, page
    assert visit("petra").get(f"/people/questions/{asked.public_id}").status_code == 404
    assert visit("joyce").get(at("ask_about_look", stage, "joyce", uuid4())).status_code == 404


def test_an_earlier_window_on_the_page(stage, look, visit):
    look(on=(9, 1, 8))
    client, page = visit("joyce"), at("looks", stage, "joyce")
    assert "nobody else looked" in read(client, page).text
    (earlier,) = (link["href"] for link in read(client, page).all("a") if "until=" in link["href"])
    assert earlier == f"{page}?until=2026-10-19"
    client.get(earlier)
    assert "Sam Whitcombe" in read(client, f"{page}?until=2026-09-30").text
    assert "nobody else looked" in read(client, f"{page}?until=yesterday").text


def test_what_was_done_is_read_newest_first_by_kind(stage, asked, joyce):
    kinds = [event.kind for event in audit.list_events_about(joyce.person.id)]
    assert kinds[0] == "people.look_questioned" and "people.person_added" in kinds
    (one,) = audit.list_events_about(joyce.person.id, kinds=["people.look_questioned"])
    assert one.about_id == str(asked.public_id)
    assert len(audit.list_events_about(joyce.person.id, limit=1)) == 1
