"""Which rights a person was told of."""

from dataclasses import dataclass
from datetime import date

from partake.kernel import clock
from partake.kernel.verdict import Verdict
from partake.people import access
from partake.people.door import OpenRecord
from partake.people.models import RightTold
from partake.people.rights import TOLD_HOW_WORDS, RightText, ToldHow, list_rights


@dataclass(frozen=True)
class Telling:
    """One time somebody was told: `how` is said in words."""

    on: date
    how: str
    by: str
    version: str


@dataclass(frozen=True)
class RightLine:
    right: RightText
    tellings: tuple[Telling, ...]


@dataclass(frozen=True)
class RightsPage:
    lines: tuple[RightLine, ...]
    may_tell: Verdict
    may_send: Verdict


def get_rights_page(record: OpenRecord) -> RightsPage:
    """This will give each right that holds today, with every time the person was told of it, newest first.
    It is for them and for those who give them care. Raises `Refused`."""
    access.can_see_rights_told(record).require()
    tellings: dict[str, list[Telling]] = {}
    for row in RightTold.objects.filter(person_id=record.person.pk).order_by("-told_on", "-pk"):
        telling = Telling(row.told_on, TOLD_HOW_WORDS[ToldHow(row.how)], row.told_by, row.text_version)
        tellings.setdefault(row.right, []).append(telling)
    return RightsPage(
        lines=tuple(RightLine(right, tuple(tellings.get(right.code, ()))) for right in list_rights(clock.today())),
        may_tell=access.can_tell_rights(record),
        may_send=access.can_send_right(record),
    )
