"""Who may read voices, answer them, decide what is shown, and speak for the public. It goes by body; nobody here sees
how an author is reached."""

from django.urls import reverse
from django.utils.translation import gettext

from partake.kernel.actor import Actor, ActorKind
from partake.kernel.verdict import YES, Verdict, WayOn, no
from partake.organisations.domain import RoleCode

READS = frozenset({RoleCode.SERVICE_MANAGER, RoleCode.ENGAGEMENT_LEAD, RoleCode.ASSURANCE_LEAD})
ANSWERS = frozenset({RoleCode.SERVICE_MANAGER, RoleCode.ENGAGEMENT_LEAD})


def reads_at(actor: Actor) -> frozenset[int]:
    """This will give the bodies whose voices somebody reads in full."""
    return frozenset(role.organisation_id for role in actor.roles if role.code in READS)


def can_read_some(actor: Actor) -> Verdict:
    """Whoever reads for one body has a page of services."""
    if reads_at(actor):
        return YES
    return no(
        gettext("People who run services read what was said about their own services."),
        heading=gettext("You can read what was cleared for everyone"),
        ways_on=(WayOn(gettext("Read what anyone may read"), reverse("voices:public")),),
    )


def can_read_voices(actor: Actor, organisation_id: int) -> Verdict:
    """Those who run services there read what people say about them."""
    if organisation_id in reads_at(actor):
        return YES
    return no(
        gettext("People who run services read what was said about their own services."),
        heading=gettext("You can read what was cleared for everyone, but not everything people said here"),
        ways_on=(WayOn(gettext("Read what anyone may read"), reverse("voices:public")),),
    )


def can_answer_voices(actor: Actor, organisation_id: int) -> Verdict:
    """A service answers for itself: whoever runs it, or leads on involving the public there."""
    if actor.has_role(*ANSWERS, organisation_id=organisation_id):
        return YES
    return no(
        gettext("Whoever runs the service answers for it."),
        heading=gettext("You can read this, but you can’t answer it"),
        ways_on=(WayOn(gettext("Ask whoever runs the service to answer.")),),
    )


def can_clear_voices(actor: Actor, organisation_id: int) -> Verdict:
    return can_answer_voices(actor, organisation_id)


def can_label_voices(actor: Actor, organisation_id: int) -> Verdict:
    return can_answer_voices(actor, organisation_id)


def can_suggest_labels(actor: Actor) -> Verdict:
    """A machine suggests under its own name, and nobody else under it."""
    return (
        YES
        if actor.kind is ActorKind.SYSTEM
        else no(gettext("Only a machine suggests. A person says what something is about."))
    )


def can_check(actor: Actor, organisation_id: int, written_by_user: int) -> Verdict:
    """A claim that something changed is checked by somebody else there before anyone reads it."""
    answers = can_answer_voices(actor, organisation_id)
    if not answers:
        return answers
    if actor.user_id != written_by_user:
        return YES
    return no(
        gettext("You wrote it. Somebody else there checks it before others read it."),
        heading=gettext("You can change what you wrote, but you can’t check it yourself"),
        ways_on=(WayOn(gettext("Ask somebody else who answers for the service to check it.")),),
    )


def can_speak_for_the_public(actor: Actor) -> Verdict:
    """Healthwatch brings evidence in and asks what came of it. About which bodies is a matter of place (`area`)."""
    if actor.has_role(RoleCode.HEALTHWATCH_OFFICER):
        return YES
    return no(
        gettext("Healthwatch speaks up for the public here."),
        heading=gettext("You can read what anyone may read, but you can’t ask for the public"),
        ways_on=(WayOn(gettext("Read what anyone may read"), reverse("voices:public")),),
    )
