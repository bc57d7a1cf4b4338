"""A person's words under one heading, now and before."""

from typing import BinaryIO

from partake.files.queries import open_file
from partake.kernel.ref import Ref
from partake.kernel.verdict import NotFound
from partake.people.door import OpenRecord
from partake.people.headings import HEADING_BY_CODE, Heading
from partake.people.models import Words
from partake.people.queries.record import Said, said_of
from partake.people.queries.registration import ids_of


def get_heading(record: OpenRecord, code: str) -> Heading:
    """This will give a heading whose part the reader may see. Raises `NotFound` for none, `Refused` for a closed
    part."""
    heading = HEADING_BY_CODE.get(code)
    if heading is None:
        raise NotFound
    record.require(heading.part)
    return heading


def list_words(record: OpenRecord, heading: Heading) -> tuple[Said, ...]:
    """This will give everything that was ever written under a heading, newest first; empty words where it was
    cleared. Raises `Refused`."""
    record.require(heading.part)
    rows = Words.objects.filter(person_id=record.person.pk, heading=heading.code).select_related("file")
    return tuple(said_of(heading, row) for row in rows.order_by("-number"))


def get_said_with_file(record: OpenRecord, code: str, number: int) -> Said:
    """This will give what was said at one time with a picture or a sound that is still there, or raise `NotFound`.
    Raises `Refused`."""
    found = next((one for one in list_words(record, get_heading(record, code)) if one.number == number), None)
    if found is None or found.file is None:
        raise NotFound
    return found


def get_standing_with_file(record: OpenRecord, code: str) -> Said:
    """This will give what stands under a heading, if a picture or a sound does, or raise `NotFound`. Raises
    `Refused`."""
    newest = next(iter(list_words(record, get_heading(record, code))), None)
    if newest is None or newest.file is None:
        raise NotFound
    return newest


def open_said_file(record: OpenRecord, said: Said) -> BinaryIO:
    """This will open the bytes of a picture or sound in this record. Raises `NotFound`, `Refused`."""
    record.require(said.heading.part)
    assert said.file is not None
    return open_file(said.file, belongs_to=file_owners(record))


def file_owners(record: OpenRecord) -> frozenset[Ref]:
    """This will give what this record's files belong to: the person, also as the records joined to theirs knew them."""
    return frozenset(Ref("people.person", str(one)) for one in ids_of(record.person.pk))
