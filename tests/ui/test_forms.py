"""Every field: what it takes, what it asks when it can't, and how it is drawn."""

from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from partake.ui import forms
from partake.ui.forms import Choice
from partake.ui.forms.cleaning import clean_text
from tests.pages import Page
from tests.ui.urls import PARTS, EverythingForm

WORDS = {"name": "Joyce", "how": "none"}
KINDLESS = ("invalid", "must", "please", "required", "error")


@pytest.fixture(autouse=True)
def _nobody_is_signed_in(small_site: None) -> None:
    """The forms here are met without a session, so that no test of theirs needs a database."""


def sent(_form: Any = EverythingForm, /, **fields: Any) -> forms.Form:
    request = RequestFactory().post("/everything", fields)
    choices = {"parts": PARTS} if _form is EverythingForm else None
    made: forms.Form = _form.from_request(request, choices=choices)
    return made


def asked(field: str, **fields: Any) -> str:
    """What we ask beside a field, the same in the summary, with none of the words we don't use."""
    form = sent(**{**WORDS, **fields})
    words = str(form.errors[field][0])
    assert words.endswith("?"), words
    assert not any(word in words.lower().split() for word in KINDLESS), words
    summary, beside = Page(form.error_summary()), Page(form.draw())
    (link,) = (one for one in summary.all("a") if one.name == words)
    assert beside.ids[link["href"][1:]].tag in ("input", "select", "textarea")
    assert words in " ".join(beside.texts)
    return words


def value(field: str, **fields: Any) -> Any:
    form = sent(**{**WORDS, **fields})
    assert form.is_valid(), form.errors
    return form.values[field]


# Typed text


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  trimmed \n", "trimmed"),
        ("nul\x00 bell\x07 escape\x1b delete\x7f c1\x9f", "nul bell escape delete c1"),
        ("lone \ud800 surrogate", "lone  surrogate"),
        ("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"),
        ("a\ttab", "a\ttab"),
        ("e\u0301", "é"),
        ("👩🏽‍⚕️ thanks", "👩🏽‍⚕️ thanks"),
        ("مرحبا בהצלחה", "مرحبا בהצלחה"),
        ("I dont spel", "I dont spel"),
        ("\u202eabc", "\u202eabc\u202c"),
        ("\u2067a\u202bb", "\u2067a\u202bb\u202c\u2069"),
        ("\u2067one\ntwo", "\u2067one\u2069\ntwo"),
        ("a\u202cb\u2069c", "abc"),
        ("\u2066a\u202c\u2069", "\u2066a\u2069"),
        ("\u2066a\u2069", "\u2066a\u2069"),
    ],
)
def test_text_is_kept_as_written_but_for_what_breaks_pages(typed: str, kept: str) -> None:
    assert clean_text(typed) == kept


def test_one_line_is_one_line() -> None:
    assert clean_text("a\n b\t\tc", one_line=True) == "a b c"


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    once = clean_text(text)
    assert clean_text(once) == once
    assert "\x00" not in once
    for line in once.split("\n"):
        assert sum(line.count(letter) for letter in "\u2066\u2067\u2068") == line.count("\u2069")
        assert sum(line.count(letter) for letter in "\u202a\u202b\u202d\u202e") == line.count("\u202c")


def test_text_too_long_is_told_its_length_and_the_room() -> None:
    words = asked("words", words="é" * 101)
    assert words == "You wrote 101 characters. There is room for 100. Can you make it shorter?"
    assert value("words", words="e\u0301" * 100) == "é" * 100, "counted as a reader counts"


def test_an_empty_answer_is_asked_for_in_the_forms_own_words() -> None:
    assert asked("name", name=" ") == "You have not said who you are. What is your name?"
    assert value("words") == ""


@pytest.mark.parametrize(
    ("typed", "question"),
    [
        ("joyce", "“joyce” has no @ in it. What is the whole email address?"),
        ("joyce@nhs", "“joyce@nhs” is not a whole email address. What is missing?"),
    ],
)
def test_an_email_address_says_what_is_missing(typed: str, question: str) -> None:
    assert asked("email", email=typed) == question


def test_an_email_address_is_taken_trimmed_or_not_at_all() -> None:
    assert value("email", email=" joyce@example.org ") == "joyce@example.org"
    assert value("email") == ""


