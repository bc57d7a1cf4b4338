"""The preparation sheet: the questions with the person's own results, and room to write, for paper or a voice."""

from collections.abc import Sequence

from django.utils.translation import gettext

from partake.care_plans import words
from partake.care_plans.domain.preparing import MOST_FIRST, shown_code
from partake.care_plans.domain.states import INVOLVEMENT_WORDS
from partake.care_plans.letters_of_preparing import prepare_address, when_we_talk
from partake.care_plans.models import InvolvementWish, Printed
from partake.care_plans.queries.preparation import AnswerNow, PreparationNow
from partake.documents import (
    Block,
    Document,
    Heading,
    QrCode,
    TickList,
    Voice,
    WriteHere,
    bold,
    bullets,
    paragraph,
)
from partake.documents.blocks import runs
from partake.measures.paper import blocks_of
from partake.measures.queries import ResultNow
from partake.people.door import OpenRecord
from partake.people.letters import call_line

ROOM = 4  # ruled lines under each question


def sheet_document(
    record: OpenRecord,
    now: PreparationNow,
    printed: Printed,
    *,
    wish: InvolvementWish | None,
    results: Sequence[ResultNow] = (),
) -> Document:
    """This will write the sheet. `results` are the person's own, for before the questions that ask about them."""
    code = shown_code(printed.code)
    return Document(
        title=gettext("%(name)s: getting ready for our talk") % {"name": record.person.name},
        blocks=(
            paragraph(bold(when_we_talk(now.talk_on))),
            bullets(
                gettext("Write on this paper, as much or as little as you like."),
                gettext("Leave out any question. You do not have to do this at all."),
                gettext("Give it to us or send it back. We type in your words as they are, and show you."),
            ),
            *_decisions(wish),
            *_questions(now, blocks_of(results)),
            Heading(2, gettext("What shall we talk about first?")),
            paragraph(gettext("Write the numbers of up to %(most)s questions.") % {"most": MOST_FIRST}),
            WriteHere(1),
            QrCode(prepare_address(record), gettext("Answer on a screen instead. Paper %(code)s") % {"code": code}),
        ),
        reference=gettext("Getting ready, paper %(code)s") % {"code": code},
        valid_until=printed.valid_until,
        call=call_line(),
    )


def _decisions(wish: InvolvementWish | None) -> list[Block]:
    """Asked at the start, each time: how somebody wants to be involved changes with what is decided."""
    blocks: list[Block] = [Heading(2, gettext("How do you want decisions made?"))]
    if wish is not None:
        said = words.involvement(wish.how, wish.ask_name)
        blocks.append(paragraph(gettext("Last time you said: %(said)s. Is it still so?") % {"said": said}))
    return [*blocks, TickList(tuple(runs(gettext(one)) for one in INVOLVEMENT_WORDS.values()))]


def _questions(now: PreparationNow, results: Sequence[Block]) -> list[Block]:
    blocks: list[Block] = []
    number = 0
    for part in now.parts:
        blocks.append(Heading(2, part.heading))
        for one in part.prompts:
            number += 1
            # Results have headings of their own, so they come first and the room to write stands under its question.
            blocks += results if one.with_results else ()
            blocks.append(Heading(3, f"{number}. {one.words}"))
            if one.hint:
                blocks.append(paragraph(one.hint))
            blocks += _said(now.answers[one.code])
            # A page may end between the box and the tick, so the tick says which question it is about.
            tick = gettext("I want to talk about question %(number)s") % {"number": number}
            blocks += [WriteHere(ROOM), TickList((runs(tick),))]
    return blocks


def prepared_blocks(now: PreparationNow) -> list[Block]:
    """This will write what was prepared, what comes first for the person at the top, and nothing else."""
    said = [one for one in (*now.to_talk_about, *now.answered) if one.said]
    blocks: list[Block] = [Heading(2, gettext("What I prepared for a talk"))] if said else []
    for one in said:
        blocks += [Heading(3, one.prompt.words), *_said(one)]
    return blocks


def _said(answer: AnswerNow) -> list[Voice]:
    return [Voice(one.words, who=one.who, when=one.on, helped_by=one.helped_by) for one in answer.said]
