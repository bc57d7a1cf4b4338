"""What a voice is about: a person's labels and a machine's, never one for the other."""

import pytest

from partake.audit.models import Event
from partake.kernel.actor import Actor
from partake.kernel.ref import Ref
from partake.kernel.verdict import NotFound, Refused, Rejected, Stale
from partake.voices import words
from partake.voices.actions.labelling import label_voice, suggest_labels
from partake.voices.actions.labelling import put_themes as put_on_themes
from partake.voices.actions.recording import withdraw_voice
from partake.voices.domain.labels import ThemeSaid, ThemeSuggested
from partake.voices.models import Label, VoiceLabel
from partake.voices.queries.labels import labels_on, list_labels, taken_off
from partake.voices.queries.voices import list_voices
from tests.pages import assert_good_page


def read(client, address):
    return assert_good_page(client.get(address))


@pytest.fixture
def put_on(nadia, hospital):
    def put(voice, *names, actor=nadia):
        voice.refresh_from_db()
        label_voice(actor=actor, voice=voice, organisation_id=hospital.pk, names=names, version=voice.version)

    return put


@pytest.fixture
def put_themes(nadia, hospital):
    def put(voice, *said, actor=nadia):
        voice.refresh_from_db()
        return put_on_themes(actor=actor, voice=voice, organisation_id=hospital.pk, said=said, version=voice.version)

    return put


@pytest.fixture
def suggest(hospital):
    def suggested(voice, *themes, model="1"):
        return suggest_labels(
            actor=Actor.system("suggester"),
            organisation_id=hospital.pk,
            about=Ref("insight.model", model),
            model=model,
            suggested={voice.pk: themes},
        )

    return suggested


def test_labels_are_put_on_and_taken_off_and_both_stay_on_record(put_on, comment, hospital):
    put_on(comment, "Phone line", "Staff")
    put_on(comment, "phone  LINE", "Waiting")

    assert labels_on(comment, hospital.pk).said == ("Phone line", "Waiting")
    assert sorted(VoiceLabel.objects.values_list("label__name", "taken_off_by")) == [
        ("Phone line", ""), ("Staff", "Nadia Rahman"), ("Waiting", ""),
    ]  # fmt: skip
    codes = Event.objects.filter(kind="voices.voice_labelled").order_by("pk").values_list("codes", flat=True)
    assert list(codes) == [{"put_on": 2, "taken_off": 0}, {"put_on": 1, "taken_off": 1}]


def test_the_same_labels_again_change_nothing(put_on, comment):
    put_on(comment, "Staff")
    put_on(comment, "Staff")
    assert VoiceLabel.objects.count() == Event.objects.filter(kind="voices.voice_labelled").count() == 1


def test_what_a_machine_suggests_is_nobodys_label_until_a_person_says_so(suggest, put_themes, comment, nadia, hospital):
    suggest(comment, ThemeSuggested("x:waiting", "Waiting", 0.7, ("Rang", "41"), "UNHAPPY"))
    label = Label.objects.get().public_id

    on = labels_on(comment, hospital.pk)
    assert (on.said, on.themes, on.suggested[0].went_by) == ((), (), ("Rang", "41"))
    assert list_voices(nadia, organisation=hospital, label=label).lines == ()
    put_themes(comment, ThemeSaid("x:waiting", "Waiting", 1, "UNHAPPY"))
    assert [line.id for line in list_voices(nadia, organisation=hospital, label=label).lines] == [comment.public_id]
    assert labels_on(comment, hospital.pk).suggested == ()
    assert sorted(VoiceLabel.objects.values_list("put_on_by", "part", "name")) == [
        ("MACHINE", 0, "suggester"), ("PERSON", 1, "Nadia Rahman"),
    ]  # fmt: skip


def test_a_newer_model_speaks_in_place_of_the_older_and_never_where_a_person_has(suggest, put_themes, say, hospital):
    read, unread = say("Rang twice."), say("Rang four times.")
    for voice in (read, unread):
        suggest(voice, ThemeSuggested("x:waiting", "Waiting", 0.7), model="1")
    put_themes(read, ThemeSaid("x:phone", "Getting through"))
    for voice in (read, unread):
        suggest(voice, ThemeSuggested("x:phone", "Getting through", 0.9), model="2")
    assert labels_on(read, hospital.pk).suggested == ()
    assert [(one.theme, one.model) for one in labels_on(unread, hospital.pk).suggested] == [("x:phone", "2")]
    assert VoiceLabel.objects.filter(put_on_by="MACHINE").count() == 1


