"""Kills workers with SIGKILL while they send, in a database of its own, and prints what became of each message.

Run by test_killed.py as a process of its own: `python -m tests.correspondence.killing`.
"""

import csv
import json
import os
import random
import re
import signal
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import django

LETTERS, EMAILS, KILLS, WORKERS = 150, 60, 20, 2


def main() -> None:
    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    from partake.correspondence import email, outbox, worker
    from partake.correspondence.models import Message

    outbox.LEASE = timedelta(seconds=1)
    worker.PAUSE = 0.05
    email.send = slowly(email.send)  # long enough that kills come before, during and after it
    call_command("migrate", verbosity=0)
    fill()
    in_doubt = kill_again_and_again()
    while Message.objects.filter(state__in=["WAITING", "SENDING"]).exists():
        worker.run(stopping=lambda: False, once=True)
        time.sleep(0.1)
    sys.stdout.write(
        json.dumps({"in_doubt": in_doubt, **report(Path(settings.PRINT_ROOM), Path(settings.EMAIL_FILE_PATH))})
    )


def slowly(send: Callable[..., None]) -> Callable[..., None]:
    def slow(*message: object) -> None:
        time.sleep(0.03)
        send(*message)
        time.sleep(0.03)

    return slow


def fill() -> None:
    from partake.correspondence import actions
    from partake.correspondence.domain import Recipient
    from partake.documents import Document, Format, paragraph, render
    from partake.kernel import clock
    from partake.kernel.actor import Actor
    from partake.kernel.ref import Ref

    document = Document(title="Beth can now see your plan", blocks=(paragraph("You can stop this at any time."),))
    render(document, Format.PDF_12, printed_on=clock.today())  # loads the typesetter once, before any worker starts
    for number in range(LETTERS + EMAILS):
        by_letter = number * 37 % (LETTERS + EMAILS) < LETTERS  # e-mails among letters, all through
        actions.tell(
            actor=Actor.system("test"),
            recipient=Recipient(
                ref=Ref("organisations.team", str(number)),
                name=f"Reader {number}",
                email="" if by_letter else f"reader{number}@example.org",
                postal_address="1 Field Lane" if by_letter else "",
            ),
            document=document,
            about=Ref("people.share", str(number)),
            key=f"told:{number}",
        )


def kill_again_and_again() -> int:
    """Gives how many messages were in a killed worker's hands: nought would mean that nothing was tested."""
    from django.db import connections

    from partake.correspondence.models import Message

    chance = random.Random(20261119)
    in_doubt: set[tuple[int, int]] = set()
    for _ in range(KILLS):
        connections.close_all()  # a forked child must not share its parent's connection
        workers = [start_worker() for _ in range(WORKERS)]
        time.sleep(chance.uniform(0.05, 0.4))
        for pid in workers:
            os.kill(pid, signal.SIGKILL)
            os.waitpid(pid, 0)
        in_doubt |= set(Message.objects.filter(state="SENDING").values_list("pk", "attempts"))
    return len(in_doubt)


def start_worker() -> int:
    from partake.correspondence import worker

    pid = os.fork()
    if pid == 0:
        try:
            worker.run(stopping=lambda: False)
        finally:
            os._exit(1)
    return pid


def report(print_room: Path, sent_mail: Path) -> dict[str, object]:
    from partake.audit.models import Event
    from partake.correspondence.email import message_id
    from partake.correspondence.models import Message

    listed = [row["reference"] for path in print_room.glob("*/index.csv") for row in csv.DictReader(path.open())]
    mail = "".join(path.read_text() for path in sent_mail.glob("*"))
    went = re.findall(r"^Message-ID: (.*)$", mail, re.MULTILINE)
    rows = []
    for message in Message.objects.all():
        files = list(print_room.glob(f"*/{message.public_id}-*.pdf"))
        whole = [path for path in files if path.read_bytes()[:5] == b"%PDF-" and b"%%EOF" in path.read_bytes()[-16:]]
        sent = Event.objects.filter(about_id=str(message.public_id), kind="correspondence.message_sent").count()
        rows.append(
            {
                "channel": message.channel,
                "state": message.state,
                "held_because": message.held_because,
                "sent_events": sent,
                "files": len(files),
                "whole": len(whole),
                "listed": listed.count(str(message.public_id)),
                "mails": went.count(message_id(message.key)),
            }
        )
    parts = len(list(print_room.glob("*/.*.part")))
    return {"messages": rows, "pdfs": len(list(print_room.glob("*/*.pdf"))), "mails": len(went), "parts": parts}


if __name__ == "__main__":
    main()
