"""What was answered, for those who asked: counts, words one after another, recordings, and a copy."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase

from partake.files.serving import file_answer
from partake.kernel.requests import actor_of
from partake.organisations.models import Organisation
from partake.organisations.opening import body_page
from partake.questionnaires import access, languages, words_of_answers
from partake.questionnaires.actions import reading as actions
from partake.questionnaires.models import QuestionnaireVersion
from partake.questionnaires.queries import reading as queries
from partake.questionnaires.queries.charted import charted_questions
from partake.questionnaires.views.pages import answer
from partake.questionnaires.ways_on import ways_on


@body_page(access.can_read_answers)
def answers(request: HttpRequest, body: Organisation, questionnaire_id: UUID, number: int) -> HttpResponse:
    asked = _asked(request, body, questionnaire_id, number)
    actions.note_reading(actor=actor_of(request), asked=asked, organisation_id=body.pk)
    page = queries.read_version(asked)
    charted = charted_questions(f"{questionnaire_id}:{one.key}" for one in page.content.questions).values()
    keys = [one.question.key for one in charted if one.good]
    ways = {key: ways_on(body.public_id, questionnaire_id, key) for key in keys}
    return answer(request, "answers", body=body, id=questionnaire_id, page=page, said=words_of_answers, ways=ways)


@body_page(access.can_read_answers)
def words(
    request: HttpRequest, body: Organisation, questionnaire_id: UUID, number: int, question_key: str
) -> HttpResponse:
    asked = _asked(request, body, questionnaire_id, number)
    question = queries.get_question_in_words(asked, question_key)
    actions.note_reading(actor=actor_of(request), asked=asked, organisation_id=body.pk, question_key=question.key)
    page = queries.list_said(asked, question, cursor=request.GET.get("after", ""))
    return answer(
        request, "said", body=body, id=questionnaire_id, number=number, question=question, page=page,
        said=words_of_answers, language=languages.english_name,
    )  # fmt: skip


@body_page(access.can_read_answers)
def recording(
    request: HttpRequest, body: Organisation, questionnaire_id: UUID, number: int, recording_id: UUID
) -> HttpResponseBase:
    """Its page left the event: a browser asks for one recording in many stretches."""
    asked = _asked(request, body, questionnaire_id, number)
    facts, stream = queries.open_recording(asked, recording_id)
    return file_answer(request, facts, stream, name="answer")


@body_page(access.can_read_answers)
def copy(request: HttpRequest, body: Organisation, questionnaire_id: UUID, number: int) -> HttpResponse:
    asked = _asked(request, body, questionnaire_id, number)
    actions.note_copying(actor=actor_of(request), asked=asked, organisation_id=body.pk)
    version = queries.read_version(asked)
    said = [(one, queries.every_said(asked, one)) for one in version.content.questions if queries.is_in_words(one)]
    # With a mark at the start, so that a spreadsheet reads every script.
    lines = "\ufeff" + "".join(words_of_answers.as_csv(version, said))
    response = HttpResponse(lines, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="answers-version-{number}.csv"'
    return response


def _asked(request: HttpRequest, body: Organisation, questionnaire_id: UUID, number: int) -> QuestionnaireVersion:
    return queries.get_version_read(
        actor_of(request), organisation=body, questionnaire_id=questionnaire_id, number=number
    )
