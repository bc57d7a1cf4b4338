"""Who may read national surveys, and bring them in. They are published, but are read among a body's own figures."""

from django.utils.translation import gettext

from partake.insight import access
from partake.kernel.actor import Actor
from partake.kernel.verdict import YES, Verdict, WayOn, no
from partake.organisations.domain import RoleCode

BRINGS_IN = frozenset({RoleCode.ENGAGEMENT_LEAD, RoleCode.ASSURANCE_LEAD})


def can_see_surveys(actor: Actor, organisation_id: int) -> Verdict:
    """Whoever sees a body's own figures."""
    return access.can_see_figures(actor, organisation_id)


def can_bring_in_survey(actor: Actor, organisation_id: int) -> Verdict:
    """Whoever leads on involving people there, or shows that duties are met: not whoever runs what is measured."""
    if actor.has_role(*BRINGS_IN, organisation_id=organisation_id):
        return YES
    return no(
        gettext("Surveys are brought in by an engagement lead or an assurance lead."),
        heading=gettext("You can read national surveys, but you can’t bring one in"),
        ways_on=(WayOn(gettext("Ask the engagement lead or the assurance lead.")),),
    )
