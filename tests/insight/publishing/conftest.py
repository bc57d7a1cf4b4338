"""Two quarters of made-up sums of two bodies, some of them very small, and what was published of them."""

from datetime import date
from random import Random

import pytest

from partake.insight.models import AnswersMonth, GroupsMonth, HeardMonth, ThemesMonth
from partake.insight.publishing.due import publish_due
from partake.kernel.actor import Actor
from partake.organisations.models import Organisation, Service

SPRING, SUMMER = date(2026, 4, 1), date(2026, 7, 1)
PUBLISHING = Actor.system("Partake’s publishing")
THEMES = ("experience:waiting", "experience:staff-manner", "experience:parking", "experience:thanks")


@pytest.fixture
def quarters(stage):
    """Sums as a refresh leaves them, drawn by lot: three services of the hospital, one tiny, and the practice."""
    lot = Random(7)
    hospital, practice = stage.organisations["hospital"], stage.organisations["millbrook"]
    services = [
        Service.objects.create(organisation=hospital, name=f"Clinic {n}", valid_from=date(2020, 1, 1)) for n in range(3)
    ]
    for month in (SPRING, SUMMER):
        for body, at, sizes in ((hospital, services, (180, 70, 6)), (practice, [None], (130,))):
            rows = [_said(lot, many) for many in sizes]
            for service, row in zip(at, rows, strict=True):
                if service:
                    _keep(body, service, month, row)
            _keep(body, None, month, {key: sum(row.get(key, 0) for row in rows) for key in set().union(*rows)})
        GroupsMonth.objects.bulk_create(
            GroupsMonth(organisation=hospital, month=month, voices=many, characteristic="AGE", list_version="2026-11",
                        category=band, scored=many, good=many - poor, poor=poor)
            for band, many, poor in
            (("16-24", 3, 1), ("25-34", 22, 7), ("35-44", 30, 2), ("55-64", 80, 12), ("65-74", 81, 14))
        )  # fmt: skip
    return hospital, practice, services


@pytest.fixture
def published(quarters):
    return publish_due(actor=PUBLISHING)


def _said(lot, many):
    row = {("answer", code): 0 for code in "123456"}
    for _ in range(many):
        row["answer", lot.choices("123456", (60, 22, 6, 5, 4, 3))[0]] += 1
    words = many * 2 // 3
    row["read", "labelled"], row["read", "suggested"] = words // 4, words - words // 4
    for place, theme in enumerate(THEMES):
        about = sum(lot.random() < 0.4 / (place + 1) for _ in range(words))
        row[theme, "unhappy"] = sum(lot.random() < 0.5 for _ in range(about))
        row[theme, "happy"] = sum(lot.random() < 0.8 for _ in range(about - row[theme, "unhappy"]))
        row[theme, "voices"] = about
    return row


def _keep(body: Organisation, service: Service | None, month: date, row):
    many = sum(row["answer", code] for code in "123456")
    where = {"organisation": body, "service": service, "month": month}
    AnswersMonth.objects.bulk_create(
        AnswersMonth(**where, voices=row["answer", code], question="fft", answer=code)
        for code in "123456"
        if row["answer", code]
    )
    labelled, suggested = row["read", "labelled"], row["read", "suggested"]
    how = {**where, "sampling": "OPEN", "speaker": "PATIENT"}
    HeardMonth.objects.create(
        **how, voices=many - many // 60, kind="COMMENT", channel="ONLINE",
        with_words=labelled + suggested, labelled=labelled, suggested=suggested,
    )  # fmt: skip
    for voices, kind, channel in ((many // 60, "COMMENT", "PAPER"), (many // 80, "STORY", "PHONE")):
        if voices:
            HeardMonth.objects.create(
                **how, voices=voices, kind=kind, channel=channel, with_words=0, labelled=0, suggested=0
            )
    ThemesMonth.objects.bulk_create(
        ThemesMonth(**where, voices=row[theme, "voices"], theme=theme, put_on_by="MACHINE",
                    happy=row[theme, "happy"], unhappy=row[theme, "unhappy"])
        for theme in THEMES if row[theme, "voices"]
    )  # fmt: skip
