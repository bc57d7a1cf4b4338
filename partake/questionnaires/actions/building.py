"""Making a questionnaire: a draft that changes, and versions that never do."""

from django.db import IntegrityError, transaction
from django.db.models import Max

from partake.audit.actions import record as record_event
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.kernel.ref import Ref
from partake.kernel.verdict import Rejected, Stale
from partake.questionnaires import access
from partake.questionnaires.domain import Content, QuestionnaireError, check_content, from_json, to_json
from partake.questionnaires.events import DRAFT_SAVED, QUESTIONNAIRE_MADE, VERSION_CLOSED, VERSION_PUBLISHED
from partake.questionnaires.models import Questionnaire, QuestionnaireVersion
from partake.questionnaires.models.asking import VersionState


@transaction.atomic
def make_questionnaire(
    *, actor: Actor, organisation_id: int | None, content: Content, code: str | None = None
) -> QuestionnaireVersion:
    """This will begin a questionnaire, as a draft that may still be unfinished. Raises `Refused`, `Rejected`."""
    access.can_build(actor, organisation_id).require()

    if not content.title.strip():
        raise Rejected("title", "It has no title yet. What is it called?")
    try:
        with transaction.atomic():
            questionnaire = Questionnaire.objects.create(
                organisation_id=organisation_id,
                code=code,
                title=content.title[:200],
                made_at=clock.now(),
                made_by=actor.display_name,
            )
    except IntegrityError:
        raise Rejected("code", "There is a questionnaire with this code already.") from None
    draft = _new_draft(actor, questionnaire, 1, content)

    record_event(QUESTIONNAIRE_MADE, actor=actor, about=_ref(questionnaire))

    return draft


@transaction.atomic
def save_draft(
    *, actor: Actor, questionnaire: Questionnaire, content: Content, version: int | None
) -> QuestionnaireVersion:
    """This will change the draft, or begin one beside the published version. `version` is that of the draft the page
    showed (0 when there was none). Raises `Refused`, `Rejected`, `Stale`."""
    access.can_build(actor, questionnaire.organisation_id).require()

    draft = questionnaire.versions.select_for_update().filter(state=VersionState.DRAFT).first()
    if (draft.version if draft else 0) != (version or 0):
        raise Stale(draft)
    if draft is None:
        latest = questionnaire.versions.aggregate(latest=Max("number"))["latest"] or 0
        draft = _new_draft(actor, questionnaire, latest + 1, content)
    else:
        draft.content, draft.changed_at, draft.changed_by = to_json(content), clock.now(), actor.display_name
        draft.version += 1
        draft.save()
    Questionnaire.objects.filter(pk=questionnaire.pk).update(title=content.title[:200])

    record_event(DRAFT_SAVED, actor=actor, about=_ref(questionnaire), codes={"number": draft.number})

    return draft


@transaction.atomic
def publish_version(*, actor: Actor, draft: QuestionnaireVersion, version: int | None) -> QuestionnaireVersion:
    """This will let people answer a version, which never changes again; the one before it is closed to new answers.
    Raises `Refused`, `Rejected` with what is wrong in it, `Stale`."""
    access.can_build(actor, draft.questionnaire.organisation_id).require()

    draft = (
        QuestionnaireVersion.objects.select_for_update(of=("self",)).select_related("questionnaire").get(pk=draft.pk)
    )
    if draft.state != VersionState.DRAFT or draft.version != version:
        raise Stale(draft)
    try:
        check_content(from_json(draft.content))
    except QuestionnaireError as wrong:
        raise Rejected("", str(wrong)) from None
    now = clock.now()
    draft.questionnaire.versions.filter(state=VersionState.PUBLISHED).update(state=VersionState.CLOSED, closed_at=now)
    draft.state, draft.published_at = VersionState.PUBLISHED, now
    draft.version += 1
    draft.save()

    record_event(VERSION_PUBLISHED, actor=actor, about=_ref(draft.questionnaire), codes={"number": draft.number})

    return draft


@transaction.atomic
def close_version(*, actor: Actor, published: QuestionnaireVersion, version: int | None) -> QuestionnaireVersion:
    """This will stop new answers. Those begun may still be finished. Raises `Refused`, `Stale`."""
    access.can_build(actor, published.questionnaire.organisation_id).require()

    published = (
        QuestionnaireVersion.objects.select_for_update(of=("self",))
        .select_related("questionnaire")
        .get(pk=published.pk)
    )
    if published.state != VersionState.PUBLISHED or published.version != version:
        raise Stale(published)
    published.state, published.closed_at = VersionState.CLOSED, clock.now()
    published.version += 1
    published.save()

    record_event(VERSION_CLOSED, actor=actor, about=_ref(published.questionnaire), codes={"number": published.number})

    return published


def _locked(row: QuestionnaireVersion) -> QuestionnaireVersion:
    rows = QuestionnaireVersion.objects.select_for_update(of=("self",)).select_related("questionnaire")
    return rows.get(pk=row.pk)


def _new_draft(actor: Actor, questionnaire: Questionnaire, number: int, content: Content) -> QuestionnaireVersion:
    return QuestionnaireVersion.objects.create(
        questionnaire=questionnaire,
        number=number,
        content=to_json(content),
        changed_at=clock.now(),
        changed_by=actor.display_name,
    )


def _ref(questionnaire: Questionnaire) -> Ref:
    return Ref("questionnaires.questionnaire", str(questionnaire.public_id))
