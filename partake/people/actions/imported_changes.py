"""What a newer list says of somebody who is here: only what changed in the list is changed, so that what the person
put right themselves stays right."""

from django.db import transaction
from django.db.models import F

from partake.audit.actions import record as record_event
from partake.correspondence.actions import reconsider
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.kernel.ref import Ref
from partake.people import recipients
from partake.people.actions.people import index_names, stop_at_death
from partake.people.events import DEATH_RECORDED, DETAILS_CHANGED
from partake.people.following import care_changed
from partake.people.lists.rows import GROUPS, PIECE, ListedPerson, changed_groups, piece_of
from partake.people.models import CareRelationship, ContactPoint, Person
from partake.people.models.contact import ContactKind

NAMES = ("given_name", "family_name")
POINTS = {
    "address": ContactKind.ADDRESS,
    "phone": ContactKind.PHONE,
    "mobile": ContactKind.MOBILE,
    "email": ContactKind.EMAIL,
}


@transaction.atomic
def change_as_listed(*, actor: Actor, row: ListedPerson, person: Person, before: str) -> None:
    """This will change for one person what differs between the fingerprint `before` and the row. The caller has
    checked that the actor keeps the list, and whose row it is. The person is not written to: their practice changed
    what they told their practice."""
    groups = changed_groups(before, row.fingerprint)
    values = {
        name: getattr(row, name) or None if name not in NAMES else getattr(row, name)
        for name in (*NAMES, "born_on", "nhs_number", "died_on")
        if name in groups and getattr(row, name)
    }
    if values:
        Person.objects.filter(pk=person.pk).update(**values, version=F("version") + 1)
        person.refresh_from_db()
    if groups & {*NAMES}:
        for relationship in CareRelationship.objects.filter(person=person, ended_at__isnull=True):
            index_names(relationship)
    for name, kind in POINTS.items():
        if name in groups:
            _replace_point(person, kind, new=getattr(row, name), piece=_piece(before, name))

    about = Ref("people.person", str(person.public_id))
    record_event(DETAILS_CHANGED, actor=actor, about=about, person_id=person.public_id, fields=groups)
    if "died_on" in values:
        stop_at_death(person.pk, actor=actor)
        record_event(DEATH_RECORDED, actor=actor, about=about, person_id=person.public_id, fields=["died_on"])

    care_changed([person.pk])
    reconsider(actor=actor, recipient=recipients.of_person(person))


def before_first_list(row: ListedPerson) -> str:
    """The fingerprint to compare with for somebody who came by no list: who they are stays as it is here, and the
    ways to reach them that the list gives are added."""
    return "".join(piece_of("") if group in POINTS else _piece(row.fingerprint, group) for group in GROUPS)


def _replace_point(person: Person, kind: ContactKind, *, new: str, piece: str) -> None:
    """The new way takes the place of the one the last list gave, and of no other. One that was marked unsafe stays
    so until somebody asks: the reason may live on at the new one."""
    current = list(ContactPoint.objects.filter(person=person, kind=kind, ended_at__isnull=True))
    listed = next((point for point in current if piece_of(point.value) == piece), None)
    if listed is not None:
        ContactPoint.objects.filter(pk=listed.pk).update(ended_at=clock.now(), is_preferred=False)
    if new and not any(point.value == new for point in current if point is not listed):
        ContactPoint.objects.create(
            person=person,
            kind=kind,
            value=new,
            safe_to_use=listed.safe_to_use if listed else True,
            is_preferred=listed.is_preferred if listed else False,
            is_shared=listed.is_shared if listed else False,
            added_at=clock.now(),
        )


def _piece(fingerprint: str, group: str) -> str:
    place = GROUPS.index(group) * PIECE
    return fingerprint[place : place + PIECE]
