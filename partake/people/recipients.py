"""Turns somebody in the record, or somebody at work, into the `Recipient` a message needs: what is safe, what is
usable. The gate itself is correspondence's."""

from partake.accounts.models import User
from partake.correspondence.domain import Channel, Recipient
from partake.kernel.ref import Ref
from partake.organisations.models import Organisation, Team
from partake.people.models import CareRelationship, ContactPoint, Person, PersonAccount, Representative, Share
from partake.people.models.contact import ContactKind
from partake.people.needs import need_for_message


def of_person(person: Person) -> Recipient:
    """This will give how to write to a person: only ways marked safe, their preferred one first, and every need
    that a message must meet."""
    points = {
        point.kind: point
        for point in ContactPoint.objects.filter(person=person, ended_at__isnull=True, safe_to_use=True).order_by(
            "is_preferred", "pk"
        )
    }
    email, address = points.get(ContactKind.EMAIL), points.get(ContactKind.ADDRESS)
    needs = person.communication_needs.filter(ended_at__isnull=True)
    unread = person.languages.filter(ended_at__isnull=True, is_preferred=True).exclude(code__startswith="en").first()
    return Recipient(
        ref=Ref("people.person", str(person.public_id)),
        name=f"{person.given_name} {person.family_name}",
        email=email.value if email and not person.no_contact else "",
        postal_address=address.value if address and not person.no_contact and not person.no_fixed_address else "",
        prefers=_preference(email, address),
        needs=tuple(
            found
            for found in [
                *(need_for_message(need.code) for need in needs),
                need_for_message(f"language:{unread.code}", words=unread.name) if unread and unread.reads else None,
            ]
            if found is not None
        ),
        dead=person.died_on is not None,
    )


def of_user(user: User) -> Recipient:
    return Recipient(ref=Ref("accounts.user", str(user.public_id)), name=user.display_name, email=user.email)


def of_close(user: User) -> Recipient:
    """Somebody close who signs in: what they need of a letter is in their own record, if they have one here."""
    link = PersonAccount.objects.filter(user=user).select_related("person").first()
    return of_person(link.person) if link else of_user(user)


def of_share(share: Share) -> Recipient:
    if share.with_email and share.with_user is None:
        return of_email(share.with_email, share.with_name)
    if share.with_user is not None:
        return of_close(share.with_user) if share.with_email else of_user(share.with_user)
    if share.with_team is not None:
        return of_team(share.with_team)
    assert share.with_organisation is not None  # the database allows exactly one
    return of_organisation(share.with_organisation)


def of_representative(row: Representative) -> Recipient:
    """One who speaks for a person: as they asked to be written to, once we know them."""
    return of_close(row.user) if row.user else of_email(row.email, row.name)


def of_holder(row: CareRelationship | Share | Representative) -> Recipient:
    """Whoever a row lets see a record."""
    if isinstance(row, Share):
        return of_share(row)
    return of_representative(row) if isinstance(row, Representative) else of_those_caring(row)


def of_those_caring(relationship: CareRelationship) -> Recipient:
    if relationship.team is not None:
        return of_team(relationship.team)
    return of_organisation(relationship.organisation)


def of_team(team: Team) -> Recipient:
    return Recipient(
        ref=Ref("organisations.team", str(team.public_id)),
        name=f"{team.name}, {team.organisation.name}",
        email=team.email or team.organisation.email,
    )


def of_organisation(organisation: Organisation) -> Recipient:
    return Recipient(
        ref=Ref("organisations.organisation", str(organisation.public_id)),
        name=organisation.name,
        email=organisation.email,
    )


def of_email(email: str, name: str) -> Recipient:
    """Somebody close to a person who has not signed in yet: all we have is what the person gave."""
    return Recipient(ref=Ref("people.invited", email.lower()), name=name, email=email)


def _preference(email: ContactPoint | None, address: ContactPoint | None) -> Channel | None:
    if email and email.is_preferred:
        return Channel.EMAIL
    if address and address.is_preferred:
        return Channel.LETTER
    return None
