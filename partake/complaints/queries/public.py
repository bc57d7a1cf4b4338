"""What anyone may know before they complain: who answers complaints here."""

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from partake.complaints.access import HANDLES
from partake.kernel import clock
from partake.kernel.verdict import NotFound
from partake.organisations.domain import OrganisationKind
from partake.organisations.models import Organisation, Service
from partake.organisations.queries import get_organisation, list_colleagues, list_organisations

MOST = 20


@dataclass(frozen=True)
class BodyToComplainTo:
    """A body somebody may complain to. `answers_here` says that somebody reads its complaints in Partake; if not, its
    phone is all we know."""

    id: UUID
    name: str
    phone: str
    email: str
    is_board: bool
    answers_here: bool
    took_over: str = ""


def answers_complaints(organisation: Organisation) -> bool:
    """This will say whether somebody handles complaints for a body, or for whoever took it over, today."""
    while organisation.successor is not None:
        organisation = organisation.successor
    return bool(list_colleagues(today=clock.today(), roles=HANDLES, organisation_id=organisation.pk, limit=1))


def find_bodies(words: str) -> tuple[BodyToComplainTo, ...]:
    """This will give bodies whose name holds the words, by name; without words, those that answer here."""
    if words.strip():
        found = list_organisations(today=clock.today(), name_contains=words, limit=MOST)
        return tuple(_line(body) for body in found)
    return tuple(_line(body) for body in _answering().order_by("name", "pk")[:MOST])


def list_boards() -> tuple[BodyToComplainTo, ...]:
    """This will give the boards that pay for care and answer complaints here."""
    boards = _answering().filter(kind=OrganisationKind.INTEGRATED_CARE_BOARD)
    return tuple(_line(body) for body in boards.order_by("name", "pk")[:MOST])


def list_answering(*, but: Organisation) -> tuple[Organisation, ...]:
    """This will give the other bodies that answer complaints here, by name."""
    return tuple(_answering().exclude(pk=but.pk).order_by("name", "pk"))


def _answering() -> "QuerySet[Organisation]":
    there = list_colleagues(today=clock.today(), roles=HANDLES, limit=1000)
    return Organisation.objects.filter(pk__in={one.organisation_id for one in there}, successor__isnull=True)


def get_body(organisation_id: UUID) -> tuple[Organisation, BodyToComplainTo]:
    """This will give a body to complain to. One that was taken over is given as it was named, with who answers now.
    Raises `NotFound`."""
    body = get_organisation(organisation_id)
    if body.valid_to is not None and body.successor is None:
        raise NotFound
    return body, _line(body)


def list_services(organisation: Organisation) -> tuple[Service, ...]:
    return tuple(Service.objects.filter(organisation=organisation, valid_to__isnull=True).order_by("name", "pk"))


def _line(body: Organisation) -> BodyToComplainTo:
    now = body
    while now.successor is not None:
        now = now.successor
    return BodyToComplainTo(
        id=body.public_id,
        name=body.name,
        phone=now.phone,
        email=now.email,
        is_board=now.kind == OrganisationKind.INTEGRATED_CARE_BOARD,
        answers_here=answers_complaints(body),
        took_over=now.name if now.pk != body.pk else "",
    )
