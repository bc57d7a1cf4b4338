"""Saying what a comment is about, by sentence; two people who see it differently."""

import pytest

from partake.audit.models import Event
from partake.insight.actions.theme_labels import say_themes
from partake.insight.models import OwnFramework, TwoViews
from partake.insight.queries.themes import get_queue
from partake.kernel.verdict import NotFound, Refused, Rejected, Stale
from partake.voices.actions.recording import withdraw_voice
from partake.voices.domain.labels import ThemeSaid
from partake.voices.models import VoiceLabel
from partake.voices.queries.labels import labels_on, taken_off
from tests.insight.themes.test_framework_files import HEAD, PARKING


def on(voice, hospital):
    return [(one.theme.partition(":")[2], one.part, one.sentiment) for one in labels_on(voice, hospital.pk).themes]


def test_a_sentence_carries_several_themes_each_with_a_feeling(say, label, hospital):
    voice = say()
    label(voice, ("contacting", 1, "UNHAPPY"), ("waiting", 1, "UNHAPPY"), ("staff-manner", 2, "HAPPY"))
    assert on(voice, hospital) == [
        ("contacting", 1, "UNHAPPY"), ("waiting", 1, "UNHAPPY"), ("staff-manner", 2, "HAPPY"),
    ]  # fmt: skip


def test_two_people_at_once_the_second_is_told_and_nothing_is_lost(say, nadia, owen, hospital, label):
    voice = say()
    drawn = voice.version
    label(voice, "waiting", actor=owen)
    with pytest.raises(Stale):
        say_themes(
            actor=nadia, voice=voice, organisation=hospital, version=drawn,
            said=[ThemeSaid("experience:parking", "Parking", 0, "UNHAPPY")],
        )  # fmt: skip
    assert on(voice, hospital) == [("waiting", 0, "UNHAPPY")]


def test_who_sees_it_differently_sends_it_to_the_top_until_somebody_else_decides(say, label, nadia, owen, hospital):
    say("Newer."), say("Newest.")
    voice = say("I waited, and then nobody rang.")
    say("After.")
    label(voice, "waiting")
    assert not TwoViews.objects.exists()
    label(voice, "contacting", actor=owen)

    first = get_queue(nadia, hospital)[0]
    assert first.two_views and first.written.id == voice.public_id
    assert [(one.theme, one.by, one.taken_off_by) for one in first.taken_off] == [
        ("experience:waiting", "Nadia Rahman", "Owen Pryce"),
    ]  # fmt: skip
    label(voice, "contacting", actor=owen)  # Owen again: it is not his to settle
    assert get_queue(nadia, hospital)[0].two_views
    label(voice, "contacting")  # Nadia agrees, and changes nothing
    assert not get_queue(nadia, hospital)[0].two_views
    assert TwoViews.objects.get().settled_by == "Nadia Rahman"
    assert len(taken_off(voice, hospital.pk)) == 1
    kinds = list(Event.objects.filter(kind__startswith="insight.").order_by("pk").values_list("kind", flat=True))
    assert kinds == ["insight.two_views_opened", "insight.two_views_settled"]


def test_who_changes_their_own_mind_differs_from_nobody(say, label):
    voice = say()
    label(voice, "waiting")
    label(voice, "contacting")
    assert not TwoViews.objects.exists()
    assert VoiceLabel.objects.count() == 2


def test_two_views_on_what_was_taken_back_wait_for_nobody(say, label, owen, nadia, hospital):
    voice = say()
    label(voice, "waiting")
    label(voice, "contacting", actor=owen)
    withdraw_voice(actor=owen, voice=voice)
    assert get_queue(nadia, hospital) == ()
    with pytest.raises(NotFound):
        label(voice, "waiting")


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ([("moon", 0, "")], "theme_1"),
        ([("waiting", 0, "UNHAPPY"), ("none", 0, "")], "theme_2"),
        ([("waiting", 3, "UNHAPPY")], "part_1"),
        ([("waiting", 0, "CROSS")], "feeling_1"),
        ([("waiting", 1, "HAPPY"), ("waiting", 1, "UNHAPPY")], "theme_1"),
        ([("access", 0, "UNHAPPY")], "theme_1"),
    ],
)
def test_what_cannot_be_is_answered_beside_its_field(say, label, said, field):
    with pytest.raises(Rejected) as wrong:
        label(say(), *said)
    assert wrong.value.field == field
    assert not VoiceLabel.objects.exists()


def test_a_theme_that_ended_while_somebody_was_choosing_it(say, label, nadia, hospital, bring_own):
    """It may stay where it is, and is not put on anything new."""
    key = bring_own(HEAD + PARKING + PARKING.replace("arking", "ark").replace("park", "p"))
    voice, other = say(), say("Full again.")
    label(voice, (f"{key}:parking", 0, "UNHAPPY"))
    bring_own(HEAD + PARKING + "ended = true\n" + PARKING.replace("arking", "ark").replace("park", "p"))
    with pytest.raises(Rejected, match="“Parking” is not among your themes any more"):
        label(other, (f"{key}:parking", 0, "UNHAPPY"))
    label(voice, (f"{key}:parking", 0, "HAPPY"))
    assert OwnFramework.objects.count() == 2


def test_only_those_who_answer_for_a_service_label(say, label, stage):
    for key in ("petra", "hana", "joyce"):
        with pytest.raises(Refused):
            label(say(), "waiting", actor=stage.actor(key))
