"""Who answers for what now: bodies end and merge, and services move to whoever took over."""

import hashlib
import json
from dataclasses import dataclass

from partake.organisations.queries import list_who_answers


@dataclass(frozen=True)
class Bodies:
    """By row id: the body that answers for each body, and for each service."""

    answers_now: dict[int, int]
    of_service: dict[int, int]

    @property
    def digest(self) -> str:
        """The same for the same answers: another one means that every cube is to be made again."""
        known = json.dumps([sorted(self.answers_now.items()), sorted(self.of_service.items())])
        return hashlib.sha256(known.encode()).hexdigest()


def who_answers_now() -> Bodies:
    """This will give who answers for every body and service as things stand."""
    answers_now, of_service = list_who_answers()
    return Bodies(answers_now, of_service)
