"""Which grants open which parts, what can be hidden, and days: rules alone, no tables and no clock."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partake.audit.domain import Basis, Purpose
from partake.people.domain import (
    ALL_PARTS,
    NEVER_NARROWED,
    OPENED_BY,
    PARTS,
    PURPOSE_WORDS,
    Grant,
    Part,
    answer_due,
    hideable_parts,
    in_order,
    months_from,
    parts_opened,
    relationship_parts,
)
from partake.people.names import search_words

TODAY = date(2026, 11, 19)
LOOKED_AFTER = sorted(NEVER_NARROWED)
SOME_PARTS = st.frozensets(st.sampled_from(Part))
DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2900, 1, 1))
UNTIL = st.none() | st.dates(min_value=TODAY - timedelta(days=3), max_value=TODAY + timedelta(days=3))
GRANTS = st.lists(st.builds(Grant, st.sampled_from(Basis), SOME_PARTS, UNTIL, st.just("1"), st.just(TODAY)))


@given(GRANTS)
def test_a_part_is_open_exactly_when_some_grant_of_today_opens_it(grants: list[Grant]) -> None:
    opened = parts_opened(grants, today=TODAY)
    for part in Part:
        reasons = [grant for grant in grants if part in grant.parts and not (grant.until and grant.until < TODAY)]
        assert (part in opened) == bool(reasons)


@pytest.mark.parametrize(("until", "opens"), [(None, True), (TODAY, True), (TODAY - timedelta(days=1), False)])
def test_a_grant_lasts_to_the_end_of_its_day(until: date | None, opens: bool) -> None:
    grant = Grant(Basis.SHARE, frozenset({Part.MESSAGES}), until, "1", date(2020, 1, 1))
    assert bool(parts_opened([grant], today=TODAY)) is opens


def test_nothing_opens_nothing() -> None:
    assert parts_opened([], today=TODAY) == frozenset()


@pytest.mark.parametrize("basis", LOOKED_AFTER)
@given(hidden=SOME_PARTS)
def test_hiding_takes_away_just_what_may_be_hidden(basis: Basis, hidden: frozenset[Part]) -> None:
    left = relationship_parts(basis, hidden)
    assert NEVER_NARROWED[basis] <= left <= OPENED_BY[basis]
    assert OPENED_BY[basis] - left == hidden & frozenset(hideable_parts(basis))


@pytest.mark.parametrize("basis", LOOKED_AFTER)
def test_what_may_be_hidden_and_what_may_not_are_together_what_was_opened(basis: Basis) -> None:
    assert frozenset(hideable_parts(basis)) | NEVER_NARROWED[basis] == OPENED_BY[basis]
    assert not frozenset(hideable_parts(basis)) & NEVER_NARROWED[basis]
    assert hideable_parts(basis) == in_order(hideable_parts(basis))


@pytest.mark.parametrize(
    ("basis", "hideable"),
    [
        (Basis.REGISTRATION, (Part.ABOUT_ME, Part.BACKGROUND, Part.PLAN, Part.RESULTS, Part.IF_I_GET_WORSE)),
        (Basis.CARE_TEAM, (Part.ABOUT_ME, Part.CONTACT, Part.PLAN, Part.RESULTS, Part.IF_I_GET_WORSE)),
        (Basis.REFERRAL, (Part.ABOUT_ME, Part.CONTACT, Part.PLAN)),
    ],
)
def test_how_to_communicate_is_never_hidden_from_those_who_give_care(basis: Basis, hideable: tuple[Part, ...]) -> None:
    assert hideable_parts(basis) == hideable


def test_nobody_looking_after_somebody_reads_their_letters() -> None:
    assert [basis for basis, parts in OPENED_BY.items() if Part.MESSAGES in parts] == [Basis.OWN]
    assert OPENED_BY[Basis.EMERGENCY] == {Part.COMMUNICATION, Part.IF_I_GET_WORSE}


@given(st.lists(st.sampled_from([*Part, "SECRETS", "about_me", ""])))
def test_parts_come_in_the_order_of_the_page_once_each_unknown_ones_left_out(parts: list[str]) -> None:
    ordered = in_order(parts)
    assert frozenset(ordered) == frozenset(parts) & ALL_PARTS
    assert list(ordered) == [part for part in Part if part in ordered]


def test_every_part_and_every_purpose_has_words() -> None:
    assert list(PARTS) == list(Part)
    assert set(PURPOSE_WORDS) == set(Purpose)


@given(DAYS)
def test_an_answer_is_due_on_the_tenth_weekday_after(asked: date) -> None:
    due = answer_due(asked)
    between = [asked + timedelta(days=days) for days in range(1, (due - asked).days + 1)]
    assert due.weekday() < 5
    assert sum(day.weekday() < 5 for day in between) == 10


@pytest.mark.parametrize(
    ("asked", "due"),
    [
        (date(2026, 11, 19), date(2026, 12, 3)),  # Thursday to Thursday
        (date(2026, 11, 20), date(2026, 12, 4)),  # Friday
        (date(2026, 11, 21), date(2026, 12, 4)),  # Saturday
        (date(2026, 11, 22), date(2026, 12, 4)),  # Sunday
        (date(2026, 12, 24), date(2027, 1, 7)),  # bank holidays are not taken out: sooner, never later
    ],
)
def test_answers_over_weekends(asked: date, due: date) -> None:
    assert answer_due(asked) == due


@given(DAYS, st.integers(min_value=0, max_value=60))
def test_months_on_keep_the_day_or_end_the_month(day: date, months: int) -> None:
    then = months_from(day, months)
    assert (then.year * 12 + then.month) - (day.year * 12 + day.month) == months
    assert then.day == day.day or (then.day < day.day and (then + timedelta(days=1)).day == 1)


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2024, 2, 29), 36, date(2027, 2, 28)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
    ],
)
def test_months_on_from_awkward_days(day: date, months: int, then: date) -> None:
    assert months_from(day, months) == then


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("O’Brien-Ńowak", {"obrien", "nowak"}),
        ("D'Arcy van der Berg", {"darcy", "van", "der", "berg"}),
        ("STRAẞE", {"strasse"}),
        ("Łukasz_2", {"łukasz", "2"}),
        ("محمد", {"محمد"}),
        ("李 小龙", {"李", "小龙"}),
        ("- ’ .", set()),
    ],
)
def test_a_name_in_its_plainest_letters(name: str, words: set[str]) -> None:
    assert search_words(name) == words
