"""What this room adds to the menu."""

from django.urls import reverse
from django.utils.translation import gettext

from partake.kernel.actor import Actor
from partake.ui.frame import MenuItem
from partake.voices import access
from partake.voices.queries.services import find_body_at


def menu(actor: Actor, where: str) -> tuple[MenuItem, ...]:
    """This will give those who run services the ways to what was said and what waits for an answer, of the body whose
    pages `where` is among; and those who speak for the public theirs."""
    items: list[MenuItem] = []
    if access.can_read_some(actor) and (body := find_body_at(actor, where)):
        at = [body.public_id]
        items.append(MenuItem(gettext("Voices"), reverse("voices:voices", args=at)))
        items.append(MenuItem(gettext("Answers"), reverse("voices:answers", args=at)))
    if access.can_speak_for_the_public(actor):
        items += [
            MenuItem(
                gettext("What people say"),
                reverse("voices:across"),
                about=gettext("Across the organisations of your place. Ask what came of it, or bring evidence in."),
            ),
            MenuItem(
                gettext("Late answers"),
                reverse("voices:late"),
                about=gettext("Who owes an answer, and for how long."),
            ),
        ]
    return tuple(items)


def public_menu() -> tuple[MenuItem, ...]:
    """This will give anyone the ways in that need no sign-in."""
    return (MenuItem(gettext("What changed"), reverse("voices:public_changed")),)
