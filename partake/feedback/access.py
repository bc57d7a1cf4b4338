"""Who may put up a service's feedback page."""

from django.utils.translation import gettext

from partake.kernel.actor import Actor, ActorKind
from partake.kernel.verdict import YES, Verdict, WayOn, no
from partake.organisations.domain import RoleCode

RUNS = frozenset({RoleCode.SERVICE_MANAGER, RoleCode.ENGAGEMENT_LEAD})


def can_run_page(actor: Actor, organisation_id: int) -> Verdict:
    """Whoever runs the service, or leads on involving people there."""
    if actor.kind is ActorKind.SYSTEM or actor.has_role(*RUNS, organisation_id=organisation_id):
        return YES
    return no(
        gettext("Whoever runs the service decides how people are asked about it."),
        heading=gettext("You can read what was asked, but you can’t change it"),
        ways_on=(WayOn(gettext("Ask whoever runs the service.")),),
    )
