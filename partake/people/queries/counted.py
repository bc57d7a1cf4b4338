"""Who was registered with a practice on a day, as far as counting them needs. For counts made by the system, which
give away no person: nobody reads this list."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q

from partake.audit.domain import Basis
from partake.kernel import clock
from partake.people.models import CareRelationship, DemographicAnswer


@dataclass(frozen=True)
class Registered:
    """`answers` are the codes of optional questions the person answered and did not take back."""

    person_pk: int
    born_on: date | None
    answers: dict[str, str]


def list_registered(organisation_id: int, *, on: date, questions: Collection[str]) -> list[Registered]:
    """This will give everybody who was on a practice's list at the end of a day and was alive then."""
    ended = clock.start_of(on + timedelta(days=1))
    rows = (
        CareRelationship.objects.filter(organisation_id=organisation_id, basis=Basis.REGISTRATION, since__lte=on)
        .filter(Q(ended_at__isnull=True) | Q(ended_at__gte=ended))
        .filter(Q(person__died_on__isnull=True) | Q(person__died_on__gt=on), person__superseded_by__isnull=True)
        .values_list("person_id", "person__born_on")
    )
    people = dict(rows)
    answers: dict[int, dict[str, str]] = {}
    given = DemographicAnswer.objects.filter(
        person__care_relationships__organisation_id=organisation_id,
        person__care_relationships__basis=Basis.REGISTRATION,
        question__in=questions,
        answered_at__lt=ended,
    )
    for pk, question, answer, withdrawn_at in given.order_by("number").values_list(
        "person_id", "question", "answer", "withdrawn_at"
    ):
        # The newest answer stands; one that was declined or taken back is no answer.
        answers.setdefault(pk, {})[question] = "" if withdrawn_at else answer
    return [Registered(pk, born_on, answers.get(pk, {})) for pk, born_on in people.items()]
