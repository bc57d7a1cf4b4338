"""The person, or somebody with them, writes in the plan. What was agreed stands until both agree again."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext

from partake.audit.actions import record as record_event
from partake.audit.domain import EventKind
from partake.care_plans import access, caseload, telling, undertakings
from partake.care_plans.domain.contents import (
    CONTENT,
    HIGHEST,
    LOWEST,
    SINGLE,
    UNDER,
    Action,
    Content,
    Contingency,
    Goal,
    Kind,
    Pathway,
    WayBack,
)
from partake.care_plans.domain.going import GOING
from partake.care_plans.drafts import draft_of, hold_plan, next_place, note_change, standing_line, unchanged, who_wrote
from partake.care_plans.events import LINE_ADDED, LINE_CHANGED, LINE_ENDED, PLAN_STARTED
from partake.care_plans.kinds import MODEL, columns_of, content_of
from partake.care_plans.models import Line, PlanVersion
from partake.kernel import clock
from partake.kernel.ref import Ref
from partake.kernel.verdict import NotFound, Rejected
from partake.people.door import OpenRecord


@transaction.atomic
def start_plan(*, record: OpenRecord) -> PlanVersion:
    """This will start the person's plan, or give the draft there is: anyone may start alone, before any professional.

    Raises `Refused`.
    """
    access.can_write_plan(record).require()

    draft = draft_of(hold_plan(record), record.actor)
    caseload.keep([record.person.pk])

    record_event(
        PLAN_STARTED,
        actor=record.actor,
        about=Ref("care_plans.plan", str(draft.plan.public_id)),
        person_id=record.person.id,
        codes={"version": draft.number},
    )

    telling.of_writing(record)
    return draft


@transaction.atomic
def add_line(*, record: OpenRecord, kind: Kind, content: Content, under: UUID | None = None) -> Line:
    """This will write a new line into the draft, beginning one if need be.

    `under` is the key of the need, goal or action it hangs under. Raises `Refused`, `Rejected`, and `NotFound` when
    what it hangs under is no longer there.
    """
    access.can_write_line(record, kind).require()

    draft = draft_of(hold_plan(record), record.actor)
    _can_be(kind, content)
    if (kind in UNDER) != (under is not None):
        raise NotFound
    if under is not None:
        standing_line(draft.plan, UNDER[kind], under)
    if kind in SINGLE and MODEL[kind].objects.standing_in(draft.number).filter(plan=draft.plan).exists():
        raise Rejected("", gettext("This is already written. Open it and change it."))
    place = next_place(draft, kind)
    row: Line = MODEL[kind].objects.create(
        plan=draft.plan,
        since=draft.number,
        place=place,
        **_written(record),
        **columns_of(content),
        **({"under": under} if under else {}),
        **({"status": GOING[kind].first} if kind in GOING else {}),
    )
    note_change(draft, kind)

    _note(LINE_ADDED, record, kind, row.key, sorted(name for name, value in columns_of(content).items() if value))

    telling.of_writing(record)
    return row


@transaction.atomic
def change_line(*, record: OpenRecord, kind: Kind, key: UUID, values: dict[str, Any], version: int | None) -> Line:
    """This will change fields of a line in the draft. The agreed version keeps the line as it was agreed.

    `version` is that of the row the page showed; a page that is out of date raises `Stale` with the row as it is.
    Raises `Refused`, `Rejected`, `NotFound`.
    """
    access.can_write_line(record, kind).require()

    plan = hold_plan(record)
    row = standing_line(plan, kind, key)
    unchanged(row, version)
    before = content_of(kind, row)
    after = replace(before, **values)
    _can_be(kind, after)
    changed = sorted(name for name in values if getattr(after, name) != getattr(before, name))
    if not changed:
        return row
    draft = draft_of(plan, record.actor)
    row = _rewritten(record, row, draft, columns_of(after))
    if kind is Kind.ACTION and {"by_person", "who_name"} & {*changed}:
        undertakings.end(key)
    note_change(draft, kind)

    _note(LINE_CHANGED, record, kind, key, changed)

    telling.of_writing(record)
    return row


@transaction.atomic
def end_line(*, record: OpenRecord, kind: Kind, key: UUID, version: int | None) -> None:
    """This will take a line, and what hangs under it, out of the draft. The agreed version keeps them.

    Raises `Refused`, `Stale`, `NotFound`.
    """
    access.can_write_line(record, kind).require()

    plan = hold_plan(record)
    row = standing_line(plan, kind, key)
    unchanged(row, version)
    draft = draft_of(plan, record.actor)
    _take_out(draft, kind, row)
    note_change(draft, kind)

    _note(LINE_ENDED, record, kind, key, [])

    telling.of_writing(record)


def _can_be(kind: Kind, content: Content) -> None:
    if not isinstance(content, CONTENT[kind]):
        raise TypeError(f"{kind} is said with {CONTENT[kind].__name__}, not {type(content).__name__}")
    match content:
        case Contingency() if not content.triggers.strip():
            raise Rejected(
                "triggers", gettext("There is no sign yet. What would tell people that things have changed?")
            )
        case Action() if not content.by_person and not content.who_name.strip():
            raise Rejected("who_name", gettext("You have not said who. Who will do it?"))
        case WayBack() if not content.condition.strip():
            raise Rejected("condition", gettext("You have not said what it is for. Which condition or pathway?"))
        case WayBack() if not content.warning.strip():
            raise Rejected("warning", gettext("There is no sign yet. What would tell you that something is changing?"))
        case Pathway() if not content.words.strip():
            raise Rejected("words", gettext("There is no reason yet. Why is this the one?"))
        case Pathway() if content.score.strip() and not content.score_from.strip():
            raise Rejected("score_from", gettext("You wrote a number. Where does it come from?"))
        case Goal():
            _out_of_ten("importance", content.importance)
    if isinstance(content, Action):
        _out_of_ten("confidence", content.confidence)


def _out_of_ten(field: str, number: int | None) -> None:
    if number is not None and not LOWEST <= number <= HIGHEST:
        said = {"number": number, "lowest": LOWEST, "highest": HIGHEST}
        raise Rejected(
            field,
            gettext("You wrote %(number)s. Which number from %(lowest)s to %(highest)s did you mean?") % said,
        )


def _written(record: OpenRecord) -> dict[str, Any]:
    """The person is the author of their plan, whoever types; who typed is named as helping."""
    return {
        "written_at": clock.now(),
        "written_by": record.person.name,
        "helped_by": "" if record.is_own else who_wrote(record.actor),
    }


def _rewritten(record: OpenRecord, row: Line, draft: PlanVersion, columns: dict[str, Any]) -> Line:
    """A row of this draft is changed where it stands; a row that was agreed is ended and written anew."""
    number = row.version + 1
    if row.since != draft.number:
        type(row).objects.filter(pk=row.pk).update(until=draft.number)
        row.pk, row.since, row.until = None, draft.number, None
        row._state.adding = True
    for name, value in {**columns, **_written(record), "version": number}.items():
        setattr(row, name, value)
    row.save()
    return row


def _take_out(draft: PlanVersion, kind: Kind, row: Line) -> None:
    for below in (one for one, above in UNDER.items() if above is kind):
        for child in MODEL[below].objects.standing_in(draft.number).filter(plan_id=draft.plan_id, under=row.key):
            _take_out(draft, below, child)
    if row.since == draft.number:
        # It was never part of anything agreed, or its agreed row was ended when the draft changed it.
        row.delete()
    else:
        type(row).objects.filter(pk=row.pk).update(until=draft.number)


def _note(event: EventKind, record: OpenRecord, kind: Kind, key: UUID, fields: list[str]) -> None:
    record_event(
        event,
        actor=record.actor,
        about=Ref(f"care_plans.{kind}", str(key)),
        person_id=record.person.id,
        codes={"kind": kind, "fields": fields},
    )
