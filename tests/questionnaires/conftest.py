"""A questionnaire of the hospital's, published, in each test's hands."""

import pytest

from partake.questionnaires.actions import building
from partake.questionnaires.domain import Content, Option, Question, QuestionKind, Section, ShowIf
from partake.questionnaires.models import QuestionnaireVersion

HOW = Question("how", QuestionKind.ONE_OF, "How was it?", options=(Option("1", "Good"), Option("2", "Poor")))
WHY = Question("why", QuestionKind.LONG_TEXT, "What went wrong?", show_if=ShowIf("how", ("2",)))
RANK = Question(
    "order", QuestionKind.RANK, "What matters most?", options=(Option("a", "Time"), Option("b", "Kindness"))
)
CALLED = Question("called", QuestionKind.YES_NO, "Did we call you?", required=True)
WHEN = Question("when", QuestionKind.DAY, "Which day?", show_if=ShowIf("called", ("yes",)))
MORE = Question("more", QuestionKind.LONG_TEXT, "Anything else?")
ENGLISH = Content(
    "After your visit",
    "Tell us how it went.",
    (Section("Your visit", (HOW, WHY, RANK)), Section("Before it", (CALLED, WHEN)), Section("Last", (MORE,))),
    "We put the answers on the wall.",
)
ARABIC = {words: f"ع {words}" for words in ENGLISH.every_words}
CONTENT = Content(ENGLISH.title, ENGLISH.intro, ENGLISH.sections, ENGLISH.thanks, {"ar": ARABIC, "pl": {"Last": "O"}})


@pytest.fixture
def nadia(stage):
    return stage.actor("nadia")


@pytest.fixture
def hospital(stage):
    return stage.organisations["hospital"]


@pytest.fixture
def asked(nadia, hospital) -> QuestionnaireVersion:
    draft = building.make_questionnaire(actor=nadia, organisation_id=hospital.pk, content=CONTENT)
    return building.publish_version(actor=nadia, draft=draft, version=1)
