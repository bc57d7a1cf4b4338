"""What Partake writes about a story for the next team. What is in it stays out of letters to a team."""

from django.utils.translation import gettext as _

from partake.documents import Block, Document, Heading, Voice, paragraph
from partake.handovers.models import Handover, Story
from partake.people.door import PersonFacts
from partake.people.letters import call_line
from partake.ui.words import day


def story_for_you(person: PersonFacts, handover: Handover) -> Document:
    """To a team: there is something to read before they meet."""
    return _letter(
        _("%(name)s has a story for you") % {"name": person.name},
        paragraph(
            _("%(name)s would like you to read it before you meet. You can, until %(day)s.")
            % {"name": person.name, "day": day(handover.until)}
        ),
        paragraph(
            _("Sign in to Partake, open their record, and choose “Their story”. They are told when you read it.")
        ),
    )


def story_taken_back(person: PersonFacts) -> Document:
    """To a team: that it is gone, never why."""
    return _letter(
        _("%(name)s took their story back") % {"name": person.name},
        paragraph(_("You can’t read it any more. What you already wrote in your own notes stays in your notes.")),
    )


def story_read(handover: Handover) -> Document:
    """To the person: who read it."""
    return _letter(
        _("Your story was read"),
        paragraph(
            _("%(who)s, of %(team)s, read it on %(day)s.")
            % {"who": handover.read_by, "team": handover.team.name, "day": day(handover.read_at or handover.handed_at)}
        ),
        paragraph(_("You can take it back at any time.")),
    )


def written_for_you(story: Story) -> Document:
    """To the person: what somebody wrote down for them, whole."""
    said: list[Block] = [Voice(story.words, who=_("You, written down by %(who)s") % {"who": story.helped_by})]
    if story.wants:
        said += [Heading(2, _("What you would like them to do")), Voice(story.wants, who=_("You"))]
    return _letter(_("The story you told us to write down"), *said, paragraph(_("Is something wrong? Call us.")))


def handed_for_you(handover: Handover) -> Document:
    """To the person: to whom somebody gave it because they asked."""
    return _letter(
        _("Your story is with %(team)s") % {"team": handover.team.name},
        paragraph(
            _("%(who)s gave it to them because you asked. They can read it until %(day)s.")
            % {"who": handover.handed_by, "day": day(handover.until)}
        ),
        paragraph(_("You can take it back at any time. Call us, or do it in Partake.")),
    )


def _letter(title: str, *blocks: Block) -> Document:
    return Document(title=title, blocks=blocks, call=call_line())
