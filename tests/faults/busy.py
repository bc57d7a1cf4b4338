"""Four threads, each acting for one person until so many acts are acknowledged. Whoever is told that somebody else
saved first looks again and goes on, as a reader would; any other failure ends the process with its words.

Run by test_at_once.py: `python -m tests.faults.busy ACTS USER TEAM [USER TEAM...]`.
"""

import sys
import threading

import django

from tests.faults.killing import acts, open_own, say


def main(wanted: int, pairs: list[tuple[int, str]]) -> None:
    django.setup()
    failed: list[str] = []
    threads = [threading.Thread(target=_act, args=(wanted, user, team, failed)) for user, team in pairs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    sys.exit("; ".join(failed) or 0)


def _act(wanted: int, user: int, team: str, failed: list[str]) -> None:
    from django.db import connections

    from partake.kernel.verdict import NotFound, Rejected, Stale

    left = wanted
    try:
        record = open_own(user)
        while left:
            try:
                for kind, row_id in acts(record, [team]):
                    say(kind, row_id)
                    left -= 1
                    if not left:
                        break
            except (Stale, Rejected, NotFound):
                continue
    except BaseException as wrong:
        failed.append(repr(wrong))
    finally:
        connections.close_all()


if __name__ == "__main__":
    main(int(sys.argv[1]), list(zip(map(int, sys.argv[2::2]), sys.argv[3::2], strict=True)))
