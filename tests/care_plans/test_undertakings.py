"""What staff said they would do: on their own list until it is done, and seen to need somebody new when they go."""

from datetime import date

import pytest
from django.urls import reverse

from partake.audit.models import Event
from partake.care_plans import undertakings
from partake.care_plans.actions import lines, progress
from partake.care_plans.actions.listing import list_caseload
from partake.care_plans.actions.undertaking import give_action, list_undertakings
from partake.care_plans.domain.caseload import Tab
from partake.care_plans.domain.contents import Kind
from partake.care_plans.domain.states import ActionStatus
from partake.care_plans.models import Action, Undertaking
from partake.care_plans.queries.undertakings import list_takers
from partake.correspondence.models import Message
from partake.kernel.verdict import Refused, Rejected, Stale
from partake.organisations.actions import end_role
from partake.organisations.models import RoleAssignment
from partake.people.actions.people import record_death, record_move
from partake.people.actions.sharing import stop_sharing
from partake.people.domain import Part
from tests.care_plans.test_caseload import share_with
from tests.pages import assert_good_page


def give(stage, record, keys, key: str = "sam") -> Undertaking:
    row = Action.objects.get(key=keys[Kind.ACTION], until=None)
    return give_action(record=record, key=keys[Kind.ACTION], taker=stage.users[key].public_id, version=row.version)


def mine(stage, key: str = "sam") -> list[str]:
    return [one.what for one in list_undertakings(actor=stage.actor(key))]


def somebody_new(stage, key: str = "farah") -> list[str]:
    return [line.name for line in list_caseload(actor=stage.actor(key), tab=Tab.SOMEBODY_NEW).lines]


def test_what_is_given_is_on_their_list_named_in_the_plan_logged_and_told(stage, joyce, keys):
    given = give(stage, joyce, keys)
    row = Action.objects.get(key=keys[Kind.ACTION])
    assert (row.by_person, row.who_name, row.who_role) == (False, "Sam Whitcombe", "practice nurse")
    assert mine(stage) == ["Walk a mile"]
    assert mine(stage, "farah") == []
    event = Event.objects.get(kind="care_plans.action_given")
    assert event.codes["to"] == str(stage.users["sam"].public_id)
    assert event.person_id == joyce.person.id
    told = Message.objects.get(about_id=str(given.public_id))
    assert told.to_name == "Sam Whitcombe"
    assert "Joyce" not in told.title + str(told.document)


def test_whoever_takes_it_themselves_is_not_told(stage, sam, keys):
    given = give(stage, sam, keys)
    assert not Message.objects.filter(about_id=str(given.public_id)).exists()


def test_done_is_off_the_list_and_so_is_what_is_given_to_another(stage, joyce, keys):
    give(stage, joyce, keys)
    give(stage, joyce, keys, "farah")
    assert (mine(stage), mine(stage, "farah")) == ([], ["Walk a mile"])
    progress.say_progress(record=joyce, kind=Kind.ACTION, key=keys[Kind.ACTION], status=ActionStatus.DONE)
    assert mine(stage, "farah") == []


@pytest.mark.parametrize("values", [{"by_person": True}, {"who_name": "Tunde"}])
def test_naming_somebody_else_in_the_plan_ends_it(stage, joyce, keys, values):
    give(stage, joyce, keys)
    version = Action.objects.get(key=keys[Kind.ACTION]).version
    lines.change_line(record=joyce, kind=Kind.ACTION, key=keys[Kind.ACTION], values=values, version=version)
    assert mine(stage) == []
    assert Undertaking.objects.get().ended_at


def test_taking_the_action_out_ends_it_on_the_list(stage, joyce, keys):
    give(stage, joyce, keys)
    version = Action.objects.get(key=keys[Kind.ACTION]).version
    lines.end_line(record=joyce, kind=Kind.ACTION, key=keys[Kind.ACTION], version=version)
    assert mine(stage) == []
    assert undertakings.lapse() == 0


@pytest.mark.parametrize("key", ["neil", "clinic", "ruth", "ada"])
def test_only_those_who_plan_with_the_person_and_can_see_the_plan_are_asked(stage, joyce, keys, key):
    assert stage.users[key].public_id not in {one.public_id for one in list_takers(joyce)}
    with pytest.raises(Rejected, match="can’t see this plan"):
        give(stage, joyce, keys, key)


def test_whoever_only_reads_gives_nothing(stage, opened, keys):
    with pytest.raises(Refused):
        give(stage, opened("ruth", "joyce"), keys)


