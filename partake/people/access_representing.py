"""Who may let somebody speak for a person, who may stop it, and when one who speaks may also decide. Seeing is not
deciding: each answer about deciding asks for a check of this person, about this decision, that still holds."""

from django.urls import reverse
from django.utils.translation import gettext

from partake.audit.domain import Basis
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.kernel.ref import Ref
from partake.kernel.verdict import YES, Verdict, WayOn, no
from partake.organisations.domain import RoleCode
from partake.people.door import OpenRecord
from partake.people.models import Representative
from partake.people.powers import DECIDES_ALONE_AT, is_under, powers
from partake.people.queries.capacity import cannot_decide, could_decide, sharing_ref

CHECKS_POWERS = frozenset({RoleCode.PRACTITIONER, RoleCode.RECORDS_LEAD})
WORKS_HERE = CHECKS_POWERS | {RoleCode.CARE_COORDINATOR}


def can_record_representative(record: OpenRecord) -> Verdict:
    """The practice looks at the papers and at who somebody is. What it finds holds in that practice alone."""
    first = record.person.first_name
    heading = gettext("You can see %(first)s’s record, but you can’t say who speaks for them") % {"first": first}
    if record.person.died_on is not None:
        return no(gettext("%(first)s has died.") % {"first": first}, heading=heading)
    if _works_at_practice(record, CHECKS_POWERS):
        return YES
    return no(
        gettext("A practitioner or the records lead of the GP practice does this, after seeing the papers."),
        heading=heading,
        ways_on=(WayOn(gettext("Take the papers to %(first)s’s GP practice.") % {"first": first}),),
    )


def can_see_representatives(record: OpenRecord) -> Verdict:
    """Whoever gives care needs to know who may decide; one who speaks for the person knows of themselves."""
    if record.is_own or any(grant.basis in (Basis.REGISTRATION, Basis.CARE_TEAM) for grant in record.grants):
        return YES
    first = record.person.first_name
    return no(
        gettext("Who speaks for %(first)s is for %(first)s and for those who give care.") % {"first": first},
        heading=gettext("You can see some of %(first)s’s record, but not who speaks for them") % {"first": first},
    )


def can_stop_representative(record: OpenRecord) -> Verdict:
    """The practice that gave it pauses it, lets it go on, or ends it: at once, on any worry."""
    if _works_at_practice(record, WORKS_HERE):
        return YES
    return no(
        gettext("The GP practice that saw the papers does this."),
        heading=gettext("You can see this, but you can’t change it"),
        ways_on=(WayOn(gettext("If you are worried, call the GP practice today. In danger call 999.")),),
    )


def can_object(record: OpenRecord) -> Verdict:
    """An objection is the person's, at any age and on any day. It pauses at once, and a person looks at it."""
    if record.is_own or _works_at_practice(record, WORKS_HERE):
        return YES
    first = record.person.first_name
    return no(
        gettext("Objecting is for %(first)s, or for the practice when %(first)s says so.") % {"first": first},
        heading=gettext("You can’t object for %(first)s here") % {"first": first},
        ways_on=(WayOn(gettext("If you are worried, call the GP practice today. In danger call 999.")),),
    )


def can_end_for_themselves(record: OpenRecord) -> Verdict:
    """A person is taken to be able to decide who speaks for them, unless somebody found today that they can't. A
    child under 16 ends it once somebody found that they can."""
    about, first = sharing_ref(record.person.id), record.person.first_name
    young = is_under(DECIDES_ALONE_AT, record.person.born_on, today=clock.today())
    able = could_decide(record.person.pk, about) if young else cannot_decide(record.person.pk, about) is None
    if record.is_own and able:
        return YES
    return no(
        gettext("The practice first checks with %(first)s that they can decide this.") % {"first": first},
        heading=gettext("You can’t end this here, but you can object"),
        ways_on=(WayOn(gettext("Object. It stops at once, and a person at the practice looks at it.")),),
    )


def can_keep_from_parent(record: OpenRecord) -> Verdict:
    """A young person may keep parts from a parent, and need not say why. The practice hears of it, and talks with
    them; only a check that they can't decide this yet takes it from them."""
    first = record.person.first_name
    heading = gettext("You can see this, but you can’t keep it from a parent")
    if not record.is_own and not _works_at_practice(record, WORKS_HERE):
        return no(gettext("%(first)s decides this.") % {"first": first}, heading=heading)
    if cannot_decide(record.person.pk, sharing_ref(record.person.id)) is not None:
        return no(
            gettext("Somebody at the practice found that %(first)s can’t decide this yet.") % {"first": first},
            heading=heading,
            ways_on=(WayOn(gettext("Talk to somebody at the practice. They can look at it again.")),),
        )
    return YES


