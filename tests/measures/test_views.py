"""Pages of results: words first, a picture, a table; forms with wrong input, presses twice and stale tabs."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from partake.documents import Document, Format, Picture, Table, render
from partake.home.download import as_document, as_values
from partake.kernel import clock
from partake.measures.actions.targets import set_target
from partake.measures.domain import Aim
from partake.measures.models import Result, Target
from partake.measures.paper import blocks_of
from partake.measures.queries.results import list_latest
from tests.documents.reading import poppler
from tests.measures.conftest import add, numbers
from tests.pages import assert_translated, pseudo_translated
from tests.people.pressing import press, read, shown

HOME = {"taken_on-day": "3", "taken_on-month": "11", "taken_on-year": "2026", "place": "home"}


@pytest.fixture
def at(stage):
    def address(name: str, *args: object, person: str = "joyce") -> str:
        return reverse(f"measures:{name}", args=[stage.people[person].public_id, *args])

    return address


@pytest.fixture
def client(visit):
    return visit("joyce")


def aim(record, value: str, *, number: int = 0):
    return set_target(
        record=record,
        measure="HBA1C",
        numbers=numbers(value),
        unit="mmol/mol",
        aim=Aim.OR_LOWER,
        reason="Fewer lows.",
        number=number,
    )


def test_an_empty_page_teaches_and_starts(client, at):
    page = read(client, at("results"))
    assert "My results: nothing here yet." in page.text and "You do not have to." in page.text
    assert at("choose") in [link["href"] for link in page.all("a")]


def test_words_first_value_range_target_and_change(client, at, joyce, sam):
    add(sam, "HBA1C", "63", on=date(2025, 11, 25))
    add(sam, "HBA1C", "57")
    aim(sam, "53")
    page = read(client, at("results"))
    assert (
        "Your last HbA1c was 57 mmol/mol, on 3 November 2026. That is above the usual range for adults, 20 to 41. "
        "It is close to your target, 53 or lower. It has come down since 25 November 2025, when it was 63."
    ) in page.text
    assert "Written down on 19 November 2026 by Sam Whitcombe, practice nurse, Millbrook Surgery." in page.text
    drawings = [one["aria-label"] for one in page.all("svg")]
    assert drawings == ["HbA1c: 57 mmol/mol, usual range for adults 20 to 41, target 53 or lower"] * 2
    assert "A usual range is what most adults have. A target is what you aim for." in page.text


def test_staff_read_it_about_the_person(visit, at, joyce):
    add(joyce, "BLOOD_PRESSURE", "134", "78")
    page = read(visit("sam", "joyce"), at("results"))
    assert (
        "Joyce’s last blood pressure was 134 over 78 mmHg, on 3 November 2026. "
        "The top number is above the usual range for adults, 90 to 120. "
        "The bottom number is in the usual range for adults, 60 to 80."
    ) in page.text
    assert "Joyce’s results" in [link.name for link in page.all("a")]


@pytest.mark.parametrize(("born", "range_"), [(date(2010, 3, 9), False), (date(1958, 5, 2), True), (None, False)])
def test_a_usual_range_for_adults_is_shown_for_adults_alone(client, at, stage, opened, born, range_):
    stage.people["joyce"].born_on = born
    stage.people["joyce"].save()
    add(opened("joyce", "joyce"), "HBA1C", "57")
    page = read(client, at("measure", "HBA1C"))
    assert ("20 to 41" in page.text) == range_
    assert ("so none is shown here" in page.text) != range_


def test_an_unchecked_range_says_that_nobody_checked_it(client, at, joyce):
    add(joyce, "HBA1C", "57")
    assert "Nobody has checked it there for Partake yet." in read(client, at("measure", "HBA1C")).text


@pytest.mark.parametrize("name", ["results", "measure", "home"])
def test_a_dangerous_number_never_stands_without_what_to_do(client, at, joyce, name):
    add(joyce, "BLOOD_PRESSURE", "190", "110")
    page = read(client, {"results": at("results"), "measure": at("measure", "BLOOD_PRESSURE"), "home": "/"}[name])
    if name == "home":
        assert "Blood pressure: read what to do" in page.text
    else:
        assert "Read this first" in page.text and "call 111 today" in page.text
        assert "Nobody watches these numbers as they come in." in page.text


def test_what_to_do_is_not_taken_by_staff_for_an_order_to_them(visit, at, joyce):
    add(joyce, "BLOOD_PRESSURE", "190", "110")
    assert "This is what we say to Joyce:" in read(visit("sam", "joyce"), at("results")).text
    assert "This is what we say to" not in read(visit("joyce"), at("results")).text


def test_a_fall_of_peak_flow_is_seen_against_ones_own_best(client, at, joyce):
    add(joyce, "PEAK_FLOW", "320", on=date(2026, 10, 1))
    add(joyce, "PEAK_FLOW", "160")
    assert "This is half your best or less." in read(client, at("results")).text


def test_adding_one_reading_question_after_question_pressed_twice(client, at):
    assert "You have not said what was measured" in shown(press(client, at("choose")))
    asked = press(client, at("choose"), measure="BLOOD_PRESSURE").url
    assert asked == at("add", "BLOOD_PRESSURE")
    token = read(client, asked).token
    for _ in range(2):
        answer = client.post(asked, {"form_token": token, "value": "134", "second": "82", **HOME})
        assert answer.url == at("measure", "BLOOD_PRESSURE")
    row = Result.objects.get()
    assert (row.value, row.second, row.at_home, row.taken_on) == (134, 82, True, date(2026, 11, 3))
    assert "134 over 82 mmHg" in read(client, answer.url).text


@pytest.mark.parametrize(
    ("answers", "asks"),
    [
        ({"value": "58", "unit": "%"}, "58% is higher than we have ever seen. Is the number right, and the unit?"),
        ({"value": "fifty", "unit": "%"}, "You wrote “fifty”. Which number did you mean?"),
        ({"value": "1,200", "unit": "%"}, "You wrote “1,200”. Which number did you mean?"),
        ({"value": "", "unit": "%"}, "There is no number yet. What is it?"),
        ({"value": "58", "unit": ""}, "You have not said which unit."),
        ({"value": "58", "unit": "mg"}, "That choice is not on this page any more."),
        ({"value": "58", "unit": "mmol/mol", "taken_on-year": "2027"}, "is after 19 November 2026"),
        ({"value": "58", "unit": "mmol/mol", "place": ""}, "You have not said where it was measured."),
    ],
)
def test_wrong_input_is_asked_about_beside_its_field_and_nothing_is_lost(client, at, answers, asks):
    said = shown(press(client, at("add", "HBA1C"), **{**HOME, "remark": "After Christmas", **answers}))
    assert said.count(asks) == 2, "in the summary and beside the field"
    assert not Result.objects.exists()


def test_what_was_typed_comes_back(client, at):
    answer = press(client, at("add", "HBA1C"), **{**HOME, "value": "58", "unit": "%", "remark": "After Christmas"})
    html = answer.content.decode()
    assert 'value="58"' in html and "After Christmas" in html and "checked" in html


def test_striking_out_on_the_page_and_from_a_stale_tab(client, at, joyce):
    row = add(joyce, "WEIGHT", "48")
    address = at("strike", row.public_id)
    first, second = read(client, address).token, read(client, address).token
    assert "You have not said what is wrong" in shown(client.post(address, {"form_token": first}))
    assert client.post(address, {"form_token": first, "because": "Turned round."}).url == at("measure", "WEIGHT")
    late = shown(client.post(address, {"form_token": second, "because": "Mine too."}))
    assert "struck it out already: “Turned round.”" in late
    assert client.get(address).url == at("measure", "WEIGHT")
    page = read(client, at("measure", "WEIGHT"))
    assert "Struck out" in page.text and "“Turned round.”" in page.text and "48 kg" in page.text


def test_nobody_strikes_or_reads_by_a_forged_id(client, at, opened):
    theirs = add(opened("tunde", "tunde"), "WEIGHT", "90")
    assert client.get(at("strike", theirs.public_id)).status_code == 404
    assert client.get(at("measure", "MOOD")).status_code == 404
    assert client.get(at("add", "MOOD")).status_code == 404
    assert client.get(at("end_target", "HBA1C")).status_code == 404


def test_a_target_is_set_changed_and_ended_each_with_a_reason(client, at):
    address = at("target", "WEIGHT")
    given = {"value": "80", "unit": "kg", "aim": "OR_LOWER"}
    assert "You have not said why. Why this target?" in shown(press(client, address, **given))
    assert "You have not said which way" in shown(press(client, address, value="80", unit="kg", reason="Knees."))
    assert press(client, address, **given, reason="My knees.").url == at("measure", "WEIGHT")
    assert "80 or lower" in read(client, at("measure", "WEIGHT")).text
    assert press(client, at("end_target", "WEIGHT"), reason="No more numbers.").url == at("measure", "WEIGHT")
    page = read(client, at("measure", "WEIGHT"))
    assert "There is no target. Nobody needs one." in page.text
    assert "“No more numbers.”" in page.text and "“My knees.”" in page.text
    assert Target.objects.count() == 2


def test_two_targets_at_once_both_are_shown_and_the_second_press_decides(client, at, sam):
    address = at("target", "HBA1C")
    token = read(client, address).token
    aim(sam, "53")
    given = {"value": "58", "unit": "mmol/mol", "reason": "53 was too hard."}
    page = client.post(address, {"form_token": token, **given})
    said = shown(page)
    assert "There are two versions now" in said and "53 or lower. Fewer lows." in said and "58 or lower" in said
    from tests.pages import Page

    assert client.post(address, {"form_token": Page(page.content.decode()).token, **given}).url
    assert Target.objects.filter(value=58).exists()


def test_all_of_one_measure_page_after_page(client, at, joyce):
    for days in range(30):
        add(joyce, "WEIGHT", str(80 + days % 3), on=clock.today() - timedelta(days=days))
    page = read(client, at("measure", "WEIGHT"))
    (more,) = [link["href"] for link in page.all("a") if link.name == "Earlier results"]
    earlier = read(client, more.split("#")[0])
    assert page.text.count("You wrote this down") == 26  # the newest is named above the table too
    assert "Earlier results" not in earlier.text


def test_home_and_clinic_are_not_joined_or_compared(client, at, joyce, sam):
    add(sam, "BLOOD_PRESSURE", "160", "95", on=date(2026, 10, 1))
    add(joyce, "BLOOD_PRESSURE", "134", "82")
    page = read(client, at("measure", "BLOOD_PRESSURE"))
    assert "gone" not in page.text and "come down" not in page.text
    assert "These were not measured in the same place, so they are not compared." in page.text
    assert not page.all("polyline")


def test_on_paper_it_says_what_the_page_says_in_every_size(joyce, sam):
    add(sam, "HBA1C", "57")
    add(joyce, "OXYGEN", "91")
    blocks = blocks_of(list_latest(joyce))
    assert sum(isinstance(block, Picture) for block in blocks) == 2
    table = blocks[-1]
    assert isinstance(table, Table) and table.rows[0][:2] == ("HbA1c", "57 mmol/mol")
    assert blocks_of(()) == []
    from partake.documents import Heading

    for form in (Format.PDF_12, Format.PDF_24):
        made = render(Document("Results", (Heading(2, "My results"), *blocks)), form, printed_on=clock.today())
        said = " ".join(poppler("pdftotext", made.content, "-").decode().split())
        assert "Your last HbA1c was 57 mmol/mol" in said and "This is low. Warm your hands" in said
        assert not made.replaced


def test_a_copy_of_everything_has_every_result_struck_ones_too(joyce):
    from partake.measures.actions.results import strike_result

    add(joyce, "WEIGHT", "84")
    wrong = add(joyce, "WEIGHT", "48")
    strike_result(record=joyce, result_id=wrong.public_id, because="Turned round.")
    said = render(as_document(joyce), Format.TEXT, printed_on=clock.today()).content.decode()
    said = " ".join(said.split())
    assert "Weight: every result" in said and "48 kg" in said and "Turned round." in said
    assert len(as_values(joyce)["results"]) == 2


def test_every_word_reaches_a_translator(client, at, joyce, sam):
    add(sam, "HBA1C", "63", on=date(2025, 11, 25))
    add(sam, "HBA1C", "57")
    aim(sam, "53")
    names = ("Joyce Adeyemi", "Sam Whitcombe, practice nurse, Millbrook Surgery", "HbA1c", "mmol/mol", "Fewer lows.")
    with pseudo_translated():
        assert_translated(client.get(at("target", "HBA1C")), names=(*names, "Partake", "English", "العربية", "NHS"))


def test_the_story_of_the_demonstration(stage, opened, told_place):
    found = {one.code: one for one in list_latest(opened("joyce", "joyce"))}
    assert found["HBA1C"].value == "57 mmol/mol" and found["HBA1C"].target_text == "53 or lower"
    assert Result.objects.filter(person=stage.people["joyce"], measure="HBA1C").count() == 4
    assert not Result.objects.filter(person=stage.people["priya"]).exists(), "its unit was wrong, so it waits"
    assert {"PEAK_FLOW", "WEIGHT", "BLOOD_PRESSURE"} <= set(found)
    assert list_latest(opened("sam", "arthur"))
