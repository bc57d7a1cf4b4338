"""What fits no theme, gathered: steadily, with few voices kept and both sides told apart; and made a theme."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partake.insight import frameworks
from partake.insight.actions.theme_frameworks import name_theme, set_words_aside
from partake.insight.queries.themes import get_gathered, get_gathering
from partake.insight.themes.gathering import Unfit, feeling_of, gather
from partake.kernel.verdict import NotFound, Refused, Rejected
from partake.voices.models import VoiceLabel
from partake.voices.queries.labels import labels_on

APP = [
    Unfit(1, "The app would not let me log in.", "UNHAPPY"),
    Unfit(2, "I love the new app.", "HAPPY"),
    Unfit(3, "The app lost my results", "UNHAPPY"),
    Unfit(4, "Apps are not for me", ""),
    Unfit(5, "No chaplain came on Sunday", "UNHAPPY"),
    Unfit(6, "The chaplain sat with mum", "HAPPY"),
    Unfit(7, "My dog was not allowed in", "UNHAPPY"),
]
FITTING = ["The nurse was lovely", "I waited an hour", "Nobody answers the phone"] * 5


def test_comments_gather_by_the_words_they_share_few_voices_too():
    found = gather(APP, FITTING)
    assert [(one.words[0], len(one.comments)) for one in found.groups] == [("app", 4), ("chaplain", 2)]
    assert [one.key for one in found.alone] == [7]


def test_agree_and_disagree_are_kept_apart():
    app = gather(APP, FITTING).groups[0]
    assert [[one.key for one in side] for side in (app.unhappy, app.happy, app.neither)] == [[1, 3], [2], [4]]


def test_what_is_as_common_elsewhere_gathers_nothing():
    nurses = [Unfit(1, "The nurse hummed"), Unfit(2, "A nurse whistled")]
    assert gather(nurses, ["The nurse was lovely"] * 10).groups == ()
    assert gather([], FITTING).alone == ()


@given(st.permutations(APP), st.integers(0, 6))
def test_the_same_comments_gather_alike_in_any_order(shuffled, left_out):
    assert gather(shuffled, FITTING) == gather(APP, FITTING)
    rest = [one for one in APP if one.key != left_out]
    found = gather(rest, FITTING)
    kept = [one.key for group in found.groups for one in group.comments] + [one.key for one in found.alone]
    assert sorted(kept) == sorted(one.key for one in rest)  # nobody twice, nobody lost


def test_how_somebody_felt_is_as_a_person_says_else_as_they_answered():
    assert feeling_of("NEITHER", 1) == "NEITHER"
    assert [feeling_of("", score) for score in (2, 5, 3, None)] == ["HAPPY", "UNHAPPY", "", ""]


@pytest.fixture
def apps(say, label):
    rows = [say(one.text) for one in APP[:6]]
    for row, one in zip(rows, APP, strict=False):
        label(row, ("none", 0, one.feeling))
    return rows


def test_a_person_makes_a_theme_of_it_and_the_comments_carry_it_under_their_name(apps, nadia, owen, hospital):
    group = get_gathering(nadia, hospital).groups[0]
    comments = {one.key: one.feeling for one in group.comments[:3]}
    key = name_theme(
        actor=owen, organisation=hospital, name='The "new" app', meaning="Using it.\nOr not.", comments=comments
    )
    now = frameworks.for_body(hospital.pk)
    assert now.find(key).name == 'The "new" app' and len(now.offered) == 32
    assert now.find("experience:waiting")  # those in use before stay
    on = labels_on(apps[0], hospital.pk).themes
    assert [(one.theme, one.sentiment, one.by) for one in on] == [(key, "UNHAPPY", "Owen Pryce")]
    assert [one.words[0] for one in get_gathering(nadia, hospital).groups] == ["chaplain"]
    assert not VoiceLabel.objects.filter(put_on_by="MACHINE").exists()


def test_a_second_theme_joins_the_first(apps, nadia, hospital):
    for name in ("The app", "Chaplains", "App"):
        name_theme(actor=nadia, organisation=hospital, name=name, meaning="It.", comments={})
    own = frameworks.own_framework(frameworks.own_key(hospital))
    keys = [one.key.partition(":")[2] for one in own.themes if one.key.startswith("own-")]
    assert keys == ["the-app", "chaplains", "app"]
    with pytest.raises(Rejected, match="a theme of this name already"):
        name_theme(actor=nadia, organisation=hospital, name="the APP", meaning="It.", comments={})


def test_a_name_in_another_script_has_a_key_all_the_same(apps, nadia, hospital):
    for name in ("停车", "انتظار", "None"):
        name_theme(actor=nadia, organisation=hospital, name=name, meaning="It.", comments={})
    own = frameworks.own_framework(frameworks.own_key(hospital))
    assert [one.key.partition(":")[2] for one in own.themes[-3:]] == ["theme", "theme-2", "none-2"]


def test_what_is_no_theme_is_proposed_no_more_until_more_say_it(apps, say, label, nadia, hospital):
    app = get_gathering(nadia, hospital).groups[0]
    for _ in range(2):
        set_words_aside(actor=nadia, organisation=hospital, mark=app.mark)
    assert [one.words[0] for one in get_gathering(nadia, hospital).groups] == ["chaplain"]
    with pytest.raises(NotFound):
        get_gathered(nadia, hospital, app.mark)
    label(say("The app again"), ("none", 0, "UNHAPPY"))
    assert get_gathering(nadia, hospital).groups[0].words[0] == "app"


def test_only_those_who_label_name_themes(apps, stage, hospital):
    petra = stage.actor("petra")
    for act in (
        lambda: get_gathering(petra, hospital),
        lambda: name_theme(actor=petra, organisation=hospital, name="A", meaning="B", comments={}),
        lambda: set_words_aside(actor=petra, organisation=hospital, mark="a"),
    ):
        with pytest.raises(Refused):
            act()