def can_record_capacity(record: OpenRecord) -> Verdict:
    """Whoever gives the care that the decision is about, and never the one who would decide instead."""
    if record.is_staff and _looks_after(record) and record.actor.has_role(RoleCode.PRACTITIONER):
        return YES
    first = record.person.first_name
    return no(
        gettext("A practitioner who looks after %(first)s checks this with them, on the day.") % {"first": first},
        heading=gettext("You can’t record whether %(first)s can decide") % {"first": first},
        ways_on=(WayOn(gettext("Ask the GP practice to talk with %(first)s about it.") % {"first": first}),),
    )


def can_see_capacity(record: OpenRecord) -> Verdict:
    """What somebody could not do on a bad day is for them, for those who look after them, and for those who decide."""
    power = record.speaks_by
    if record.is_own or _looks_after(record) or (power is not None):
        return YES
    first = record.person.first_name
    return no(
        gettext("This is for %(first)s, and for those who decide with them.") % {"first": first},
        heading=gettext("You can see some of %(first)s’s record, but not this") % {"first": first},
    )


def can_decide_for(record: OpenRecord, about: Ref) -> Verdict:
    """One with a power that decides may decide this, only while the person was found unable to decide this."""
    power, first = record.speaks_by, record.person.first_name
    if power is None or not powers()[power.basis].decides:
        return no(
            gettext("Seeing is not deciding. %(first)s decides this.") % {"first": first},
            heading=gettext("You can see this, but you can’t decide it for %(first)s") % {"first": first},
            ways_on=(
                WayOn(gettext("Talk about it with %(first)s. They can say what you think too.") % {"first": first}),
                WayOn(gettext("If %(first)s can’t decide this, call the GP practice.") % {"first": first}),
            ),
        )
    return YES if cannot_decide(record.person.pk, about) is not None else nobody_checked(record)


def nobody_checked(record: OpenRecord) -> Verdict:
    """This will say no to deciding while the person is taken to be able to decide."""
    first = record.person.first_name
    return no(
        gettext("%(first)s decides this, unless somebody finds on the day that they can’t. Nobody has.")
        % {"first": first},
        heading=gettext("You can see this, but you can’t decide it for %(first)s today") % {"first": first},
        ways_on=(
            WayOn(gettext("Ask %(first)s. A good day may be all that is needed.") % {"first": first}),
            WayOn(gettext("See what was checked, and when."), reverse("people:capacity", args=[record.person.id])),
            WayOn(gettext("If it can’t wait, ask the GP practice to check with %(first)s today.") % {"first": first}),
        ),
    )


def nobody_has_the_power(record: OpenRecord) -> Verdict:
    """Where somebody has the power to decide, they decide: others have no say over their heads."""
    deciding = [basis for basis, power in powers().items() if power.decides]
    today = clock.today()
    row = Representative.objects.standing(today).filter(person_id=record.person.pk, basis__in=deciding).first()
    if row is None:
        return YES
    who = {"name": row.name, "first": record.person.first_name}
    return no(
        gettext("%(name)s has the power to decide for %(first)s.") % who,
        heading=gettext("You can see this, but %(name)s decides it for %(first)s") % who,
        ways_on=(WayOn(gettext("Talk with %(name)s, and write down what they decide.") % who),),
    )


def can_look_after_worries(actor: Actor) -> Verdict:
    """Those at a practice who must look at a worry or an objection."""
    if actor.has_role(*CHECKS_POWERS):
        return YES
    return no(
        gettext("A practitioner or the records lead of the practice looks at these."),
        heading=gettext("You can’t look at worries about those who speak for others"),
    )


def _works_at_practice(record: OpenRecord, roles: frozenset[RoleCode]) -> bool:
    at_practice = any(grant.basis is Basis.REGISTRATION for grant in record.grants)
    return record.is_staff and at_practice and record.actor.has_role(*roles)


def _looks_after(record: OpenRecord) -> bool:
    return any(grant.basis in (Basis.REGISTRATION, Basis.CARE_TEAM, Basis.REFERRAL) for grant in record.grants)
