"""Getting ready on a screen, the sheet on paper, and paper typed in: by links and forms, with what goes wrong."""

from dataclasses import fields, replace
from datetime import date

import pytest
from django.urls import reverse

from partake.care_plans.actions import lines, preparing
from partake.care_plans.actions.preparing import GivenAnswer
from partake.care_plans.domain.contents import CONTENT, Goal, Kind, Pathway, Review, WayBack
from partake.care_plans.domain.pathways import PathwayName
from partake.care_plans.domain.preparing import shown_code
from partake.care_plans.models import KeyedPaper, PaperNote, Preparation, PreparationAnswer, Printed
from partake.care_plans.queries.plan import get_line, get_plan
from partake.care_plans.queries.preparation import get_preparation, results_beside
from partake.correspondence.models import Message
from partake.people.domain import AskedHow, Part
from tests.care_plans.test_views import text_of
from tests.pages import Page, assert_translated, pseudo_translated
from tests.people.pressing import press, read, shown

DAY = {"written_on-day": "19", "written_on-month": "11", "written_on-year": "2026"}

# What one word cannot say.
SAID = {
    Kind.WAY_BACK: WayBack("Asthma", "I wheeze"),
    Kind.PATHWAY: Pathway(PathwayName.SHARED_CARE, "Both of us look after it."),
    Kind.REVIEW: Review(date(2027, 1, 5)),
}


@pytest.fixture
def at(stage):
    def address(name: str, *args: object, person: str = "joyce") -> str:
        return reverse(f"care_plans:{name}", args=[stage.people[person].public_id, *args])

    return address


@pytest.fixture
def client(visit):
    return visit("joyce")


@pytest.fixture
def open_one(joyce) -> Preparation:
    return preparing.start_preparation(record=joyce)


def started(client, at) -> str:
    page = read(client, at("prepare"))
    token = next(
        one["value"]
        for one in page.all("input")
        if one["name"] == "form_token" and one.form["action"] == at("prepare_start")
    )
    return client.post(at("prepare_start"), {"form_token": token}).url


def test_from_the_plan_through_the_questions_to_being_ready(client, at, joyce):
    assert "nothing here yet" in read(client, at("prepare")).text
    asked = started(client, at)
    assert asked == at("involvement") + "?preparing=on"
    asked = press(client, asked, how="TOGETHER").url
    assert "Question 1 of 12" in read(client, asked).text
    while "questions" in asked:
        words = "The stairs 🙂" if asked.endswith("/DAY") else ""
        asked = press(client, asked, words=words, **({"talk": "yes"} if words else {})).url
    assert asked == at("prepare_first")
    assert press(client, asked, first="DAY").url == at("prepare")
    said = read(client, at("prepare")).text
    assert "The stairs 🙂" in said and "1 of 12 questions is answered." in said
    assert press(client, at("prepare_ready")).url == at("prepare")
    assert "You said on 19 November 2026 that you are ready." in read(client, at("prepare")).text
    assert PreparationAnswer.objects.count() == 1


def test_changing_how_decisions_are_made_leads_back(client, at, open_one):
    assert press(client, at("involvement") + "?preparing=back", how="TOGETHER").url == at("prepare")
    assert press(client, at("involvement"), how="I_DECIDE").url == at("plan")


def test_leaving_decisions_as_they_are_goes_on_with_the_questions(client, at, open_one):
    page = read(client, at("involvement") + "?preparing=on")
    on = next(link["href"] for link in page.all("a") if "Change nothing" in link.name)
    assert on == at("prepare_question", "GOING_WELL")


def test_more_than_three_first_is_asked_again_beside_the_field(client, at, open_one):
    said = shown(press(client, at("prepare_first"), first=["DAY", "ASK", "PEOPLE", "HABITS"]))
    assert "You chose 4. There is time for 3 first. Which 3?" in said


def test_a_stale_question_shows_both_texts_and_then_saves(client, at, opened, open_one):
    page = at("prepare_question", "DAY")
    token = read(client, page).token
    farah = opened("farah", "joyce")
    preparing.answer_question(
        record=farah, answer=GivenAnswer("DAY", "Theirs", False), number=0, said_how=AskedHow.BY_PHONE
    )
    stale = client.post(page, {"form_token": token, "words": "Mine"})
    said = shown(stale)
    assert "There are two versions now" in said and "Theirs" in said and "Farah Aziz" in said
    client.post(page, {"form_token": Page(stale.content.decode()).token, "words": "Both"})
    assert PreparationAnswer.objects.latest("number").words == "Both"


def test_all_on_one_page_and_a_stale_tab_loses_nothing(client, at, joyce, open_one):
    page = at("prepare_all")
    token = read(client, page).token
    preparing.answer_question(record=joyce, answer=GivenAnswer("DAY", "Theirs", False), number=0)
    stale = client.post(page, {"form_token": token, "DAY": "Mine", "ASK": "Why?"})
    said = shown(stale)
    assert "Theirs" in said and "Mine" in said and "Why?" in said
    client.post(page, {"form_token": Page(stale.content.decode()).token, "DAY": "Mine", "ASK": "Why?"})
    now = get_preparation(joyce)
    assert (now.answers["DAY"].words, now.answers["ASK"].words) == ("Mine", "Why?")


