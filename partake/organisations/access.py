"""Who may set up bodies, teams and jobs."""

from django.utils.translation import gettext

from partake.kernel.actor import Actor, ActorKind
from partake.kernel.verdict import YES, Verdict, no
from partake.organisations.domain import RoleCode


def can_set_up(actor: Actor) -> Verdict:
    """Place administrators do; so does the system itself, when a place is first created."""
    if actor.kind is ActorKind.SYSTEM or actor.has_role(RoleCode.PLACE_ADMINISTRATOR):
        return YES
    return no(
        gettext("Organisations, teams and jobs are set up by a place administrator."),
        heading=gettext("You can see organisations, but you can’t change them"),
    )
