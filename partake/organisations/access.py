"""Who may set up bodies, teams and jobs; and who says yes to a service that passes from one body to another."""

from django.utils.translation import gettext

from partake.kernel.actor import Actor, ActorKind
from partake.kernel.verdict import YES, Verdict, no
from partake.organisations.domain import AGREES_FOR_BODY, RoleCode, Side
from partake.organisations.models import ServiceProposal


def can_set_up(actor: Actor) -> Verdict:
    """Place administrators do; so does the system itself, when a place is first created."""
    if actor.kind is ActorKind.SYSTEM or actor.has_role(RoleCode.PLACE_ADMINISTRATOR):
        return YES
    return no(
        gettext("Organisations, teams and jobs are set up by a place administrator."),
        heading=gettext("You can see organisations, but you can’t change them"),
    )


def can_hand_over_alone(actor: Actor) -> Verdict:
    """Nobody hands one body's voices to another alone, but the system, when a place is first set up."""
    if actor.kind is ActorKind.SYSTEM:
        return YES
    return no(
        gettext("A service passes to another organisation once both have said yes."),
        heading=gettext("You can ask for this, but you can’t do it alone"),
    )


def can_answer(actor: Actor, proposal: ServiceProposal, side: Side) -> Verdict:
    """Whoever answers for what people say in the body of that side: the answers would be theirs, or no longer."""
    body = proposal.giving_id if side is Side.GIVING else proposal.receiving_id
    if actor.has_role(*AGREES_FOR_BODY, organisation_id=body):
        return YES
    return no(gettext("Whoever runs services there says yes or no."))


def can_agree_somewhere(actor: Actor) -> Verdict:
    """Whoever answers for what people say in any body."""
    if actor.has_role(*AGREES_FOR_BODY):
        return YES
    return no(gettext("Whoever runs services is asked before one passes to another organisation."))
