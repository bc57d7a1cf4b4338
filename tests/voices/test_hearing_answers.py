"""What people answer in a body's own questions: one voice each, once, and none of what was struck."""

import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.apps import apps
from django.urls import reverse

from partake.audit.models import Event
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.kernel.ref import Ref
from partake.questionnaires.actions import answering, building
from partake.questionnaires.domain import Content, Option, Question, QuestionKind, Section
from partake.questionnaires.models import ResponseChange
from partake.voices import jobs
from partake.voices.actions import answers
from partake.voices.actions.recording import withdraw_voices
from partake.voices.changes import list_changes
from partake.voices.models import Concern, Voice, VoiceAnswer
from tests.people.pressing import read

ANYONE = Actor.anonymous()
TWO = (Option("1", "Good"), Option("2", "Poor"))
ASKED = Content(
    "Your visit",
    "",
    (
        Section(
            "",
            (
                Question("how", QuestionKind.ONE_OF, "How was it?", options=TWO),
                Question("which", QuestionKind.SOME_OF, "What was good?", options=TWO),
                Question("why", QuestionKind.LONG_TEXT, "Why?"),
                Question("else", QuestionKind.LONG_TEXT, "What else?"),
                Question("age", QuestionKind.ONE_OF, "Age?", options=TWO, characteristic="AGE", list_version="2026-11"),
                Question("many", QuestionKind.NUMBER, "How many?", highest=99),
            ),
        ),
    ),
)


@pytest.fixture
def hospital(stage):
    return stage.organisations["hospital"]


@pytest.fixture
def nadia(stage):
    return stage.actor("nadia")


@pytest.fixture
def asked(nadia, hospital):
    draft = building.make_questionnaire(actor=nadia, organisation_id=hospital.pk, content=ASKED)
    return building.publish_version(actor=nadia, draft=draft, version=1)


@pytest.fixture
def riverside(stage):
    return stage.services["riverside"]


def finish(asked, service=None, channel="ONLINE", **given):
    about = Ref("organisations.service", str(service.public_id)) if service else None
    return answering.finish_response(actor=ANYONE, asked=asked, answers=given, channel=channel, about=about)


def chosen(voice) -> set[tuple[str, str]]:
    rows = VoiceAnswer.objects.filter(voice=voice).values_list("question", "answer")
    return {(question.partition(":")[2], answer) for question, answer in rows}


def test_a_finished_response_is_one_voice_about_its_body_and_service(asked, riverside, hospital):
    with clock.fixed(datetime(2026, 6, 30, 23, 30, tzinfo=UTC)):
        finish(asked, riverside, channel="KIOSK", how="2", which=["1", "2"], why="They waited.", age="1")

    assert jobs.hear_answers() == 1

    voice = Voice.objects.get()
    assert (voice.kind, voice.channel, voice.words, voice.question) == (
        "SURVEY_ANSWER", "KIOSK", "They waited.", "Why?"
    )  # fmt: skip
    assert voice.said_on == date(2026, 7, 1), "half past eleven in summer is the next day in London"
    assert (voice.allows_count, voice.allows_quote, voice.wants_answer, voice.score) == (True, False, False, None)
    [about] = voice.abouts.all()
    assert (about.organisation_id, about.service_id) == (hospital.pk, riverside.pk)
    assert chosen(voice) == {("how", "2"), ("which", "1"), ("which", "2")}
    [attribute] = voice.attributes.all()
    assert (attribute.characteristic, attribute.list_version, attribute.category) == ("AGE", "2026-11", "1")
    assert list_changes(9), "whoever counts voices hears of it"
    assert Event.objects.get(kind="voices.answers_heard").codes == {"new": 1, "taken_back": 0}
    assert not ResponseChange.objects.exists()


def test_of_a_body_alone_and_several_words_each_under_its_question(asked, hospital):
    finish(asked, why="They waited.", **{"else": "No chairs."})
    jobs.hear_answers()
    voice = Voice.objects.get()
    assert voice.abouts.get().service_id is None
    assert voice.words == "Why?\nThey waited.\n\nWhat else?\nNo chairs."
    assert voice.question == "Your visit"


def test_nothing_chosen_and_nothing_written_is_no_voice(asked):
    finish(asked)
    finish(asked, many=7, age="2")
    assert jobs.hear_answers() == 2
    assert not Voice.objects.exists() and not ResponseChange.objects.exists()


def test_a_response_that_is_begun_is_heard_when_it_is_finished(asked):
    response, _ = answering.begin_response(actor=ANYONE, asked=asked, answers={"how": "1"})
    assert jobs.hear_answers() == 0
    answering.go_on_with_response(actor=ANYONE, response=response, answers={}, version=1, finish=True)
    assert jobs.hear_answers() == 1
    assert chosen(Voice.objects.get()) == {("how", "1")}


