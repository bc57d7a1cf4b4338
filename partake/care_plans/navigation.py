"""What plans add to the frame of a page: an item of the person's menu, and the way from a record to its plan."""

from django.urls import reverse
from django.utils.translation import gettext

from partake.care_plans import access
from partake.kernel.actor import Actor
from partake.organisations.domain import RoleCode
from partake.people.domain import Part
from partake.people.door import OpenRecord
from partake.ui.frame import MenuItem


def menu(actor: Actor) -> tuple[MenuItem, ...]:
    if access.can_list_caseload(actor):
        # In the place of finding people by name, which stands on this page.
        return (MenuItem(gettext("People"), reverse("care_plans:caseload"), holds="/people/"),)
    if actor.roles or actor.person_id is None:
        return ()
    return (MenuItem(gettext("My plan"), reverse("care_plans:plan", args=[actor.person_id])),)


def counts_menu(actor: Actor) -> tuple[MenuItem, ...]:
    """A records lead's menu is full: their way to the counts is on Today."""
    if not access.can_see_some_counts(actor) or actor.has_role(RoleCode.RECORDS_LEAD):
        return ()
    return (
        MenuItem(
            gettext("Plan counts"),
            reverse("care_plans:counts"),
            about=gettext("How many people have a plan, were reviewed on time and felt involved."),
        ),
    )


def record_links(record: OpenRecord) -> tuple[MenuItem, ...]:
    """This will give the way from somebody's record to what this room holds of it, for who may open it."""
    if not {Part.PLAN, Part.IF_I_GET_WORSE} & record.parts:
        return ()
    words = gettext("My plan") if record.is_own else gettext("%(name)s’s plan") % {"name": record.person.first_name}
    plan = MenuItem(words, reverse("care_plans:plan", args=[record.person.id]))
    if Part.IF_I_GET_WORSE not in record.parts:
        return (plan,)
    card = gettext("My card") if record.is_own else gettext("%(name)s’s card") % {"name": record.person.first_name}
    return (plan, MenuItem(card, reverse("care_plans:card", args=[record.person.id])))