def test_pressing_twice_answers_once(client, at, open_one):
    page = at("prepare_question", "DAY")
    token = read(client, page).token
    for _ in range(2):
        client.post(page, {"form_token": token, "words": "The stairs"})
    assert PreparationAnswer.objects.count() == 1


def test_results_stand_beside_the_question_on_a_screen_and_on_paper(stage, client, visit, at, told_place):
    for page in (at("prepare_question", "RESULTS"), at("prepare_all"), at("prepare")):
        assert "Your last HbA1c was" in read(client, page).text
    assert "HbA1c" not in read(client, at("prepare_question", "FEELINGS")).text
    said = client.get(at("prepare_download", "text")).content.decode()
    assert said.index("Your last HbA1c was") < said.index("What do you want to ask about your results?")


def test_whoever_may_not_see_results_sees_none_beside_the_question(joyce, stage, told_place):
    assert results_beside(joyce)
    assert results_beside(replace(joyce, parts=joyce.parts - {Part.RESULTS})) == ()


def test_what_is_not_there_is_not_found(client, at, open_one):
    assert client.get(at("prepare_question", "SHOE_SIZE")).status_code == 404
    assert client.get(at("prepare_download", "13")).status_code == 404
    assert client.get(at("key_in", "22222222")).status_code == 404
    assert client.get(at("take_note", open_one.public_id)).status_code == 404


def test_another_way_is_an_answer_too(client, at, open_one):
    assert "You have not said yet" in shown(press(client, at("prepare_how")))
    press(client, at("prepare_how"), how="NOT_THIS_TIME")
    assert "You said: not this time." in read(client, at("prepare")).text


def test_asking_somebody_to_get_ready(visit, at):
    sam = visit("sam", "joyce")
    past = {"talk_on-day": "1", "talk_on-month": "11", "talk_on-year": "2026"}
    assert "is before 19 November 2026" in shown(press(sam, at("prepare_invite"), **past))
    press(sam, at("prepare_invite"), **{**past, "talk_on-day": "24"})
    said = read(sam, at("prepare")).text
    assert "The talk is on Tuesday 24 November." in said and "asked Joyce on 19 November 2026" in said
    assert Message.objects.filter(title="Joyce Adeyemi: getting ready for our talk").exists()


@pytest.mark.parametrize("size", ["12", "16", "20", "24", "28", "text"])
def test_the_sheet_in_every_size(client, at, joyce, open_one, size):
    preparing.answer_question(record=joyce, answer=GivenAnswer("DAY", "The stairs 🙂", False), number=0)
    assert at("prepare_download", size) in [link["href"] for link in read(client, at("prepare_paper")).all("a")]
    made = client.get(at("prepare_download", size))
    said = " ".join((made.content.decode() if size == "text" else text_of(made.content)).split())
    code = shown_code(Printed.objects.get().code)
    assert said.count(code) >= 2 and "The stairs" in said and "Valid until 19 December 2026" in said
    assert "What do you want to ask us?" in said and "We decide together" in said


def find(client, code: str):
    return press(client, reverse("care_plans:find_paper"), code=code)


def test_a_sheet_typed_in_beside_what_it_asked(client, visit, at, joyce, open_one):
    client.get(at("prepare_download", "24"))
    printed = Printed.objects.get()
    farah = visit("farah", "joyce")
    page = find(farah, f" {shown_code(printed.code).lower()} ").url
    assert page == at("key_in", printed.code)
    said = read(farah, page).text
    assert "Joyce Adeyemi’s questions, printed on 19 November 2026" in said and "What is hard about your health" in said
    assert "There is no day yet" in shown(press(farah, page, DAY="The bath"))
    assert "nothing new" in shown(press(farah, page, **DAY))
    typed = {**DAY, "DAY": "The bath", "DAY-talk": "yes", "first": "DAY", "how": "I_DECIDE"}
    assert press(farah, page, **typed).url == at("prepare")
    said = read(client, at("prepare")).text
    assert "Joyce Adeyemi, on paper, 19 November 2026. Typed in by Farah Aziz, care coordinator" in said
    said = read(farah, page).text
    assert "This paper was typed in before, by Farah Aziz" in said and "Typed in before: “The bath”" in said


def test_two_who_type_in_the_same_paper_at_once(client, visit, at, open_one):
    client.get(at("prepare_download", "24"))
    page = at("key_in", Printed.objects.get().code)
    farah, sam = visit("farah", "joyce"), visit("sam", "joyce")
    token = read(sam, page).token
    press(farah, page, **DAY, DAY="The bath")
    second = sam.post(page, {"form_token": token, **DAY, "DAY": "The bath"})
    assert "This paper was typed in before" in shown(second)
    assert KeyedPaper.objects.count() == 1


