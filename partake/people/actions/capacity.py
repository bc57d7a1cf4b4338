"""Whether somebody could decide one thing, and what was decided in their best interests when nobody had the power."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction

from partake.audit.actions import record as record_event
from partake.correspondence.actions import tell
from partake.kernel import clock
from partake.kernel.ref import Ref
from partake.kernel.verdict import Refused, Rejected
from partake.people import access_representing as access
from partake.people import letters_of_powers as letters
from partake.people import recipients
from partake.people.door import OpenRecord
from partake.people.events import BEST_INTERESTS_RECORDED, CAPACITY_RECORDED
from partake.people.models import BestInterestsDecision, CapacityDecision, Person, Representative
from partake.people.powers import DECIDES_ALONE_AT, LONGEST_CHECK_DAYS, Ability, is_under, powers
from partake.people.queries.capacity import cannot_decide
from partake.people.queries.registration import practice_of


@dataclass(frozen=True)
class Finding:
    """What was found. For somebody who can decide, `support` and `reasons` alone; for somebody who can't: first which
    of the four they could not do, then why, until which day it holds, and when to ask them again."""

    can_decide: bool
    support: str
    reasons: str
    unable: tuple[Ability, ...] = ()
    cause: str = ""
    holds_until: date | None = None
    ask_again_on: date | None = None


@dataclass(frozen=True)
class BestInterests:
    """What they would want, who was asked, why this limits them least, and why it was decided so."""

    wishes: str
    consulted: str
    least_restrictive: str
    reasons: str


@transaction.atomic
def record_capacity(*, record: OpenRecord, about: Ref, question: str, finding: Finding) -> CapacityDecision:
    """This will record whether the person could decide `question`, which is about `about`, with all the help there
    was. That they can needs no cause; that they can't needs both limbs, a last day and a day to ask again. The person
    is told, and whoever may decide for them. Raises `Refused`, `Rejected`."""
    access.can_record_capacity(record).require()

    _is_whole(record, finding)
    row = CapacityDecision.objects.create(
        person_id=record.person.pk,
        about_kind=about.kind,
        about_id=about.id,
        question=question,
        support=finding.support,
        can_decide=finding.can_decide,
        unable=[ability for ability in Ability if ability in finding.unable],
        reasons=finding.reasons,
        cause=finding.cause,
        decided_at=clock.now(),
        decided_by=_named(record),
        holds_until=finding.holds_until,
        ask_again_on=finding.ask_again_on,
    )

    record_event(
        CAPACITY_RECORDED,
        actor=record.actor,
        about=Ref("people.capacity", str(row.public_id)),
        person_id=record.person.id,
        codes={"about": str(about), "can_decide": finding.can_decide},
    )

    _tell(record, row)
    return row


@transaction.atomic
def record_best_interests(*, record: OpenRecord, about: Ref, given: BestInterests) -> BestInterestsDecision:
    """This will record what was decided for a person who can't decide `about` today, where nobody has the power to.
    Raises `Refused` while the person may decide it, or somebody else has the power; `Rejected` with a part missing."""
    access.can_record_capacity(record).require()
    capacity = cannot_decide(record.person.pk, about)
    if capacity is None:
        raise Refused(access.nobody_checked(record))
    access.nobody_has_the_power(record).require()

    for field, words in (
        ("wishes", "What would they want, as far as anyone knows?"),
        ("consulted", "Whom did you ask? If there is nobody, say who looked for an advocate."),
        ("least_restrictive", "Why does this limit them least?"),
        ("reasons", "Why did you decide so?"),
    ):
        if not getattr(given, field).strip():
            raise Rejected(field, f"Nothing is written here yet. {words}")
    row = BestInterestsDecision.objects.create(
        person_id=record.person.pk,
        capacity=capacity,
        wishes=given.wishes,
        consulted=given.consulted,
        least_restrictive=given.least_restrictive,
        reasons=given.reasons,
        decided_at=clock.now(),
        decided_by=_named(record),
    )

    record_event(
        BEST_INTERESTS_RECORDED,
        actor=record.actor,
        about=Ref("people.best_interests", str(row.public_id)),
        person_id=record.person.id,
        codes={"about": str(about)},
    )
    return row


def _is_whole(record: OpenRecord, finding: Finding) -> None:
    """The second principle before the test: help first. Then what they could not do, and only then why."""
    if not finding.support.strip():
        raise Rejected("support", "Nothing is written here yet. What did you do to help them decide?")
    if not finding.reasons.strip():
        raise Rejected("reasons", "Nothing is written here yet. How do you know?")
    if finding.can_decide:
        return
    if not finding.unable:
        raise Rejected("unable", "You have not ticked anything. If they can do all four, they can decide.")
    # A child too young to understand needs no impairment; from 16 the law asks for one.
    if not finding.cause.strip() and not is_under(DECIDES_ALONE_AT, record.person.born_on, today=clock.today()):
        raise Rejected("cause", "Nothing is written here yet. What in their mind or brain is the reason, today?")
    today = clock.today()
    longest = today + timedelta(days=LONGEST_CHECK_DAYS)
    if finding.holds_until is None or not today <= finding.holds_until <= longest:
        raise Rejected("holds_until", f"Choose a day from today to {LONGEST_CHECK_DAYS} days on. Until when?")
    if finding.ask_again_on is None or not today <= finding.ask_again_on <= longest:
        raise Rejected("ask_again_on", f"Choose a day from today to {LONGEST_CHECK_DAYS} days on. When do you ask?")


def _tell(record: OpenRecord, row: CapacityDecision) -> None:
    person, practice = Person.objects.get(pk=record.person.pk), practice_of(record.person.pk)
    about = Ref("people.capacity", str(row.public_id))
    tell(
        actor=record.actor,
        recipient=recipients.of_person(person),
        document=letters.capacity_found(row),
        about=about,
        key=f"capacity:{row.public_id}:person",
        sender_id=practice,
    )
    if row.can_decide:
        return
    deciding = [basis for basis, power in powers().items() if power.decides]
    current = Representative.objects.current(clock.today()).filter(person=person, basis__in=deciding)
    for one in current.select_related("user"):
        assert one.user is not None  # accepted by somebody: the database sees to it
        tell(
            actor=record.actor,
            recipient=recipients.of_close(one.user),
            document=letters.capacity_found_for_decider(record.person.name, row),
            about=about,
            key=f"capacity:{row.public_id}:{one.public_id}",
            sender_id=practice,
        )


def _named(record: OpenRecord) -> str:
    job = record.actor.main_role
    return f"{record.actor.display_name}, {job.job_title}" if job else record.actor.display_name
