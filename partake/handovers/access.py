"""Who writes a story for the next team and decides who has it, and who of that team reads it."""

from django.utils.translation import gettext

from partake.kernel.actor import Actor
from partake.kernel.verdict import YES, Verdict, WayOn, no
from partake.organisations.domain import CARE_ROLES
from partake.people.access import can_share_record
from partake.people.door import OpenRecord


def can_hand_over(record: OpenRecord) -> Verdict:
    """Who has a story is decided as sharing is: by the person, or by their practice when they ask."""
    return can_share_record(record)


def can_tell_service(record: OpenRecord) -> Verdict:
    """Telling a service is nobody's but the person's own: it leaves their record."""
    if record.is_own:
        return YES
    first = record.person.first_name
    return no(
        gettext("Only %(first)s decides to tell a service how it was.") % {"first": first},
        heading=gettext("You can help %(first)s with this story, but you can’t tell the service") % {"first": first},
        ways_on=(WayOn(gettext("Write down what they tell you at “Have your say”.")),),
    )


def teams_of(actor: Actor) -> frozenset[int]:
    """This will give the teams in which somebody looks after people: what was handed to these is for them."""
    return frozenset(role.team_id for role in actor.roles if role.team_id is not None and role.code in CARE_ROLES)
