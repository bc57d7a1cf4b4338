"""Who may see what it means. Whoever reads every voice of a body sees its exact figures; everyone sees what was
published."""

from django.utils.translation import gettext

from partake.kernel.actor import Actor, ActorKind
from partake.kernel.texts import text
from partake.kernel.verdict import YES, Verdict, WayOn, no
from partake.organisations.domain import RoleCode
from partake.voices import access as voices

CORRECTS = frozenset({RoleCode.ENGAGEMENT_LEAD, RoleCode.ASSURANCE_LEAD})


def can_see_figures(actor: Actor, organisation_id: int) -> Verdict:
    """Figures are sums of voices: whoever reads these sees those."""
    return voices.can_read_voices(actor, organisation_id)


def can_change(actor: Actor, organisation_id: int) -> Verdict:
    """Labelling, training, recording changes, starting actions: whoever answers for the service."""
    return voices.can_answer_voices(actor, organisation_id)


def can_teach(actor: Actor, organisation_id: int) -> Verdict:
    """Whoever labels lets the machine learn from the labels; so does a job, which works for them."""
    return YES if actor.kind is ActorKind.SYSTEM else can_change(actor, organisation_id)


def can_refresh(actor: Actor) -> Verdict:
    """The dataset is brought up to date by the worker and by a command: nobody's page does it."""
    if actor.kind == ActorKind.SYSTEM:
        return YES
    return no(text("Figures are brought up to date by Partake itself."))


def can_publish(actor: Actor) -> Verdict:
    """Figures are published by a rule, once a quarter: nobody chooses what is shown, or when."""
    if actor.kind == ActorKind.SYSTEM:
        return YES
    return no(text("Figures are published by Partake itself, once a quarter."))


def can_write_notice(actor: Actor, organisation_id: int) -> Verdict:
    """Whoever leads on involving people there, or shows that duties are met: not whoever runs what is measured."""
    if actor.has_role(*CORRECTS, organisation_id=organisation_id):
        return YES
    return no(
        gettext("An engagement lead or an assurance lead says what is wrong with published numbers."),
        heading=gettext("You can read what was published, but you can’t say here that it is wrong"),
        ways_on=(WayOn(gettext("Ask the engagement lead or the assurance lead.")),),
    )


def can_check_notice(actor: Actor, organisation_id: int, written_by_user: int) -> Verdict:
    """Everyone will read it: somebody else there who knows the figures agrees first."""
    sees = can_see_figures(actor, organisation_id)
    if not sees or actor.user_id != written_by_user:
        return sees
    return no(
        gettext("You wrote it. Somebody else there checks it before everyone reads it."),
        heading=gettext("You can say what is wrong, but you can’t check it yourself"),
        ways_on=(WayOn(gettext("Ask somebody else who reads the figures there to check it.")),),
    )
