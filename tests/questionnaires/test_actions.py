"""Building, answering, keying in: state, event, and each refusal."""

import pytest
from django.db import IntegrityError, transaction

from partake.accounts.links import hash_of
from partake.audit.models import Event
from partake.kernel.actor import Actor
from partake.kernel.ref import Ref
from partake.kernel.verdict import NotFound, Refused, Rejected, Stale
from partake.questionnaires.actions import answering, building
from partake.questionnaires.domain import Content, Option, Question, QuestionKind, Section
from partake.questionnaires.form_numbers import new_form_number
from partake.questionnaires.models import QuestionnaireVersion, Response
from partake.questionnaires.models.asking import VersionState

HOW = Question("how", QuestionKind.ONE_OF, "How was it?", options=(Option("1", "Good"), Option("2", "Poor")))
ASKED = Content("Your visit", "", (Section("", (HOW,)),))
ANYONE = Actor.anonymous()


@pytest.fixture
def nadia(stage):
    return stage.actor("nadia")


@pytest.fixture
def body(stage):
    return stage.organisations["hospital"].pk


@pytest.fixture
def published(nadia, body) -> QuestionnaireVersion:
    draft = building.make_questionnaire(actor=nadia, organisation_id=body, content=ASKED)
    return building.publish_version(actor=nadia, draft=draft, version=1)


def answer(published, **more):
    return answering.finish_response(actor=ANYONE, asked=published, answers={"how": "1"}, channel="ONLINE", **more)


def test_only_those_who_run_the_service_build(stage, body):
    with pytest.raises(Refused):
        building.make_questionnaire(actor=stage.actor("sam"), organisation_id=body, content=ASKED)
    with pytest.raises(Refused):
        building.make_questionnaire(actor=stage.actor("nadia"), organisation_id=None, content=ASKED)


def test_a_published_version_never_changes_and_the_next_closes_it(nadia, published):
    answer(published)
    changed = Content("Your stay", "", ASKED.sections)
    draft = building.save_draft(actor=nadia, questionnaire=published.questionnaire, content=changed, version=0)
    assert draft.number == 2
    with pytest.raises(Stale):
        building.save_draft(actor=nadia, questionnaire=published.questionnaire, content=changed, version=0)
    building.publish_version(actor=nadia, draft=draft, version=1)
    published.refresh_from_db()
    assert published.state == VersionState.CLOSED
    assert Response.objects.get().questionnaire_version.content["title"] == "Your visit"
    with pytest.raises(NotFound):
        answer(published)


def test_what_cannot_be_asked_is_not_published(nadia, body):
    draft = building.make_questionnaire(actor=nadia, organisation_id=body, content=Content("Empty", "", ()))
    with pytest.raises(Rejected, match="no question"):
        building.publish_version(actor=nadia, draft=draft, version=1)
    with pytest.raises(NotFound):
        answer(draft)


def test_an_answer_is_kept_with_its_event_and_no_words_in_the_log(published):
    response = answer(published, about=Ref("organisations.service", "x"))
    assert response.answers == {"how": "1"}
    assert Event.objects.get(kind="questionnaires.response_finished").codes == {"channel": "ONLINE"}
    with pytest.raises(Rejected):
        answering.finish_response(actor=ANYONE, asked=published, answers={"how": "9"}, channel="ONLINE")


def test_somebody_comes_back_to_what_they_began(published):
    response, secret = answering.begin_response(actor=ANYONE, asked=published, answers={})
    assert response.link_hash == hash_of(secret)
    done = answering.go_on_with_response(actor=ANYONE, response=response, answers={"how": "2"}, version=1, finish=True)
    assert done.answers == {"how": "2"}
    with pytest.raises(Stale):
        answering.go_on_with_response(actor=ANYONE, response=response, answers={}, version=1, finish=True)


def test_the_same_paper_form_is_noticed_and_a_closed_batch_takes_no_more(nadia, body, published, stage):
    with pytest.raises(Refused):
        answering.open_batch(actor=stage.actor("joyce"), asked=published, organisation_id=body)
    batch = answering.open_batch(actor=nadia, asked=published, organisation_id=body, forms_in_pile=2)

    def key_in(number: str):
        return answering.finish_response(
            actor=nadia, asked=published, answers={"how": "1"}, channel="PAPER", batch=batch, form_number=number
        )

    number = new_form_number()
    assert key_in(number).keyed_by == "Nadia Rahman"
    with pytest.raises(Rejected, match="not a number"):
        key_in("A1")
    with pytest.raises(Rejected, match="answered before"):
        key_in(number)
    batch = answering.close_batch(actor=nadia, batch=batch, version=1)
    with pytest.raises(Rejected, match="closed"):
        key_in(new_form_number())
    assert Event.objects.get(kind="questionnaires.batch_closed").codes == {"forms": 1}


def test_the_database_keeps_one_published_version(published):
    with pytest.raises(IntegrityError), transaction.atomic():
        QuestionnaireVersion.objects.create(
            questionnaire=published.questionnaire,
            number=9,
            state=VersionState.PUBLISHED,
            content={},
            changed_at=published.changed_at,
            changed_by="x",
            published_at=published.published_at,
        )
