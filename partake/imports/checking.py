"""What a check of a file finds, without writing anything: how many rows may come in, and why others may not."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, time
from itertools import islice
from typing import BinaryIO

from partake.files.queries import facts_of, open_file
from partake.imports.domain import COUNTS, Content, Fault, Meaning, Setting
from partake.imports.models import BroughtFile
from partake.imports.queries.services import Target, service_key, targets_of, unmatched_first
from partake.imports.reading.counts import Figure, read_counts
from partake.imports.reading.said import STARS, Plan, Said, read_said
from partake.imports.reading.tables import open_table
from partake.kernel import clock
from partake.kernel.verdict import NotFound
from partake.voices.domain.new import About, NewVoice
from partake.voices.domain.voice import Sampling, VoiceKind
from partake.voices.models import Voice

FAULTS_KEPT = 200
SHORT = 3 * 1024 * 1024  # bytes: what a request reads to its end; a longer file is left to the worker
BATCH = 5_000  # rows: one transaction each, short enough that others save between two of them


@dataclass
class Examined:
    """What was found. `sound` rows may come in; `known` are here already; `left_out` are about services that a person
    said to leave out."""

    rows: int = 0
    sound: int = 0
    known: int = 0
    left_out: int = 0
    faulty: int = 0
    faults: list[Fault] = field(default_factory=list)
    unmatched: Counter[str] = field(default_factory=Counter)

    def add_fault(self, fault: Fault) -> None:
        self.faulty += 1
        if len(self.faults) < FAULTS_KEPT:
            self.faults.append(fault)

    @property
    def unmatched_first(self) -> list[list[object]]:
        return unmatched_first(self.unmatched.items())


def open_bytes(file: BroughtFile) -> BinaryIO:
    """This will open a file that was not brought in yet. Raises `NotFound` when its bytes are gone."""
    if file.stored is None:
        raise NotFound
    return open_file(facts_of(file.stored), belongs_to=(file.ref,))


def examine(file: BroughtFile) -> Examined:
    """This will read a file to its end. Raises `NotAList`."""
    return _examine_counts(file) if file.content in COUNTS else _examine_said(file)


def read_figures(file: BroughtFile) -> Iterator[Figure | Fault]:
    """This will give the rows of a file of counts. Raises `NotAList`."""
    assert file.month is not None, "a file of counts is of a month"
    only = (file.organisation.ods_code or "") if file.content == Content.SUBMITTED else ""
    with open_bytes(file) as source:
        yield from read_counts(source, setting=Setting(file.setting), month=file.month, only=only)


def read_rows(file: BroughtFile) -> Iterator[Said | Fault]:
    """This will give the rows of a file of words. Raises `NotAList`."""
    columns = {Meaning(key): int(place) for key, place in file.columns.items() if key in [*Meaning]}
    plan = Plan(
        content=Content(file.content),
        columns=columns,
        month=file.month,
        all_may_be_read=file.all_may_be_read,
        numbers_are_stars=file.columns.get("NUMBERS") == STARS,
    )
    with open_bytes(file) as source:
        yield from read_said(open_table(source), plan, today=clock.today())


def voice_of(row: Said, file: BroughtFile, target: Target) -> NewVoice:
    """This will give the voice that a row is. Who wrote it is nowhere in it."""
    social = file.content == Content.SOCIAL_MEDIA
    day = row.said_on
    own = file.brought_for_id == file.organisation_id
    return NewVoice(
        kind=VoiceKind.SOCIAL_MEDIA if social else VoiceKind.COMMENT,
        about=(About(file.organisation_id, target.service_id),),
        words=row.words,
        good=row.good,
        better=row.better,
        score=None if social else row.score,
        question=row.question,
        said_on=day,
        received_at=datetime.combine(day, time(12), UTC) if day else file.given_at,
        channel=row.channel,
        sampling=Sampling(file.sampling),
        told_by=file.told_source or ("" if own else file.brought_for.name),
        language=row.language,
        allows_quote=row.may_be_read,
        source=file.ref,
        came_as=came_as(file, row),
    )


def came_as(file: BroughtFile, row: Said) -> str:
    return f"file:{file.organisation_id}:{file.brought_for_id}:{row.key}"


def target_of(row: Said, targets: dict[str, Target]) -> Target | None:
    return targets.get(service_key(row.service))


def _examine_counts(file: BroughtFile) -> Examined:
    found = Examined()
    for row in read_figures(file):
        found.rows += 1
        if isinstance(row, Fault):
            found.add_fault(row)
        else:
            found.sound += 1
    return found


def _examine_said(file: BroughtFile) -> Examined:
    found = Examined()
    targets = targets_of(file.organisation)
    rows = read_rows(file)
    while batch := list(islice(rows, BATCH)):
        names = [came_as(file, row) for row in batch if isinstance(row, Said)]
        known = set(Voice.objects.filter(came_as__in=names).values_list("came_as", flat=True))
        for row in batch:
            found.rows += 1
            if isinstance(row, Fault):
                found.add_fault(row)
            elif (target := target_of(row, targets)) is None:
                found.unmatched[row.service] += 1
            elif target.leave_out:
                found.left_out += 1
            elif came_as(file, row) in known:
                found.known += 1
            else:
                found.sound += 1
    return found