@pytest.mark.parametrize("number", ["01632 960144", "+44 (0)7700 900-123", "07700900123", "01632–960144"])
def test_a_phone_number_is_kept_as_it_was_written(number: str) -> None:
    assert value("phone", phone=number) == number


@pytest.mark.parametrize(
    ("typed", "question"),
    [
        ("call me", "“call me” has more than a phone number in it. What is the number?"),
        ("01632", "A phone number has 7 to 15 digits. You wrote 5. Can you check it?"),
        ("1" * 16, "A phone number has 7 to 15 digits. You wrote 16. Can you check it?"),
    ],
)
def test_a_phone_number_says_what_is_odd(typed: str, question: str) -> None:
    assert asked("phone", phone=typed) == question
    assert value("phone") == ""


# Days


@pytest.mark.parametrize(
    ("day", "month", "year", "means"),
    [
        ("24", "11", "2026", date(2026, 11, 24)),
        ("01", "nov", "2026", date(2026, 11, 1)),
        ("1", "Sept.", "2026", date(2026, 9, 1)),
        ("29", "February", "2028", date(2028, 2, 29)),
        ("٣", "٥", "٢٠٢٧", date(2027, 5, 3)),
    ],
)
def test_a_day_is_read_the_ways_people_write_it(day: str, month: str, year: str, means: date) -> None:
    assert value("on", **{"on-day": day, "on-month": month, "on-year": year}) == means


@pytest.mark.parametrize(
    ("day", "month", "year", "question", "box"),
    [
        ("31", "11", "2026", "November has 30 days. You wrote 31. Which day did you mean?", "day"),
        ("29", "2", "2027", "February 2027 has 28 days. You wrote 29. Which day did you mean?", "day"),
        ("0", "1", "2027", "January has 31 days. You wrote 0. Which day did you mean?", "day"),
        ("1", "13", "2027", "There are 12 months. You wrote 13. Which month did you mean?", "month"),
        ("1", "ju", "2027", "You wrote “ju”. Which number did you mean?", "month"),
        ("x", "1", "2027", "You wrote “x”. Which number did you mean?", "day"),
        ("9" * 12, "1", "2027", f"You wrote “{'9' * 12}”. Which number did you mean?", "day"),
        ("1", "1", "27", "A year has 4 digits. You wrote 27. Which year did you mean?", "year"),
        ("", "1", "2027", "The day is blank. Which day is it?", "day"),
        ("1", "", "2027", "The month is blank. Which month is it?", "month"),
        ("1", "1", "", "The year is blank. Which year is it?", "year"),
    ],
)
def test_a_day_that_is_not_one_is_asked_about_in_its_own_box(
    day: str, month: str, year: str, question: str, box: str
) -> None:
    boxes = {"on-day": day, "on-month": month, "on-year": year}
    assert asked("on", **boxes) == question
    page = Page(sent(**WORDS, **boxes).draw())
    wrong = [one["name"] for one in page.all("input") if "nhsuk-input--error" in one["class"]]
    assert wrong == [f"on-{box}"], "the wrong box alone is marked"
    assert [one["value"] for one in page.all("input") if one["name"].startswith("on-")] == [day, month, year]


class BetweenForm(forms.Form):
    on = forms.Day("When?", first=lambda: date(2026, 11, 19), last=lambda: date(2027, 11, 19))


def test_a_day_outside_its_limits_is_asked_about() -> None:
    early = sent(BetweenForm, **{"on-day": "18", "on-month": "11", "on-year": "2026"})
    assert early.errors["on"] == ["18 November 2026 is before 19 November 2026. Which day did you mean?"]
    late = sent(BetweenForm, **{"on-day": "20", "on-month": "11", "on-year": "2027"})
    assert late.errors["on"] == ["20 November 2027 is after 19 November 2027. Which day did you mean?"]
    assert sent(BetweenForm, **{"on-day": "19", "on-month": "11", "on-year": "2026"}).is_valid()
    blank = sent(BetweenForm)
    assert blank.errors["on"] == ["There is no day yet. Which day is it?"]
    assert 'href="#on-day"' in blank.error_summary()


def test_a_day_already_known_fills_the_boxes() -> None:
    form = BetweenForm.from_request(RequestFactory().get("/"), initial={"on": date(2027, 1, 5)})
    assert [one["value"] for one in Page(form.draw()).all("input")] == ["5", "1", "2027"]
    assert form.fields["on"].clean(date(2027, 1, 5)) == date(2027, 1, 5), "a day is a day already"
    assert form.error_summary() == "" and form.draw_note() == ""


