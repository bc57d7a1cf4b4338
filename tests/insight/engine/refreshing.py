"""Refreshes until it is killed. Run by test_killed.py as a process of its own."""

import os
import sys

import django


def main() -> None:
    django.setup()
    from partake.insight.jobs import WORKER
    from partake.insight.refreshing import refresh

    os.write(sys.stdout.fileno(), b"ready\n")
    while True:
        refresh(actor=WORKER, all=True)
        refresh(actor=WORKER)


if __name__ == "__main__":
    main()
