"""Cubes of Riverside and its hospital, made by hand."""

from collections.abc import Callable
from datetime import date

import pytest

from partake.insight.models import AnswersMonth, GroupsMonth, HeardMonth, ThemesMonth
from tests.insight.charts import months


class Cubes:
    """Puts rows of a service into the cubes, and the same into its body's unless it is `alone`."""

    def __init__(self, service, *, alone: bool = False) -> None:
        body = service.organisation
        self.places = [{"organisation": body, "service": service}]
        self.places += [] if alone else [{"organisation": body, "service": None}]

    def answered(self, *shares: int | None, base: int = 100, first: date = months.FIRST) -> None:
        """Good or very good in a hundred, month by month; half of the rest poor, half don't know."""
        for one in months.of(*shares, base=base, first=first):
            rest = one.base - one.count
            given = {"1": one.count // 2, "2": one.count - one.count // 2, "4": rest // 2, "6": rest - rest // 2}
            for place in self.places:
                for answer, many in given.items():
                    if many:
                        AnswersMonth.objects.create(
                            **place, month=one.month, question="fft", answer=answer, voices=many
                        )
            self.heard(one.month, one.base)

    def heard(self, month: date, many: int, *, labelled: int = 0, suggested: int = 0, channel: str = "ONLINE") -> None:
        for place in self.places:
            HeardMonth.objects.create(
                **place,
                month=month,
                voices=many,
                kind="COMMENT",
                channel=channel,
                sampling="ANYONE_MAY",
                speaker="PATIENT",
                with_words=many,
                labelled=labelled,
                suggested=suggested,
            )

    def theme(
        self, month: date, theme: str, many: int, *, happy: int = 0, unhappy: int = 0, by: str = "PERSON"
    ) -> None:
        for place in self.places:
            ThemesMonth.objects.create(
                **place, month=month, theme=theme, put_on_by=by, voices=many, happy=happy, unhappy=unhappy
            )

    def group(
        self, month: date, characteristic: str, version: str, category: str, many: int, *, good: int = 0, poor: int = 0
    ) -> None:
        for place in self.places:
            GroupsMonth.objects.create(
                **place,
                month=month,
                characteristic=characteristic,
                list_version=version,
                category=category,
                voices=many,
                scored=many,
                good=good,
                poor=poor,
            )


@pytest.fixture
def hospital(stage):
    return stage.organisations["hospital"]


@pytest.fixture
def riverside(stage):
    return stage.services["riverside"]


@pytest.fixture
def cubes(stage) -> Callable[..., Cubes]:
    """`cubes("riverside")` puts rows in for Riverside and its hospital, `alone=True` for Riverside alone."""
    return lambda key, **given: Cubes(stage.services[key], **given)
