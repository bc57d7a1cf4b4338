"""What is written to whoever is given an action. Nothing is sent here."""

from django.utils.translation import gettext as _

from partake.documents import Document, bold, paragraph
from partake.insight.models import Improvement
from partake.people.letters import call_line
from partake.ui.words import day


def given(improvement: Improvement, by: str) -> Document:
    """To its owner: what it is, why, and by when. What people said stays out of the email."""
    about = improvement.service.name if improvement.service else improvement.organisation.name
    blocks = [
        paragraph(_("%(who)s gave you an action about %(body)s:") % {"who": by, "body": about}),
        paragraph(bold(improvement.title)),
        paragraph(_("It is to be done by %(day)s.") % {"day": day(improvement.due_on)}),
    ]
    if improvement.finding:
        blocks.append(paragraph(improvement.finding))
    blocks.append(paragraph(_("Sign in to Partake and open “Actions”. If it is not yours, give it to somebody else.")))
    return Document(title=_("You have a new action"), blocks=tuple(blocks), call=call_line())
