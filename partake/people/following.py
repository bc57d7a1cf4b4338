"""Rooms above that keep rows about people follow what becomes of a person here. This room cannot name them, so the
settings list them (FOLLOWS_PEOPLE), as `config` gathers menus."""

from collections.abc import Collection, Iterable
from functools import cache
from importlib import import_module
from typing import Protocol, cast

from django.conf import settings

from partake.people.merging.journal import Journal
from partake.people.models import Person


class Follower(Protocol):
    """A module `following` of a room above."""

    ROOM: str

    def move_everything(self, journal: Journal, *, kept: Person, other: Person) -> None:
        """This will move what the room holds of `other` to `kept`, each change noted, so that it can be put back."""

    def care_changed(self, people: Collection[int]) -> None:
        """This will bring what the room keeps of these people into step: their name, who looks after them, or
        whether they live here has changed."""


@cache
def _followers() -> tuple[Follower, ...]:
    return tuple(cast(Follower, import_module(name)) for name in settings.FOLLOWS_PEOPLE)


def rooms_that_follow() -> frozenset[str]:
    """This will give the rooms whose rows go with a person when two records are joined."""
    return frozenset(follower.ROOM for follower in _followers())


def move_in_rooms_above(journal: Journal, *, kept: Person, other: Person) -> None:
    """This will have every room above move what it holds of `other` to `kept`."""
    for follower in _followers():
        follower.move_everything(journal, kept=kept, other=other)


def care_changed(people: Iterable[int]) -> None:
    """This will let every room above follow a change of name, care, death or moving. Call it inside the action, when
    all is written."""
    pks = frozenset(people)
    for follower in _followers():
        follower.care_changed(pks)
