"""Friends and Family scores and the share supported to manage a condition."""

from datetime import date
from math import inf, nan

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from partake.methods.errors import MethodError
from partake.methods.intervals import wilson
from partake.methods.scoring.friends_and_family import Answers, Series, one_series, score, series_in
from partake.methods.scoring.long_term_conditions import (
    Method,
    Question,
    Support,
    question_of,
    supported_share,
)

ONE_MONTH = Answers(50, 24, 5, 6, 2, 3)


@pytest.mark.parametrize("series", [Series.RECOMMEND, Series.EXPERIENCE])
def test_dont_know_counts_in_the_total(series):
    found = score(ONE_MONTH, series)
    assert found.answered == 90
    assert found.positive == wilson(74, 90)
    assert found.negative == wilson(8, 90)
    assert found.net is None


def test_the_net_promoter_score_leaves_dont_know_out_and_good_on_neither_side():
    found = score(ONE_MONTH, Series.NET_PROMOTER)
    assert found.net == pytest.approx(100 * (50 - 13) / 87)
    assert (found.positive, found.negative) == (None, None)
    assert score(Answers(5, 0, 0, 0, 0, 9), Series.NET_PROMOTER).net == 100
    assert score(Answers(0, 0, 0, 0, 5, 0), Series.NET_PROMOTER).net == -100


def test_series_change_with_the_question():
    assert series_in(date(2013, 4, 1)) is series_in(date(2014, 9, 30)) is Series.NET_PROMOTER
    assert series_in(date(2014, 10, 1)) is series_in(date(2020, 3, 31)) is Series.RECOMMEND
    assert series_in(date(2020, 4, 1)) is Series.EXPERIENCE


def test_the_three_series_never_join():
    by_series = {series: score(ONE_MONTH, series) for series in Series}
    for first in Series:
        assert len(one_series([by_series[first]] * 3)) == 3
        for second in set(Series) - {first}:
            with pytest.raises(MethodError, match="one series, not 2"):
                one_series([by_series[first], by_series[second]])
    with pytest.raises(MethodError, match="one series, not 0"):
        one_series([])


@pytest.mark.parametrize(
    ("answers", "series", "message"),
    [
        (Answers(0, 0, 0, 0, 0, 0), Series.EXPERIENCE, "nobody answered"),
        (Answers(0, 0, 0, 0, 0, 7), Series.NET_PROMOTER, "nobody gave an answer"),
        (Answers(-1, 0, 0, 0, 0, 7), Series.EXPERIENCE, "whole number"),
        (Answers(1.5, 0, 0, 0, 0, 7), Series.EXPERIENCE, "whole number"),
        (Answers(nan, 0, 0, 0, 0, 7), Series.EXPERIENCE, "whole number"),
    ],
)
def test_what_cannot_be_scored_is_refused_plainly(answers, series, message):
    with pytest.raises(MethodError, match=message):
        score(answers, series)


@settings(deadline=None)
@given(st.tuples(*[st.integers(0, 1000)] * 6))
def test_shares_and_nets_stay_within_their_ends(counts):
    answers = Answers(*counts)
    assume(answers.total > answers.unknown)
    assert -100 <= score(answers, Series.NET_PROMOTER).net <= 100
    found = score(answers, Series.EXPERIENCE)
    assert found.positive.estimate + found.negative.estimate <= 1 + 1e-12


ENGLAND = Support(definitely=38.5, to_some_extent=24.6, no=12.4, not_needed=22.1, unknown=2.4)
"""2015/16 as QualityWatch shows it; the last two, given there together, are split so that its "about 81%"
comes out."""


def test_the_three_methods_give_the_three_published_figures():
    found = {method: supported_share(ENGLAND, method, question=Question.LAST_6_MONTHS) for method in Method}
    assert {method.name: f"{each.share:.1%}" for method, each in found.items()} == {
        "TOTAL_YES": "63.1%",
        "NEEDED": "81.0%",
        "WEIGHTED": "67.3%",
    }
    assert all(each.method is method for method, each in found.items())
    assert found[Method.WEIGHTED].out_of == pytest.approx(75.5)


def test_the_question_changed_in_2018():
    assert question_of(2017) is Question.LAST_6_MONTHS
    assert question_of(2018) is Question.LAST_12_MONTHS


@pytest.mark.parametrize(
    ("answers", "method", "message"),
    [
        (Support(-1, 1, 1, 1, 1), Method.TOTAL_YES, "0 or more"),
        (Support(nan, 1, 1, 1, 1), Method.TOTAL_YES, "0 or more"),
        (Support(inf, 1, 1, 1, 1), Method.TOTAL_YES, "0 or more"),
        (Support(0, 0, 0, 0, 0), Method.TOTAL_YES, "nobody gave an answer"),
        (Support(0, 0, 0, 5, 0), Method.NEEDED, "nobody gave an answer"),
        (Support(0, 0, 0, 5, 5), Method.WEIGHTED, "nobody gave an answer"),
    ],
)
def test_support_that_cannot_be_counted_is_refused_plainly(answers, method, message):
    with pytest.raises(MethodError, match=message):
        supported_share(answers, method, question=Question.LAST_12_MONTHS)


@settings(deadline=None)
@given(st.tuples(*[st.floats(0, 1e6)] * 5))
def test_every_method_gives_a_share(numbers):
    answers = Support(*numbers)
    assume(answers.definitely + answers.to_some_extent + answers.no > 1e-3)
    shares = [supported_share(answers, method, question=Question.LAST_12_MONTHS).share for method in Method]
    assert all(-1e-9 <= share <= 1 + 1e-9 for share in shares)
    assert shares[0] <= shares[1] + 1e-9
