"""Talks, questions and updates on paper: for the copy of everything."""

from django.utils.translation import gettext

from partake.care_plans import words_of_talks
from partake.care_plans.queries.between import list_questions, list_updates
from partake.care_plans.queries.conversations import list_conversations
from partake.documents import Block, Heading, Voice, bold, paragraph
from partake.kernel import clock
from partake.people.door import OpenRecord


def between_blocks(record: OpenRecord) -> list[Block]:
    """This will write every talk, question and update, the newest first; nothing where there is none."""
    talks, questions, updates = list_conversations(record), list_questions(record), list_updates(record)
    blocks: list[Block] = [Heading(2, gettext("Talks about my plan"))] if talks else []
    for talk in talks:
        names = "; ".join((talk.led_by, *talk.took_part))
        said = f"{words_of_talks.held(talk)} {names}. {talk.about or talk.not_held_words}".strip()
        blocks.append(paragraph(bold(words_of_talks.kind(talk.kind) + ". "), said))
    blocks += [Heading(2, gettext("What I asked"))] if questions else []
    for question in questions:
        blocks.append(Voice(question.words, question.asked_by, clock.local(question.asked_at).date()))
        if question.answer:
            blocks.append(paragraph(bold(f"{question.answered_by}: "), question.answer))
    blocks += [Heading(2, gettext("How things were"))] if updates else []
    for update in updates:
        blocks.append(Voice(update.words, update.by, clock.local(update.at).date()))
    return blocks
