"""Acts as Joyce without pause until it is killed: share, stop sharing, write, record a need and end it. After each
act's commit, and not before, one line goes to the pipe: what was done, and the id of its row.

Run by test_killed.py as a process of its own: `python -m tests.faults.killing USER TEAM...`.
"""

import os
import sys
from collections.abc import Iterator
from itertools import cycle
from uuid import UUID

import django

NEED = "957371000000106"


def main(user_id: int, teams: list[str]) -> None:
    django.setup()
    record = open_own(user_id)
    say("ready", "")
    sys.stdin.readline()
    for kind, row_id in acts(record, teams):
        say(kind, row_id)


def say(kind: str, row_id: object) -> None:
    """One write of fewer bytes than a pipe takes whole, so that no line is ever cut in two."""
    os.write(sys.stdout.fileno(), f"{kind} {row_id}\n".encode())


def open_own(user_id: int):  # type: ignore[no-untyped-def]
    from partake.accounts.models import User
    from partake.audit.domain import Purpose
    from partake.config.middleware import actor_of
    from partake.people import door

    actor = actor_of(User.objects.get(pk=user_id))
    assert actor.person_id is not None
    return door.open_record(actor, actor.person_id, Purpose.OWN_RECORD)


def acts(record, teams: list[str]) -> Iterator[tuple[str, UUID]]:  # type: ignore[no-untyped-def]
    """Begins from whatever a killed one left behind, as the person would: by looking at how things stand now."""
    from partake.people.actions.needs import end_need, record_need
    from partake.people.actions.sharing import share_record, stop_sharing
    from partake.people.actions.words import write_words
    from partake.people.domain import Part
    from partake.people.models import CommunicationNeed, Share, Words
    from partake.people.queries.share_targets import current_share_with, get_target

    person = record.person.pk
    number = Words.objects.filter(person_id=person, heading="WHAT_MATTERS").count()
    for need in CommunicationNeed.objects.filter(person_id=person, ended_at=None):
        end_need(record=record, need=need, version=need.version)
        yield "need_ended", need.public_id
    for team in cycle(teams):
        target = get_target(record, f"team-{team}")
        before = current_share_with(record, target)
        share = share_record(
            record=record, target=target, parts=[Part.ABOUT_ME], until=None, replaces=before.pk if before else None
        )
        yield "record_shared", share.public_id
        row = write_words(record=record, heading="WHAT_MATTERS", words=f"Draft {number + 1}", number=number)
        number = row.number
        yield "words_written", row.public_id
        need = record_need(record=record, code=NEED, instruction="Large print")
        yield "need_recorded", need.public_id
        stop_sharing(record=record, share=Share.objects.get(pk=share.pk))
        yield "share_stopped", share.public_id
        end_need(record=record, need=need, version=need.version)
        yield "need_ended", need.public_id


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2:])
