"""A file on its way in: given, its columns and services said, checked, started, given up, or taken out again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import uuid4

from django.db import transaction
from django.utils.translation import gettext

from partake.audit.actions import record as record_event
from partake.files.actions import erase_file, keep_file
from partake.files.reading import Checked
from partake.imports import access
from partake.imports.checking import Examined
from partake.imports.domain import COUNTS, STATES, Content, FileState, Meaning, heading_key
from partake.imports.events import (
    COLUMNS_CHOSEN,
    FILE_CHECKED,
    FILE_DROPPED,
    FILE_GIVEN,
    FILE_STARTED,
    FILE_TAKEN_OUT,
    SERVICES_MATCHED,
)
from partake.imports.models import BroughtFile, ColumnChoice, PublishedFigure, ServiceName
from partake.imports.queries.services import Target, service_key
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.kernel.verdict import Rejected, Stale
from partake.organisations.models import Organisation
from partake.voices.actions.recording import withdraw_voices
from partake.voices.domain.voice import Sampling

OUT_AT_ONCE = 10_000  # voices: one transaction, in which nobody else writes on SQLite


@dataclass(frozen=True)
class Told:
    """What somebody says of a file as they give it. `source` is where it was collected; `month` the one it is of."""

    content: Content
    setting: str = ""
    month: date | None = None
    source: str = ""
    all_may_be_read: bool = False
    sampling: Sampling = Sampling.NOT_KNOWN


@transaction.atomic
def give_file(
    *,
    actor: Actor,
    organisation: Organisation,
    told: Told,
    checked: Checked,
    file_name: str,
    headings: Sequence[str] = (),
    columns: Mapping[str, object] | None = None,
) -> BroughtFile:
    """This will keep a file that may come in, until somebody says so or gives it up. `columns` are those a body said
    before, or that their headings say. Raises `Refused`, `Rejected`."""
    access.can_give(actor, organisation.pk, told.content).require()

    own = access.runs_services(actor, organisation.pk)
    if told.content == Content.SUBMITTED and not organisation.ods_code:
        raise Rejected("file", gettext("This organisation has no code, so its rows can’t be told from others’."))
    # What was said on social media was not said to us: whether others may read it is known of each post, or not at all.
    may_be_read = told.all_may_be_read and told.content == Content.COMMENTS
    file = BroughtFile(
        public_id=uuid4(),
        organisation=organisation,
        brought_for_id=organisation.pk if own else min(access.bodies_of(actor)),
        content=told.content,
        file_name=file_name[-200:],
        told_source=told.source[:120],
        setting=told.setting,
        month=told.month,
        all_may_be_read=may_be_read,
        sampling=Sampling.CAME_BY_THEMSELVES if told.content == Content.SOCIAL_MEDIA else told.sampling,
        headings=list(headings),
        columns=dict(columns or {}),
        state=FileState.TO_CHECK if told.content in COUNTS else FileState.CHOOSING,
        given_at=clock.now(),
        given_by=actor.name_and_job,
    )
    file.stored = keep_file(actor=actor, checked=checked, belongs_to=file.ref)
    file.save(force_insert=True)

    record_event(FILE_GIVEN, actor=actor, about=file.ref, codes={"content": file.content})

    return file


@transaction.atomic
def choose_columns(
    *, actor: Actor, file: BroughtFile, columns: Mapping[str, object], version: int | None
) -> BroughtFile:
    """This will say what the columns of a file are, and remember it for the next one with such headings. The file is
    then to be checked. Raises `Refused`, `Rejected`, `Stale`."""
    file = _locked(actor, file, version)

    if not {Meaning.WORDS, Meaning.GOOD, Meaning.BETTER, Meaning.ANSWER} & set(columns):
        raise Rejected("WORDS", gettext("You have not said where their words are. Which column holds what they said?"))
    places = [place for key, place in columns.items() if key in [*Meaning]]
    if len(set(places)) < len(places):
        raise Rejected("WORDS", gettext("One column is chosen for two things. Which of them is it?"))
    if Meaning.DAY not in columns and file.month is None:
        raise Rejected("DAY", gettext("Nothing says which day or month these are of. Which column holds the day?"))
    _become(file, FileState.TO_CHECK)
    file.columns = dict(columns)
    _save(file)
    names = {key: heading_key(file.headings[int(str(at))]) for key, at in columns.items() if key in [*Meaning]}
    kept = {**names, "NUMBERS": columns.get("NUMBERS", "")}
    ColumnChoice.objects.update_or_create(
        organisation=file.organisation, content=file.content, defaults={"columns": kept}
    )

    record_event(COLUMNS_CHOSEN, actor=actor, about=file.ref, fields=sorted(names))

    return file


@transaction.atomic
def match_services(
    *, actor: Actor, file: BroughtFile, matched: Mapping[str, Target], version: int | None
) -> BroughtFile:
    """This will say which service each name in a file means, for this file and every later one of its body. The file
    is then to be checked again. Raises `Refused`, `Stale`."""
    file = _locked(actor, file, version)

    _become(file, FileState.TO_CHECK)
    _save(file)
    for said, target in matched.items():
        ServiceName.objects.update_or_create(
            organisation=file.organisation,
            said=service_key(said),
            defaults={"service_id": target.service_id, "leave_out": target.leave_out},
        )

    record_event(SERVICES_MATCHED, actor=actor, about=file.ref, codes={"names": len(matched)})

    return file


@transaction.atomic
def keep_check(*, actor: Actor, file: BroughtFile, found: Examined) -> BroughtFile:
    """This will keep what a check found. A file that was changed while it was read is checked again: nothing is kept.
    A step of the worker, or of whoever gave the file."""
    before = file.version
    file = _locked_row(file)
    if file.version != before or file.state != FileState.TO_CHECK:
        return file

    _become(file, FileState.CHECKED)
    file.rows, file.sound, file.known, file.faulty = found.rows, found.sound, found.known, found.faulty
    file.faults = [[one.sheet, one.row, one.column, one.reason] for one in found.faults]
    file.unmatched = found.unmatched_first
    _save(file)

    counts = {"rows": file.rows, "sound": file.sound, "known": file.known, "faulty": file.faulty}
    record_event(FILE_CHECKED, actor=actor, about=file.ref, codes=counts)

    return file


@transaction.atomic
def set_aside(*, actor: Actor, file: BroughtFile, reason: str) -> BroughtFile:
    """This will give up a file that the worker cannot read, or that nobody brought in, with why, for whoever gave it
    to see. What is in of it already can be taken out. A step of the worker."""
    file = _locked_row(file)

    if file.state not in (FileState.CHOOSING, FileState.TO_CHECK, FileState.CHECKED, FileState.COMING_IN):
        return file  # another worker was done with it meanwhile
    was_in = file.state == FileState.COMING_IN
    file.state = FileState.IN if was_in else FileState.DROPPED
    file.finished_at = clock.now() if was_in else None
    forget_what_it_held(file)
    file.faults, file.faulty = [["", 0, "", reason[:400]]], 1
    _save(file)

    record_event(FILE_DROPPED, actor=actor, about=file.ref, codes={"by_machine": True})

    return file


@transaction.atomic
def start_file(*, actor: Actor, file: BroughtFile, version: int | None) -> BroughtFile:
    """This will say that what may come in of a file comes in; the rest stays out. Of a file of counts all comes in, or
    nothing. Raises `Refused`, `Rejected`, `Stale`."""
    file = _locked(actor, file, version)

    if file.content in COUNTS and file.faulty:
        raise Rejected("", gettext("Some rows are wrong, so nothing comes in. Put them right and give the file again."))
    if not file.sound:
        raise Rejected("", gettext("There is nothing in this file to bring in."))
    _become(file, FileState.COMING_IN)
    file.started_at, file.started_by = clock.now(), actor.name_and_job
    _save(file)

    record_event(FILE_STARTED, actor=actor, about=file.ref)

    return file


@transaction.atomic
def drop_file(*, actor: Actor, file: BroughtFile, version: int | None) -> BroughtFile:
    """This will give up a file that is not in, and delete it for good. Raises `Refused`, `Stale`."""
    file = _locked(actor, file, version)

    _become(file, FileState.DROPPED)
    forget_what_it_held(file)
    _save(file)

    record_event(FILE_DROPPED, actor=actor, about=file.ref)

    return file


@transaction.atomic
def take_out(*, actor: Actor, file: BroughtFile, why: str, version: int | None) -> BroughtFile:
    """This will take everything a file brought in out of every list and count: the first thousands now, and the rest
    by the worker (`take_more_out`). Of counts, those that stood before stand again. Raises `Refused`, `Rejected`,
    `Stale`."""
    file = _locked(actor, file, version)

    if not why.strip():
        raise Rejected("why", gettext("There is no reason yet. Why should it be taken out?"))
    _become(file, FileState.GOING_OUT)
    file.taken_out_at, file.taken_out_by, file.taken_out_why = clock.now(), actor.name_and_job, why
    _take_some_out(actor, file)

    return file


@transaction.atomic
def take_more_out(*, actor: Actor, file: BroughtFile) -> BroughtFile:
    """This will take out the next thousands of a file that is on its way out. A step of the worker."""
    file = _locked_row(file)

    if file.state == FileState.GOING_OUT:
        _take_some_out(actor, file)

    return file


def _take_some_out(actor: Actor, file: BroughtFile) -> None:
    if file.content in COUNTS:
        _take_figures_out(file)
        left = 0
    else:
        left = withdraw_voices(actor=actor, source=file.ref, most=OUT_AT_ONCE)
    if not left:
        _become(file, FileState.TAKEN_OUT)
    _save(file)

    record_event(FILE_TAKEN_OUT, actor=actor, about=file.ref, codes={"left": left})


def forget_what_it_held(file: BroughtFile) -> None:
    """Its bytes, and the cells that a fault quotes, are kept no longer than somebody may need them."""
    if file.stored is not None:
        erase_file(file=file.stored)
    file.faults, file.unmatched = [], []


def _take_figures_out(file: BroughtFile) -> None:
    gone = list(PublishedFigure.objects.filter(file=file, is_taken_out=False))
    PublishedFigure.objects.filter(file=file).update(is_current=False, is_taken_out=True)
    for one in gone:
        same = PublishedFigure.objects.filter(
            series=one.series,
            setting=one.setting,
            origin=one.origin,
            month=one.month,
            body_code=one.body_code,
            site_code=one.site_code,
            ward_name=one.ward_name,
            specialties=one.specialties,
            is_taken_out=False,
        )
        if not same.filter(is_current=True).exists() and (newest := same.order_by("-pk").first()):
            newest.is_current = True
            newest.save(update_fields=["is_current"])


def _locked(actor: Actor, file: BroughtFile, version: int | None) -> BroughtFile:
    """One change at a time, by somebody who may."""
    file = _locked_row(file)
    access.can_change_file(actor, file).require()
    if file.version != version:
        raise Stale(file)
    return file


def _locked_row(file: BroughtFile) -> BroughtFile:
    return BroughtFile.objects.select_for_update(of=("self",)).select_related("organisation", "stored").get(pk=file.pk)


def _become(file: BroughtFile, state: FileState) -> None:
    if state not in STATES[FileState(file.state)]:
        raise Stale(file)
    file.state = state


def _save(file: BroughtFile) -> None:
    file.version += 1
    file.save()
