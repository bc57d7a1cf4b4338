"""A person decides who sees which parts of their record, until when; and stops it. The pattern every write
follows: may · decide · write · record · tell."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db import transaction

from partake.accounts.models import User
from partake.audit.actions import record as record_event
from partake.correspondence.actions import tell
from partake.documents import Document
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.kernel.ref import Ref
from partake.kernel.verdict import NotFound, Rejected, Stale
from partake.people import access, letters, recipients
from partake.people.actions.versions import change_row
from partake.people.domain import (
    LONGEST_SHARE_YEARS,
    AskedHow,
    Part,
    StopReason,
    hideable_parts,
    in_order,
    months_from,
)
from partake.people.door import OpenRecord
from partake.people.events import (
    RECORD_SHARED,
    RELATIONSHIP_NARROWED,
    SHARE_ACCEPTED,
    SHARE_DECLINED,
    SHARE_STOPPED,
)
from partake.people.models import CareRelationship, Person, Share
from partake.people.queries.registration import practice_of
from partake.people.queries.share_targets import ShareTarget, target_shares


@transaction.atomic
def share_record(
    *,
    record: OpenRecord,
    target: ShareTarget,
    parts: Iterable[Part],
    until: date | None,
    asked_how: AskedHow = AskedHow.THEMSELVES,
    replaces: int | None = None,
) -> Share:
    """This will let `target` see `parts` of the record until the end of the day `until` (None: until stopped).

    Deciding again for the same target ends the old share and starts this one; `replaces` is the old share's id
    as the page showed it (None if there was none), and a page that is out of date raises `Stale`.
    The person and the target are both told. Raises `Refused`, `Rejected`, `Stale`.
    """
    access.can_share_record(record).require()

    chosen = _parts_to_share(parts)
    _until_is_possible(until, clock.today())
    asked_how = _how_it_was_asked(record, asked_how)
    # Two who decide at once queue here, rather than meet in the constraint: where nothing is shared yet, there is
    # no older share to queue at. `no_key` lets rows that point at the person be written meanwhile.
    person = Person.objects.select_for_update(no_key=True).get(pk=record.person.pk)
    before = target_shares(target).select_for_update().filter(person_id=person.pk, stopped_at=None).first()
    if (before.pk if before else None) != replaces:
        raise Stale(before)

    if before is not None:
        _stop(before, actor=record.actor, reason=StopReason.CHANGED)
    share = Share.objects.create(
        person=person,
        with_organisation=target.organisation,
        with_team=target.team,
        with_user=before.with_user if before and target.is_close else target.user,
        with_contact=target.contact,
        with_email=target.email,
        with_name=target.name if target.is_close or target.user else "",
        relation=target.relation,
        parts=list(chosen),
        until=until,
        decided_at=clock.now(),
        decided_by=record.actor.display_name,
        asked_how=asked_how,
        # Somebody close accepts first: only then do we know it is really them.
        accepted_at=None if target.is_close and not (before and before.accepted_at) else clock.now(),
    )

    record_event(
        RECORD_SHARED,
        actor=record.actor,
        about=Ref("people.share", str(share.public_id)),
        person_id=record.person.id,
        codes={"parts": list(chosen), "until": until.isoformat() if until else None, "asked_how": asked_how},
    )

    _tell_both(record, share, given=True)
    return share


@transaction.atomic
def stop_sharing(*, record: OpenRecord, share: Share) -> None:
    """This will stop a share at once. Stopping what is already stopped changes nothing and tells nobody.

    Raises `Refused`. What a professional wrote in their own notes stays there, and the page says so.
    """
    access.can_share_record(record).require()

    share = Share.objects.select_for_update().get(pk=share.pk, person_id=record.person.pk)
    if share.stopped_at is not None:
        return

    _stop(share, actor=record.actor, reason=StopReason.STOPPED)

    record_event(
        SHARE_STOPPED,
        actor=record.actor,
        about=Ref("people.share", str(share.public_id)),
        person_id=record.person.id,
        codes={"reason": StopReason.STOPPED},
    )

    _tell_both(record, share, given=False)


@transaction.atomic
def narrow_relationship(
    *, record: OpenRecord, relationship: CareRelationship, hidden: Iterable[Part], version: int | None
) -> None:
    """This will set which parts those looking after the person may not see. What the law says they must know
    cannot be hidden from them. Raises `Refused`, `Rejected`, `Stale`."""
    access.can_share_record(record).require()

    chosen = in_order(hidden)
    allowed = hideable_parts(relationship.basis)  # type: ignore[arg-type]
    if any(part not in allowed for part in chosen):
        raise Rejected("hidden", "One of these can’t be kept from the people who look after you.")

    change_row(CareRelationship, pk=relationship.pk, version=version, values={"hidden": list(chosen)})

    record_event(
        RELATIONSHIP_NARROWED,
        actor=record.actor,
        about=Ref("people.relationship", str(relationship.public_id)),
        person_id=record.person.id,
        codes={"hidden": list(chosen)},
    )

    relationship.refresh_from_db()
    tell(
        actor=record.actor,
        recipient=recipients.of_those_caring(relationship),
        document=letters.sight_narrowed(record.person, relationship),
        about=Ref("people.relationship", str(relationship.public_id)),
        key=f"narrowed:{relationship.public_id}:{relationship.version}",
        sender_id=practice_of(record.person.pk),
    )


@transaction.atomic
def accept_share(*, actor: Actor, share_id: UUID) -> Share:
    """This will take up what somebody offered to the email address `actor` signs in with. Raises `NotFound`."""
    user, share = _offered(actor, share_id)

    share.with_user, share.accepted_at = user, clock.now()
    share.save(update_fields=["with_user", "accepted_at"])

    record_event(
        SHARE_ACCEPTED,
        actor=actor,
        about=Ref("people.share", str(share.public_id)),
        person_id=share.person.public_id,
    )

    _tell_person(share, letters.share_answered(share, accepted=True), actor=actor, key="accepted")
    return share


@transaction.atomic
def decline_share(*, actor: Actor, share_id: UUID) -> None:
    """This will say no to what somebody offered, or give up what was accepted. Raises `NotFound`."""
    _, share = _offered(actor, share_id, accepted_too=True)

    _stop(share, actor=actor, reason=StopReason.DECLINED)

    record_event(
        SHARE_DECLINED,
        actor=actor,
        about=Ref("people.share", str(share.public_id)),
        person_id=share.person.public_id,
    )

    _tell_person(share, letters.share_answered(share, accepted=False), actor=actor, key="declined")


def _parts_to_share(parts: Iterable[Part]) -> tuple[Part, ...]:
    chosen = in_order(parts)
    if not chosen:
        raise Rejected("parts", "You have not chosen a part. Which parts do you want to share?")
    return chosen


def _until_is_possible(until: date | None, today: date) -> None:
    if until is None:
        return
    if until < today:
        raise Rejected("until", "That day has passed. When should sharing stop?")
    if until > months_from(today, 12 * LONGEST_SHARE_YEARS):
        raise Rejected(
            "until", f"That is more than {LONGEST_SHARE_YEARS} years away. Choose a nearer day, or “until I stop it”."
        )


def _how_it_was_asked(record: OpenRecord, asked_how: AskedHow) -> AskedHow:
    if record.is_own:
        return AskedHow.THEMSELVES
    if record.speaks_by is not None:
        return AskedHow.FOR_THEM
    if asked_how is AskedHow.THEMSELVES:
        raise Rejected("asked_how", f"How did {record.person.first_name} ask you to do this?")
    return asked_how


def _stop(share: Share, *, actor: Actor, reason: StopReason) -> None:
    share.stopped_at, share.stopped_by, share.stop_reason = clock.now(), actor.display_name, reason
    share.save(update_fields=["stopped_at", "stopped_by", "stop_reason"])


def _offered(actor: Actor, share_id: UUID, *, accepted_too: bool = False) -> tuple[User, Share]:
    user = User.objects.filter(pk=actor.user_id or -1).first()
    if user is None:
        raise NotFound
    offers = (
        Share.objects.select_for_update(of=("self",))
        .select_related("person")
        .filter(public_id=share_id, with_email__iexact=user.email, stopped_at__isnull=True)
    )
    if not accepted_too:
        offers = offers.filter(accepted_at__isnull=True)
    share = offers.first()
    if share is None:
        raise NotFound
    return user, share


def _tell_both(record: OpenRecord, share: Share, *, given: bool) -> None:
    """The one who can now see, or no longer can, and the person, each in the way that works for them."""
    beat = "given" if given else "stopped"
    letter = letters.sight_given if given else letters.sight_stopped
    tell(
        actor=record.actor,
        recipient=recipients.of_share(share),
        document=letter(record.person, share),
        about=Ref("people.share", str(share.public_id)),
        key=f"share:{share.public_id}:{beat}",
        sender_id=practice_of(record.person.pk),
    )
    _tell_person(share, letters.sharing_decided(record, share, given=given), actor=record.actor, key=beat)


def _tell_person(share: Share, document: Document, *, actor: Actor, key: str) -> None:
    tell(
        actor=actor,
        recipient=recipients.of_person(share.person),
        document=document,
        about=Ref("people.share", str(share.public_id)),
        key=f"share:{share.public_id}:{key}:person",
        sender_id=practice_of(share.person_id),
    )
