"""A real kill, in the middle of a file: what is in is in once, and the next worker goes on from there."""

import os
import subprocess
import sys
import time

import pytest
from django.db import connection

from partake.imports import importing, jobs
from partake.imports.actions import files as actions
from partake.imports.models import BroughtFile
from partake.voices.models import Voice, VoiceAbout
from tests.conftest import stage_again
from tests.imports.conftest import as_csv, upload

ROWS = 6_000
WORK = """
import sys; sys.path.insert(0, {root!r})
import django; django.setup()
from partake.imports import importing, jobs
importing.BATCH = 500
jobs.work_on_files()
"""


@pytest.mark.slow
def test_a_worker_killed_in_the_middle_of_a_file(own_database, settings, tmp_path, django_db_blocker):
    with django_db_blocker.unblock():
        settings.FILES = tmp_path / "files"
        stage = stage_again()
        nadia, hospital = stage.actor("nadia"), stage.organisations["hospital"]
        rows = [[str(n), "3/10/2026", "Poppy Ward", "1", f"Kind, number {n}", ""] for n in range(ROWS)]
        told = actions.Told(content="COMMENTS")
        file = importing.give_upload(actor=nadia, organisation=hospital, told=told, upload=upload(as_csv(rows)))
        file = importing.choose_columns(actor=nadia, file=file, columns=file.columns, version=file.version)
        file = importing.let_in(actor=nadia, file=file, version=file.version)
        assert file.state == "COMING_IN" and not Voice.objects.exists()
        connection.close()

        environment = {**os.environ, "DATABASE_URL": own_database, "PARTAKE_VAR": str(tmp_path)}
        root = os.getcwd()  # noqa: PTH109 - the child starts where the tests run
        worker = subprocess.Popen([sys.executable, "-c", WORK.format(root=root)], env=environment)
        try:
            until = time.monotonic() + 60
            while not 0 < (done := BroughtFile.objects.get(pk=file.pk).rows_done) < ROWS:
                assert time.monotonic() < until and worker.poll() is None, "it was never in the middle"
                time.sleep(0.02)
        finally:
            worker.kill()
            worker.wait()
        row = BroughtFile.objects.get(pk=file.pk)
        assert done <= row.rows_done < ROWS and Voice.objects.count() == VoiceAbout.objects.count() == row.rows_done

        jobs.work_on_files()
        row.refresh_from_db()
        assert (row.state, row.added) == ("IN", ROWS)
        assert Voice.objects.count() == VoiceAbout.objects.count() == ROWS
