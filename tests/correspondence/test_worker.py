import csv
import os
import signal
import smtplib
import subprocess
import sys
from datetime import date, timedelta
from io import BytesIO

import pikepdf
import pytest
from django.core import mail
from django.db import OperationalError, connection

from partake.audit.models import Event
from partake.correspondence import actions, email, events, outbox, worker
from partake.correspondence.changing import change
from partake.correspondence.domain import BACK_OFF, LEASE, HeldBecause, MessageState
from partake.correspondence.models import Message
from partake.documents import Document, paragraph
from partake.kernel import clock
from tests.correspondence.conftest import PERSON, someone
from tests.correspondence.test_domain import AT_24

pytestmark = pytest.mark.django_db
DAY = "2026-11-19"


@pytest.fixture(autouse=True)
def on_a_thursday():
    with clock.fixed_day(2026, 11, 19):
        yield


def run_once() -> int:
    return worker.run(stopping=lambda: False, once=True)


def letters(folder) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.glob("*/*.pdf"))


def lines(folder, day: str = DAY) -> list[dict[str, str]]:
    with (folder / day / "index.csv").open(newline="") as file:
        return list(csv.DictReader(file))


# Sent.


def test_an_email_goes_as_plain_text_from_us_with_a_reply_to_the_sender(tell) -> None:
    message = tell()
    assert run_once() == 1
    (sent,) = mail.outbox
    assert sent.to == ["priya@example.org"]
    assert sent.reply_to == ["surgery@example.org"]
    assert sent.subject == "A message from Field Lane Surgery", "an inbox shows subjects to whoever looks"
    assert "You can stop this at any time." in sent.body
    message.refresh_from_db()
    assert (message.state, message.sent_at) == (MessageState.SENT, clock.now())
    event = Event.objects.get(kind=events.MESSAGE_SENT.code)
    assert (str(event.person_id), event.codes["channel"]) == (PERSON.id, "EMAIL")


def test_the_message_id_is_the_same_each_time_and_tells_nothing(tell) -> None:
    tell(key="share-started:joyce")
    run_once()
    assert mail.outbox[0].extra_headers["Message-ID"] == email.message_id("share-started:joyce")
    assert "joyce" not in email.message_id("share-started:joyce")
    assert email.message_id("other") != email.message_id("share-started:joyce")


def test_a_letter_is_one_file_in_the_days_folder_in_the_size_needed(tell, print_room) -> None:
    message = tell(needs=(AT_24,))
    assert run_once() == 1
    assert letters(print_room) == [f"{DAY}/{message.public_id}-24pt.pdf"]
    with pikepdf.open(BytesIO((print_room / letters(print_room)[0]).read_bytes())) as pdf:
        assert pdf.docinfo["/Title"] == "Beth can now see your plan"
    assert lines(print_room) == [
        {
            "file": f"{message.public_id}-24pt.pdf",
            "name": "Priya Nair",
            "address": "1 Field Lane, Northbridge, NB1 2AB",
            "type size": "24",
            "reference": str(message.public_id),
            "from": "Field Lane Surgery",
        }
    ]
    assert oct((print_room / letters(print_room)[0]).stat().st_mode)[-3:] == "600"


def test_a_cell_that_a_spreadsheet_would_run_is_made_words(tell, print_room) -> None:
    tell(email="", name='=HYPERLINK("http://example.org")', postal_address="@home\n1 Field Lane")
    run_once()
    assert lines(print_room)[0]["name"].startswith("'=HYPERLINK")
    assert lines(print_room)[0]["address"] == "'@home\n1 Field Lane"


def test_marks_no_font_can_draw_are_kept_for_the_records_lead(tell) -> None:
    message = tell(email="", document=Document(title="Hello", blocks=(paragraph("See you soon \U0001f600"),)))
    run_once()
    message.refresh_from_db()
    assert len(message.replaced) == 1
    assert message.replaced[0].startswith("\U0001f600 → ")


def test_what_is_held_cancelled_or_not_due_stays(tell) -> None:
    tell("held", email="", postal_address="")
    tell("dead", dead=True)
    later = tell("later")
    Message.objects.filter(pk=later.pk).update(due_at=clock.now() + timedelta(minutes=1))
    assert run_once() == 0
    assert mail.outbox == []


def test_a_list_is_written_while_there_is_still_more_to_send(tell, print_room, monkeypatch) -> None:
    monkeypatch.setattr(worker, "LETTERS_BETWEEN_LISTS", 2)
    written: list[int] = []
    real = worker.print_room.write_index

    def write_index(day: date) -> None:
        real(day)
        written.append(len(lines(print_room)))

    monkeypatch.setattr(worker.print_room, "write_index", write_index)
    for number in range(5):
        tell(str(number), email="")
    assert run_once() == 5
    assert written == [2, 4, 5]


