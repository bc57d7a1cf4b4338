"""Sharing, and saving a section of a plan, by pressing the button: session, CSRF, signed form, audit and (when
sharing) two messages, with the clients on the same two cores. Every answer that said "done" is counted again in the
tables."""

import time
import uuid

from django.db import connection
from django.db.models import Max

from bench.measure import Row
from bench.serving.client import Ask, ask_all
from bench.serving.readers import Reader, Readers, sign_in
from bench.serving.server import Server, serving
from partake.audit.models import Event
from partake.care_plans.models import Goal, Plan
from partake.correspondence.models import Message
from partake.people.models import Share
from partake.ui.submission import TOKEN_FIELD, Token

CLIENTS, PEOPLE, EACH = 8, 100, 8
A_SECOND, CPU_MS, P95_MS = 200.0, 8.0, 75.0


def rows() -> list[Row]:
    """This will measure under threads, as the place is served, and under single-threaded workers."""
    return [row for kind in ("gthread", "sync") for row in _measure(kind)]


def _measure(kind: str) -> list[Row]:
    with serving(kind) as server:
        readers = sign_in(people=PEOPLE, staff=0)
        ask_all(server.port, [Ask("/", reader) for reader in readers.people], clients=CLIENTS)
        connection.close()
        return [*_press(server, kind, readers), *_save(server, kind, readers)]


def _press(server: Server, kind: str, readers: Readers) -> list[Row]:
    newest = {model: model._default_manager.aggregate(last=Max("pk"))["last"] or 0 for model in (Share, Event, Message)}
    asks = [_share(readers, person, turn) for turn in range(EACH) for person in range(PEOPLE)]
    connection.close()
    before = server.used()
    answers = ask_all(server.port, asks, clients=CLIENTS)
    used, by_database = server.used().since(before)

    done = sum(
        1
        for status, place in zip(answers.statuses, answers.places, strict=True)
        if status == 302 and "/sharing/" in place
    )
    shares = Share.objects.filter(pk__gt=newest[Share])
    events = Event.objects.filter(pk__gt=newest[Event], kind="people.record_shared").count()
    messages = Message.objects.filter(pk__gt=newest[Message]).count()
    lost = abs(done - shares.count()) + abs(done - events) + abs(2 * done - messages)
    shares.delete()

    size = f"{CLIENTS} clients, {kind}"
    beside = {
        "pressed": len(asks),
        "done": done,
        "lost": lost,
        "database ms CPU": round(by_database / len(asks) * 1000, 1),
    }
    return [
        Row("sharing by form", size, round(len(asks) / answers.wall), "a second", A_SECOND, True, beside=beside),
        Row("sharing by form, server", size, round(used / len(asks) * 1000, 1), "ms CPU", CPU_MS),
        Row("sharing by form, 95th percentile", size, round(answers.percentile_ms(95)), "ms", P95_MS),
    ]


def _save(server: Server, kind: str, readers: Readers) -> list[Row]:
    """Every goal of every plan once: the first save of a plan begins its draft."""
    newest = Event.objects.aggregate(last=Max("pk"))["last"] or 0
    goals: dict[int, list[Goal]] = {}
    for goal in Goal.objects.filter(plan__person__public_id__in=[one.people[0] for one in readers.people], until=None):
        goals.setdefault(goal.plan_id, []).append(goal)
    owner = dict(Plan.objects.filter(pk__in=goals).values_list("person__public_id", "pk"))
    asks = [
        _why(reader, goals[owner[reader.people[0]]][turn])
        for turn in range(min(len(mine) for mine in goals.values()))
        for reader in readers.people
    ]
    connection.close()
    before = server.used()
    answers = ask_all(server.port, asks, clients=CLIENTS)
    used, by_database = server.used().since(before)
    done = sum(status == 302 for status in answers.statuses)
    lost = abs(done - Event.objects.filter(pk__gt=newest, kind="care_plans.line_changed").count())
    size = f"{CLIENTS} clients, {kind}"
    database = round(by_database / len(asks) * 1000, 1)
    beside = {"pressed": len(asks), "done": done, "lost": lost, "database ms CPU": database}
    return [
        Row(
            "saving a section by form", size, round(len(asks) / answers.wall), "a second", A_SECOND, True, beside=beside
        ),
        Row("saving a section by form, server", size, round(used / len(asks) * 1000, 1), "ms CPU", CPU_MS),
        Row("saving a section by form, 95th percentile", size, round(answers.percentile_ms(95)), "ms", P95_MS),
    ]


def _why(reader: Reader, goal: Goal) -> Ask:
    path = f"/people/{reader.people[0]}/plan/goals/{goal.key}/why"
    token = Token(str(uuid.uuid4()), reader.user_id, path, int(time.time()), version=goal.version)
    return Ask(path, reader, {TOKEN_FIELD: token.sign(), "why": f"So that I can walk {goal.version + 1} steps."})


def _share(readers: Readers, person: int, turn: int) -> Ask:
    """The form as it would have been drawn for this reader, so that only its pressing is measured."""
    reader = readers.people[person]
    path = f"/people/{reader.people[0]}/share/check"
    token = Token(str(uuid.uuid4()), reader.user_id, path, int(time.time()))
    query = f"with=team-{readers.teams[turn]}&part=ABOUT_ME&until=STOPPED"
    return Ask(f"{path}?{query}", reader, {TOKEN_FIELD: token.sign()})
