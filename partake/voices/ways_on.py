"""Where a reader may go on from one voice or outcome. A room above adds its own in its `AppConfig.ready`: this room
does not know the rooms above it."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from partake.kernel.actor import Actor
from partake.organisations.models import Organisation
from partake.ui.forms.field import Words


@dataclass(frozen=True)
class FromAVoice:
    """`address` is made of a body's and a voice's public ids. It is offered to those who may answer for the body."""

    name: str
    words: Words
    address: Callable[[UUID, UUID], str]


@dataclass(frozen=True)
class Step:
    """Something between what people said and what came of it, such as an action: what it is called, how far it is, and
    where it stands."""

    title: str
    said: str
    address: str


@dataclass(frozen=True)
class Between:
    """Gives the steps that one voice led to, and those that led to one outcome, by their public ids. It gives only what
    its reader may see, and asks a bounded number of queries."""

    name: str
    of_voice: Callable[[Actor, Organisation, UUID], tuple[Step, ...]]
    of_outcome: Callable[[Actor, Organisation, UUID], tuple[Step, ...]]


_ways: dict[str, FromAVoice] = {}
_between: dict[str, Between] = {}


def add_way_on(way: FromAVoice) -> None:
    """This will offer `way` on the page of every voice. The same name again takes the place of the first."""
    _ways[way.name] = way


def ways_on(body_id: UUID, voice_id: UUID) -> tuple[tuple[str, str], ...]:
    """This will give the words and the address of each way."""
    return tuple((str(way.words), way.address(body_id, voice_id)) for way in _ways.values())


def add_between(between: Between) -> None:
    """This will show what `between` knows on the pages of voices and outcomes. The same name again takes the place of
    the first."""
    _between[between.name] = between


def steps_of_voice(actor: Actor, organisation: Organisation, voice_id: UUID) -> tuple[Step, ...]:
    """This will give what one voice led to, before any outcome."""
    return tuple(step for one in _between.values() for step in one.of_voice(actor, organisation, voice_id))


def steps_of_outcome(actor: Actor, organisation: Organisation, outcome_id: UUID) -> tuple[Step, ...]:
    """This will give what led to one outcome."""
    return tuple(step for one in _between.values() for step in one.of_outcome(actor, organisation, outcome_id))