# Not sent.


class Broken:
    """An e-mail backend that fails with `error`, while opening or while sending."""

    def __init__(self, error: Exception, *, opening: bool = False) -> None:
        self.error, self.opening, self.tries = error, opening, 0

    def open(self) -> None:
        self.tries += 1
        if self.opening:
            raise self.error

    def send_messages(self, messages: list) -> int:
        raise self.error

    def close(self) -> None:
        pass


def broken(monkeypatch, error: Exception, *, opening: bool = False) -> Broken:
    backend = Broken(error, opening=opening)
    monkeypatch.setattr(email, "get_connection", lambda **_: backend)
    return backend


@pytest.mark.parametrize(
    ("error", "opening"),
    [
        (ConnectionRefusedError(), True),
        (smtplib.SMTPServerDisconnected(), True),
        (smtplib.SMTPRecipientsRefused({"priya@example.org": (450, b"busy")}), False),
        (smtplib.SMTPDataError(451, b"busy"), False),
    ],
)
def test_what_certainly_did_not_go_waits_longer_each_time_then_asks_a_person(
    tell, monkeypatch, error: Exception, opening: bool
) -> None:
    message = tell()
    backend = broken(monkeypatch, error, opening=opening)
    start = clock.now()
    waited = timedelta()
    for wait in BACK_OFF:
        with clock.fixed(start + waited):
            assert run_once() == 0
        message.refresh_from_db()
        assert (message.state, message.due_at) == (MessageState.WAITING, start + waited + wait)
        waited += wait
        with clock.fixed(start + waited - timedelta(seconds=1)):
            assert run_once() == 0
    assert backend.tries == 3
    with clock.fixed(start + waited):
        run_once()
    message.refresh_from_db()
    assert (message.state, message.held_because) == (MessageState.HELD, HeldBecause.KEPT_FAILING)
    assert Event.objects.get(kind=events.MESSAGE_HELD.code).codes["held_because"] == "KEPT_FAILING"


@pytest.mark.parametrize("error", [TimeoutError(), smtplib.SMTPServerDisconnected(), ValueError()])
def test_an_email_that_broke_off_while_it_was_handed_over_is_held(tell, monkeypatch, error: Exception) -> None:
    message = tell()
    broken(monkeypatch, error)
    assert run_once() == 0
    message.refresh_from_db()
    assert (message.state, message.held_because) == (MessageState.HELD, HeldBecause.MAY_HAVE_GONE)


def test_a_document_that_cannot_be_drawn_does_not_stop_the_others(tell) -> None:
    bad, good = tell("1"), tell("2")
    Message.objects.filter(pk=bad.pk).update(document={"schema": 99})
    assert run_once() == 1
    states = dict(Message.objects.values_list("pk", "state"))
    assert states == {bad.pk: "WAITING", good.pk: "SENT"}


@pytest.mark.parametrize("way", [{"postal_address": ""}, {"email": ""}])
def test_an_address_taken_away_at_the_last_moment_is_not_used(tell, print_room, way: dict) -> None:
    message = tell(**way)
    Message.objects.filter(pk=message.pk).update(email="", postal_address="")
    assert run_once() == 0
    message.refresh_from_db()
    assert (message.state, message.held_because) == (MessageState.HELD, HeldBecause.NO_SAFE_WAY)
    assert mail.outbox == [] and letters(print_room) == []


# Leases.


def test_a_leased_message_is_nobody_elses(tell) -> None:
    tell()
    assert outbox.take_next() is not None
    assert outbox.take_next() is None


def test_an_email_whose_worker_died_is_held_because_it_may_have_gone(tell) -> None:
    message = tell()
    outbox.take_next()
    with clock.fixed(clock.now() + LEASE):
        assert run_once() == 0
    message.refresh_from_db()
    assert (message.state, message.held_because) == (MessageState.HELD, HeldBecause.MAY_HAVE_GONE)
    assert mail.outbox == []


@pytest.mark.parametrize("file_was_written", [True, False])
def test_a_letter_whose_worker_died_goes_into_one_folder_even_after_midnight(
    tell, print_room, file_was_written: bool
) -> None:
    message = tell(email="")
    with clock.fixed_day(2026, 11, 19, 23, 59):
        taken = outbox.take_next()
        if file_was_written:
            worker._hand_over(taken)
    with clock.fixed_day(2026, 11, 20, 0, 10):
        assert run_once() == 1
    day = DAY if file_was_written else "2026-11-20"
    assert letters(print_room) == [f"{day}/{message.public_id}-12pt.pdf"]
    assert [line["reference"] for line in lines(print_room, day)] == [str(message.public_id)]


