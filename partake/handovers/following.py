"""What becomes of stories for the next team when two records are joined: they go with the person."""

from collections.abc import Collection

from partake.handovers.models import Story
from partake.people.merging.journal import Journal
from partake.people.models import Person

ROOM = "handovers"


def move_everything(journal: Journal, *, kept: Person, other: Person) -> None:
    """This will move every story; the teams that were given it go with it."""
    for row in Story.objects.filter(person=other).order_by("pk"):
        journal.change(row, person_id=kept.pk)


def care_changed(people: Collection[int]) -> None:
    """Nothing here is kept by who looks after somebody: it is worked out at every page."""
