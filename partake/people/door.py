"""The one door to a person's record.

Nothing about a person is read or written except through the `OpenRecord` this gives. It checks today's grants,
commits the look in the person's log before a word is shown, and says in one place what may be seen and why.
Reads across people (`list_…`) and counts live in `queries`; nothing else opens a record.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext

from partake.audit import queries as looks
from partake.audit.actions import record_look
from partake.audit.domain import Basis, Purpose
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.kernel.prepared import prepared
from partake.kernel.verdict import YES, NotFound, Refused, Verdict, WayOn, no
from partake.people.domain import ALL_PARTS, OPENED_BY, PARTS, Grant, Part, in_order, parts_opened, relationship_parts
from partake.people.models import CareRelationship, EmergencyOpening, Person, Representative, Share
from partake.people.models.sharing import NOBODY, care_reach, share_reach
from partake.people.powers import DECIDES_ALONE_AT, SPEAKS_FOR, born_after

ONE_LOOK = timedelta(minutes=30)  # as the person reads them: one after another is one look


@dataclass(frozen=True)
class PersonFacts:
    """Who the record is about: what anyone who may open any part of it sees."""

    pk: int
    id: UUID
    given_name: str
    family_name: str
    known_as: str
    pronouns: str
    born_on: date | None
    died_on: date | None
    moved_away_on: date | None
    has_nhs_number: bool
    version: int

    @property
    def name(self) -> str:
        return f"{self.given_name} {self.family_name}"

    @property
    def first_name(self) -> str:
        return self.known_as or self.given_name


@dataclass(frozen=True)
class OpenRecord:
    """A record opened by `actor`, for `purpose`, with the `parts` they may see now and the `grants` behind it."""

    person: PersonFacts
    actor: Actor
    purpose: Purpose
    grants: tuple[Grant, ...]
    parts: frozenset[Part]

    @property
    def is_own(self) -> bool:
        return any(grant.basis is Basis.OWN for grant in self.grants)

    @property
    def is_emergency(self) -> bool:
        return bool(self.grants) and all(grant.basis is Basis.EMERGENCY for grant in self.grants)

    @property
    def is_staff(self) -> bool:
        """Whether they are here for their job, and not as the person or somebody close to them."""
        return not self.is_own and self.purpose is not Purpose.HELPING

    @property
    def speaks_by(self) -> Grant | None:
        """By what power they speak for the person; None for everybody who does not, and for staff at work."""
        if self.is_staff:
            return None
        return next((grant for grant in self.grants if grant.basis in SPEAKS_FOR), None)

    def can_see(self, part: Part) -> Verdict:
        """This will say whether they may see `part`, and if not, that it is the person's to decide."""
        if part in self.parts:
            return YES
        first, words = self.person.first_name, PARTS[part]
        return no(
            gettext("%(first)s decides who sees %(part)s.") % {"first": first, "part": gettext(words.theirs)},
            heading=gettext("You can see some of %(first)s’s record, but not “%(part)s”")
            % {"first": first, "part": gettext(words.title)},
            ways_on=(
                WayOn(
                    gettext("Ask %(first)s to share it with you. They can say no, and need not say why.")
                    % {"first": first}
                ),
            ),
        )

    def require(self, *parts: Part) -> None:
        """This will raise `Refused` unless they may see every one of `parts`."""
        for part in parts:
            self.can_see(part).require()


