"""Keeping what a machine learnt from people's labels, and what it says. Reckoning is `insight.themes`."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction

from partake.audit.actions import record as record_event
from partake.insight import access
from partake.insight.events import MACHINE_JUDGED, MACHINE_LOOKED, MACHINE_TAUGHT
from partake.insight.models import TaughtModel
from partake.insight.themes.learning import Card
from partake.insight.themes.teaching import Prepared, name_of
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.organisations.models import Organisation
from partake.voices.actions.labelling import suggest_labels
from partake.voices.domain.labels import ThemeSuggested

# Under this name every suggestion stands, whoever pressed the button.
MACHINE = Actor.system("the machine")


@transaction.atomic
def keep_model(*, actor: Actor, organisation: Organisation, prepared: Prepared) -> TaughtModel:
    """This will keep a new model of a body with its accuracy card, and what it says of the newest comments. The same
    labels again make the same model, and nothing is kept twice. Raises `Refused`."""
    access.can_teach(actor, organisation.pk).require()

    learnt, framework = prepared.learnt, prepared.framework
    last = TaughtModel.objects.select_for_update().filter(organisation=organisation).order_by("-number").first()
    if last and (last.fingerprint, last.framework_version) == (learnt.fingerprint, framework.version):
        return last
    model = TaughtModel.objects.create(
        organisation=organisation,
        framework=framework.key,
        framework_version=framework.version,
        number=last.number + 1 if last else 1,
        trained_at=clock.now(),
        trained_by=actor.display_name,
        examples=learnt.examples,
        fingerprint=learnt.fingerprint,
        packed=learnt.packed,
        packed_feelings=learnt.packed_feelings,
        card=learnt.card.as_json(),
        queue=prepared.queue,
        drift=prepared.drift,
    )

    record_event(MACHINE_TAUGHT, actor=actor, about=model.ref, codes={"number": model.number, "of": learnt.examples})

    keep_suggestions(actor=MACHINE, model=model, suggested=prepared.suggested)
    return model


@transaction.atomic
def keep_suggestions(*, actor: Actor, model: TaughtModel, suggested: Mapping[int, Sequence[ThemeSuggested]]) -> int:
    """This will keep what a model says of these voices, and give of how many it said something. Raises `Refused`."""
    return suggest_labels(
        actor=actor,
        organisation_id=model.organisation_id,
        about=model.ref,
        model=name_of(model),
        suggested=suggested,
    )


@transaction.atomic
def keep_look(*, actor: Actor, model: TaughtModel, queue: Sequence[int], drift: Mapping[str, Any]) -> None:
    """This will keep which comments would teach a model most, and whether comments changed since it learnt. Raises
    `Refused`."""
    access.can_teach(actor, model.organisation_id).require()

    model.queue, model.drift = list(queue), dict(drift)
    model.save(update_fields=["queue", "drift"])

    record_event(MACHINE_LOOKED, actor=actor, about=model.ref, codes={"drift": str(drift.get("verdict", ""))})


@transaction.atomic
def keep_judgement(*, actor: Actor, model: TaughtModel, other: Organisation, card: Card) -> None:
    """This will keep how a model did on another body's comments; the newest judgement by each body stands. Raises
    `Refused`."""
    access.can_teach(actor, model.organisation_id).require()

    others = [one for one in model.elsewhere if one["body"] != other.name]
    model.elsewhere = [*others, {"body": other.name, "on": clock.today().isoformat(), "card": card.as_json()}]
    model.save(update_fields=["elsewhere"])

    record_event(MACHINE_JUDGED, actor=actor, about=model.ref, codes={"comments": card.comments})
