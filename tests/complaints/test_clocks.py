"""The worker tells of a clock before it runs out, and when it has: each once, over Christmas too."""

from datetime import timedelta

import pytest

from partake.complaints import jobs
from partake.complaints.domain.new import NewComplainant
from partake.correspondence.housekeeping import Housekeeping
from partake.correspondence.models import Message
from partake.demo.stage import SETTING_UP
from partake.kernel import clock
from partake.organisations.actions import end_organisation
from tests.people.pressing import read

CLOCK = "A complaint’s clock is running out"


def told() -> list[str]:
    return [str(row.document) for row in Message.objects.filter(title=CLOCK).order_by("pk")]


def test_a_clock_about_to_run_out_is_told_once_and_once_more_when_it_has(complaint):
    assert jobs.warn_of_clocks() == 0  # Thursday: due on Tuesday
    with clock.fixed_day(2026, 11, 23):
        assert (jobs.warn_of_clocks(), jobs.warn_of_clocks()) == (1, 0)
    with clock.fixed_day(2026, 11, 25):
        assert (jobs.warn_of_clocks(), jobs.warn_of_clocks()) == (1, 0)
    assert "By 24 November 2026." in told()[0]
    assert "Late: 1 days." in told()[1]
    assert "Pat" not in "".join(told())


def test_nothing_is_told_of_what_was_done_or_has_ended(complaint, acknowledged):
    acknowledged(complaint)
    with clock.fixed_day(2026, 11, 26):
        assert jobs.warn_of_clocks() == 0


def test_bank_holidays_move_the_warning(complain):
    with clock.fixed_day(2026, 12, 23):
        row = complain("Before Christmas")
    assert row.acknowledge_by.isoformat() == "2026-12-30"
    with clock.fixed_day(2026, 12, 28):
        assert jobs.warn_of_clocks() == 0
    with clock.fixed_day(2026, 12, 29):
        assert jobs.warn_of_clocks() == 1


def test_six_months_are_told_four_weeks_before(complaint, acknowledged, visit):
    acknowledged(complaint)
    with clock.fixed_day(2027, 5, 10):
        assert jobs.warn_of_clocks() == 0
    with clock.fixed_day(2027, 5, 11):
        assert jobs.warn_of_clocks() == 1
    with clock.fixed_day(2027, 5, 20):
        assert jobs.warn_of_clocks() == 1
        assert "Late: 2 days" in read(visit("clare"), "/complaints/").text


def test_the_worker_does_it(complaint):
    with clock.fixed_day(2026, 11, 24):
        Housekeeping().do_what_is_due()
    assert len(told()) == 1


def test_letters_are_forgotten_after_a_month_and_the_file_keeps_them(complain):
    row = complain(by=NewComplainant("Pat", "pat@example.com"))
    letter = Message.objects.get(to_kind="complaints.complainant")
    Message.objects.filter(pk=letter.pk).update(state="SENT", sent_at=clock.now(), due_at=None)
    with clock.fixed(clock.now() + timedelta(days=31)):
        assert jobs.forget_letters() == 1
    letter.refresh_from_db()
    assert letter.email == ""
    assert "door" not in str(letter.document)
    assert "door" in str(row.papers.get().document)


@pytest.mark.parametrize("key", ["clare"])
def test_a_clock_of_a_body_that_was_taken_over_is_told_to_its_successor(stage, complain, key):
    row = complain(to=stage.organisations["board"])
    end_organisation(
        actor=SETTING_UP, organisation=stage.organisations["board"], successor=stage.organisations["hospital"]
    )
    with clock.fixed_day(2026, 11, 24):
        assert jobs.warn_of_clocks() == 1
    told_to = set(Message.objects.filter(title=CLOCK).values_list("to_id", flat=True))
    assert str(stage.users[key].public_id) in told_to
    assert row.organisation == stage.organisations["board"]
