"""Finding what somebody would like to speak of: a ward, clinic or surgery, or a whole body, by name or place."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet

from partake.kernel import clock
from partake.kernel.verdict import NotFound
from partake.organisations.lives import called_before
from partake.organisations.models import Organisation, Service
from partake.organisations.queries import list_organisations
from partake.voices.domain.new import About

AT_ONCE = 20


@dataclass(frozen=True)
class SpokenOf:
    """A service, or with no `body_name` an organisation as a whole. `organisation_id` and `service_id` are row ids,
    `body_id` is public."""

    id: UUID
    name: str
    body_name: str
    body_id: UUID
    organisation_id: int
    service_id: int | None

    @property
    def about(self) -> About:
        return About(self.organisation_id, self.service_id)

    @property
    def of_whom(self) -> str:
        """Whose it is, where its own name does not say so."""
        return self.body_name if self.body_name != self.name else ""

    @property
    def words(self) -> str:
        return f"{self.name}, {self.of_whom}" if self.of_whom else self.name


def find_spoken_of(wanted: str) -> tuple[SpokenOf, ...]:
    """This will give the services, and after them the organisations, that every word of `wanted` is in the name or
    place of: services by name, 20 of each at most. Nothing wanted finds nothing."""
    if not wanted.strip():
        return ()
    services = tuple(_service(row) for row in _services(wanted)[:AT_ONCE])
    # A practice is one service as people know it: the same name twice would ask what nobody can answer.
    named = {(one.organisation_id, one.name) for one in services}
    bodies = list_organisations(today=clock.today(), name_contains=wanted, limit=AT_ONCE)
    return (*services, *(_body(row) for row in bodies if (row.pk, row.name) not in named))


def get_spoken_of(public_id: UUID) -> SpokenOf:
    """This will give a service or an organisation, closed ones too: people speak of what was. One that was taken over
    gives who took over. Raises `NotFound`."""
    service = Service.objects.filter(public_id=public_id).select_related("organisation").first()
    if service is not None:
        return _service(service)
    body = Organisation.objects.filter(public_id=public_id).select_related("successor").first()
    while body is not None and body.successor is not None:
        body = body.successor
    if body is None:
        raise NotFound
    return _body(body)


def _services(wanted: str) -> "QuerySet[Service]":
    today = clock.today()
    rows = Service.objects.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=today))
    for word in wanted.split()[:10]:
        named = Q(name__icontains=word) | Q(organisation__name__icontains=word)
        named |= Q(pk__in=called_before(word))
        rows = rows.filter(named | Q(organisation__place__name__icontains=word))
    return rows.select_related("organisation").order_by("name", "pk")


def _service(row: Service) -> SpokenOf:
    body = row.organisation
    return SpokenOf(row.public_id, row.name, body.name, body.public_id, body.pk, row.pk)


def _body(row: Organisation) -> SpokenOf:
    return SpokenOf(row.public_id, row.name, "", row.public_id, row.pk, None)
