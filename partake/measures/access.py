"""Who may do what with results. Each answer guards the action, shows or hides its button, and explains the refusal."""

from django.utils.translation import gettext

from partake.audit.domain import Basis
from partake.kernel.actor import Actor
from partake.kernel.verdict import YES, Verdict, WayOn, no
from partake.organisations.domain import RoleCode
from partake.people.domain import Part
from partake.people.door import OpenRecord

# Whose job it is to measure, or to talk with somebody about what to aim for.
MEASURES = frozenset({RoleCode.PRACTITIONER, RoleCode.CARE_COORDINATOR, RoleCode.HEALTH_COACH})
# A records lead types in what came on paper, and sets nobody's target.
TYPES_IN = MEASURES | {RoleCode.RECORDS_LEAD}
BRINGS_IN = frozenset({RoleCode.PRACTITIONER, RoleCode.CARE_COORDINATOR, RoleCode.RECORDS_LEAD})


def can_see_results(record: OpenRecord) -> Verdict:
    return record.can_see(Part.RESULTS)


def can_add_result(record: OpenRecord) -> Verdict:
    """The person keeps their own readings here; those who look after them add what they measured or were told."""
    living = _living(record) and can_see_results(record)
    if not living or record.is_own or _looks_after(record, TYPES_IN):
        return living
    first = record.person.first_name
    return no(
        gettext("%(first)s, and the teams that look after %(first)s, add results.") % {"first": first},
        heading=gettext("You can see %(first)s’s results, but you can’t add to them") % {"first": first},
        ways_on=(WayOn(gettext("Tell %(first)s or their GP practice what you measured.") % {"first": first}),),
    )


def can_strike_result(record: OpenRecord, *, by_person: bool) -> Verdict:
    """A person strikes out what they wrote down themselves. What a professional measured, a professional strikes out:
    it may be part of why something was decided."""
    adds = can_add_result(record)
    if not adds or by_person or not record.is_own:
        return adds
    return no(
        gettext("A professional measured this, or brought it in."),
        heading=gettext("You can see this result, but you can’t strike it out"),
        ways_on=(WayOn(gettext("Tell your GP practice what is wrong with it. They must put it right.")),),
    )


def can_set_target(record: OpenRecord) -> Verdict:
    """What to aim for is the person's to say, or is agreed with them by whoever measures and plans with them."""
    living = _living(record) and can_see_results(record)
    if not living or record.is_own or _looks_after(record, MEASURES):
        return living
    first = record.person.first_name
    return no(
        gettext("%(first)s sets their targets, alone or with a professional who looks after them.") % {"first": first},
        heading=gettext("You can see %(first)s’s targets, but you can’t change them") % {"first": first},
        ways_on=(WayOn(gettext("Talk with %(first)s about what they want to aim for.") % {"first": first}),),
    )


def can_bring_in(actor: Actor, organisation_id: int) -> Verdict:
    """Bringing in a file of results of the people registered with one practice."""
    if actor.has_role(*BRINGS_IN, organisation_id=organisation_id):
        return YES
    return no(
        gettext("A practice’s nurses, doctors, care coordinators and records leads bring in its files of results."),
        heading=gettext("You can’t bring in a file of results"),
        ways_on=(WayOn(gettext("Ask the practice to bring it in.")),),
    )


def _looks_after(record: OpenRecord, roles: frozenset[RoleCode]) -> bool:
    gives_care = any(grant.basis in (Basis.REGISTRATION, Basis.CARE_TEAM) for grant in record.grants)
    return gives_care and record.is_staff and record.actor.has_role(*roles)


def _living(record: OpenRecord) -> Verdict:
    if record.person.died_on is None:
        return YES
    first = record.person.first_name
    return no(
        gettext("%(first)s has died.") % {"first": first},
        heading=gettext("You can read %(first)s’s results, but you can’t change them") % {"first": first},
    )
