"""Getting ready for a talk: the person answers ahead, alone or with help, and says what comes first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext

from partake.audit.actions import record as record_event
from partake.audit.domain import EventKind
from partake.care_plans import access, telling_of_preparing
from partake.care_plans import letters_of_preparing as letters
from partake.care_plans.domain.preparing import (
    NEEDS_SOMEBODY,
    PREPARATION_MOVES,
    PreparationState,
    PreparesHow,
)
from partake.care_plans.drafts import who_wrote
from partake.care_plans.events import (
    PREPARATION_ANSWERED,
    PREPARATION_INVITED,
    PREPARATION_ORDERED,
    PREPARATION_READY,
    PREPARATION_STARTED,
    PREPARATION_USED,
    PREPARATION_WAY_CHOSEN,
)
from partake.care_plans.models import Preparation, PreparationAnswer
from partake.care_plans.paper_of_preparing import sheet_document
from partake.care_plans.preparations import (
    add_answer,
    begin_preparation,
    hold_preparation,
    note_save,
    ordered_first,
    standing_of,
)
from partake.care_plans.prints import keep_sheet
from partake.care_plans.queries.preparation import preparation_now, results_beside
from partake.care_plans.queries.talking import get_wish
from partake.documents import Document
from partake.kernel import clock
from partake.kernel.ref import Ref
from partake.kernel.verdict import NotFound, Rejected, Stale
from partake.people.domain import AskedHow
from partake.people.door import OpenRecord


@dataclass(frozen=True)
class GivenAnswer:
    """What is said to one question."""

    question: str
    words: str
    wants_to_talk: bool


@transaction.atomic
def start_preparation(*, record: OpenRecord) -> Preparation:
    """This will start getting ready for the next talk, or give what is open. Raises `Refused`."""
    access.can_prepare(record).require()

    row, is_new = begin_preparation(record)

    if is_new:
        _note(PREPARATION_STARTED, record, row, {})
        telling_of_preparing.of_help(record, row)
    return row


@transaction.atomic
def invite_to_prepare(*, record: OpenRecord, talk_on: date | None = None) -> Preparation:
    """This will ask the person to get ready, in their own format: the sheet itself to whoever reads on paper.

    `talk_on` is the day of the talk, when it is known. Raises `Refused`, `Rejected`.
    """
    access.can_invite_to_prepare(record).require()

    if talk_on is not None and talk_on < clock.today():
        raise Rejected("talk_on", gettext("That day has passed. When is the talk?"))
    row, _ = begin_preparation(record)
    row.invited_at, row.invited_by = clock.now(), who_wrote(record.actor)
    row.talk_on = talk_on or row.talk_on
    row.save(update_fields=["invited_at", "invited_by", "talk_on"])
    size = telling_of_preparing.size_read(record)
    document = _sheet(record, row, size) if size else letters.asked_to_prepare(record, row)

    on = row.talk_on.isoformat() if row.talk_on else None
    _note(PREPARATION_INVITED, record, row, {"talk_on": on, "sheet": size})

    telling_of_preparing.of_invitation(record, row, document)
    return row


@transaction.atomic
def choose_how(*, record: OpenRecord, how: PreparesHow, said_how: AskedHow = AskedHow.THEMSELVES) -> Preparation:
    """This will keep how the person would rather get ready. Who has to do something for it is told.

    Raises `Refused`, `Rejected`, `NotFound` when nothing is open.
    """
    access.can_prepare(record).require()

    _told(record, said_how)
    row = _open(record)
    row.how = how
    row.save(update_fields=["how"])

    _note(PREPARATION_WAY_CHOSEN, record, row, {"how": how, "said_how": said_how})

    if how in NEEDS_SOMEBODY:
        telling_of_preparing.of_another_way(record, row, how)
    return row


@transaction.atomic
def answer_question(
    *,
    record: OpenRecord,
    answer: GivenAnswer,
    number: int | None,
    said_how: AskedHow = AskedHow.THEMSELVES,
) -> PreparationAnswer | None:
    """This will keep what the person says to one question; what they said before stays in the history.

    `number` is that of the answer the page showed (0 for none); if anybody answered in between, `Stale` is raised
    with theirs. A question left as it was writes nothing. Raises `Refused`, `Rejected`, `NotFound`.
    """
    access.can_prepare(record).require()

    _told(record, said_how)
    row = _open(record)
    before = standing_of(row, answer.question)
    if (before[-1].number if before else 0) != (number or 0):
        raise Stale(before[-1] if before else None)
    if _is_as_it_was(answer, before):
        return None
    saved = add_answer(record, row, answer.question, answer.words, answer.wants_to_talk, said_how)
    note_save(row)

    _note(PREPARATION_ANSWERED, record, row, {"questions": [answer.question], "said_how": said_how})

    telling_of_preparing.of_help(record, row)
    return saved


@transaction.atomic
def answer_questions(
    *,
    record: OpenRecord,
    answers: Sequence[GivenAnswer],
    version: int | None,
    said_how: AskedHow = AskedHow.THEMSELVES,
) -> Preparation:
    """This will keep what the person says to several questions of one page. `version` is that of the preparation as
    the page showed it. Raises `Refused`, `Rejected`, `Stale`, `NotFound`."""
    access.can_prepare(record).require()

    _told(record, said_how)
    row = _open(record)
    if row.version != version:
        raise Stale(row)
    changed = [one for one in answers if not _is_as_it_was(one, standing_of(row, one.question))]
    if not changed:
        return row
    for one in changed:
        add_answer(record, row, one.question, one.words, one.wants_to_talk, said_how)
    note_save(row)

    _note(PREPARATION_ANSWERED, record, row, {"questions": [one.question for one in changed], "said_how": said_how})

    telling_of_preparing.of_help(record, row)
    return row


@transaction.atomic
def choose_first(
    *,
    record: OpenRecord,
    first: Sequence[str],
    version: int | None,
    said_how: AskedHow = AskedHow.THEMSELVES,
) -> Preparation:
    """This will keep what the person wants to talk about first: at most three questions, by their codes.

    Raises `Refused`, `Rejected`, `Stale`, `NotFound`.
    """
    access.can_prepare(record).require()

    _told(record, said_how)
    row = _open(record)
    if row.version != version:
        raise Stale(row)
    row.first = ordered_first(row, first)
    row.save(update_fields=["first"])
    note_save(row)

    _note(PREPARATION_ORDERED, record, row, {"first": row.first, "said_how": said_how})

    telling_of_preparing.of_help(record, row)
    return row


@transaction.atomic
def finish_preparation(*, record: OpenRecord) -> Preparation:
    """This will say that the person is ready: their practice is told, and they go on changing it until the talk.

    Whoever helped sends them all of it, word for word. Raises `Refused`, `Rejected`, `NotFound`.
    """
    access.can_prepare(record).require()

    row = _open(record)
    if not row.first and not row.answers.exists():
        raise Rejected("", gettext("Nothing is written yet. One answer is enough."))
    if row.state == PreparationState.READY:
        return row
    _move(row, PreparationState.READY)
    row.ready_at = clock.now()
    row.save(update_fields=["state", "ready_at"])

    _note(PREPARATION_READY, record, row, {})

    telling_of_preparing.of_being_ready(record, row)
    return row


@transaction.atomic
def use_preparation(*, record: OpenRecord, held_on: date) -> Preparation | None:
    """This will say that a talk used what the person prepared, so that the next talk begins afresh. None when nothing
    was open: what was begun after the day of the talk is for the next one. Raises `Refused`."""
    access.can_invite_to_prepare(record).require()

    row = hold_preparation(record)
    if row is None or clock.local(row.started_at).date() > held_on:
        return None
    _move(row, PreparationState.USED)
    row.used_at, row.used_by = clock.now(), who_wrote(record.actor)
    row.save(update_fields=["state", "used_at", "used_by"])

    _note(PREPARATION_USED, record, row, {})

    # The person was at the talk: there is nothing to tell them.
    return row


def _sheet(record: OpenRecord, row: Preparation, size: str) -> Document:
    """The sheet as a letter: it has a code of its own, as any print has."""
    printed, results = keep_sheet(record, row, size), results_beside(record)
    return sheet_document(record, preparation_now(row), printed, wish=get_wish(record), results=results)


def _open(record: OpenRecord) -> Preparation:
    row = hold_preparation(record)
    if row is None:
        raise NotFound
    return row


def _move(row: Preparation, to: PreparationState) -> None:
    assert to in PREPARATION_MOVES[PreparationState(row.state)], f"{row.state} cannot become {to}"
    row.state = to


def _told(record: OpenRecord, said_how: AskedHow) -> None:
    if not record.is_own and said_how is AskedHow.THEMSELVES:
        raise Rejected("said_how", gettext("How did %(first)s tell you this?") % {"first": record.person.first_name})


def _is_as_it_was(answer: GivenAnswer, standing: Sequence[PreparationAnswer]) -> bool:
    words = "\n".join(row.words for row in standing if row.words)
    wants = any(row.wants_to_talk for row in standing)
    return (answer.words.strip(), answer.wants_to_talk) == (words, wants)


def _note(event: EventKind, record: OpenRecord, row: Preparation, codes: dict[str, object]) -> None:
    record_event(
        event,
        actor=record.actor,
        about=Ref("care_plans.preparation", str(row.public_id)),
        person_id=record.person.id,
        codes=codes,
    )
