"""NHS numbers, SNOMED CT ids and organisation codes. Each check digit is worked out here in another way than there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partake.kernel.identifiers import clean_nhs_number, format_nhs_number, is_ods_code, is_snomed_id

NINE = st.integers(min_value=999_000_000, max_value=999_999_999).map(str)
STEM = st.from_regex(r"[1-9][0-9]{4,16}", fullmatch=True)


def weighed(digits: str) -> int:
    """This will give the sum of all ten digits by weights 10 to 1, which 11 divides in every valid number (modulus 11,
    worked from the weighted sum of all ten and not from the check digit)."""
    return sum(int(digit) * weight for digit, weight in zip(digits, range(10, 0, -1), strict=True))


@given(NINE)
def test_exactly_the_right_last_digit_is_accepted(nine: str) -> None:
    for last in "0123456789":
        if weighed(nine + last) % 11 == 0:
            assert clean_nhs_number(nine + last) == nine + last
        else:
            with pytest.raises(ValueError, match="last digit does not fit"):
                clean_nhs_number(nine + last)


@pytest.mark.parametrize(
    "typed", ["943 476 5919", "943-476-5919", " 9434765919\n", "943–476–5919", "943\u00a0476\u00a05919"]
)
def test_however_it_is_spaced(typed: str) -> None:
    """943 476 5919 is the usual published example of a valid number (its source unverified)."""
    assert clean_nhs_number(typed) == "9434765919"


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("9434765918", "last digit does not fit"),
        ("9434765191", "last digit does not fit"),
        ("943476591", "You wrote 9"),
        ("94347659190", "You wrote 11"),
        ("943476591O", "only digits"),
        ("", "only digits"),
        ("٩٤٣٤٧٦٥٩١٩", "only digits"),
        ("943476591²", "only digits"),
    ],
)
def test_what_is_wrong_is_said_to_whoever_typed_it(typed: str, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        clean_nhs_number(typed)


@given(NINE)
def test_shown_in_three_groups_and_read_back(nine: str) -> None:
    shown = format_nhs_number(nine + "0")
    assert [len(group) for group in shown.split(" ")] == [3, 3, 4]
    assert shown.replace(" ", "") == nine + "0"


def dihedral(one: int, two: int) -> int:
    """This will multiply in the group of the pentagon's ten symmetries: 0 to 4 turn it, 5 to 9 turn it over too."""
    turn = (one + (two if one < 5 else -two)) % 5
    return turn if (one < 5) == (two < 5) else turn + 5


def verhoeff(stem: str) -> str:
    """This will give the check digit by the group itself, with no table (Verhoeff 1969)."""
    shuffled, check = list(range(10)), 0
    for digit in "0" + stem[::-1]:
        check = dihedral(check, shuffled[int(digit)])
        shuffled = [(1, 5, 7, 6, 2, 8, 3, 0, 9, 4)[place] for place in shuffled]
    return next(str(last) for last in range(10) if dihedral(last, check) == 0)


def test_our_own_working_agrees_with_the_usual_example() -> None:
    assert verhoeff("236") == "3"


@given(STEM)
def test_exactly_one_last_digit_makes_a_snomed_id(stem: str) -> None:
    assert [last for last in "0123456789" if is_snomed_id(stem + last)] == [verhoeff(stem)]


@given(STEM, st.integers(min_value=0, max_value=17), st.integers(min_value=1, max_value=9))
def test_one_wrong_digit_is_always_caught(stem: str, place: int, more: int) -> None:
    good = stem + verhoeff(stem)
    place %= len(good)
    wrong = good[:place] + str((int(good[place]) + more) % 10) + good[place + 1 :]
    assert not is_snomed_id(wrong)


@given(STEM, st.integers(min_value=0, max_value=16))
def test_two_neighbours_changed_about_are_always_caught(stem: str, place: int) -> None:
    good = stem + verhoeff(stem)
    place %= len(good) - 1
    turned = good[:place] + good[place + 1] + good[place] + good[place + 2 :]
    assert is_snomed_id(turned) == (turned == good)


@pytest.mark.parametrize("code", ["138875005", "404684003", "71388002", "73211009", "900000000000207008"])
def test_published_snomed_ids(code: str) -> None:
    """From memory: the root, "clinical finding", "procedure", "diabetes mellitus", and the core module."""
    assert is_snomed_id(code)


@pytest.mark.parametrize(
    "code", ["", "12345", "0138875005", "138875006", "9000000000002070080", "13887500٥", "138875005\n"]
)
def test_what_is_no_snomed_id(code: str) -> None:
    assert not is_snomed_id(code)


@pytest.mark.parametrize(
    ("code", "fits"),
    [
        ("Z99001", True),
        ("RZ9", True),
        ("QZ9", True),
        ("A" * 10, True),
        ("RZ", False),
        ("A" * 11, False),
        ("rz9", False),
    ],
)
def test_organisation_codes(code: str, fits: bool) -> None:
    assert is_ods_code(code) is fits