def find_grants(actor: Actor, person_pk: int, *, own_id: UUID, today: date) -> tuple[Grant, ...]:
    """This will give every reason `actor` may see some of one person's record today."""
    if actor.person_id is not None and actor.person_id == own_id:
        return (Grant(Basis.OWN, ALL_PARTS, None, str(own_id), today),)
    if not actor.is_signed_in:
        return ()
    grants = [
        Grant(
            Basis(row.basis),
            relationship_parts(Basis(row.basis), in_order(row.hidden)),
            row.until,
            str(row.public_id),
            row.since,
        )
        for row in _caring(person_pk, today, **care_reach(actor))
    ]
    grants += [
        Grant(
            Basis.SHARE,
            frozenset(in_order(row.parts)),
            row.until,
            str(row.public_id),
            clock.local(row.decided_at).date(),
        )
        for row in _shared(person_pk, today, **share_reach(actor))
    ]
    grants += [
        Grant(
            Basis(row.basis),
            frozenset(in_order(row.parts)) - frozenset(in_order(row.hidden)),
            row.until,
            str(row.public_id),
            row.since,
        )
        for row in _speaking(person_pk, actor.user_id or NOBODY, today, born_after(DECIDES_ALONE_AT, today))
    ]
    grants += [
        Grant(Basis.EMERGENCY, OPENED_BY[Basis.EMERGENCY], None, str(row.public_id), today)
        for row in _opened_in_emergency(person_pk, actor.user_id or NOBODY, clock.now())
    ]
    return tuple(grants)


@prepared
def _caring(
    person: int, today: date, everyone: frozenset[int], referred: frozenset[int], teams: frozenset[int]
) -> QuerySet[CareRelationship]:
    return CareRelationship.objects.current(today).opened_to(everyone, referred, teams).filter(person_id=person)


@prepared
def _shared(
    person: int, today: date, user: int, close_user: int, bodies: frozenset[int], teams: frozenset[int]
) -> QuerySet[Share]:
    return Share.objects.current(today).opened_to(user, close_user, bodies, teams).filter(person_id=person)


@prepared
def _speaking(person: int, user: int, today: date, child_born_after: date) -> QuerySet[Representative]:
    standing = Representative.objects.standing_on(today, child_born_after)
    return standing.filter(person_id=person, user_id=user, accepted_at__isnull=False)


@prepared
def _opened_in_emergency(person: int, user: int, now: datetime) -> QuerySet[EmergencyOpening]:
    return EmergencyOpening.objects.open_at(user, now).filter(person_id=person)


@prepared
def _person(public_id: UUID) -> QuerySet[Person]:
    return Person.objects.filter(public_id=public_id)


def check(actor: Actor, person_id: UUID) -> tuple[Person, tuple[Grant, ...]]:
    """This will give the person and the grants, logging nothing; or raise `NotFound`, the same for nobody there
    and not for you; or `Refused` for somebody who could see this record before and no longer can."""
    person = next(iter(_person(person_id)), None)
    if person is None:
        raise NotFound
    # Two records found to be one: the old address goes on working.
    person = person.superseded_by or person
    grants = find_grants(actor, person.pk, own_id=person.public_id, today=clock.today())
    if not parts_opened(grants, today=clock.today()):
        _refuse_or_not_found(actor, person)
    return person, grants


def open_record(actor: Actor, person_id: UUID, purpose: Purpose, *, shows: Iterable[Part] = ()) -> OpenRecord:
    """This will open one person's record: check now, log the look (the parts of `shows` they may see), and give
    what may be seen. Raises `NotFound` or `Refused` as `check` does. Call it outside any transaction, so that
    the look is kept whatever happens next."""
    return go_in(actor, *check(actor, person_id), purpose, shows=shows)


def go_in(
    actor: Actor, person: Person, grants: tuple[Grant, ...], purpose: Purpose, *, shows: Iterable[Part] = ()
) -> OpenRecord:
    """This will log the look and open the record, for who and what `check` has just given: nothing else may."""
    parts = parts_opened(grants, today=clock.today())
    strongest = max(grants, key=lambda grant: len(grant.parts))
    record_look(
        actor=actor,
        person_id=person.public_id,
        parts=(part for part in shows if part in parts),
        purpose=Purpose.EMERGENCY if strongest.basis is Basis.EMERGENCY else purpose,
        basis=strongest.basis,
        basis_id=strongest.id,
    )
    return OpenRecord(person=facts_of(person), actor=actor, purpose=purpose, grants=grants, parts=parts)


