"""What becomes of results and targets when two records are joined: they go with the person, and can be put back."""

from collections.abc import Collection

from partake.measures.models import Result, Target, WaitingRow
from partake.people.merging.journal import Journal
from partake.people.merging.moving import join_numbered
from partake.people.models import Person

ROOM = "measures"


def move_everything(journal: Journal, *, kept: Person, other: Person) -> None:
    """This will move every result, and make one history of targets: the one set last stands. A line of a file that the
    kept record has already is the same reading twice, and stays where it is."""
    there = set(Result.objects.filter(person=kept).exclude(key="").values_list("key", flat=True))
    for row in Result.objects.filter(person=other).exclude(key__in=there).order_by("pk"):
        journal.change(row, person_id=kept.pk)
    for waiting in WaitingRow.objects.filter(person=other).order_by("pk"):
        journal.change(waiting, person_id=kept.pk)
    join_numbered(journal, Target, within="measure", written="set_at", kept=kept, other=other)


def care_changed(people: Collection[int]) -> None:
    """Nothing here is kept by who looks after somebody."""
