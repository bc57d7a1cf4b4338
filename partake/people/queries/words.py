"""A person's words under one heading, now and before."""

from partake.kernel.verdict import NotFound
from partake.people.door import OpenRecord
from partake.people.headings import HEADING_BY_CODE, Heading
from partake.people.models import Words
from partake.people.queries.record import Said


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
    rows = Words.objects.filter(person_id=record.person.pk, heading=heading.code).order_by("-number")
    return tuple(Said(heading, row.words, row.written_at, row.helped_by, row.number) for row in rows)
