"""What this room adds to the menu."""

from django.urls import reverse
from django.utils.translation import gettext

from partake.kernel.actor import Actor
from partake.questionnaires import access
from partake.ui.frame import MenuItem


def menu(actor: Actor) -> tuple[MenuItem, ...]:
    """This will give those who decide what a body asks the way to it. Others reach it by a link they are given."""
    if not actor.has_role(*access.BUILDS):
        return ()
    return (
        MenuItem(
            gettext("Questions"),
            reverse("questionnaires:mine"),
            about=gettext("Ask what you want to know: on a page, on paper or by phone."),
        ),
    )
