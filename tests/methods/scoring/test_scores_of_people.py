"""Survey scores, wellbeing bands, activation levels and goal attainment."""

from math import inf, nan, sqrt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from partake.methods.errors import MethodError
from partake.methods.scoring.activation import NEWER, OLDER, CutPoints, activation_change, activation_level
from partake.methods.scoring.goals import Goal, goal_attainment
from partake.methods.scoring.surveys import Response, option_scores, standardised_score
from partake.methods.scoring.wellbeing import Band, Question, band, summarise


def test_options_are_scored_evenly_from_ten_to_nought():
    assert option_scores(2) == (10, 0)
    assert option_scores(5) == (10, 7.5, 5, 2.5, 0)


def people(young, old, *, rest=()):
    return [Response("young", s) for s in young] + [Response("old", s) for s in old] + list(rest)


def test_a_standardised_score_is_the_mean_of_cells_weighed_by_the_nation():
    found = standardised_score(people([2.0] * 10, [8.0] * 30), {"young": 0.5, "old": 0.5})
    assert found.score == pytest.approx(5)
    assert found.scored == 40
    assert found.effective_size == pytest.approx(40 / (4 * (10 * 4 + 30 * 4 / 9) / 160))
    assert (found.not_reached, found.capped) == (0, 0)


def test_the_profile_is_of_all_who_took_part_the_score_of_those_who_can_be_scored():
    rest = [Response("young", None)] * 10
    found = standardised_score(people([2.0] * 10, [8.0] * 20, rest=rest), {"young": 1, "old": 1})
    assert found.scored == 30
    assert found.score == pytest.approx((10 * 2 + 20 * 8) / 30)  # both weights are 1: the profile fits


def test_weights_are_capped_and_counted_and_missing_cells_are_told():
    found = standardised_score(people([0.0] * 2, [10.0] * 38), {"young": 4, "old": 4, "middle": 2}, most_weight=3)
    assert found.capped == 2
    assert found.not_reached == pytest.approx(0.2)
    assert found.score == pytest.approx(38 * 0.4 / 0.95 * 10 / (2 * 3 + 38 * 0.4 / 0.95))


def test_equal_weights_give_the_plain_standard_error():
    found = standardised_score(people([0.0, 10.0] * 20, []), {"young": 1.0})
    assert found.standard_error == pytest.approx(sqrt(25 * 40 / 39 / 40))


def test_few_answers_give_no_score():
    found = standardised_score(people([2.0] * 29, []), {"young": 1})
    assert (found.score, found.standard_error, found.scored) == (None, None, 29)
    assert standardised_score(people([2.0] * 30, []), {"young": 1}).score == 2
    nobody = standardised_score(people([None] * 3, []), {"young": 1})
    assert (nobody.score, nobody.scored, nobody.effective_size) == (None, 0, 0)
    assert standardised_score(people([2.0], []), {"young": 1}, fewest=1).standard_error == 0


def test_a_cell_the_nation_does_not_count_weighs_nothing():
    found = standardised_score(people([0.0] * 30, [8.0] * 30), {"young": 0, "old": 1})
    assert (found.score, found.scored) == (8, 30)


@pytest.mark.parametrize(
    ("ask", "message"),
    [
        (lambda: option_scores(1), "at least 2 options"),
        (lambda: standardised_score([], {"young": 1}), "nobody took part"),
        (lambda: standardised_score(people([1], []), {"old": 1}), "'young' is not a cell"),
        (lambda: standardised_score(people([11], []), {"young": 1}), "from 0 to 10, not 11"),
        (lambda: standardised_score(people([nan], []), {"young": 1}), "from 0 to 10, not nan"),
        (lambda: standardised_score(people([1], []), {"young": -1}), "must be 0 or more"),
        (lambda: standardised_score(people([1], []), {"young": inf}), "must be 0 or more"),
        (lambda: standardised_score(people([1], []), {"young": 0, "old": 1}), "with a national share"),
        (lambda: standardised_score(people([1], []), {"young": 1}, most_weight=0), "largest weight"),
        (lambda: standardised_score(people([1], []), {"young": 1}, fewest=0), "fewest must be"),
        (lambda: band(Question.HAPPY, 11), "0 to 10, not 11"),
        (lambda: band(Question.HAPPY, -1), "0 to 10, not -1"),
        (lambda: band(Question.HAPPY, 4.5), "0 to 10, not 4.5"),
        (lambda: summarise(Question.HAPPY, []), "no answers"),
        (lambda: activation_level(100.1, NEWER), "0 to 100, not 100.1"),
        (lambda: activation_level(nan, NEWER), "0 to 100, not nan"),
        (lambda: CutPoints("wrong", 50, 40, 60), "must rise"),
        (lambda: goal_attainment([]), "at least one goal"),
        (lambda: goal_attainment([Goal(3)]), "-2 to 2, not 3"),
        (lambda: goal_attainment([Goal(0.5)]), "-2 to 2, not 0.5"),
        (lambda: goal_attainment([Goal(0, weight=0)]), "weight must be above 0"),
        (lambda: goal_attainment([Goal(0, weight=inf)]), "weight must be above 0"),
    ],
)
def test_what_cannot_be_scored_is_refused_plainly(ask, message):
    with pytest.raises(MethodError, match=message):
        ask()