def test_no_code_and_somebody_elses_code_answer_alike(client, visit, at, open_one):
    client.get(at("prepare_download", "24"))
    code = Printed.objects.get().code
    other = "2222222" if not code.startswith("2222222") else "3333333"
    assert "is not a code of ours" in shown(find(visit("neil"), "2222-2223"))
    from partake.care_plans.domain.preparing import check_letter

    unknown = shown(find(visit("neil"), other + check_letter(other)))
    theirs = shown(find(visit("neil"), code))
    assert "We can’t show you a paper with that code." in theirs
    assert theirs.replace(code, "") == unknown.replace(other + check_letter(other), "")
    assert visit("ruth").get(reverse("care_plans:find_paper")).status_code == 403


def test_a_note_from_the_plan_on_paper_becomes_the_words_of_its_line(client, visit, at, joyce, keys):
    client.get(at("download", "12"))
    printed = Printed.objects.get()
    farah, sam = visit("farah", "joyce"), visit("sam", "joyce")
    key = str(keys[Kind.GOAL])
    press(farah, at("key_in", printed.code), **DAY, **{key: "The allotment on Sundays", "whole": "Thank you."})
    said = read(client, at("plan")).text
    assert "2 notes came back on paper." in said and "The allotment on Sundays" in said and "Thank you." in said
    note = PaperNote.objects.get(kind=Kind.GOAL)
    page = at("take_note", note.public_id)
    token = read(sam, page).token
    row = get_line(joyce, Kind.GOAL, keys[Kind.GOAL])
    lines.change_line(record=joyce, kind=Kind.GOAL, key=row.key, values={"words": "The beach"}, version=row.version)
    stale = sam.post(page, {"form_token": token})
    said = shown(stale)
    assert "The plan has changed since the paper was printed." in said and "The beach" in said
    assert sam.post(page, {"form_token": Page(stale.content.decode()).token}).url == at("plan")
    assert get_line(joyce, Kind.GOAL, keys[Kind.GOAL]).said.words == "The allotment on Sundays"
    whole = PaperNote.objects.get(kind="")
    assert "Nobody can tell which words" in read(sam, at("take_note", whole.public_id)).text
    press(sam, at("settle_note", whole.public_id))
    assert "came back on paper" not in read(client, at("plan")).text


def test_a_note_stands_on_the_plan_whatever_kind_of_line_it_is_beside(client, at, joyce, keys):
    """A kind that a page forgets would hide what somebody wrote by hand."""
    above = {Kind.STEP: keys[Kind.ACTION]}
    for kind in (one for one in Kind if one not in keys):
        content = SAID.get(kind) or CONTENT[kind](*[f"Some {kind}" for one in fields(CONTENT[kind])[:1]])
        above[Kind.TEST] = lines.add_line(record=joyce, kind=kind, content=content, under=above.get(kind)).key
    client.get(at("download", "text"))
    printed = Printed.objects.get()
    assert {one["kind"] for one in printed.texts} == set(Kind)
    press(client, at("key_in", printed.code), **DAY, **{one["key"]: f"Beside {one['kind']}." for one in printed.texts})
    said = read(client, at("plan")).text
    assert [kind for kind in Kind if f"Beside {kind}." not in said] == []


def test_sixty_goals_come_back_on_one_page(client, at, joyce, keys, django_assert_max_num_queries):
    for number in range(60):
        lines.add_line(record=joyce, kind=Kind.GOAL, content=Goal(f"Goal {number} 🙂"), under=keys[Kind.NEED])
    client.get(at("download", "text"))
    page = at("key_in", Printed.objects.get().code)
    key = str(get_plan(joyce).goals[59].key)
    with django_assert_max_num_queries(60):
        asked = read(client, page)
    assert "Goal 59 🙂" in asked.text
    press(client, page, **DAY, **{key: "Not this one 🙂"})
    assert PaperNote.objects.get().words == "Not this one 🙂"


def test_the_scenes_read_as_they_were_played(stage, visit, told_place):
    joyce = reverse("care_plans:prepare", args=[stage.people["joyce"].public_id])
    said = read(visit("sam", "joyce"), joyce).text
    assert "Joyce is ready, since 16 November 2026." in said and "I leave it out on Saturdays." in said
    arthur = reverse("care_plans:prepare", args=[stage.people["arthur"].public_id])
    said = read(visit("farah", "arthur"), arthur).text
    assert "Arthur Pell, on paper, 13 November 2026. Typed in by Farah Aziz" in said
    sent = Message.objects.get(title="Arthur Pell: getting ready for our talk")
    assert sent.format == "PDF_24"


def test_every_word_can_be_translated(client, at, open_one):
    with pseudo_translated():
        for name in ("prepare_how", "prepare_paper"):
            assert_translated(client.get(at(name)), names=("Partake", "Joyce Adeyemi"))
