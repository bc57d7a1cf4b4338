"""A paper came back: what was written on it by hand is typed in, as it is, beside what it answers."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext

from partake.audit.actions import record as record_event
from partake.audit.domain import EventKind
from partake.care_plans import access, telling, telling_of_preparing
from partake.care_plans.actions.lines import change_line
from partake.care_plans.actions.preparing import GivenAnswer
from partake.care_plans.actions.talking import say_involvement
from partake.care_plans.domain.contents import Kind
from partake.care_plans.domain.preparing import PaperKind
from partake.care_plans.domain.states import Involvement
from partake.care_plans.drafts import who_wrote
from partake.care_plans.events import NOTE_SETTLED, NOTE_TAKEN, PAPER_KEYED
from partake.care_plans.models import InvolvementWish, KeyedPaper, PaperNote, Preparation, Printed
from partake.care_plans.preparations import add_answer, begin_preparation, note_save, ordered_first
from partake.care_plans.prompts import find_prompt
from partake.care_plans.queries.papers import texts_seen
from partake.care_plans.taking import TAKES, room_for
from partake.kernel import clock
from partake.kernel.ref import Ref
from partake.kernel.verdict import NotFound, Rejected, Stale
from partake.people.domain import AskedHow
from partake.people.door import OpenRecord

WHOLE_PLAN = ""


@transaction.atomic
def key_in_sheet(
    *,
    record: OpenRecord,
    code: str,
    written_on: date,
    answers: Sequence[GivenAnswer],
    first: Sequence[str],
    seen: int | None,
    how: Involvement | None = None,
    ask_name: str = "",
) -> KeyedPaper:
    """This will add what was written on a sheet to what the person prepared: to the talk it was printed for, or, when
    that is over, to the next. `seen` is how often this paper was typed in before, as the page showed it: when
    somebody did since, `Stale` is raised. Raises `Refused`, `Rejected`, `NotFound`.
    """
    access.can_key_in(record, PaperKind.SHEET).require()

    printed = _printed(record, code, PaperKind.SHEET)
    keyed = _keyed(record, printed, written_on, seen)
    row, _ = begin_preparation(record)
    new = [one for one in answers if _is_something(one) and not _is_typed_in(printed, one)]
    if not new and not first and how is None:
        raise Rejected("", gettext("There is nothing new here. Is everything on the paper typed in already?"))
    for one in new:
        add_answer(record, row, one.question, one.words, one.wants_to_talk, AskedHow.IN_WRITING, keyed=keyed)
    if first:
        row.first = ordered_first(row, first)
        row.save(update_fields=["first"])
    note_save(row)

    _note(PAPER_KEYED, record, printed, {"kind": printed.kind, "answers": len(new), "first": list(first)})

    if how is not None:
        _say_how(record, how, ask_name)
    texts = [(find_prompt(one.question).words, one.words) for one in new if one.words]
    telling_of_preparing.of_paper(record, keyed, texts, _ticked(new, row, first))
    return keyed


@transaction.atomic
def key_in_plan(
    *, record: OpenRecord, code: str, written_on: date, notes: Mapping[str, str], seen: int | None
) -> KeyedPaper:
    """This will put each thing written by hand on a plan beside the line it answers, as a note from the person.

    `notes` are words by the key of the line on the paper; `WHOLE_PLAN` for what is about the plan as a whole. The
    plan itself does not change. Raises `Refused`, `Rejected`, `Stale` (see `key_in_sheet`), `NotFound`.
    """
    access.can_key_in(record, PaperKind.PLAN).require()

    printed = _printed(record, code, PaperKind.PLAN)
    assert printed.plan_version is not None  # the database sees to it
    keyed = _keyed(record, printed, written_on, seen)
    asked = {
        WHOLE_PLAN: {"heading": gettext("The whole plan")},
        **{one["key"]: one for one in texts_seen(record, printed)},
    }
    typed = PaperNote.objects.filter(keyed__printed=printed).values_list("key", "words")
    before = {(str(key or WHOLE_PLAN), words) for key, words in typed}
    new = {key: words.strip() for key, words in notes.items() if words.strip() and (key, words.strip()) not in before}
    if not set(new) <= set(asked):
        raise NotFound
    if not new:
        raise Rejected("", gettext("There is nothing new here. Is everything on the paper typed in already?"))
    for key, words in new.items():
        PaperNote.objects.create(
            plan=printed.plan_version.plan,
            keyed=keyed,
            kind=asked[key].get("kind", ""),
            key=key or None,
            printed_words=asked[key].get("taken") or asked[key].get("words", ""),
            words=words,
            written_by=record.person.name,
        )

    _note(PAPER_KEYED, record, printed, {"kind": printed.kind, "notes": len(new)})

    texts = [(asked[key].get("words", "").partition("\n")[0] or asked[key]["heading"], new[key]) for key in new]
    telling_of_preparing.of_paper(record, keyed, texts)
    return keyed


@transaction.atomic
def take_note(*, record: OpenRecord, note_id: UUID, version: int | None) -> PaperNote:
    """This will make what the person wrote by hand the new words of that line in the draft. What was agreed stands
    until both agree again. `version` is that of the line as the page showed it.

    Raises `Refused`, `Rejected` when the line has no room for it, `Stale`, `NotFound`.
    """
    access.can_write_plan(record).require()

    note = _waiting(record, note_id)
    kind = Kind(note.kind) if note.kind else None
    if kind not in TAKES or note.key is None:
        raise NotFound
    words = " ".join(note.words.split()) if room_for(kind) <= ONE_LINE else note.words
    if len(words) > room_for(kind):
        raise Rejected(
            "",
            gettext("This is %(written)s characters, and the line has room for %(room)s. Change the line by hand.")
            % {"written": len(words), "room": room_for(kind)},
        )
    change_line(record=record, kind=kind, key=note.key, values={TAKES[kind]: words}, version=version)
    _settle(record, note, taken=True)

    _note_of(NOTE_TAKEN, record, note)

    # change_line has told the person that somebody wrote in their plan.
    return note


@transaction.atomic
def settle_note(*, record: OpenRecord, note_id: UUID) -> PaperNote:
    """This will say that a note was dealt with in another way: it no longer stands on the plan, and is kept.

    Raises `Refused`, `NotFound` when it was settled already.
    """
    access.can_write_plan(record).require()

    note = _waiting(record, note_id)
    _settle(record, note, taken=False)

    _note_of(NOTE_SETTLED, record, note)

    telling.of_writing(record)
    return note


ONE_LINE = 500  # a line with room for no more is drawn in one


def _printed(record: OpenRecord, code: str, kind: PaperKind) -> Printed:
    """Holds the print, so that two who type in the same paper take turns."""
    row = Printed.objects.select_for_update(of=("self",)).filter(person_id=record.person.pk, code=code, kind=kind)
    found = row.first()
    if found is None:
        raise NotFound
    return found


def _keyed(record: OpenRecord, printed: Printed, written_on: date, seen: int | None) -> KeyedPaper:
    latest = printed.keyed.order_by("-number").first()
    if (latest.number if latest else 0) != (seen or 0):
        raise Stale(latest)
    if not clock.local(printed.printed_at).date() <= written_on <= clock.today():
        raise Rejected("written_on", gettext("It was written after it was printed, and not after today. On which day?"))
    return KeyedPaper.objects.create(
        printed=printed,
        written_on=written_on,
        keyed_at=clock.now(),
        keyed_by=who_wrote(record.actor),
        number=(latest.number if latest else 0) + 1,
    )


def _is_something(answer: GivenAnswer) -> bool:
    return bool(answer.words.strip()) or answer.wants_to_talk


def _is_typed_in(printed: Printed, answer: GivenAnswer) -> bool:
    """The same words from the same paper are there once, however often it is typed in."""
    same = {"question": answer.question, "words": answer.words.strip(), "wants_to_talk": answer.wants_to_talk}
    return any(keyed.answers.filter(**same).exists() for keyed in printed.keyed.all())


def _ticked(new: Sequence[GivenAnswer], row: Preparation, first: Sequence[str]) -> list[str]:
    ticked = [
        gettext("I want to talk about this: %(topic)s") % {"topic": find_prompt(one.question).topic}
        for one in new
        if one.wants_to_talk
    ]
    chosen = [gettext("First: %(topic)s") % {"topic": find_prompt(code).topic} for code in row.first if first]
    return ticked + chosen


def _say_how(record: OpenRecord, how: Involvement, ask_name: str) -> None:
    latest = InvolvementWish.objects.filter(person_id=record.person.pk).order_by("-number").first()
    said_how = AskedHow.THEMSELVES if record.is_own else AskedHow.IN_WRITING
    number = latest.number if latest else 0
    if latest is None or (latest.how, latest.ask_name) != (how, ask_name):
        say_involvement(record=record, how=how, ask_name=ask_name, number=number, said_how=said_how)


def _waiting(record: OpenRecord, note_id: UUID) -> PaperNote:
    rows = PaperNote.objects.select_for_update(of=("self",)).filter(plan__person_id=record.person.pk)
    note = rows.filter(public_id=note_id, settled_at__isnull=True).first()
    if note is None:
        raise NotFound
    return note


def _settle(record: OpenRecord, note: PaperNote, **changes: Any) -> None:
    note.settled_at, note.settled_by = clock.now(), who_wrote(record.actor)
    for name, value in changes.items():
        setattr(note, name, value)
    note.save(update_fields=["settled_at", "settled_by", *changes])


def _note(event: EventKind, record: OpenRecord, printed: Printed, codes: dict[str, object]) -> None:
    record_event(
        event,
        actor=record.actor,
        about=Ref("care_plans.printed", str(printed.pk)),
        person_id=record.person.id,
        codes=codes,
    )


def _note_of(event: EventKind, record: OpenRecord, note: PaperNote) -> None:
    record_event(
        event,
        actor=record.actor,
        about=Ref("care_plans.paper_note", str(note.public_id)),
        person_id=record.person.id,
        codes={"kind": note.kind},
    )
