"""What Poppy Ward asks whoever goes home, for a year: two questions that are charted month by month, one of
which was put in other words on the way. Every answer is drawn by lot, the same each time."""

from datetime import date, timedelta
from random import Random

from partake.demo.stage import Stage
from partake.insight.months import months_after, months_between
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.organisations.models import Service
from partake.questionnaires.actions import answering, building
from partake.questionnaires.domain import Content, Option, Question, QuestionKind, Section
from partake.questionnaires.models import QuestionnaireVersion
from partake.questionnaires.models.asking import VersionState
from partake.questionnaires.queries.places import service_ref
from partake.voices.jobs import hear_answers

NOBODY = Actor.anonymous()
# No further back than anybody here has worked.
MONTHS, WORDED_ANEW = 12, 6
A_MONTH = 24
TITLE = "Going home from Poppy Ward"
MEDICINES = "Did somebody explain your medicines?"
MEDICINES_ANEW = "Did somebody explain your medicines so that you understood?"
WROTE = (
    "The pharmacist sat down with me and went through all of it.",
    "I got a bag of tablets and no time to ask.",
    "Nobody rang my daughter, so I waited in the corridor till six.",
    "They wrote the times on a card for me. It is on the fridge.",
)


def _content(medicines: str) -> Content:
    answers = (Option("1", "Yes, all of them"), Option("2", "Some of them"), Option("3", "No"))
    return Content(
        title=TITLE,
        intro="We ask everyone who goes home. It takes a minute.",
        sections=(
            Section(
                "",
                (
                    Question("medicines", QuestionKind.ONE_OF, medicines, options=answers, good=("1",)),
                    Question("ready", QuestionKind.YES_NO, "Did you feel ready to go home?", good=("yes",)),
                    Question("words", QuestionKind.LONG_TEXT, "What would have helped?"),
                ),
            ),
        ),
        thanks="Thank you. What came of it hangs beside the door of the ward.",
    )


def play(stage: Stage) -> None:
    """This will have people answer at the screen by the ward's door, month after month, and the worker hear it."""
    last = months_after(clock.today(), -1)
    first, anew = months_after(last, 1 - MONTHS), months_after(last, 1 - WORDED_ANEW)
    with clock.fixed_day(first.year, first.month, 1):
        asked = _published(stage, None, MEDICINES)
    _answered(asked, stage.services["ward"], first, months_after(anew, -1), clearly=58)
    with clock.fixed_day(anew.year, anew.month, 1):
        asked = _published(stage, asked, MEDICINES_ANEW)
    _answered(asked, stage.services["ward"], anew, last, clearly=46)
    hear_answers()


def go_on(*, first: date, last: date) -> None:
    """This will have people go on answering in the months from `first` to `last`."""
    asked = QuestionnaireVersion.objects.filter(state=VersionState.PUBLISHED, questionnaire__title=TITLE).first()
    if asked is not None:
        _answered(asked, Service.objects.get(name="Poppy Ward"), first, last, clearly=46)
    hear_answers()


def _published(stage: Stage, before: QuestionnaireVersion | None, medicines: str) -> QuestionnaireVersion:
    nadia, content = stage.actor("nadia"), _content(medicines)
    if before is None:
        body = stage.organisations["hospital"].pk
        draft = building.make_questionnaire(actor=nadia, organisation_id=body, content=content)
    else:
        draft = building.save_draft(actor=nadia, questionnaire=before.questionnaire, content=content, version=0)
    return building.publish_version(actor=nadia, draft=draft, version=draft.version)


def _answered(asked: QuestionnaireVersion, ward: Service, first: date, last: date, *, clearly: int) -> None:
    """`clearly` in a hundred say that all of their medicines were explained."""
    for month in months_between(first, last):
        lot = Random(f"going home {month}")  # noqa: S311
        all_of_them = round(A_MONTH * clearly / 100) + lot.randint(-2, 2)
        for place in range(A_MONTH):
            day = month + timedelta(days=lot.randrange(27))
            given = {
                "medicines": "1" if place < all_of_them else lot.choice("223"),
                "ready": "yes" if lot.random() < 0.72 else "no",
            }
            if lot.random() < 0.06:
                given["words"] = lot.choice(WROTE)
            with clock.fixed_day(day.year, day.month, day.day, lot.randint(10, 18)):
                answering.finish_response(
                    actor=NOBODY, asked=asked, answers=given, channel="KIOSK", about=service_ref(ward)
                )