# Choices


def test_choices_are_typed_and_in_the_order_shown() -> None:
    assert value("parts", parts=["plan", "about"]) == ["about", "plan"]
    assert value("parts") == []
    assert value("agree", agree="yes") is True
    assert value("agree", agree="no") is False
    assert value("agree") is None
    assert value("team", team="heart") == "heart"


@pytest.mark.parametrize("field", ["parts", "agree", "team", "how"])
def test_a_choice_that_was_not_on_the_page_is_not_taken(field: str) -> None:
    assert asked(field, **{field: "other"}) == "That choice is not on this page any more. Which one would you like?"


def test_what_a_choice_opens_is_asked_only_when_it_is_chosen() -> None:
    assert asked("address", how="post") == "This is still empty. What would you like to say?"
    assert value("address", how="post", address="1 Mill Lane") == "1 Mill Lane"
    assert value("address", how="none", address="typed, then thought better of") is None
    assert "address" not in sent(name="Joyce").errors, "nothing chosen: the choice is asked about, not the address"


class PlainForm(forms.Form):
    again = forms.YesNo("Again?", choices=(Choice("yes", "Yes", reveals="when"), Choice("no", "No")))
    when = forms.Text("When?")


def test_yes_may_open_a_field_too() -> None:
    assert sent(PlainForm, again="yes").errors["when"]
    assert sent(PlainForm, again="no").is_valid()


def test_what_a_choice_opens_is_drawn_once_under_it() -> None:
    html = str(sent(**WORDS).draw())
    assert html.count('name="address"') == 1
    assert html.index('value="post"') < html.index('name="address"') < html.index('value="none"')


def test_only_the_first_question_is_the_heading() -> None:
    page = Page(sent(PlainForm).draw(as_heading=True))
    assert [one.name for one in page.all("h1")] == ["Again?"]


# Files


def test_a_file_is_taken_by_kind_and_size() -> None:
    letter = value("letter", letter=SimpleUploadedFile("Letter.PDF", b"%PDF"))
    assert letter.name == "Letter.PDF"
    assert value("letter") is None
    assert asked("letter", letter=SimpleUploadedFile("a.exe", b"x")) == (
        "This file ends in “exe”. We can take pdf, jpg. Have you another?"
    )
    assert asked("letter", letter=SimpleUploadedFile("a.pdf", b"")) == "This file is empty. Is there another?"
    assert asked("letter", letter=SimpleUploadedFile("a.jpg", b"x" * 1001)).startswith("This file is 0.0 MB.")
    assert EverythingForm.from_request(RequestFactory().get("/")).takes_files
    assert not PlainForm.from_request(RequestFactory().get("/")).takes_files


# Drawing


def test_typed_text_is_never_read_as_markup() -> None:
    nasty = '</textarea><script>alert("1")</script>'
    html = str(sent(**{**WORDS, "name": nasty, "words": nasty, "email": nasty, "on-day": nasty}).draw())
    assert "<script" not in html
    assert html.count("&lt;script&gt;") >= 3


def test_many_lines_come_back_exactly_as_typed_even_under_a_choice() -> None:
    typed = "  one\r\n\r\n    two"
    (box,) = (one for one in Page(sent(how="post", address=typed).draw()).all("textarea") if one["name"] == "address")
    assert box.words == "  one\n\n    two"


def test_every_mistake_is_in_the_summary_in_the_order_of_the_form() -> None:
    form = sent(**{"email": "x", "on-day": "31", "on-month": "11", "on-year": "2026"})
    assert [link["href"] for link in Page(form.error_summary()).all("a")] == ["#name", "#email", "#how", "#on-day"]
    assert "Nothing is lost. What you wrote is still here." in form.error_summary()


def test_the_browser_is_told_what_each_box_is_for() -> None:
    boxes = {one["name"]: one for one in Page(sent().draw()).all("input")}
    assert boxes["name"]["autocomplete"] == "name"
    assert (boxes["email"]["type"], boxes["email"]["autocomplete"]) == ("email", "email")
    assert (boxes["phone"]["type"], boxes["phone"]["autocomplete"]) == ("tel", "tel")
    assert boxes["on-day"]["inputmode"] == "numeric"