def test_a_form_that_is_struck_is_taken_back_whenever_it_is_struck(asked, nadia, hospital):
    batch = answering.open_batch(actor=nadia, asked=asked, organisation_id=hospital.pk)

    def key_in(why: str):
        return answering.key_in_form(actor=nadia, batch=batch, answers={"how": "1", "why": why})

    answering.strike_response(actor=nadia, response=key_in("Struck before anybody heard of it"))
    late = key_in("Struck after")
    jobs.hear_answers()
    voice = Voice.objects.get()
    assert voice.words == "Struck after"
    answering.strike_response(actor=nadia, response=late)
    jobs.hear_answers()
    voice.refresh_from_db()
    assert voice.withdrawn_at is not None and voice.words == "" and not VoiceAnswer.objects.exists()
    assert Voice.objects.count() == 1
    assert Event.objects.filter(kind="voices.answers_heard").latest("pk").codes == {"new": 0, "taken_back": 1}


def test_the_same_response_told_twice_is_one_voice(asked):
    response = finish(asked, how="1")
    ResponseChange.objects.create(response=response)
    jobs.hear_answers()
    ResponseChange.objects.create(response=response)
    jobs.hear_answers()
    assert Voice.objects.count() == 1


@pytest.mark.parametrize("step", ["keep_voices", "forget_changes", "record_event"])
def test_killed_at_any_step_nothing_is_twice_or_missing(asked, step, monkeypatch):
    class Killed(BaseException):
        pass

    for _ in range(3):
        finish(asked, how="1", why="They waited.")
    real = getattr(answers, step)

    def dies(*args, **given):
        real(*args, **given)
        raise Killed

    with monkeypatch.context() as patched:
        patched.setattr(answers, step, dies)
        with pytest.raises(Killed):
            jobs.hear_answers()
    assert not Voice.objects.exists() and ResponseChange.objects.count() == 3
    jobs.hear_answers()
    assert Voice.objects.count() == 3 and not ResponseChange.objects.exists()


def test_many_are_heard_a_batch_at_a_time(asked, monkeypatch):
    monkeypatch.setattr(answers, "AT_ONCE", 2)
    for _ in range(5):
        finish(asked, how="1")
    assert jobs.hear_answers() == 5
    assert Voice.objects.count() == 5


def test_words_that_may_mean_danger_are_put_before_a_person(asked, hospital, riverside):
    finish(asked, riverside, why="My son hits me. Call me on 07700 900123.")
    jobs.hear_answers()
    concern = Concern.objects.get()
    assert (concern.organisation_id, concern.went_by) == (hospital.pk, ["hits me"])
    assert Voice.objects.get().screening == "FOUND"


def test_what_is_about_something_else_is_left_to_its_own_room(asked):
    answering.finish_response(
        actor=ANYONE, asked=asked, answers={"how": "1"}, channel="ONLINE", about=Ref("engagement.consultation", "7")
    )
    assert jobs.hear_answers() == 0 and not Voice.objects.exists()


def test_a_national_questionnaire_of_no_body_and_no_service_has_nobody_to_hear_it(asked, riverside, hospital):
    asked.questionnaire.organisation = None
    asked.questionnaire.save()
    finish(asked, how="1")
    finish(asked, riverside, how="2")
    jobs.hear_answers()
    assert Voice.objects.get().abouts.get().organisation_id == hospital.pk


def test_a_service_that_moved_is_answered_for_by_whoever_runs_it(asked, riverside, stage):
    finish(asked, riverside, how="1")
    riverside.organisation = stage.organisations["millbrook"]
    riverside.save()
    jobs.hear_answers()
    assert Voice.objects.get().abouts.get().organisation_id == stage.organisations["millbrook"].pk


def test_no_page_shows_what_somebody_chose_beside_what_they_wrote(visit, asked, riverside, hospital):
    finish(asked, riverside, how="2", which=["1"], why="They waited.")
    jobs.hear_answers()
    page = read(visit("nadia"), reverse("voices:voice", args=[hospital.public_id, Voice.objects.get().public_id]))
    assert "They waited." in page.text and "Why?" in page.text
    assert "Poor" not in page.text and "How was it?" not in page.text


def test_only_figures_read_what_people_chose():
    """Kept and taken back by `recording`, copied out for the cubes by `in_bulk`, and read by nothing else."""
    rooms = Path(apps.get_app_config("voices").path).parent
    files = [path for path in rooms.rglob("*.py") if "migrations" not in path.parts]
    named = {str(path.relative_to(rooms)) for path in files if re.search("(?i)voice_?answer\\b", path.read_text())}
    assert named == {
        "voices/models/__init__.py",
        "voices/models/voices.py",
        "voices/actions/recording.py",
        "voices/queries/in_bulk.py",
    }


def test_taken_back_by_its_file_or_its_author_no_answer_stays(asked):
    finish(asked, how="1")
    jobs.hear_answers()
    source = Ref("questionnaires.questionnaire", str(asked.questionnaire.public_id))
    withdraw_voices(actor=Actor.system("test"), source=source, most=10)
    assert not VoiceAnswer.objects.exists()
