"""What can go wrong with a refresh, and what is true after it."""

from datetime import date

import pytest
from django.core.management import CommandError, call_command

from partake.insight import jobs, refreshing
from partake.insight.actions import dataset as actions
from partake.insight.actions.refresh import AlreadyRefreshing, DatasetBroken
from partake.insight.dataset import lease
from partake.insight.models import AnswersMonth, DatasetFile, HeardMonth, Refresh
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.kernel.ref import Ref
from partake.organisations.actions import add_service, end_organisation
from partake.organisations.models import Organisation, Service
from partake.voices.actions.recording import bring_in_voices, withdraw_voice, withdraw_voices
from partake.voices.changes import list_changes
from partake.voices.domain.new import About, NewVoice
from partake.voices.domain.voice import VoiceKind
from tests.insight.engine.cubes import by_hand, standing

pytestmark = pytest.mark.django_db


class Killed(BaseException):
    """Nothing in the product catches it: what runs after it is what runs after a kill."""


# Each step of a refresh, and after which of its calls it is killed.
STEPS = [
    (refreshing, "read_parts", 1),
    (refreshing, "write_part", 1),
    (refreshing, "add_up", 1),
    (refreshing, "add_up", 2),
    (refreshing, "put_in_place", 1),
    (actions, "insert_values", 1),
    (actions, "insert_values", 3),
    (actions, "forget_changes", 1),
    (actions, "record_event", 1),
]


@pytest.mark.parametrize(("module", "step", "call"), STEPS, ids=lambda one: getattr(one, "__name__", str(one)))
def test_killed_at_any_step_and_begun_again_nothing_is_twice_or_missing(
    module, step, call, say, refreshed, monkeypatch, settings, django_capture_on_commit_callbacks
):
    first, other = say(date(2026, 9, 3)), say(date(2026, 10, 3), 5)
    refreshed()
    before = standing()
    say(date(2026, 9, 4), 2)
    say(date(2026, 11, 4), 2)
    withdraw_voice(actor=Actor.anonymous(), voice=other)
    Service.objects.create(organisation_id=first.abouts.get().organisation_id, name="New", valid_from=date(2026, 1, 1))
    real, calls = getattr(module, step), []

    def dies(*args, **kwargs):
        calls.append(step)
        done = real(*args, **kwargs)
        if len(calls) == call:
            raise Killed
        return done

    with monkeypatch.context() as patched:
        patched.setattr(module, step, dies)
        # A killed process gives nothing up and tidies nothing away.
        patched.setattr(lease, "give_up", lambda _: None)
        with pytest.raises(Killed):
            refreshed()
    assert standing() in (before, by_hand()), "figures by half"

    with pytest.raises(AlreadyRefreshing):
        refreshed()
    with clock.fixed(clock.now() + lease.LEASE), django_capture_on_commit_callbacks(execute=True):
        refreshed()

    assert standing() == by_hand() != before
    assert _on_disk(settings.INSIGHT_DIR) == set(DatasetFile.objects.values_list("name", flat=True))
    assert list_changes(1) == ()


def test_two_at_once_are_one(say, refreshed):
    say()
    mine = lease.take()

    with pytest.raises(AlreadyRefreshing):
        refreshed()
    with pytest.raises(CommandError, match="Another refresh is at work"):
        call_command("refresh_insight")
    assert jobs.refresh_figures() is False

    assert not HeardMonth.objects.exists()
    lease.end(mine, rows=0, months=0)
    assert jobs.refresh_figures() is True
    assert HeardMonth.objects.exists()


def test_one_that_lost_its_lease_writes_nothing(say, refreshed, monkeypatch):
    say()
    real = refreshing.add_up

    def slow(*args):
        real(*args)
        Refresh.objects.filter(ended_at__isnull=True).update(ended_at=clock.now())

    with monkeypatch.context() as patched:
        patched.setattr(refreshing, "add_up", slow)
        with pytest.raises(AlreadyRefreshing):
            refreshed()
    assert not HeardMonth.objects.exists() and not DatasetFile.objects.exists()
    refreshed()
    assert standing() == by_hand()


