"""Actions called directly, as many at once as a busy place has: two processes of four threads, each for a different
person. Every acknowledged action is counted again afterwards, with its event and its messages."""

import multiprocessing
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import django
from django.db import DatabaseError, connection, connections
from django.db.models import Max, QuerySet

from bench.measure import Row

if TYPE_CHECKING:
    from partake.people.door import OpenRecord

PROCESSES, THREADS, SECONDS = 2, 4, 5.0
BUDGET = {"sqlite": 1000.0, "postgresql": 700.0}


@dataclass(frozen=True)
class Counted:
    """What one process did: actions acknowledged, statements the database refused, CPU seconds."""

    done: Counter[str]
    refused: int
    cpu: float


def rows() -> list[Row]:
    """This will measure each kind of action. What was shared is taken away again; the logs keep what was done."""
    return [row for kind in ("share", "reach", "plan", "look") for row in measure(kind)]


def measure(kind: str) -> list[Row]:
    """This will measure one kind of action."""
    from bench.serving.readers import sign_in

    readers = sign_in(people=PROCESSES * THREADS * 8, staff=0)
    users = [reader.user_id for reader in readers.people]
    before = _newest()
    connections.close_all()
    with ProcessPoolExecutor(PROCESSES, multiprocessing.get_context("spawn"), initializer=django.setup) as pool:
        list(pool.map(time.sleep, [0.5] * PROCESSES))  # both are up before either begins
        started = time.perf_counter()
        found = list(pool.map(_in_process, [kind] * PROCESSES, [users[n::PROCESSES] for n in range(PROCESSES)]))
        wall = time.perf_counter() - started
    done = sum((one.done for one in found), Counter[str]())
    lost = _lost(done, before)
    _tidy(before)
    acknowledged = sum(done.values())
    cpu = sum(one.cpu for one in found)
    beside = {
        "CPU ms each": round(1000 * cpu / acknowledged, 2),
        "acknowledged": acknowledged,
        "lost": lost,
        "lock errors": sum(one.refused for one in found),
    }
    words = {
        "share": "share or stop sharing: event, two messages each with its own event",
        "reach": "add or end a way to reach me: event, waiting messages chosen again",
        "plan": "save a section of my plan: event, line, version, line of the caseload",
        "look": "open a record: the look is committed",
        "say": "say how a service was: screened, what it is about, found by its words, event",
    }
    budget = BUDGET[connection.vendor] if kind in ("share", "plan", "say") else None
    size = f"{PROCESSES} processes of {THREADS} threads"
    return [
        Row(words[kind], size, round(acknowledged / wall), "a second", budget, higher_is_better=True, beside=beside)
    ]


def _in_process(kind: str, users: list[int]) -> Counted:
    """Runs in a process of its own."""
    began = time.process_time()
    with ThreadPoolExecutor(THREADS) as pool:
        counts = list(pool.map(lambda turn: _in_thread(kind, users[turn::THREADS]), range(THREADS)))
    done = sum((one for one, _ in counts), Counter[str]())
    return Counted(done, sum(refused for _, refused in counts), time.process_time() - began)


def _in_thread(kind: str, users: list[int]) -> tuple[Counter[str], int]:
    done: Counter[str] = Counter()
    refused = 0
    until = time.perf_counter() + SECONDS
    turns = {user: _KINDS[kind](user) for user in users}
    while time.perf_counter() < until:
        for user in users:
            try:
                done[next(turns[user])] += 1
            except DatabaseError:
                refused += 1
                turns[user] = _KINDS[kind](user)
    connection.close()
    return done, refused


def _newest() -> dict[str, int]:
    """The last row of each table that an action writes to."""
    return {name: model.objects.aggregate(last=Max("pk"))["last"] or 0 for name, model in _written().items()}


def _lost(done: Counter[str], before: dict[str, int]) -> int:
    """How many acknowledged writes are not there: each action's event (or look), its row and its messages."""
    events = _since("event", before)
    expected = {
        "people.record_shared": done["share"],
        "people.share_stopped": done["stop"],
        "people.contact_point_added": done["added"],
        "people.contact_point_ended": done["ended"],
        "care_plans.line_changed": done["saved"],
        "voices.voice_recorded": done["said"],
    }
    missing = sum(abs(count - events.filter(kind=kind).count()) for kind, count in expected.items())
    missing += abs(done["share"] - _since("share", before).count())
    missing += abs(2 * (done["share"] + done["stop"]) - _since("message", before).count())
    missing += abs(done["added"] - _since("point", before).count())
    missing += abs(done["said"] - _since("voice", before).count())
    if done["look"]:
        missing += abs(done["look"] - _since("look", before).count())
    return missing


