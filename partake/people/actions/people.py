"""A record begins; somebody begins or stops looking after the person; a sign-in is linked; they move; they die."""

from collections.abc import Callable
from datetime import date

from django.db import IntegrityError, transaction

from partake.accounts.models import User
from partake.audit.actions import record as record_event
from partake.audit.domain import Basis
from partake.correspondence.actions import tell
from partake.documents import Document
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.kernel.identifiers import clean_nhs_number
from partake.kernel.ref import Ref
from partake.kernel.verdict import Rejected
from partake.organisations.models import Organisation, Team
from partake.people import access, letters, recipients
from partake.people.actions.likenesses import note_likenesses
from partake.people.actions.versions import change_row
from partake.people.domain import CheckedHow, StopReason
from partake.people.door import OpenRecord, facts_of
from partake.people.events import (
    ACCOUNT_LINKED,
    DEATH_RECORDED,
    MOVED_AWAY,
    PERSON_ADDED,
    RELATIONSHIP_ENDED,
    RELATIONSHIP_STARTED,
)
from partake.people.following import care_changed
from partake.people.models import CareRelationship, Person, PersonAccount, Representative, SearchName, Share
from partake.people.names import search_words
from partake.people.powers import EndReason
from partake.people.queries.registration import practice_of
from partake.people.telling import choose_messages_again


@transaction.atomic
def add_person(
    *,
    actor: Actor,
    practice: Organisation,
    given_name: str,
    family_name: str,
    born_on: date | None = None,
    nhs_number: str = "",
    known_as: str = "",
    registered_on: date | None = None,
) -> Person:
    """This will start a record for somebody registered with `practice`. The NHS number may be missing; a wrong
    one, or one already held, is `Rejected`. Raises `Refused` unless the actor keeps that practice's list."""
    access.can_keep_list(actor, practice.pk).require()

    if born_on is not None and born_on > clock.today():
        raise Rejected("born_on", "That day has not come yet. When were they born?")
    try:
        digits = clean_nhs_number(nhs_number) if nhs_number.strip() else None
    except ValueError as wrong:
        raise Rejected("nhs_number", str(wrong)) from None

    try:
        with transaction.atomic():
            person = Person.objects.create(
                given_name=given_name,
                family_name=family_name,
                known_as=known_as,
                born_on=born_on,
                nhs_number=digits,
                created_at=clock.now(),
            )
    except IntegrityError:
        raise Rejected("nhs_number", "Somebody here already has this NHS number.") from None

    record_event(
        PERSON_ADDED, actor=actor, about=Ref("people.person", str(person.public_id)), person_id=person.public_id
    )

    start_relationship(
        actor=actor,
        person=person,
        organisation=practice,
        basis=Basis.REGISTRATION,
        since=registered_on or clock.today(),
    )
    note_likenesses([person], organisation_id=practice.pk)
    return person


@transaction.atomic
def start_relationship(
    *,
    actor: Actor,
    person: Person,
    organisation: Organisation,
    basis: Basis,
    team: Team | None = None,
    since: date,
    until: date | None = None,
) -> CareRelationship:
    """This will record that an organisation or team looks after the person: registered with it, in its care, or
    referred to it and accepted. Raises `Rejected` when they are registered elsewhere already."""
    access.can_start_relationship(actor, person, organisation, basis).require()

    try:
        with transaction.atomic():
            relationship = CareRelationship.objects.create(
                person=person,
                organisation=organisation,
                team=team,
                basis=basis,
                since=since,
                until=until,
                started_by=actor.display_name,
            )
    except IntegrityError:
        raise Rejected("organisation", "They are registered with another practice. That must end first.") from None
    index_names(relationship)

    record_event(
        RELATIONSHIP_STARTED,
        actor=actor,
        about=Ref("people.relationship", str(relationship.public_id)),
        person_id=person.public_id,
        codes={"basis": basis, "organisation": str(organisation.public_id)},
    )

    care_changed([person.pk])
    # Registering is the person's own doing, and comes by the thousand in a practice's list: no letter.
    if basis is not Basis.REGISTRATION:
        _tell_of_care(actor, relationship, letters.care_started, beat="started")
    return relationship


@transaction.atomic
def end_relationship(*, actor: Actor, relationship: CareRelationship) -> None:
    """This will end somebody looking after the person, today. Ending what has ended changes nothing."""
    access.can_end_relationship(actor, relationship).require()

    relationship = CareRelationship.objects.select_for_update(of=("self",)).get(pk=relationship.pk)
    if relationship.ended_at is not None:
        return
    relationship.ended_at = clock.now()
    relationship.save(update_fields=["ended_at"])
    relationship.search_names.all().delete()

    record_event(
        RELATIONSHIP_ENDED,
        actor=actor,
        about=Ref("people.relationship", str(relationship.public_id)),
        person_id=relationship.person.public_id,
    )

    care_changed([relationship.person_id])
    _tell_of_care(actor, relationship, letters.care_ended, beat="ended")


