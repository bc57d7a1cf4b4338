"""The yearly figures: exact for those who read complaints, safe for everyone else."""

from datetime import date

import pytest
from django.test import Client

from partake.complaints.actions import answering, deciding, handling
from partake.complaints.domain.states import Finding
from partake.complaints.queries import figures
from partake.kernel import clock
from partake.kernel.verdict import NotFound
from tests.people.pressing import read


@pytest.fixture
def a_year(complain, answered, clare, imran):
    """Eleven complaints of 2025 to 2026: eight about access, three about a place; six agreed with, one gone on."""
    rows = []
    for number in range(11):
        with clock.fixed_day(2025, 12, 1, 9, number):
            row = complain(f"Number {number}")
            subject = "ACCESS" if number < 8 else "PLACE"
            row = handling.set_subject(actor=clare, complaint=row, subject=subject, version=row.version)
            if number < 7:
                finding = Finding.PARTLY if number < 6 else Finding.NOT_WELL_FOUNDED
                answering.sign_answer(actor=imran, answer=answered(row, finding), version=1)
                row.refresh_from_db()
            if number == 0:
                row = deciding.record_ombudsman(
                    actor=clare, complaint=row, on=date(2025, 12, 1), words="", version=row.version
                )
            rows.append(row)
    return rows


def test_those_who_read_complaints_have_exact_figures(stage, a_year, hospital):
    page = figures.exact_year(stage.actor("imran"), hospital.public_id, 2025)
    assert (page.received, page.well_founded, page.ombudsman, page.open_now) == (11, 6, 1, 4)
    assert dict(page.subjects) == {"ACCESS": 8, "PLACE": 3}
    assert len(page.actions) == 7
    assert (page.acknowledged_late, page.answered_late) == (4, 4)
    for key in ("nadia", "greta"):
        with pytest.raises(NotFound):
            figures.exact_year(stage.actor(key), hospital.public_id, 2025)


def test_the_public_page_hides_what_is_small_and_what_would_tell_it(a_year, hospital):
    page = figures.public_year(hospital, 2025)
    subjects = dict(page.subjects)
    assert not subjects["PLACE"].is_shown
    # The total less the only other subject would give the small one away.
    assert not (page.received.is_shown and subjects["ACCESS"].is_shown)
    assert not page.ombudsman.is_shown
    shown = read(Client(), f"/complain/to/{hospital.public_id}/year/2025")
    assert "too small to show safely" in shown.text


def test_only_years_that_are_over_are_public(hospital, visit, complaint):
    with pytest.raises(NotFound):
        figures.public_year(hospital, 2026)
    assert Client().get(f"/complain/to/{hospital.public_id}/year/2026").status_code == 404
    assert Client().get(f"/complain/to/{hospital.public_id}/year/1999").status_code == 404
    assert "1 complaint came in." in read(visit("clare"), f"/complaints/year/{hospital.public_id}/2026").text


def test_a_year_runs_from_april():
    with clock.fixed_day(2027, 3, 31):
        assert figures.this_year() == 2026
    with clock.fixed_day(2027, 4, 1):
        assert (figures.this_year(), figures.last_year()) == (2027, 2026)


def test_a_year_without_complaints_says_nought(hospital):
    page = figures.public_year(hospital, 2025)
    assert page.received.shown == 0
    assert all(count.shown == 0 for _, count in page.subjects)
