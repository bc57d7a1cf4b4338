"""What this room adds to the menu."""

from django.urls import reverse
from django.utils.translation import gettext

from partake.kernel.actor import Actor
from partake.organisations import access
from partake.ui.frame import MenuItem


def menu(actor: Actor) -> tuple[MenuItem, ...]:
    if not access.can_set_up(actor):
        return ()
    return (
        MenuItem(
            gettext("Organisations"),
            reverse("organisations:organisations"),
            about=gettext("Their teams, their services, and who works there."),
        ),
        MenuItem(gettext("Places"), reverse("organisations:places"), about=gettext("How many people live where.")),
    )
