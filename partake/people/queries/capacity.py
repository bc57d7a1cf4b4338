"""What somebody could decide themselves, about what, and until when a finding holds."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from partake.kernel import clock
from partake.kernel.ref import Ref
from partake.people.models import CapacityDecision
from partake.people.powers import Ability


@dataclass(frozen=True)
class CapacityLine:
    """One finding as a page shows it. `holds` says whether somebody may decide for the person because of it today."""

    id: UUID
    about: Ref
    question: str
    can_decide: bool
    support: str
    unable: tuple[Ability, ...]
    reasons: str
    cause: str
    on: datetime
    by: str
    holds_until: date | None
    ask_again_on: date | None
    holds: bool


def sharing_ref(person_id: UUID) -> Ref:
    """What a finding about who sees and who speaks is about."""
    return Ref("people.sharing", str(person_id))


def newest_finding(person_pk: int, about: Ref) -> CapacityDecision | None:
    rows = CapacityDecision.objects.filter(person_id=person_pk, about_kind=about.kind, about_id=about.id)
    return rows.order_by("-decided_at", "-pk").first()


def cannot_decide(person_pk: int, about: Ref) -> CapacityDecision | None:
    """This will give the finding that the person can't decide this, if it is the newest about it and holds today.
    With none, they decide: that is where the law begins."""
    found = newest_finding(person_pk, about)
    holds = found is not None and not found.can_decide and found.holds_until is not None
    return found if found and holds and clock.today() <= found.holds_until else None  # type: ignore[operator]


def could_decide(person_pk: int, about: Ref) -> bool:
    """Whether the newest finding says that they can: what a child under 16 needs, and nobody else does."""
    found = newest_finding(person_pk, about)
    return found is not None and found.can_decide


def holding_findings(person_pk: int) -> list[CapacityDecision]:
    """This will give the findings because of which somebody may decide today, one for each thing."""
    newest: dict[tuple[str, str], CapacityDecision] = {}
    for row in CapacityDecision.objects.filter(person_id=person_pk).order_by("decided_at", "pk"):
        newest[row.about_kind, row.about_id] = row
    return [row for row in newest.values() if row.holds_until is not None and clock.today() <= row.holds_until]


def line_of(row: CapacityDecision, *, is_newest: bool = True) -> CapacityLine:
    holds = is_newest and row.holds_until is not None and clock.today() <= row.holds_until
    return CapacityLine(
        row.public_id,
        Ref(row.about_kind, row.about_id),
        row.question,
        row.can_decide,
        row.support,
        tuple(Ability(code) for code in row.unable),
        row.reasons,
        row.cause,
        row.decided_at,
        row.decided_by,
        row.holds_until,
        row.ask_again_on,
        holds,
    )
