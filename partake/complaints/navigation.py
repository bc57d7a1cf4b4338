"""What this room adds to the menu."""

from django.urls import reverse
from django.utils.translation import gettext

from partake.complaints import access
from partake.kernel.actor import Actor
from partake.ui.frame import MenuItem


def menu(actor: Actor) -> tuple[MenuItem, ...]:
    """This will give those who handle complaints, or sign their answers, the way to them; and nobody else."""
    if not access.reads_at(actor):
        return ()
    return (
        MenuItem(
            gettext("Complaints to answer"),
            reverse("complaints:cases"),
            about=gettext("Which clock runs out first, and what is to be done."),
        ),
    )
