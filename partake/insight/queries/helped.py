"""What others in a place said helped, for somebody who plans their own care. Nothing of the reader is asked, matched
or kept: everybody of a place is shown the same."""

from dataclasses import dataclass

from partake.insight.frameworks import is_none, name_of
from partake.organisations.models import Organisation
from partake.organisations.queries import places_within
from partake.voices.queries.liked import Liked, list_liked

# The themes of living with a condition.
FRAMEWORK = "self-management"
# Fewer could be known by those who live there, and are no finding.
FEWEST_ALIKE = 5
MOST_SHOWN = 3


@dataclass(frozen=True)
class Helped:
    """One thing that `people` in the place said helped, with the newest of their words."""

    theme: str
    name: str
    people: int
    words: tuple[Liked, ...]


def what_helped(organisation_id: int | None) -> tuple[Helped, ...]:
    """This will give what most people of the place of a body (a practice) said helped, at most three things, each said
    by five people or more in words that anyone may read. None where the body is not known."""
    if organisation_id is None:
        return ()
    found = list_liked(_bodies(organisation_id), FRAMEWORK, fewest=FEWEST_ALIKE, quotes=1)
    named = [Helped(one.theme, name_of(one.theme), one.people, one.newest) for one in found if not is_none(one.theme)]
    return tuple(named[:MOST_SHOWN])


def _bodies(organisation_id: int) -> list[int]:
    place = Organisation.objects.filter(pk=organisation_id).values_list("place_id", flat=True).first()
    if place is None:
        return [organisation_id]
    return list(Organisation.objects.filter(place__in=places_within(place)).values_list("pk", flat=True))
