"""Keeping a question, deleting it, and taking what was found away in a file."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from django.db import transaction
from django.utils.translation import gettext

from partake.audit.actions import record as record_event
from partake.documents.spreadsheet import Cell, Sheet, workbook
from partake.insight import access
from partake.insight.addresses import NAMES, asked_in, chosen_in
from partake.insight.events import QUESTION_DELETED, QUESTION_SAVED, VOICES_EXPORTED
from partake.insight.models import SavedQuestion
from partake.insight.queries.exploring import may_delete
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.kernel.csv_writing import csv_line
from partake.kernel.ref import Ref
from partake.kernel.verdict import NotFound, Rejected
from partake.organisations.models import Organisation
from partake.ui.words import day
from partake.voices import words
from partake.voices.queries.exploring import every_line, labels_of_many
from partake.voices.queries.voices import VoiceLine

# A spreadsheet somebody can still read; more is work for the open data and the dataset.
MOST_EXPORTED = 10_000
AT_ONCE = 500
KINDS = {"csv": "text/csv; charset=utf-8", "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"}


@dataclass(frozen=True)
class Taken:
    """A file to take away."""

    content: bytes
    media_type: str
    name: str


@transaction.atomic
def save_question(
    *, actor: Actor, organisation: Organisation, name: str, given: Mapping[str, str], for_everybody: str
) -> SavedQuestion:
    """This will keep what an address asks under a name, for oneself ("no") or for everybody who reads voices here
    ("yes"). Raises `Refused`, `Rejected`."""
    access.can_see_figures(actor, organisation.pk).require()

    asked = {one: value for one, value in chosen_in(given).items() if value}
    if not name.strip():
        raise Rejected("name", gettext("It has no name yet. What will you call it?"))
    if not asked:
        raise Rejected("name", gettext("Nothing is asked yet. Choose something first, then keep it."))
    row = SavedQuestion.objects.create(
        organisation=organisation,
        owner_id=actor.user_id or 0,
        name=name,
        asked=asked,
        for_everybody=for_everybody == "yes",
        saved_at=clock.now(),
        saved_by=actor.display_name,
    )

    codes = {"asks": sorted(asked), "for_everybody": row.for_everybody}
    record_event(QUESTION_SAVED, actor=actor, about=_ref(row), codes=codes)

    return row


@transaction.atomic
def delete_question(*, actor: Actor, question: SavedQuestion) -> None:
    """This will delete a question somebody kept. Raises `Refused`, `NotFound`."""
    access.can_see_figures(actor, question.organisation_id).require()

    if not may_delete(actor, question):
        raise NotFound
    record_event(QUESTION_DELETED, actor=actor, about=_ref(question))
    question.delete()


@transaction.atomic
def export_voices(*, actor: Actor, organisation: Organisation, given: Mapping[str, str], kind: str) -> Taken:
    """This will make a file of the newest 10,000 voices that fit, as "csv" or "xlsx", with what people said as they
    said it. How an author is reached, and what they said of themselves, is never in it. Raises `Refused`,
    `NotFound`."""
    access.can_see_figures(actor, organisation.pk).require()

    if kind not in KINDS:
        raise NotFound
    chosen = chosen_in(given)
    asked = asked_in(chosen, organisation)
    lines = every_line(actor, organisation=organisation, asked=asked, most=MOST_EXPORTED)
    rows = [_heading(), *_rows(organisation, lines)]
    content = _csv(rows) if kind == "csv" else _workbook(rows, actor, organisation)

    codes = {"kind": kind, "voices": len(rows) - 1, "asks": [name for name in NAMES if chosen[name]]}
    about = Ref("organisations.organisation", str(organisation.public_id))
    record_event(VOICES_EXPORTED, actor=actor, about=about, codes=codes)

    return Taken(content, KINDS[kind], f"personal-what-people-said-{clock.today().isoformat()}.{kind}")


def _rows(organisation: Organisation, lines: Iterator[VoiceLine]) -> Iterator[list[Cell]]:
    while part := list(islice(lines, AT_ONCE)):
        labels = labels_of_many(organisation, [line.id for line in part])
        for line in part:
            on = labels.get(line.id, ())
            yield [
                line.received_on.isoformat(),
                words.kind(line.kind),
                "; ".join(line.services),
                line.title,
                line.words,
                line.good,
                line.better,
                words.score(line.kind, line.score),
                words.speaker(line.speaker),
                words.channel(line.channel),
                "; ".join(dict.fromkeys(one.name for one in on if not one.by_machine)),
                "; ".join(dict.fromkeys(one.name for one in on if one.by_machine)),
                words.clearing(line.clearing),
            ]


def _heading() -> list[Cell]:
    return [
        gettext("It came"),
        gettext("Kind"),
        gettext("Service"),
        gettext("Title"),
        gettext("Words"),
        gettext("What was good"),
        gettext("What could be better"),
        gettext("Answer chosen"),
        gettext("Who speaks"),
        gettext("How it came"),
        gettext("About, as people say"),
        gettext("About, as a machine suggests"),
        gettext("For others to read"),
    ]


def _csv(rows: list[list[Cell]]) -> bytes:
    """With the mark that tells a spreadsheet it is Unicode."""
    return ("\ufeff" + "".join(csv_line(*("" if cell is None else cell for cell in row)) for row in rows)).encode()


def _workbook(rows: list[list[Cell]], actor: Actor, organisation: Organisation) -> bytes:
    about: list[list[Cell]] = [
        [gettext("About this file")],
        [gettext("What people said about %(name)s, as they said it.") % {"name": organisation.name}],
        [gettext("It holds personal words. Keep it safe, give it to nobody who may not read them, and delete it.")],
        [gettext("Some of them may be about somebody’s health, or tell who somebody is.")],
        [gettext("Taken by %(who)s, %(day)s.") % {"who": actor.name_and_job, "day": day(clock.today())}],
    ]
    return workbook([Sheet(gettext("About this file"), about), Sheet(gettext("What people said"), rows)])


def _ref(row: SavedQuestion) -> Ref:
    return Ref("insight.saved_question", str(row.public_id))
