"""The pathway somebody is on: the one in the plan that both agreed, and no other."""

from dataclasses import dataclass
from datetime import date

from partake.care_plans import access
from partake.care_plans.domain.contents import Contact, Kind, Pathway
from partake.care_plans.domain.pathways import PathwayName
from partake.care_plans.domain.states import VersionState
from partake.care_plans.models import PlanVersion
from partake.care_plans.queries.lines import read_lines
from partake.kernel import clock
from partake.people.door import OpenRecord


@dataclass(frozen=True)
class PathwayNow:
    """`agreed_on` is the day both agreed the plan that says so; None in a draft, which puts nobody on a pathway."""

    which: PathwayName
    said: Pathway
    agreed_on: date | None


@dataclass(frozen=True)
class PathwayPage:
    """`agreed` is the pathway the person is on; `proposed` what the draft would make of it, when it differs. `ask` is
    whom to ask first: the key worker of the agreed plan."""

    agreed: PathwayNow | None
    proposed: PathwayNow | None
    ask: Contact | None


def get_pathway(record: OpenRecord) -> PathwayPage:
    """This will give the pathway that was agreed, and what a draft proposes. Raises `Refused`."""
    access.can_see_plan(record).require()
    rows = PlanVersion.objects.filter(plan__person_id=record.person.pk).exclude(state=VersionState.SUPERSEDED)
    agreed: PathwayNow | None = None
    proposed: PathwayNow | None = None
    ask: Contact | None = None
    for version in rows:
        lines = read_lines(version, (Kind.PATHWAY, Kind.CONTACT))
        found = next((_now(line.said, version) for line in lines[Kind.PATHWAY]), None)
        if version.state == VersionState.AGREED:
            agreed = found
            contacts = [line.said for line in lines[Kind.CONTACT] if isinstance(line.said, Contact)]
            ask = next((one for one in contacts if one.is_key_worker), None)
        else:
            proposed = found
    is_same = agreed is not None and proposed is not None and agreed.said == proposed.said
    return PathwayPage(agreed, None if is_same else proposed, ask)


def _now(said: object, version: PlanVersion) -> PathwayNow:
    assert isinstance(said, Pathway)
    agreed_on = clock.local(version.agreed_at).date() if version.agreed_at else None
    return PathwayNow(PathwayName(said.which), said, agreed_on)
