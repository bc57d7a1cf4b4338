"""On paper: a poster and numbered forms that anybody can read; forms keyed in by the pile; the bad luck of each."""

import io
import re

import pikepdf
import pytest
from django.test import Client
from django.urls import reverse

from partake.documents import Format, render
from partake.documents.poster import poster_pdf
from partake.feedback.actions.piles import key_in_form, open_pile, strike_form
from partake.feedback.friends_and_family import wordings
from partake.feedback.models import PaperForm, Pile
from partake.feedback.paper import poster_of, printed_forms
from partake.feedback.said import Said
from partake.kernel import clock
from partake.kernel.verdict import Refused, Rejected
from partake.questionnaires.form_numbers import new_form_number, read_form_number
from partake.voices import contributors
from partake.voices.domain.new import NewContributor
from partake.voices.models import Concern, Voice
from tests.documents.reading import tags
from tests.pages import assert_good_page
from tests.people.pressing import press, read, shown


@pytest.fixture
def hospital(stage):
    return stage.organisations["hospital"]


@pytest.fixture
def client(visit):
    return visit("nadia")


@pytest.fixture
def pile(nadia, page) -> Pile:
    return open_pile(actor=nadia, page=page, collected_on=clock.today(), forms_in_pile=3)


@pytest.fixture
def keying(hospital, pile) -> str:
    return at("key_in", hospital, pile.public_id)


def at(name: str, hospital, *args: object) -> str:
    return reverse(f"feedback:{name}", args=[hospital.public_id, *args])


def key(client, address, **answers):
    return press(client, address, **{"written_in": "en", **answers})


@pytest.mark.parametrize("language", ["en", "pl", "ar", "ur"])
def test_a_poster_is_one_tagged_page_with_its_square_and_its_code(page, language):
    made = poster_pdf(poster_of(page, wordings()[language]), printed_on=clock.today())
    assert not made.replaced
    pdf = pikepdf.open(io.BytesIO(made.content))
    assert len(pdf.pages) == 1
    assert pdf.Root.MarkInfo.Marked
    found = dict(tags(pdf))
    assert "H1" in found
    assert f"/say/{page.code}" in str(found["Figure"].Alt)
    assert made.content == poster_pdf(poster_of(page, wordings()[language]), printed_on=clock.today()).content


@pytest.mark.parametrize("size", ["12", "28"])
def test_forms_are_printed_in_a_pile_each_with_a_number_of_its_own(client, hospital, page, size):
    address = at("print_paper", hospital, page.service.public_id)
    response = press(client, address, what="FORMS", how_many="3", size=size, language="en")
    pdf = pikepdf.open(io.BytesIO(response.content))
    squares = [str(one.Alt).replace("\u200b", "") for tag, one in tags(pdf) if tag == "Figure"]
    numbers = {re.search(r"form=([0-9A-Z-]{9})", one)[1] for one in squares}
    assert len(numbers) == 3
    assert all(read_form_number(one) == one for one in numbers)


def test_a_form_asks_on_paper_what_the_page_asks(page):
    form = printed_forms(page, ["7K4M-2XQ8"], wordings()["en"])
    text = " ".join(render(form, Format.TEXT, printed_on=clock.today()).content.decode().split())
    for words in ("How old are you?", "Very good", "Form 7K4M-2XQ8", "999", "hear what came of it"):
        assert words in text


def test_a_form_in_arabic_mirrors_and_its_square_opens_arabic(page):
    form = printed_forms(page, ["7K4M-2XQ8"], wordings()["ar"])
    assert form.direction == "rtl"
    text = render(form, Format.TEXT, printed_on=clock.today()).content.decode()
    assert "form=7K4M-2XQ8&in=ar" in text
    assert wordings()["ar"].answers[0] in text


def test_a_poster_says_what_changed_only_as_it_was_published(client, hospital, page):
    response = press(client, at("print_paper", hospital, page.service.public_id), what="POSTER", language="en")
    assert response["Content-Type"] == "application/pdf"
    assert b"%PDF" in response.content[:5]
    assert 'filename="riverside-diabetes-clinic-poster.pdf"' in response["Content-Disposition"]


def test_forms_are_keyed_in_one_after_another(client, hospital, page, keying, pile):
    number = new_form_number()
    answers = {"score": "2", "words": "Rang 41 times.", "allows_quote": "yes", "age": "65-74", "speaker": "CARER"}
    assert key(client, keying, form_number=number.lower().replace("-", " "), **answers).url == keying
    page_now = read(client, keying)
    assert f"Kept: form {number}" in page_now.text
    assert "form 2 of 3" in page_now.text
    voice = Voice.objects.get()
    assert (voice.score, voice.channel, voice.speaker, voice.allows_quote) == (2, "PAPER", "CARER", True)
    assert voice.attributes.get().category == "65-74"
    assert str(voice.source_id) == str(page.public_id)