def _tidy(before: dict[str, int]) -> None:
    """Takes away what would fill the place up. The logs and the outbox keep what was done, and `voices` what was
    said: a service that is asked about holds as much within a year."""
    _since("share", before).delete()
    _since("point", before).delete()


def _since(name: str, before: dict[str, int]) -> "QuerySet[Any]":
    return _written()[name].objects.filter(pk__gt=before[name])


def _written() -> dict[str, Any]:
    from partake.audit.models import Event, Look
    from partake.correspondence.models import Message
    from partake.people.models import ContactPoint, Share
    from partake.voices.models import Voice

    return {"event": Event, "look": Look, "message": Message, "share": Share, "point": ContactPoint, "voice": Voice}


def _share(user: int) -> Iterator[str]:
    from partake.organisations.models import Team
    from partake.people.actions.sharing import share_record, stop_sharing
    from partake.people.domain import Part
    from partake.people.models import Share
    from partake.people.queries.share_targets import get_target

    record = _own_record(user)
    taken = (
        Share.objects.filter(person_id=record.person.pk, stopped_at=None).exclude(with_team=None).values("with_team")
    )
    team = Team.objects.exclude(pk__in=taken).order_by("pk")[user % 5]
    target = get_target(record, f"team-{team.public_id}")
    while True:
        share = share_record(record=record, target=target, parts=[Part.ABOUT_ME], until=None)
        yield "share"
        stop_sharing(record=record, share=share)
        yield "stop"


def _reach(user: int) -> Iterator[str]:
    from partake.people.actions.contact import SafeUse, add_contact_point, end_contact_point
    from partake.people.models.contact import ContactKind

    record = _own_record(user)
    while True:
        point = add_contact_point(
            record=record, kind=ContactKind.MOBILE, value="07700 900123", use=SafeUse(safe_to_use=True)
        )
        yield "added"
        end_contact_point(record=record, point=point, version=point.version)
        yield "ended"


def _look(user: int) -> Iterator[str]:
    while True:
        _own_record(user)
        yield "look"


def _plan(user: int) -> Iterator[str]:
    from partake.care_plans.actions.lines import change_line
    from partake.care_plans.domain.contents import Kind
    from partake.care_plans.models import Goal

    record = _own_record(user)
    goal = Goal.objects.filter(plan__person_id=record.person.pk, until=None).order_by("pk")[0]
    version, turn = goal.version, 0
    while True:
        turn += 1
        words = {"why": f"So that I can walk {turn} steps."}
        row = change_line(record=record, kind=Kind.GOAL, key=goal.key, values=words, version=version)
        version = row.version
        yield "saved"


def _say(_user: int) -> Iterator[str]:
    """The user is nobody here: a page of feedback asks for no name."""
    from bench.serving.feedback import WORDS, page_of_place
    from partake.feedback.actions.saying import say_how_it_was
    from partake.feedback.said import Said
    from partake.kernel.actor import Actor

    page, nobody, turn = page_of_place(), Actor.anonymous(), 0
    while True:
        turn += 1
        said = Said(score=1 + turn % 6, words=WORDS[turn % len(WORDS)], allows_quote=True)
        say_how_it_was(actor=nobody, page=page, said=said)
        yield "said"


_KINDS: dict[str, Callable[[int], Iterator[str]]] = {
    "share": _share,
    "reach": _reach,
    "plan": _plan,
    "look": _look,
    "say": _say,
}


def _own_record(user: int) -> "OpenRecord":
    from partake.accounts.models import User
    from partake.audit.domain import Purpose
    from partake.config.middleware import actor_of
    from partake.people import door

    actor = actor_of(User.objects.get(pk=user))
    assert actor.person_id is not None
    return door.open_record(actor, actor.person_id, Purpose.OWN_RECORD)
