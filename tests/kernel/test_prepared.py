"""A prepared read finds what its queryset would, with the values of each call and the rows of each moment."""

from collections.abc import Callable
from datetime import date
from threading import Thread
from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext

from partake.kernel.prepared import prepared
from partake.organisations.domain import OrganisationKind
from partake.organisations.models import Organisation, Team

pytestmark = pytest.mark.django_db


def named(name: str, since: date) -> "QuerySet[Organisation]":
    return Organisation.objects.filter(name=name, valid_from__lte=since).order_by("pk")


def of(bodies: frozenset[int]) -> "QuerySet[Team]":
    return Team.objects.filter(organisation_id__in=bodies).select_related("organisation").order_by("pk")


@pytest.fixture
def bodies() -> list[Organisation]:
    return [
        Organisation.objects.create(name=name, kind=OrganisationKind.GP_PRACTICE, email="", valid_from=date(2020, 1, 1))
        for name in ("Hill", "Mill", "100%s Café")
    ]


def test_it_finds_what_the_queryset_finds(bodies: list[Organisation]) -> None:
    read = prepared(named)
    for name in ("Hill", "Mill", "100%s Café", "'; --", "nobody"):
        for since in (date(2019, 1, 1), date(2021, 1, 1)):
            assert read(name, since=since) == list(named(name, since))


def test_rows_are_read_anew_each_time(bodies: list[Organisation]) -> None:
    read = prepared(named)
    assert len(read("Hill", date(2021, 1, 1))) == 1
    Organisation.objects.filter(name="Hill").update(name="Mill")
    assert (len(read("Hill", date(2021, 1, 1))), len(read("Mill", date(2021, 1, 1)))) == (0, 2)


def test_one_of_several_of_one_and_of_none(bodies: list[Organisation]) -> None:
    teams = [Team.objects.create(name=body.name, organisation=body, valid_from=date(2020, 1, 1)) for body in bodies]
    read = prepared(of)
    for wanted in ((), (0,), (0, 1), (1,), (0, 1, 2)):
        keys = frozenset(bodies[place].pk for place in wanted)
        assert read(keys) == list(of(keys)) == [teams[place] for place in wanted]


def test_what_is_read_beside_a_row_comes_with_it(bodies: list[Organisation]) -> None:
    Team.objects.create(name="Team", organisation=bodies[0], valid_from=date(2020, 1, 1))
    joined = prepared(of)

    @prepared
    def followed(name: str) -> "QuerySet[Team]":
        return Team.objects.filter(name=name).prefetch_related("organisation")

    with CaptureQueriesContext(
        connection,
    ) as asked:
        names = [team.organisation.name for team in (*joined(frozenset({bodies[0].pk})), *followed("Team"))]
    assert (names, len(asked)) == (["Hill", "Hill"], 3)


def test_plain_values_have_their_types(bodies: list[Organisation]) -> None:
    @prepared
    def columns(key: int) -> "QuerySet[Organisation, tuple[Any, date]]":
        return Organisation.objects.filter(pk=key).values_list("public_id", "valid_from")

    assert columns(bodies[0].pk) == [(bodies[0].public_id, date(2020, 1, 1))]


def branching(name: str) -> "QuerySet[Organisation]":
    return named(name, date.max) if name == "Hill" else Organisation.objects.all()


@pytest.mark.parametrize(
    ("read", "given"),
    [(branching, ("Hill",)), (named, (None, date(2020, 1, 1))), (of, (frozenset({1, None}),)), (named, ("Hill",))],
)
def test_what_it_cannot_ask_is_an_error_and_no_silence(read: Callable[..., Any], given: tuple[Any, ...]) -> None:
    with pytest.raises(TypeError):
        prepared(read)(*given)


def of_app(label: str) -> "QuerySet[ContentType]":
    return ContentType.objects.filter(app_label=label).order_by("pk")


def test_each_thread_asks_over_its_own_connection() -> None:
    """Of rows that were there before the test, since what a test writes no other connection sees."""
    read, found = prepared(of_app), list[bool]()
    there = list(of_app("people"))

    def ask() -> None:
        found.extend(read("people") == there for _ in range(50))
        connection.close()

    threads = [Thread(target=ask) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert there
    assert found == [True] * 200
