"""The bodies that somebody who speaks for the public speaks about: those in, or within, the place of their own."""

from django.db.models import QuerySet
from django.utils.translation import gettext

from partake.kernel.actor import Actor
from partake.kernel.verdict import Verdict, no
from partake.organisations.domain import RoleCode
from partake.organisations.models import Organisation
from partake.organisations.queries import places_within
from partake.voices import access


def bodies_spoken_about(actor: Actor) -> "QuerySet[Organisation]":
    """This will give those bodies, by name. Somebody whose body is in no place speaks about none."""
    own = {role.organisation_id for role in actor.roles if role.code == RoleCode.HEALTHWATCH_OFFICER}
    places = Organisation.objects.filter(pk__in=own, place__isnull=False).values_list("place_id", flat=True)
    inside = {one for place in places for one in places_within(place)}
    return Organisation.objects.filter(place__in=inside, valid_to__isnull=True).exclude(pk__in=own).order_by("name")


def can_speak_about(actor: Actor, organisation_id: int) -> Verdict:
    """Healthwatch speaks about the bodies of its own place."""
    speaks = access.can_speak_for_the_public(actor)
    if not speaks or bodies_spoken_about(actor).filter(pk=organisation_id).exists():
        return speaks
    return no(
        gettext("This organisation is not in the place that you speak for."),
        heading=gettext("You can speak for the public in your own place, but not here"),
    )
