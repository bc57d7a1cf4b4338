"""Counts of plans: what is counted of whom, that no small number can be worked out, and that a quarter is counted
once."""

import csv
import io
from datetime import date, timedelta

import pytest
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st

from partake.audit.models import Event
from partake.care_plans import upkeep
from partake.care_plans.actions import lines, talking
from partake.care_plans.actions.counting import count_quarter
from partake.care_plans.domain.contents import Kind, Review
from partake.care_plans.domain.conversations import ConversationState
from partake.care_plans.domain.counting import (
    ALL,
    GROUP_WORDS,
    UNKNOWN,
    VALUES,
    Counted,
    Felt,
    Grouping,
    Measure,
    Quarter,
    Reviewed,
    Stage,
    age_group,
    count,
    ethnic_group,
    gender,
    last_ended,
    quarter_named,
    tables_of,
)
from partake.care_plans.domain.states import FeltInvolved, OfferAnswer, Side
from partake.care_plans.models import Conversation, PlanCounts
from partake.care_plans.queries.counting import count_plans, list_counted, people_to_count
from partake.care_plans.words_of_counts import as_csv, finding
from partake.demo.stage import SETTING_UP
from partake.kernel import clock
from partake.kernel.verdict import NotFound, Refused
from partake.methods.disclosure import Statement, attack
from partake.organisations.actions import give_role
from partake.people.actions.people import record_death
from partake.people.background import background_questions
from partake.people.domain import AskedHow
from tests.care_plans.conftest import answer
from tests.pages import assert_good_page

AUTUMN, SUMMER = Quarter(2026, 4), Quarter(2026, 3)
NEW_YEAR = (2027, 1, 4)


def one(**more) -> Counted:
    return Counted(**{"age": "40_64", "ethnic_group": "WHITE", "gender": "WOMEN", "stage": Stage.HAS_PLAN, **more})


def counted(stage, quarter=AUTUMN, practice="millbrook") -> dict[int, Counted]:
    """What is counted at the practice, by the order of the cast."""
    return dict(enumerate(people_to_count(stage.organisations[practice], quarter)))


PEOPLE = st.lists(
    st.builds(
        Counted,
        age=st.sampled_from([*GROUP_WORDS[Grouping.AGE]]),
        ethnic_group=st.sampled_from(["WHITE", "ASIAN", UNKNOWN]),
        gender=st.sampled_from(["MEN", "WOMEN"]),
        stage=st.sampled_from([*Stage]),
        reviewed=st.none() | st.sampled_from([*Reviewed]),
        felt=st.none() | st.sampled_from([*Felt]),
    ),
    max_size=60,
)


@settings(max_examples=8, deadline=None)
@given(PEOPLE)
def test_no_small_number_is_shown_or_can_be_worked_out(people):
    stored = count(people)
    for measure, values in VALUES.items():
        members = [person for person in people if person.value(measure) is not None]
        said, secrets = [], {}
        for place, grouping in enumerate(Grouping):
            for group in (ALL, *GROUP_WORDS[grouping]):
                for value in (ALL, *values):
                    atoms = frozenset(
                        number
                        for number, person in enumerate(members)
                        if group in (ALL, person.groups[place]) and value in (ALL, person.value(measure))
                    )
                    cell = stored[measure][f"{grouping}:{group}:{value}"]
                    if cell.startswith("shown"):
                        assert cell == f"shown {len(atoms)}"
                        assert len(atoms) == 0 or len(atoms) >= 5
                    elif 0 < len(atoms) < 5:
                        secrets[grouping, group, value] = (group, value, place)
        # The attack again, over every combination there could be and not only those there are.
        possible = {}
        for place, grouping in enumerate(Grouping):
            for group in (ALL, *GROUP_WORDS[grouping]):
                for value in (ALL, *values):
                    possible[place, group, value] = frozenset(
                        (age, ethnic, sex, its)
                        for age in GROUP_WORDS[Grouping.AGE]
                        for ethnic in GROUP_WORDS[Grouping.ETHNIC_GROUP]
                        for sex in GROUP_WORDS[Grouping.GENDER]
                        for its in values
                        if group in (ALL, (age, ethnic, sex)[place]) and value in (ALL, its)
                    )
                    cell = stored[measure][f"{grouping}:{group}:{value}"]
                    if cell.startswith("shown"):
                        number = int(cell.split()[1])
                        said.append(Statement(possible[place, group, value], number, number))
        hidden = {name: possible[place, group, value] for name, (group, value, place) in secrets.items()}
        if hidden:
            assert attack(said, hidden, width=5).safe


