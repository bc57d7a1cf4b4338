"""Bringing dataset and cubes up to date with the voices that changed. Everything is made beside what stands, and then
put in its place in one transaction: killed anywhere and begun again, nothing is there twice and nothing is missing."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from django.db import transaction

from partake.insight.access import can_refresh
from partake.insight.actions.dataset import Made, MadeCube, put_in_place
from partake.insight.cubes import CUBES
from partake.insight.dataset import lease, parts
from partake.insight.dataset.adding_up import add_up, hand_over_bodies, rows_of
from partake.insight.dataset.bodies import Bodies, who_answers_now
from partake.insight.dataset.engine import DatasetBroken, engine
from partake.insight.dataset.lease import AlreadyRefreshing
from partake.insight.dataset.parts import TABLES, Part, months_of, source, write_part
from partake.insight.dataset.reading import Span, read_parts, spans_of
from partake.insight.models import Refresh
from partake.kernel.actor import Actor
from partake.voices.changes import list_changes
from partake.voices.queries.in_bulk import keys_of_voices

if TYPE_CHECKING:
    import duckdb

__all__ = ["AlreadyRefreshing", "DatasetBroken", "Refreshed", "refresh"]

# Changes taken in one step, and parts of one month before they are put together.
CHANGES_AT_ONCE = 100_000
MOST_PARTS = 16

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Refreshed:
    """What a refresh did: how many voices it read, and of how many months the cubes were made again."""

    voices: int
    months: int


def refresh(*, actor: Actor, all: bool = False, progress: Progress | None = None) -> Refreshed:
    """This will bring the figures up to date with every change noted so far; with `all`, from the voices themselves,
    whatever stands. `progress` is told how many keys were read, and of how many. Raises `Refused`,
    `AlreadyRefreshing`, and `DatasetBroken` when a file of the dataset is not what it was: `all` mends that."""
    can_refresh(actor).require()
    mine = lease.take()
    # Not before what is named is committed: what somebody rolls back must not take files with it.
    transaction.on_commit(parts.sweep)
    try:
        with TemporaryDirectory() as spill, engine(Path(spill)) as connection:
            run = _Run(actor, mine, connection, progress or _silent)
            made = run.everything() if all else Refreshed(0, 0)
            changed = run.what_changed()
    except BaseException:
        lease.give_up(mine)
        raise
    done = Refreshed(made.voices + changed.voices, max(made.months, changed.months))
    lease.end(mine, rows=done.voices, months=done.months)
    return done


@dataclass
class _Run:
    actor: Actor
    mine: Refresh
    connection: "duckdb.DuckDBPyConnection"
    progress: Progress

    def everything(self) -> Refreshed:
        changes = list_changes(CHANGES_AT_ONCE)
        ends = keys_of_voices()
        new = self._read([ends] if ends else [])
        bodies = self._hand_over_bodies()
        months = {month: self._in_one(month, read) for month, read in months_of(new).items()}
        add_up(self.connection, months)
        gone = parts.names_standing()
        self._place(Made(None, gone, _all_of(months), self._cubes(), [one.id for one in changes], bodies.digest))
        return Refreshed(sum(part.rows for part in new), len(months))

    def what_changed(self) -> Refreshed:
        bodies = self._hand_over_bodies()
        voices, touched = 0, set(self._for_other_bodies(bodies))
        while changes := list_changes(CHANGES_AT_ONCE):
            spans = spans_of(changes)
            new = self._read(spans)
            standing = parts.standing_parts()
            months, gone = self._months_after(spans, standing, new)
            add_up(self.connection, months)
            come = [part for part in _all_of(months) if part not in standing]
            self._place(Made(list(months), gone, come, self._cubes(), [one.id for one in changes]))
            voices += sum(part.rows for part in new)
            touched |= set(months)
        return Refreshed(voices, len(touched))

    def _hand_over_bodies(self) -> Bodies:
        bodies = who_answers_now()
        hand_over_bodies(self.connection, bodies)
        return bodies

    def _for_other_bodies(self, bodies: Bodies) -> Iterable[date]:
        """A body ended or merged, a service is new: then every cube is made again from the files as they are."""
        last = _bodies_counted()
        if last == bodies.digest:
            return ()
        months = months_of(parts.standing_parts())
        add_up(self.connection, months)
        self._place(Made(None, (), (), self._cubes(), (), bodies.digest))
        return months

    def _read(self, spans: Sequence[Span]) -> list[Part]:
        total = sum(last - first + 1 for first, last in spans)
        done = 0
        new: list[Part] = []
        for keys, written in read_parts(self.connection, spans):
            done += keys
            new += written
            self.progress(done, total)
            lease.renew(self.mine)
        return new

    def _months_after(
        self, spans: Sequence[Span], standing: Sequence[Part], new: Sequence[Part]
    ) -> tuple[dict[date, list[Part]], list[str]]:
        """The parts of each month that changes, as they will be, and the names of those that leave."""
        before, fresh = months_of(standing), months_of(new)
        months: dict[date, list[Part]] = {}
        gone: list[str] = []
        for month in sorted({*before, *fresh}):
            old, read = before.get(month, []), fresh.get(month, [])
            if self._read_again(spans, old) or (read and len(old) + len(read) > MOST_PARTS):
                months[month] = self._anew(month, old, read)
                gone += [part.name for part in old]
            elif read:
                months[month] = [*old, *read]
        return months, gone

    def _read_again(self, spans: Sequence[Span], old: Sequence[Part]) -> bool:
        """Whether voices that were read stand in a month already; their keys are then in the table `again`."""
        near = [
            part for part in old if any(first <= part.last_voice and part.first_voice <= last for first, last in spans)
        ]
        self.connection.execute("CREATE OR REPLACE TABLE spans (first_key BIGINT, last_key BIGINT)")
        if near:
            keys = [list(ends) for ends in zip(*spans, strict=True)]
            self.connection.execute("INSERT INTO spans SELECT unnest(?::BIGINT[]), unnest(?::BIGINT[])", keys)
        self.connection.execute(
            f"CREATE OR REPLACE TABLE again AS SELECT voice FROM {source('voices', near)}"  # noqa: S608
            " SEMI JOIN spans ON voice BETWEEN first_key AND last_key"
        )
        return self.connection.execute("SELECT 1 FROM again LIMIT 1").fetchone() is not None

    def _anew(self, month: date, old: Sequence[Part], read: Sequence[Part]) -> list[Part]:
        """The month in one part: what stood, but for the voices that were read again, and these."""
        queries = {
            table: f"SELECT * FROM {source(table, old)} ANTI JOIN again USING (voice)"  # noqa: S608
            f" UNION ALL SELECT * FROM {source(table, read)} ORDER BY voice"
            for table in TABLES
        }
        part = write_part(self.connection, month, queries)
        return [part] if part else []

    def _in_one(self, month: date, read: list[Part]) -> list[Part]:
        if len(read) <= MOST_PARTS:
            return read
        self.connection.execute("CREATE OR REPLACE TABLE again (voice BIGINT)")
        return self._anew(month, (), read)

    def _cubes(self) -> list[MadeCube]:
        return [MadeCube(cube.model, cube.columns, rows_of(self.connection, cube)) for cube in CUBES]

    def _place(self, made: Made) -> None:
        put_in_place(actor=self.actor, refresh=self.mine, made=made)


def _silent(_done: int, _total: int) -> None:
    """Nobody watches."""


def _all_of(months: dict[date, list[Part]]) -> list[Part]:
    return [part for found in months.values() for part in found]


def is_due() -> bool:
    """This will say whether anything happened that the figures do not know of yet."""
    return bool(list_changes(1)) or _bodies_counted() != who_answers_now().digest


def _bodies_counted() -> str | None:
    """The digest of who answered for what when every cube was last made, or None when none ever was."""
    return Refresh.objects.exclude(bodies="").order_by("-pk").values_list("bodies", flat=True).first()
