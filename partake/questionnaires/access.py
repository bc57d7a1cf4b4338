"""Who may build questionnaires, who may key in what came on paper, and who may read what was answered."""

from django.utils.translation import gettext

from partake.kernel.actor import Actor, ActorKind
from partake.kernel.verdict import YES, Verdict, WayOn, no
from partake.organisations.domain import RoleCode

BUILDS = frozenset({RoleCode.SERVICE_MANAGER, RoleCode.ENGAGEMENT_LEAD})
KEYS_IN = BUILDS | {RoleCode.CARE_COORDINATOR, RoleCode.VOLUNTEER_SUPPORTER, RoleCode.HEALTHWATCH_OFFICER}


def can_build(actor: Actor, organisation_id: int | None) -> Verdict:
    """A body asks its own questions; a national questionnaire comes with Partake and nobody edits it."""
    if actor.kind is ActorKind.SYSTEM:
        return YES
    if organisation_id is not None and actor.has_role(*BUILDS, organisation_id=organisation_id):
        return YES
    return no(
        gettext("Whoever runs a service, or leads on involving people, decides what is asked there."),
        heading=gettext("You can read these questions, but you can’t change them"),
        ways_on=(WayOn(gettext("Ask whoever runs the service to add what you would like to ask.")),),
    )


def can_key_in(actor: Actor, organisation_id: int) -> Verdict:
    if actor.has_role(*KEYS_IN, organisation_id=organisation_id):
        return YES
    return no(
        gettext("Paper forms are keyed in by the body that collected them."),
        heading=gettext("You can’t key in these forms"),
        ways_on=(WayOn(gettext("Hand the forms to whoever runs the service.")),),
    )


def can_read_answers(actor: Actor, organisation_id: int) -> Verdict:
    """Those who asked. Whoever keys in forms sees each as it is keyed, and not what everybody said."""
    if actor.has_role(*BUILDS, organisation_id=organisation_id):
        return YES
    return no(
        gettext("Those who ask read the answers: whoever runs the service, or leads on involving people."),
        heading=gettext("You can’t read these answers"),
        ways_on=(WayOn(gettext("Ask them what people said, and what comes of it.")),),
    )
