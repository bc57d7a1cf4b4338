"""A published file, row by row: what is right is read as it stands; what is wrong is named by row and column."""

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from partake.insight.surveys.catalogue import get_survey, mappings
from partake.insight.surveys.hiding import Published, publish
from partake.insight.surveys.reading import MOST_FAULTS, read_survey
from partake.kernel.csv_reading import NotAList
from tests.insight.surveys.conftest import FIVE, csv_of, opened, row_of

SHARE = "overallexp.pcteval"


def read(mapping, *rows, headings=None):
    return read_survey(opened(csv_of(mapping, *rows, headings=headings)), mapping)


def faults(mapping, *rows, headings=None):
    return [(one.row, one.column, one.words) for one in read(mapping, *rows, headings=headings).faults]


def test_a_sound_file_is_read_whole(mapping):
    found = read(mapping, row_of(mapping), row_of(mapping, "Z99002", "HILLSIDE PRACTICE"))
    assert found.faults == []
    assert [(one.code, one.name, one.asked, one.answered) for one in found.bodies] == [
        ("Z99001", "MILLBROOK SURGERY", 400, 130),
        ("Z99002", "HILLSIDE PRACTICE", 400, 130),
    ]
    assert found.bodies[0].results["overall"] == Published(0.84, 0.77, 0.9, 120)
    assert found.bodies[0].results["supported"].answers == dict(zip(FIVE, (0.3, 0.3, 0.2, 0.15, 0.05), strict=True))


def test_columns_may_stand_anywhere_among_others_in_any_capitals(mapping):
    named = [name.upper() for name in reversed(mapping.named)]
    row = {name.upper(): cell for name, cell in row_of(mapping).items()}
    assert read(mapping, row, headings=["ad_icscode", *named]).bodies[0].results["overall"].value == 0.84


def test_last_years_file_is_told_by_the_columns_that_are_missing(mapping):
    old = mappings()["gpps_2023"]
    found = read_survey(opened(csv_of(old, row_of(old))), mapping)
    assert found.bodies == []
    assert (found.faults[0].row, found.faults[0].column) == (1, "ad_practicecode")
    assert "Is it the file of GP Patient Survey 2025?" in found.faults[0].words
    assert found.faulty == len(set(mapping.named)) - 2  # "distributed" and "received" stand in both


def test_a_column_that_stands_there_twice_is_not_guessed_at(mapping):
    assert faults(mapping, row_of(mapping), headings=[*mapping.named, SHARE.upper()]) == [
        (1, SHARE, "This column stands there twice. Which one is right?")
    ]


@pytest.mark.parametrize(
    ("cell", "says"),
    [
        ("140", "140 is more than 1, which would be everyone"),
        ("1.4", "1.4 is more than 1"),
        ("140%", "140% is more than 100"),
        ("-3", "-3 is less than nothing"),
        ("many", "“many” is not a number"),
        ("nan", "“nan” is not a number"),
        ("", "There is nothing here"),
        ("0.5", "The share lies outside its own range"),
    ],
)
def test_a_wrong_share_is_named_by_row_and_column(mapping, cell, says):
    found = faults(mapping, row_of(mapping), row_of(mapping, "Z99002", **{SHARE: cell}))
    assert [(row, column) for row, column, _ in found] == [(3, SHARE)]
    assert says in found[0][2]


@pytest.mark.parametrize("code", ["RZ9", "Z9900", "Z990011", "12345", "", "Z99 01", "Ｚ99001"])
def test_a_code_that_no_practice_has_is_asked_about(mapping, code):
    assert [(row, column) for row, column, _ in faults(mapping, row_of(mapping, code))] == [(2, "ad_practicecode")]


def test_a_practice_that_stands_there_twice_is_said_with_both_rows(mapping):
    rows = [row_of(mapping), row_of(mapping, "Z99002"), row_of(mapping, "z99001")]
    assert faults(mapping, *rows) == [(4, "ad_practicecode", "Z99001 stands in row 2 too. Which one is right?")]


