"""Rules of a plan that need no table."""

from datetime import date
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partake.care_plans.domain.comparing import ChangeKind, Mark, compare, marked
from partake.care_plans.domain.contents import (
    CONTENT,
    UNDER,
    Action,
    Contingency,
    Goal,
    Kind,
    Review,
    Strength,
    title_of,
)
from partake.care_plans.domain.states import (
    ACTION_MOVES,
    ACTION_WORDS,
    GOAL_MOVES,
    GOAL_WORDS,
    VERSION_MOVES,
    ActionStatus,
    GoalStatus,
    VersionState,
)
from partake.care_plans.forms.questions import QUESTIONS
from partake.care_plans.kinds import MODEL, columns_of


@pytest.mark.parametrize(
    ("moves", "states"), [(VERSION_MOVES, VersionState), (GOAL_MOVES, GoalStatus), (ACTION_MOVES, ActionStatus)]
)
def test_every_state_says_what_it_may_become(moves, states):
    assert set(moves) == set(states)
    assert set().union(*moves.values()) <= set(states)


def test_what_was_agreed_can_only_be_superseded_and_that_is_the_end():
    assert VERSION_MOVES[VersionState.AGREED] == {VersionState.SUPERSEDED}
    assert not VERSION_MOVES[VersionState.SUPERSEDED]


def test_every_status_has_words():
    assert set(GOAL_WORDS) == set(GoalStatus) and set(ACTION_WORDS) == set(ActionStatus)


@pytest.mark.parametrize("kind", Kind)
def test_a_kind_is_said_stored_and_asked_the_same(kind):
    said = set(CONTENT[kind].__dataclass_fields__)
    assert said <= {field.name for field in MODEL[kind]._meta.concrete_fields}
    asked = [name for question in QUESTIONS[kind] for name in question.fields]
    assert sorted(asked) == sorted(said)


def test_goals_hang_under_needs_and_actions_under_goals():
    assert {kind: above for kind, above in UNDER.items() if kind is not Kind.TEST} == {
        Kind.GOAL: Kind.NEED,
        Kind.ACTION: Kind.GOAL,
        Kind.STEP: Kind.ACTION,
    }


def test_a_line_is_named_by_its_first_words():
    assert title_of(Kind.CONTINGENCY, Contingency("My ankles swell\nI gain weight")) == "My ankles swell"
    assert title_of(Kind.CONTINGENCY, Contingency("My ankles swell", name="If I swell")) == "If I swell"
    assert title_of(Kind.REVIEW, Review(date(2026, 11, 24))) == ""


def test_a_goal_said_in_other_words_is_changed_and_not_ended_and_begun():
    key, gone, new = uuid4(), uuid4(), uuid4()
    before = {key: (Kind.GOAL, Goal("Walk", importance=4)), gone: (Kind.STRENGTH, Strength("Yams"))}
    after = {key: (Kind.GOAL, Goal("Walk further", importance=8)), new: (Kind.ACTION, Action("Buy shoes"))}
    found = compare(before, after)
    assert [(one.change, one.kind) for one in found.changes] == [
        (ChangeKind.ENDED, Kind.STRENGTH),
        (ChangeKind.CHANGED, Kind.GOAL),
        (ChangeKind.NEW, Kind.ACTION),
    ]
    assert {one.field: (one.before, one.after) for one in found.changes[1].differences} == {
        "words": ("Walk", "Walk further"),
        "importance": (4, 8),
    }
    assert found.same == 0


lines = st.dictionaries(st.uuids(), st.builds(Strength, st.text(max_size=5)).map(lambda said: (Kind.STRENGTH, said)))


@given(lines, lines)
def test_comparing_counts_every_line_once_and_turns_round(before, after):
    there, back = compare(before, after), compare(after, before)
    assert len(there.changes) + there.same == len(before | after)
    assert there.count(ChangeKind.NEW) == back.count(ChangeKind.ENDED)
    assert there.count(ChangeKind.CHANGED) == back.count(ChangeKind.CHANGED)
    assert not compare(before, before).changes


@given(st.text(alphabet="ab ", max_size=30), st.text(alphabet="ab ", max_size=30))
def test_marked_words_are_all_the_words_and_the_same_ones_agree(before, after):
    old, new = marked(before, after)
    assert " ".join(said for _, said in old) == " ".join(before.split())
    assert " ".join(said for _, said in new) == " ".join(after.split())
    assert [s for m, s in old if m is Mark.SAME] == [s for m, s in new if m is Mark.SAME]


def test_what_went_and_what_came_is_marked():
    old, new = marked("Walk a mile every day", "Walk a bit every day")
    assert (Mark.GONE, "mile") in old and (Mark.ADDED, "bit") in new


@pytest.mark.parametrize("status", ActionStatus)
def test_only_what_can_still_be_done_is_late(status):
    from partake.care_plans.queries.lines import LineNow
    from partake.kernel import clock

    action = Action("Send the guide", due_on=date(2026, 10, 30))
    line = LineNow(Kind.ACTION, uuid4(), action, status, 1, "", "", clock.now(), (), ())
    closed = status in (ActionStatus.DONE, ActionStatus.DECIDED_NOT_TO)
    assert line.days_late(date(2026, 11, 19)) == (0 if closed else 20)
    assert columns_of(action)["due_on"] == date(2026, 10, 30)
