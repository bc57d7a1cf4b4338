"""The code on a paper: typed as people type, and never taken for another paper's."""

from hypothesis import assume, given
from hypothesis import strategies as st

from partake.care_plans.domain.preparing import (
    CODE_LENGTH,
    LETTERS,
    PREPARATION_MOVES,
    PreparationState,
    check_letter,
    read_code,
    shown_code,
)

codes = st.text(LETTERS, min_size=CODE_LENGTH - 1, max_size=CODE_LENGTH - 1).map(lambda one: one + check_letter(one))


@given(codes)
def test_a_code_is_read_as_it_is_shown_and_as_people_type_it(code):
    assert read_code(shown_code(code)) == code
    assert read_code(f"  {code[:3].lower()} {code[3:]}\n") == code


@given(codes, st.integers(0, CODE_LENGTH - 1), st.sampled_from(LETTERS))
def test_one_wrong_letter_is_never_another_papers_code(code, place, letter):
    assume(code[place] != letter)
    assert read_code(code[:place] + letter + code[place + 1 :]) == ""


@given(codes, st.integers(0, CODE_LENGTH - 2))
def test_two_letters_changed_round_are_never_another_papers_code(code, place):
    assume(code[place] != code[place + 1])
    assert read_code(code[:place] + code[place + 1] + code[place] + code[place + 2 :]) == ""


@given(st.text())
def test_anything_else_is_no_code(typed):
    found = read_code(typed)
    assert found == "" or (len(found) == CODE_LENGTH and set(found) <= set(LETTERS))


def test_no_letter_is_taken_for_another_and_their_number_is_prime():
    assert not set("0O1ILSU") & set(LETTERS)
    assert len(set(LETTERS)) == len(LETTERS) == 29


def test_every_state_says_what_it_becomes():
    assert set(PREPARATION_MOVES) == set(PreparationState)
