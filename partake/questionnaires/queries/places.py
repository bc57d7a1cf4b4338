"""Where a body's questions are asked: its services, by a link of their own each. A poster outlives what it stands for,
so a service is followed through its life."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from partake.kernel.ref import Ref
from partake.kernel.verdict import NotFound
from partake.organisations.domain import StepKind
from partake.organisations.lives import Life, life_of, what_it_became
from partake.organisations.models import Organisation, Service, ServiceStep
from partake.organisations.queries import with_successors, with_those_before
from partake.questionnaires.models import Batch, QuestionnaireVersion, Response

SERVICE = "organisations.service"


@dataclass(frozen=True)
class Place:
    """A service that questions are or were asked at. `is_open`: it goes on, and whoever asks runs it still. `instead`
    are the services of theirs that it became, where these questions can be answered."""

    service: Service
    life: Life
    is_open: bool
    instead: tuple[Service, ...] = ()

    @property
    def ref(self) -> Ref:
        return service_ref(self.service)


def service_ref(service: Service) -> Ref:
    return Ref(SERVICE, str(service.public_id))


def get_place(asked: QuestionnaireVersion, service_id: UUID) -> Place:
    """This will give a service that whoever asks runs, or ran once; any other is not found."""
    ours = _bodies(asked)
    service = Service.objects.select_related("organisation").filter(public_id=service_id).first()
    if service is None or not (service.organisation_id in ours or _was_run_by(service, ours)):
        raise NotFound
    is_open = service.valid_to is None and service.organisation_id in ours
    if is_open:
        return Place(service, life_of(service), is_open=True)
    became = what_it_became(service)
    instead = tuple(one for one in became if one.valid_to is None and one.organisation_id in ours)
    return Place(service, life_of(service), is_open=False, instead=instead)


def service_of(about: Response | Batch) -> Service | None:
    """This will give the service that answers are about, if they are about one."""
    if about.about_kind != SERVICE:
        return None
    return Service.objects.select_related("organisation").filter(public_id=about.about_id).first()


def services_of(about: Iterable[Response | Batch]) -> dict[str, Service]:
    """This will give the services that these answers or piles are about, by public id."""
    ids = {one.about_id for one in about if one.about_kind == SERVICE}
    rows = Service.objects.select_related("organisation").filter(public_id__in=ids)
    return {str(one.public_id): one for one in rows}


def list_places(body: Organisation, *, ended: bool = False) -> tuple[Service, ...]:
    """This will give the services a body may ask at today, by name; with `ended`, also those whose forms may still come
    back."""
    rows = Service.objects.filter(organisation__in=with_those_before(body.pk))
    if not ended:
        rows = rows.filter(valid_to__isnull=True)
    return tuple(rows.order_by("name", "pk"))


def _bodies(asked: QuestionnaireVersion) -> set[int]:
    """Whoever asks: the body, those it took over, and whoever took it over."""
    own = asked.questionnaire.organisation_id
    if own is None:
        return set()
    return {body for latest in with_successors({own}) for body in with_those_before(latest)}


def _was_run_by(service: Service, bodies: Iterable[int]) -> bool:
    return ServiceStep.objects.filter(service=service, kind=StepKind.MOVED, organisation__in=bodies).exists()
