"""What a person said in About me, for print, plain text and a voice: words, their picture, or what a recording says."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext

from partake.documents import Block, Picture, QrCode, Voice, paragraph
from partake.kernel import clock
from partake.people.door import OpenRecord
from partake.people.queries.record import Said
from partake.people.queries.words import open_said_file


def said_blocks(record: OpenRecord, said: Said, *, who: str) -> list[Block]:
    """This will give what stands under one heading. A recording is its words, with a square that leads to the record,
    where it can be heard after signing in."""
    on = clock.local(said.written_at).date()
    blocks: list[Block] = [Voice(said.words, who, on, said.helped_by)] if said.words else []
    if said.is_picture:
        with open_said_file(record, said) as picture:
            blocks += [paragraph(gettext("A picture of mine:")), Picture(said.file_words, picture.read())]
    elif said.file is not None:
        address = settings.SITE_ADDRESS + reverse("people:record", args=[record.person.id])
        blocks += [
            paragraph(gettext("What I say in a recording:")),
            Voice(said.file_words, who, on, said.helped_by),
            QrCode(address, gettext("A recording is kept. Sign in to hear it")),
        ]
    return blocks
