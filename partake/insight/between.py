"""An action as it stands on the pages of the voices it is about, and of the outcome that came of it: the chain from
what somebody said to what was done is walked both ways."""

from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext

from partake.insight import access
from partake.insight.domain_of_acting import ImprovementState
from partake.insight.queries.acting import ImprovementLine, lines_of_outcome, lines_of_voice
from partake.kernel.actor import Actor
from partake.organisations.models import Organisation
from partake.ui.words import day
from partake.voices.ways_on import Between, Step


def _of_voice(actor: Actor, body: Organisation, voice_id: UUID) -> tuple[Step, ...]:
    if not access.can_see_figures(actor, body.pk):
        return ()
    return tuple(_step(body, one) for one in lines_of_voice(actor, organisation=body, voice_id=voice_id))


def _of_outcome(actor: Actor, body: Organisation, outcome_id: UUID) -> tuple[Step, ...]:
    if not access.can_see_figures(actor, body.pk):
        return ()
    return tuple(_step(body, one) for one in lines_of_outcome(actor, organisation=body, outcome_id=outcome_id))


def _step(body: Organisation, line: ImprovementLine) -> Step:
    address = reverse("insight:action", args=[body.public_id, line.id])
    return Step(line.title, _how_far(line), address)


def _how_far(line: ImprovementLine) -> str:
    if line.needs_owner:
        return gettext("Nobody has it: it needs somebody new.")
    if line.state is ImprovementState.OPEN or line.ended_on is None:
        return gettext("%(name)s does this by %(day)s.") % {"name": line.owner, "day": day(line.due_on)}
    if line.state is ImprovementState.DONE:
        return gettext("Done by %(name)s, %(day)s.") % {"name": line.owner, "day": day(line.ended_on)}
    return gettext("Stopped on %(day)s.") % {"day": day(line.ended_on)}


BETWEEN = Between("insight.actions", _of_voice, _of_outcome)
