"""The pages of a plan: by links and forms, with wrong input, stale tabs and closed parts."""

import pytest
from django.urls import reverse

from partake.care_plans.actions import lines
from partake.care_plans.domain.contents import UNDER, Action, Contingency, Goal, Kind, Need, Review
from partake.care_plans.domain.states import Side
from partake.care_plans.models import Action as ActionRow
from partake.care_plans.models import Agreement, Disagreement, InvolvementWish, PlanOffer
from partake.care_plans.queries.plan import get_line, get_plan
from partake.kernel import clock
from tests.care_plans.conftest import answer
from tests.documents.reading import poppler
from tests.pages import Page, assert_translated, pseudo_translated
from tests.people.pressing import press, read, shown


@pytest.fixture
def at(stage):
    def address(name: str, *args: object, person: str = "joyce") -> str:
        return reverse(f"care_plans:{name}", args=[stage.people[person].public_id, *args])

    return address


def text_of(pdf: bytes) -> str:
    return poppler("pdftotext", pdf, "-").decode()


@pytest.fixture
def client(visit):
    return visit("joyce")


def test_an_empty_plan_teaches_and_starts_with_one_press(client, at):
    page = read(client, at("plan"))
    assert "nothing here yet" in page.text
    assert at("plan") in [link["href"] for link in page.all("a") if link.name == "My plan"]
    token = next(
        one["value"] for one in page.all("input") if one["name"] == "form_token" and one.form["action"] == at("start")
    )
    assert client.post(at("start"), {"form_token": token}).url == at("plan")
    assert "Version 1, a draft. Not agreed yet." in read(client, at("plan")).text


def test_a_goal_and_an_action_one_question_a_page(client, at, joyce):
    need = lines.add_line(record=joyce, kind=Kind.NEED, content=Need("I get out of breath."))
    asked = press(client, at("add_line_under", Kind.GOAL, need.key), words="The allotment 🌱")
    assert asked.url.endswith("/why?on=1")
    asked = press(client, asked.url, why="Half a mile.")
    assert "Question 3 of 3" in read(client, asked.url).text
    assert press(client, asked.url, importance="9").url == at("plan")
    goal = get_plan(joyce).goals[0]
    assert goal.said == Goal("The allotment 🌱", "Half a mile.", 9)

    asked = press(client, at("add_line_under", Kind.ACTION, goal.key), what="Find a walking group")
    assert "You have not said who" in shown(press(client, asked.url))
    asked = press(client, asked.url, by_person="no", who_name="Beth Lund", who_role="link worker")
    wrong = {"due_on-day": "31", "due_on-month": "11", "due_on-year": "2026"}
    assert "November has 30 days" in shown(press(client, asked.url, **wrong))
    press(client, asked.url, **{**wrong, "due_on-day": "20"})
    said = get_plan(joyce).goals[0].below[0].said
    assert (said.who_name, said.by_person, said.due_on.isoformat()) == ("Beth Lund", False, "2026-11-20")


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind not in UNDER])
def test_every_kind_can_be_asked_for(client, at, kind):
    own_words = (Kind.REVIEW, Kind.CONTINGENCY, Kind.WAY_BACK, Kind.PATHWAY)
    assert "This is still empty" in shown(press(client, at("add_line", kind))) or kind in own_words
    assert client.get(at("add_line", "nonsense")).status_code == 404
    assert client.get(at("add_line", Kind.GOAL)).status_code == 404


def test_a_stale_tab_shows_both_texts_and_then_saves(client, at, joyce, sam, keys):
    page = at("question", Kind.GOAL, keys[Kind.GOAL], "why")
    token = read(client, page).token
    row = get_line(sam, Kind.GOAL, keys[Kind.GOAL])
    lines.change_line(record=sam, kind=Kind.GOAL, key=row.key, values={"why": "Theirs"}, version=row.version)
    stale = client.post(page, {"form_token": token, "why": "Mine"})
    said = shown(stale)
    assert "There are two versions now" in said and "Theirs" in said and "Sam Whitcombe" in said
    client.post(page, {"form_token": Page(stale.content.decode()).token, "why": "Both"})
    assert get_line(joyce, Kind.GOAL, keys[Kind.GOAL]).said.why == "Both"


def test_pressing_twice_adds_once(client, at, joyce):
    page = at("add_line", Kind.STRENGTH)
    token = read(client, page).token
    for _ in range(2):
        client.post(page, {"form_token": token, "words": "Yams"})
    assert len(get_plan(joyce).strengths) == 1


def test_the_plan_changed_between_reading_and_agreeing(client, at, sam, keys):
    page = at("agree", "mine")
    token = read(client, page).token
    row = get_line(sam, Kind.GOAL, keys[Kind.GOAL])
    lines.change_line(record=sam, kind=Kind.GOAL, key=row.key, values={"words": "Other"}, version=row.version)
    answered = client.post(page, {"form_token": token, "agrees": "yes"})
    assert "The plan changed while you were reading" in shown(answered)
    assert not Agreement.objects.exists()


def test_agreeing_by_both_and_the_page_says_so(client, visit, at, keys):
    assert "You have not said yet" in shown(press(client, at("agree", "mine")))
    press(client, at("agree", "mine"), agrees="yes", words="Yes, except the diet.")
    press(visit("sam", "joyce"), at("agree", "professional"), agrees="yes")
    said = read(client, at("plan")).text
    assert "Version 1, agreed by Joyce Adeyemi and Sam Whitcombe on 19 November 2026" in said
    assert "Yes, except the diet." in said
    assert client.get(at("agree", "mine")).status_code == 404
    assert client.get(at("agree", "nobody")).status_code == 404


