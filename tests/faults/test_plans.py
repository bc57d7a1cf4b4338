"""What can go wrong with a plan between opening a page and saving it: a session that ends, sight that ends, and a plan
that somebody agrees to meanwhile. The rest of its faults stand with what they belong to: `tests/care_plans`."""

import pytest
from django.urls import reverse

from partake.audit.models import Event
from partake.care_plans.actions import agreeing, lines
from partake.care_plans.domain.contents import Goal, Kind, Need
from partake.care_plans.domain.states import Side
from partake.care_plans.models import Agreement, PlanVersion
from partake.care_plans.models import Goal as GoalRow
from partake.care_plans.queries.plan import get_plan
from tests.faults.test_presses import drawn, lose_session, sign_in_again
from tests.pages import assert_good_page

WHY = "Kit waits at the gate 🌱\nevery Saturday"


@pytest.fixture
def joyce(opened):
    return opened("joyce", "joyce")


@pytest.fixture
def at(stage):
    def address(name: str, *args: object) -> str:
        return reverse(f"care_plans:{name}", args=[stage.people["joyce"].public_id, *args])

    return address


@pytest.fixture
def goal(joyce) -> GoalRow:
    need = lines.add_line(record=joyce, kind=Kind.NEED, content=Need("I get out of breath."))
    row = lines.add_line(record=joyce, kind=Kind.GOAL, content=Goal("The allotment"), under=need.key)
    assert isinstance(row, GoalRow)
    return row


def agree(record, side: Side) -> None:
    version = PlanVersion.objects.latest("number")
    agreeing.record_agreement(record=record, side=side, agrees=True, words="", edition=version.edition)


def test_a_session_lost_in_mid_form_loses_no_word_and_shows_them_to_nobody_else(stage, visit, at, goal):
    joyce, address = visit("joyce"), at("question", Kind.GOAL, goal.key, "why")
    sent = {"why": WHY} | drawn(joyce, address)
    lose_session(joyce)
    answer = joyce.post(address, sent)
    assert answer.status_code == 302 and "kept=1" in answer.headers["Location"]
    assert GoalRow.objects.get().why == ""

    sign_in_again(joyce, stage.users["tunde"])
    assert "Kit waits" not in joyce.get(address).content.decode()
    sign_in_again(joyce, stage.users["joyce"])
    page = assert_good_page(joyce.get(address))
    assert "We kept what you wrote." in page.text and "Kit waits at the gate 🌱 every Saturday" in page.text
    assert joyce.post(address, {"why": WHY, "form_token": page.token}).status_code == 302
    assert GoalRow.objects.get().why == WHY


@pytest.mark.parametrize("page", ["question", "agree", "differ"])
def test_a_professional_who_lost_sight_between_opening_and_saving_saves_nothing(stage, visit, at, goal, page):
    sam = visit("sam", "joyce")
    address, typed = {
        "question": (at("question", Kind.GOAL, goal.key, "why"), {"why": WHY}),
        "agree": (at("agree", "professional"), {"agrees": "yes", "words": WHY}),
        "differ": (at("differ", "professional"), {"about": "The gate", "words": WHY}),
    }[page]
    sent = typed | drawn(sam, address)
    stage.people["joyce"].care_relationships.update(until=None, ended_at="2026-11-18T09:00Z")
    before = Event.objects.filter(kind__startswith="care_plans").count()
    answer = sam.post(address, sent)
    assert answer.status_code in (403, 404)
    assert_good_page(answer)
    assert Event.objects.filter(kind__startswith="care_plans").count() == before
    assert not Agreement.objects.exists() and GoalRow.objects.get().why == ""


def test_what_one_side_agreed_to_is_not_what_the_other_saves_meanwhile(visit, at, joyce, opened, goal):
    """Joyce agrees while Sam writes. His words are kept, hers stand beside, and neither counts for the other's."""
    sam, address = visit("sam", "joyce"), at("question", Kind.GOAL, goal.key, "why")
    sent = {"why": WHY} | drawn(sam, address)
    agree(joyce, Side.PERSON)
    assert sam.post(address, sent).status_code == 302
    assert get_plan(joyce).goals[0].said.why == WHY
    agree(opened("sam", "joyce"), Side.PROFESSIONAL)

    page = assert_good_page(visit("joyce").get(at("plan")))
    assert "Version 1, a draft. Not agreed yet." in page.text and "Say whether I agree" in page.text
    agree(joyce, Side.PERSON)
    assert get_plan(joyce).agreed.number == 1
    assert Agreement.objects.filter(side=Side.PERSON).count() == 2


def test_what_is_saved_after_both_agreed_waits_in_a_draft(visit, at, joyce, opened, goal):
    sam, address = visit("sam", "joyce"), at("question", Kind.GOAL, goal.key, "why")
    sent = {"why": WHY} | drawn(sam, address)
    agree(joyce, Side.PERSON)
    agree(opened("sam", "joyce"), Side.PROFESSIONAL)
    assert sam.post(address, sent).status_code == 302
    assert get_plan(joyce, 1).goals[0].said.why == "" and get_plan(joyce).goals[0].said.why == WHY
    page = assert_good_page(visit("joyce").get(at("plan")))
    assert "This is a draft. Version 1, which was agreed, stands until both agree again." in page.text
