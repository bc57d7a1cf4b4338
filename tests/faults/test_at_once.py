"""Several at once: two people saving, one form pressed by many, and a busy place of two processes and eight threads.
Nothing is lost, nobody meets an error of the database, and whoever comes second is told."""

import os
import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Callable

import pytest
from django.db import connections
from django.test import Client

from partake.audit.domain import Purpose
from partake.audit.models import Event, Look
from partake.correspondence.models import Message
from partake.kernel import clock
from partake.kernel.verdict import Rejected, Stale
from partake.people import door
from partake.people.actions import contact, looks, needs, sharing, words
from partake.people.domain import Part
from partake.people.models import CommunicationNeed, ContactPoint, LookQuestion, Share, Words
from partake.people.models.contact import ContactKind
from partake.people.queries.looks import get_look
from partake.people.queries.share_targets import get_target
from tests.conftest import stage_again
from tests.faults.typing_in import NEED
from tests.pages import Page

THREADS = 6


def at_once(acts: list[Callable[[], object]]) -> list[object]:
    """This will run every act at the same moment, each in a thread with a connection of its own, and give for each
    what came of it: its answer, or what it raised."""
    ready = threading.Barrier(len(acts))
    outcomes: list[object] = [None] * len(acts)

    def one(place: int) -> None:
        try:
            ready.wait(timeout=20)
            with clock.fixed_day(2026, 11, 19):  # a clock is fixed in one thread only
                outcomes[place] = acts[place]()
        except BaseException as raised:
            outcomes[place] = raised
        finally:
            connections.close_all()

    threads = [threading.Thread(target=one, args=(place,)) for place in range(len(acts))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return outcomes


@pytest.fixture
def committed(own_database: str, django_db_blocker):
    with django_db_blocker.unblock():
        yield stage_again()


@pytest.fixture
def record(committed):
    joyce = committed.people["joyce"].public_id
    return door.open_record(committed.actor("joyce"), joyce, Purpose.OWN_RECORD)


def kinds(outcomes: list[object]) -> Counter[str]:
    return Counter(type(outcome).__name__ for outcome in outcomes)


def test_the_same_share_decided_at_once_is_made_once(committed, record):
    target = get_target(record, f"team-{committed.teams['heart'].public_id}")
    share = lambda: sharing.share_record(record=record, target=target, parts=[Part.ABOUT_ME], until=None)  # noqa: E731
    assert kinds(at_once([share] * THREADS)) == {"Share": 1, "Stale": THREADS - 1}
    assert Share.objects.count() == 1


def test_a_share_changed_and_stopped_at_once_ends_one_way_or_the_other(committed, record):
    target = get_target(record, f"team-{committed.teams['heart'].public_id}")
    for _ in range(4):
        share = sharing.share_record(record=record, target=target, parts=[Part.ABOUT_ME], until=None)
        change = lambda share=share: sharing.share_record(  # noqa: E731
            record=record, target=target, parts=[Part.CONTACT], until=None, replaces=share.pk
        )
        stop = lambda share=share: sharing.stop_sharing(record=record, share=share)  # noqa: E731
        found = kinds(at_once([change, stop, change, stop]))
        assert set(found) <= {"Share", "Stale", "NoneType"}, found
        now = Share.objects.filter(stopped_at=None)
        assert len(now) == found["Share"]
        for left in now:
            sharing.stop_sharing(record=record, share=left)


def test_words_written_at_once_keep_the_first_and_show_it_to_the_others(record):
    acts = [
        lambda number=number: words.write_words(
            record=record, heading="WHAT_MATTERS", words=f"My cat, said {number}", number=0
        )
        for number in range(THREADS)
    ]
    outcomes = at_once(acts)
    assert kinds(outcomes) == {"Words": 1, "Stale": THREADS - 1}
    kept = Words.objects.get()
    assert {outcome.current.words for outcome in outcomes if isinstance(outcome, Stale)} == {kept.words}


def test_the_same_need_recorded_at_once_is_written_down_once(record):
    outcomes = at_once([lambda: needs.record_need(record=record, code=NEED)] * THREADS)
    assert kinds(outcomes) == {"CommunicationNeed": 1, "Rejected": THREADS - 1}
    assert CommunicationNeed.objects.count() == 1


def test_ways_to_reach_somebody_preferred_at_once_leave_one_preferred(record):
    def add(number: int) -> object:
        use = contact.SafeUse(safe_to_use=True, is_preferred=True)
        return contact.add_contact_point(record=record, kind=ContactKind.MOBILE, value=f"07700 90012{number}", use=use)

    before = ContactPoint.objects.count()
    assert kinds(at_once([lambda number=number: add(number) for number in range(THREADS)])) == {"ContactPoint": THREADS}
    assert ContactPoint.objects.count() == before + THREADS
    assert ContactPoint.objects.filter(is_preferred=True, person_id=record.person.pk).count() == 1


def test_one_way_changed_by_two_at_once_is_changed_by_one(record):
    use = contact.SafeUse(safe_to_use=True)
    point = contact.add_contact_point(record=record, kind=ContactKind.MOBILE, value="07700 900123", use=use)
    acts = [
        lambda number=number: contact.change_contact_point(
            record=record, point=point, value=f"07700 90020{number}", use=use, version=point.version
        )
        for number in range(THREADS)
    ]
    assert kinds(at_once(acts)) == {"NoneType": 1, "Stale": THREADS - 1}


def test_a_question_asked_at_once_is_asked_once(committed, record):
    seen = door.open_record(
        committed.actor("sam"), committed.people["joyce"].public_id, Purpose.CARE, shows=[Part.ABOUT_ME]
    )
    look = get_look(record, Look.objects.filter(person_id=seen.person.id).exclude(basis="OWN").latest("id").public_id)
    outcomes = at_once([lambda: looks.ask_about_look(record=record, look=look, question="Why?")] * THREADS)
    assert kinds(outcomes) == {"LookQuestion": 1, "Rejected": THREADS - 1}

    asked = LookQuestion.objects.get()
    ruth = committed.actor("ruth")
    outcomes = at_once([lambda: looks.answer_look_question(actor=ruth, question=asked, answer="A review.")] * THREADS)
    assert kinds(outcomes) == {"NoneType": 1, "Rejected": THREADS - 1}
    assert all("already answered" in o.words for o in outcomes if isinstance(o, Rejected))


def test_one_form_pressed_by_many_fingers_acts_once(committed, record):
    """Through HTTP, in one session: an impatient reader, or a browser that sends again."""
    address = f"/people/{record.person.id}/words/WHAT_MATTERS"
    client = Client()
    client.force_login(committed.users["joyce"])
    sent = {"words": "My cat", "form_token": Page(client.get(address).content.decode()).token}

    def press() -> object:
        one = Client()
        one.cookies = client.cookies
        return one.post(address, sent).headers["Location"]

    outcomes = at_once([press] * THREADS)
    assert outcomes == [f"/people/{record.person.id}/"] * THREADS
    assert Words.objects.count() == 1


def test_two_processes_of_four_threads_lose_nothing_and_meet_no_lock(committed, own_database):
    """Four people; each acts from both processes at once, so that every record is fought over."""
    each, teams = 30, [str(committed.teams[key].public_id) for key in ("heart", "diabetes")]
    people = [str(committed.users[key].pk) for key in ("joyce", "priya", "callum", "denise")]
    environment = {**os.environ, "DATABASE_URL": own_database, "DJANGO_SETTINGS_MODULE": "tests.settings"}
    running = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.faults.busy", str(each), *(word for one in people for word in (one, team))],
            env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )
        for team in teams
    ]  # fmt: skip
    said: Counter[tuple[str, str]] = Counter()
    for one in running:
        out, err = one.communicate(timeout=120)
        assert one.returncode == 0, err[-2000:]
        said.update((kind, row) for kind, _, row in (line.partition(" ") for line in out.splitlines()))
    assert sum(said.values()) == each * len(people) * len(teams)
    events = Counter(
        (kind.removeprefix("people."), about)
        for kind, about in Event.objects.filter(kind__startswith="people.").values_list("kind", "about_id")
    )
    assert not said - events, "acknowledged, and lost"
    told = 2 * sum(times for (kind, _), times in events.items() if kind in ("record_shared", "share_stopped"))
    assert Message.objects.filter(key__startswith="share:").count() == told
