"""Who acts, and in which jobs."""

from dataclasses import FrozenInstanceError

import pytest

from partake.kernel.actor import Actor, ActorKind, Role
from partake.kernel.ref import Ref
from partake.kernel.texts import text

NURSE = Role("PRACTITIONER", "nurse", 1, "Millbrook Surgery")
LEAD = Role("RECORDS_LEAD", "records lead", 2, "Wexbridge General Hospital", team_id=7, team_name="Heart")
BOTH = Actor(ActorKind.STAFF, "Sam Whitcombe", user_id=4, roles=(NURSE, LEAD))


def test_a_job_and_its_place_go_together() -> None:
    assert BOTH.has_role("PRACTITIONER")
    assert BOTH.has_role("PRACTITIONER", "RECORDS_LEAD", organisation_id=2)
    assert not BOTH.has_role("PRACTITIONER", organisation_id=2)
    assert not BOTH.has_role("LINK_WORKER")
    assert not BOTH.has_role()


def test_where_they_work_and_which_job_is_named_first() -> None:
    assert BOTH.organisation_ids == {1, 2}
    assert BOTH.team_ids == {7}
    assert BOTH.main_role == NURSE


@pytest.mark.parametrize(
    ("actor", "kind"),
    [(Actor.anonymous(), ActorKind.ANONYMOUS), (Actor.system("send messages"), ActorKind.SYSTEM)],
)
def test_nobody_signed_in_holds_nothing(actor: Actor, kind: ActorKind) -> None:
    assert actor.kind is kind
    assert not actor.is_signed_in
    assert actor.main_role is None
    assert not actor.organisation_ids | actor.team_ids


def test_the_first_account_is_signed_in_too() -> None:
    assert Actor(ActorKind.PERSON, "Joyce", user_id=0).is_signed_in


def test_an_actor_cannot_be_changed_on_the_way_down() -> None:
    with pytest.raises(FrozenInstanceError):
        BOTH.user_id = 5  # type: ignore[misc]


def test_a_pointer_reads_as_kind_and_id() -> None:
    assert str(Ref("people.share", "12")) == "people.share:12"


def test_marked_words_stay_as_they_are() -> None:
    assert text("“Your record” 🌱") == "“Your record” 🌱"
