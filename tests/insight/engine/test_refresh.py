"""Cubes say what the voices say, whatever happened to these since."""

from datetime import UTC, date, datetime

import pytest

from partake.audit.models import Event
from partake.insight.actions.theme_labels import say_themes
from partake.insight.models import DatasetFile, HeardMonth, Refresh
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.kernel.verdict import Refused
from partake.voices.actions.labelling import label_voice
from partake.voices.actions.recording import withdraw_voice
from partake.voices.changes import list_changes
from partake.voices.domain.labels import LabelledBy, ThemeSaid
from partake.voices.domain.new import About, Attribute, Chosen
from partake.voices.domain.voice import Channel, VoiceKind
from partake.voices.models import Label, Voice, VoiceLabel
from tests.insight.engine.cubes import by_hand, standing

pytestmark = pytest.mark.django_db


@pytest.fixture
def many(say, poppy, hospital, riverside):
    """Voices of several months and kinds; some count nowhere."""
    ward = About(hospital.pk, poppy.pk)
    woman = Attribute("SEX", "ons, 2021", 'Female, "so to say"')
    voices = [
        say(date(2026, 9, 1), 1, attributes=(woman,)),
        say(date(2026, 9, 30), 4, attributes=(woman, Attribute("AGE", "ons-2021", "65 to 74")), channel=Channel.PAPER),
        say(date(2026, 10, 3), 6, about=(riverside, ward)),
        say(date(2026, 10, 3), 3, words="", good="Kind", about=(About(hospital.pk),)),
        say(date(2026, 11, 2), None, kind=VoiceKind.STORY),
        say(date(2026, 11, 2), 2, words=""),
        say(None, 5, received_at=datetime(2026, 8, 31, 23, 30, tzinfo=UTC)),
        say(date(2026, 11, 2), 1, kind=VoiceKind.COMPLAINT),
        say(date(2026, 11, 2), 1, allows_count=False),
    ]
    withdraw_voice(actor=Actor.anonymous(), voice=say(date(2026, 11, 3)))
    return voices


def test_cubes_say_what_the_voices_say(many, refreshed):
    done = refreshed()

    assert standing() == by_hand()
    assert done.voices == 7 and done.months == 3
    assert list_changes(1) == ()


def test_what_people_chose_is_counted_with_how_many_answered(say, refreshed, riverside, hospital, poppy):
    """Somebody who gives two answers is one who answered; one voice of two services counts in each."""
    how, which = "6a53cc6b-8e0c-4f53-b1a1-2a24e5e92e5c:how", "6a53cc6b-8e0c-4f53-b1a1-2a24e5e92e5c:which, of all"
    survey = {"kind": VoiceKind.SURVEY_ANSWER, "words": "", "score": None}
    both = (riverside, About(hospital.pk, poppy.pk))
    say(chosen=(Chosen(how, "1"), Chosen(which, "1"), Chosen(which, "2")), about=both, **survey)
    gone = say(chosen=(Chosen(how, "2"),), **survey)
    say(chosen=(Chosen(how, "1"),), allows_count=False, **survey)
    say(score=1)
    refreshed()
    assert standing() == by_hand()
    november = (date(2026, 11, 1), hospital.pk)
    cube = standing()["answers"]
    assert {key[3:]: many for key, many in cube.items() if key[:3] == (*november, None)} == {
        (how, ""): (2,), (how, "1"): (1,), (how, "2"): (1,),
        (which, ""): (1,), (which, "1"): (1,), (which, "2"): (1,),
        ("fft", "1"): (1,),
    }  # fmt: skip
    assert cube[(*november, poppy.pk, which, "")] == (1,)

    withdraw_voice(actor=Actor.anonymous(), voice=gone)
    refreshed()
    assert standing() == by_hand()
    assert (*november, None, how, "2") not in standing()["answers"]
    refreshed(all=True)
    assert standing() == by_hand()


def test_half_past_eleven_in_summer_is_the_next_day_in_london(many, refreshed):
    refreshed()

    assert not HeardMonth.objects.filter(month=date(2026, 8, 1)).exists()


def test_labels_of_people_go_before_those_of_machines(many, refreshed, stage, hospital):
    nadia = stage.actor("nadia")
    now = clock.now()
    for name in ("Waiting", "Kindness"):
        words = {"name": name, "sorted_as": name.casefold(), "begun_at": now, "begun_by": "m"}
        label = Label.objects.create(organisation=hospital, **words)
        for voice in many[:4]:
            VoiceLabel.objects.create(voice=voice, label=label, put_on_by="MACHINE", put_on_at=now, name="m")
    label_voice(actor=nadia, voice=many[0], organisation_id=hospital.pk, names=["Kindness"], version=many[0].version)
    Label.objects.filter(sorted_as="kindness").update(theme="patient_experience:kindness")
    Label.objects.filter(sorted_as="waiting").update(theme="patient_experience:waiting")
    second = VoiceLabel.objects.filter(voice=many[1], label__sorted_as="kindness")
    second.update(sentiment="HAPPY")
    again = second.get()
    again.pk, again.part, again.sentiment = None, 2, "UNHAPPY"
    again.save()
    VoiceLabel.objects.filter(voice=many[2]).update(sentiment="HAPPY")
    # A word of the body's own is no theme: what the machine says of that voice still counts.
    label_voice(actor=nadia, voice=many[3], organisation_id=hospital.pk, names=["Bay 7"], version=many[3].version)

    refreshed()

    cubes = standing()
    assert cubes == by_hand()
    body = (hospital.pk, None, "patient_experience:kindness")
    assert cubes["themes"][(date(2026, 9, 1), *body, LabelledBy.PERSON)] == (1, 0, 0)
    assert cubes["themes"][(date(2026, 9, 1), *body, LabelledBy.MACHINE)] == (1, 0, 1)
    assert cubes["themes"][(date(2026, 10, 1), *body, LabelledBy.MACHINE)] == (2, 1, 0)


