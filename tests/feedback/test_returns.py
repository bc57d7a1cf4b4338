"""The monthly return: NHS England's columns, by mode, what is left out and why; the same month, the same bytes."""

import csv
import io
from collections import Counter

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from partake.feedback.actions.piles import key_in_form, open_pile
from partake.feedback.actions.saying import say_after_a_death, say_how_it_was
from partake.feedback.monthly_return import Month, MonthlyReturn, ServiceReturn, as_csv, mode_of
from partake.feedback.queries.returns import monthly_return
from partake.feedback.results import Results
from partake.feedback.said import Said
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.organisations.models import Service
from partake.voices.actions.recording import withdraw_voice
from partake.voices.domain.voice import Channel
from tests.documents.test_spreadsheet import cells
from tests.people.pressing import read

ANYONE = Actor.anonymous()
OCTOBER = Month(2026, 10)


@pytest.fixture
def hospital(stage):
    return stage.organisations["hospital"]


@pytest.fixture
def october(page, nadia):
    """Six in October by three ways, one of them keyed in in November; and what is not counted."""
    with clock.fixed_day(2026, 10, 1, 0, 5):
        for score in (1, 1, 2):
            say_how_it_was(actor=ANYONE, page=page, said=Said(score=score))
    with clock.fixed_day(2026, 10, 31, 23, 55):
        say_how_it_was(actor=ANYONE, page=page, said=Said(score=4), channel=Channel.KIOSK)
        say_how_it_was(actor=ANYONE, page=page, said=Said(score=6))
        say_after_a_death(actor=ANYONE, page=page, said=Said(words="She waited so long."))
        back = say_how_it_was(actor=ANYONE, page=page, said=Said(score=5, words="Rude."))
        withdraw_voice(actor=ANYONE, voice=back)
        pile_day = clock.today()
    pile = open_pile(actor=nadia, page=page, collected_on=pile_day)
    key_in_form(actor=nadia, pile=pile, said=Said(score=3))
    with clock.fixed_day(2026, 11, 1, 0, 5):
        say_how_it_was(actor=ANYONE, page=page, said=Said(score=1))
    return page


def at(name: str, hospital, *args: object) -> str:
    return reverse(f"feedback:{name}", args=[hospital.public_id, *args])


def test_a_month_is_counted_by_score_and_by_mode_in_nhs_englands_columns(hospital, october):
    made = monthly_return(hospital, OCTOBER)
    (row,) = list(csv.DictReader(io.StringIO(as_csv(made).decode("utf-8-sig"))))
    assert (row["Yearnumber"], row["Periodname"]) == ("2026_27", "OCTOBER")
    assert (row["Org code"], row["Ward name"]) == (hospital.ods_code, "Riverside Diabetes Clinic")
    scores = [row[name] for name in row if name.endswith("SUM") and name[0].isdigit()]
    assert scores == ["2", "1", "1", "1", "0", "1"]
    assert (row["Total Responses"], row["Prop_Pos"], row["Total Eligible SUM"]) == ("6", "0.5", "")
    modes = {name: row[name] for name in row if name.startswith("Mode") and row[name] != "0"}
    assert modes == {"Mode Online": "4", "Mode Electronic Discharge": "1", "Mode Paper Discharge": "1"}
    assert (made.without_score, made.taken_back) == (1, 1)


def test_the_same_month_twice_gives_the_same_bytes(visit, hospital, october):
    client = visit("nadia")
    for name in ("return_csv", "return_xlsx"):
        first, again = (client.get(at(name, hospital, "2026-10")).content for _ in range(2))
        assert first == again
    assert cells(first)["Q2"] == ("n", "1")
    assert cells(first, 2)["R2"] == ("n", "6")
    assert "somebody who has died" in cells(first, 3)["C2"][1]


def test_the_page_says_what_is_not_counted_and_that_a_month_is_not_over(visit, hospital, october):
    client = visit("nadia")
    assert "October 2026" in read(client, at("returns", hospital)).text
    page = read(client, at("return", hospital, "2026-10"))
    assert "6 people answered about" in page.text
    assert "Too few to give a share" in page.text
    assert "Taken back by whoever said it: 1" in page.text
    assert "This month is not over" not in page.text
    assert "This month is not over" in read(client, at("return", hospital, "2026-11")).text


@pytest.mark.parametrize("code", ["2026-12", "2026-13", "0000-01", "2026", "x", "٢٠٢٦-٠١", "2026-1"])
def test_a_month_that_is_none_or_still_to_come_is_not_there(visit, hospital, page, code):
    assert visit("nadia").get(at("return", hospital, code)).status_code == 404


def test_what_was_said_while_another_body_ran_it_stays_in_that_bodys_return(stage, hospital, october):
    millbrook = stage.organisations["millbrook"]
    Service.objects.filter(pk=october.service_id).update(organisation=millbrook)
    assert monthly_return(hospital, OCTOBER).total.results.answered == 6
    assert monthly_return(millbrook, OCTOBER).total.results.answered == 0


def test_a_name_that_begins_like_a_formula_is_only_a_name(hospital):
    made = MonthlyReturn(OCTOBER, "=cmd()", "R1", (ServiceReturn("@x", Results({1: 1}), Counter()),))
    assert "'=cmd()" in as_csv(made).decode()
    assert "'@x" in as_csv(made).decode()


def test_a_way_we_do_not_know_is_other():
    assert mode_of("EMAIL") == "Mode Other"
    assert {mode_of(one) for one in Channel} >= {"Mode SMS", "Mode Telephone", "Mode Online"}


@given(st.integers(1, 9998), st.integers(1, 12))
def test_months_and_their_codes(year, number):
    month = Month(year, number)
    assert Month.named(month.code) == month
    assert month.before < month
    assert month.before.last.toordinal() + 1 == month.first.toordinal() if month.before.year else True


def test_the_financial_year_begins_in_april():
    assert Month(2026, 3).financial_year == "2025_26"
    assert Month(2026, 4).financial_year == "2026_27"
    assert Month(1999, 12).financial_year == "1999_00"


def test_others_do_not_see_returns(visit, hospital, page):
    for who in ("joyce", "sam", "hana"):
        assert visit(who).get(at("return_csv", hospital, "2026-10")).status_code == 403
