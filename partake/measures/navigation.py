"""The way from somebody's record to their results."""

from django.urls import reverse
from django.utils.translation import gettext

from partake.people.domain import Part
from partake.people.door import OpenRecord
from partake.ui.frame import MenuItem


def record_links(record: OpenRecord) -> tuple[MenuItem, ...]:
    if Part.RESULTS not in record.parts:
        return ()
    words = gettext("%(name)s’s results") % {"name": record.person.first_name}
    return (MenuItem(words, reverse("measures:results", args=[record.person.id])),)
