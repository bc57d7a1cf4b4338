"""What this room adds to a menu."""

from django.urls import reverse
from django.utils.translation import gettext

from partake.correspondence.access import can_use_print_room
from partake.kernel.actor import Actor
from partake.ui.frame import MenuItem


def menu_items(actor: Actor) -> list[MenuItem]:
    """This will give a records lead the ways to held messages and to the print room, and anybody else nothing."""
    if not can_use_print_room(actor):
        return []
    return [
        MenuItem(
            gettext("Held messages"),
            reverse("correspondence:held_messages"),
            about=gettext("Letters that could not go, and why. Find a way for each."),
        ),
        MenuItem(
            gettext("Print room"),
            reverse("correspondence:print_room"),
            about=gettext("Letters to print and post, day by day."),
        ),
    ]
