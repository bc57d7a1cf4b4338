"""What is asked: the version people answer now, what a body has made, and its piles of paper."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Q

from partake.accounts.links import hash_of
from partake.kernel.actor import Actor
from partake.kernel.verdict import NotFound
from partake.organisations.models import Organisation, Service
from partake.organisations.queries import with_those_before
from partake.questionnaires import access
from partake.questionnaires.domain import Content, QuestionnaireError, check_content, from_json
from partake.questionnaires.models import Batch, Questionnaire, QuestionnaireVersion, Response
from partake.questionnaires.models.answering import BatchState, ResponseState
from partake.questionnaires.models.asking import VersionState
from partake.questionnaires.queries.places import services_of

COUNTED = Count("responses", filter=Q(responses__state=ResponseState.FINISHED, responses__struck_at__isnull=True))


@dataclass(frozen=True)
class VersionLine:
    """One version. `published_at` is None for a draft."""

    id: UUID
    number: int
    state: str
    title: str
    published_at: datetime | None
    closed_at: datetime | None
    answered: int


@dataclass(frozen=True)
class QuestionnairePage:
    """One questionnaire of a body. `content` is the draft's, or else the latest version's; `draft_version` is 0 where
    there is no draft; `wrong` is what keeps the draft from being published."""

    id: UUID
    title: str
    content: Content
    draft_version: int
    wrong: str
    versions: tuple[VersionLine, ...]

    @property
    def has_draft(self) -> bool:
        return self.draft_version > 0

    @property
    def published(self) -> VersionLine | None:
        return next((one for one in self.versions if one.state == VersionState.PUBLISHED), None)


@dataclass(frozen=True)
class QuestionnaireLine:
    """One questionnaire in a body's list."""

    id: UUID
    title: str
    has_draft: bool
    is_asked: bool
    answered: int


@dataclass(frozen=True)
class KeyedForm:
    """One form of a pile. `number` is "" where the form had none."""

    id: UUID
    number: str
    keyed_at: datetime
    keyed_by: str
    channel: str
    is_struck: bool


@dataclass(frozen=True)
class BatchPage:
    """A pile of forms: how many were keyed, of how many in it (None when nobody counted), and the name of the service
    they are about, if of one."""

    id: UUID
    title: str
    keyed: int
    in_pile: int | None
    is_open: bool
    opened_at: datetime
    opened_by: str
    version: int
    service: str = ""
    forms: tuple[KeyedForm, ...] = ()

    @property
    def last(self) -> KeyedForm | None:
        return next((one for one in self.forms if not one.is_struck), None)


def get_asked(questionnaire_id: UUID) -> QuestionnaireVersion:
    """This will give the version people may answer now, or the last one that was closed; anything else is not there
    for anyone."""
    rows = QuestionnaireVersion.objects.filter(questionnaire__public_id=questionnaire_id).select_related(
        "questionnaire__organisation"
    )
    found = rows.exclude(state=VersionState.DRAFT).order_by("-number").first()
    if found is None:
        raise NotFound
    return found


def is_open(asked: QuestionnaireVersion) -> bool:
    return asked.state == VersionState.PUBLISHED


def get_begun(secret: str) -> Response:
    """This will give the answers that a private link leads to."""
    found = (
        Response.objects.filter(link_hash=hash_of(secret))
        .select_related("questionnaire_version__questionnaire__organisation")
        .first()
    )
    if found is None:
        raise NotFound
    return found


def recorded_in(response: Response) -> tuple[str, ...]:
    """This will give the keys of the questions that somebody answered with a file."""
    return tuple(response.recordings.values_list("question_key", flat=True))


def is_finished(response: Response) -> bool:
    return response.state == ResponseState.FINISHED


def list_my_bodies(actor: Actor) -> tuple[Organisation, ...]:
    """This will give the bodies where somebody builds questionnaires or keys in forms, by name."""
    held = {role.organisation_id for role in actor.roles if role.code in access.KEYS_IN}
    return tuple(Organisation.objects.filter(pk__in=held, successor__isnull=True).order_by("name", "pk"))


def list_questionnaires(actor: Actor, *, organisation: Organisation) -> tuple[QuestionnaireLine, ...]:
    """This will give what a body asks, by title."""
    access.can_key_in(actor, organisation.pk).require()
    rows = Questionnaire.objects.filter(organisation__in=with_those_before(organisation.pk)).annotate(
        answered=Count(
            "versions__responses",
            filter=Q(versions__responses__state=ResponseState.FINISHED, versions__responses__struck_at__isnull=True),
        )
    )
    states = _states([row.pk for row in rows])
    return tuple(
        QuestionnaireLine(
            row.public_id,
            row.title,
            (row.pk, VersionState.DRAFT) in states,
            (row.pk, VersionState.PUBLISHED) in states,
            row.answered,
        )
        for row in rows.order_by("title", "pk")
    )