def look_on(
    actor: Actor, person: Person, grants: tuple[Grant, ...], purpose: Purpose, *, shows: Iterable[Part] = ()
) -> OpenRecord:
    """This will open the record for a file that belongs to a page, such as a picture: if `actor` looked at those parts
    of it within half an hour, on the same ground, that was the look; if not, as `go_in` does. A recording is asked for
    in many stretches, and each as a look of its own would hide the others."""
    parts = parts_opened(grants, today=clock.today())
    strongest = max(grants, key=lambda grant: len(grant.parts))
    lately = looks.parts_looked_at(actor, person.public_id, basis_id=strongest.id, since=clock.now() - ONE_LOOK)
    if not {part for part in shows if part in parts} <= lately:
        return go_in(actor, person, grants, purpose, shows=shows)
    return OpenRecord(person=facts_of(person), actor=actor, purpose=purpose, grants=grants, parts=parts)


def is_here_as_somebody_close(actor: Actor, grants: tuple[Grant, ...]) -> bool:
    """Whether all that opens the record was given to `actor` as somebody close, or as one who speaks for the person,
    and not for their job: a nurse may also be a daughter."""
    ids = [grant.id for grant in grants if grant.basis is Basis.SHARE]
    if any(grant.basis is not Basis.SHARE and grant.basis not in SPEAKS_FOR for grant in grants):
        return False
    return Share.objects.filter(public_id__in=ids, with_user_id=actor.user_id).exclude(with_email="").count() == len(
        ids
    )


def facts_of(person: Person) -> PersonFacts:
    return PersonFacts(
        pk=person.pk,
        id=person.public_id,
        given_name=person.given_name,
        family_name=person.family_name,
        known_as=person.known_as,
        pronouns=person.pronouns,
        born_on=person.born_on,
        died_on=person.died_on,
        moved_away_on=person.moved_away_on,
        has_nhs_number=person.nhs_number is not None,
        version=person.version,
    )


def _refuse_or_not_found(actor: Actor, person: Person) -> None:
    """Somebody who saw this record yesterday already knows it exists: they are owed the reason, not a riddle."""
    share = (
        Share.objects.held_by(actor).filter(person=person, accepted_at__isnull=False).order_by("-decided_at").first()
    )
    looked_after = CareRelationship.objects.held_by(actor).filter(person=person, since__lte=clock.today()).exists()
    opened = EmergencyOpening.objects.filter(opened_by_user_id=actor.user_id or -1, person=person).exists()
    spoke = Representative.objects.held_by(actor).filter(person=person, accepted_at__isnull=False).exists()
    if share is None and not looked_after and not opened and not spoke:
        raise NotFound
    first = person.known_as or person.given_name
    if spoke and share is None and not looked_after:
        raise Refused(_no_longer_speaks(first))
    if share is not None:
        passed = share.stopped_at is None
        shared = gettext("%(first)s shared it until a day that has passed.")
        reason = shared if passed else gettext("%(first)s stopped sharing it.")
    elif not looked_after:
        reason = gettext("Your emergency access to %(first)s’s record has closed.")
    else:
        reason = gettext("You no longer look after %(first)s, as far as Partake knows.")
    again = gettext("If you still need it to care for %(first)s, ask them to share it with you again.")
    raise Refused(
        no(
            f"{reason} {gettext('What you wrote in your own notes stays in your notes.')}" % {"first": first},
            heading=gettext("You can’t open %(first)s’s record any more") % {"first": first},
            ways_on=(WayOn(again % {"first": first}),),
        )
    )


def _no_longer_speaks(first: str) -> Verdict:
    """The reason is not said: it may be a worry that somebody else had, and saying so could put the person at risk."""
    return no(
        gettext("What you were given to see of %(first)s’s record is not open to you now.") % {"first": first},
        heading=gettext("You can’t open %(first)s’s record now") % {"first": first},
        ways_on=(
            WayOn(gettext("Call %(first)s’s GP practice. They can tell you how things stand.") % {"first": first}),
            WayOn(gettext("In an emergency call 999.")),
        ),
    )
