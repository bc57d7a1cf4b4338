"""Which pairs a human is asked about, by which rule, and what is never asked."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partake.people.actions.people import add_person
from partake.people.likeness import Because, Likeness, letters_apart, postcode_in, sound_of, why_alike
from partake.people.models import PossibleDuplicate

BORN = date(1980, 2, 1)
ADA = Likeness("Ada", "Holt", BORN, "", "WX12AB")


def like(**changes: object) -> Likeness:
    return Likeness(**{**vars(ADA), **changes})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("other", "because"),
    [
        (like(), Because.SAME_NAMES_BIRTH_POSTCODE),
        (like(given_name="ADA", family_name="Hölt"), Because.SAME_NAMES_BIRTH_POSTCODE),
        (like(postcode=""), Because.SAME_NAMES_BIRTH),
        (like(given_name="Holt", family_name="Ada"), Because.NAMES_SWAPPED),
        (like(given_name="Grace"), Because.FAMILY_BIRTH_POSTCODE),
        (like(family_name="Hollt", postcode=""), Because.CLOSE_NAMES_BIRTH),
        (like(given_name="Ada Mary", family_name="Hoult", postcode=""), Because.CLOSE_NAMES_BIRTH),
        (like(born_on=date(1980, 1, 2)), Because.DAY_AND_MONTH_SWAPPED),
        (like(given_name="Grace", postcode=""), None),
        (like(born_on=date(1980, 2, 2)), None),
        (like(born_on=None), None),
        (like(given_name="Ed", family_name="Ray", postcode=""), None),
    ],
)
def test_each_rule_speaks_when_it_should_and_only_then(other, because):
    assert why_alike(ADA, other) == because
    assert why_alike(other, ADA) == because


def test_two_nhs_numbers_leave_only_the_strictest_rule():
    one, two = like(nhs_number="9990000018"), like(nhs_number="9990000026")
    assert why_alike(one, two) is Because.SAME_NAMES_BIRTH_POSTCODE
    for change in ({"postcode": ""}, {"given_name": "Grace"}, {"born_on": date(1980, 1, 2)}):
        assert why_alike(one, like(nhs_number="9990000026", **change)) is None


@pytest.mark.parametrize(
    ("name", "code"),
    [
        # Worked examples of the US National Archives' page on Soundex.
        ("washington", "W252"), ("lee", "L000"), ("gutierrez", "G362"), ("pfister", "P236"), ("jackson", "J250"),
        ("tymczak", "T522"), ("ashcraft", "A261"), ("", ""),
    ],
)  # fmt: skip
def test_soundex_agrees_with_published_examples(name, code):
    assert sound_of(name).upper() == code


@pytest.mark.parametrize(("one", "other", "apart"), [("", "abc", 3), ("holt", "hotl", 1), ("kitten", "sitting", 3)])
def test_letters_apart(one, other, apart):
    assert letters_apart(one, other) == apart


@given(st.text(max_size=12), st.text(max_size=12))
def test_letters_apart_is_a_distance(one, other):
    assert letters_apart(one, other) == letters_apart(other, one)
    assert (letters_apart(one, other) == 0) == (one == other)
    assert abs(len(one) - len(other)) <= letters_apart(one, other) <= max(len(one), len(other))


def test_the_postcode_is_found_in_an_address():
    assert postcode_in("Flat 2\n12 Mill Lane\nwx1 2ab") == "WX12AB"
    assert postcode_in("12 Mill Lane") == ""


def added(stage, given_name: str, practice: str = "millbrook", by: str = "ruth", born_on: date = date(1958, 5, 2)):
    return add_person(
        actor=stage.actor(by),
        practice=stage.organisations[practice],
        given_name=given_name,
        family_name="Adeyemi",
        born_on=born_on,
    )


def test_a_pair_is_written_down_when_somebody_is_added(stage):
    again = added(stage, "Joice")
    pair = PossibleDuplicate.objects.get()
    assert {pair.first, pair.second} == {stage.people["joyce"], again}
    assert pair.because == Because.CLOSE_NAMES_BIRTH
    assert pair.organisation == stage.organisations["millbrook"]


def test_nobody_of_another_practice_is_looked_at(stage):
    from partake.organisations.actions import give_role

    give_role(
        actor=stage.actor("ada"),
        user=stage.users["neil"],
        organisation=stage.organisations["hillside"],
        role="RECORDS_LEAD",
    )
    added(stage, "Joyce", practice="hillside", by="neil")
    assert not PossibleDuplicate.objects.exists()


def test_day_and_month_swapped_is_found(stage):
    added(stage, "Joyce", born_on=date(1958, 2, 5))
    assert PossibleDuplicate.objects.get().because == Because.DAY_AND_MONTH_SWAPPED


def test_pairs_within_one_list_are_found_once(stage):
    import io

    from partake.people.importing import import_people
    from tests.people.practice_lists import as_csv

    lines = [
        (f"P{number}", "", "Holt", name, "01/02/1980", "12 Mill Lane", "WX1 2AB", "", "")
        for number, name in enumerate(("Ada", "Ada", "Adda"))
    ]
    for _ in range(2):
        import_people(
            actor=stage.actor("ruth"),
            organisation=stage.organisations["millbrook"],
            source=io.BytesIO(as_csv(*lines)),
            file_name="list.csv",
        )
    assert sorted(PossibleDuplicate.objects.values_list("because", flat=True)) == [
        Because.FAMILY_BIRTH_POSTCODE,
        Because.FAMILY_BIRTH_POSTCODE,
        Because.SAME_NAMES_BIRTH_POSTCODE,
    ]
