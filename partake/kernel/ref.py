"""A pointer upwards: from a low room to something a higher room owns, without importing it.

`config.references` has the one table from kind to page and title, and asks the owner whether the reader may
see it.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Ref:
    """`kind` is "room.thing" ("people.share"); `id` is that thing's public id as text."""

    kind: str
    id: str

    def __str__(self) -> str:
        return f"{self.kind}:{self.id}"
