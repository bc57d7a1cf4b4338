"""What stories for the next team add to the frame of an open record. Read once a page, for both."""

from django.urls import reverse
from django.utils.translation import gettext

from partake.handovers.queries import ForMyTeam
from partake.people.door import OpenRecord
from partake.ui.frame import MenuItem


def record_links(record: OpenRecord, given: tuple[ForMyTeam, ...]) -> tuple[MenuItem, ...]:
    """This will give a team that was given a story the way to it."""
    if not given:
        return ()
    return (MenuItem(gettext("Their story"), reverse("handovers:stories", args=[record.person.id])),)


def waiting(record: OpenRecord, given: tuple[ForMyTeam, ...]) -> tuple[MenuItem, ...]:
    """This will give what to read before they meet: the stories that nobody of the reader's team has read yet."""
    words = gettext("%(name)s gave %(team)s a story. Read it before you meet.")
    return tuple(
        MenuItem(
            words % {"name": record.person.first_name, "team": one.team},
            reverse("handovers:read", args=[record.person.id, one.id]),
        )
        for one in given
        if one.is_new
    )
