"""What this room adds to the menu."""

from django.urls import reverse
from django.utils.translation import gettext

from partake.feedback import access
from partake.kernel.actor import Actor
from partake.ui.frame import MenuItem


def menu(actor: Actor) -> tuple[MenuItem, ...]:
    """This will give those who run services the way to their feedback pages. A person's menu is full: their way to
    have their say is on their first page, and at the foot of every page."""
    if not access.can_run_some(actor):
        return ()
    return (
        MenuItem(
            gettext("Feedback"),
            reverse("feedback:mine"),
            about=gettext("Put up a poster, key in what came on paper, send the monthly return."),
        ),
    )


def public_menu() -> tuple[MenuItem, ...]:
    """This will give anyone the way to say something."""
    return (MenuItem(gettext("Have your say"), reverse("feedback:where")),)