def test_counts_come_back_as_they_were_made():
    people = [one() for _ in range(20)] + [one(stage=Stage.NOT_OFFERED, gender="MEN") for _ in range(30)]
    plans, reviews, involved = tables_of(count(people))
    assert plans.everybody.base.shown == 50
    assert [number.shown for number in plans.everybody.counts] == [20, 0, 0, 0, 30]
    assert (reviews.everybody.base.shown, involved.everybody.base.shown) == (0, 0)
    assert finding(plans) == "20 of 50 people registered have an agreed plan: 40%."
    assert finding(reviews) == "No review was due."
    assert "Nobody talked" in finding(involved)
    women = next(row for row in plans.rows if (row.grouping, row.group) == (Grouping.GENDER, "WOMEN"))
    assert [number.shown for number in women.counts] == [20, 0, 0, 0, 0]


def test_who_did_not_answer_stands_beside_how_involved_people_felt():
    said = [one(felt=Felt.AS_WANTED)] * 12 + [one(felt=Felt.OTHERWISE)] * 8 + [one(felt=Felt.NOT_ANSWERED)] * 20
    text = finding(tables_of(count(said))[2])
    assert text.startswith("12 of 40 people who talked about their plan felt as involved as they wanted: 30%.")
    assert "20 of them did not answer" in text


def test_few_are_not_shown():
    assert finding(tables_of(count([one()] * 3))[0]) == "Too few to show safely."


@pytest.mark.parametrize(
    ("born", "group"),
    [
        (None, UNKNOWN),
        (date(2008, 10, 1), "0_17"),
        (date(2008, 9, 30), "18_39"),
        (date(1986, 10, 1), "18_39"),
        (date(1986, 9, 30), "40_64"),
        (date(1961, 9, 30), "65_79"),
        (date(1946, 9, 30), "80"),
        (date(1946, 10, 1), "65_79"),
    ],
)
def test_ages_are_counted_by_the_birthday(born, group):
    assert age_group(born, date(2026, 9, 30)) == group


def test_every_answer_to_the_questions_has_a_group():
    questions = background_questions()
    assert all(ethnic_group(code) != UNKNOWN for code, _ in questions["ETHNIC_GROUP"].answers)
    assert all(gender(code) != UNKNOWN for code, _ in questions["GENDER"].answers)
    assert ethnic_group(questions["ETHNIC_GROUP"].declined_code) == gender("Z") == UNKNOWN


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)))
def test_the_quarter_that_ended_is_the_one_before_today(today):
    quarter = last_ended(today)
    assert quarter.first_on < quarter.last_on < today
    assert last_ended(quarter.last_on + timedelta(days=1)) == quarter
    assert (today - quarter.last_on).days <= 92
    assert quarter_named(quarter.code) == quarter


@pytest.mark.parametrize("wrong", ["", "2026", "2026-Q5", "26-Q1", "0000-Q1", "２０２６-Q1", "2026-Q1x"])
def test_other_words_name_no_quarter(wrong):
    assert quarter_named(wrong) is None