@transaction.atomic
def link_account(*, actor: Actor, user: User, person: Person, checked_how: CheckedHow | None = None) -> PersonAccount:
    """This will link a sign-in to a record, after somebody at the practice checked who it is. One to one."""
    access.can_link_account(actor, person).require()

    try:
        with transaction.atomic():
            link = PersonAccount.objects.create(
                user=user, person=person, linked_at=clock.now(), linked_by=actor.display_name
            )
    except IntegrityError:
        raise Rejected("email", "This sign-in, or this record, is already linked.") from None

    record_event(
        ACCOUNT_LINKED,
        actor=actor,
        about=Ref("people.person", str(person.public_id)),
        person_id=person.public_id,
        codes={"checked_how": checked_how} if checked_how else None,
    )
    return link


@transaction.atomic
def record_death(*, record: OpenRecord, died_on: date, version: int | None) -> None:
    """This will record that the person died. What they shared with people close to them stops, their sign-in
    closes, and nobody writes to them again. Raises `Refused`, `Rejected`, `Stale`."""
    access.can_record_death(record).require()

    if died_on > clock.today():
        raise Rejected("died_on", "That day has not come yet. Which day did you mean?")
    if record.person.born_on and died_on < record.person.born_on:
        raise Rejected("died_on", "That day is before they were born. Which day did you mean?")
    _change_person(record, version, died_on=died_on)
    stop_at_death(record.person.pk, actor=record.actor)

    record_event(
        DEATH_RECORDED,
        actor=record.actor,
        about=Ref("people.person", str(record.person.id)),
        person_id=record.person.id,
        fields=["died_on"],
    )

    care_changed([record.person.pk])
    choose_messages_again(record)


@transaction.atomic
def record_move(*, record: OpenRecord, moved_on: date, version: int | None) -> None:
    """This will record that the person moved away: the practice's registration ends on that day, and what they
    shared themselves stays theirs to stop. Raises `Refused`, `Rejected`, `Stale`."""
    access.can_record_death(record).require()

    if moved_on > clock.today():
        raise Rejected("moved_on", "That day has not come yet. Record it when they have moved.")
    _change_person(record, version, moved_away_on=moved_on)
    rows = CareRelationship.objects.filter(person_id=record.person.pk, basis=Basis.REGISTRATION, ended_at__isnull=True)
    for relationship in rows:
        end_relationship(actor=record.actor, relationship=relationship)

    record_event(
        MOVED_AWAY,
        actor=record.actor,
        about=Ref("people.person", str(record.person.id)),
        person_id=record.person.id,
        fields=["moved_away_on"],
    )

    care_changed([record.person.pk])


def stop_at_death(person_pk: int, *, actor: Actor) -> None:
    """Closes the sign-in of somebody who died, what they shared with people close to them, who are told, and every
    power to speak for them: none outlives the person."""
    User.objects.filter(person_account__person_id=person_pk).update(is_active=False)
    close = Share.objects.filter(person_id=person_pk, stopped_at__isnull=True).exclude(with_email="")
    bereaved = list(close.filter(with_user__isnull=False).select_related("with_user", "person"))
    close.update(stopped_at=clock.now(), stopped_by=actor.display_name, stop_reason=StopReason.DIED)
    speaking = Representative.objects.filter(person_id=person_pk, ended_at__isnull=True)
    speaking.update(ended_at=clock.now(), ended_by=actor.display_name, end_reason=EndReason.DIED)
    for share in bereaved:
        assert share.with_user is not None  # those alone were chosen
        tell(
            actor=actor,
            recipient=recipients.of_close(share.with_user),
            document=letters.closed_by_death(facts_of(share.person)),
            about=Ref("people.share", str(share.public_id)),
            key=f"share:{share.public_id}:death",
            sender_id=practice_of(person_pk),
        )


def _tell_of_care(actor: Actor, relationship: CareRelationship, letter: Callable[..., Document], *, beat: str) -> None:
    """Everyone newly given sight, or losing it, hears so; and so does the person."""
    person = facts_of(relationship.person)
    readers = ((recipients.of_person(relationship.person), True), (recipients.of_those_caring(relationship), False))
    for recipient, to_person in readers:
        tell(
            actor=actor,
            recipient=recipient,
            document=letter(person, relationship, to_person=to_person),
            about=Ref("people.relationship", str(relationship.public_id)),
            key=f"care:{relationship.public_id}:{beat}:{'person' if to_person else 'carer'}",
            sender_id=practice_of(relationship.person_id) or relationship.organisation_id,
        )


def index_names(relationship: CareRelationship) -> None:
    """Rewrites the words this person is found by among those one organisation looks after."""
    person = relationship.person
    relationship.search_names.all().delete()
    SearchName.objects.bulk_create(
        SearchName(relationship=relationship, organisation_id=relationship.organisation_id, word=word[:100])
        for word in search_words(person.given_name, person.family_name, person.known_as)
    )


def _change_person(record: OpenRecord, version: int | None, **values: object) -> None:
    change_row(Person, pk=record.person.pk, version=version, values=values)
