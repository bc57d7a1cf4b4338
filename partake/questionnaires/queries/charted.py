"""Questions as whoever charts their answers needs them: words and answers of today, and since when they are these."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from uuid import UUID

from partake.kernel import clock
from partake.organisations.models import Organisation
from partake.organisations.queries import with_those_before
from partake.questionnaires.domain import Option, Question, from_json
from partake.questionnaires.heard import answer_words, asks_the_same
from partake.questionnaires.models import Questionnaire, QuestionnaireVersion
from partake.questionnaires.models.asking import VersionState


@dataclass(frozen=True)
class ChartedQuestion:
    """A question of a questionnaire, as it was asked last. `code` is "<questionnaire>:<question>"; `answers` are
    (code, words), those of earlier versions after today's; `good` those called good, each by the last version that
    has it; `changed_on` the days from which it was asked in other words, with other answers, or of other people."""

    code: str
    organisation_id: int | None
    title: str
    question: Question
    answers: tuple[tuple[str, str], ...]
    good: frozenset[str]
    changed_on: tuple[date, ...]

    def words_of(self, answer: str) -> str:
        """This will give the words of an answer; of a statement that was rated, with the statement. "" for one that
        it does not have."""
        statement, _, code = answer.rpartition(" ")
        rated = next((one.words for one in self.question.statements if one.code == statement), "")
        words = dict(self.answers).get(code, "")
        return f"{rated}: {words}" if rated and words else "" if statement else words


def charted_questions(codes: Iterable[str]) -> dict[str, ChartedQuestion]:
    """This will give the questions with these codes that were ever asked of anyone, by code."""
    wanted: dict[UUID, set[str]] = {}
    for code in codes:
        questionnaire, _, key = code.partition(":")
        try:
            wanted.setdefault(UUID(questionnaire), set()).add(key)
        except ValueError:
            continue
    if not wanted:
        return {}
    rows = QuestionnaireVersion.objects.filter(questionnaire__public_id__in=wanted).exclude(state=VersionState.DRAFT)
    versions: dict[UUID, list[QuestionnaireVersion]] = {}
    for row in rows.select_related("questionnaire").order_by("number"):
        versions.setdefault(row.questionnaire.public_id, []).append(row)
    found = (_charted(versions[one], key) for one, keys in wanted.items() if one in versions for key in sorted(keys))
    return {one.code: one for one in found if one is not None}


def options_ever(questionnaire_id: UUID, key: str) -> tuple[Option, ...]:
    """This will give every answer to a question that was ever there to choose."""
    found = charted_questions([f"{questionnaire_id}:{key}"]).values()
    return tuple(Option(code, words) for one in found for code, words in one.answers)


def list_ever_asked(body: Organisation) -> tuple[tuple[str, str], ...]:
    """This will give the questionnaires of a body that were ever asked, as (public id, title), by title."""
    rows = Questionnaire.objects.filter(
        organisation__in=with_those_before(body.pk), versions__published_at__isnull=False
    )
    found = rows.distinct().order_by("title", "pk").values_list("public_id", "title")
    return tuple((str(public_id), title) for public_id, title in found)


def _charted(versions: list[QuestionnaireVersion], key: str) -> ChartedQuestion | None:
    asked = [(row, question) for row in versions if (question := from_json(row.content).question(key))]
    if not asked:
        return None
    answers: dict[str, str] = {}
    good: set[str] = set()
    for _, question in reversed(asked):
        good |= {code for code in question.good if code not in answers}
        answers = answers | {code: words for code, words in answer_words(question) if code not in answers}
    row, last = asked[-1]
    changed = [after for before, after in pairwise(asked) if not asks_the_same(before[1], after[1])]
    return ChartedQuestion(
        code=f"{row.questionnaire.public_id}:{key}",
        organisation_id=row.questionnaire.organisation_id,
        title=from_json(row.content).title,
        question=last,
        answers=tuple(answers.items()),
        good=frozenset(good) if last.good else frozenset(),
        changed_on=tuple(clock.local(one.published_at).date() for one, _ in changed if one.published_at),
    )