def test_where_each_person_stands_at_the_end_of_the_quarter(stage, joyce, sam, keys, opened):
    answer(joyce, Side.PERSON)
    answer(sam, Side.PROFESSIONAL)
    told = {"said_how": AskedHow.BY_PHONE}
    talking.record_offer(
        record=opened("sam", "arthur"), answer=OfferAnswer.NOT_NOW, ask_again_on=date(2027, 2, 1), **told
    )
    talking.record_offer(record=opened("sam", "priya"), answer=OfferAnswer.NO, **told)
    talking.record_offer(record=opened("sam", "callum"), answer=OfferAnswer.YES, **told)
    stages = [each.stage for each in counted(stage).values()]
    assert stages == [
        Stage.HAS_PLAN, Stage.NOT_NOW, Stage.SAID_NO, Stage.OFFERED, Stage.NOT_OFFERED, Stage.NOT_OFFERED
    ]  # fmt: skip
    # What came after its last day is not of the quarter.
    assert {each.stage for each in counted(stage, SUMMER).values()} == {Stage.NOT_OFFERED}


def held(stage, key: str, on: date, due_on: date | None = None) -> None:
    Conversation.objects.create(
        person=stage.people[key],
        kind="REVIEW" if due_on else "OTHER",
        state=ConversationState.HELD,
        how="PHONE",
        led_by_user=stage.users["sam"],
        led_by="Sam Whitcombe",
        organisation=stage.organisations["millbrook"],
        planned_at=clock.now(),
        planned_by="Sam Whitcombe",
        held_on=on,
        closed_at=clock.now(),
        due_on=due_on,
        on_time=on <= due_on if due_on else None,
    )


def test_a_review_that_waits_is_late_as_much_as_one_held_late(stage, opened):
    held(stage, "joyce", date(2026, 11, 2), date(2026, 11, 2))
    held(stage, "arthur", date(2026, 11, 3), date(2026, 11, 2))
    lines.add_line(record=opened("priya", "priya"), kind=Kind.REVIEW, content=Review(date(2026, 12, 31)))
    lines.add_line(record=opened("callum", "callum"), kind=Kind.REVIEW, content=Review(date(2027, 1, 1)))
    found = [each.reviewed for each in counted(stage).values()]
    assert found == [Reviewed.ON_TIME, Reviewed.LATE, Reviewed.LATE, None, None, None]


def test_who_talked_and_did_not_say_is_counted_as_silent(stage, opened):
    for key in ("joyce", "arthur", "priya"):
        held(stage, key, date(2026, 11, 2))
    talking.say_felt_involved(record=opened("joyce", "joyce"), felt=FeltInvolved.AS_MUCH_AS_I_WANTED)
    talking.say_felt_involved(record=opened("priya", "priya"), felt=FeltInvolved.LESS)
    found = [each.felt for each in counted(stage).values()]
    assert found == [Felt.AS_WANTED, Felt.NOT_ANSWERED, Felt.OTHERWISE, None, None, None]


def test_who_died_or_was_never_here_is_not_counted(stage, opened):
    record = opened("sam", "arthur")
    record_death(record=record, died_on=date(2026, 11, 1), version=record.person.version)
    assert len(counted(stage)) == 5
    assert len(counted(stage, SUMMER)) == 6
    assert counted(stage, practice="hillside") == {}


def test_a_quarter_is_counted_once_and_stays_so(stage, opened):
    millbrook = stage.organisations["millbrook"]
    with clock.fixed_day(*NEW_YEAR):
        made = count_quarter(actor=upkeep.COUNTING, organisation=millbrook, quarter=AUTUMN)
        talking.record_offer(record=opened("sam", "arthur"), answer=OfferAnswer.NO, said_how=AskedHow.BY_PHONE)
        assert count_quarter(actor=upkeep.COUNTING, organisation=millbrook, quarter=AUTUMN).pk == made.pk
    assert PlanCounts.objects.get().cells == made.cells
    event = Event.objects.get(kind="care_plans.plans_counted")
    assert (event.person_id, event.codes) == (None, {"quarter": "2026-Q4"})


def test_nothing_small_is_kept(stage):
    with clock.fixed_day(*NEW_YEAR):
        made = count_quarter(actor=upkeep.COUNTING, organisation=stage.organisations["millbrook"], quarter=AUTUMN)
    numbers = {cell for cells in made.cells.values() for cell in cells.values() if cell.startswith("shown")}
    assert numbers <= {"shown 0", "shown 5", "shown 6"}