def test_one_that_fails_lets_the_next_begin_at_once(say, refreshed, monkeypatch):
    say()
    with monkeypatch.context() as patched:
        patched.setattr(refreshing, "add_up", lambda *_: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            refreshed()
    refreshed()
    assert standing() == by_hand()


def test_the_worker_has_nothing_to_do_when_nothing_happened(say, refreshed):
    say()
    assert jobs.refresh_figures() is True
    runs = Refresh.objects.count()
    assert jobs.refresh_figures() is False
    assert Refresh.objects.count() == runs


def test_the_same_file_twice_then_taken_out_and_brought_in_corrected(riverside, stage, refreshed):
    nadia = stage.actor("nadia")

    def file(score: int) -> list[NewVoice]:
        return [
            NewVoice(
                VoiceKind.SURVEY_ANSWER,
                (riverside,),
                words="x",
                score=score,
                said_on=date(2026, 8, n),
                came_as=f"f{n}",
                source=Ref("imports.file", "7"),
            )
            for n in range(1, 6)
        ]

    bring_in_voices(actor=nadia, voices=file(4), source=Ref("imports.file", "7"))
    refreshed()
    bring_in_voices(actor=nadia, voices=file(4), source=Ref("imports.file", "7"))
    refreshed()
    assert _answers() == {"4": 5}

    withdraw_voices(actor=nadia, source=Ref("imports.file", "7"), most=100)
    refreshed()
    assert _answers() == {}
    bring_in_voices(actor=nadia, voices=file(1), source=Ref("imports.file", "7"))
    refreshed()

    assert _answers() == {"1": 5}
    assert standing() == by_hand()


def test_a_service_under_another_name_keeps_its_figures(say, refreshed, riverside):
    say()
    refreshed()
    before = standing()
    Service.objects.filter(pk=riverside.service_id).update(name="Riverside Rooms")

    assert jobs.refresh_figures() is False
    assert standing() == before


def test_a_body_that_merged_is_answered_for_by_who_took_over(say, refreshed, hospital, stage, riverside):
    say()
    say(date(2026, 10, 1), about=(About(hospital.pk),))
    refreshed()
    trust = Organisation.objects.create(name="Wexbridge Trust", kind=hospital.kind, valid_from=date(2026, 11, 1))

    end_organisation(actor=stage.actor("ada"), organisation=hospital, successor=trust)
    assert jobs.refresh_figures() is True

    assert set(HeardMonth.objects.values_list("organisation", "service")) == {
        (trust.pk, None), (trust.pk, riverside.service_id)
    }  # fmt: skip
    assert standing() == by_hand()


def test_a_service_that_was_split_keeps_what_was_said_of_it(say, refreshed, hospital, stage, riverside):
    say()
    refreshed()
    Service.objects.filter(pk=riverside.service_id).update(valid_to=date(2026, 11, 19))
    parts_of_it = [
        add_service(actor=stage.actor("ada"), organisation=hospital, name=f"Riverside {side}")
        for side in ("North", "South")
    ]
    say(about=(About(hospital.pk, parts_of_it[0].pk),))
    refreshed()

    counted = HeardMonth.objects.exclude(service=None).values_list("service", "voices")
    assert dict(counted) == {riverside.service_id: 1, parts_of_it[0].pk: 1}
    assert standing() == by_hand()


@pytest.mark.parametrize("harm", ["gone", "cut short", "something else"])
def test_a_file_that_is_broken_is_named_and_made_again(say, refreshed, harm, settings):
    say()
    refreshed()
    before = standing()
    [row] = DatasetFile.objects.all()
    file = settings.INSIGHT_DIR / row.name / "voices.parquet"
    whole = file.read_bytes()
    if harm == "gone":
        file.unlink()
    else:
        file.write_bytes(whole[:-9] if harm == "cut short" else b"x" * len(whole))
    say()

    with pytest.raises(DatasetBroken):
        refreshed()
    with pytest.raises(CommandError, match="refresh --all makes every file again"):
        call_command("refresh_insight")
    assert jobs.refresh_figures() is False

    assert standing() == before, "what stood before stands"
    call_command("refresh_insight", all=True)
    assert standing() == by_hand() != before


def test_what_is_not_ours_is_not_swept_away(say, refreshed, settings, django_capture_on_commit_callbacks):
    settings.INSIGHT_DIR.mkdir()
    other = settings.INSIGHT_DIR / "2026-11" / "kept"
    other.mkdir(parents=True)
    say()
    with django_capture_on_commit_callbacks(execute=True):
        refreshed()
    assert other.is_dir()


def _answers() -> dict[str, int]:
    return dict(AnswersMonth.objects.filter(service=None).values_list("answer", "voices"))


def _on_disk(folder) -> set[str]:
    return {f"{path.parent.name}/{path.name}" for path in folder.glob("*/*")}
