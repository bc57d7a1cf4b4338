"""Who may bring files in, and take them out again."""

from django.urls import reverse
from django.utils.translation import gettext

from partake.imports.domain import Content
from partake.imports.models import BroughtFile
from partake.kernel.actor import Actor
from partake.kernel.verdict import YES, Verdict, WayOn, no
from partake.organisations.domain import RoleCode
from partake.voices.area import can_speak_about

BRINGS_IN = frozenset({RoleCode.SERVICE_MANAGER, RoleCode.ENGAGEMENT_LEAD})


def can_bring_some(actor: Actor) -> Verdict:
    """Whoever brings files in about some body has a page of them."""
    return YES if bodies_of(actor) else _refusal()


def can_bring_in(actor: Actor, organisation_id: int) -> Verdict:
    """Whoever runs services there or leads on involving people, about their own body; and Healthwatch, what it heard
    itself, about the bodies of its place."""
    if actor.has_role(*BRINGS_IN, organisation_id=organisation_id) or can_speak_about(actor, organisation_id):
        return YES
    return _refusal()


def _refusal() -> Verdict:
    return no(
        gettext("Files are brought in by whoever runs the services they are about, and by Healthwatch."),
        heading=gettext("You can read what was cleared for everyone, but you can’t bring in a file here"),
        ways_on=(WayOn(gettext("Read what anyone may read"), reverse("voices:public")),),
    )


def can_give(actor: Actor, organisation_id: int, content: Content) -> Verdict:
    """Counts, and what was said on social media, come from the body itself; Healthwatch brings what it heard."""
    may = can_bring_in(actor, organisation_id)
    if not may or content is Content.COMMENTS or runs_services(actor, organisation_id):
        return may
    return no(
        gettext("Only the organisation itself brings this in."),
        heading=gettext("You can bring in what people told you, but not this"),
        ways_on=(WayOn(gettext("Ask whoever runs services there.")),),
    )


def runs_services(actor: Actor, organisation_id: int) -> bool:
    """This will say whether somebody brings in files as the body itself: counts as well as words."""
    return actor.has_role(*BRINGS_IN, organisation_id=organisation_id)


def bodies_of(actor: Actor) -> frozenset[int]:
    """This will give the bodies on whose behalf somebody brings files in."""
    return frozenset(
        role.organisation_id for role in actor.roles if role.code in {*BRINGS_IN, RoleCode.HEALTHWATCH_OFFICER}
    )


def can_change_file(actor: Actor, file: BroughtFile) -> Verdict:
    """Those who brought it: nobody takes out what Healthwatch heard but Healthwatch."""
    may = can_bring_in(actor, file.organisation_id)
    if not may or file.brought_for_id in bodies_of(actor):
        return may
    return no(
        gettext("Another organisation brought this file in."),
        heading=gettext("You can see this file, but you can’t change it"),
        ways_on=(WayOn(gettext("Ask the organisation that brought it in.")),),
    )