def test_a_page_that_is_out_of_date_changes_nothing(stage, joyce, keys):
    with pytest.raises(Stale):
        give_action(record=joyce, key=keys[Kind.ACTION], taker=stage.users["sam"].public_id, version=9)
    assert not Undertaking.objects.exists()


def test_when_the_job_ends_it_needs_somebody_new_and_the_practice_sees_so(stage, joyce, keys, opened, visit):
    give(stage, joyce, keys)
    assert undertakings.lapse() == 0
    end_role(actor=stage.actor("ada"), held=RoleAssignment.objects.get(user=stage.users["sam"]))
    assert mine(stage) == []
    assert undertakings.lapse() == 1
    assert undertakings.lapse() == 0
    assert Event.objects.filter(kind="care_plans.action_lapsed", person_id=joyce.person.id).count() == 1
    assert somebody_new(stage) == ["Joyce Adeyemi"]
    page = visit("joyce").get(reverse("care_plans:plan", args=[joyce.person.id]))
    assert_good_page(page)
    assert "Needs somebody new" in page.content.decode()
    give(stage, opened("farah", "joyce"), keys, "farah")
    assert somebody_new(stage) == []


def test_when_sharing_stops_it_needs_somebody_new(stage, joyce, keys):
    shared = share_with(joyce, stage.teams["emergency"], {Part.PLAN})
    give(stage, joyce, keys, "anil")
    stop_sharing(record=joyce, share=shared)
    assert mine(stage, "anil") == []
    assert undertakings.lapse() == 1
    assert somebody_new(stage) == ["Joyce Adeyemi"]


def test_when_the_person_moves_to_another_practice_it_lapses_at_once(stage, joyce, keys, opened):
    give(stage, joyce, keys)
    record = opened("farah", "joyce")
    record_move(record=record, moved_on=date(2026, 11, 19), version=record.person.version)
    assert Undertaking.objects.get().lapsed_at


def test_nothing_is_to_be_done_for_somebody_who_died(stage, joyce, keys, opened):
    give(stage, joyce, keys)
    record = opened("farah", "joyce")
    record_death(record=record, died_on=date(2026, 11, 18), version=record.person.version)
    assert mine(stage) == []


def test_today_lists_it_with_how_late_it_is(stage, joyce, keys, visit):
    lines.change_line(
        record=joyce, kind=Kind.ACTION, key=keys[Kind.ACTION], values={"due_on": date(2026, 11, 16)}, version=1
    )
    give(stage, joyce, keys)
    response = visit("sam").get("/")
    assert_good_page(response)
    text = response.content.decode()
    assert "What I said I would do" in text
    assert "Late: 3 days" in text
    assert "1 thing you said you would do is late." in text
    assert Event.objects.get(kind="care_plans.undertakings_listed").codes == {"actions": 1}


def test_the_page_asks_who_and_says_what_is_missing(stage, joyce, keys, visit):
    address = reverse("care_plans:taker", args=[joyce.person.id, keys[Kind.ACTION]])
    browser = visit("farah", "joyce")
    page = browser.get(address)
    assert_good_page(page)
    assert "Sam Whitcombe" in page.content.decode()
    token = assert_good_page(page).token
    wrong = browser.post(address, {"form_token": token})
    assert_good_page(wrong)
    assert "You have not said who" in wrong.content.decode()
    sent = {"form_token": token, "taker": str(stage.users["sam"].public_id)}
    for _ in range(2):  # pressed twice
        done = browser.post(address, sent)
        assert done.status_code == 302
    assert Undertaking.objects.count() == 1
    forged = {"form_token": assert_good_page(browser.get(address)).token, "taker": str(stage.users["neil"].public_id)}
    assert browser.post(address, forged).status_code == 200
    assert Undertaking.objects.filter(ended_at=None).get().user == stage.users["sam"]


def test_a_stale_page_shows_both(stage, joyce, keys, visit):
    address = reverse("care_plans:taker", args=[joyce.person.id, keys[Kind.ACTION]])
    browser = visit("farah", "joyce")
    token = assert_good_page(browser.get(address)).token
    lines.change_line(
        record=joyce, kind=Kind.ACTION, key=keys[Kind.ACTION], values={"what": "Walk to the gate"}, version=1
    )
    page = browser.post(address, {"form_token": token, "taker": str(stage.users["sam"].public_id)})
    assert_good_page(page)
    assert "Walk to the gate" in page.content.decode()
    assert not Undertaking.objects.exists()
