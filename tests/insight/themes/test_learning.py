"""What a machine learns from labels: too few, enough, what it may speak of, and that it never stands for a person."""

import pytest
from django.core.management import CommandError, call_command

from partake.audit.models import Event
from partake.insight import frameworks
from partake.insight.actions.theme_learning import MACHINE, keep_model, keep_suggestions
from partake.insight.models import TaughtModel
from partake.insight.queries.themes import elsewhere_of, get_queue, machine_of
from partake.insight.themes import working
from partake.insight.themes.learning import (
    FEELINGS,
    FEWEST_COMMENTS,
    Card,
    Example,
    TooFew,
    enough,
    learn,
)
from partake.insight.themes.suggesting import is_changed
from partake.insight.themes.teaching import name_of, newest_model, prepare, suggester_of
from partake.kernel.verdict import Refused
from partake.voices.actions.recording import withdraw_voice
from partake.voices.domain.labels import LabelledBy
from partake.voices.models import VoiceLabel
from partake.voices.queries.labels import labels_on
from tests.insight.themes.test_framework_files import HEAD, PARKING

EXPERIENCE = frameworks.built_in()["experience"]


def machine_said(voice, hospital):
    return [one.theme.partition(":")[2] for one in labels_on(voice, hospital.pk).suggested]


@pytest.fixture
def taught(label_many, hospital) -> TaughtModel:
    label_many(60)
    return working.teach(hospital)


def test_ten_comments_are_too_few_and_it_says_how_many_more(label_many, hospital):
    label_many(10)
    with pytest.raises(TooFew, match="There are 10: label 20 more"):
        prepare(hospital)
    assert "label 20 more" in machine_of(hospital).may_not_yet
    assert not TaughtModel.objects.exists()


def test_thirty_comments_about_one_thing_are_too_few_themes():
    alike = [Example(f"The wait was {n} minutes", frozenset({"experience:waiting"})) for n in range(30)]
    with pytest.raises(TooFew, match="2 themes or more that are on 5 comments each"):
        enough(alike, EXPERIENCE)


def test_thirty_comments_that_share_no_word_teach_nothing():
    strange = [Example(chr(0x4E00 + n), frozenset({f"experience:{('waiting', 'food')[n % 2]}"})) for n in range(30)]
    with pytest.raises(TooFew, match="share too few words"):
        learn(strange, EXPERIENCE)


def test_thirty_labelled_comments_and_the_machine_takes_over(label_many, many, nadia, hospital):
    done = label_many(30)
    left = many(40, seed=2)
    model = keep_model(actor=nadia, organisation=hospital, prepared=prepare(hospital))

    assert (model.number, model.examples, model.trained_by) == (1, 30, "Nadia Rahman")
    assert all(machine_said(voice, hospital) for voice, _, _ in left)
    right = sum(theme in machine_said(voice, hospital) for voice, theme, _ in left)
    assert right > 20  # by chance it would be 7 of 40
    assert not VoiceLabel.objects.filter(voice__in=[voice for voice, _, _ in done], put_on_by="MACHINE").exists()
    by_machine = VoiceLabel.objects.filter(put_on_by=LabelledBy.MACHINE)
    assert {(one.model, one.name, one.part) for one in by_machine} == {("experience/1", "the machine", 0)}
    assert all(one.confidence is not None for one in by_machine)
    kinds = Event.objects.filter(kind__contains="machine").values_list("kind", "actor_name")
    assert ("insight.machine_taught", "Nadia Rahman") in kinds


def test_its_card_is_of_comments_it_had_not_seen(taught):
    card = Card.from_json(taught.card)
    assert card.comments == 60
    assert sum(line.given for line in card.lines) == 60
    assert 0 < card.right < card.suggested
    assert card.out_of_ten == round(10 * card.right / card.suggested)
    spoken = {line.key for line in card.lines if line.speaks}
    assert spoken and all(
        line.given >= 5 and 2 * line.right >= line.suggested for line in card.lines if line.key in spoken
    )
    assert Card.from_json(card.as_json()) == card


def test_of_a_theme_it_may_not_speak_of_it_says_nothing(taught, many, hospital):
    card = Card.from_json(taught.card)
    spoken = {line.key for line in card.lines if line.speaks} | {"experience:none"}
    many(100, seed=3)
    working.suggest(taught)
    said = set(VoiceLabel.objects.filter(put_on_by="MACHINE").values_list("label__theme", flat=True))
    assert said <= spoken


def test_what_fits_nothing_it_knows_is_said_to_fit_none(taught, say, hospital):
    voice = say("Zebra xylophone quartz")
    working.suggest(taught)
    assert machine_said(voice, hospital) == ["none"]


def test_the_same_labels_make_the_same_model_and_it_is_kept_once(taught, hospital):
    assert working.teach(hospital).pk == taught.pk
    assert TaughtModel.objects.count() == 1


def test_a_correction_teaches_and_the_newer_model_speaks_in_place_of_the_older(taught, many, label, hospital):
    some = many(30, seed=4)
    working.suggest(taught)
    for voice, theme, feeling in some[:15]:
        label(voice, (theme, 0, feeling))
    newer = working.teach(hospital)
    working.suggest(newer)
    assert (newer.number, newer.examples) == (2, 75)
    standing = VoiceLabel.objects.filter(put_on_by="MACHINE", voice__in=[voice for voice, _, _ in some])
    rest = standing.filter(voice__in=[voice for voice, _, _ in some[15:]])
    assert {one.model for one in rest} == {name_of(newer)}
    assert {one.voice_id for one in rest} == {voice.pk for voice, _, _ in some[15:]}
    # Where a person has spoken, what the older one said is only history: it is neither shown nor counted.
    assert not any(labels_on(voice, hospital.pk).suggested for voice, _, _ in some[:15])


