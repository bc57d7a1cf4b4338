"""Two records joined: plans and what was said about planning go with the person, nothing is lost, all is put back."""

from datetime import date

import pytest
from django.apps import apps
from django.urls import reverse

from partake.care_plans import following
from partake.care_plans.actions import lines, talking
from partake.care_plans.actions.listing import list_caseload
from partake.care_plans.domain.caseload import Tab
from partake.care_plans.domain.contents import Contingency, Kind, Need, Review
from partake.care_plans.domain.states import FeltInvolved, Involvement, OfferAnswer
from partake.care_plans.models import CaseloadEntry, InvolvementWish, Plan, PlanOffer, Preparation, Printed
from partake.care_plans.queries.plan import get_plan, plan_values
from partake.kernel.verdict import NotFound, Refused
from partake.people import access, door
from partake.people.actions.merging import merge_people, split_people
from partake.people.actions.people import add_person
from partake.people.domain import AskedHow
from partake.people.models import Person, PossibleDuplicate
from tests.pages import assert_good_page


@pytest.fixture
def pair(stage) -> PossibleDuplicate:
    add_person(
        actor=stage.actor("ruth"),
        practice=stage.organisations["millbrook"],
        given_name="Joyce",
        family_name="Adeyemi",
        born_on=date(1958, 5, 2),
    )
    return PossibleDuplicate.objects.select_related("first", "second").get()


def as_sam(stage, person: Person) -> door.OpenRecord:
    return door.open_record(stage.actor("sam"), person.public_id, "CARE")


def need(stage, person: Person, words: str) -> None:
    lines.add_line(record=as_sam(stage, person), kind=Kind.NEED, content=Need(words))


def join(stage, pair):
    return merge_people(actor=stage.actor("ruth"), duplicate=pair, keep=pair.first)


def snapshot() -> dict[str, list[tuple[object, ...]]]:
    rows = {}
    for model in apps.get_app_config("care_plans").get_models():
        values = model._default_manager.order_by("pk")
        if model is CaseloadEntry:  # written again, so its own ids differ
            rows["entries"] = list(CaseloadEntry.objects.order_by("person_id").values_list("person_id", "standing"))
        else:
            rows[model._meta.model_name] = list(values.values_list())
    return rows


def test_a_plan_goes_with_the_person(stage, pair):
    need(stage, pair.second, "I get out of breath.")
    assert access.can_merge(stage.actor("ruth"), pair)
    join(stage, pair)
    page = get_plan(as_sam(stage, pair.first))
    assert [line.title for line in page.needs] == ["I get out of breath."]
    assert page.earlier == ()
    found = [line.name for line in list_caseload(actor=stage.actor("sam"), tab=Tab.ALL).lines]
    assert found.count("Joyce Adeyemi") == 1
    assert CaseloadEntry.objects.get(person=pair.first).version == 1


def test_of_two_plans_the_kept_one_goes_on_and_the_other_is_read_as_it_was(stage, pair):
    need(stage, pair.first, "I get out of breath.")
    need(stage, pair.second, "My knees hurt.")
    lines.add_line(
        record=as_sam(stage, pair.second), kind=Kind.CONTINGENCY, content=Contingency("I cannot stand", "Falls")
    )
    join(stage, pair)
    record = as_sam(stage, pair.first)
    page = get_plan(record)
    assert [line.title for line in page.needs] == ["I get out of breath."]
    (earlier,) = page.earlier
    other = get_plan(record, joined=earlier.id)
    assert [line.title for line in other.needs] == ["My knees hurt."]
    assert [line.title for line in other.contingencies] == ["Falls"]
    assert not other.may_write
    with pytest.raises(Refused):
        other.may_write.require()
    assert [one["from_a_joined_record"] for one in plan_values(record)] == [False, True]
    assert "My knees hurt." in str(plan_values(record))


def test_the_earlier_plan_has_a_page_and_nobody_elses_is_opened_by_its_address(stage, pair, visit):
    need(stage, pair.first, "I get out of breath.")
    need(stage, pair.second, "My knees hurt.")
    need(stage, stage.people["arthur"], "The stairs.")
    join(stage, pair)
    mine, theirs = Plan.objects.get(person=pair.second), Plan.objects.get(person=stage.people["arthur"])
    browser = visit("sam", "joyce")
    front = browser.get(reverse("care_plans:plan", args=[pair.first.public_id]))
    address = reverse("care_plans:joined", args=[pair.first.public_id, mine.public_id])
    assert address in front.content.decode()
    assert_good_page(front)
    response = browser.get(address)
    assert_good_page(response)
    assert "My knees hurt." in response.content.decode()
    assert "Write something new" not in response.content.decode()
    for forged in (theirs.public_id, Plan.objects.get(person=pair.first).public_id):
        with pytest.raises(NotFound):
            get_plan(as_sam(stage, pair.first), joined=forged)
        assert browser.get(reverse("care_plans:joined", args=[pair.first.public_id, forged])).status_code == 404


def test_what_was_said_about_planning_is_one_history(stage, pair):
    for number, person in enumerate((pair.first, pair.second, pair.first)):
        talking.say_involvement(
            record=as_sam(stage, person),
            how=Involvement.TOGETHER,
            words=str(number),
            number=InvolvementWish.objects.filter(person=person).count(),
            said_how=AskedHow.BY_PHONE,
        )
    record = as_sam(stage, pair.second)
    talking.say_felt_involved(record=record, felt=FeltInvolved.LESS, said_how=AskedHow.BY_PHONE)
    talking.record_offer(
        record=record, answer=OfferAnswer.NOT_NOW, said_how=AskedHow.BY_PHONE, ask_again_on=date(2027, 1, 4)
    )
    join(stage, pair)
    rows = InvolvementWish.objects.filter(person=pair.first).order_by("number")
    assert [(row.number, row.words) for row in rows] == [(1, "0"), (2, "1"), (3, "2")]
    assert PlanOffer.objects.get().person == pair.first
    assert CaseloadEntry.objects.get(person=pair.first).ask_again_on == date(2027, 1, 4)


@pytest.mark.parametrize("both", [True, False])
def test_parting_puts_every_row_back(stage, pair, both):
    need(stage, pair.second, "My knees hurt.")
    lines.add_line(record=as_sam(stage, pair.second), kind=Kind.REVIEW, content=Review(date(2027, 1, 1)))
    if both:
        need(stage, pair.first, "I get out of breath.")
    before = snapshot()
    merge = join(stage, pair)
    assert snapshot() != before
    split_people(actor=stage.actor("ruth"), merge=merge)
    assert snapshot() == before


def test_every_table_about_a_person_goes_with_them():
    said = {*following.MOVED_WHOLE, *following.WRITTEN_AGAIN, InvolvementWish, Plan, Preparation, Printed}
    about = {
        model
        for model in apps.get_app_config(following.ROOM).get_models()
        if any(field.related_model is Person for field in model._meta.concrete_fields)
    }
    assert about == said


def test_a_room_that_does_not_follow_still_stops_a_joining(stage, pair, settings, monkeypatch):
    need(stage, pair.second, "My knees hurt.")
    monkeypatch.setattr("partake.people.access.rooms_that_follow", frozenset)
    verdict = access.can_merge(stage.actor("ruth"), pair)
    assert not verdict
    assert "can’t move yet" in verdict.reason
