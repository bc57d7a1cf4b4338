"""Figures from the cubes: the service's own, the body's once, the months asked for and no others."""

from datetime import date

import pytest

from partake.insight.months import last_ended, months_after, months_between
from partake.insight.queries import figures
from partake.insight.queries.figures import PEOPLE, PEOPLE_AND_MACHINE, Heard, Scope

MAY, JUNE, JULY = date(2026, 5, 1), date(2026, 6, 1), date(2026, 7, 1)
PHONE = "experience:phone"


@pytest.fixture
def both(cubes, riverside, hospital):
    """Riverside and Poppy Ward, of one hospital: May to July at Riverside, June on the ward."""
    one, other = cubes("riverside"), cubes("ward", alone=True)
    one.answered(80, 70, 90, first=MAY)
    other.answered(50, first=JUNE)
    return Scope.of(hospital, riverside)


def test_shares_are_of_everyone_who_answered_in_the_months_asked_for(both):
    found = figures.shares_by_month(both, first=MAY, last=JUNE)
    assert [(one.month, one.count, one.base) for one in found] == [(MAY, 80, 100), (JUNE, 70, 100)]
    poor = figures.shares_by_month(both, "fft", figures.POOR, first=JULY, last=JULY)
    assert [(one.count, one.base) for one in poor] == [(5, 100)]


def test_a_body_is_read_from_its_own_rows_and_never_added_up_from_services(both, hospital):
    body = figures.shares_by_month(Scope.of(hospital), first=MAY, last=JULY)
    assert [one.base for one in body] == [100, 100, 100]
    assert figures.answers(Scope.of(hospital), first=MAY, last=JULY) == {"1": 120, "2": 120, "4": 30, "6": 30}


def test_every_service_of_a_body_in_one_read(both, stage, hospital, django_assert_num_queries):
    with django_assert_num_queries(1):
        found = figures.shares_by_service(hospital.pk, first=MAY, last=JULY)
    assert {pk: [one.count for one in months] for pk, months in found.items()} == {
        stage.services["riverside"].pk: [80, 70, 90],
        stage.services["ward"].pk: [50],
    }


def test_nothing_heard_is_nothing_and_not_an_error(stage, hospital):
    nobody = Scope.of(hospital, stage.services["ward"])
    assert figures.shares_by_month(nobody, first=MAY, last=JULY) == ()
    assert figures.heard(nobody, first=MAY, last=JULY) == Heard()
    assert figures.themes(nobody, first=MAY, last=JULY) == ()
    assert figures.months_held(nobody) is None


def test_themes_with_and_without_the_machine(cubes, hospital, riverside):
    made, scope = cubes("riverside"), Scope.of(hospital, riverside)
    made.heard(MAY, 60, labelled=30, suggested=20)
    made.heard(JUNE, 40, labelled=10, suggested=20)
    made.theme(MAY, PHONE, 9, happy=2, unhappy=6)
    made.theme(MAY, PHONE, 5, unhappy=5, by="MACHINE")
    made.theme(JUNE, PHONE, 3, unhappy=1)
    made.theme(JUNE, "experience:staff", 20, happy=20)
    both_of_them = figures.themes(scope, first=MAY, last=JUNE)
    assert [(one.theme, one.voices, one.happy, one.unhappy, one.neither) for one in both_of_them] == [
        ("experience:staff", 20, 20, 0, 0),
        (PHONE, 17, 2, 12, 3),
    ]
    people = figures.themes(scope, first=MAY, last=MAY, put_on_by=PEOPLE)
    assert [(one.theme, one.voices) for one in people] == [(PHONE, 9)]
    shares = figures.theme_shares_by_month(scope, PHONE, first=MAY, last=JUNE, put_on_by=PEOPLE_AND_MACHINE)
    assert [(one.count, one.base) for one in shares] == [(14, 50), (3, 30)]
    of_people = figures.theme_shares_by_month(scope, PHONE, first=MAY, last=JUNE, put_on_by=PEOPLE)
    assert [(one.count, one.base) for one in of_people] == [(9, 30), (3, 10)]
    unhappy = figures.unhappy_shares_by_month(scope, PHONE, first=MAY, last=JUNE)
    assert [(one.count, one.base) for one in unhappy] == [(11, 50), (1, 30)]


def test_a_month_with_labels_and_none_of_a_theme_counts_as_none_and_one_without_labels_not_at_all(
    cubes, hospital, riverside
):
    made, scope = cubes("riverside"), Scope.of(hospital, riverside)
    made.heard(MAY, 60, labelled=30)
    made.heard(JUNE, 40)
    shares = figures.theme_shares_by_month(scope, PHONE, first=MAY, last=JUNE)
    assert [(one.month, one.count, one.base) for one in shares] == [(MAY, 0, 30)]


def test_who_was_heard_and_how(cubes, hospital, riverside):
    made, scope = cubes("riverside"), Scope.of(hospital, riverside)
    made.heard(MAY, 60)
    made.heard(MAY, 15, channel="PAPER")
    for month in (MAY, JUNE):
        made.group(month, "AGE", "2026-11", "25-34", 4, good=3, poor=1)
    assert figures.heard_by(scope, "channel", first=MAY, last=JUNE) == {"ONLINE": 60, "PAPER": 15}
    assert figures.heard(scope, first=MAY, last=MAY).voices == 75
    (young,) = figures.groups(scope, first=MAY, last=JUNE)
    assert (young.category, young.voices, young.good, young.poor) == ("25-34", 8, 6, 2)
    assert figures.months_held(scope) == (MAY, MAY)
    with pytest.raises(ValueError, match="not counted by words"):
        figures.heard_by(scope, "words", first=MAY, last=JUNE)


def test_months():
    assert last_ended(date(2026, 11, 19)) == date(2026, 10, 1)
    assert last_ended(date(2026, 1, 1)) == date(2025, 12, 1)
    assert months_after(date(2026, 1, 1), -13) == date(2024, 12, 1)
    assert months_between(date(2025, 11, 1), date(2026, 2, 1))[2] == date(2026, 1, 1)
    assert months_between(JUNE, MAY) == ()
