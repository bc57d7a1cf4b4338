"""Killed with SIGKILL in mid-refresh: what stands after the next one is what the voices say."""

import os
import signal
import subprocess
import sys
import time
from datetime import date, timedelta

import pytest

from partake.insight import jobs
from partake.insight.dataset import parts
from partake.insight.models import DatasetFile, Refresh
from partake.insight.refreshing import refresh
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.kernel.ref import Ref
from partake.organisations.models import Service
from partake.voices.actions.recording import bring_in_voices, withdraw_voice
from partake.voices.domain.new import About, NewVoice
from partake.voices.domain.voice import VoiceKind
from partake.voices.models import Voice
from tests.insight.engine.cubes import by_hand, standing


@pytest.mark.slow
def test_killed_for_real_again_and_again(own_database, django_db_blocker, settings):
    """A process of its own refreshes without end while voices come and go here, and is killed in mid-refresh."""
    environment = {
        **os.environ,
        "DATABASE_URL": own_database,
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "PARTAKE_INSIGHT": str(settings.INSIGHT_DIR),
    }
    with django_db_blocker.unblock():
        service = Service.objects.get(name="Riverside Diabetes Clinic")
        riverside = About(service.organisation_id, service.pk)
        kills = 0
        for turn in range(4):
            _come_and_go(riverside, turn)
            command = [sys.executable, "-m", "tests.insight.engine.refreshing"]
            with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE) as process:
                assert process.stdout is not None and process.stdout.readline() == b"ready\n"
                time.sleep(0.1 * turn)
                process.send_signal(signal.SIGKILL)
            kills += process.returncode == -signal.SIGKILL
            Refresh.objects.filter(ended_at__isnull=True).update(leased_until=clock.now() - timedelta(seconds=1))
        assert kills, "it was always done before it was killed"
        refresh(actor=jobs.WORKER)

        assert standing() == by_hand()
        on_disk = {f"{path.parent.name}/{path.name}" for path in settings.INSIGHT_DIR.glob("*/*")}
        assert on_disk == set(DatasetFile.objects.values_list("name", flat=True))
        assert sum(DatasetFile.objects.values_list("rows", flat=True)) == Voice.objects.counted().count()
        assert len(parts.standing_parts())


def _come_and_go(riverside: About, turn: int) -> None:
    new = [
        NewVoice(VoiceKind.COMMENT, (riverside,), words="x", score=1 + n % 6, said_on=date(2026, 1 + n % 10, 1))
        for n in range(400)
    ]
    bring_in_voices(actor=jobs.WORKER, voices=new, source=Ref("imports.file", str(turn)))
    for voice in Voice.objects.counted().order_by("-pk")[3:6]:
        withdraw_voice(actor=Actor.anonymous(), voice=voice)