def test_a_quarter_that_is_not_over_is_not_counted(stage):
    with pytest.raises(ValueError, match="not over"):
        count_quarter(actor=upkeep.COUNTING, organisation=stage.organisations["millbrook"], quarter=AUTUMN)


@pytest.mark.parametrize("key", ["ada", "ruth", "sam"])
def test_nobody_chooses_when_it_is_counted(stage, key):
    with pytest.raises(Refused):
        count_quarter(actor=stage.actor(key), organisation=stage.organisations["millbrook"], quarter=SUMMER)


def test_each_hour_counts_what_is_not_counted_yet(stage):
    upkeep.run()
    assert {row.organisation.name for row in PlanCounts.objects.all()} == {"Millbrook Surgery", "Hillside Practice"}
    assert {row.quarter for row in PlanCounts.objects.all()} == {SUMMER.code}
    upkeep.run()
    assert PlanCounts.objects.count() == 2


def test_who_answers_for_a_practice_sees_its_counts_and_no_others(stage):
    upkeep.run()
    millbrook, hillside = stage.organisations["millbrook"], stage.organisations["hillside"]
    assert count_plans(stage.actor("ruth"), millbrook, SUMMER).organisation_name == "Millbrook Surgery"
    assert count_plans(stage.actor("ada"), hillside, SUMMER).tables
    assert [each.name for each in list_counted(stage.actor("ruth"))] == ["Millbrook Surgery"]
    assert [each.name for each in list_counted(stage.actor("ada"))] == ["Hillside Practice", "Millbrook Surgery"]
    for key, practice in (("ruth", hillside), ("sam", millbrook), ("petra", millbrook), ("joyce", millbrook)):
        with pytest.raises(Refused):
            count_plans(stage.actor(key), practice, SUMMER)
    with pytest.raises(NotFound):
        count_plans(stage.actor("ruth"), millbrook, AUTUMN)


def test_a_service_manager_sees_them_too(stage):
    give_role(
        actor=SETTING_UP,
        user=stage.users["beth"],
        organisation=stage.organisations["millbrook"],
        role="SERVICE_MANAGER",
    )
    upkeep.run()
    assert count_plans(stage.actor("beth"), stage.organisations["millbrook"], SUMMER).tables


def test_the_pages_and_the_copy(stage, visit):
    millbrook = stage.organisations["millbrook"]
    browser = visit("ruth")
    before = browser.get("/plan-counts")
    assert_good_page(before)
    assert "No quarter is counted yet" in before.content.decode()
    upkeep.run()
    page = browser.get("/plan-counts")
    assert_good_page(page)
    address = reverse("care_plans:practice_counts", args=[millbrook.public_id, SUMMER.code])
    assert address in page.content.decode()
    response = browser.get(address)
    assert_good_page(response)
    assert "0 of 6 people registered have an agreed plan" in response.content.decode()
    copied = browser.get(address + "/csv")
    assert copied["Content-Type"].startswith("text/csv")
    rows = list(csv.DictReader(io.StringIO(copied.content.decode())))
    everybody = next(row for row in rows if (row["measure"], row["group"], row["value"]) == ("PLANS", ALL, ALL))
    assert (everybody["count"], everybody["not_shown"]) == ("6", "")
    small = next(row for row in rows if row["group"] == "0_17" and row["value"] == ALL and row["measure"] == "PLANS")
    assert (small["count"], bool(small["not_shown"])) == ("", True)
    assert browser.get(reverse("care_plans:practice_counts", args=[millbrook.public_id, "nonsense"])).status_code == 404
    assert {row["measure"] for row in rows} == {*Measure}


def test_a_name_is_never_a_formula_in_a_spreadsheet(stage):
    stage.organisations["millbrook"].name = "=HYPERLINK(1)"
    stage.organisations["millbrook"].save()
    upkeep.run()
    copied = as_csv(count_plans(stage.actor("ada"), stage.organisations["millbrook"], SUMMER))
    assert "\n=HYPER" not in copied and "'=HYPERLINK(1)" in copied
