"""What was answered, typed and counted, for the rooms above. They decide who may read it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count

from partake.kernel.ref import Ref
from partake.organisations.models import Organisation
from partake.organisations.queries import with_those_before
from partake.questionnaires.domain import Content, Question, QuestionKind, from_json
from partake.questionnaires.heard import codes_given
from partake.questionnaires.models import QuestionnaireVersion, Response
from partake.questionnaires.models.asking import VersionState


@dataclass(frozen=True)
class Answered:
    """One finished response: plain values by question key, to the words of its own version."""

    id: UUID
    version_id: UUID
    finished_at: datetime
    channel: str
    language: str
    answers: dict[str, Any]


@dataclass(frozen=True)
class QuestionCount:
    """How many answered one question of one version, and how often each answer was given, in the order asked. Of a
    rank it counts first places; of statements, (statement, answer); of free text, nothing."""

    question: Question
    answered: int
    by_answer: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Asked:
    """One questionnaire that people could answer, and how many did."""

    title: str
    answered: int


def list_asked(organisation: Organisation, *, since: datetime) -> tuple[Asked, ...]:
    """This will give the questionnaires of a body that were open at any time since, by title, with how many answered
    since. The caller has asked who may read it."""
    versions = QuestionnaireVersion.objects.filter(questionnaire__organisation__in=with_those_before(organisation.pk))
    versions = versions.exclude(state=VersionState.DRAFT).exclude(closed_at__lt=since)
    rows = versions.order_by("number").values_list("pk", "questionnaire", "questionnaire__title")
    many: Counter[int] = Counter()
    titles: dict[int, str] = {}
    counted = Response.objects.counted().filter(finished_at__gte=since, questionnaire_version__in=versions)
    by_version = dict(counted.order_by().values_list("questionnaire_version").annotate(Count("pk")))
    for version, questionnaire, title in rows:
        titles[questionnaire] = title
        many[questionnaire] += by_version.get(version, 0)
    return tuple(sorted((Asked(title, many[one]) for one, title in titles.items()), key=lambda one: one.title))


def content_of(asked: QuestionnaireVersion) -> Content:
    """This will give what a version asks."""
    return from_json(asked.content)


def responses(about: QuestionnaireVersion | Ref, *, since: datetime | None = None) -> Iterator[Answered]:
    """This will give finished responses to a version, or about a thing, oldest first, one at a time."""
    rows = Response.objects.counted()
    if isinstance(about, Ref):
        rows = rows.filter(about_kind=about.kind, about_id=about.id)
    else:
        rows = rows.filter(questionnaire_version=about)
    if since is not None:
        rows = rows.filter(finished_at__gte=since)
    columns = ("public_id", "questionnaire_version__public_id", "finished_at", "channel", "language", "answers")
    for found in rows.order_by("finished_at", "pk").values_list(*columns).iterator(chunk_size=2000):
        yield Answered(*found)


def counts(asked: QuestionnaireVersion, *, since: datetime | None = None) -> tuple[QuestionCount, ...]:
    """This will count the answers to each question of one version, in one pass. The counts are exact: whoever
    publishes them hides the small ones."""
    found = tally(asked, since=since)
    return tuple(
        QuestionCount(
            one, found.answered[one.key], tuple((code, found.said(one.key, code)) for code in found.codes(one))
        )
        for one in content_of(asked).questions
    )


@dataclass(frozen=True)
class Tally:
    """Answers to one version: how many responses by channel, how many of them answered a question, and how often each
    of its answers was given by which channel."""

    by_channel: Counter[str]
    answered: Counter[str]
    given: dict[str, Counter[tuple[str, str]]]

    def said(self, key: str, code: str) -> int:
        """This will give how often an answer was given, by whatever channel."""
        return sum(self.given[key][code, channel] for channel in self.by_channel)

    def codes(self, question: Question) -> list[str]:
        """This will give the answers to a question in the order they were asked; of a number, those given."""
        match question.kind:
            case QuestionKind.STATEMENTS:
                return [f"{statement.code} {code}" for statement in question.statements for code in question.codes]
            case QuestionKind.NUMBER:
                return sorted({code for code, _ in self.given[question.key]}, key=int)
        return list(question.codes)


def tally(asked: QuestionnaireVersion, *, since: datetime | None = None) -> Tally:
    """This will count, exactly, in one pass."""
    questions = content_of(asked).questions
    found = Tally(Counter(), Counter(), {question.key: Counter() for question in questions})
    kinds = {question.key: question.kind for question in questions}
    for one in responses(asked, since=since):
        found.by_channel[one.channel] += 1
        for key, value in one.answers.items():
            found.answered[key] += 1
            found.given[key].update((code, one.channel) for code in codes_given(kinds[key], value))
    return found
