"""Who may see what it means. Whoever reads every voice of a body sees its exact figures; everyone sees what was
published."""

from partake.kernel.actor import Actor, ActorKind
from partake.kernel.texts import text
from partake.kernel.verdict import YES, Verdict, no
from partake.voices import access as voices


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
