"""Who may put up a service's feedback page."""

from django.urls import reverse
from django.utils.translation import gettext

from partake.kernel.actor import Actor, ActorKind
from partake.kernel.verdict import YES, Verdict, WayOn, no
from partake.organisations.domain import RoleCode

RUNS = frozenset({RoleCode.SERVICE_MANAGER, RoleCode.ENGAGEMENT_LEAD})


def can_run_page(actor: Actor, organisation_id: int) -> Verdict:
    """Whoever runs the service, or leads on involving people there."""
    if actor.kind is ActorKind.SYSTEM or actor.has_role(*RUNS, organisation_id=organisation_id):
        return YES
    return _no()


def can_run_some(actor: Actor) -> Verdict:
    """Whoever runs a service anywhere has a list of services."""
    return YES if actor.has_role(*RUNS) else _no()


def _no() -> Verdict:
    return no(
        gettext("Whoever runs the service decides how people are asked about it."),
        heading=gettext("You can read what was asked, but you can’t change it"),
        ways_on=(WayOn(gettext("Ask whoever runs the service.")),),
    )


def can_write_down(actor: Actor) -> Verdict:
    """Anybody at work here, a volunteer too: they are named as the one who typed it."""
    if actor.roles:
        return YES
    return no(
        gettext("People at work here write down what others tell them, and are named as doing so."),
        heading=gettext("You can tell a story for somebody else, but not as somebody at work"),
        ways_on=(WayOn(gettext("Tell it yourself"), reverse("feedback:where")),),
    )


def can_add_notes(actor: Actor, taken_by_user: int) -> Verdict:
    """Whoever began notes adds to them: they were there."""
    if actor.user_id is not None and actor.user_id == taken_by_user and can_write_down(actor):
        return YES
    return no(
        gettext("Whoever took these notes adds to them."),
        heading=gettext("You can take notes of your own, but you can’t add to these"),
        ways_on=(WayOn(gettext("Find the service, and begin notes of your own."), reverse("feedback:where")),),
    )
