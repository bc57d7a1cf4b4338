"""What Riverside asks after a clinic visit, and how people answered: on a phone, on the screen by the door, on paper,
when they were called, and one by speaking."""

from django.core.files.uploadedfile import SimpleUploadedFile

from partake.demo.sounds import hum
from partake.demo.stage import Stage, days_ago
from partake.files.domain import Kind
from partake.files.reading import check_upload
from partake.kernel.actor import Actor
from partake.questionnaires import editing
from partake.questionnaires.actions import answering, building
from partake.questionnaires.domain import Content, Option, Question, QuestionKind, Section, ShowIf
from partake.questionnaires.form_numbers import new_form_number
from partake.questionnaires.models import QuestionnaireVersion

NOBODY = Actor.anonymous()
YES_OR_NOT = (Option("1", "Yes, all of it"), Option("2", "Some of it"), Option("3", "No"))
ASKED = Content(
    title="After your clinic visit",
    intro="We ask everyone who comes to Riverside Diabetes Clinic. It takes about 3 minutes. Your answers do not "
    "change the care you get.",
    sections=(
        Section(
            "Your visit",
            (
                Question("clear", QuestionKind.ONE_OF, "Did you understand what you were told?", options=YES_OR_NOT),
                Question(
                    "unclear", QuestionKind.LONG_TEXT, "What was not clear?", show_if=ShowIf("clear", ("3",))
                ),
                Question(
                    "listened", QuestionKind.SCALE, "How well did we listen to you?",
                    lowest=1, highest=5, lowest_words="Not at all", highest_words="Very well",
                ),
            ),
        ),
        Section(
            "Getting here",
            (
                Question("easy", QuestionKind.YES_NO, "Was it easy to get an appointment?"),
                Question(
                    "way", QuestionKind.SOME_OF, "How do you like to book?",
                    options=(Option("1", "By phone"), Option("2", "Online"), Option("3", "By letter")),
                ),
            ),
        ),
        Section(
            "Anything else",
            (Question("else", QuestionKind.LONG_TEXT, "What else should we know?", may_record=True),),
        ),
    ),
    thanks="Thank you. We say what came of it on our page in the new year.",
)  # fmt: skip
ONLINE = (
    (20, {"clear": "1", "listened": 5, "easy": "yes", "way": ["2"]}),
    (18, {"clear": "2", "listened": 4, "easy": "no", "way": ["1"], "else": "Rang 12 times to get this appointment."}),
    (15, {"clear": "1", "listened": 5, "way": ["1", "2"]}),
    (11, {"clear": "3", "unclear": "The word HbA1c. Nobody said what mine means.", "listened": 2, "easy": "no"}),
    (4, {"clear": "1", "listened": 4, "easy": "yes", "else": "The chairs have no arms. I can’t get up."}),
    (4, {"clear": "1", "listened": 5, "easy": "yes", "way": ["2"]}),
    (3, {"clear": "1", "listened": 4, "easy": "no", "way": ["1"]}),
    (3, {"clear": "2", "listened": 3, "easy": "no", "way": ["1"], "else": "The letter came after the day."}),
)
SPOKEN = {"clear": "1", "listened": 5, "easy": "no", "else": "About the way from the bus. I say it in the recording."}
KIOSK = (
    (16, {"clear": "1", "listened": 5}),
    (9, {"clear": "2", "listened": 3, "easy": "yes"}),
    (9, {"clear": "1", "easy": "no", "way": ["1"]}),
)
PAPER = (
    ("PAPER", {"clear": "3", "unclear": "He talked to my daughter.", "listened": 1, "easy": "no", "way": ["3"]}),
    ("PAPER", {"clear": "1", "listened": 5, "way": ["1"], "else": "I have no computer. Keep the paper."}),
    ("PAPER", {"clear": "2", "listened": 3, "easy": "no", "way": ["1", "3"]}),
    ("PHONE", {"clear": "1", "listened": 4, "easy": "yes", "way": ["1"]}),
)


def play(stage: Stage) -> None:
    """This will play it in the order it happened."""
    with days_ago(24, hour=11):
        asked = _published(stage)
    for channel, answers in (("ONLINE", ONLINE), ("KIOSK", KIOSK)):
        for days, given in answers:
            with days_ago(days, hour=15):
                answering.finish_response(actor=NOBODY, asked=asked, answers=given, channel=channel)
    with days_ago(6, hour=20):
        _spoken(asked)
    with days_ago(3, hour=10):
        _a_pile(stage, asked)
    with days_ago(2, hour=16):
        _next_version(stage, asked)


def _published(stage: Stage) -> QuestionnaireVersion:
    nadia = stage.actor("nadia")
    body = stage.organisations["hospital"].pk
    draft = building.make_questionnaire(actor=nadia, organisation_id=body, content=ASKED)
    return building.publish_version(actor=nadia, draft=draft, version=draft.version)


def _spoken(asked: QuestionnaireVersion) -> None:
    """Somebody who finds writing hard says the rest into a phone."""
    upload = SimpleUploadedFile("answer.wav", hum(3), "audio/wav")
    sent = {"else": check_upload(upload, takes=[Kind.SOUND])}
    answering.finish_response(actor=NOBODY, asked=asked, answers=SPOKEN, channel="ONLINE", recordings=sent)


def _a_pile(stage: Stage, asked: QuestionnaireVersion) -> None:
    """Six came back; Nadia has keyed four, one of which she was told on the phone."""
    nadia = stage.actor("nadia")
    batch = answering.open_batch(
        actor=nadia, asked=asked, organisation_id=stage.organisations["hospital"].pk, forms_in_pile=6
    )
    for channel, given in PAPER:
        number = new_form_number() if channel == "PAPER" else None
        answering.key_in_form(actor=nadia, batch=batch, answers=given, channel=channel, form_number=number)


def _next_version(stage: Stage, asked: QuestionnaireVersion) -> None:
    """She means to ask about waiting too, and waits for a translator."""
    waiting = Question("waited", QuestionKind.NUMBER, "How many minutes did you wait?", lowest=0, highest=600)
    content = editing.with_translations(editing.with_question(ASKED, 2, waiting), "ar", {})
    building.save_draft(actor=stage.actor("nadia"), questionnaire=asked.questionnaire, content=content, version=0)
