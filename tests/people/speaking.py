"""Those who speak for a person, as tests set them up: Mark, attorney of Denise; Shona, mum of Callum, who is 15."""

from datetime import timedelta

from partake.audit.domain import Basis
from partake.demo.representatives import speaks_for
from partake.demo.stage import Stage
from partake.kernel import clock
from partake.kernel.ref import Ref
from partake.people.actions import representatives as actions
from partake.people.actions.capacity import Finding, record_capacity
from partake.people.domain import Part
from partake.people.door import OpenRecord
from partake.people.models import CapacityDecision, Representative
from partake.people.powers import Ability
from partake.people.queries.capacity import sharing_ref

PARTS = (Part.ABOUT_ME, Part.COMMUNICATION, Part.PLAN)


def attorney(stage: Stage, person: str = "denise", *, accepts: bool = True, days: int = 365) -> Representative:
    """This will make Mark the attorney of somebody, and let him say yes."""
    row = speaks_for(stage, person, "mark", "son", Basis.ATTORNEY, PARTS, days)
    return _accepted(stage, "mark", row) if accepts else row


def mother(stage: Stage, *, accepts: bool = True) -> Representative:
    """This will make Shona the parent of Callum, and let her say yes."""
    row = speaks_for(stage, "callum", "shona", "mum", Basis.PARENT, PARTS, 365)
    return _accepted(stage, "shona", row) if accepts else row


def found(
    record: OpenRecord, about: Ref | None = None, *, can_decide: bool = False, days: int = 7, cause: str = "Dementia."
) -> CapacityDecision:
    """This will record what a practitioner found about one decision; about sharing unless `about` says."""
    finding = Finding(
        can_decide=can_decide,
        support="Pictures, and a quiet room.",
        reasons="She said yes to both.",
        unable=() if can_decide else (Ability.WEIGH,),
        cause="" if can_decide else cause,
        holds_until=None if can_decide else clock.today() + timedelta(days=days),
        ask_again_on=None if can_decide else clock.today() + timedelta(days=days),
    )
    about = about or sharing_ref(record.person.id)
    return record_capacity(record=record, about=about, question="Whether to agree", finding=finding)


def _accepted(stage: Stage, key: str, row: Representative) -> Representative:
    return actions.accept_representing(actor=stage.actor(key), representative_id=row.public_id)
