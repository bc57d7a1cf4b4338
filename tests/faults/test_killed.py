"""Killed with SIGKILL in mid-write, twenty times: every save that was acknowledged is there with its event and its
messages, and nothing is there by half."""

import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter

import pytest

from tests.conftest import stage_again

KILLS = 20
pytestmark = pytest.mark.slow


@pytest.fixture
def acknowledged(own_database: str) -> list[tuple[str, str]]:
    """What the killed processes said they had done, over all of them."""
    stage = stage_again()
    words = [str(stage.users["joyce"].pk), *(str(team.public_id) for team in stage.teams.values())]
    environment = {**os.environ, "DATABASE_URL": own_database, "DJANGO_SETTINGS_MODULE": "tests.settings"}
    chance = random.Random(20261119)
    said: list[tuple[str, str]] = []
    # The next one starts while this one acts, so that twenty starts cost little more than one at a time.
    waiting = _start(words, environment)
    for turn in range(KILLS):
        acting, waiting = waiting, _start(words, environment) if turn < KILLS - 1 else None
        assert acting is not None and acting.stdout is not None
        said += _kill_in_mid_write(acting, after=chance.uniform(0.02, 0.35))
    return said


def _start(words: list[str], environment: dict[str, str]) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "tests.faults.killing", *words]
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stdin=subprocess.PIPE, text=True)


def _kill_in_mid_write(acting: "subprocess.Popen[str]", *, after: float) -> list[tuple[str, str]]:
    assert acting.stdout is not None and acting.stdin is not None
    assert acting.stdout.readline().startswith("ready"), "it never began"
    acting.stdin.write("go\n")
    acting.stdin.flush()
    time.sleep(after)
    acting.send_signal(signal.SIGKILL)
    lines = acting.stdout.read().splitlines()
    acting.wait()
    acting.stdin.close()
    acting.stdout.close()
    assert acting.returncode == -signal.SIGKILL, "it stopped of its own accord"
    return [(kind, row_id) for kind, _, row_id in (line.partition(" ") for line in lines)]


def test_every_acknowledged_save_is_there_and_nothing_by_half(acknowledged, django_db_blocker):
    from partake.audit.models import Event
    from partake.correspondence.models import Message
    from partake.people.models import CommunicationNeed, Share, Words

    with django_db_blocker.unblock():
        said = Counter(acknowledged)
        kinds = Counter(kind for kind, _ in acknowledged)
        assert len(kinds) == 5 and sum(kinds.values()) > KILLS, (
            f"too little was done for this to mean anything: {kinds}"
        )

        events = Counter(
            (kind.removeprefix("people."), about)
            for kind, about in Event.objects.filter(kind__startswith="people.").values_list("kind", "about_id")
            if kind.removeprefix("people.") in kinds
        )
        lost = said - events
        assert not lost, f"acknowledged, and without an event: {lost}"
        unsaid = events - said
        # At most one act a kill was committed before it could be said.
        assert sum(unsaid.values()) <= KILLS, unsaid

        # Row by row, as the events tell it; nothing more and nothing less.
        shares, written, needs = Share.objects.all(), Words.objects.all(), CommunicationNeed.objects.all()
        stopped = shares.filter(stop_reason="STOPPED")
        assert _ids(events, "record_shared") == Counter(str(row.public_id) for row in shares)
        assert _ids(events, "share_stopped") == Counter(str(row.public_id) for row in stopped)
        assert _ids(events, "words_written") == Counter(str(row.public_id) for row in written)
        assert _ids(events, "need_recorded") == Counter(str(row.public_id) for row in needs)
        assert _ids(events, "need_ended") == Counter(str(row.public_id) for row in needs.exclude(ended_at=None))
        assert sorted(written.values_list("number", flat=True)) == list(range(1, len(written) + 1))

        # Each given and each stopped sight told two: the team and the person.
        expected = Counter(
            f"share:{row}:{beat}{who}"
            for kind, beat in (("record_shared", "given"), ("share_stopped", "stopped"))
            for row in _ids(events, kind)
            for who in ("", ":person")
        )
        assert Counter(Message.objects.filter(key__startswith="share:").values_list("key", flat=True)) == expected
        wrote = Event.objects.filter(kind__in=["correspondence.message_written", "correspondence.message_held"])
        assert Counter(wrote.values_list("about_id", flat=True)) == Counter(
            str(one) for one in Message.objects.values_list("public_id", flat=True)
        ), "a message without its event, or the other way round"


def _ids(events: "Counter[tuple[str, str]]", kind: str) -> "Counter[str]":
    return Counter({about: times for (one, about), times in events.items() if one == kind})