def get_questionnaire_row(actor: Actor, *, organisation: Organisation, questionnaire_id: UUID) -> Questionnaire:
    access.can_key_in(actor, organisation.pk).require()
    found = Questionnaire.objects.filter(
        public_id=questionnaire_id, organisation__in=with_those_before(organisation.pk)
    ).first()
    if found is None:
        raise NotFound
    return found


def get_questionnaire(actor: Actor, *, organisation: Organisation, questionnaire_id: UUID) -> QuestionnairePage:
    """This will give one questionnaire with its versions, newest first."""
    row = get_questionnaire_row(actor, organisation=organisation, questionnaire_id=questionnaire_id)
    versions = list(row.versions.annotate(answered=COUNTED).order_by("-number"))
    draft = next((one for one in versions if one.state == VersionState.DRAFT), None)
    content = from_json((draft or versions[0]).content)
    return QuestionnairePage(
        id=row.public_id,
        title=content.title,
        content=content,
        draft_version=draft.version if draft else 0,
        wrong=_wrong(content),
        versions=tuple(
            VersionLine(
                one.public_id,
                one.number,
                one.state,
                one.content["title"],
                one.published_at,
                one.closed_at,
                one.answered,
            )
            for one in versions
        ),
    )


def get_version(row: Questionnaire, state: str) -> QuestionnaireVersion:
    """This will give the draft, or the published version, for an action to change."""
    found = row.versions.filter(state=state).select_related("questionnaire").first()
    if found is None:
        raise NotFound
    return found


def get_version_to_key(row: Questionnaire) -> QuestionnaireVersion:
    """This will give the version whose paper forms are about: the published one, or the last that was closed."""
    found = row.versions.exclude(state=VersionState.DRAFT).order_by("-number").first()
    if found is None:
        raise NotFound
    return found


def list_batches(actor: Actor, *, organisation: Organisation) -> tuple[BatchPage, ...]:
    """This will give the newest piles of a body, those still open first."""
    access.can_key_in(actor, organisation.pk).require()
    rows = Batch.objects.filter(organisation__in=with_those_before(organisation.pk)).annotate(keyed=COUNTED)
    found = rows.select_related("questionnaire_version").order_by("-state", "-opened_at", "-pk")[:30]
    services = services_of(found)
    return tuple(_batch(row, row.keyed, services.get(row.about_id)) for row in found)


def get_batch_row(actor: Actor, *, organisation: Organisation, batch_id: UUID) -> Batch:
    access.can_key_in(actor, organisation.pk).require()
    found = (
        Batch.objects.filter(public_id=batch_id, organisation__in=with_those_before(organisation.pk))
        .select_related("questionnaire_version__questionnaire")
        .first()
    )
    if found is None:
        raise NotFound
    return found


def get_batch(actor: Actor, *, organisation: Organisation, batch_id: UUID) -> BatchPage:
    """This will give a pile with the forms keyed last, newest first."""
    row = get_batch_row(actor, organisation=organisation, batch_id=batch_id)
    forms = tuple(
        KeyedForm(
            one.public_id, one.form_number or "", one.started_at, one.keyed_by, one.channel, one.struck_at is not None
        )
        for one in row.responses.order_by("-pk")[:50]
    )
    return _batch(row, row.responses.counted().count(), services_of([row]).get(row.about_id), forms)


def get_last_keyed(batch: Batch) -> Response:
    """This will give the form keyed in last that is not struck."""
    found = batch.responses.counted().order_by("-pk").first()
    if found is None:
        raise NotFound
    return found


def _batch(row: Batch, keyed: int, service: Service | None, forms: tuple[KeyedForm, ...] = ()) -> BatchPage:
    return BatchPage(
        row.public_id,
        row.questionnaire_version.content["title"],
        keyed,
        row.forms_in_pile,
        row.state == BatchState.OPEN,
        row.opened_at,
        row.opened_by,
        row.version,
        service.name if service else "",
        forms,
    )


def _states(questionnaire_ids: list[int]) -> set[tuple[int, str]]:
    rows = QuestionnaireVersion.objects.filter(questionnaire__in=questionnaire_ids)
    return set(rows.values_list("questionnaire_id", "state"))


def _wrong(content: Content) -> str:
    try:
        check_content(content)
    except QuestionnaireError as wrong:
        return str(wrong)
    return ""
