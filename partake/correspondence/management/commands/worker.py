"""`python manage.py worker`: sends messages until stopped. SIGTERM and Ctrl-C let the one in hand finish."""

import signal
import time
from argparse import ArgumentParser
from types import FrameType

from django.core.management.base import BaseCommand

from partake.correspondence import worker


class Command(BaseCommand):
    help = "Sends what is in the outbox: email, and letters to the print room's folder."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--once", action="store_true", help="send what is due now, then stop")
        parser.add_argument("--seconds", type=float, help="stop after this many seconds")

    def handle(self, *, once: bool, seconds: float | None, **_: object) -> None:
        ends = None if seconds is None else time.monotonic() + seconds
        asked_to_stop = False

        def ask_to_stop(_signal: int, _frame: FrameType | None) -> None:
            nonlocal asked_to_stop
            asked_to_stop = True

        signal.signal(signal.SIGTERM, ask_to_stop)
        signal.signal(signal.SIGINT, ask_to_stop)
        self.stdout.write("Sending messages. Ctrl-C stops.")
        self.stdout.flush()
        sent = worker.run(once=once, stopping=lambda: asked_to_stop or (ends is not None and time.monotonic() >= ends))
        self.stdout.write(f"Sent {sent} messages.")
