"""The figure behind an action, and what its chart says since, against sums and ranges worked out by hand."""

from datetime import date

import pytest

from partake.insight import words_of_acting as words
from partake.insight.models import HeardMonth, RecordedChange, ThemesMonth
from partake.insight.months import months_after
from partake.insight.queries.figures import PEOPLE, Scope
from partake.insight.queries.signals import figure_of, last_months, lasting
from partake.insight.series import Verdict
from partake.kernel import clock
from tests.insight.labelled import PHONE, answered, heard

OCTOBER = date(2026, 10, 1)


@pytest.fixture
def hospital(stage):
    return stage.organisations["hospital"]


@pytest.fixture
def riverside(stage):
    return stage.services["riverside"]


def test_a_finding_is_of_the_last_three_whole_months():
    assert last_months() == (date(2026, 8, 1), OCTOBER)


def test_a_themes_share_is_of_labelled_comments(hospital, riverside):
    """The picture's own: 96 in 412 is 23% (19 to 28)."""
    heard(hospital, riverside, date(2026, 9, 1), comments=200, about=50, unhappy=40, happy=10)
    heard(hospital, riverside, OCTOBER, comments=212, about=30, unhappy=20, happy=8)
    heard(hospital, None, OCTOBER, comments=900, about=300)  # the whole body, in no figure of a service
    ask = {"theme": PHONE, "first": date(2026, 8, 1), "last": OCTOBER}
    ThemesMonth.objects.create(
        organisation=hospital, service=riverside, month=OCTOBER, theme=PHONE, put_on_by="MACHINE", voices=16,
        unhappy=11, happy=4,
    )  # fmt: skip
    figure = figure_of(Scope.of(hospital, riverside), **ask)
    assert figure is not None
    assert (figure.count, figure.base, figure.unhappy, figure.happy) == (96, 412, 71, 22)
    assert words.finding(figure, theme="Getting through") == (
        "Getting through, August to October 2026: 96 comments, 23% (19 to 28) of 412 labelled comments. "
        "71 unhappy, 22 happy."
    )
    by_people = figure_of(Scope.of(hospital, riverside), **ask, put_on_by=PEOPLE)
    assert by_people is not None
    assert by_people.count == 80
    whole = figure_of(Scope.of(hospital), **ask)
    assert whole is not None
    assert (whole.count, whole.base) == (300, 900)


def test_of_the_question_very_good_and_good_are_good_and_dont_know_is_in_the_base(hospital, riverside):
    answered(hospital, riverside, OCTOBER, {"1": 120, "2": 42, "3": 6, "4": 6, "5": 6, "6": 4})
    figure = figure_of(Scope.of(hospital, riverside), question="fft", first=OCTOBER, last=OCTOBER)
    assert figure is not None
    assert words.finding(figure) == ("October 2026: 162 people said good or very good, 88% (83 to 92) of 184 people.")


def test_where_nobody_said_anything_there_is_no_figure(hospital, riverside):
    assert figure_of(Scope.of(hospital, riverside), theme=PHONE, first=OCTOBER, last=OCTOBER) is None
    assert figure_of(Scope.of(hospital, riverside), question="other", first=OCTOBER, last=OCTOBER) is None
    assert words.finding(None) == ""


def over_two_years(hospital, riverside, before: int, since: int, *, changed: date = date(2026, 5, 1)) -> None:
    """Shares that go up and down a little, as chance does, around two averages; the change is recorded."""
    for back in range(1, 20):
        month = months_after(date(2026, 11, 1), -back)
        about = (before if month < changed else since) + back % 3 - 1
        heard(hospital, riverside, month, comments=100, about=about, unhappy=about)
    RecordedChange.objects.create(
        organisation=hospital, service=riverside, changed_on=changed, words="Second line", theme=PHONE,
        recorded_at=clock.now(), recorded_by="Nadia Rahman",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("before", "since", "verdict"),
    [(40, 10, Verdict.BETTER), (10, 40, Verdict.WORSE), (30, 30, Verdict.NO_CHANGE)],
)
def test_the_chart_says_whether_it_lasted(hospital, riverside, before, since, verdict):
    over_two_years(hospital, riverside, before, since)
    found = lasting(hospital, riverside, theme=PHONE)
    assert found is not None
    assert found.subject.code == f"unhappy:{PHONE}"
    assert found.worked.verdict is verdict
    assert len(found.worked.stretches) == 2
    assert found.drawn is not None
    assert "Second line" in found.drawn.wide


def test_a_change_meant_for_another_theme_or_struck_is_not_drawn(hospital, riverside):
    over_two_years(hospital, riverside, 40, 10)
    RecordedChange.objects.update(theme="experience:food")
    assert [len(one.worked.stretches) for one in [lasting(hospital, riverside, theme=PHONE)] if one] == [1]
    RecordedChange.objects.update(theme=PHONE, struck_at=clock.now(), struck_by="Nadia Rahman")
    assert [len(one.worked.stretches) for one in [lasting(hospital, riverside, theme=PHONE)] if one] == [1]


def test_a_theme_nobody_felt_about_is_charted_by_how_often_it_is_spoken_of(hospital, riverside):
    heard(hospital, riverside, OCTOBER, comments=50, about=9)
    found = lasting(hospital, riverside, theme=PHONE)
    assert found is not None
    assert found.subject.code == f"about:{PHONE}"
    assert found.worked.verdict is Verdict.TOO_SOON


def test_of_the_question_it_is_how_many_said_good(hospital, riverside):
    answered(hospital, riverside, OCTOBER, {"1": 10})
    found = lasting(hospital, riverside, question="fft")
    assert found is not None
    assert found.subject.code == "fft"
    assert lasting(hospital, riverside) is None


def test_a_theme_counted_more_often_than_comments_breaks_nothing(hospital, riverside):
    """A month that came late: the themes are in, the comments not yet."""
    heard(hospital, riverside, OCTOBER, comments=5, about=9, unhappy=9)
    figure = figure_of(Scope.of(hospital, riverside), theme=PHONE, first=OCTOBER, last=OCTOBER)
    assert figure is not None
    assert words.figure(figure) == "100% (57 to 100) of 5"
    assert HeardMonth.objects.get().with_words == 5
