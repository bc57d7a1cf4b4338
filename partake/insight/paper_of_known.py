"""What we know already, on one page: for those who decide whether to ask people again."""

from django.utils.translation import gettext, ngettext

from partake.documents import Block, Document, Heading, Table, bold, bullets, paragraph
from partake.insight import words_of_acting as words
from partake.insight.queries.known import KnownPage
from partake.insight.words_of_exploring import channel, group
from partake.people.letters import call_line
from partake.ui.words import day
from partake.voices.words import outcome, sampling


def brief(page: KnownPage, body: str) -> Document:
    """This will write what the page says, for paper or a voice."""
    blocks: list[Block] = [
        paragraph(bold(line)) if place == 0 else paragraph(line) for place, line in enumerate(said(page))
    ]
    blocks.append(Heading(2, gettext("From whom, and how well")))
    if page.ways:
        rows = tuple((sampling(one.code), f"{one.voices:,}") for one in page.ways)
        heads = (gettext("How people came to be asked"), gettext("People heard"))
        blocks.append(Table(gettext("How those who spoke came to be asked"), heads, rows))
        rows = tuple((channel(one.code).capitalize(), f"{one.voices:,}") for one in page.channels)
        blocks.append(Table(gettext("How it came"), (gettext("Way"), gettext("People heard")), rows))
    blocks.append(Heading(2, gettext("How often people were asked")))
    blocks.append(bullets(asked_before(page)))
    blocks.append(Heading(2, gettext("Who is missing")))
    blocks.append(paragraph(page.who_is_missing))
    blocks.append(paragraph(not_heard()))
    if page.outcomes or page.improvements:
        blocks.append(Heading(2, gettext("What came of it before")))
        lines = [f"{outcome(one.kind)}: {one.title}" for one in page.outcomes]
        lines += [f"{title} ({words.state(state)})" for _, title, state in page.improvements]
        blocks.append(bullets(lines))
    title = gettext("What %(body)s knows already") % {"body": body}
    return Document(title=title, blocks=tuple(blocks), call=call_line())


def said(page: KnownPage) -> list[str]:
    """This will give what is known as sentences, the answer first."""
    when = words.between(page.first, page.last)
    lines = []
    if page.asked.theme:
        finding = words.finding(page.figure, theme=page.theme)
        lines.append(
            finding or gettext("%(theme)s: nobody has said anything that was counted.") % {"theme": page.theme}
        )
    if page.asked.words:
        many = ngettext("%(num)s person said “%(words)s”.", "%(num)s people said “%(words)s”.", page.say_words)
        more = gettext("More than %(num)s people said “%(words)s”.") if page.is_more else many
        lines.append(more % {"num": f"{page.say_words:,}", "words": page.asked.words})
    if page.group is not None:
        named = group(page.group.characteristic, page.group.category)
        if page.group.voices is None:
            lines.append(gettext("%(group)s: too few answers to show safely.") % {"group": named})
        else:
            many = ngettext("%(group)s: %(num)s person was heard.", "%(group)s: %(num)s people were heard.",
                            page.group.voices)  # fmt: skip
            lines.append(many % {"group": named, "num": f"{page.group.voices:,}"})
    heard = ngettext(
        "%(where)s heard %(num)s person, %(when)s.", "%(where)s heard %(num)s people, %(when)s.", page.heard
    )
    return [*lines, heard % {"where": page.service, "num": f"{page.heard:,}", "when": when}]


def asked_before(page: KnownPage) -> list[str]:
    """This will say how often people here were asked: by going to them, by questionnaires, and by those who speak for
    the public."""
    lines = []
    if page.asked_months:
        many = ngettext(
            "In %(num)s of these %(months)s months somebody went to people here and asked; %(voices)s people answered.",
            "In %(num)s of these %(months)s months somebody went to people here and asked; %(voices)s people answered.",
            page.asked_months,
        )
        lines.append(many % {"num": page.asked_months, "months": page.months, "voices": f"{page.asked_voices:,}"})
    for one in page.questionnaires:
        many = ngettext(
            "“%(title)s” asked people: %(num)s answer.", "“%(title)s” asked people: %(num)s answers.", one.answered
        )
        lines.append(many % {"title": one.title, "num": f"{one.answered:,}"})
    if page.enquiries:
        many = ngettext(
            "Whoever speaks for the public asked %(num)s time what came of it, last on %(day)s.",
            "Whoever speaks for the public asked %(num)s times what came of it, last on %(day)s.",
            len(page.enquiries),
        )
        lines.append(many % {"num": len(page.enquiries), "day": day(max(page.enquiries))})
    if lines:
        return [*lines, gettext("Before you ask again, say what came of it.")]
    return [gettext("Nobody went to people here and asked them in these %(months)s months.") % {"months": page.months}]


def not_heard() -> str:
    return gettext(
        "Those who spoke are not everyone. The range says how far chance could move a share, not how different those "
        "are who said nothing."
    )