def test_the_same_form_twice_is_told_and_nothing_of_the_second_is_kept(client, keying):
    number = new_form_number()
    key(client, keying, form_number=number, score="1")
    again = key(client, keying, form_number=number, score="5", words="Second")
    assert f"Form {number} was answered before" in shown(again)
    assert "Second" in again.content.decode()
    assert Voice.objects.count() == PaperForm.objects.count() == 1
    assert "not a number of one of our forms" in shown(key(client, keying, form_number="ABCD-1234", score="1"))


def test_a_form_answered_by_its_square_is_known_when_the_paper_comes_back_too(client, keying, page):
    number = new_form_number()
    address = f"/say/{page.code}?form={number}"
    anyone = Client()
    for _ in range(2):
        token = assert_good_page(anyone.get(address)).token
        assert anyone.post(address, {"form_token": token, "score": "1"}).status_code == 302
    assert Voice.objects.count() == 2  # a copied form turns nobody away
    assert "was answered before" in shown(key(client, keying, form_number=number, score="1"))


def test_an_empty_form_and_one_just_like_the_last_are_asked_about(client, keying):
    assert "put it aside" in shown(key(client, keying))
    key(client, keying, score="1")
    assert "Is it another form?" in shown(key(client, keying, score="1"))
    assert key(client, keying, score="1", is_another="yes").status_code == 302
    assert PaperForm.objects.count() == 2


def test_words_without_a_tick_are_kept_and_a_danger_in_them_is_put_before_a_person(client, keying):
    key(client, keying, words="I want to end my life.")
    assert Voice.objects.get().score is None
    assert Concern.objects.count() == 1


def test_half_a_form_waits_when_the_session_ends(client, keying, stage):
    token = read(client, keying).token
    client.logout()
    client.post(keying, {"form_token": token, "written_in": "en", "words": "Half a form", "age": "16-24"})
    assert not Voice.objects.exists()
    client.force_login(stage.users["nadia"])
    assert "Half a form" in client.get(keying).content.decode()


def test_the_last_is_taken_back_and_its_number_is_free(client, hospital, keying, pile, nadia):
    number = new_form_number()
    key(client, keying, form_number=number, score="1", words="Oops")
    home = at("pile", hospital, pile.public_id)
    strike = at("strike", hospital, pile.public_id, PaperForm.objects.get().pk)
    page = read(client, home)
    token = next(one["value"] for one in page.elements if one["name"] == "form_token" and one.form["action"] == strike)
    client.post(strike, {"form_token": token})
    assert "Taken back" in read(client, home).text
    assert Voice.objects.get().withdrawn_at is not None
    assert Voice.objects.get().words == ""
    assert key(client, keying, form_number=number, score="1").status_code == 302
    assert "1 of 3 forms are keyed in" in read(client, home).text


def test_a_pile_is_opened_and_closed_with_how_many_of_how_many(client, hospital, page):
    opened = at("open_pile", hospital, page.service.public_id)
    day = {"collected_on-day": "17", "collected_on-month": "11", "collected_on-year": "2026"}
    keying = press(client, opened, forms_in_pile="2", **day).url
    key(client, keying, score="1")
    pile = Pile.objects.get()
    close = at("close_pile", hospital, pile.public_id)
    assert "The numbers differ" in read(client, close).text
    press(client, close)
    assert "This pile is done" in read(client, at("pile", hospital, pile.public_id)).text
    assert "This pile is done" in shown(key(client, keying, score="2"))
    assert "Done" in read(client, at("paper", hospital, page.service.public_id)).text
    assert Voice.objects.get().said_on.day == 17


def test_a_day_to_come_is_asked_about(client, hospital, page):
    opened = at("open_pile", hospital, page.service.public_id)
    day = {"collected_on-day": "1", "collected_on-month": "12", "collected_on-year": "2026"}
    assert "is after" in shown(press(client, opened, **day))


def test_what_somebody_wrote_to_be_reached_by_is_kept_apart(nadia, pile):
    form = key_in_form(actor=nadia, pile=pile, said=Said(score=1), contributor=NewContributor(email="pat@example.com"))
    assert form.voice.wants_answer
    strike_form(actor=nadia, pile=pile, form_id=form.pk)
    assert not contributors.Contributor.objects.exists()


def test_others_do_not_key_in(visit, stage, keying, pile):
    assert visit("joyce").get(keying).status_code == 403
    with pytest.raises(Refused):
        key_in_form(actor=stage.actor("joyce"), pile=pile, said=Said(score=1))
    with pytest.raises(Rejected):
        key_in_form(actor=stage.actor("nadia"), pile=pile, said=Said())
