"""The way back in: the agreed words alone, until they are too old, on a page and on paper."""

import json
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from partake.audit.domain import Purpose
from partake.audit.models import Event
from partake.care_plans.actions import lines, progress
from partake.care_plans.actions.due_tests import ask_about_test
from partake.care_plans.domain.contents import DueTest, Kind, Strength, WayBack, title_of
from partake.care_plans.domain.going import GOING
from partake.care_plans.domain.states import TEST_MOVES, TEST_WORDS, Side, TestStatus
from partake.care_plans.domain.ways_back import HOW_FAST_WORDS, HowFast, last_good_day
from partake.care_plans.models import WayBack as WayBackRow
from partake.care_plans.queries.card import get_card
from partake.care_plans.queries.plan import get_line, get_plan
from partake.correspondence.models import Message
from partake.kernel import clock
from partake.kernel.verdict import NotFound, Refused, Rejected
from partake.people.actions.emergency import open_in_emergency
from partake.people.actions.sharing import share_record
from partake.people.domain import Part
from partake.people.models import CareRelationship
from partake.people.queries.share_targets import get_target
from tests.care_plans.conftest import ASTHMA, answer
from tests.documents.reading import poppler
from tests.pages import assert_translated, pseudo_translated
from tests.people.pressing import press, read, shown


@pytest.fixture
def at(stage):
    def address(name: str, *args: object, person: str = "joyce") -> str:
        return reverse(f"care_plans:{name}", args=[stage.people[person].public_id, *args])

    return address


@pytest.fixture
def client(visit):
    return visit("joyce")


def change(record, kind, key, **values):
    row = get_line(record, kind, key)
    return lines.change_line(record=record, kind=kind, key=key, values=values, version=row.version)


def agree(joyce, sam):
    answer(joyce, Side.PERSON)
    answer(sam, Side.PROFESSIONAL)


# --- rules ---


@given(st.none() | st.dates(date(2026, 1, 1), date(2060, 1, 1)), st.dates(date(2026, 1, 1), date(2050, 12, 31)))
def test_no_card_is_good_for_ever(chosen, agreed_on):
    last = last_good_day(chosen, agreed_on)
    assert last == chosen if chosen else timedelta(364) <= last - agreed_on <= timedelta(366)


def test_a_card_agreed_on_a_leap_day_is_good_for_a_year():
    assert last_good_day(None, date(2028, 2, 29)) == date(2029, 2, 28)


def test_every_speed_and_every_status_of_a_test_has_words():
    assert set(HOW_FAST_WORDS) == set(HowFast)
    assert set(TEST_WORDS) == set(TEST_MOVES) == set(TestStatus)
    assert GOING[Kind.TEST].may_become(TestStatus.BOOKED, TestStatus.NOT_DONE)
    assert not GOING[Kind.TEST].may_become(TestStatus.BOOKED, "REACHED")


def test_a_way_back_is_named_by_its_condition_and_a_test_by_its_name():
    assert title_of(Kind.WAY_BACK, ASTHMA) == "Asthma"
    assert title_of(Kind.TEST, DueTest("Eye check")) == "Eye check"


# --- what the card holds ---


@pytest.mark.parametrize(
    ("content", "field"), [(WayBack(" ", "I cough"), "condition"), (WayBack("Asthma", " \n"), "warning")]
)
def test_a_way_back_needs_a_condition_and_a_sign(joyce, content, field):
    with pytest.raises(Rejected) as refused:
        lines.add_line(record=joyce, kind=Kind.WAY_BACK, content=content)
    assert refused.value.field == field


