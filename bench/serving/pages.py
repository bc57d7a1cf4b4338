"""What each page costs: CPU of the server's processes per request, and what a reader waits."""

from dataclasses import dataclass

from bench.measure import Row
from bench.serving.client import Ask, Asker, ask_all, fetch
from bench.serving.readers import Readers, sign_in
from bench.serving.server import Server, serving
from bench.serving.weight import weights
from partake.care_plans.domain.caseload import Tab

CLIENTS = 4
REQUESTS = 40
ROUNDS = 8  # the cheapest counts: others work on the machine, and nothing makes a page cost less than it costs
READ_MS, FORM_MS, PRINT_MS = 10.0, 25.0, 60.0
MEMORY_MB = 1000.0


@dataclass(frozen=True)
class Page:
    """A page by the name of the table, what it may cost, the status it answers with, and how it is asked for."""

    name: str
    budget: float
    ask: Asker
    status: int = 200


def pages(readers: Readers) -> list[Page]:
    """This will give the pages measured: the ones opened most, and one of each kind."""

    def own(path: str, form: dict[str, str] | None = None) -> Asker:
        def ask(number: int) -> Ask:
            reader = readers.people[number % len(readers.people)]
            return Ask(path.format(person=reader.people[0]), reader, form)

        return ask

    def staff(path: str, form: str = "") -> Asker:
        def ask(number: int) -> Ask:
            reader = readers.staff[number % len(readers.staff)]
            turn = number // len(readers.staff)
            wanted = {"name": reader.names, "number": reader.nhs_numbers}.get(form)
            typed = {"name": wanted[turn % len(wanted)]} if wanted else None
            return Ask(path.format(person=reader.people[turn % len(reader.people)]), reader, typed)

        return ask

    def planned(path: str, form: dict[str, str] | None = None) -> Asker:
        def ask(number: int) -> Ask:
            reader = readers.staff[number % len(readers.staff)]
            turn = number // len(readers.staff)
            return Ask(path.format(person=reader.planned[turn % len(reader.planned)]), reader, form)

        return ask

    answers = f"with=team-{readers.teams[0]}"
    chosen = f"{answers}&part=ABOUT_ME&part=COMMUNICATION&until=STOPPED"
    return [
        Page("front page, not signed in", READ_MS, lambda _: Ask("/")),
        Page("home of a person", READ_MS, own("/")),
        Page("a working day", READ_MS, staff("/")),
        Page("record, as a practitioner", READ_MS, staff("/people/{person}/")),
        Page("who can see my record", READ_MS, own("/people/{person}/sharing")),
        Page("who looked", READ_MS, own("/people/{person}/looks")),
        Page("messages", READ_MS, own("/people/{person}/messages")),
        Page("find by name", READ_MS, staff("/people/", "name")),
        Page("find by NHS number", READ_MS, staff("/people/", "number")),
        Page("share: check before sharing", READ_MS, own(f"/people/{{person}}/share/check?{chosen}")),
        Page("my own plan", READ_MS, own("/people/{person}/plan")),
        Page("plan, as a practitioner", READ_MS, planned("/people/{person}/plan")),
        Page("two versions of a plan compared", READ_MS, planned("/people/{person}/plan/changes/1/2")),
        *(Page(f"caseload: {tab}", READ_MS, staff(f"/caseload/{tab}")) for tab in Tab),
        Page("printed plan, 12 point", PRINT_MS, planned("/people/{person}/plan/paper/12")),
        Page("printed plan, 24 point", PRINT_MS, planned("/people/{person}/plan/paper/24")),
        Page("a need of a plan, with an error", FORM_MS, planned("/people/{person}/plan/needs/add", {})),
        Page("share: which parts, with an error", FORM_MS, own(f"/people/{{person}}/share/parts?{answers}", {})),
    ]


def rows() -> list[Row]:
    """This will measure every page under threads, and a few again under single-threaded workers."""
    found: list[Row] = []
    with serving("gthread") as server:
        readers = sign_in(people=100, staff=8)
        for page in pages(readers):
            found.append(_measure(server, page, "gthread"))
        resident, proportional = server.memory()
        found.append(Row("memory, 2 workers of 2 threads", "resident", resident, "MB", MEMORY_MB))
        found.append(Row("memory, 2 workers of 2 threads", "shared pages once", proportional, "MB", MEMORY_MB))
        found += weights(server.port, readers)
    with serving("sync") as server:
        for page in pages(readers)[1:4:2]:
            found.append(_measure(server, page, "sync"))
    return found


def _measure(server: Server, page: Page, kind: str) -> Row:
    asks = [page.ask(number) for number in range(REQUESTS)]
    warm = ask_all(server.port, asks, clients=CLIENTS)  # every session has then been here before
    if set(warm.statuses) != {page.status}:
        raise RuntimeError(f"{page.name}: {set(warm.statuses)}, {fetch(server.port, asks[0])[1][:2000]!r}")
    best, database = float("inf"), 0.0
    seconds: list[float] = []
    wall = 0.0
    for _ in range(ROUNDS):
        before = server.used()
        answers = ask_all(server.port, asks, clients=CLIENTS)
        used, by_database = server.used().since(before)
        if used < best:
            best, database = used, by_database
        seconds += answers.seconds
        wall += answers.wall
    seconds.sort()
    return Row(
        what=page.name,
        size=kind,
        value=round(best / REQUESTS * 1000, 1),
        unit="ms CPU",
        budget=page.budget,
        beside={
            "database ms CPU": round(database / REQUESTS * 1000, 1),
            "a second": round(REQUESTS * ROUNDS / wall),
            "p50 ms": round(seconds[len(seconds) // 2] * 1000),
            "p99 ms": round(seconds[int(len(seconds) * 0.99)] * 1000),
        },
    )