def test_what_came_since_is_added_and_what_stands_is_not_written_again(many, say, refreshed):
    refreshed()
    before = set(DatasetFile.objects.values_list("name", flat=True))
    say(date(2026, 11, 5), 2)
    say(date(2025, 2, 5), 2)  # a month that arrives late

    done = refreshed()

    assert standing() == by_hand()
    assert done.voices == 2 and done.months == 2
    assert before < set(DatasetFile.objects.values_list("name", flat=True))


def test_what_was_taken_back_is_in_no_file(many, refreshed, settings, django_capture_on_commit_callbacks):
    refreshed()
    gone = many[1]
    withdraw_voice(actor=Actor.anonymous(), voice=gone)

    with django_capture_on_commit_callbacks(execute=True):
        refreshed()

    assert standing() == by_hand()
    assert gone.pk not in _keys_on_disk(settings.INSIGHT_DIR)
    assert many[0].pk in _keys_on_disk(settings.INSIGHT_DIR)


def test_a_month_whose_last_voice_was_taken_back_is_gone(say, refreshed, settings, django_capture_on_commit_callbacks):
    only = say(date(2024, 3, 1))
    refreshed()
    withdraw_voice(actor=Actor.anonymous(), voice=only)

    with django_capture_on_commit_callbacks(execute=True):
        refreshed()

    assert not DatasetFile.objects.exists() and not HeardMonth.objects.exists()
    assert _keys_on_disk(settings.INSIGHT_DIR) == set()


def test_a_label_put_on_or_taken_off_counts_from_the_next_refresh(many, refreshed, stage, hospital):
    refreshed()
    nadia = stage.actor("nadia")
    food = [ThemeSaid("experience:food", "Food and drink")]
    say_themes(actor=nadia, voice=many[4], organisation=hospital, said=food, version=many[4].version)
    refreshed()
    assert standing() == by_hand()
    assert sum(HeardMonth.objects.filter(service=None).values_list("labelled", flat=True)) == 1
    voice = Voice.objects.get(pk=many[4].pk)
    say_themes(actor=nadia, voice=voice, organisation=hospital, said=[], version=voice.version)

    refreshed()

    assert standing() == by_hand()
    assert sum(HeardMonth.objects.values_list("labelled", flat=True)) == 0


def test_twice_is_once_and_everything_again_is_the_same(many, refreshed):
    refreshed()
    first = standing()
    assert refreshed().voices == 0
    assert standing() == first
    assert refreshed(all=True).voices == 7
    assert standing() == first == by_hand()


def test_many_small_refreshes_are_put_together(say, refreshed, monkeypatch):
    monkeypatch.setattr("partake.insight.refreshing.MOST_PARTS", 3)
    for _ in range(6):
        say()
        refreshed()

    assert standing() == by_hand()
    assert DatasetFile.objects.count() <= 3
    assert sum(DatasetFile.objects.values_list("rows", flat=True)) == 6


def test_batches_of_any_size_give_the_same(many, refreshed, monkeypatch):
    monkeypatch.setattr("partake.insight.dataset.reading.AT_ONCE", 2)
    monkeypatch.setattr("partake.insight.dataset.reading.IN_A_PART", 3)
    monkeypatch.setattr("partake.insight.dataset.reading.GAP", 0)
    monkeypatch.setattr("partake.insight.refreshing.CHANGES_AT_ONCE", 4)
    told = []

    refreshed(progress=lambda done, total: told.append((done, total)))

    assert standing() == by_hand()
    assert told and all(done <= total for done, total in told)
    monkeypatch.setattr("partake.insight.refreshing.MOST_PARTS", 1)
    refreshed(all=True)
    assert standing() == by_hand()


def test_an_empty_place_has_empty_figures(refreshed, stage):
    assert refreshed().voices == 0
    assert refreshed(all=True).voices == 0


def test_each_refresh_leaves_one_event(many, refreshed):
    refreshed()

    event = Event.objects.filter(kind="insight.figures_refreshed").latest("pk")
    assert event.codes == {"files": 3, "voices": 7}
    run = Refresh.objects.get(public_id=event.about_id)
    assert run.ended_at and run.rows_read == 7 and run.months == 3


def test_nobody_refreshes_by_hand(stage):
    from partake.insight.actions.refresh import refresh

    with pytest.raises(Refused):
        refresh(actor=stage.actor("nadia"))


def _keys_on_disk(folder) -> set[int]:
    import duckdb

    files = [str(path) for path in folder.glob("*/*/voices.parquet")]
    return {key for (key,) in duckdb.sql(f"SELECT voice FROM read_parquet({files})").fetchall()} if files else set()