def test_killed_in_the_middle_and_done_again_nothing_is_double_or_missing(taught, many, hospital, monkeypatch):
    monkeypatch.setattr("partake.insight.themes.teaching.AT_ONCE", 10)
    some = many(35, seed=5)
    lots = []

    def killed(spoken):
        lots.append(spoken)
        if len(lots) == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        working.suggest(taught, killed)
    assert VoiceLabel.objects.filter(put_on_by="MACHINE").values("voice").distinct().count() == 20
    working.suggest(taught)
    rows = VoiceLabel.objects.filter(put_on_by="MACHINE").values_list("voice", "label", "part")
    assert len(rows) == len(set(rows))
    assert {voice for voice, *_ in rows} == {voice.pk for voice, _, _ in some}


def test_the_queue_asks_for_what_teaches_most_and_shows_what_it_went_by(taught, many, nadia, hospital):
    many(40, seed=6)
    working.suggest(taught)
    taught.refresh_from_db()
    asked = get_queue(nadia, hospital)
    assert len(asked) == 10
    assert [one.written.key for one in asked] == taught.queue[:10]
    assert any(guess.went_by for one in asked for guess in one.guesses)
    for one in asked:
        for guess in one.guesses:
            assert all(word in one.written.text for word in guess.went_by)


def test_before_there_is_a_machine_the_queue_is_of_the_newest(many, nadia, hospital):
    rows = [voice.pk for voice, _, _ in many(15)]
    assert [one.written.key for one in get_queue(nadia, hospital)] == rows[:-11:-1]


def test_words_that_drift_are_noticed(label_many, say, hospital):
    label_many(150, more=" I came on day {}.")
    model = working.teach(hospital)
    working.suggest(model)
    assert model.drift == {"verdict": "", "comments": 0}
    for n in range(110):
        say(f"Quetzal vortex number{n} glimmering onyx {n}")
    working.suggest(model)
    assert is_changed(model.drift)
    assert machine_of(hospital).words_changed


def test_feelings_are_said_only_where_it_can_tell_them():
    good = ["lovely", "kind", "gentle", "warm", "great", "super"]
    bad = ["rude", "cold", "rough", "awful", "horrid", "nasty"]
    things = ["nurse", "ward", "desk", "porter"]
    told = [(f"{word} {thing}", felt) for words, felt in ((good, "HAPPY"), (bad, "UNHAPPY"))
            for word in words for thing in things]  # fmt: skip
    themes = ["experience:staff-manner", "experience:rooms"]
    examples = [
        Example(text, frozenset({themes[text.endswith(("ward", "desk"))]}), ((text, felt),)) for text, felt in told
    ]
    learnt = learn(examples, EXPERIENCE)
    assert learnt.packed_feelings and {line.key for line in learnt.card.feelings if line.speaks} == {"HAPPY", "UNHAPPY"}
    without = learn([Example(one.text, one.themes) for one in examples], EXPERIENCE)
    assert without.packed_feelings == b"" and without.card.feelings == ()
    assert set(FEELINGS.values()) >= {"HAPPY", "UNHAPPY"}


def test_only_those_who_label_let_it_learn_and_nobody_speaks_for_it(taught, label_many, stage, nadia, hospital):
    label_many(3, seed=9)
    ready = prepare(hospital)
    for key in ("petra", "hana", "joyce"):
        with pytest.raises(Refused):
            keep_model(actor=stage.actor(key), organisation=hospital, prepared=ready)
    with pytest.raises(Refused):
        keep_suggestions(actor=nadia, model=taught, suggested={})


def test_words_taken_back_teach_no_more(label_many, hospital):
    rows = label_many(FEWEST_COMMENTS)
    withdraw_voice(actor=MACHINE, voice=rows[0][0])
    with pytest.raises(TooFew, match="label 1 more"):
        prepare(hospital)


def test_the_worker_learns_again_when_enough_was_labelled_and_never_first(label_many, hospital):
    label_many(35)
    working.work()
    assert newest_model(hospital.pk) is None  # nobody has pressed the button
    working.teach(hospital)
    label_many(5, seed=2)
    working.work()
    assert newest_model(hospital.pk).number == 1
    label_many(6, seed=3)
    working.work()
    assert newest_model(hospital.pk).number == 2


def test_a_body_that_sorts_by_other_themes_hears_only_of_those(taught, bring_own, many, hospital):
    bring_own(HEAD + PARKING)
    many(20, seed=7)
    working.suggest(taught)
    assert set(VoiceLabel.objects.filter(put_on_by="MACHINE").values_list("label__theme", flat=True)) == {
        f"{frameworks.own_key(hospital)}:none"
    }
    assert suggester_of(taught).guesses(["I rang and rang"]) == [()]


def test_the_command_trains_judges_and_suggests(label_many, many, hospital, stage, capsys):
    code = hospital.ods_code
    with pytest.raises(CommandError, match="label 30 more"):
        call_command("themes", "train", organisation=code)
    with pytest.raises(CommandError, match="has learnt nothing"):
        call_command("themes", "suggest", organisation=code)
    with pytest.raises(CommandError, match="no organisation with the code ZZ9"):
        call_command("themes", "train", organisation="ZZ9")
    label_many(40)
    many(25, seed=2)
    call_command("themes", "train", organisation=code)
    call_command("themes", "suggest", organisation=code)
    call_command("themes", "evaluate", organisation=code)
    call_command("themes", "evaluate", organisation=code, on=code)
    said = capsys.readouterr().out
    assert "Kept as number 1, from 40 labelled comments." in said
    assert "Getting through" in said and "suggestions on comments it had not seen" in said
    ((name, _, card),) = elsewhere_of(hospital)
    assert (name, card.comments) == (hospital.name, 40)
