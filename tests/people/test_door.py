"""The door: who may open whose record, what they see, and that every opening is kept."""

from datetime import timedelta
from uuid import uuid4

import pytest

from partake.audit.domain import Basis, Purpose
from partake.audit.models import Look
from partake.correspondence.models import Message
from partake.demo.cast import PEOPLE, RELATIVES, STAFF
from partake.demo.stage import Stage
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.kernel.verdict import NotFound, Refused
from partake.people import door
from partake.people.actions import people, sharing
from partake.people.domain import ALL_PARTS, OPENED_BY, Part
from partake.people.models import Person
from partake.people.queries.share_targets import get_target


def test_a_person_opens_their_own_record_whole(opened):
    record = opened("joyce", "joyce")
    assert record.is_own
    assert record.parts == ALL_PARTS


def test_the_practice_opens_what_registration_opens(opened):
    record = opened("sam", "joyce")
    assert record.parts == OPENED_BY[Basis.REGISTRATION]
    assert record.is_staff


@pytest.mark.parametrize("who", ["neil", "beth", "anil", "ada", "priya"])
def test_strangers_find_nothing_and_leave_no_look(stage, who):
    before = Look.objects.count()
    with pytest.raises(NotFound):
        door.open_record(stage.actor(who), stage.people["joyce"].public_id, Purpose.CARE)
    assert Look.objects.count() == before


def test_nobody_there_is_the_same_as_not_for_you(stage):
    with pytest.raises(NotFound):
        door.check(stage.actor("sam"), uuid4())
    with pytest.raises(NotFound):
        door.check(Actor.anonymous(), stage.people["joyce"].public_id)


def test_each_opening_is_kept_with_who_what_why_and_on_what_grounds(stage):
    joyce = stage.people["joyce"].public_id
    door.open_record(stage.actor("sam"), joyce, Purpose.REVIEW, shows=[Part.ABOUT_ME, Part.MESSAGES])
    look = Look.objects.latest("id")
    assert (look.person_id, look.actor_name, look.actor_role) == (joyce, "Sam Whitcombe", "practice nurse")
    assert (look.actor_body, look.purpose, look.basis) == ("Millbrook Surgery", Purpose.REVIEW, Basis.REGISTRATION)
    assert look.parts == [Part.ABOUT_ME], "a part they may not see was not looked at"


def test_a_referral_opens_the_record_to_its_team_until_its_day(stage, opened):
    start_referral(stage, until=clock.today() + timedelta(days=10))
    assert opened("clinic", "joyce").parts == OPENED_BY[Basis.REFERRAL]
    with pytest.raises(NotFound):
        opened("anil", "joyce")
    with clock.fixed_day(2026, 11, 30), pytest.raises(Refused) as refused:
        opened("clinic", "joyce")
    assert "no longer look after Joyce" in refused.value.verdict.reason


def test_losing_sight_is_said_to_those_who_had_it(stage, opened):
    record = opened("joyce", "joyce")
    target = get_target(record, f"staff-{stage.users['beth'].public_id}")
    share = sharing.share_record(record=record, target=target, parts=[Part.ABOUT_ME], until=None)
    assert opened("beth", "joyce").parts == {Part.ABOUT_ME}
    sharing.stop_sharing(record=record, share=share)
    with pytest.raises(Refused) as refused:
        opened("beth", "joyce")
    assert refused.value.verdict.heading == "You can’t open Joyce’s record any more"


def test_a_part_that_is_closed_says_whose_choice_it_is(opened):
    verdict = opened("sam", "joyce").can_see(Part.MESSAGES)
    assert not verdict
    assert "Joyce decides" in verdict.reason
    with pytest.raises(Refused):
        opened("sam", "joyce").require(Part.MESSAGES)


def test_jobs_that_rest_on_sharing_do_not_open_the_practices_list(stage, opened):
    """A link worker employed by the practice sees nobody by that alone."""
    from partake.demo.stage import SETTING_UP
    from partake.organisations.actions import give_role

    give_role(
        actor=SETTING_UP, user=stage.users["beth"], organisation=stage.organisations["millbrook"], role="LINK_WORKER"
    )
    with pytest.raises(NotFound):
        opened("beth", "joyce")


