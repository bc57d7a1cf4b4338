"""Stories for the next team on paper: for a person's own copy of everything."""

from django.utils.translation import gettext

from partake.documents import Block, Heading, Voice
from partake.handovers.queries import list_stories
from partake.people.door import OpenRecord


def story_blocks(record: OpenRecord) -> list[Block]:
    """This will give a person's stories, each with what they would like the next team to do."""
    blocks: list[Block] = []
    for one in list_stories(record):
        blocks += [Heading(2, gettext("My story for the next team")), Voice(one.words, who=record.person.name)]
        if one.wants:
            blocks += [Voice(one.wants, who=record.person.name)]
    return blocks
