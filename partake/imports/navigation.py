"""What this room adds to the menu."""

from django.urls import reverse
from django.utils.translation import gettext

from partake.imports import access
from partake.kernel.actor import Actor
from partake.ui.frame import MenuItem


def menu(actor: Actor) -> tuple[MenuItem, ...]:
    """This will give those who bring files in the way to the bodies they bring them in about."""
    if not access.can_bring_some(actor):
        return ()
    return (
        MenuItem(
            gettext("Files"),
            reverse("imports:bodies"),
            about=gettext("Bring in what others collected: comments, posts and monthly counts."),
        ),
    )
