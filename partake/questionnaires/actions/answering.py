"""Answering: at once, or begun now and finished later; and paper forms keyed in by the pile."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from partake.accounts.links import hash_of, new_secret
from partake.audit.actions import record as record_event
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.kernel.ref import Ref
from partake.kernel.verdict import NotFound, Rejected, Stale
from partake.questionnaires import access
from partake.questionnaires.changes import note_change
from partake.questionnaires.domain import fitting, from_json
from partake.questionnaires.events import (
    BATCH_CLOSED,
    BATCH_OPENED,
    RESPONSE_FINISHED,
    RESPONSE_STARTED,
    RESPONSE_STRUCK,
    RESPONSES_FORGOTTEN,
)
from partake.questionnaires.form_numbers import read_form_number
from partake.questionnaires.models import Batch, QuestionnaireVersion, Recording, Response
from partake.questionnaires.models.answering import BatchState, ResponseState
from partake.questionnaires.models.asking import VersionState
from partake.questionnaires.recordings import Given, erase_recordings, keep_recordings, ref_of

NO_FILES: Given = {}


@transaction.atomic
def finish_response(
    *,
    actor: Actor,
    asked: QuestionnaireVersion,
    answers: Mapping[str, Any],
    channel: str,
    about: Ref | None = None,
    language: str = "en",
    batch: Batch | None = None,
    form_number: str | None = None,
    recordings: Given = NO_FILES,
) -> Response:
    """This will keep one person's whole answers to a version. Anyone may answer; a paper form goes into an open
    batch, and a form number that was keyed before is told apart. `recordings` are files by question key. Raises
    `Rejected`, `NotFound`, `Refused`."""
    if batch is not None:
        access.can_key_in(actor, batch.organisation_id).require()

    if form_number and (form_number := read_form_number(form_number)) is None:
        raise Rejected("form_number", "That is not a number of one of our forms. Which number is on it?")
    if asked.state == VersionState.DRAFT or (asked.state == VersionState.CLOSED and batch is None):
        raise NotFound
    if batch is not None and batch.state == BatchState.CLOSED:
        raise Rejected("", "This batch is closed. Open another for the forms that are left.")
    now = clock.now()
    response = _kept(
        questionnaire_version=asked,
        about_kind=about.kind if about else "",
        about_id=about.id if about else "",
        state=ResponseState.FINISHED,
        answers=_fitting(asked, answers),
        channel=channel,
        language=language,
        started_at=now,
        finished_at=now,
        batch=batch,
        keyed_by=actor.display_name if batch is not None else "",
        form_number=form_number or None,
    )
    keep_recordings(actor=actor, response=response, given=recordings)
    note_change(response)

    record_event(RESPONSE_FINISHED, actor=actor, about=ref_of(response), codes={"channel": channel})

    return response


@transaction.atomic
def begin_response(
    *,
    actor: Actor,
    asked: QuestionnaireVersion,
    answers: Mapping[str, Any],
    about: Ref | None = None,
    language: str = "en",
    form_number: str | None = None,
    recordings: Given = NO_FILES,
) -> tuple[Response, str]:
    """This will keep answers that are not finished, and give with them the secret part of a link to come back by. It
    is shown once; only its hash is kept."""
    if asked.state != VersionState.PUBLISHED:
        raise NotFound
    secret = new_secret()
    response = _kept(
        questionnaire_version=asked,
        about_kind=about.kind if about else "",
        about_id=about.id if about else "",
        state=ResponseState.STARTED,
        answers=_fitting(asked, answers),
        channel="ONLINE",
        language=language,
        started_at=clock.now(),
        link_hash=hash_of(secret),
        form_number=form_number or None,
    )
    keep_recordings(actor=actor, response=response, given=recordings)

    record_event(RESPONSE_STARTED, actor=actor, about=ref_of(response))

    return response, secret


@transaction.atomic
def go_on_with_response(
    *,
    actor: Actor,
    response: Response,
    answers: Mapping[str, Any],
    version: int | None,
    finish: bool,
    recordings: Given = NO_FILES,
) -> Response:
    """This will keep more of the answers somebody began, or finish them. The caller has opened their private link.
    Raises `Stale` when it was finished, or changed in another tab, meanwhile."""
    response = (
        Response.objects.select_for_update(of=("self",)).select_related("questionnaire_version").get(pk=response.pk)
    )
    if response.state != ResponseState.STARTED or response.version != version:
        raise Stale(response)
    response.answers = _fitting(response.questionnaire_version, {**response.answers, **answers})
    response.version += 1
    if finish:
        response.state, response.finished_at = ResponseState.FINISHED, clock.now()
    response.save()
    keep_recordings(actor=actor, response=response, given=recordings)

    if finish:
        note_change(response)

        record_event(RESPONSE_FINISHED, actor=actor, about=ref_of(response), codes={"channel": response.channel})

    return response


@transaction.atomic
def key_in_form(
    *,
    actor: Actor,
    batch: Batch,
    answers: Mapping[str, Any],
    channel: str = "PAPER",
    language: str = "en",
    form_number: str | None = None,
    is_another: str = "",
) -> Response:
    """This will keep one form of a pile. A form without a number that says exactly what the one before it says is
    taken only when somebody says that it `is_another`. Raises as `finish_response` does."""
    batch = Batch.objects.select_for_update(of=("self",)).select_related("questionnaire_version").get(pk=batch.pk)
    last = batch.responses.counted().order_by("-pk").first()
    kept = _fitting(batch.questionnaire_version, answers)
    if not kept and not is_another:
        raise Rejected("is_another", "Nothing is ticked or written. Was the form handed in empty?")
    if last is not None and kept == last.answers and not is_another:
        raise Rejected("is_another", "This is exactly what you keyed a moment ago. Is it another form?")

    return finish_response(
        actor=actor,
        asked=batch.questionnaire_version,
        answers=answers,
        channel=channel,
        about=Ref(batch.about_kind, batch.about_id) if batch.about_kind else None,
        language=language,
        batch=batch,
        form_number=form_number,
    )


@transaction.atomic
def strike_response(*, actor: Actor, response: Response) -> Response:
    """This will take back the form keyed in last, in a batch that is still open. It is struck, not deleted: it counts
    nowhere, and its number may be keyed again. Raises `Refused`, `Stale`."""
    if response.batch is None:
        raise NotFound
    batch = Batch.objects.select_for_update().get(pk=response.batch.pk)
    access.can_key_in(actor, batch.organisation_id).require()

    last = batch.responses.counted().order_by("-pk").first()
    if last is None or last.pk != response.pk or batch.state == BatchState.CLOSED:
        raise Stale(last)
    last.struck_at, last.struck_by = clock.now(), actor.display_name
    last.version += 1
    last.save()
    erase_recordings(last.recordings.all())
    note_change(last)

    record_event(RESPONSE_STRUCK, actor=actor, about=ref_of(last))

    return last


@transaction.atomic
def forget_unfinished(*, actor: Actor, before: datetime) -> int:
    """This will delete answers that were begun `before` and never finished, with their files, and say how many."""
    unfinished_rows = Response.objects.filter(state=ResponseState.STARTED, started_at__lt=before)
    erase_recordings(Recording.objects.filter(response__in=unfinished_rows))
    count = unfinished_rows.delete()[1].get(Response._meta.label, 0)
    if count:
        unfinished = Ref("questionnaires.response", "unfinished")
        record_event(RESPONSES_FORGOTTEN, actor=actor, about=unfinished, codes={"responses": count})
    return count


@transaction.atomic
def open_batch(
    *,
    actor: Actor,
    asked: QuestionnaireVersion,
    organisation_id: int,
    about: Ref | None = None,
    forms_in_pile: int | None = None,
) -> Batch:
    """This will begin keying in a pile of paper forms. Raises `Refused`, `NotFound`."""
    access.can_key_in(actor, organisation_id).require()

    if asked.state == VersionState.DRAFT:
        raise NotFound
    batch = Batch.objects.create(
        questionnaire_version=asked,
        organisation_id=organisation_id,
        about_kind=about.kind if about else "",
        about_id=about.id if about else "",
        forms_in_pile=forms_in_pile,
        opened_at=clock.now(),
        opened_by=actor.display_name,
    )

    record_event(BATCH_OPENED, actor=actor, about=_batch_ref(batch))

    return batch


@transaction.atomic
def close_batch(*, actor: Actor, batch: Batch, version: int | None) -> Batch:
    """This will say that a pile is done. Raises `Refused`, `Stale`."""
    access.can_key_in(actor, batch.organisation_id).require()

    batch = Batch.objects.select_for_update().get(pk=batch.pk)
    if batch.state == BatchState.CLOSED or batch.version != version:
        raise Stale(batch)
    batch.state, batch.closed_at = BatchState.CLOSED, clock.now()
    batch.version += 1
    batch.save()

    record_event(BATCH_CLOSED, actor=actor, about=_batch_ref(batch), codes={"forms": batch.responses.counted().count()})

    return batch


def _kept(**values: Any) -> Response:
    """A form number is answered once, whichever way: on the page its square opens, or on the paper itself."""
    try:
        with transaction.atomic():
            return Response.objects.create(**values)
    except IntegrityError:
        words = f"Form {values['form_number']} was answered before. Is it the same form? If so, put it aside."
        raise Rejected("form_number", words) from None


def _fitting(asked: QuestionnaireVersion, answers: Mapping[str, Any]) -> dict[str, Any]:
    try:
        return fitting(from_json(asked.content), answers)
    except ValueError as wrong:
        raise Rejected(str(wrong), "That answer is not one of those on this page. Which one would you like?") from None


def _batch_ref(batch: Batch) -> Ref:
    return Ref("questionnaires.batch", str(batch.public_id))
