"""The one write of a refresh: files, cubes and what was still to count change places together, or not at all."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from partake.audit.actions import record as record_event
from partake.insight.access import can_refresh
from partake.insight.dataset import lease, parts
from partake.insight.events import FIGURES_REFRESHED
from partake.insight.models import DatasetFile, Refresh
from partake.insight.models.cubes import Cube
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.kernel.bulk import Plain, insert_values
from partake.kernel.ref import Ref
from partake.voices.changes import forget_changes


@dataclass(frozen=True)
class MadeCube:
    """One cube made again: its table, the fields that each row gives, and the rows, read once."""

    model: type[Cube]
    names: tuple[str, ...]
    rows: Iterable[tuple[Plain, ...]]


@dataclass(frozen=True)
class Made:
    """What a refresh has ready. `months` are those whose cubes were made again, None for all of them; `gone` are names
    of parts that leave, `new` those that come, `counted` the changes that are in them, and `bodies` the digest of who
    answers for what, when every cube was made with it."""

    months: Collection[date] | None
    gone: Collection[str]
    new: Collection[parts.Part]
    cubes: Collection[MadeCube]
    counted: Collection[int]
    bodies: str = ""


@transaction.atomic
def put_in_place(*, actor: Actor, refresh: Refresh, made: Made) -> None:
    """This will make what a refresh has ready the dataset and the cubes that stand. Files that left are removed once
    that is committed. Raises `Refused`, and `AlreadyRefreshing` when the lease was lost."""
    can_refresh(actor).require()

    lease.renew(refresh)
    DatasetFile.objects.filter(name__in=made.gone).delete()
    DatasetFile.objects.bulk_create(_rows(made.new))
    for cube in made.cubes:
        standing = cube.model._default_manager.all()
        if made.months is not None:
            standing = standing.filter(month__in=made.months)
        standing.delete()
        insert_values(cube.model, cube.names, cube.rows)
    forget_changes(made.counted)
    if made.bodies:
        Refresh.objects.filter(pk=refresh.pk).update(bodies=made.bodies)

    voices = sum(part.rows for part in made.new)
    about = Ref("insight.refresh", str(refresh.public_id))
    record_event(FIGURES_REFRESHED, actor=actor, about=about, codes={"files": len(made.new), "voices": voices})

    transaction.on_commit(lambda: parts.remove(made.gone))


def _rows(new: Collection[parts.Part]) -> Iterator[DatasetFile]:
    for part in new:
        yield DatasetFile(
            name=part.name,
            month=part.month,
            rows=part.rows,
            bytes=part.bytes,
            first_voice=part.first_voice,
            last_voice=part.last_voice,
            made_at=clock.now(),
        )
