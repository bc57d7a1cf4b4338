"""Where a reader may go on from one voice. A room above adds its own in its `AppConfig.ready`: this room does not know
the rooms above it."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from partake.ui.forms.field import Words


@dataclass(frozen=True)
class FromAVoice:
    """`address` is made of a body's and a voice's public ids. It is offered to those who may answer for the body."""

    name: str
    words: Words
    address: Callable[[UUID, UUID], str]


_ways: dict[str, FromAVoice] = {}


def add_way_on(way: FromAVoice) -> None:
    """This will offer `way` on the page of every voice. The same name again takes the place of the first."""
    _ways[way.name] = way


def ways_on(body_id: UUID, voice_id: UUID) -> tuple[tuple[str, str], ...]:
    """This will give the words and the address of each way."""
    return tuple((str(way.words), way.address(body_id, voice_id)) for way in _ways.values())
