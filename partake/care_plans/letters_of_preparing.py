"""What Partake writes about getting ready for a talk, and about what came back on paper. Nothing is sent here."""

from collections.abc import Iterable
from datetime import date

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext

from partake.care_plans.domain.preparing import PREPARES_WORDS, PreparesHow
from partake.care_plans.models import KeyedPaper, Preparation
from partake.documents import Block, Document, Heading, Voice, bold, bullets, link, paragraph
from partake.people.door import OpenRecord
from partake.people.letters import call_line
from partake.ui.words import day as long_day


def prepare_address(record: OpenRecord) -> str:
    """This will give where the questions open on a screen."""
    return f"{settings.SITE_ADDRESS}{reverse('care_plans:prepare', args=[record.person.id])}"


def asked_to_prepare(record: OpenRecord, preparation: Preparation) -> Document:
    """To somebody who reads on a screen: what to do before the talk, and that they need not."""
    return Document(
        title=gettext("Getting ready for our talk"),
        blocks=(
            paragraph(bold(when_we_talk(preparation.talk_on))),
            paragraph(
                gettext(
                    "There are some questions to think about first, with your results beside them. "
                    "You choose what we talk about first."
                )
            ),
            paragraph(link(gettext("Open the questions"), prepare_address(record))),
            Heading(2, gettext("You do not have to")),
            bullets(
                gettext("Leave out any question. You can stop and come back."),
                gettext("You can do it on paper or by phone, or not at all. Call us and say so."),
            ),
        ),
        call=call_line(),
    )


def when_we_talk(talk_on: date | None) -> str:
    if talk_on is None:
        return gettext("We would like to talk with you about your plan.")
    return gettext("We talk about your plan on %(day)s.") % {"day": long_day(talk_on)}


def wants_other_way(record: OpenRecord, how: PreparesHow) -> Document:
    """To the practice: the person wants to get ready on paper or by phone, so somebody has something to do."""
    named = {"name": record.person.name, "how": gettext(PREPARES_WORDS[how]).lower()}
    do = (
        gettext("Print the sheet in their size and send it. When it comes back, type it in.")
        if how is PreparesHow.ON_PAPER
        else gettext("Call them, ask the questions, and write down what they say.")
    )
    return Document(
        title=gettext("%(name)s wants to get ready another way") % named,
        blocks=(
            paragraph(gettext("%(name)s would like to get ready for their talk %(how)s.") % named),
            paragraph(do),
        ),
        call=call_line(),
    )


def is_ready(record: OpenRecord, preparation: Preparation) -> Document:
    """To the practice: the person is ready. What they wrote stays in the plan, for those who may open it."""
    named = {"name": record.person.name}
    talk = preparation.talk_on
    blocks: list[Block] = [paragraph(bold(gettext("%(name)s is ready to talk about their plan.") % named))]
    if talk:
        blocks.append(paragraph(gettext("The talk is on %(day)s.") % {"day": long_day(talk)}))
    blocks.append(paragraph(gettext("Open the plan to read what they want to talk about first.")))
    return Document(title=gettext("%(name)s is ready for their talk") % named, blocks=tuple(blocks), call=call_line())


def prepared_for_you(record: OpenRecord, *, on: date) -> Document:
    """To the person: somebody wrote for them, today. The words stay out until they are finished: the post is
    opened by others too."""
    return Document(
        title=gettext("Somebody helped you get ready for a talk"),
        blocks=(
            paragraph(
                bold(record.actor.display_name),
                gettext(" wrote down some of what you want to say, on %(day)s.") % {"day": long_day(on)},
            ),
            paragraph(gettext("Sign in to read it or change it. Or call us, and we will read it to you.")),
        ),
        call=call_line(),
    )


def answers_written(record: OpenRecord, answers: Iterable[tuple[str, str]], first: Iterable[str]) -> Document:
    """To the person: all that somebody wrote down for them, word for word, as question and answer."""
    topics = list(first)
    asked: list[Block] = [Heading(2, gettext("What you want to talk about first")), bullets(*topics)] if topics else []
    return _typed(record, gettext("What you prepared for our talk"), answers, more=asked)


def typed_from_paper(
    record: OpenRecord, title: str, keyed: KeyedPaper, texts: Iterable[tuple[str, str]], more: Iterable[str] = ()
) -> Document:
    """To the person: what was read off their paper, beside what it answers, so that they can put it right."""
    ticked = list(more)
    blocks: list[Block] = [Heading(2, gettext("What you ticked")), bullets(*ticked)] if ticked else []
    came = gettext("This is from the paper you wrote on, %(day)s.") % {"day": long_day(keyed.written_on)}
    return _typed(record, title, texts, before=[paragraph(came)], more=blocks)


def _typed(
    record: OpenRecord,
    title: str,
    texts: Iterable[tuple[str, str]],
    *,
    before: Iterable[Block] = (),
    more: Iterable[Block] = (),
) -> Document:
    blocks: list[Block] = [
        paragraph(bold(record.actor.display_name), gettext(" wrote this down for you.")),
        *before,
        *more,
    ]
    for asked, said in texts:
        blocks += [Heading(2, asked), Voice(said, who=record.person.first_name)]
    blocks.append(paragraph(gettext("If it is not what you said, call us or sign in and change it.")))
    return Document(title=title, blocks=tuple(blocks), call=call_line())