def test_wellbeing_thresholds():
    up = ["low"] * 5 + ["medium"] * 2 + ["high"] * 2 + ["very high"] * 2
    anxious = ["very low"] * 2 + ["low"] * 2 + ["medium"] * 2 + ["high"] * 5
    for question in Question:
        expected = anxious if question is Question.ANXIOUS else up
        assert [band(question, answer).value for answer in range(11)] == expected


@settings(deadline=None)
@given(st.sampled_from(Question), st.lists(st.integers(0, 10), min_size=1))
def test_wellbeing_shares_add_up(question, answers):
    found = summarise(question, answers)
    assert found.answered == len(answers)
    assert found.mean == pytest.approx(sum(answers) / len(answers))
    assert sum(share for _, share in found.bands) == pytest.approx(1)
    assert (Band.VERY_LOW in dict(found.bands)) == (question is Question.ANXIOUS)


def test_activation_levels_at_their_published_ends():
    assert [activation_level(s, OLDER) for s in (0, 47.0, 47.1, 55.1, 55.2, 67.0, 67.1, 100)] == [
        1,
        1,
        2,
        2,
        3,
        3,
        4,
        4,
    ]
    assert [activation_level(s, NEWER) for s in (55.2, 67.1, 72.4, 72.5)] == [3, 3, 3, 4]
    own = CutPoints("ours", 30, 60, 90)
    assert activation_level(61, own) == 3


def test_a_change_in_activation():
    found = activation_change(60.0, 44.9, OLDER)
    assert (found.points, found.level_before, found.level_after) == (-15.1, 3, 1)


@pytest.mark.parametrize(("attainment", "score"), [(-2, 30), (-1, 40), (0, 50), (1, 60), (2, 70)])
def test_one_goal_is_ten_points_a_step(attainment, score):
    assert goal_attainment([Goal(attainment)]) == pytest.approx(score)


def test_goals_of_equal_weight_by_hand():
    # n goals, each one step above: 50 + 10n / √(0.7n + 0.3n²)
    for n in range(1, 8):
        assert goal_attainment([Goal(1)] * n) == pytest.approx(50 + 10 * n / sqrt(0.7 * n + 0.3 * n * n))


goals = st.lists(st.builds(Goal, st.integers(-2, 2), st.floats(0.1, 50)), min_size=1, max_size=8)


@settings(deadline=None)
@given(goals, st.floats(0.01, 100))
def test_goal_scores_mirror_and_ignore_the_scale_of_weights(found, scale):
    score = goal_attainment(found)
    assert goal_attainment([Goal(-g.attainment, g.weight) for g in found]) == pytest.approx(100 - score)
    assert goal_attainment([Goal(g.attainment, g.weight * scale) for g in found]) == pytest.approx(score)


@settings(deadline=None)
@given(st.lists(st.tuples(st.sampled_from("ab"), st.floats(0, 10)), min_size=1, max_size=40))
def test_a_body_with_the_national_profile_keeps_its_plain_mean(pairs):
    national = {cell: sum(each == cell for each, _ in pairs) for cell in {each for each, _ in pairs}}
    found = standardised_score([Response(*pair) for pair in pairs], national, fewest=1)
    assert found.score == pytest.approx(sum(s for _, s in pairs) / len(pairs), abs=1e-9)
