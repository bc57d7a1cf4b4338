"""Anyone answers: a part a page, back without loss, later by a link, in their language, and never by a flood."""

import re

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from partake.audit.models import Event
from partake.documents import Format, render
from partake.kernel import clock
from partake.questionnaires import guard
from partake.questionnaires.actions import building
from partake.questionnaires.form_numbers import new_form_number
from partake.questionnaires.jobs import forget_unfinished_answers
from partake.questionnaires.languages import own_name
from partake.questionnaires.models import Response
from partake.questionnaires.paper import About, phone_script, printed_forms
from partake.questionnaires.queries.answers import content_of
from tests.pages import assert_translated, pseudo_translated
from tests.people.pressing import press, read, shown
from tests.questionnaires.conftest import ENGLISH


@pytest.fixture(autouse=True)
def no_tries_yet(db):
    cache.clear()


@pytest.fixture
def address(asked) -> str:
    return reverse("questionnaires:begin", args=[asked.questionnaire.public_id])


def test_a_part_a_page_with_back_and_nothing_lost(address, django_assert_max_num_queries):
    client = Client()
    page = read(client, address)
    assert "Part 1 of 3" in page.text
    assert "What matters most?" in page.text
    second = press(client, address, how="2", why="Nobody <b>called</b> 😀", order__b="1", order__a="2").url
    page = read(client, second)
    assert "Part 2 of 3" in page.text
    assert "Which day?" not in page.text
    first = client.get(re.sub("/2$", "/1", second))
    assert "Nobody &lt;b&gt;called&lt;/b&gt; 😀" in first.content.decode()
    day = press(client, second, called="yes").url
    assert "Which day?" in read(client, day).text
    last = press(client, day, **{"when-day": "1", "when-month": "11", "when-year": "2026"}).url
    with django_assert_max_num_queries(60):
        done = press(client, last, more="")
    assert "We put the answers on the wall." in read(client, done.url).text
    kept = Response.objects.get()
    assert kept.answers == {
        "how": "2", "why": "Nobody <b>called</b> 😀", "order": ["b", "a"], "called": "yes", "when": "2026-11-01",
    }  # fmt: skip
    assert (kept.state, kept.channel) == ("FINISHED", "ONLINE")
    assert client.get(last).url == done.url


def test_a_page_that_does_not_apply_is_passed_over_in_both_directions(address):
    client = Client()
    second = press(client, address, how="1").url
    last = press(client, second, called="no").url
    assert "Anything else?" in read(client, last).text
    back = re.search(r'class="nhsuk-back-link" href="([^"]+)"', client.get(last).content.decode())
    assert back and back[1] == second


def test_what_is_wrong_is_asked_beside_it_and_nothing_is_lost(address):
    client = Client()
    second = press(client, address, how="1").url
    assert "Nothing is chosen yet" in shown(press(client, second))
    words = shown(press(client, address, how="1", order__a="1", order__b="1"))
    assert "You gave 1 to two of them. Which one is it?" in words


def test_a_double_press_is_one_answer(address):
    client = Client()
    token = read(client, address).token
    first = client.post(address, {"form_token": token, "how": "1"})
    assert client.post(address, {"form_token": token, "how": "1"}).url == first.url
    assert Response.objects.count() == 1


def test_later_by_a_link_shown_once_and_emailed_without_keeping_the_address(address):
    client = Client()
    page = press(client, address, how="2", why="Wait", later="yes").url
    response = client.get(page)
    link = re.search(r'href="(https?://[^"]+/questions/mine/[^"]+)"', response.content.decode())[1]
    assert "noindex" in response["X-Robots-Tag"]
    assert response["Referrer-Policy"] == "same-origin"
    assert "has no @" in shown(press(client, page, email="pat"))
    sent = press(client, page, email="pat@example.com").url
    assert "The email has gone" in read(client, sent).text
    assert link in mail.outbox[0].body
    assert not any("pat@" in str(value) for row in Response.objects.values() for value in row.values())
    assert "Wait" in Client().get(re.sub("^https?://[^/]+", "", link)).content.decode()


def test_two_tabs_keep_both_texts(address):
    client = Client()
    second = press(client, address, how="1").url
    token = read(client, second).token
    press(client, second, called="yes")
    response = client.post(second, {"form_token": token, "called": "no"})
    assert "in another tab" in shown(response)


def test_nobody_opens_answers_with_a_made_up_link(address):
    press(Client(), address, how="1")
    assert Client().get(reverse("questionnaires:go_on", args=["x" * 43, 1])).status_code == 404


