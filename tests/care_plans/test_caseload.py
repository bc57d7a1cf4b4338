"""The list of people somebody plans with: who is on it and who leaves it, that nobody is dropped unseen, and that it
is answered from an index."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from partake.audit.domain import Basis
from partake.audit.models import Event
from partake.care_plans import caseload
from partake.care_plans.actions import disagreeing, lines, progress, talking
from partake.care_plans.actions.listing import list_caseload
from partake.care_plans.domain.caseload import Standing, Tab, sort_name, standing_of
from partake.care_plans.domain.contents import Kind, Review
from partake.care_plans.domain.states import ActionStatus, OfferAnswer, Side
from partake.care_plans.models import CaseloadEntry
from partake.care_plans.queries.caseload import PAGE, caseload_page, job_code
from partake.demo.cast import PEOPLE, STAFF
from partake.kernel import clock
from partake.kernel.verdict import Refused
from partake.people import door
from partake.people.actions.people import (
    add_person,
    end_relationship,
    record_death,
    record_move,
    start_relationship,
)
from partake.people.actions.sharing import narrow_relationship, share_record, stop_sharing
from partake.people.domain import AskedHow, Part, parts_opened
from partake.people.models import CareRelationship, Person
from partake.people.queries.share_targets import ShareTarget
from tests.care_plans.conftest import answer
from tests.pages import assert_good_page
from tests.people.test_query_plans import plans

FIELDS = ("person_id", *caseload.KEPT)


def names(stage, key: str, tab: Tab = Tab.ALL, **asked) -> list[str]:
    return [line.name for line in list_caseload(actor=stage.actor(key), tab=tab, **asked).lines]


def entries() -> list[dict[str, object]]:
    return list(CaseloadEntry.objects.order_by("person_id").values(*FIELDS))


def kept_right() -> bool:
    """Whether every entry says what would be worked out afresh."""
    before = entries()
    caseload.keep(list(Person.objects.values_list("pk", flat=True)))
    return before == entries()


def share_with(record, team, parts):
    target = ShareTarget(code="", name=team.name, first_name=team.name, detail="", team=team)
    return share_record(record=record, target=target, parts=parts, until=None)


def registration(person: Person) -> CareRelationship:
    return CareRelationship.objects.get(person=person, basis=Basis.REGISTRATION, ended_at=None)


def test_the_list_is_whom_the_door_would_let_in_and_nobody_else(stage, told_place):
    for key in [one.key for one in STAFF]:
        actor = stage.actor(key)
        mine = set()
        for person in Person.objects.filter(died_on=None, moved_away_on=None, superseded_by=None):
            grants = door.find_grants(actor, person.pk, own_id=person.public_id, today=clock.today())
            if Part.PLAN in parts_opened(grants, today=clock.today()):
                mine.add(f"{person.given_name} {person.family_name}")
        found, cursor = [], ""
        while cursor is not None:
            page = caseload_page(actor, Tab.ALL, cursor=str(cursor))
            found, cursor = [*found, *(line.name for line in page.lines)], page.next_cursor
        assert set(found) == mine, key
        assert len(found) == len(mine), key


def test_the_story_leaves_every_entry_right(stage, told_place):
    assert kept_right()


def test_an_entry_follows_every_write(stage, joyce, sam, keys):
    review = Review(date(2026, 12, 1), 3)
    assert CaseloadEntry.objects.get(person=stage.people["joyce"]).standing == Standing.DRAFT
    steps = (
        lambda: lines.add_line(record=joyce, kind=Kind.REVIEW, content=review),
        lambda: answer(joyce, Side.PERSON),
        lambda: answer(sam, Side.PROFESSIONAL),
        lambda: progress.say_progress(
            record=joyce, kind=Kind.ACTION, key=keys[Kind.ACTION], status=ActionStatus.IN_PROGRESS
        ),
        lambda: disagreeing.start_disagreement(record=joyce, about="Tablets", side=Side.PERSON, words="No."),
        lambda: lines.change_line(
            record=sam, kind=Kind.ACTION, key=keys[Kind.ACTION], values={"what": "Walk"}, version=1
        ),
    )
    for minute, step in enumerate(steps):
        with clock.fixed_day(2026, 11, 19, 10, minute):
            step()
            assert kept_right()
            assert CaseloadEntry.objects.get(person=stage.people["joyce"]).changed_at == clock.now()
    entry = CaseloadEntry.objects.get(person=stage.people["joyce"])
    assert (entry.standing, entry.version, entry.review_on) == (Standing.CHANGING, 2, date(2026, 12, 1))


def test_a_day_to_look_again_counts_as_it_was_agreed(stage, joyce, sam, keys):
    row = lines.add_line(record=joyce, kind=Kind.REVIEW, content=Review(date(2026, 12, 1)))
    answer(joyce, Side.PERSON)
    answer(sam, Side.PROFESSIONAL)
    later = {"review_on": date(2027, 6, 1)}
    lines.change_line(record=joyce, kind=Kind.REVIEW, key=row.key, values=later, version=row.version)
    assert CaseloadEntry.objects.get(person=stage.people["joyce"]).review_on == date(2026, 12, 1)
    answer(joyce, Side.PERSON)
    answer(sam, Side.PROFESSIONAL)
    assert CaseloadEntry.objects.get(person=stage.people["joyce"]).review_on == date(2027, 6, 1)


def test_reviews_are_listed_from_four_weeks_before_the_most_late_first(stage, opened):
    for key, day in (("joyce", date(2026, 12, 17)), ("callum", date(2026, 11, 7)), ("denise", date(2026, 12, 18))):
        lines.add_line(record=opened(key, key), kind=Kind.REVIEW, content=Review(day))
    assert names(stage, "sam", Tab.REVIEW) == ["Callum Reid", "Joyce Adeyemi"]


def test_what_changed_is_listed_until_it_is_looked_at(stage, visit, joyce, keys, settings):
    assert names(stage, "sam", Tab.CHANGED) == ["Joyce Adeyemi"]
    with clock.fixed_day(2026, 11, 19, 9, 5):
        browser = visit("sam", "joyce")
        browser.get(reverse("care_plans:plan", args=[joyce.person.id]))
        assert names(stage, "sam", Tab.CHANGED) == []
        assert names(stage, "farah", Tab.CHANGED) == ["Joyce Adeyemi"]
    with clock.fixed_day(2026, 11, 19, 9, 10):
        progress.say_progress(record=joyce, kind=Kind.GOAL, key=keys[Kind.GOAL], status="GOING_WELL", words="Better.")
        assert names(stage, "sam", Tab.CHANGED) == ["Joyce Adeyemi"]


def test_a_look_at_another_part_is_no_look_at_the_plan(stage, joyce, keys):
    with clock.fixed_day(2026, 11, 19, 9, 5):
        door.open_record(stage.actor("sam"), joyce.person.id, "CARE", shows=[Part.CONTACT])
    assert names(stage, "sam", Tab.CHANGED) == ["Joyce Adeyemi"]


def test_whoever_said_not_now_is_asked_again_on_the_day(stage, opened):
    record = opened("farah", "arthur")
    told = {"record": record, "said_how": AskedHow.BY_PHONE}
    talking.record_offer(answer=OfferAnswer.NOT_NOW, ask_again_on=date(2027, 1, 4), **told)
    assert names(stage, "sam", Tab.ASK_AGAIN) == ["Arthur Pell"]
    assert "Arthur Pell" in names(stage, "sam", Tab.NO_PLAN)
    with clock.fixed_day(2026, 11, 20):
        talking.record_offer(answer=OfferAnswer.YES, **told)
    assert names(stage, "sam", Tab.ASK_AGAIN) == []
    lines.start_plan(record=record)
    assert "Arthur Pell" not in names(stage, "sam", Tab.NO_PLAN)
    assert kept_right()


def test_beginning_a_plan_ends_the_asking(stage, opened):
    record = opened("farah", "arthur")
    talking.record_offer(
        record=record, answer=OfferAnswer.NOT_NOW, said_how=AskedHow.BY_PHONE, ask_again_on=date(2027, 1, 4)
    )
    lines.start_plan(record=record)
    assert names(stage, "sam", Tab.ASK_AGAIN) == []


def test_somebody_who_dies_leaves_every_list_at_once_and_the_plan_stays_readable(stage, opened, joyce, keys):
    lines.add_line(record=joyce, kind=Kind.REVIEW, content=Review(date(2026, 11, 20)))
    record = opened("sam", "joyce")
    record_death(record=record, died_on=date(2026, 11, 18), version=record.person.version)
    for tab in Tab:
        assert "Joyce Adeyemi" not in names(stage, "sam", tab)
    from partake.care_plans.queries.plan import get_plan

    assert get_plan(opened("sam", "joyce")).needs


def test_somebody_who_moves_away_leaves_every_list_even_where_it_was_shared(stage, opened, joyce, keys):
    share_with(joyce, stage.teams["diabetes"], {Part.PLAN})
    assert names(stage, "clinic") == ["Joyce Adeyemi"]
    record = opened("sam", "joyce")
    record_move(record=record, moved_on=date(2026, 11, 18), version=record.person.version)
    assert names(stage, "sam", Tab.NO_PLAN).count("Joyce Adeyemi") == names(stage, "clinic").count("Joyce Adeyemi") == 0
    assert door.open_record(stage.actor("clinic"), joyce.person.id, "CARE").parts == {Part.PLAN}
    # Back again, at another practice: on its list, and not on the old one's.
    give_hillside_a_records_lead(stage)
    start_relationship(
        actor=stage.actor("neil"),
        person=stage.people["joyce"],
        organisation=stage.organisations["hillside"],
        basis=Basis.REGISTRATION,
        since=clock.today(),
    )
    assert names(stage, "neil") == ["Joyce Adeyemi"]
    assert "Joyce Adeyemi" not in names(stage, "sam")


def give_hillside_a_records_lead(stage) -> None:
    from partake.organisations.actions import give_role

    hillside = stage.organisations["hillside"]
    give_role(actor=stage.actor("ada"), user=stage.users["neil"], organisation=hillside, role="RECORDS_LEAD")


def test_a_registration_that_begins_later_is_on_the_list_from_its_day(stage):
    give_hillside_a_records_lead(stage)
    person = Person.objects.create(given_name="Ada", family_name="Holt", created_at=clock.now())
    start_relationship(
        actor=stage.actor("neil"),
        person=person,
        organisation=stage.organisations["hillside"],
        basis=Basis.REGISTRATION,
        since=date(2026, 11, 21),
    )
    assert names(stage, "neil") == []
    with clock.fixed_day(2026, 11, 21):
        assert names(stage, "neil") == ["Ada Holt"]


def test_a_share_of_the_plan_brings_somebody_onto_the_list_and_stopping_takes_them_off(stage, joyce):
    share = share_with(joyce, stage.teams["diabetes"], {Part.PLAN})
    assert names(stage, "clinic") == ["Joyce Adeyemi"]
    stop_sharing(record=joyce, share=share)
    assert names(stage, "clinic") == []
    share_with(joyce, stage.teams["diabetes"], {Part.ABOUT_ME})
    assert names(stage, "clinic") == []


def test_a_plan_kept_private_from_the_practice_is_not_on_its_list(stage, joyce):
    held = registration(stage.people["joyce"])
    narrow_relationship(record=joyce, relationship=held, hidden={Part.PLAN}, version=held.version)
    assert "Joyce Adeyemi" not in names(stage, "sam")


def test_an_ended_job_lists_nobody(stage):
    from partake.organisations.actions import end_role
    from partake.organisations.models import RoleAssignment

    with clock.fixed_day(2026, 11, 18):
        end_role(actor=stage.actor("ada"), held=RoleAssignment.objects.get(user=stage.users["sam"]))
    with pytest.raises(Refused):
        list_caseload(actor=stage.actor("sam"), tab=Tab.ALL)


@pytest.mark.parametrize("key", ["ruth", "george", "ada", "joyce", "petra"])
def test_it_is_for_those_who_plan_with_people(stage, key):
    with pytest.raises(Refused):
        list_caseload(actor=stage.actor(key), tab=Tab.ALL)


def test_one_event_says_that_it_was_listed_and_names_nobody(stage):
    list_caseload(actor=stage.actor("sam"), tab=Tab.NO_PLAN)
    event = Event.objects.get(kind="care_plans.caseload_listed")
    assert (event.person_id, event.codes) == (None, {"question": "no-plan", "people": len(PEOPLE)})


def test_two_jobs_are_one_list_that_can_be_narrowed(stage, joyce):
    from partake.organisations.actions import give_role

    hospital, heart = stage.organisations["hospital"], stage.teams["heart"]
    give_role(actor=stage.actor("ada"), user=stage.users["sam"], organisation=hospital, team=heart, role="PRACTITIONER")
    sam = stage.actor("sam")
    page = caseload_page(sam, Tab.ALL)
    assert [job.team_name or job.organisation_name for job in page.jobs] == [
        "Millbrook Surgery",
        "Community heart team",
    ]
    assert len(page.lines) == len(PEOPLE)
    share_with(joyce, heart, {Part.PLAN})
    team = next(job for job in page.jobs if job.team_name)
    assert names(stage, "sam", job=job_code(team)) == ["Joyce Adeyemi"]
    assert names(stage, "sam").count("Joyce Adeyemi") == 1


def test_a_long_list_is_read_page_by_page_with_nobody_twice_or_missed(stage):
    for number in range(2 * PAGE):
        add_person(
            actor=stage.actor("ruth"),
            practice=stage.organisations["millbrook"],
            given_name=f"Ann{number % 7}",
            family_name="Holt",
            born_on=date(1950, 1, 1) + timedelta(days=number),
        )
    seen, cursor = [], ""
    while cursor is not None:
        page = caseload_page(stage.actor("sam"), Tab.NO_PLAN, cursor=str(cursor))
        seen, cursor = [*seen, *(line.person_id for line in page.lines)], page.next_cursor
    assert len(seen) == len(set(seen)) == 2 * PAGE + len(PEOPLE)


@pytest.mark.parametrize(
    ("tab", "index"),
    [
        (Tab.REVIEW, "caseload_by_review"),
        (Tab.CHANGED, "caseload_by_change"),
        (Tab.ASK_AGAIN, "caseload_by_asking"),
        (Tab.NO_PLAN, "caseload_by_standing"),
        (Tab.ALL, "caseload_by_name"),
    ],
)
def test_each_question_is_answered_from_its_own_index(stage, tab, index):
    plan = plans(lambda: caseload_page(stage.actor("sam"), tab), "care_plans_caseloadentry")
    assert index in plan
    assert "SCAN care_plans" not in plan and "Seq Scan on care_plans" not in plan


def test_every_question_is_a_good_page(stage, visit, told_place):
    browser = visit("sam")
    for tab in Tab:
        response = browser.get(reverse("care_plans:caseload_tab", args=[tab]))
        assert_good_page(response)
        assert b'href="/caseload" aria-current="page"' in response.content, tab


def test_a_question_there_is_not_is_not_found(visit):
    assert visit("sam").get("/caseload/everything").status_code == 404
    assert visit("sam").get("/caseload?after=nonsense&job=nonsense").status_code == 200


def test_finding_by_name_starts_from_the_list(visit, stage):
    response = visit("sam").get("/caseload")
    assert b'action="/people/"' in response.content
    found = visit("sam").post("/people/", {"name": "joyce"})
    assert b"Joyce Adeyemi" in found.content
    assert b'href="/caseload" aria-current="page"' in found.content


def test_late_is_said_in_words(visit, opened):
    lines.add_line(record=opened("callum", "callum"), kind=Kind.REVIEW, content=Review(date(2026, 11, 7)))
    response = visit("sam").get("/caseload")
    assert "Late: 12 days" in response.content.decode()


@pytest.mark.parametrize(
    ("newest", "agreed", "standing"),
    [
        (0, False, Standing.NONE),
        (1, False, Standing.DRAFT),
        (1, True, Standing.AGREED),
        (2, False, Standing.CHANGING),
        (2, True, Standing.AGREED),
    ],
)
def test_where_a_plan_stands(newest, agreed, standing):
    assert standing_of(newest, agreed=agreed) is standing


@given(st.text(max_size=150), st.text(max_size=150))
def test_what_a_list_is_sorted_by_is_letters_and_digits(family, given_name):
    sorted_by = sort_name(family, given_name)
    assert len(sorted_by) <= 200
    assert sorted_by.isascii() and sorted_by.isalnum() and sorted_by == sorted_by.lower()
    assert sort_name("Ándre", "Zoë") == "andre0zoe" == sort_name("andre", "zoe")


def test_whoever_stops_being_looked_after_leaves_the_list(stage):
    end_relationship(actor=stage.actor("ruth"), relationship=registration(stage.people["arthur"]))
    assert "Arthur Pell" not in names(stage, "sam")
    assert kept_right()
