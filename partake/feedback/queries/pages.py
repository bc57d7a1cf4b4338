"""The page of a service: by the code its poster prints, and for those who run the service, once the body in the address
is found to be theirs."""

from dataclasses import dataclass
from uuid import UUID

from partake.feedback.codes import read_code
from partake.feedback.models import FeedbackPage
from partake.kernel.actor import Actor
from partake.kernel.verdict import NotFound
from partake.organisations.lives import Life, life_of, what_it_became
from partake.organisations.models import Organisation, Service


@dataclass(frozen=True)
class ServicePage:
    """A service of a body, and its feedback page if it ever had one."""

    service_id: UUID
    name: str
    page: FeedbackPage | None

    @property
    def is_open(self) -> bool:
        return self.page is not None and not self.page.is_closed


def get_page(code: str) -> FeedbackPage:
    """This will give the page under a code, however the code was typed; or raise `NotFound`. It may be closed."""
    page = FeedbackPage.objects.select_related("service__organisation").filter(code=read_code(code)).first()
    if page is None:
        raise NotFound
    return page


def list_service_pages(organisation: Organisation) -> tuple[ServicePage, ...]:
    """This will give the services of a body today, by name, each with its page."""
    services = Service.objects.filter(organisation=organisation, valid_to__isnull=True).order_by("name", "pk")
    rows = FeedbackPage.objects.filter(service__organisation=organisation).select_related("service")
    pages = {page.service_id: page for page in rows}
    return tuple(ServicePage(one.public_id, one.name, pages.get(one.pk)) for one in services)


def get_service(organisation: Organisation, service_id: UUID) -> Service:
    """This will give a service of this body today, or raise `NotFound`: one that moved is with whoever runs it now."""
    found = Service.objects.select_related("organisation").filter(public_id=service_id, organisation=organisation)
    service = found.first()
    if service is None:
        raise NotFound
    return service


def get_service_page(organisation: Organisation, service_id: UUID) -> FeedbackPage:
    """This will give the page of a service of this body, open or closed, or raise `NotFound`."""
    rows = FeedbackPage.objects.select_related("service__organisation")
    page = rows.filter(service__public_id=service_id, service__organisation=organisation).first()
    if page is None:
        raise NotFound
    return page


def find_service_page(service: Service) -> FeedbackPage | None:
    """This will give the page of a service, open or closed, if it ever had one."""
    return FeedbackPage.objects.select_related("service__organisation").filter(service=service).first()


def list_my_bodies(actor: Actor, role_codes: frozenset[str]) -> tuple[Organisation, ...]:
    """This will give the bodies where somebody holds one of these jobs, by name; a successor stands for those it took
    over."""
    mine = {role.organisation_id for role in actor.roles if role.code in role_codes}
    rows = Organisation.objects.filter(pk__in=mine, successor__isnull=True)
    return tuple(rows.order_by("name", "pk"))


@dataclass(frozen=True)
class WhereToGo:
    """What became of an ended service, and where people say how that is; `code` is empty where it has no open page."""

    name: str
    body_name: str
    code: str


def where_to_go(page: FeedbackPage) -> tuple[Life, tuple[WhereToGo, ...]]:
    """This will give what happened to a page's service, and where people may say how it is instead: what became of that
    is followed too."""
    became = [one for one in what_it_became(page.service) if one.valid_to is None]
    return life_of(page.service), tuple(WhereToGo(one.name, one.organisation.name, _open_code(one)) for one in became)


def find_open_code(service_id: UUID) -> str:
    """This will give the code of a service's page where anyone may answer now, or "" where there is none."""
    service = (
        Service.objects.filter(public_id=service_id, valid_to__isnull=True).select_related("feedback_page").first()
    )
    return _open_code(service) if service else ""


def _open_code(service: Service) -> str:
    page = getattr(service, "feedback_page", None)
    return page.code if page is not None and page.closed_at is None else ""
