"""A person reads, prints and keeps what Partake wrote to them."""

from collections.abc import Callable

import pytest

from partake.audit.models import Event, Look
from partake.correspondence.actions import tell
from partake.correspondence.domain import Channel, Recipient
from partake.correspondence.models import Message
from partake.demo.scenes import Stage
from partake.documents import Document, paragraph
from partake.kernel.ref import Ref
from partake.people import recipients
from partake.people.actions.needs import record_need
from partake.people.models import CommunicationNeed
from tests.conftest import Visit
from tests.people.pressing import at, read

LETTER = Document(title="Beth can now see your record", blocks=(paragraph("You can <stop> this at any time."),))


@pytest.fixture
def written(stage: Stage) -> Callable[..., Message]:
    def write(person: str = "joyce", key: str = "a telling", **changes: object) -> Message:
        recipient = recipients.of_person(stage.people[person])
        return tell(
            actor=stage.actor("ruth"),
            recipient=Recipient(**{**vars(recipient), **changes}),
            document=LETTER,
            about=Ref("people.share", "1"),
            key=key,
            sender_id=stage.organisations["millbrook"].pk,
        )

    return write


def test_the_list_says_what_became_of_each(stage: Stage, visit: Visit, written: Callable[..., Message]) -> None:
    written(email="joyce@example.com", key="by email")
    written(postal_address="4 Alder Row", prefers=Channel.LETTER, key="by post")
    written(key="nowhere safe")
    page = read(visit("joyce"), at("messages", stage, "joyce"))
    said = " ".join(page.texts)
    assert "on its way by email to joyce@example.com" in said
    assert "on its way by post, in 12 point print" in said
    assert "waits for a person to send it, because we have no address that is safe" in said


def test_no_messages_yet(stage: Stage, visit: Visit) -> None:
    assert "nothing here yet" in " ".join(read(visit("priya"), at("messages", stage, "priya")).texts)


def test_reading_one_shows_it_and_notes_that_it_was_read(
    stage: Stage, visit: Visit, written: Callable[..., Message]
) -> None:
    message = written()
    page = read(visit("joyce"), at("message", stage, "joyce", message.public_id))
    assert "You can <stop> this at any time." in page.texts
    message.refresh_from_db()
    assert message.read_at is not None
    assert Event.objects.filter(kind="correspondence.message_read").count() == 1


def test_the_practice_does_not_read_them(stage: Stage, visit: Visit, written: Callable[..., Message]) -> None:
    message = written()
    client = visit("sam", "joyce")
    assert client.get(at("messages", stage, "joyce")).status_code == 403
    assert client.get(at("message", stage, "joyce", message.public_id)).status_code == 403
    assert not any("MESSAGES" in look.parts for look in Look.objects.all())
    message.refresh_from_db()
    assert message.read_at is None


def test_somebody_elses_message_is_not_there(stage: Stage, visit: Visit, written: Callable[..., Message]) -> None:
    message = written("priya")
    assert visit("joyce").get(at("message", stage, "joyce", message.public_id)).status_code == 404


def test_print_is_in_the_persons_own_size(
    stage: Stage, visit: Visit, written: Callable[..., Message], opened: Callable[..., object]
) -> None:
    message = written()
    client = visit("joyce")
    assert "12 point" in " ".join(read(client, at("message", stage, "joyce", message.public_id)).texts)
    record_need(record=opened("joyce", "joyce"), code="957351000000102")
    assert CommunicationNeed.objects.count() == 1
    answer = client.get(at("message_print", stage, "joyce", message.public_id))
    assert answer.content.startswith(b"%PDF")
    assert "24-point.pdf" in answer.headers["Content-Disposition"]


def test_plain_text_to_keep(stage: Stage, visit: Visit, written: Callable[..., Message]) -> None:
    answer = visit("joyce").get(at("message_text", stage, "joyce", written().public_id))
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert "You can <stop> this at any time." in answer.content.decode()


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        ({"channel": "EMAIL", "format": "TEXT", "email": "j@example.com"}, "We also emailed it to j@example.com on 19"),
        ({"channel": "LETTER", "format": "PDF_24"}, "We also posted it on 19 November 2026, in 24 point print."),
        (
            {"channel": "", "format": "", "settled_by": "Ruth Okafor", "settled_why": "read it out to her."},
            "Ruth Okafor gave it another way on 19 November 2026: read it out to her.",
        ),
    ],
)
def test_what_went_is_said_with_when_and_how(
    stage: Stage, visit: Visit, written: Callable[..., Message], columns: dict[str, str], said: str
) -> None:
    message = written()
    row = {"state": "SENT", "sent_at": message.written_at, "held_because": "", **columns}
    Message.objects.filter(pk=message.pk).update(**row)
    assert said in " ".join(read(visit("joyce"), at("message", stage, "joyce", message.public_id)).texts)


def test_somebody_it_is_shared_with_reads_but_it_stays_new(
    stage: Stage, visit: Visit, written: Callable[..., Message], opened: Callable[..., object]
) -> None:
    from partake.people.actions.sharing import share_record
    from partake.people.domain import Part
    from partake.people.queries.share_targets import ShareTarget

    message = written()
    target = ShareTarget(code="", name="Beth Lund", first_name="Beth", detail="", user=stage.users["beth"])
    share_record(record=opened("joyce", "joyce"), target=target, parts=[Part.MESSAGES], until=None)
    client = visit("beth", "joyce")
    page = read(client, at("message", stage, "joyce", message.public_id))
    assert "meets what Joyce needs" in " ".join(page.texts)
    assert "Messages to Joyce" in read(client, at("messages", stage, "joyce")).texts
    message.refresh_from_db()
    assert message.read_at is None
