"""Adding, striking out and aiming: state, event, message, refusal."""

from datetime import date
from decimal import Decimal

import pytest

from partake.audit.models import Event, Look
from partake.correspondence.models import Message
from partake.kernel.verdict import NotFound, Refused, Rejected, Stale
from partake.measures import access
from partake.measures.actions.results import add_result, strike_result
from partake.measures.actions.targets import end_target, set_target
from partake.measures.domain import Aim
from partake.measures.models import Result, Target
from partake.measures.queries.results import get_measure_page, get_result, list_all, list_latest
from partake.organisations.domain import RoleCode
from partake.people.actions.people import record_death
from partake.people.actions.sharing import narrow_relationship, share_record
from partake.people.domain import Part
from partake.people.models import CareRelationship
from partake.people.queries.share_targets import get_target
from tests.measures.conftest import add, numbers


def aim(record, measure="HBA1C", *values, number=0, unit="mmol/mol", **more):
    given = {"aim": Aim.OR_LOWER, "reason": "Fewer lows.", **more}
    return set_target(
        record=record, measure=measure, numbers=numbers(*(values or ("53",))), unit=unit, number=number, **given
    )


@pytest.fixture
def shared(stage, joyce):
    """Joyce shares parts with one member of staff."""

    def with_them(key: str, *parts: Part):
        target = get_target(joyce, f"staff-{stage.users[key].public_id}")
        share_record(record=joyce, target=target, parts=parts, until=None)

    return with_them


def events(kind: str) -> list[Event]:
    return list(Event.objects.filter(kind=f"measures.{kind}").order_by("pk"))


def test_a_reading_of_ones_own_is_kept_as_it_was_given(joyce):
    row = add(joyce, "HBA1C", "7.9", unit="%", note="After Christmas")
    assert (row.value, row.unit, row.by_person, row.recorded_by) == (Decimal("7.9"), "%", True, "Joyce Adeyemi")
    (event,) = events("result_added")
    assert event.person_id == joyce.person.id
    assert event.codes == {"measure": "HBA1C"}, "codes alone: no number enters the log"
    assert not Message.objects.exists(), "nobody writes to somebody of what they did themselves"
    (now,) = list_latest(joyce)
    assert (now.value, now.given) == ("63 mmol/mol", "7.9%")


def test_staff_are_named_and_the_person_hears_of_it_once_a_day_without_numbers(sam):
    add(sam, "BLOOD_PRESSURE", "148", "88")
    add(sam, "WEIGHT", "84")
    row = Result.objects.get(measure="BLOOD_PRESSURE")
    assert (row.recorded_by, row.by_person) == ("Sam Whitcombe, practice nurse, Millbrook Surgery", False)
    message = Message.objects.get()
    assert message.title == "Somebody wrote in your results"
    assert "148" not in str(message.document) and "84" not in str(message.document)


@pytest.mark.parametrize(
    ("measure", "values", "unit", "field", "asks"),
    [
        ("HBA1C", ("58",), "%", "value", "Is it 58 mmol/mol?"),
        ("HBA1C", ("7.5",), "mmol/mol", "value", "Is it 7.5%?"),
        ("HBA1C", ("58",), "mg", "unit", "“mg” is not a unit of HbA1c"),
        ("BLOOD_PRESSURE", ("88", "148"), "mmHg", "second", "right way round"),
        ("BLOOD_PRESSURE", ("148",), "mmHg", "value", "another number"),
        ("WEIGHT", ("900",), "kg", "value", "higher than we have ever seen"),
    ],
)
def test_what_cannot_be_right_is_asked_about_and_not_kept(joyce, measure, values, unit, field, asks):
    with pytest.raises(Rejected) as found:
        add(joyce, measure, *values, unit=unit)
    assert found.value.field == field and asks in found.value.words
    assert not Result.objects.exists() and not events("result_added")


def test_no_reading_is_of_tomorrow_or_of_before_birth(joyce):
    for day in (date(2026, 11, 20), date(1958, 5, 1)):
        with pytest.raises(Rejected) as found:
            add(joyce, "WEIGHT", "84", on=day)
        assert found.value.field == "taken_on"
    add(joyce, "WEIGHT", "84", on=date(2026, 11, 19))


def test_no_measure_that_is_not_on_the_list(joyce):
    with pytest.raises(NotFound):
        add_result(
            record=joyce, measure="MOOD", numbers=numbers("3"), unit="", taken_on=date(2026, 11, 3), at_home=True
        )


def test_who_may_add_and_aim(opened, joyce, sam, shared):
    ruth, farah = opened("ruth", "joyce"), opened("farah", "joyce")
    for record in (joyce, sam, ruth, farah):
        assert access.can_add_result(record)
    for record in (joyce, sam, farah):
        assert access.can_set_target(record)
    assert not access.can_set_target(ruth), "a records lead types in, and sets nobody's target"
    shared("clinic", Part.RESULTS)
    shared("george", Part.RESULTS)
    for record in (opened("clinic", "joyce"), opened("george", "joyce")):
        assert list_latest(record) == (), "what is shared may be read"
        with pytest.raises(Refused):
            add(record, "WEIGHT", "84")
        with pytest.raises(Refused):
            aim(record)
    assert not Result.objects.exists() and not Target.objects.exists()


def test_a_part_kept_private_is_closed_to_the_practice_both_ways(opened, joyce):
    relationship = CareRelationship.objects.get(person_id=joyce.person.pk, basis="REGISTRATION")
    narrow_relationship(record=joyce, relationship=relationship, hidden=[Part.RESULTS], version=relationship.version)
    sam = opened("sam", "joyce")
    for act in (lambda: list_latest(sam), lambda: add(sam, "WEIGHT", "84"), lambda: aim(sam), lambda: list_all(sam)):
        with pytest.raises(Refused):
            act()


