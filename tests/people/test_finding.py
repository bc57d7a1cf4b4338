"""Finding somebody: among those one may see, by any part of any name, and nothing of it kept."""

from datetime import date

import pytest

from partake.audit.domain import Basis
from partake.audit.models import Event
from partake.demo.stage import SETTING_UP
from partake.kernel import clock
from partake.kernel.identifiers import format_nhs_number
from partake.kernel.verdict import Refused
from partake.organisations.actions import give_role
from partake.people.actions import people, sharing
from partake.people.actions.finding import MOST_FOUND, find_people
from partake.people.domain import Part
from partake.people.models import CareRelationship, Person
from partake.people.queries.share_targets import get_target
from tests.people.pressing import press, read, shown


@pytest.fixture
def find(stage):
    return lambda wanted, who="sam": [one.name for one in find_people(actor=stage.actor(who), wanted=wanted)]


@pytest.fixture
def add(stage):
    def add_one(given_name, family_name, **more):
        return people.add_person(
            actor=stage.actor("ruth"),
            practice=stage.organisations["millbrook"],
            given_name=given_name,
            family_name=family_name,
            **more,
        )

    return add_one


@pytest.mark.parametrize(
    "wanted", ["obrien", "O'Brien", "o’brien", "NOWAK", "nów", "brien-nowak siobhan", "Siobhán", "sio o'b now", "Shiv"]
)
def test_however_a_name_is_written(add, find, wanted):
    add("Siobhán", "O’Brien-Ńowak", known_as="Shiv")
    found = find(wanted)
    assert found == ([] if wanted.startswith("brien") else ["Siobhán O’Brien-Ńowak"])


def test_every_word_must_begin_one_of_their_names(find):
    assert find("joyce ade") == ["Joyce Adeyemi"]
    assert find("ade") == ["Joyce Adeyemi", "Tunde Adeyemi"]
    assert find("joyce pell") == []
    assert find("yemi") == []
    assert find("-’") == []


@pytest.mark.parametrize("who", ["sam", "beth"])
def test_by_nhs_number_however_it_is_spaced(stage, find, who):
    number = stage.people["joyce"].nhs_number
    for typed in (number, format_nhs_number(number), format_nhs_number(number).replace(" ", "-")):
        assert find(typed, who) == (["Joyce Adeyemi"] if who == "sam" else [])
    assert find(number[:9] + "0") == []


@pytest.mark.parametrize("who", ["neil", "beth", "clinic", "anil"])
def test_nobody_finds_those_they_may_not_see(find, who):
    assert find("adeyemi", who) == []


def test_a_team_finds_whoever_was_referred_to_it(stage, find):
    people.start_relationship(
        actor=stage.actor("sam"),
        person=stage.people["joyce"],
        organisation=stage.organisations["hospital"],
        team=stage.teams["diabetes"],
        basis=Basis.REFERRAL,
        since=clock.today(),
        until=clock.today(),
    )
    assert find("ade", "clinic") == ["Joyce Adeyemi"]
    assert find("ade", "anil") == [], "another team of the same hospital"
    with clock.fixed_day(2026, 11, 20):
        assert find("ade", "clinic") == []


def test_somebody_finds_who_shared_with_them_until_it_stops(stage, opened, find):
    record = opened("joyce", "joyce")
    target = get_target(record, f"staff-{stage.users['beth'].public_id}")
    share = sharing.share_record(record=record, target=target, parts=[Part.ABOUT_ME], until=None)
    assert find("joy ade", "beth") == ["Joyce Adeyemi"]
    assert find("joy pell", "beth") == []
    assert find(stage.people["joyce"].nhs_number, "beth") == ["Joyce Adeyemi"]
    sharing.stop_sharing(record=record, share=share)
    assert find("joy", "beth") == []


def test_somebody_with_two_reasons_to_see_them_finds_them_once(stage, opened, find):
    record = opened("joyce", "joyce")
    target = get_target(record, f"staff-{stage.users['sam'].public_id}")
    sharing.share_record(record=record, target=target, parts=[Part.MESSAGES], until=None)
    assert find("adeyemi joyce") == ["Joyce Adeyemi"]


def test_a_practice_that_no_longer_looks_after_them_finds_nobody(stage, find):
    relationship = CareRelationship.objects.get(person=stage.people["joyce"])
    people.end_relationship(actor=stage.actor("sam"), relationship=relationship)
    assert find("joyce") == []
    assert find(stage.people["joyce"].nhs_number) == []


def test_that_a_search_was_made_is_kept_and_not_for_whom(stage, find):
    find("joyce adeyemi")
    find(stage.people["joyce"].nhs_number)
    by_name, by_number = Event.objects.filter(kind="people.people_searched").order_by("pk")
    assert (by_name.codes, by_name.about_id) == ({"by": "name", "found": 1}, "name")
    assert (by_number.codes, by_number.about_id) == ({"by": "nhs_number", "found": 1}, "nhs_number")
    for event in (by_name, by_number):
        assert event.person_id is None and event.fields == []
        assert (event.actor_name, event.actor_body) == ("Sam Whitcombe", "Millbrook Surgery")


@pytest.mark.parametrize("who", ["joyce", "ada", "tunde"])
def test_only_those_whose_job_is_to_look_after_people_may_look(stage, who):
    with pytest.raises(Refused):
        find_people(actor=stage.actor(who), wanted="joyce")
    assert not Event.objects.filter(kind="people.people_searched").exists()


def test_twenty_at_most_in_the_order_of_their_names(add, find):
    for number in range(MOST_FOUND + 2):
        add(f"Zed{number:02}", "Quillon", registered_on=clock.today())
    assert find("quillon") == [f"Zed{number:02} Quillon" for number in range(MOST_FOUND)]


def test_somebody_who_died_is_found_and_shown_as_such(stage, opened):
    people.record_death(record=opened("sam", "arthur"), died_on=clock.today(), version=1)
    (one,) = find_people(actor=stage.actor("sam"), wanted="pell")
    assert one.died_on == clock.today()


def test_a_record_joined_to_another_is_not_found_beside_it(stage, find, add):
    other = add("Joyce", "Adeyemi", registered_on=clock.today())
    assert find("joyce") == ["Joyce Adeyemi"] * 2
    Person.objects.filter(pk=other.pk).update(superseded_by=stage.people["joyce"])
    assert find("joyce") == ["Joyce Adeyemi"]


def test_somebody_new_finds_their_people_from_their_first_day(stage, find):
    give_role(
        actor=SETTING_UP,
        user=stage.users["beth"],
        organisation=stage.organisations["millbrook"],
        role="PRACTITIONER",
        started_on=date(2026, 11, 20),
    )
    assert find("pell", "beth") == []
    with clock.fixed_day(2026, 11, 20):
        assert find("pell", "beth") == ["Arthur Pell"]


def test_the_page_says_who_was_found_and_puts_no_name_in_an_address(stage, visit):
    client = visit("sam")
    assert "There is no name or number yet" in shown(press(client, "/people/", name=""))
    answer = press(client, "/people/", name="adey")
    assert "2 people" in shown(answer) and "Born 2 May 1958" in shown(answer)
    assert "adey" not in answer.wsgi_request.get_full_path()
    assert "0 people" in shown(press(client, "/people/", name="zzz"))


def test_the_page_is_refused_to_whoever_looks_after_nobody(visit):
    assert visit("ada").get("/people/").status_code == 403
    page = read(visit("beth"), "/people/").text
    assert "Find someone" in page
    assert "emergency page" not in page, "her job may not use it"
    assert "emergency page" in read(visit("sam"), "/people/").text
