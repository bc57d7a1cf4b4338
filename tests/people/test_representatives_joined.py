"""Two records are found to be one: who speaks for either speaks for the one, once, and no more than is safe."""

from datetime import date

import pytest

from partake.audit.domain import Basis, Purpose
from partake.correspondence.models import Message
from partake.kernel import clock
from partake.kernel.verdict import Refused
from partake.people import door
from partake.people.actions import representatives
from partake.people.actions.merging import merge_people, split_people
from partake.people.actions.people import add_person
from partake.people.domain import Part
from partake.people.models import PossibleDuplicate, Representative
from partake.people.powers import EndReason
from partake.people.queries.duplicates import newly_seen
from tests.people.speaking import attorney

BORN = date(1958, 5, 2)


@pytest.fixture
def pair(stage):
    add_person(
        actor=stage.actor("ruth"),
        practice=stage.organisations["millbrook"],
        given_name="Joyce",
        family_name="Adeyemi",
        born_on=BORN,
    )
    return PossibleDuplicate.objects.get(first=stage.people["joyce"])


@pytest.fixture
def other_mark(stage, pair):
    """Mark speaks for the other record too: fewer parts, and something kept back."""
    stage.people["again"] = pair.second
    row = attorney(stage, "again")
    Representative.objects.filter(pk=row.pk).update(hidden=[Part.ABOUT_ME])
    return row


def test_who_speaks_for_one_is_told_that_they_see_more(stage, pair):
    stage.people["again"] = pair.second
    attorney(stage, "again")
    assert [one.who for one in newly_seen(pair.first, pair.second)] == ["Mark Holloway"]
    merge = merge_people(actor=stage.actor("ruth"), duplicate=pair, keep=pair.first)
    told = Message.objects.filter(about_id=str(merge.public_id), title__startswith="You can see more of")
    assert [one.to_name for one in told] == ["Mark Holloway"]
    assert door.open_record(stage.actor("mark"), pair.first.public_id, Purpose.HELPING).parts


def test_who_speaks_for_both_speaks_once_and_what_either_keeps_stays_kept(stage, pair, other_mark):
    mine = attorney(stage, "joyce")
    merge = merge_people(actor=stage.actor("ruth"), duplicate=pair, keep=pair.first)
    other_mark.refresh_from_db()
    assert other_mark.end_reason == EndReason.MERGED
    record = door.open_record(stage.actor("mark"), pair.first.public_id, Purpose.HELPING)
    assert [grant.basis for grant in record.grants] == [Basis.ATTORNEY]
    assert Part.ABOUT_ME not in record.parts
    split_people(actor=stage.actor("ruth"), merge=merge)
    mine.refresh_from_db()
    other_mark.refresh_from_db()
    assert (mine.hidden, other_mark.ended_at, other_mark.person) == ([], None, pair.second)


def test_paused_on_either_is_paused_on_the_one(stage, pair, other_mark):
    attorney(stage, "joyce")
    sam = door.open_record(stage.actor("sam"), pair.second.public_id, Purpose.CARE)
    representatives.pause_representative(record=sam, representative_id=other_mark.public_id, worry="Bruises.")
    merge_people(actor=stage.actor("ruth"), duplicate=pair, keep=pair.first)
    assert Representative.objects.get(person=pair.first, ended_at=None).paused_at == clock.now()
    with pytest.raises(Refused):
        door.open_record(stage.actor("mark"), pair.first.public_id, Purpose.HELPING)
