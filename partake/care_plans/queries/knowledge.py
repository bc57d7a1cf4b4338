"""What is known about the conditions a plan names, and what is there nearby: the slot beside a talk.

Pages call `knowledge_for` alone, so that rooms of resources and of local support can stand behind it one day.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from partake.care_plans.domain.contents import Condition, Kind
from partake.care_plans.knowledge import Topic, topic_of
from partake.care_plans.models import LocalSupport
from partake.care_plans.queries.plan import PlanPage
from partake.kernel.verdict import NotFound


@dataclass(frozen=True)
class Support:
    """Something nearby, and which body says so. `conditions` empty: it is for anyone."""

    id: UUID
    name: str
    what: str
    contact: str
    conditions: tuple[str, ...]
    organisation_id: int
    organisation_name: str


@dataclass(frozen=True)
class Knowledge:
    """For one condition of a plan, in the person's words: what is known of it, if it is in the file."""

    words: str
    topic: Topic | None


@dataclass(frozen=True)
class Shelf:
    """Everything beside a talk."""

    known: tuple[Knowledge, ...]
    support: tuple[Support, ...]

    @property
    def topics(self) -> tuple[Topic, ...]:
        return tuple(one.topic for one in self.known if one.topic)


def conditions_of(page: PlanPage) -> tuple[Condition, ...]:
    return tuple(line.said for line in page.all(Kind.CONDITION) if isinstance(line.said, Condition))


def knowledge_for(conditions: Iterable[Condition], organisation_id: int | None) -> Shelf:
    """This will give what is known of each condition, and the local support that is for any of them or for anyone:
    what `organisation_id` (the person's practice) added comes first."""
    named = tuple(conditions)
    codes = {one.code for one in named if one.code}
    support = [one for one in list_local_support() if not one.conditions or codes & set(one.conditions)]
    return Shelf(
        known=tuple(Knowledge(one.words, topic_of(one.code)) for one in named),
        support=tuple(sorted(support, key=lambda one: one.organisation_id != organisation_id)),
    )


def list_local_support() -> list[Support]:
    """This will give all local support there is now, by name. It is open: nothing in it is about a person's care."""
    rows = LocalSupport.objects.filter(ended_at__isnull=True).select_related("organisation").order_by("name", "pk")
    return [_support(row) for row in rows[:200]]


def get_local_support(support_id: UUID) -> Support:
    """This will give one local support that is there now, or raise `NotFound`."""
    row = (
        LocalSupport.objects.filter(public_id=support_id, ended_at__isnull=True).select_related("organisation").first()
    )
    if row is None:
        raise NotFound
    return _support(row)


def _support(row: LocalSupport) -> Support:
    codes = tuple(code for code in row.conditions if topic_of(code))
    return Support(row.public_id, row.name, row.what, row.contact, codes, row.organisation_id, row.organisation.name)
