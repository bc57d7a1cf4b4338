"""Where whoever reads the answers to a question may go on. A room above adds its own in its `AppConfig.ready`: this
room does not know the rooms above it."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from partake.ui.forms.field import Words


@dataclass(frozen=True)
class FromAnswers:
    """`address` is made of a body's and a questionnaire's public ids and a question's key. It is offered for questions
    of which it is said which answers are good."""

    name: str
    words: Words
    address: Callable[[UUID, UUID, str], str]


_ways: dict[str, FromAnswers] = {}


def add_way_on(way: FromAnswers) -> None:
    """This will offer `way` beside the answers to every such question. The same name again takes the place of the
    first."""
    _ways[way.name] = way


def ways_on(body_id: UUID, questionnaire_id: UUID, key: str) -> tuple[tuple[str, str], ...]:
    """This will give the words and the address of each way."""
    return tuple((str(way.words), way.address(body_id, questionnaire_id, key)) for way in _ways.values())