def test_the_database_keeps_no_card_without_signs(joyce, way_back):
    for wrong in ({"warning": ""}, {"condition": ""}, {"how_fast": "SOON"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            WayBackRow.objects.update(**wrong)


def test_before_anything_is_agreed_the_card_says_so(joyce, sam, way_back, client, at):
    card = get_card(joyce)
    assert not card.is_agreed and card.good_until is None
    said = read(client, at("card")).text
    assert "Not agreed yet" in said and "I wake at night coughing" in said
    assert said.index("Not agreed yet") < said.index("I wake at night coughing")
    agree(joyce, sam)
    assert "Not agreed yet" not in read(client, at("card")).text


def test_a_draft_never_changes_the_card(joyce, sam, way_back, agreed_card, client, visit, at):
    change(joyce, Kind.WAY_BACK, way_back[Kind.WAY_BACK], call_phone="01632 960999")
    for reader in (client, visit("sam", "joyce")):
        said = read(reader, at("card")).text
        assert "01632 960144" in said and "01632 960999" not in said
        assert "A draft of the plan has other words" in said
    assert "01632 960999" not in client.get(at("card_download", "text")).content.decode()
    agree(joyce, sam)
    said = read(client, at("card")).text
    assert "01632 960999" in said and "A draft of the plan" not in said
    assert "From version 2 of the plan, agreed on 19 November 2026. Good until 19 November 2027." in said


def test_a_draft_of_something_else_does_not_worry_the_reader(joyce, agreed_card):
    lines.add_line(record=joyce, kind=Kind.STRENGTH, content=Strength("Yams"))
    assert not get_card(joyce).draft_waits


def test_the_card_as_it_was_is_in_every_version(joyce, sam, way_back, agreed_card):
    change(joyce, Kind.WAY_BACK, way_back[Kind.WAY_BACK], warning="I cannot finish a sentence")
    agree(joyce, sam)
    was, now = (get_plan(joyce, number).ways_back[0].said.warning for number in (1, 2))
    assert "cough" in was and "sentence" in now


def test_an_emergency_opens_the_card_and_the_rest_of_the_plan_stays_shut(stage, agreed_card, keys, visit, at):
    reason = "Brought in breathless, cannot speak in sentences."
    born = {"nhs_number": "", "family_name": "Adeyemi", "born_on": date(1958, 5, 2)}
    open_in_emergency(actor=stage.actor("anil"), reason=reason, **born)
    said = read(visit("anil"), at("card")).text
    assert "My blue inhaler does not help" in said and "Kidney blood test" in said
    assert visit("anil").get(at("pathway")).status_code == 403


def test_who_may_not_see_that_part_does_not_see_the_card(agreed_card, joyce, opened, stage, visit, at):
    target = get_target(joyce, f"staff-{stage.users['beth'].public_id}")
    share_record(record=joyce, target=target, parts=[Part.PLAN], until=None)
    beth = opened("beth", "joyce")
    with pytest.raises(Refused):
        get_card(beth)
    assert not get_plan(beth).ways_back
    assert visit("beth", "joyce").get(at("card")).status_code == 403
    with pytest.raises(Refused):
        lines.add_line(record=beth, kind=Kind.WAY_BACK, content=ASTHMA)


# --- out of date ---


@pytest.fixture
def old_card(joyce, sam, way_back):
    with clock.fixed_day(2026, 6, 1):
        change(joyce, Kind.WAY_BACK, way_back[Kind.WAY_BACK], good_until=date(2026, 11, 18))
        agree(joyce, sam)


def test_a_card_out_of_date_says_so_before_its_first_box(old_card, client, at):
    said = read(client, at("card")).text
    words = "Asthma: this was good until 18 November 2026. Check the signs and the number before you rely on them."
    assert said.index("This card is out of date") < said.index(words) < said.index("I am as usual")
    assert "Good until" not in said


def test_a_card_is_good_through_its_last_day(joyce, old_card):
    with clock.fixed_day(2026, 11, 18):
        assert not get_card(joyce).out_of_date(clock.today())
    assert get_card(joyce).out_of_date(clock.today())


@pytest.mark.parametrize("size", ["12", "16", "20", "24", "28", "text"])
def test_a_card_out_of_date_is_never_printed_as_current(old_card, client, at, size):
    said = on_paper(client, at, size)
    assert "Out of date since 18 November 2026" in said and "this was good until 18 November 2026" in said
    assert "Valid until" not in said and "Keep this where you can see it" not in said


def test_one_part_out_of_date_is_named_and_the_card_is_no_longer_current(joyce, sam, old_card, client, at):
    lines.add_line(record=joyce, kind=Kind.WAY_BACK, content=WayBack("My heart", "My ankles swell"))
    agree(joyce, sam)
    said = read(client, at("card")).text
    assert "Asthma: this was good until" in said and "My heart: this was good until" not in said
    assert "Out of date since" in on_paper(client, at, "12")


# --- on the page and on paper ---


def on_paper(client, at, size: str) -> str:
    made = client.get(at("card_download", size))
    said = made.content.decode() if size == "text" else poppler("pdftotext", made.content, "-").decode()
    return " ".join(said.replace("\u200b", "").split())


@pytest.mark.parametrize("size", ["12", "16", "20", "24", "28", "text"])
def test_the_card_on_paper_says_all_that_the_page_says(joyce, sam, way_back, agreed_card, client, at, size):
    said = on_paper(client, at, size)
    for words in (
        "I am as usual",
        "Something is changing",
        "Get help now: call 999",
        *ASTHMA.warning.splitlines(),
        ASTHMA.emergency,
        "Call Millbrook Surgery: 01632 960144",
        "They see me or call me back the same day.",
        "At other times, or if nobody answers, call 111.",
        "Say: “Joyce Adeyemi, asthma card”.",
        "Late: 20 days",
        "My card, from version 1 of my plan",
        "Valid until 19 November 2027",
        "Open my card as it is today",
    ):
        assert words in said, words
    assert said.index("Something is changing") < said.index("Get help now")
    assert at("card_download", size) in [link["href"] for link in read(client, at("card")).all("a")]


def test_a_draft_on_paper_says_so_on_every_page(way_back, client, at):
    said = on_paper(client, at, "28")
    pages = poppler("pdftotext", client.get(at("card_download", "28")).content, "-").decode().split("\f")[:-1]
    assert len(pages) > 1 and all("a draft that is not agreed yet" in " ".join(page.split()) for page in pages)
    assert "Not agreed yet" in said and "Valid until" not in said


def test_signs_of_every_condition_for_999_stand_together_in_box_3(joyce, sam, way_back, client, at):
    heart = WayBack("My heart 🙂", "My ankles swell", emergency="Chest pain", call_phone="111")
    lines.add_line(record=joyce, kind=Kind.WAY_BACK, content=heart)
    lines.add_line(record=joyce, kind=Kind.WAY_BACK, content=WayBack("Diabetes", "I am thirsty"))
    agree(joyce, sam)
    for said in (read(client, at("card")).text, on_paper(client, at, "24"), on_paper(client, at, "text")):
        last = said[said.index("Get help now: call 999") :]
        assert "My blue inhaler does not help" in last and "Chest pain" in last
        assert "No signs are written here. If in doubt, call 999 or 111." in last
        assert "Call your GP practice." in said and "At other times, or if nobody answers, call 111." in said


@pytest.mark.parametrize("size", ["12", "16", "20", "24", "28"])
def test_what_calls_for_999_is_on_one_page_at_every_size(joyce, sam, way_back, client, at, size):
    heart = WayBack("My heart", "My ankles swell", emergency="Chest pain\nI faint\nI can’t breathe lying down")
    lines.add_line(record=joyce, kind=Kind.WAY_BACK, content=heart)
    agree(joyce, sam)
    printed = poppler("pdftotext", client.get(at("card_download", size)).content, "-").decode()
    pages = [" ".join(page.replace("\u200b", "").split()) for page in printed.split("\f")]
    (page,) = (page for page in pages if "Get help now: call 999" in page)
    for words in (ASTHMA.emergency, *heart.emergency.splitlines(), "Or if I think that my life is in danger."):
        assert words in page


def test_the_card_says_that_it_is_not_advice_for_today(agreed_card, client, visit, at):
    pages = [read(reader, at("card")).text for reader in (client, visit("sam", "joyce"))]
    for said in (*pages, on_paper(client, at, "12")):
        assert "It does not replace advice on the day" in said


def test_a_number_on_the_card_is_pressed_to_call(agreed_card, client, at):
    assert "tel:01632960144" in [link["href"] for link in read(client, at("card")).all("a")]


def test_an_empty_card_teaches_and_there_is_nothing_to_print(client, at):
    said = read(client, at("card")).text
    assert "My card: nothing here yet" in said and "call 999" in said
    assert client.get(at("card_download", "12")).status_code == 404


def test_a_plan_that_says_nothing_of_a_way_back_has_an_empty_card(agreed, client, at):
    assert "My card: nothing here yet" in read(client, at("card")).text
    assert "My pathway" in read(client, at("pathway")).text
    assert at("plan") in [link["href"] for link in read(client, "/").all("a")]


def test_no_such_size(agreed_card, client, at):
    assert client.get(at("card_download", "13")).status_code == 404


def test_the_plan_and_the_first_page_lead_to_the_card(agreed_card, client, at):
    for page in (at("plan"), "/"):
        assert at("card") in [link["href"] for link in read(client, page).all("a")]
    said = read(client, "/").text
    assert "Your card: Asthma. It is good until 19 November 2027." in said
    assert "Kidney blood test" in said


def test_a_card_of_fifty_conditions_asks_no_more_of_the_database(
    joyce, way_back, client, at, django_assert_max_num_queries
):
    for number in range(50):
        lines.add_line(record=joyce, kind=Kind.WAY_BACK, content=WayBack(f"Condition {number}", "I cough"))
    with django_assert_max_num_queries(40):
        client.get(at("card"))


def test_the_card_is_in_the_copy_of_everything(stage, agreed_card, client):
    base = f"/people/{stage.people['joyce'].public_id}/everything"
    plan = json.loads(client.get(f"{base}/json").getvalue())["plan"]
    said = [line for line in plan[0]["lines"] if line["kind"] == "ways-back"]
    assert [line["call_phone"] for line in said] == ["01632 960144"]
    assert "I wake at night coughing" in client.get(f"{base}/text").getvalue().decode()


def test_every_word_of_the_card_can_be_translated(agreed_card, client, at):
    names = [name for value in vars(ASTHMA).values() if isinstance(value, str) for name in value.splitlines()]
    names += ["Partake", "Joyce Adeyemi", "Kidney blood test", "12", "1", "2", "3"]
    with pseudo_translated():
        assert_translated(client.get(at("card")), names=tuple(name for name in names if name))


# --- writing it ---


def test_writing_a_way_back_one_question_a_page(client, at, joyce):
    asked = press(client, at("add_line", Kind.WAY_BACK), condition="My heart", warning="My ankles swell")
    assert asked.url.endswith("/emergency?on=1")
    asked = press(client, asked.url, emergency="Chest pain")
    wrong = press(client, asked.url, call_name="Heart team", call_phone="0163")
    assert "A phone number has 7 to 15 digits. You wrote 4." in shown(wrong) and "Heart team" in wrong.content.decode()
    asked = press(client, asked.url, call_name="Heart team", call_phone="01632 960181", how_fast="TWO_WORKING_DAYS")
    press(client, asked.url, say="Joyce, heart card")
    (way,) = get_plan(joyce).ways_back
    assert way.said.call_phone == "01632 960181" and way.said.say == "Joyce, heart card"
    past = {"good_until-day": "1", "good_until-month": "11", "good_until-year": "2026"}
    assert "There is a problem" in shown(press(client, at("question", Kind.WAY_BACK, way.key, "until"), **past))


def test_a_short_number_is_a_number(client, at, joyce, way_back):
    page = at("question", Kind.WAY_BACK, way_back[Kind.WAY_BACK], "call")
    press(client, page, call_name="NHS 111", call_phone="111")
    assert get_plan(joyce).ways_back[0].said.call_phone == "111"


def test_a_test_hangs_under_its_way_back_and_goes_with_it(joyce, way_back):
    with pytest.raises(NotFound):
        lines.add_line(record=joyce, kind=Kind.TEST, content=DueTest("Eye check"))
    lines.end_line(record=joyce, kind=Kind.WAY_BACK, key=way_back[Kind.WAY_BACK], version=1)
    assert not get_card(joyce).ways


# --- tests that are due ---


def test_a_test_is_late_until_it_is_done(joyce, agreed_card, way_back):
    def late():
        return [test.days_late(clock.today()) for test in get_card(joyce).tests]

    assert late() == [20]
    for status, days in ((TestStatus.BOOKED, 20), (TestStatus.DONE, 0), (TestStatus.NOT_DONE, 20)):
        progress.say_progress(record=joyce, kind=Kind.TEST, key=way_back[Kind.TEST], status=status)
        assert late() == [days]


def test_asking_about_a_late_test_tells_the_practice_and_keeps_the_words(client, at, joyce, agreed_card, way_back):
    page = at("ask_about_test", way_back[Kind.TEST])
    assert page in [link["href"] for link in read(client, at("card")).all("a")]
    assert "You have not written anything yet" in shown(press(client, page))
    before = Message.objects.count()
    assert press(client, page, words="Nobody has called me.").url == at("card")
    message = Message.objects.latest("pk")
    assert (Message.objects.count(), message.title) == (before + 1, "Joyce Adeyemi asks about a test")
    assert "Nobody has called" not in str(message.document)
    event = Event.objects.get(kind="care_plans.test_asked_about")
    assert event.codes == {"status": "NOT_DONE"}
    said = read(client, at("card")).text
    assert "Nobody has called me." in said and "Late: 20 days" in said


def test_pressing_ask_twice_asks_once(client, at, agreed_card, way_back):
    page = at("ask_about_test", way_back[Kind.TEST])
    token = read(client, page).token
    for _ in range(2):
        client.post(page, {"form_token": token, "words": "When is it?"})
    assert Event.objects.filter(kind="care_plans.test_asked_about").count() == 1


def test_only_a_test_of_the_agreed_card_that_still_waits_is_asked_about(joyce, sam, way_back, client, at):
    with pytest.raises(NotFound):
        ask_about_test(record=joyce, key=way_back[Kind.TEST], words="When?")
    agree(joyce, sam)
    progress.say_progress(record=joyce, kind=Kind.TEST, key=way_back[Kind.TEST], status=TestStatus.DONE)
    with pytest.raises(Rejected):
        ask_about_test(record=joyce, key=way_back[Kind.TEST], words="When?")
    assert client.get(at("ask_about_test", way_back[Kind.WAY_BACK])).status_code == 404


def test_with_no_practice_the_question_is_not_lost_in_silence(joyce, agreed_card, way_back, client, at):
    CareRelationship.objects.filter(person_id=joyce.person.pk).update(ended_at=clock.now())
    said = shown(press(client, at("ask_about_test", way_back[Kind.TEST]), words="When is it?"))
    assert "No practice looks after this record now" in said and "When is it?" in said


def test_who_only_reads_cannot_ask(opened, agreed_card, way_back, stage):
    reader = opened("ruth", "joyce", Purpose.RECORDS)
    with pytest.raises(Refused):
        ask_about_test(record=reader, key=way_back[Kind.TEST], words="When?")