def test_a_letter_that_stops_every_worker_is_held_in_the_end(tell) -> None:
    message = tell(email="")
    for tried in range(len(BACK_OFF) + 1):
        with clock.fixed(clock.now() + tried * LEASE):
            assert outbox.take_next() is not None
    with clock.fixed(clock.now() + 9 * LEASE):
        assert outbox.take_next() is None
    message.refresh_from_db()
    assert (message.state, message.held_because) == (MessageState.HELD, HeldBecause.KEPT_FAILING)


def test_a_worker_that_was_only_slow_does_not_overwrite_the_next_one(tell) -> None:
    tell(email="")
    slow = outbox.take_next()
    with clock.fixed(clock.now() + LEASE):
        next_one = outbox.take_next()
        assert worker.send(slow) is False
        assert worker.send(next_one) is True
    assert Event.objects.filter(kind=events.MESSAGE_SENT.code).count() == 1


def test_let_go_in_another_size_the_print_room_holds_only_that(tell, print_room, lead) -> None:
    message = tell(email="")
    taken = outbox.take_next()
    worker._hand_over(taken)
    change(taken, MessageState.HELD, held_because=HeldBecause.KEPT_FAILING)
    actions.reconsider(actor=lead, recipient=someone(needs=(AT_24,)))
    run_once()
    assert letters(print_room) == [f"{DAY}/{message.public_id}-24pt.pdf"]


def test_what_a_killed_worker_half_wrote_is_swept_away(tell, print_room) -> None:
    folder = print_room / DAY
    folder.mkdir(parents=True)
    old, new = folder / ".a-2.part", folder / ".b-2.part"
    for path, age in ((old, LEASE.total_seconds() + 1), (new, 0)):
        path.write_bytes(b"%PDF-")
        os.utime(path, (clock.now().timestamp() - age,) * 2)
    worker.print_room.sweep()
    assert not old.exists() and new.exists()


def test_a_list_left_behind_by_a_killed_worker_is_made_good(tell, print_room) -> None:
    tell(email="")
    worker.send(outbox.take_next())
    assert not (print_room / DAY / "index.csv").exists()
    run_once()
    assert len(lines(print_room)) == 1


def test_what_is_due_is_found_by_its_index_however_much_was_sent() -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off")  # it would read an empty table whole
    assert "message_due" in Message.objects.due(clock.now())[:1].explain()


# Running.


def test_a_database_that_does_not_answer_is_waited_for(tell, monkeypatch) -> None:
    tell()
    answers = iter([OperationalError("gone away")])
    real = outbox.take_next

    def take_next() -> Message | None:
        for error in answers:
            raise error
        return real()

    monkeypatch.setattr(worker.outbox, "take_next", take_next)
    monkeypatch.setattr(worker.connection, "close", lambda: None)
    monkeypatch.setattr(worker, "PAUSE", 0.01)
    assert run_once() == 1


def test_it_looks_again_until_asked_to_stop(tell, monkeypatch) -> None:
    monkeypatch.setattr(worker, "PAUSE", 0.01)
    looks = []

    def stopping() -> bool:
        looks.append(1)
        if len(looks) == 5:
            tell()
        return len(looks) > 20

    assert worker.run(stopping=stopping) == 1


def test_asked_to_stop_it_finishes_the_letter_in_hand_and_the_list(tell, print_room) -> None:
    for number in range(3):
        tell(str(number), email="")
    answers = iter([False, True])
    assert worker.run(stopping=lambda: next(answers)) == 1
    assert len(letters(print_room)) == len(lines(print_room)) == 1


@pytest.mark.parametrize("asked_by", [signal.SIGTERM, signal.SIGINT])
def test_the_command_stops_cleanly_when_asked(tmp_path, asked_by: signal.Signals) -> None:
    """In a process of its own, on an empty database: a signal lets it finish and say what it did."""
    database = f"sqlite:///{tmp_path / 'own.sqlite3'}"
    environment = {**os.environ, "DATABASE_URL": database, "PARTAKE_VAR": str(tmp_path)}
    manage = [sys.executable, "manage.py"]
    subprocess.run([*manage, "migrate", "-v0"], env=environment, check=True, capture_output=True)
    running = subprocess.Popen(
        [*manage, "worker", "--seconds", "60"], env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert running.stdout.readline() == b"Sending messages. Ctrl-C stops.\n"
    running.send_signal(asked_by)
    said, complained = running.communicate(timeout=60)
    assert (running.returncode, said) == (0, b"Sent 0 messages.\n"), complained
