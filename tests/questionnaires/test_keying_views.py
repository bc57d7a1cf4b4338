"""Paper: printed with numbers of their own, keyed in by the pile, the same one twice noticed, one taken back."""

import re

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from partake.documents import Format, render
from partake.kernel import clock
from partake.kernel.verdict import Refused
from partake.questionnaires.actions import answering
from partake.questionnaires.form_numbers import LETTERS, new_form_number, read_form_number
from partake.questionnaires.models import Batch, Response
from partake.questionnaires.paper import About, page_address, phone_script, printed_forms
from partake.questionnaires.queries import answers as counting
from partake.questionnaires.queries.answers import content_of
from tests.people.pressing import press, read, shown


def at(name: str, hospital, *args: object) -> str:
    return reverse(f"questionnaires:{name}", args=[hospital.public_id, *args])


@pytest.fixture
def client(visit):
    return visit("nadia")


@pytest.fixture
def pile(client, hospital, asked) -> str:
    return press(
        client, at("open_batch", hospital, asked.questionnaire.public_id), forms_in_pile="3", service="all"
    ).url


def key(client, pile, **answers):
    return press(client, pile, **{"channel": "PAPER", "written_in": "en", **answers})


def test_one_after_another_and_the_same_twice_is_noticed(client, hospital, pile):
    number = new_form_number()
    assert key(client, pile, form_number=number.lower().replace("-", " "), how="1").url == pile
    assert f"Kept: form {number}" in read(client, pile).text
    assert "form 2 of 3" in read(client, pile).text
    assert "was answered before" in shown(key(client, pile, form_number=number, how="2"))
    assert "not a number of one of our forms" in shown(key(client, pile, form_number="ABCD-1234", how="2"))
    words = shown(key(client, pile, form_number=new_form_number(), how="1"))
    assert "This is exactly what you keyed a moment ago. Is it another form?" in words
    assert "Was the form handed in empty?" in shown(key(client, pile))
    key(client, pile, form_number=new_form_number(), how="1", is_another="yes")
    assert Response.objects.counted().count() == 2


def test_the_last_is_taken_back_and_its_number_is_free(client, hospital, pile):
    number = new_form_number()
    key(client, pile, form_number=number, how="1")
    batch = Batch.objects.get()
    home = at("batch", hospital, batch.public_id)
    strike = at("strike", hospital, batch.public_id)
    page = read(client, home)
    token = next(e["value"] for e in page.elements if e["name"] == "form_token" and e.form["action"] == strike)
    client.post(strike, {"form_token": token})
    assert "Taken back" in read(client, home).text
    assert Response.objects.get().struck_by == "Nadia Rahman"
    assert key(client, pile, form_number=number, how="1").status_code == 302
    assert "1 of 3 forms are keyed in" in read(client, home).text


def test_a_pile_is_closed_with_how_many_of_how_many(client, hospital, pile):
    key(client, pile, how="1")
    batch = Batch.objects.get()
    close = at("close_batch", hospital, batch.public_id)
    assert "The numbers differ" in read(client, close).text
    token = read(client, close).token
    press(client, close)
    assert "changed this pile meanwhile" in shown(client.post(close, {"form_token": token, "again": "1"}))
    assert "This pile is done." in read(client, at("batch", hospital, batch.public_id)).text
    assert "This batch is closed" in shown(key(client, pile, how="2"))
    assert "Done" in read(client, at("batches", hospital)).text


def test_half_a_form_waits_when_the_session_ends(client, pile, stage):
    token = read(client, pile).token
    client.logout()
    client.post(pile, {"form_token": token, "channel": "PAPER", "written_in": "en", "more": "Half a form"})
    assert not Response.objects.exists()
    client.force_login(stage.users["nadia"])
    assert "Half a form" in client.get(pile).content.decode()


def test_others_do_not_key_in(visit, hospital, pile, stage):
    assert visit("joyce").get(pile).status_code == 403
    with pytest.raises(Refused):
        answering.strike_response(
            actor=stage.actor("joyce"),
            response=answering.key_in_form(actor=stage.actor("nadia"), batch=Batch.objects.get(), answers={"how": "1"}),
        )


@pytest.mark.parametrize("size", ["12", "28", "text"])
def test_forms_with_numbers_of_their_own(client, hospital, asked, size):
    response = press(
        client, at("print", hospital, asked.questionnaire.public_id),
        what="FORMS", how_many="2", size=size, language="en", service="all",
    )  # fmt: skip
    assert response.status_code == 200
    if size == "text":
        words = response.content.decode()
        numbers = set(re.findall(r"\?form=([0-9A-Z-]{9})", words))
        assert len(numbers) == 2
        assert all(read_form_number(number) == number for number in numbers)
        assert "Only if you answered “Poor” to “How was it?”" in words
        assert "Wexbridge" in words or hospital.name in words
    else:
        assert response.content.startswith(b"%PDF")


def test_what_to_say_on_the_phone_and_a_form_in_arabic(asked, hospital):
    content = content_of(asked)
    script = render(phone_script(content, language="en", body=hospital), Format.TEXT, printed_on=clock.today())
    words = " ".join(script.content.decode().split())
    assert "May I ask you some questions?" in words
    assert "How was it?" in words
    about = About(hospital, None, page_address(asked.questionnaire.public_id))
    form = printed_forms(content, ["7K4M-2XQ8"], language="ar", about=about)
    assert form.direction == "rtl"
    made = render(form, Format.TEXT, printed_on=clock.today()).content.decode()
    assert "ع How was it?" in made
    assert "form=7K4M-2XQ8&in=ar" in made


def test_counts_leave_out_what_was_struck_and_not_finished(asked, nadia, hospital):
    batch = answering.open_batch(actor=nadia, asked=asked, organisation_id=hospital.pk)
    for answers in ({"how": "1", "order": ["b", "a"]}, {"how": "2"}, {"how": "1"}):
        last = answering.key_in_form(actor=nadia, batch=batch, answers=answers)
    answering.strike_response(actor=nadia, response=last)
    answering.begin_response(actor=nadia, asked=asked, answers={"how": "2"})
    counted = {one.question.key: one for one in counting.counts(asked)}
    assert counted["how"].by_answer == (("1", 1), ("2", 1))
    assert counted["how"].answered == 2
    assert counted["order"].by_answer == (("a", 0), ("b", 1))
    assert counted["called"].answered == 0


@given(st.integers(0, 7), st.sampled_from(LETTERS))
def test_one_wrong_letter_is_noticed(place, letter):
    number = new_form_number()
    letters = list(number.replace("-", ""))
    wrong = [*letters[:place], letter, *letters[place + 1 :]]
    assert (read_form_number("".join(wrong)) is None) == (wrong != letters)
