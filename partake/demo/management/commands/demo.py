"""Makes the demonstration place, once, by playing its scenes; and serves it with its worker."""

import os
import shutil
import signal
import subprocess
import sys
import threading
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction

from partake.demo import moving_on
from partake.demo.scenes import play
from partake.organisations.models import Organisation


class Command(BaseCommand):
    help = "Make the demonstration place if it is not there yet, and serve it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--throw-away", action="store_true", help="empty the place and do nothing else")
        parser.add_argument("--only-make", action="store_true", help="make the place, do not serve it")

    def handle(self, *_args: Any, **options: Any) -> None:
        if settings.PRODUCTION or not settings.DEMO:
            raise CommandError(
                "The demonstration never runs as production: unset PARTAKE_PRODUCTION, set PARTAKE_DEMO=1."
            )
        if options["throw_away"]:
            throw_away()
            return
        settings.VAR.mkdir(parents=True, exist_ok=True)
        call_command("migrate", verbosity=0)
        if not static_files_are_collected():
            call_command("collectstatic", verbosity=0, interactive=False)
        if not Organisation.objects.exists():
            self.stdout.write("Playing the scenes …")
            # All or nothing: a demonstration stopped half-way starts again from the beginning.
            with transaction.atomic():
                play()
        connection.close()
        if not options["only_make"]:
            serve(options["port"])


def static_files_are_collected() -> bool:
    """Whether nothing changed since the last time: hashing and compressing takes most of a second start."""
    manifest = Path(settings.STATIC_ROOT) / "staticfiles.json"
    sources = [path for path in (settings.ROOMS / "ui" / "static").rglob("*") if path.is_file()]
    return manifest.exists() and manifest.stat().st_mtime > max(path.stat().st_mtime for path in sources)


def throw_away() -> None:
    """This will remove the demonstration's own files; on PostgreSQL, its tables."""
    if connection.vendor == "sqlite":
        connection.close()
        for path in Path(settings.DATABASES["default"]["NAME"]).parent.glob("partake.sqlite3*"):
            path.unlink()
    else:
        with connection.cursor() as cursor:
            cursor.execute("DROP SCHEMA public CASCADE")
            cursor.execute("CREATE SCHEMA public")
    for folder in (settings.PRINT_ROOM, Path(settings.EMAIL_FILE_PATH), settings.FILES, settings.INSIGHT_DIR):
        shutil.rmtree(folder, ignore_errors=True)
    moving_on.forget()


def serve(port: int) -> None:
    """This will run the web server and the worker until either stops or the reader presses Ctrl+C."""
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "partake.config.settings"}
    here = Path(settings.BASE)
    # Fixed commands of our own; nothing a reader typed reaches them.
    worker = subprocess.Popen([sys.executable, "manage.py", "worker"], cwd=here, env=environment)
    web = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "partake.config.wsgi", "--bind", f"127.0.0.1:{port}", "--workers", "2",
         "--threads", "2", "--worker-class", "gthread", "--log-level", "warning"],
        cwd=here, env=environment,
    )  # fmt: skip
    print(f"Partake is at http://127.0.0.1:{port} (press Ctrl+C to stop)", flush=True)
    children = (web, worker)

    def stop(*_: object) -> None:
        for child in children:
            child.terminate()

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    ended = threading.Event()
    for child in children:
        threading.Thread(target=_watch, args=(child, ended), daemon=True).start()
    ended.wait()
    stop()
    for child in children:
        child.wait()


def _watch(child: "subprocess.Popen[bytes]", ended: threading.Event) -> None:
    child.wait()
    ended.set()
