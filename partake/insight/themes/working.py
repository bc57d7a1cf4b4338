"""The machine at work, by the command and by the worker: learning, then speaking of every comment it has not spoken of.

Each step is kept by itself, so that what is killed is done again from where it was."""

from collections.abc import Callable

from partake.insight.actions.theme_learning import MACHINE, keep_look, keep_model, keep_suggestions
from partake.insight.models import TaughtModel
from partake.insight.themes.learning import TooFew
from partake.insight.themes.teaching import look, newest_model, prepare, suggest_all
from partake.organisations.models import Organisation
from partake.voices.domain.labels import ThemeSuggested
from partake.voices.queries.themes import count_labelled, list_bodies_with_labels

FEWEST_NEW, SHARE_NEW = 10, 10
"""It learns again when 10 more comments are labelled, and a tenth more: fewer would hardly change what it says."""


def teach(organisation: Organisation) -> TaughtModel:
    """This will learn anew from all a body's labels. Raises `TooFew`."""
    return keep_model(actor=MACHINE, organisation=organisation, prepared=prepare(organisation))


def suggest(model: TaughtModel, said: Callable[[int], None] = lambda _: None) -> int:
    """This will speak of every comment the model has not spoken of, then look what to label next and whether comments
    changed. `said` is told how many after each lot. Gives how many in all."""
    spoken = 0

    def keep(suggested: dict[int, tuple[ThemeSuggested, ...]]) -> int:
        nonlocal spoken
        here = keep_suggestions(actor=MACHINE, model=model, suggested=suggested)
        spoken += here
        said(spoken)
        return here

    suggest_all(model, keep)
    queue, drift = look(model)
    keep_look(actor=MACHINE, model=model, queue=queue, drift=drift)
    return spoken


def work_for(organisation: Organisation) -> None:
    """This will do for one body what is due: learn again where enough was labelled since, and speak of what came."""
    model = newest_model(organisation.pk)
    if _is_due(organisation, model):
        try:
            model = teach(organisation)
        except TooFew:
            return
    if model is not None:
        suggest(model)


def work() -> None:
    """This will do what is due for every body that labels."""
    for organisation in Organisation.objects.filter(pk__in=list_bodies_with_labels()).order_by("pk"):
        work_for(organisation)


def _is_due(organisation: Organisation, model: TaughtModel | None) -> bool:
    """The first time a person presses the button: a machine that nobody asked for suggests nothing."""
    if model is None:
        return False
    new = count_labelled(organisation.pk) - model.examples
    return new >= max(FEWEST_NEW, model.examples // SHARE_NEW)
