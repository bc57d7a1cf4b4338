"""What every page is framed by: menu, band, who is signed in. Wiring only; each room lists its own items."""

from dataclasses import replace
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext

from partake.care_plans import navigation as care_plans
from partake.complaints import navigation as complaints
from partake.correspondence import navigation as correspondence
from partake.feedback import navigation as feedback
from partake.handovers import navigation as handovers
from partake.handovers.queries import ForMyTeam, list_for_my_team
from partake.imports import navigation as imports
from partake.insight import navigation as insight
from partake.kernel.actor import Actor
from partake.measures import navigation as measures
from partake.organisations import navigation as organisations
from partake.organisations.domain import CARE_ROLES
from partake.people import navigation as people
from partake.people.door import OpenRecord
from partake.questionnaires import navigation as questionnaires
from partake.ui.frame import Frame, MenuItem, page_direction, page_language
from partake.voices import navigation as voices

# A menu of more words is read by nobody, and takes three lines of a phone.
ROOM = 5


def page_frame(request: HttpRequest) -> dict[str, Any]:
    actor: Actor = getattr(request, "actor", Actor.anonymous())
    record: OpenRecord | None = getattr(request, "record", None)
    given = list_for_my_team(record) if record else ()
    menu, more = _menu(request, actor)
    return {
        "frame": Frame(
            service_name=str(settings.BRAND["name"]),
            menu=menu,
            more=more,
            account_links=_account_links(actor),
            band=people.band(record) if record else None,
            needs=people.needs_banner(record) if record else None,
            record_links=_record_links(request, record, given) if record else (),
            waiting=handovers.waiting(record, given) if record else (),
            demonstration=(actor.display_name if actor.is_signed_in else "") if settings.DEMO else None,
            demonstration_address=settings.FRONT or "/",
            language=page_language(),
            direction=page_direction(),
            brand=settings.BRAND,
            footer_links=_footer_links(),
        )
    }


def _menu(request: HttpRequest, actor: Actor) -> tuple[tuple[MenuItem, ...], tuple[MenuItem, ...]]:
    """The menu, and what it has no room for, which stands on the reader's first page."""
    items = _items(actor, request.path)
    here = _here(people.menu_address(request.path), items)
    shown, more = items[:ROOM], items[ROOM:]
    if here in more:
        here = shown[0]
    return tuple(replace(item, current=item is here) for item in shown), more


def _items(actor: Actor, where: str) -> tuple[MenuItem, ...]:
    if not actor.is_signed_in:
        return (*insight.public_menu(), *feedback.public_menu(), *voices.public_menu())
    home, *rest = people.menu(actor)
    services, *meaning = insight.menu(actor, where) or (None,)
    said, *answers = voices.menu(actor, where) or (None,)
    items = (
        # Whoever runs services and looks after nobody begins with these: there is nothing else to their day.
        None if services and not actor.has_role(*CARE_ROLES) else home,
        services,
        *care_plans.menu(actor),
        *rest,
        said,
        *meaning,
        *answers,
        *complaints.menu(actor),
        *feedback.menu(actor),
        *questionnaires.menu(actor),
        *imports.menu(actor),
        *correspondence.menu_items(actor),
        *organisations.menu(actor),
        *care_plans.counts_menu(actor),
    )
    # A room above may put a page of its own in the place of one below, under the same word.
    return tuple({item.words: item for item in reversed(items) if item}.values())[::-1]


def _here(where: str, items: tuple[MenuItem, ...]) -> MenuItem | None:
    """The longest address that the page says it is under, or is: "/people/…/sharing" rather than "/"."""
    under = [
        (start, item) for item in items for start in (item.address, item.holds) if start and where.startswith(start)
    ]
    return max(under, key=lambda found: len(found[0]), default=(None, None))[1]


def _record_links(request: HttpRequest, record: OpenRecord, given: tuple[ForMyTeam, ...]) -> tuple[MenuItem, ...]:
    """The rooms that hold something of a record that is open. One's own are in the menu."""
    if record.is_own:
        return ()
    front = MenuItem(gettext("Record"), reverse("people:record", args=[record.person.id]))
    links = (
        front,
        *care_plans.record_links(record),
        *measures.record_links(record),
        *handovers.record_links(record, given),
    )
    best = max(
        (item for item in links if request.path.startswith(item.address.rstrip("/"))),
        key=lambda item: len(item.address),
        default=None,
    )
    return tuple(MenuItem(item.words, item.address, current=item is best) for item in links)


def _account_links(actor: Actor) -> tuple[MenuItem, ...]:
    if not actor.is_signed_in:
        return (MenuItem(gettext("Sign in"), reverse("account_login")),)
    role = actor.main_role
    name = f"{actor.display_name}, {role.organisation_name}" if role else actor.display_name
    # Somebody at work here may be looked after here too: their own record is one press away.
    mine: list[MenuItem] = []
    if role and actor.person_id:
        mine.append(MenuItem(gettext("My own record"), reverse("people:record", args=[actor.person_id])))
    return (
        *mine,
        MenuItem(name, reverse("accounts_mine")),
        MenuItem(gettext("Sign out"), reverse("account_logout"), posts=True),
    )


def _footer_links() -> tuple[MenuItem, ...]:
    return (
        *feedback.public_menu(),
        *insight.footer_links(),
        MenuItem(gettext("Help and contact"), reverse("home:help")),
        MenuItem(gettext("Say this in another format"), reverse("home:formats")),
        MenuItem(gettext("Accessibility"), reverse("home:accessibility")),
        MenuItem(gettext("Your rights and privacy"), reverse("home:privacy")),
        MenuItem(gettext("Complaints"), reverse("home:complaints")),
    )
