"""Whether somebody could decide one thing, that day: what is asked, how long it holds, and who may write it down."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from partake.audit.models import Event
from partake.correspondence.models import Message
from partake.kernel import clock
from partake.kernel.ref import Ref
from partake.kernel.verdict import Refused, Rejected
from partake.people.actions.capacity import BestInterests, Finding, record_best_interests, record_capacity
from partake.people.models import BestInterestsDecision, CapacityDecision
from partake.people.powers import Ability
from partake.people.queries.capacity import cannot_decide, could_decide, holding_findings
from partake.people.queries.representatives import list_findings
from tests.people.speaking import attorney, found

ABOUT = Ref("tests.thing", "1")
ANOTHER = Ref("tests.thing", "2")
BEST = BestInterests("To stay at home.", "Her son, her choir.", "No chair, no lock.", "It keeps her home.")


@pytest.fixture
def sam(opened):
    return opened("sam", "denise")


def finding(**changed) -> Finding:
    soon = clock.today() + timedelta(days=5)
    given = {
        "can_decide": False,
        "support": "Pictures.",
        "reasons": "She said yes to both.",
        "unable": (Ability.WEIGH,),
        "cause": "Dementia.",
        "holds_until": soon,
        "ask_again_on": soon,
    }
    return Finding(**{**given, **changed})


def test_nobody_looked_so_they_decide(sam):
    assert cannot_decide(sam.person.pk, ABOUT) is None
    assert not could_decide(sam.person.pk, ABOUT)


def test_a_finding_is_about_one_thing_and_for_days_only(sam):
    found(sam, ABOUT, days=5)
    assert cannot_decide(sam.person.pk, ABOUT)
    assert cannot_decide(sam.person.pk, ANOTHER) is None
    with clock.fixed_day(2026, 11, 24, 23, 59):
        assert cannot_decide(sam.person.pk, ABOUT)
    with clock.fixed_day(2026, 11, 25, 0, 1):
        assert cannot_decide(sam.person.pk, ABOUT) is None
        assert holding_findings(sam.person.pk) == []


def test_the_newest_stands_even_when_an_older_one_would_hold_longer(sam):
    found(sam, ABOUT, days=20)
    with clock.fixed_day(2026, 11, 20):
        found(sam, ABOUT, days=1)
    with clock.fixed_day(2026, 11, 23):
        assert cannot_decide(sam.person.pk, ABOUT) is None
        assert holding_findings(sam.person.pk) == []
    found(sam, ABOUT)
    assert holding_findings(sam.person.pk) != []


def test_it_is_an_event_and_the_person_and_whoever_decides_are_told_without_the_reasons(stage, sam):
    attorney(stage)
    row = found(sam, ABOUT)
    event = Event.objects.get(kind="people.capacity_recorded")
    assert event.codes == {"about": "tests.thing:1", "can_decide": False}
    told = Message.objects.filter(about_kind="people.capacity")
    assert set(told.values_list("to_name", flat=True)) == {"Denise Holloway", "Mark Holloway"}
    assert not any(row.reasons in str(one.document) or row.cause in str(one.document) for one in told)


def test_found_able_only_the_person_hears(stage, sam):
    attorney(stage)
    found(sam, ABOUT, can_decide=True)
    assert [one.to_name for one in Message.objects.filter(about_kind="people.capacity")] == ["Denise Holloway"]
    assert could_decide(sam.person.pk, ABOUT)


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"support": " "}, "support"),
        ({"reasons": ""}, "reasons"),
        ({"unable": ()}, "unable"),
        ({"cause": " "}, "cause"),
        ({"holds_until": None}, "holds_until"),
        ({"ask_again_on": None}, "ask_again_on"),
    ],
)
def test_help_comes_first_then_both_limbs_then_a_last_day(sam, changed, field):
    with pytest.raises(Rejected) as rejected:
        record_capacity(record=sam, about=ABOUT, question="Whether", finding=finding(**changed))
    assert rejected.value.field == field
    assert not CapacityDecision.objects.exists()


@pytest.mark.parametrize("days", [-1, 29])
def test_it_never_holds_longer_than_28_days(sam, days):
    far = clock.today() + timedelta(days=days)
    for field in ("holds_until", "ask_again_on"):
        with pytest.raises(Rejected) as rejected:
            record_capacity(record=sam, about=ABOUT, question="Whether", finding=finding(**{field: far}))
        assert rejected.value.field == field


def test_a_child_needs_no_impairment(opened):
    assert found(opened("sam", "callum"), ABOUT, cause="").cause == ""


@pytest.mark.parametrize("who", ["denise", "farah", "ruth"])
def test_only_a_practitioner_who_looks_after_them_finds_it(opened, who):
    with pytest.raises(Refused):
        found(opened(who, "denise"), ABOUT)


def test_whoever_would_decide_never_finds_it_themselves(stage, opened):
    attorney(stage)
    with pytest.raises(Refused):
        found(opened("mark", "denise"), ABOUT)


def test_the_person_and_whoever_decides_read_all_of_it(stage, opened, sam):
    attorney(stage)
    found(sam, ABOUT)
    for reader in ("denise", "mark"):
        (line,) = list_findings(opened(reader, "denise"))
        assert (line.reasons, line.holds) == ("She said yes to both.", True)


def test_somebody_it_is_only_shared_with_does_not(stage, opened):
    from partake.people.actions import sharing
    from partake.people.domain import Part
    from partake.people.queries.share_targets import get_target

    denise = opened("denise", "denise")
    beth = get_target(denise, f"staff-{stage.users['beth'].public_id}")
    sharing.share_record(record=denise, target=beth, parts=[Part.PLAN], until=None)
    with pytest.raises(Refused):
        list_findings(opened("beth", "denise"))


def test_best_interests_need_a_finding_and_that_nobody_has_the_power(stage, sam):
    with pytest.raises(Refused):
        record_best_interests(record=sam, about=ABOUT, given=BEST)
    found(sam, ABOUT)
    assert record_best_interests(record=sam, about=ABOUT, given=BEST).decided_by == "Sam Whitcombe, practice nurse"
    assert Event.objects.filter(kind="people.best_interests_recorded").count() == 1
    attorney(stage)
    with pytest.raises(Refused) as refused:
        record_best_interests(record=sam, about=ABOUT, given=BEST)
    assert refused.value.verdict.reason == "Mark Holloway has the power to decide for Denise."


@pytest.mark.parametrize("field", ["wishes", "consulted", "least_restrictive", "reasons"])
def test_best_interests_say_everything_the_law_asks(sam, field):
    from dataclasses import replace

    found(sam, ABOUT)
    with pytest.raises(Rejected) as rejected:
        record_best_interests(record=sam, about=ABOUT, given=replace(BEST, **{field: " "}))
    assert rejected.value.field == field
    assert not BestInterestsDecision.objects.exists()


def test_the_database_lets_no_finding_last_for_ever(sam):
    row = found(sam, ABOUT)
    with pytest.raises(IntegrityError), transaction.atomic():
        CapacityDecision.objects.filter(pk=row.pk).update(holds_until=None)