def test_only_a_whole_translation_is_offered_and_arabic_is_mirrored(address):
    client = Client()
    page = client.get(address).content.decode()
    assert "?in=ar" in page
    assert "?in=pl" not in page
    arabic = client.get(address + "?in=ar")
    assert 'dir="rtl"' in arabic.content.decode()
    assert "ع How was it?" in arabic.content.decode()
    assert arabic["Content-Language"] == "ar"
    read(client, address + "?in=ar")
    second = press(client, address + "?in=ar", how="1").url
    assert second.endswith("?in=ar")
    assert Response.objects.get().language == "ar"
    assert "ع How" not in client.get(address + "?in=pl").content.decode()


def test_a_closed_one_says_so_kindly(address, asked, nadia):
    building.close_version(actor=nadia, published=asked, version=2)
    assert "closed now" in read(Client(), address).text
    assert "closed now" in read(Client(), address + "/kiosk").text


def test_a_draft_is_not_there_for_anyone(nadia, hospital, asked):
    draft = building.make_questionnaire(
        actor=nadia, organisation_id=hospital.pk, content=building.from_json(asked.content)
    )
    found = Client().get(reverse("questionnaires:begin", args=[draft.questionnaire.public_id]))
    assert found.status_code == 404


def test_a_kiosk_starts_again_keeps_nothing_and_leads_nowhere_else(address, asked):
    client = Client()
    kiosk = address + "/kiosk"
    page = read(client, kiosk)
    assert "Only if you answered “Yes” to “Did we call you?”" in page.text
    html = client.get(kiosk).content.decode()
    assert all(link.startswith(("?in=", kiosk)) for link in re.findall(r'<a [^>]*href="([^"]+)"', html))
    done = press(client, kiosk, how="1", called="no", more="Private")
    response = client.get(done.url)
    assert response["Refresh"].startswith("20; url=" + kiosk)
    assert "no-store" in response["Cache-Control"]
    read(client, done.url)
    assert "Private" not in client.get(kiosk).content.decode()
    assert Response.objects.get().channel == "KIOSK"


def test_a_machine_that_fills_everything_is_held_and_a_person_loses_nothing(address):
    words = shown(press(Client(), address, how="2", why="Kept words", website="http://spam.example"))
    assert "hidden box" in words
    assert not Response.objects.exists()
    response = press(Client(), address, how="2", why="Kept words", website="x")
    assert "Kept words" in response.content.decode()


def test_a_flood_is_held_with_kind_words_and_no_address_is_kept(address, monkeypatch):
    monkeypatch.setattr(guard, "MOST_AN_HOUR", 2)
    for _ in range(2):
        assert press(Client(), address, how="1").status_code == 302
    response = press(Client(), address, how="2", why="Kept words")
    assert "Many forms came" in shown(response)
    assert "Kept words" in response.content.decode()
    assert Response.objects.count() == 2
    other = Client(REMOTE_ADDR="203.0.113.9")
    assert press(other, address, how="1").status_code == 302


def test_a_megabyte_of_words_is_asked_to_be_shorter(address):
    words = shown(press(Client(), address, how="2", why="word " * 200_000))
    assert "Can you make it shorter?" in words


def test_a_paper_form_answered_by_its_square_is_not_taken_twice(address):
    number = new_form_number()
    assert press(Client(), f"{address}?form={number}", how="1", later="y").status_code == 302
    assert Response.objects.get().form_number == number
    assert "was answered before" in shown(press(Client(), f"{address}?form={number}", how="1"))
    assert press(Client(), f"{address}?form=NONSENSE", how="1").status_code == 302


def test_a_light_page_whose_words_reach_translators(address, hospital):
    page = Client().get(address)
    assert len(page.content) < 60_000
    names = (*ENGLISH.every_words, "Partake", "UTC", own_name("ar"), hospital.name)
    with pseudo_translated():
        assert_translated(Client().get(address), names=names)


def test_answers_nobody_came_back_to_are_forgotten_after_thirty_days(address, asked):
    link = press(Client(), address, how="2", why="Half").url
    with clock.fixed_day(2026, 12, 18):
        assert forget_unfinished_answers() == 0
        assert Client().get(link).status_code == 200
    with clock.fixed_day(2026, 12, 20):
        assert forget_unfinished_answers() == 1
    assert Client().get(link).status_code == 404
    assert Event.objects.get(kind="questionnaires.responses_forgotten").codes == {"responses": 1}


def test_every_way_of_asking_says_that_nobody_watches(address, asked, hospital):
    for page in (address, address + "/kiosk"):
        assert "Nobody watches these answers" in read(Client(), page).text
    content = content_of(asked)
    about = About(hospital, None, "https://example.org/q")
    form = printed_forms(content, ["7K4M-2XQ8"], language="en", about=about)
    said = render(form, Format.TEXT, printed_on=clock.today()).content.decode()
    assert "Nobody watches these answers" in " ".join(said.split())
    script = render(phone_script(content, language="en", body=hospital), Format.TEXT, printed_on=clock.today())
    assert "Call 999" in " ".join(script.content.decode().split())
