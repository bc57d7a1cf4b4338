"""What somebody said about one theme, to stand beside its number."""

from dataclasses import dataclass

from django.db.models import QuerySet

from partake.kernel.prepared import prepared
from partake.organisations.models import Service
from partake.voices.domain.labels import LabelledBy
from partake.voices.models import Label, VoiceLabel
from partake.voices.queries.voices import VoiceLine, line_of


@dataclass(frozen=True)
class Example:
    """One voice, and who said what it is about: "" for a machine."""

    line: VoiceLine
    labelled_by: str


def newest_about(service: Service, theme: str) -> Example | None:
    """This will give the newest voice with words about a theme ("framework:theme") at a service, one that a person
    labelled before one that a machine did. The caller has asked who may read its voices."""
    labels = frozenset(_labels(service.organisation_id, theme))
    for by in (LabelledBy.PERSON, LabelledBy.MACHINE) if labels else ():
        for label in _newest(labels, service.pk, str(by)):
            return Example(line_of(label.voice), label.name if by == LabelledBy.PERSON else "")
    return None


@prepared
def _labels(organisation: int, theme: str) -> QuerySet[Label, int]:
    return Label.objects.filter(organisation_id=organisation, theme=theme).values_list("pk", flat=True)


@prepared
def _newest(labels: frozenset[int], service: int, by: str) -> QuerySet[VoiceLabel]:
    """One label, or none. From the labels, which are few, and not from the voices, which are many."""
    on = VoiceLabel.objects.filter(label_id__in=labels, put_on_by=by, taken_off_at__isnull=True)
    here = on.filter(voice__abouts__service_id=service, voice__abouts__withdrawn=False).exclude(voice__words="")
    return here.select_related("voice").order_by("-voice__received_at", "-pk")[:1]
