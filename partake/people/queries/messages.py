"""What Partake wrote to one person, for them to read again."""

from dataclasses import dataclass
from uuid import UUID

from partake.correspondence import queries as correspondence
from partake.correspondence.queries import MessageFacts, OpenMessage
from partake.documents.formats import Format
from partake.kernel.ref import Ref
from partake.people.domain import Part
from partake.people.door import OpenRecord
from partake.people.models import CommunicationNeed
from partake.people.needs import need_for_message


@dataclass(frozen=True)
class MessagePage:
    """One message, and the print size in which its reader can have it on paper."""

    facts: MessageFacts
    message: OpenMessage
    print_format: Format


def list_messages(record: OpenRecord) -> tuple[MessageFacts, ...]:
    """This will give what was written to the person, newest first. Raises `Refused`."""
    record.require(Part.MESSAGES)
    return tuple(correspondence.list_messages_to(to=person_ref(record)))


def get_message(record: OpenRecord, message_id: UUID) -> MessagePage:
    """This will give one message to the person. Raises `Refused`, or `NotFound` for anybody else's."""
    record.require(Part.MESSAGES)
    found = correspondence.get_message_to(person_ref(record), message_id)
    return MessagePage(found.facts, found, print_format(record))


def print_format(record: OpenRecord) -> Format:
    """This will give the smallest print that meets every need the person has now: 12 point when they named none."""
    codes = CommunicationNeed.objects.filter(person_id=record.person.pk, ended_at__isnull=True)
    needs = [need_for_message(code) for code in codes.values_list("code", flat=True)]
    printed = [need.format for need in needs if need and need.format and need.format.points]
    return max(printed, key=lambda form: form.points or 0, default=Format.PDF_12)


def person_ref(record: OpenRecord) -> Ref:
    return Ref("people.person", str(record.person.id))