def test_taking_out_asks_first_and_says_what_goes(client, at, joyce, keys):
    page = at("end_line", Kind.NEED, keys[Kind.NEED])
    assert "What stands under it goes with it" in read(client, page).text
    assert press(client, page).url == at("plan")
    assert get_plan(joyce).is_empty


def test_how_it_goes_and_where_we_differ(client, visit, at, keys, joyce):
    press(client, at("progress", Kind.ACTION, keys[Kind.ACTION]), status="STUCK", words="Too much.")
    assert "Too much." in read(client, at("plan")).text
    assert "Too much." in read(client, at("line", Kind.ACTION, keys[Kind.ACTION])).text
    press(client, at("differ", "mine"), about="The tablet", words="No.")
    row = Disagreement.objects.get()
    press(visit("sam", "joyce"), at("view", row.public_id, "professional"), words="It would help.")
    said = read(client, at("plan")).text
    assert "No." in said and "It would help." in said
    press(client, at("settle", row.public_id))
    assert "The tablet" not in read(client, at("plan")).text


def test_involvement_and_an_offer(client, visit, at):
    assert "Whom should we ask" in shown(press(client, at("involvement"), how="ASK_SOMEONE"))
    press(client, at("involvement"), how="ASK_SOMEONE", ask_name="Tunde")
    assert InvolvementWish.objects.get().ask_name == "Tunde"
    press(client, at("felt"), felt="LESS")
    farah = visit("farah", "arthur")
    offer = at("offer", person="arthur")
    assert "not said how they told you" in shown(press(farah, offer, answer="NO"))
    day = {"ask_again_on-day": "8", "ask_again_on-month": "2", "ask_again_on-year": "2027"}
    press(farah, offer, answer="NOT_NOW", said_how="BY_PHONE", **day)
    assert PlanOffer.objects.get().ask_again_on.isoformat() == "2027-02-08"
    assert "Ask again on 8 February 2027" in read(farah, at("plan", person="arthur")).text


def test_joyces_story_reads_as_it_was_played(stage, client, visit, at, told_place):
    said = read(client, at("changes", 1, 2)).text
    assert "3 things are new, 2 changed and 1 ended" in said
    assert "Its date moved to 24 November 2026" in said
    assert "How sure I am: from 4 out of 10 to 8 out of 10." in said
    assert "Fill in a food diary" in read(client, at("version", 1)).text
    assert "Fill in a food diary" not in read(client, at("plan")).text
    assert "Late: 20 days" in read(visit("sam", "joyce"), at("plan")).text
    # Her son may see what to do if she gets worse, and nothing else of it.
    theirs = read(visit("tunde"), at("plan")).text
    assert "I need three pillows" in theirs and "sugar" not in theirs


@pytest.mark.parametrize("size", ["12", "16", "20", "24", "28", "text"])
def test_on_paper_in_every_size(client, at, joyce, sam, keys, size):
    lines.add_line(record=joyce, kind=Kind.REVIEW, content=Review(clock.today().replace(day=24), 3))
    answer(joyce, Side.PERSON)
    answer(sam, Side.PROFESSIONAL)
    row = get_line(joyce, Kind.GOAL, keys[Kind.GOAL])
    lines.change_line(record=joyce, kind=Kind.GOAL, key=row.key, values={"words": "A draft"}, version=row.version)
    assert at("download", size) in [link["href"] for link in read(client, at("paper")).all("a")]
    made = client.get(at("download", size))
    said = made.content.decode() if size == "text" else text_of(made.content)
    said = " ".join(said.split())
    assert "The allotment" in said and "A draft" not in said
    assert "My plan, version 1" in said and "24 November 2026" in said and "Open the plan as it is today" in said
    assert client.get(at("download", "13")).status_code == 404


def test_sixty_goals_and_an_emoji_still_print(client, at, joyce, keys):
    for number in range(60):
        goal = lines.add_line(record=joyce, kind=Kind.GOAL, content=Goal(f"Goal {number} 🙂"), under=keys[Kind.NEED])
    lines.add_line(record=joyce, kind=Kind.ACTION, content=Action("Walk 🙂"), under=goal.key)
    lines.add_line(record=joyce, kind=Kind.CONTINGENCY, content=Contingency("I swell 🙂"))
    assert "Goal 59 🙂" in read(client, at("plan")).text
    said = text_of(client.get(at("download", "24")).content)
    assert "Goal 59" in said and "a draft that is not agreed yet" in " ".join(said.split())


def test_a_plan_of_sixty_goals_asks_no_more_of_the_database(client, at, joyce, keys, django_assert_max_num_queries):
    for number in range(60):
        lines.add_line(record=joyce, kind=Kind.GOAL, content=Goal(f"Goal {number}"), under=keys[Kind.NEED])
    with django_assert_max_num_queries(60):
        client.get(at("plan"))


def test_an_action_that_is_somebody_elses_needs_their_name(client, at, keys):
    page = at("question", Kind.ACTION, keys[Kind.ACTION], "who")
    assert "This is still empty" in shown(press(client, page, by_person="no"))
    assert ActionRow.objects.get().by_person


def test_every_word_can_be_translated(client, at, keys):
    names = ("Partake", "Joyce Adeyemi", "I get out of breath.", "The allotment", "Walk a mile", "9", "1.1.1", "1.1")
    with pseudo_translated():
        assert_translated(client.get(at("agree", "mine")), names=names)
        assert_translated(client.get(at("involvement")), names=names)