def test_words_a_machine_went_by_go_when_they_are_taken_back(suggest, comment, hospital):
    suggest(comment, ThemeSuggested("x:waiting", "Waiting", 0.7, ("Rang",)))
    withdraw_voice(actor=Actor.anonymous(), voice=comment)
    assert VoiceLabel.objects.get().went_by == []
    assert suggest(comment, ThemeSuggested("x:waiting", "Waiting", 0.7, ("Rang",))) == 0


def test_themes_and_a_bodys_own_words_stand_beside_each_other(put_on, put_themes, comment, hospital):
    put_themes(comment, ThemeSaid("x:waiting", "Waiting", 1, "UNHAPPY"), ThemeSaid("x:manner", "Staff", 2, "HAPPY"))
    put_on(comment, "Ward 7")
    on = labels_on(comment, hospital.pk)
    assert on.said == ("Ward 7",)
    assert [words.theme_on(one) for one in on.themes] == [
        "Waiting (unhappy, sentence 1)", "Staff (happy, sentence 2)",
    ]  # fmt: skip
    put_on(comment)
    assert len(labels_on(comment, hospital.pk).themes) == 2


def test_who_sees_a_theme_differently_is_named_and_both_stay_on_record(put_themes, comment, owen, hospital):
    put_themes(comment, ThemeSaid("x:waiting", "Waiting", 0, "UNHAPPY"), ThemeSaid("x:phone", "Phone"))
    assert put_themes(comment, ThemeSaid("x:phone", "Phone"), ThemeSaid("x:new", "New"), actor=owen) == (
        "Nadia Rahman",
    )
    assert [(one.theme, one.by, one.taken_off_by) for one in taken_off(comment, hospital.pk)] == [
        ("x:waiting", "Nadia Rahman", "Owen Pryce"),
    ]  # fmt: skip
    assert put_themes(comment, ThemeSaid("x:phone", "Phone"), actor=owen) == ()  # their own: nobody differs


def test_the_same_theme_is_one_label_with_its_newest_name(put_themes, comment, say):
    put_themes(comment, ThemeSaid("x:waiting", "Waiting"))
    put_themes(say("Late."), ThemeSaid("x:waiting", "Waiting too long"))
    assert Label.objects.get().name == "Waiting too long"


def test_nobody_speaks_as_the_machine_and_a_reader_only_reads(put_on, stage, comment, nadia, hospital):
    with pytest.raises(Refused):
        suggest_labels(actor=nadia, organisation_id=hospital.pk, about=comment.ref, model="1", suggested={})
    for key in ("petra", "hana", "joyce"):
        with pytest.raises(Refused):
            put_on(comment, "Staff", actor=stage.actor(key))


def test_two_people_labelling_one_voice_do_not_undo_each_other(put_on, comment, nadia, owen, hospital):
    drawn = comment.version
    put_on(comment, "Staff", actor=owen)
    with pytest.raises(Stale):
        label_voice(actor=nadia, voice=comment, organisation_id=hospital.pk, names=["Waiting"], version=drawn)


@pytest.mark.parametrize("names", [["x" * 61], [str(n) for n in range(21)]])
def test_a_label_is_a_word_or_two_and_there_are_few(put_on, comment, names):
    with pytest.raises(Rejected):
        put_on(comment, *names)
    assert not Label.objects.exists()


def test_what_was_taken_back_gets_no_label(put_on, comment, nadia, hospital):
    withdraw_voice(actor=Actor.anonymous(), voice=comment)
    with pytest.raises(NotFound):
        put_on(comment, "Staff")


def test_a_manager_labels_from_the_page_and_finds_it_by_its_label(visit, suggest, comment, nadia, hospital):
    client = visit("nadia")
    address = f"/voices/{hospital.public_id}/said/{comment.public_id}"
    page = read(client, f"{address}/labels")
    client.post(f"{address}/labels", {"form_token": page.token, "another": "Phone line, Staff"})
    suggest(comment, ThemeSuggested("x:waiting", "Waiting", 0.7, ("Rang", "41"), "UNHAPPY"))

    said = " ".join(read(client, address).text.split())
    assert "Phone line" in said
    assert "Suggested by the machine: Waiting (unhappy). It went by “Rang”, “41”. No person has said so." in said
    page = read(client, f"{address}/labels")
    assert page.text.count("Waiting") == 1  # in the hint: a theme is no word of the body’s own
    client.post(f"{address}/labels", {"form_token": page.token, "labels": ["Staff"], "another": ""})
    assert labels_on(comment, hospital.pk).said == ("Staff",)
    by_name = {one.name: one.id for one in list_labels(nadia, hospital.pk)}
    assert "Rang 41 times" in read(client, f"/voices/{hospital.public_id}/?label={by_name['Staff']}").text
    assert "Nothing like that" in read(client, f"/voices/{hospital.public_id}/?label={by_name['Phone line']}").text