def test_nothing_is_added_after_death(opened, sam):
    record_death(record=sam, died_on=date(2026, 11, 3), version=sam.person.version)
    with pytest.raises(Refused, match="has died"):
        add(opened("sam", "joyce"), "WEIGHT", "84")


def test_struck_out_it_counts_no_more_and_stays_to_be_read(joyce):
    right = add(joyce, "WEIGHT", "84", on=date(2026, 11, 1))
    wrong = add(joyce, "WEIGHT", "48", on=date(2026, 11, 3))
    strike_result(record=joyce, result_id=wrong.public_id, because="I turned the figures round.")
    (now,) = list_latest(joyce)
    assert now.value == "84 kg"
    page = get_measure_page(joyce, "WEIGHT")
    assert [line.id for line in page.rows] == [wrong.public_id, right.public_id]
    assert page.rows[0].struck_because == "I turned the figures round."
    assert page.rows[0].value == "48 kg", "what was written is not touched"
    assert [event.codes for event in events("result_struck")] == [{"measure": "WEIGHT"}]


def test_struck_out_twice_the_second_is_told_of_the_first(joyce):
    row = add(joyce, "WEIGHT", "48")
    strike_result(record=joyce, result_id=row.public_id, because="Wrong.")
    with pytest.raises(Stale) as found:
        strike_result(record=joyce, result_id=row.public_id, because="Wrong again.")
    assert found.value.current.struck_because == "Wrong."


def test_what_a_professional_measured_a_professional_strikes_out(joyce, sam):
    row = add(sam, "WEIGHT", "84")
    with pytest.raises(Refused, match="A professional measured this"):
        strike_result(record=joyce, result_id=row.public_id, because="Not mine.")
    strike_result(record=sam, result_id=row.public_id, because="Typed in the wrong record.")
    own = add(joyce, "WEIGHT", "84")
    strike_result(record=sam, result_id=own.public_id, because="Joyce called: it was Tunde's.")


def test_nobody_reaches_the_result_of_another_person(opened, joyce):
    tunde = opened("tunde", "tunde")
    row = add(tunde, "WEIGHT", "90")
    assert list_latest(joyce) == ()
    assert get_measure_page(joyce, "WEIGHT").rows == ()
    with pytest.raises(NotFound):
        get_result(joyce, row.public_id)
    with pytest.raises(NotFound):
        strike_result(record=joyce, result_id=row.public_id, because="x")


def test_a_target_is_a_new_row_each_time_and_none_is_forgotten(joyce, sam):
    aim(sam)
    aim(joyce, "HBA1C", "58", number=1, reason="53 was too hard.")
    page = get_measure_page(joyce, "HBA1C")
    assert page.target.words == "58 or lower"
    assert [one.words for one in page.targets] == ["58 or lower", "53 or lower"]
    assert [one.set_by for one in page.targets] == ["Joyce Adeyemi", "Sam Whitcombe, practice nurse, Millbrook Surgery"]
    assert [event.codes["number"] for event in events("target_set")] == [1, 2]


def test_a_target_ended_is_kept_with_its_reason(joyce):
    aim(joyce)
    end_target(record=joyce, measure="HBA1C", reason="I do not want a number.", number=1)
    page = get_measure_page(joyce, "HBA1C")
    assert page.target is None
    assert [one.reason for one in page.targets] == ["I do not want a number.", "Fewer lows."]
    assert len(events("target_ended")) == 1
    with pytest.raises(Rejected):
        end_target(record=joyce, measure="HBA1C", reason="Again.", number=2)
    add(joyce, "HBA1C", "57")
    assert list_latest(joyce)[0].target_text == ""


def test_two_who_set_a_target_at_once_the_second_sees_the_first(joyce, sam):
    aim(sam)
    with pytest.raises(Stale) as found:
        aim(joyce, "HBA1C", "60", number=0)
    assert found.value.current.value == 53
    assert Target.objects.count() == 1


def test_a_target_that_cannot_be_is_asked_about(joyce):
    with pytest.raises(Rejected) as found:
        aim(joyce, "HBA1C", "5.3")
    assert "Is it 5.3%?" in found.value.words


def test_a_target_set_by_staff_is_told_without_its_number(sam):
    aim(sam)
    assert "53" not in str(Message.objects.get().document)


def test_reading_is_a_look_that_the_person_sees(visit, stage):
    visit("sam", "joyce").get(f"/people/{stage.people['joyce'].public_id}/results")
    assert Look.objects.filter(person_id=stage.people["joyce"].public_id).latest("pk").parts == [Part.RESULTS]


def test_the_roles_that_bring_in_are_those_that_keep_a_practice(stage):
    practice = stage.organisations["millbrook"].pk
    assert {key for key in stage.users if access.can_bring_in(stage.actor(key), practice)} == {"sam", "farah", "ruth"}
    assert RoleCode.HEALTH_COACH not in access.BRINGS_IN


def test_what_is_copied_for_computers_is_everything(joyce):
    wrong = add(joyce, "WEIGHT", "48")
    strike_result(record=joyce, result_id=wrong.public_id, because="Wrong.")
    aim(joyce)
    copied = list_all(joyce)
    assert [row["measure"] for row in copied] == ["WEIGHT", "HBA1C"]
    assert copied[0]["struck_because"] == "Wrong." and copied[1]["reason"] == "Fewer lows."
