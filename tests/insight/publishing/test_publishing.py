"""When figures are published, by whom, and that they stay."""

from datetime import date

import pytest
from django.core.management import CommandError, call_command

from partake.audit.models import Event
from partake.insight.actions.publishing import publish_quarter
from partake.insight.dataset import lease
from partake.insight.jobs import publish_figures
from partake.insight.models import AnswersMonth, Publication, PublishedCell
from partake.insight.publishing.counting import count_quarter
from partake.insight.publishing.due import publish_due, quarters_due
from partake.insight.publishing.quarters import is_settled
from partake.insight.refreshing import refresh
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.kernel.verdict import Refused, Rejected

from .conftest import PUBLISHING, SPRING, SUMMER


def test_a_quarter_is_settled_30_days_after_its_end():
    assert not is_settled(SUMMER, date(2026, 10, 30))
    assert is_settled(SUMMER, date(2026, 10, 31))


def test_each_settled_quarter_is_published_once_with_its_event(published):
    assert [(one.number, one.quarter) for one in published] == [(1, SPRING), (2, SUMMER)]
    assert Event.objects.filter(kind="insight.figures_published").count() == 2
    assert publish_due(actor=PUBLISHING) == []


def test_what_comes_late_changes_no_published_number(quarters, published):
    before = list(PublishedCell.objects.order_by("pk").values_list("pk", "count"))
    AnswersMonth.objects.create(organisation=quarters[1], month=date(2026, 8, 1), voices=9, question="fft", answer="1")
    assert publish_due(actor=PUBLISHING) == []
    assert list(PublishedCell.objects.order_by("pk").values_list("pk", "count")) == before
    with pytest.raises(Rejected):
        publish_quarter(actor=PUBLISHING, quarter=SUMMER, cells=[])


def test_a_body_s_own_questions_are_in_no_published_number(quarters, stage):
    """Only the Friends and Family question is the same everywhere. One asked years ago begins no quarter either."""
    where = {"organisation": quarters[0], "service": None, "question": "6a53cc6b-8e0c-4f53-b1a1-2a24e5e92e5c:how"}
    for month in (date(2024, 2, 1), SPRING, SUMMER):
        for answer, many in (("", 90), ("1", 60), ("good", 30)):
            AnswersMonth.objects.create(**where, month=month, answer=answer, voices=many)
    exact = count_quarter(SUMMER)
    assert {answer for _, answer in exact.answers} <= {"good", "neither", "poor", "dont_know"}
    with_them = [one.quarter for one in publish_due(actor=PUBLISHING)]
    assert with_them == [SPRING, SUMMER]
    said = set(PublishedCell.objects.filter(cube="answers").values_list("subject", flat=True))
    assert said == {"fft"}


def test_nothing_is_published_while_the_figures_are_made(quarters):
    mine = lease.take()
    with pytest.raises(lease.AlreadyRefreshing):
        publish_due(actor=PUBLISHING)
    assert publish_figures() is False
    with pytest.raises(CommandError, match="brought up to date"):
        call_command("publish_figures")
    lease.give_up(mine)
    assert len(publish_due(actor=PUBLISHING)) == 2


def test_no_refresh_begins_while_figures_are_published(quarters, monkeypatch):
    tried = []

    def counted(quarter):
        with pytest.raises(lease.AlreadyRefreshing):
            refresh(actor=PUBLISHING)
        tried.append(quarter)
        return count_quarter(quarter)

    monkeypatch.setattr("partake.insight.publishing.due.count_quarter", counted)
    assert len(publish_due(actor=PUBLISHING)) == len(tried) == 2
    refresh(actor=PUBLISHING)


def test_a_quarter_still_going_on_is_refused(stage):
    with pytest.raises(Rejected):
        publish_quarter(actor=PUBLISHING, quarter=date(2026, 10, 1), cells=[])


def test_nobody_chooses_what_is_published(stage):
    with pytest.raises(Refused):
        publish_quarter(actor=Actor.anonymous(), quarter=SPRING, cells=[])


def test_without_answers_there_is_nothing_to_publish(stage):
    AnswersMonth.objects.all().delete()
    assert quarters_due(date(2026, 11, 19)) == []
    assert Publication.objects.count() == 0


def test_the_first_goes_back_two_years_and_the_next_follows(quarters):
    AnswersMonth.objects.create(organisation=quarters[1], month=date(2019, 5, 1), voices=9, question="fft", answer="1")
    assert quarters_due(date(2026, 11, 19))[0] == date(2024, 10, 1)
    publish_due(actor=PUBLISHING)
    with clock.fixed_day(2027, 2, 1):
        assert quarters_due(clock.today()) == [date(2026, 10, 1)]


def test_the_command_says_what_it_did(quarters, capsys):
    call_command("publish_figures")
    assert "number 2, the quarter from 2026-07-01" in capsys.readouterr().out
    call_command("publish_figures")
    assert "Nothing is due." in capsys.readouterr().out
