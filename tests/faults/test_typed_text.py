"""What is typed, in every form of the product that takes words: kept as written, or asked about kindly, and never
able to break the page, the letter or the database."""

import time
import unicodedata

import pytest

from partake.people.models import Person, Words
from tests.faults.typing_in import BROKEN, FORMS, MARKS, address_of, filled_in, press
from tests.pages import Page, assert_good_page

OPENERS, CLOSERS = set("\u202a\u202b\u202d\u202e\u2066\u2067\u2068"), set("\u202c\u2069")
# Written down once, and then changed: the second try says so.
ONCE = ("a need", "a question about a look", "a remark on a phone")
KEEPING = [name for name, asked in FORMS.items() if asked.shown_at is not None]


def read_on(client, response) -> Page:
    """The page a form leads to, drawn again or the next one; whichever, it is a good page with nothing loose in it."""
    if response.status_code == 302:
        response = client.get(response.headers["Location"])
    assert response.status_code == 200, response.status_code
    page = assert_good_page(response)
    for text in page.texts:
        loose = [letter for letter in text if unicodedata.category(letter) == "Cc" and letter not in "\n\t\r"]
        assert not loose, f"control characters on the page: {text!r}"
        opened = sum(letter in OPENERS for letter in text)
        assert opened == sum(letter in CLOSERS for letter in text), f"a direction is left open: {text!r}"
    return page


@pytest.mark.parametrize("form", KEEPING)
def test_what_is_written_is_kept_as_it_was_written(stage, visit, form):
    asked = FORMS[form]
    for typed in MARKS.values():
        client = visit(asked.who)
        answer = press(client, address_of(asked, stage, visit), filled_in(asked, typed))
        if form in ONCE and typed != next(iter(MARKS.values())):
            continue
        assert answer.status_code == 302, Page(answer.content.decode()).text
        read_on(client, answer)
        shown = client.get(asked.shown(stage))
        page = assert_good_page(shown)
        fields = " ".join(element["value"] for element in page.all("input"))
        kept = " ".join(unicodedata.normalize("NFC", typed).split())
        assert kept in page.text or kept in fields, f"{typed!r} was not kept: {page.text}"


@pytest.mark.parametrize("what", BROKEN)
@pytest.mark.parametrize("form", FORMS)
def test_what_would_break_a_page_is_mended_or_asked_about(stage, visit, form, what):
    asked, (typed, kept) = FORMS[form], BROKEN[what]
    client = visit(asked.who)
    page = read_on(client, press(client, address_of(asked, stage, visit), filled_in(asked, typed)))
    if asked.shown_at is not None:
        page = read_on(client, client.get(asked.shown(stage)))
        fields = " ".join(element["value"] for element in page.all("input"))
        assert kept in page.text or kept in fields, page.text


@pytest.mark.parametrize("what", MARKS)
@pytest.mark.parametrize("form", [name for name in FORMS if name not in KEEPING])
def test_looking_for_anything_finds_a_good_page(stage, visit, form, what):
    asked = FORMS[form]
    client = visit(asked.who)
    read_on(client, press(client, address_of(asked, stage, visit), filled_in(asked, MARKS[what])))


@pytest.mark.parametrize("form", FORMS)
def test_too_much_is_told_its_length_and_comes_back(stage, visit, form):
    asked = FORMS[form]
    client = visit(asked.who)
    answers = {**asked.rest, **{name: "é" * (room + 1) for name, room in asked.words.items()}}
    answer = press(client, address_of(asked, stage, visit), answers)
    assert answer.status_code == 200
    page = assert_good_page(answer)
    for room in asked.words.values():
        assert f"You wrote {room + 1:,} characters. There is room for {room:,}." in page.text
        assert "é" * (room + 1) in answer.content.decode(), "what was typed did not come back"


def test_a_flood_of_marks_costs_no_more_than_a_page(stage, visit):
    """Putting a long run of marks in order takes time that grows with its square: a million would hold a worker for
    ten minutes."""
    joyce = visit("joyce")
    flood = "a" + "\u0315\u0300" * 300_000
    address = FORMS["words"].at(stage)
    token = Page(joyce.get(address).content.decode()).token
    began = time.process_time()
    answer = joyce.post(address, {"form_token": token, "words": flood})
    assert time.process_time() - began < 5
    assert answer.status_code == 302
    assert len(Words.objects.get().words) == 30


@pytest.mark.parametrize(
    ("day", "month", "year"),
    [
        ("31", "2", "1958"), ("0", "1", "1958"), ("1", "13", "1958"), ("1", "1", "0000"), ("-1", "5", "1958"),
        ("1" * 40, "1", "1958"), ("1", "1", "9" * 40), ("2", "5", "99999"), ("٢", "٥", "٩٩٩٩"), ("1", "1", "9999"),
        ("½", "5", "1958"), ("²", "5", "1958"), ("<b>", "5", "1958"), ("1e1", "5", "1958"),
    ],
)  # fmt: skip
def test_impossible_days_are_asked_about(stage, visit, day, month, year):
    sam = visit("sam", "joyce")
    address = f"/people/{stage.people['joyce'].public_id}/born"
    answer = press(sam, address, {"born_on-day": day, "born_on-month": month, "born_on-year": year})
    assert answer.status_code == 200
    page = assert_good_page(answer)
    assert "There is a problem" in page.text
    assert {"value": day.replace("\x00", "")}.items() <= page.ids["born_on-day"].attributes.items()
    stage.people["joyce"].refresh_from_db()
    assert str(Person.objects.get(pk=stage.people["joyce"].pk).born_on) == "1958-05-02"


@pytest.mark.parametrize("until", ["9999-12-31", "0001-01-01", "2026-02-30", "%00", "-1", "9" * 400, "2026-W01-1"])
@pytest.mark.parametrize("path", ["looks", "share/check", "died/check", "moved/check", "/messages/print-room"])
def test_impossible_days_in_an_address_lead_nowhere_bad(stage, visit, path, until):
    client = visit("ruth", "joyce") if path != "looks" else visit("joyce")
    asked = f"?until={until}&on={until}&day={until}&with=team-{stage.teams['heart'].public_id}&part=ABOUT_ME"
    address = FORMS["words"].at(stage).replace("words/WHAT_MATTERS", path) if path[0] != "/" else path
    answer = client.get(address + asked)
    assert answer.status_code in (200, 302, 404), answer.status_code
    if answer.status_code == 200:
        assert_good_page(answer)


def test_a_body_too_large_or_of_too_many_parts_is_said_to_be_our_limit(stage, visit):
    joyce = visit("joyce")
    address = FORMS["words"].at(stage)
    for answers in ({"words": "a" * 3_000_000}, {f"field{number}": "" for number in range(3000)}):
        answer = joyce.post(address, answers)
        assert answer.status_code == 400
        assert_good_page(answer)
