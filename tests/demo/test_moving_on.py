"""The demonstration's clock moves on, and only there: months pass, and what was changed shows in what people say."""

from datetime import UTC, date, datetime, timedelta

import pytest

from partake.demo import asked_monthly, insight, moving_on
from partake.insight.models import RecordedChange
from partake.insight.queries import figures
from partake.kernel import clock
from partake.voices.models import Voice


@pytest.fixture(autouse=True)
def own_folder(tmp_path, settings):
    settings.VAR = tmp_path


def test_the_clock_goes_ahead_by_what_was_moved_and_back_to_the_real_one():
    try:
        clock.go_ahead_by(lambda: timedelta(days=90))
        with clock.fixed(datetime(2026, 11, 19, 9, tzinfo=UTC)):
            assert clock.today() == date(2026, 11, 19), "what is held stays where it is held"
        clock._fixed.set(None)
        assert timedelta(days=89) < clock.now() - datetime.now(UTC) < timedelta(days=91)
    finally:
        clock.go_ahead_by(timedelta)


def test_three_months_pass(told_place):
    assert moving_on.ahead() == timedelta()
    assert insight.last_month_answered() == date(2026, 10, 1)
    last = Voice.objects.latest("pk").pk
    moving_on.move_on()
    assert moving_on.ahead() == timedelta(days=(date(2027, 2, 1) - date(2026, 11, 19)).days)
    assert insight.last_month_answered() == date(2027, 1, 1)
    new = Voice.objects.filter(pk__gt=last)
    assert not new.filter(said_on__lt=date(2026, 11, 1)).exists()
    since = new.filter(source_kind="organisations.service")
    asked = new.filter(source_kind="questionnaires.questionnaire")
    assert asked.count() == 3 * asked_monthly.A_MONTH
    assert new.count() - asked.count() == since.count() > 300
    moving_on.forget()
    assert moving_on.ahead() == timedelta()


@pytest.mark.urls("tests.demo.urls")
def test_whoever_let_them_pass_is_still_signed_in(visit, settings, monkeypatch):
    """Their sign-in is worn out by the months; another begins in its place."""
    settings.DEMO, settings.FRONT = True, "/demonstration/"
    client, held = visit("nadia"), clock._fixed.get()
    monkeypatch.setattr(moving_on, "move_on", lambda: clock._fixed.set(clock.now() + timedelta(days=90)))
    monkeypatch.setattr(moving_on, "ahead", lambda: timedelta(days=90))
    try:
        client.get("/")
        answer = client.post("/demonstration/move-on", follow=True)
        assert "You are still Nadia Rahman." in answer.content.decode()
        assert client.get("/insight/").status_code == 302
        assert "log" not in client.get("/insight/").url
    finally:
        clock._fixed.set(held)


def test_what_was_changed_shows_in_what_people_say_after_it(told_place):
    body, ward = told_place.organisations["hospital"], told_place.services["ward"]
    RecordedChange.objects.create(
        organisation=body,
        service=ward,
        changed_on=date(2026, 11, 2),
        words="Bins at 8",
        theme="experience:senses",
        recorded_at=clock.now(),
        recorded_by="Nadia Rahman",
    )
    moving_on.move_on()
    scope = figures.Scope.of(body, ward)
    shares = figures.shares_by_month(scope, first=date(2026, 5, 1), last=date(2027, 1, 1))
    before, after = shares[:6], shares[6:]
    assert [len(before), len(after)] == [6, 3]
    share = lambda months: sum(one.count for one in months) / sum(one.base for one in months)  # noqa: E731
    assert share(after) > share(before)
