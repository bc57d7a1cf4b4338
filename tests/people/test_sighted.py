"""Who can see a part, asked from the other side, agrees with the door for everyone in the cast."""

from datetime import timedelta

import pytest

from partake.demo.cast import STAFF
from partake.kernel import clock
from partake.organisations.domain import CARE_ROLES
from partake.organisations.models import Organisation, RoleAssignment
from partake.people import door
from partake.people.domain import Part, parts_opened
from partake.people.models import Share
from partake.people.queries.sighted import among_those_seen, list_colleagues_who_see


def seen_through_the_door(stage, key, person, part) -> bool:
    row = stage.people[person]
    grants = door.find_grants(stage.actor(key), row.pk, own_id=row.public_id, today=clock.today())
    return part in parts_opened(grants, today=clock.today())


@pytest.mark.parametrize("part", [Part.PLAN, Part.COMMUNICATION, Part.BACKGROUND])
def test_both_agree_with_the_door(stage, part, told_place):
    for person, row in stage.people.items():
        listed = {one.user_id for one in list_colleagues_who_see(row.pk, part, roles=CARE_ROLES)}
        for colleague in STAFF:
            who = stage.actor(colleague.key)
            seen = seen_through_the_door(stage, colleague.key, person, part)
            if any(role.code in CARE_ROLES for role in who.roles):
                emergency = part is Part.COMMUNICATION and colleague.key == "anil"
                assert (who.user_id in listed) == seen or emergency, (person, colleague.key)
                assert (row.pk in among_those_seen(who, [row.pk], part)) == seen or emergency, (person, colleague.key)


def test_a_part_kept_from_a_practice_is_kept_from_its_staff(stage):
    joyce = stage.people["joyce"]
    joyce.care_relationships.update(hidden=[Part.PLAN])
    assert list_colleagues_who_see(joyce.pk, Part.PLAN, roles=CARE_ROLES) == []
    assert not among_those_seen(stage.actor("sam"), [joyce.pk], Part.PLAN)


def test_whoever_left_their_job_is_not_listed(stage):
    joyce, sam = stage.people["joyce"], stage.users["sam"]
    RoleAssignment.objects.filter(user=sam).update(ended_on=clock.today() - timedelta(days=1))
    assert sam.pk not in {one.user_id for one in list_colleagues_who_see(joyce.pk, Part.PLAN, roles=CARE_ROLES)}


def test_a_body_that_took_over_sees_what_the_old_one_saw(stage):
    joyce, neil = stage.people["joyce"], stage.users["neil"]
    old, new = stage.organisations["millbrook"], stage.organisations["hillside"]
    Organisation.objects.filter(pk=old.pk).update(valid_to=clock.today(), successor=new)
    assert neil.pk in {one.user_id for one in list_colleagues_who_see(joyce.pk, Part.PLAN, roles=CARE_ROLES)}
    assert seen_through_the_door(stage, "neil", "joyce", Part.PLAN)


def test_a_share_that_was_stopped_shows_nobody(stage, told_place):
    joyce = stage.people["joyce"]
    Share.objects.filter(person=joyce).update(until=clock.today() - timedelta(days=1))
    teams = {one.organisation_id for one in list_colleagues_who_see(joyce.pk, Part.PLAN, roles=CARE_ROLES)}
    assert stage.organisations["neighbours"].pk not in teams
