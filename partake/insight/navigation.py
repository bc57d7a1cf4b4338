"""What this room adds to the menu."""

from django.urls import reverse
from django.utils.translation import gettext

from partake.kernel.actor import Actor
from partake.ui.frame import MenuItem
from partake.voices.access import can_read_some
from partake.voices.queries.services import find_body_at


def menu(actor: Actor, where: str) -> tuple[MenuItem, ...]:
    """This will give those who run services the page they begin with, what changed at each, and then the ways to what
    it all means; of the body whose pages `where` is among."""
    if not can_read_some(actor) or not (body := find_body_at(actor, where)):
        return ()
    at = [body.public_id]
    return (
        MenuItem(gettext("My services"), reverse("insight:services", args=at), holds="/insight/"),
        MenuItem(gettext("Themes"), reverse("insight:themes", args=at)),
        MenuItem(gettext("Actions"), reverse("insight:actions", args=at)),
    )


def public_menu() -> tuple[MenuItem, ...]:
    """This will give anyone the way to what people say of care in this place."""
    return (MenuItem(gettext("What people say"), reverse("insight:public")),)


def footer_links() -> tuple[MenuItem, ...]:
    """This will give everyone the same way at the foot of a page: whoever is signed in has another menu."""
    return (MenuItem(gettext("What people say about care here"), reverse("insight:public")),)
