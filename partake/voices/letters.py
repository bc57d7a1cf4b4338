"""What Partake writes about voices: to those who must act, and to authors. Nothing is sent here."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from partake.documents import Block, Document, Heading, bold, bullets, link, paragraph
from partake.kernel import clock
from partake.people.letters import call_line
from partake.ui.words import day as long_day
from partake.voices.domain.states import OUTCOME_WORDS, OutcomeKind
from partake.voices.models import Concern, Enquiry, Outcome, Reply


def concern_raised(concern: Concern, *, count: int = 1) -> Document:
    """To whoever keeps people safe in a body: read this now. What was said stays out of the email. `count` came in
    together, this one first."""
    at = clock.local(concern.raised_at)
    said = ngettext(
        "Somebody told %(body)s something that may mean danger. It came in on %(day)s at %(time)s.",
        "%(count)s people told %(body)s something that may mean danger. It came in on %(day)s at %(time)s.",
        count,
    )
    return Document(
        title=_("Read this now: somebody may be in danger"),
        blocks=(
            paragraph(
                said
                % {
                    "body": concern.organisation.name,
                    "day": long_day(at.date()),
                    "time": f"{at:%H:%M}",
                    "count": f"{count:,}",
                }
            ),
            paragraph(
                bold(_("Sign in to Partake and open “Answer first”.")), " ", _("Say that you are dealing with it.")
            ),
            paragraph(_("If nobody does within 30 minutes, we tell somebody else too.")),
        ),
        call=call_line(),
    )


def replied(reply: Reply, link: str) -> Document:
    """To an author: the answer itself, and how to say what they think of it."""
    blocks: list[Block] = [
        paragraph(_("You told us something about %(body)s. This is their answer.") % {"body": reply.organisation.name}),
        *_written(reply.words),
        paragraph(_("From %(who)s, %(day)s") % {"who": reply.written_by, "day": long_day(reply.written_at)}),
    ]
    if reply.says_changed:
        blocks += [Heading(2, _("What changed")), *_written(reply.changed)]
    title = _("An answer to what you told us")
    return Document(title=title, blocks=(*blocks, *_answer_back(link)), call=call_line())


def came_of_it(outcome: Outcome, link: str) -> Document:
    """To an author: what came of what they and others said, or why not."""
    kind = OutcomeKind(outcome.kind)
    did = {
        OutcomeKind.WE_DID: _("What we did"),
        OutcomeKind.WE_ARE_NOT: _("Why we are not doing it"),
        OutcomeKind.STILL_THINKING: _("Where we are"),
    }[kind]
    blocks: list[Block] = [
        paragraph(bold(f"{_(OUTCOME_WORDS[kind])}: {outcome.title}")),
        Heading(2, _("What you and others said")),
        *_written(outcome.said),
        Heading(2, did),
        *_written(outcome.words),
        paragraph(
            _("%(who)s decided this on %(day)s.") % {"who": outcome.decided_by, "day": long_day(outcome.decided_on)}
        ),
    ]
    if outcome.look_again_on:
        blocks.append(paragraph(_("We look at it again on %(day)s.") % {"day": long_day(outcome.look_again_on)}))
    return Document(title=_("What came of what you told us"), blocks=(*blocks, *_answer_back(link)), call=call_line())


def asked_what_came(enquiry: Enquiry) -> Document:
    """To a body: what it is asked in public, and by when it answers."""
    return Document(
        title=_("You are asked what came of what people said"),
        blocks=(
            paragraph(_("%(who)s asks:") % {"who": enquiry.asked_for.name}),
            *_written(enquiry.words),
            paragraph(_("From %(who)s, %(day)s") % {"who": enquiry.asked_by, "day": long_day(enquiry.asked_at)}),
            paragraph(bold(_("Answer by %(day)s.") % {"day": long_day(enquiry.due_on)}), " ", _("Anyone can read it.")),
            paragraph(_("Sign in to Partake and open “Answers”.")),
        ),
        call=call_line(),
    )


def answered_what_came(enquiry: Enquiry) -> Document:
    """To whoever asked: the answer itself."""
    return Document(
        title=_("An answer to what you asked"),
        blocks=(
            paragraph(_("You asked %(body)s:") % {"body": enquiry.organisation.name}),
            *_written(enquiry.words),
            Heading(2, _("Their answer")),
            *_written(enquiry.answer),
            paragraph(enquiry.answered_by),
        ),
        call=call_line(),
    )


def _answer_back(address: str) -> tuple[Block, ...]:
    return (
        Heading(2, _("What you can do")),
        bullets(
            (_("Tell us what you think of this: "), link(_("your own page"), address), "."),
            _("Take back what you told us, on the same page."),
            _("Or call us. We will do it for you."),
        ),
        paragraph(_("The page is private. Whoever has this link can open it, so keep it to yourself.")),
    )


def _written(words: str) -> list[Block]:
    """Paragraph by paragraph, as somebody wrote it."""
    return [paragraph(line) for line in words.split("\n") if line.strip()]
