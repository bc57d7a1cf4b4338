"""Long lists, a page at a time: everybody once, in order, whatever ties there are and whoever goes in between."""

from datetime import date, timedelta

import pytest

from partake.kernel import clock
from partake.kernel.paging import Page, keyset_page
from partake.people.models import Person
from tests.people.test_query_plans import plans

FIRST = date(1990, 1, 1)


@pytest.fixture
def eleven(stage: object) -> list[Person]:
    """Eleven people born on four days, the later added not always the later born."""
    rows = [
        Person(given_name="Pat", family_name="Paged", born_on=FIRST + timedelta(days=day), created_at=clock.now())
        for day in (2, 0, 1, 1, 3, 0, 1, 1, 1, 2, 0)
    ]
    return Person.objects.bulk_create(rows)


def page(cursor: object = None, *, size: int = 3, newest_first: bool = False) -> Page[Person]:
    rows = Person.objects.filter(family_name="Paged")
    return keyset_page(rows, by="born_on", cursor=cursor, size=size, newest_first=newest_first)  # type: ignore[arg-type]


def walked(*, size: int = 3, newest_first: bool = False) -> list[list[int]]:
    """This will give the row numbers of every page from first to last."""
    pages, cursor = [], None
    while True:
        one = page(cursor, size=size, newest_first=newest_first)
        pages.append([row.pk for row in one.rows])
        if one.next_cursor is None:
            return pages
        cursor = str(one.next_cursor)


@pytest.mark.parametrize("size", [1, 2, 3, 5, 10])
def test_every_row_comes_once_in_order_across_ties(eleven: list[Person], size: int) -> None:
    wanted = [row.pk for row in sorted(eleven, key=lambda row: (row.born_on, row.pk))]
    pages = walked(size=size)
    assert [pk for one in pages for pk in one] == wanted
    assert {len(one) for one in pages[:-1]} == {size}


def test_newest_first_is_the_same_list_backwards(eleven: list[Person]) -> None:
    forwards = [pk for one in walked() for pk in one]
    assert [pk for one in walked(newest_first=True) for pk in one] == forwards[::-1]


def test_the_end_is_the_end(eleven: list[Person]) -> None:
    whole = page(size=11)
    assert (len(whole.rows), whole.next_cursor) == (11, None)
    assert page(size=10).next_cursor == page(size=10).rows[-1].public_id
    assert page(whole.rows[-1].public_id) == Page((), None)


@pytest.mark.parametrize("cursor", [None, "", "not a cursor", "9990000018", "6f1c1f0a-3f35-4a49-8a55-0a5e9c1f1a01"])
def test_a_cursor_that_is_no_longer_there_starts_again(eleven: list[Person], cursor: object) -> None:
    assert page(cursor) == page()


def test_a_row_of_another_list_is_no_cursor(eleven: list[Person], stage: object) -> None:
    other = Person.objects.exclude(family_name="Paged").latest("pk")
    assert page(other.public_id) == page()


def test_the_cursor_says_nothing_of_anybody(eleven: list[Person]) -> None:
    assert str(page().next_cursor) == str(page().rows[-1].public_id)


@pytest.mark.parametrize("newest_first", [False, True])
def test_a_later_page_is_read_from_the_index(eleven: list[Person], newest_first: bool) -> None:
    cursor = eleven[2].public_id
    everyone = Person.objects.all()
    plan = plans(lambda: keyset_page(everyone, by="born_on", cursor=cursor, newest_first=newest_first), "people_person")
    assert "person_by_birth" in plan
    assert "SCAN people" not in plan and "Seq Scan" not in plan