def test_more_who_answered_than_were_asked_and_answers_that_do_not_add_up(mapping):
    more, sums = row_of(mapping, received=500), row_of(mapping, "Z99002", **{"healthsupport_1.pct": 0.7})
    assert [(row, column) for row, column, _ in faults(mapping, more, sums)] == [
        (2, "received"),
        (3, "healthsupport_1.pct"),
    ]


def test_a_row_that_stops_short_is_not_taken_for_hidden(mapping):
    text = csv_of(mapping, row_of(mapping)).decode()
    short = text + "Z99002,HILLSIDE PRACTICE,400\r\n"
    found = read_survey(opened(short.encode()), mapping)
    assert [(one.row, one.words) for one in found.faults] == [(3, "This row stops before this column.")]


def test_nothing_under_the_headings_and_no_list_at_all(mapping):
    with pytest.raises(NotAList, match="nothing under the headings"):
        read(mapping)
    with pytest.raises(NotAList, match="Excel"):
        read_survey(opened(b"PK\x03\x04 and the rest"), mapping)


def test_faults_without_end_are_counted_and_the_first_kept(mapping):
    rows = [row_of(mapping, f"Z{number:05}", **{SHARE: "x"}) for number in range(MOST_FAULTS + 5)]
    found = read(mapping, *rows)
    assert (len(found.faults), found.faulty) == (MOST_FAULTS, MOST_FAULTS + 5)


@pytest.mark.parametrize("mark", ["-97", "-98", "-99", "*", "/"])
def test_what_the_publisher_hides_stays_hidden(mapping, mark):
    columns = mapping.questions["overall"]
    hidden = row_of(mapping, **dict.fromkeys(columns.named, mark))
    assert read(mapping, hidden).bodies[0].results["overall"] == Published()


def test_a_share_of_fewer_than_ten_answers_is_hidden_even_where_the_file_shows_it(mapping):
    base = mapping.questions["overall"].base
    found = read(mapping, row_of(mapping, **{base: 9}), row_of(mapping, "Z99002", **{base: 10}))
    assert [one.results["overall"].value for one in found.bodies] == [None, 0.84]


def test_small_answers_about_the_person_are_hidden_in_a_small_practice_alone(mapping):
    # 40 answers: "unknown" 2 people, next lowest "not needed" 6; both are hidden where 1,000 or fewer are registered.
    small = row_of(mapping, popsize=1_000, **{"healthsupport.baseevaluw": 40})
    large = row_of(mapping, "Z99002", popsize=1_001, **{"healthsupport.baseevaluw": 40})
    one, other = (body.results["supported"].answers for body in read(mapping, small, large).bodies)
    assert set(one) == {"definitely", "to_some_extent", "no"}
    assert set(other) == set(FIVE)


def test_a_practice_whose_size_is_hidden_is_taken_for_small(mapping):
    row = row_of(mapping, popsize="-97", **{"healthsupport.baseevaluw": 40})
    assert "unknown" not in read(mapping, row).bodies[0].results["supported"].answers


def test_a_share_that_few_people_make_is_hidden_in_a_small_practice():
    plan = get_survey("gpps").questions["plan"]
    overall = get_survey("gpps").questions["overall"]
    hidden = publish(plan, 0.1, 0.03, 0.3, base=30, answers={}, eligible=800)
    assert hidden == Published()
    assert publish(plan, 0.1, 0.03, 0.3, base=30, answers={}, eligible=8_000).value == 0.1
    assert publish(overall, 0.1, 0.03, 0.3, base=30, answers={}, eligible=800).value == 0.1


@drawn(
    base=st.integers(0, 60),
    eligible=st.integers(0, 1_000),
    weights=st.lists(st.integers(0, 40), min_size=5, max_size=5).filter(any),
)
def test_no_small_answer_about_the_person_is_shown_in_a_small_practice(base, eligible, weights):
    question = get_survey("gpps").questions["supported"]
    shares = {name: weight / sum(weights) for name, weight in zip(FIVE, weights, strict=True)}
    found = publish(question, None, None, None, base=base, answers=shares, eligible=eligible)
    for share in found.answers.values():
        assert share == 0 or round(share * base) >= 5
    assert base >= 10 or found == Published()