def test_somebody_who_left_their_job_sees_nothing(stage, opened):
    from partake.demo.stage import SETTING_UP
    from partake.organisations.actions import end_role

    end_role(actor=SETTING_UP, held=stage.users["sam"].role_assignments.get())
    with pytest.raises(NotFound):
        opened("sam", "joyce")


def test_what_was_shared_with_somebody_for_their_job_ends_with_the_job(stage, opened):
    from partake.demo.stage import SETTING_UP
    from partake.organisations.actions import end_role

    record = opened("joyce", "joyce")
    target = get_target(record, f"staff-{stage.users['beth'].public_id}")
    sharing.share_record(record=record, target=target, parts=[Part.ABOUT_ME], until=None)
    end_role(actor=SETTING_UP, held=stage.users["beth"].role_assignments.get())
    with pytest.raises(NotFound):
        opened("beth", "joyce")


def test_everyone_newly_given_sight_by_care_hears_and_so_does_the_person(stage):
    relationship = start_referral(stage, until=clock.today() + timedelta(days=10))
    people.end_relationship(actor=stage.actor("sam"), relationship=relationship)
    titles = set(Message.objects.values_list("title", flat=True))
    assert titles >= {
        "You now look after Joyce Adeyemi",
        "Riverside Diabetes Clinic can now see part of your record",
        "You no longer look after Joyce Adeyemi",
        "Riverside Diabetes Clinic can’t see your record any more",
    }


def test_two_records_found_to_be_one_open_as_the_one(stage):
    old = Person.objects.create(
        given_name="J", family_name="Adeyemi", created_at=clock.now(), superseded_by=stage.people["joyce"]
    )
    record = door.open_record(stage.actor("sam"), old.public_id, Purpose.CARE)
    assert record.person.id == stage.people["joyce"].public_id


def test_when_somebody_dies_those_close_lose_sight_are_told_and_the_practice_keeps_it(stage, opened, told_place):
    assert opened("tunde", "joyce").parts
    record = opened("sam", "joyce")
    people.record_death(record=record, died_on=clock.today(), version=record.person.version)
    assert opened("sam", "joyce").person.died_on == clock.today()
    with pytest.raises(Refused):
        opened("tunde", "joyce")
    assert Message.objects.filter(title="Joyce Adeyemi’s record is closed", to_name="Tunde Adeyemi").exists()
    stage.users["joyce"].refresh_from_db()
    assert not stage.users["joyce"].is_active


@pytest.fixture
def whole_story(told_place):
    """Everyone, with all that the demonstration's scenes did to them, played on top of the tests' stage."""
    return told_place


def test_lists_and_the_door_agree_for_everyone(whole_story: Stage):
    """`visible_to` (what a list may show) and `door.check` (what a page may open) say the same of every
    character and every record."""
    for key in whole_story.users:
        actor = whole_story.actor(key)
        listed = set(Person.objects.visible_to(actor, clock.today()).values_list("public_id", flat=True))
        for person in Person.objects.filter(superseded_by__isnull=True):
            try:
                door.check(actor, person.public_id)
                opens = True
            except (NotFound, Refused):
                opens = False
            assert opens == (person.public_id in listed), f"{key} and {person.given_name}"


def test_the_cast_is_all_on_stage(stage):
    relatives = {c.key for c in RELATIVES}
    assert {c.key for c in STAFF} | {c.key for c in PEOPLE if c.signs_in} | relatives == set(stage.users)


def start_referral(stage: Stage, until):
    return people.start_relationship(
        actor=stage.actor("sam"),
        person=stage.people["joyce"],
        organisation=stage.organisations["hospital"],
        team=stage.teams["diabetes"],
        basis=Basis.REFERRAL,
        since=clock.today(),
        until=until,
    )
