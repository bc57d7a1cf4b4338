"""Two records that may be one person: a human says which. They are joined, kept apart, or parted again."""

from django.db import transaction

from partake.audit.actions import record as record_event
from partake.audit.actions import record_each
from partake.audit.models import Event
from partake.correspondence.actions import readdress, reconsider, tell
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.kernel.ref import Ref
from partake.kernel.verdict import NotFound
from partake.people import access, letters, letters_of_details, recipients
from partake.people.actions.likenesses import note_likenesses
from partake.people.door import facts_of
from partake.people.events import (
    DUPLICATE_SETTLED,
    DUPLICATES_LISTED,
    PEOPLE_MERGED,
    PEOPLE_SPLIT,
)
from partake.people.following import care_changed, move_in_rooms_above
from partake.people.merging.journal import Journal, put_back
from partake.people.merging.moving import find_again, move_everything
from partake.people.models import Merge, Person, PossibleDuplicate
from partake.people.queries.duplicates import Pair, holders, newly_seen, pairs_to_settle
from partake.people.queries.registration import practice_of

MESSAGES = "messages"  # the journal's entry for messages, which are correspondence's rows and not ours


@transaction.atomic
def list_duplicates(*, actor: Actor) -> tuple[Pair, ...]:
    """This will give the pairs the actor must settle, oldest first, at most 100. Raises `Refused`."""
    pairs = pairs_to_settle(actor)
    record_event(DUPLICATES_LISTED, actor=actor, about=Ref("people.duplicates", "open"), codes={"pairs": len(pairs)})
    return pairs


@transaction.atomic
def settle_as_two(*, actor: Actor, duplicate: PossibleDuplicate) -> None:
    """This will record that a pair is two people. They are not asked about again. Settling what is settled changes
    nothing. Raises `Refused`."""
    access.can_keep_list(actor, duplicate.organisation_id).require()

    duplicate = _locked(duplicate)
    if duplicate.settled_at is None:
        _settle(actor, duplicate, same_person=False)


@transaction.atomic
def merge_people(*, actor: Actor, duplicate: PossibleDuplicate, keep: Person) -> Merge:
    """This will join two records as one person's. `keep` goes on; the other's address leads to it, and its log is
    kept. The person is told. Raises `Refused`, and `NotFound` if `keep` is neither of the pair."""
    access.can_merge(actor, duplicate).require()

    duplicate = _locked(duplicate)
    if keep.pk not in (duplicate.first_id, duplicate.second_id):
        raise NotFound
    kept = Person.objects.select_for_update(of=("self",)).get(pk=keep.pk)
    other = Person.objects.select_for_update(of=("self",)).get(
        pk=duplicate.second_id if keep.pk == duplicate.first_id else duplicate.first_id
    )

    newly = {sight.who for sight in newly_seen(kept, other)}  # asked before anything moves
    journal = Journal()
    move_everything(journal, kept=kept, other=other, now=clock.now(), by=actor.display_name)
    move_in_rooms_above(journal, kept=kept, other=other)
    messages = readdress(actor=actor, before=_ref(other), after=_ref(kept))
    merge = Merge.objects.create(
        organisation_id=duplicate.organisation_id,
        kept=kept,
        merged=other,
        merged_at=clock.now(),
        merged_by=actor.display_name,
        journal=[*journal.as_json(), [MESSAGES, 0, {"moved": messages}]],
        last_event=0,
    )
    _settle(actor, duplicate, same_person=True)
    note_likenesses([kept], organisation_id=duplicate.organisation_id)

    record_each(
        PEOPLE_MERGED,
        actor=actor,
        about=[(_about(merge), kept.public_id), (_about(merge), other.public_id)],
        codes={"kept": str(kept.public_id), "merged": str(other.public_id)},
    )

    care_changed([kept.pk, other.pk])
    reconsider(actor=actor, recipient=recipients.of_person(kept))
    tell(
        actor=actor,
        recipient=recipients.of_person(kept),
        document=letters_of_details.records_joined(actor, on=clock.today()),
        about=_about(merge),
        key=f"merged:{merge.public_id}",
        sender_id=practice_of(kept.pk),
    )
    for who, row in holders(kept):
        if who in newly:
            tell(
                actor=actor,
                recipient=recipients.of_holder(row),
                document=letters.sees_more(facts_of(kept)),
                about=_about(merge),
                key=f"merged:{merge.public_id}:{row.public_id}",
                sender_id=practice_of(kept.pk),
            )
    merge.last_event = Event.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    merge.save(update_fields=["last_event"])
    return merge


@transaction.atomic
def split_people(*, actor: Actor, merge: Merge) -> None:
    """This will part two records again, as they were, while nothing new was written to the one. The person is told,
    at both. Parting twice changes nothing. Raises `Refused`."""
    access.can_split(actor, merge).require()

    merge = Merge.objects.select_for_update(of=("self",)).select_related("kept", "merged").get(pk=merge.pk)
    if merge.undone_at is not None:
        return
    entries = [entry for entry in merge.journal if entry[0] != MESSAGES]
    moved = next(entry[2]["moved"] for entry in merge.journal if entry[0] == MESSAGES)
    put_back(entries)
    readdress(actor=actor, before=_ref(merge.kept), after=_ref(merge.merged), only=moved)
    merge.undone_at, merge.undone_by = clock.now(), actor.display_name
    merge.save(update_fields=["undone_at", "undone_by"])
    pair = PossibleDuplicate.objects.filter(
        first_id=min(merge.kept_id, merge.merged_id), second_id=max(merge.kept_id, merge.merged_id)
    )
    # Whoever parts them says that they are two: they are not asked about again.
    pair.update(same_person=False, settled_at=clock.now(), settled_by=actor.display_name)

    record_each(
        PEOPLE_SPLIT,
        actor=actor,
        about=[(_about(merge), merge.kept.public_id), (_about(merge), merge.merged.public_id)],
        codes={},
    )

    care_changed([merge.kept_id, merge.merged_id])
    for person in (merge.kept, merge.merged):
        person.refresh_from_db()
        find_again(person)
        reconsider(actor=actor, recipient=recipients.of_person(person))
        tell(
            actor=actor,
            recipient=recipients.of_person(person),
            document=letters_of_details.records_parted(actor, on=clock.today()),
            about=_about(merge),
            key=f"split:{merge.public_id}:{person.pk}",
            sender_id=practice_of(person.pk),
        )


def _settle(actor: Actor, duplicate: PossibleDuplicate, *, same_person: bool) -> None:
    duplicate.settled_at, duplicate.settled_by = clock.now(), actor.display_name
    duplicate.same_person = same_person
    duplicate.save(update_fields=["settled_at", "settled_by", "same_person"])
    about = Ref("people.duplicate", str(duplicate.public_id))
    record_each(
        DUPLICATE_SETTLED,
        actor=actor,
        about=[(about, duplicate.first.public_id), (about, duplicate.second.public_id)],
        codes={"same_person": same_person},
    )


def _locked(duplicate: PossibleDuplicate) -> PossibleDuplicate:
    rows = PossibleDuplicate.objects.select_for_update(of=("self",)).select_related("first", "second")
    return rows.get(pk=duplicate.pk)


def _ref(person: Person) -> Ref:
    return Ref("people.person", str(person.public_id))


def _about(merge: Merge) -> Ref:
    return Ref("people.merge", str(merge.public_id))
