"""Rows going in, some thousands in each transaction: whatever stops it, it goes on where it was."""

from collections.abc import Sequence

from django.db import transaction

from partake.audit.actions import record as record_event
from partake.imports.actions.files import forget_what_it_held
from partake.imports.domain import Fault, FileState, Setting
from partake.imports.events import FILE_BROUGHT_IN
from partake.imports.models import BroughtFile, PublishedFigure
from partake.imports.reading.counts import Figure
from partake.imports.series import series_of
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.kernel.bulk import insert_many
from partake.kernel.csv_reading import NotAList
from partake.kernel.verdict import Stale
from partake.voices.actions.recording import keep_voices
from partake.voices.domain.new import NewVoice


@transaction.atomic
def take_rows_in(
    *, actor: Actor, file: BroughtFile, voices: Sequence[NewVoice], rows_done: int, is_last: bool
) -> BroughtFile:
    """This will keep the next voices of a file that comes in. `rows_done` says how far its rows go. Raises `Stale`
    when another worker took them in already."""
    file = _coming_in(file)

    added, _ = keep_voices(actor=actor, voices=voices)
    file.added += added
    file.rows_done = rows_done
    if is_last:
        _finish(file)
    file.save()

    if is_last:
        record_event(FILE_BROUGHT_IN, actor=actor, about=file.ref, codes={"added": file.added})

    return file


@transaction.atomic
def take_counts_in(*, actor: Actor, file: BroughtFile, figures: Sequence[Figure | Fault]) -> BroughtFile:
    """This will keep every count of a file, or none. A count that differs from the one that stands takes its place,
    and the earlier stays in the history; one that is the same changes nothing. Raises `Stale`, `NotAList`."""
    file = _coming_in(file)
    assert file.month is not None, "a file of counts is of a month"
    rows = [_row(file, figure) for figure in figures if isinstance(figure, Figure)]
    if len(rows) != len(figures):
        raise NotAList("A row is wrong, and was not when the file was checked.")

    standing = {
        _place(one): one
        for one in PublishedFigure.objects.filter(
            series=rows[0].series, setting=file.setting, origin=file.content, month=file.month, is_current=True
        )
    }
    new = [row for row in rows if _place(row) not in standing or _says(standing[_place(row)]) != _says(row)]
    replaced = [standing[_place(row)].pk for row in new if _place(row) in standing]
    PublishedFigure.objects.filter(pk__in=replaced).update(is_current=False)
    insert_many(new)
    file.added, file.rows_done = len(new), len(rows)
    _finish(file)
    file.save()

    codes = {"added": len(new), "corrected": len(replaced), "there_before": len(rows) - len(new)}
    record_event(FILE_BROUGHT_IN, actor=actor, about=file.ref, codes=codes)

    return file


def _coming_in(file: BroughtFile) -> BroughtFile:
    done = file.rows_done
    row = BroughtFile.objects.select_for_update(of=("self",)).select_related("stored").get(pk=file.pk)
    if row.state != FileState.COMING_IN or row.rows_done != done:
        raise Stale(row)
    return row


def _finish(file: BroughtFile) -> None:
    file.state, file.finished_at = FileState.IN, clock.now()
    file.version += 1
    kept = file.faults, file.unmatched
    forget_what_it_held(file)
    file.faults, file.unmatched = kept


def _row(file: BroughtFile, figure: Figure) -> PublishedFigure:
    assert file.month is not None, "a file of counts is of a month"
    series = series_of(Setting(file.setting), file.month)
    assert series is not None, "the reading refuses a month that no series has"
    return PublishedFigure(
        file=file,
        sheet=figure.sheet[:100],
        row=figure.number,
        series=series.code,
        setting=file.setting,
        origin=file.content,
        month=file.month,
        body_code=figure.body_code,
        body_name=figure.body_name,
        site_code=figure.site_code,
        site_name=figure.site_name,
        ward_name=figure.ward_name,
        specialties=figure.specialties,
        responses=figure.responses,
        eligible=figure.eligible,
        answers=list(figure.answers),
        modes=figure.modes,
        suppressed=None in figure.answers,
    )


def _place(one: PublishedFigure) -> tuple[str, str, str, str]:
    return (one.body_code, one.site_code, one.ward_name, one.specialties)


def _says(one: PublishedFigure) -> tuple[object, ...]:
    return (one.responses, one.eligible, one.answers, one.modes)
