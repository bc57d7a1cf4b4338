"""The same questions on paper: a form to fill in and hand back, and what to say to somebody on the phone."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from partake.documents import Block, Document, Heading, PageBreak, QrCode, TickList, Words, WriteHere, bold, paragraph
from partake.documents.blocks import bullets, runs
from partake.organisations.models import Organisation, Service
from partake.questionnaires import languages
from partake.questionnaires.domain import Content, Question, QuestionKind
from partake.questionnaires.forms.asked import condition_words

Said = Callable[[str], str]


@dataclass(frozen=True)
class About:
    """Who asks, at which service if at one, and the address of the page in full."""

    body: Organisation | None
    service: Service | None
    address: str


def printed_forms(content: Content, numbers: Iterable[str], *, language: str, about: About) -> Document:
    """This will make one form for each number, each starting a new page."""
    with translation.override(languages.page_language(language)):
        every = tuple(numbers)
        blocks: list[Block] = []
        for place, number in enumerate(every):
            # The document's own title stands above the first.
            blocks += [PageBreak(), Heading(2, content.said_in(language, content.title))] if place else []
            blocks += _one_form(content, number, language, about)
        return Document(
            content.said_in(language, content.title),
            tuple(blocks),
            language="en-GB" if language == languages.ENGLISH else language,
            reference=_("Form %(number)s") % {"number": every[0]} if len(every) == 1 else "",
            call=_call(about.body),
            mark=str(settings.BRAND["name"]),
            words=Words(),
        )


def page_to_put_up(content: Content, *, language: str, about: About) -> Document:
    """This will make a page for a wall or a table, with a square that opens the questions."""
    with translation.override(languages.page_language(language)):
        there = _in_language(about.address, language)
        words = content.said_in(language, content.intro)
        return Document(
            content.said_in(language, content.title),
            (
                *_about(about),
                *([paragraph(words)] if words.strip() else []),
                QrCode(there, _("Answer on a phone")),
                paragraph(_("Or type: %(address)s") % {"address": there.partition("://")[2]}),
                paragraph(_("Ask anyone who works here for a form on paper.")),
                paragraph(_("Nobody watches these answers as they come in. If somebody is in danger now, call 999.")),
            ),
            language="en-GB" if language == languages.ENGLISH else language,
            call=_call(about.body),
            mark=str(settings.BRAND["name"]),
            words=Words(),
        )


def phone_script(
    content: Content, *, language: str, body: Organisation | None, service: Service | None = None
) -> Document:
    """This will make what somebody reads aloud and ticks while they call."""
    with translation.override(languages.page_language(language)):
        name = body.name if body else settings.BRAND["name"]
        blocks: list[Block] = [
            *_about(About(body, service, "")),
            Heading(2, _("Say first")),
            paragraph(_("“Hello. I am calling from %(name)s. May I ask you some questions?”") % {"name": name}),
            bullets(
                _("If they say no, thank them and end the call. That is all right."),
                _("Say that they can leave out any question, and stop at any time."),
                _("Write what they say in their own words. Do not mend it."),
                _("If they ask what becomes of it: what they choose is counted, and what they say is read here."),
                _("If somebody may be in danger, stop. Call 999, and tell whoever keeps people safe where you work."),
            ),
            *_asked(content, language),
            Heading(2, _("Say last")),
            paragraph(f"“{content.said_in(language, content.thanks) or _('Thank you. That was all.')}”"),
        ]
        title = _("On the phone: %(title)s") % {"title": content.said_in(language, content.title)}
        tag = "en-GB" if language == languages.ENGLISH else language
        return Document(title, tuple(blocks), language=tag, call=_call(body), mark=str(settings.BRAND["name"]))


def page_address(questionnaire_id: object, service_id: object = None) -> str:
    """This will give the public page in full, at a service where one is given."""
    at = ("begin_at", [questionnaire_id, service_id]) if service_id else ("begin", [questionnaire_id])
    return settings.SITE_ADDRESS.rstrip("/") + reverse(f"questionnaires:{at[0]}", args=at[1])


def _one_form(content: Content, number: str, language: str, about: About) -> list[Block]:
    there = _in_language(f"{about.address}?form={number}", language)
    intro = content.said_in(language, content.intro)
    body = about.body
    return [
        paragraph(_("Form %(number)s") % {"number": number}),
        *_about(about),
        *([paragraph(intro)] if intro.strip() else []),
        paragraph(_("You can leave out anything you like. Please do not write your name on this form.")),
        paragraph(_what_happens(body)),
        QrCode(there, _("Answer here instead, on a phone or computer")),
        *_asked(content, language),
        Heading(2, _("When you have finished")),
        paragraph(_("Hand this form to anyone who works here, or send it to: %(body)s") % {"body": _reach(body)}),
        paragraph(_("Nobody watches these answers as they come in. If somebody is in danger now, call 999.")),
        paragraph(_("Form %(number)s") % {"number": number}),
    ]


def _asked(content: Content, language: str) -> list[Block]:
    blocks: list[Block] = []
    number = 0
    for section in content.sections:
        level = 2
        if section.title:
            blocks.append(Heading(2, content.said_in(language, section.title)))
            level = 3
        if section.intro:
            blocks.append(paragraph(content.said_in(language, section.intro)))
        for question in section.questions:
            number += 1
            blocks += _question(content, question, language, number, level)
    return blocks


def _question(content: Content, question: Question, language: str, number: int, level: int) -> list[Block]:
    def said(words: str) -> str:
        return content.said_in(language, words)

    hints = [condition_words(content, question, content.questions, language), said(question.hint)]
    blocks: list[Block] = [Heading(level, f"{number}. {said(question.words)}")]
    blocks += [paragraph(words) for words in hints if words]
    return blocks + _room(question, said)


def _room(question: Question, said: Said) -> list[Block]:
    """Boxes to tick, or lines to write on, and how."""
    options = [said(one.words) for one in question.options]
    match question.kind:
        case QuestionKind.ONE_OF:
            return [paragraph(_("Tick one.")), _boxes(options)]
        case QuestionKind.YES_NO:
            return [_boxes([_("Yes"), _("No")])]
        case QuestionKind.SOME_OF:
            return [paragraph(_("Tick as many as you like.")), _boxes(options)]
        case QuestionKind.SCALE:
            ends = {question.lowest: said(question.lowest_words), question.highest: said(question.highest_words)}
            steps = range(question.lowest, question.highest + 1)
            return [
                paragraph(_("Tick one.")),
                _boxes([f"{step}: {ends[step]}" if ends.get(step) else str(step) for step in steps]),
            ]
        case QuestionKind.RANK:
            return [
                paragraph(_("Write 1 beside what comes first, then 2, and so on.")),
                bullets(*(f"{words}: ____" for words in options)),
            ]
        case QuestionKind.STATEMENTS:
            blocks: list[Block] = []
            for one in question.statements:
                blocks += [paragraph(said(one.words)), _boxes(options)]
            return blocks
        case QuestionKind.NUMBER:
            return [paragraph(_("A number from %s to %s:") % (question.lowest, question.highest)), WriteHere(1)]
        case QuestionKind.DAY:
            return [paragraph(_("Day, month and year:")), WriteHere(1)]
        case QuestionKind.SHORT_TEXT:
            return [WriteHere(1)]
        case _:
            return [WriteHere(5)]


def _boxes(words: list[str]) -> TickList:
    return TickList(tuple(runs(one) for one in words))


def _about(about: About) -> list[Block]:
    return [paragraph(bold(about.service.name))] if about.service else []


def _what_happens(body: Organisation | None) -> str:
    """As the page says it."""
    if body is None:
        return _("What you choose is counted with everybody else’s answers. You do not have to say who you are.")
    return _(
        "What you choose is counted with everybody else’s answers. What you write is read, all of it together, by"
        " people who work for %(name)s. You do not have to say who you are."
    ) % {"name": body.name}


def _in_language(address: str, language: str) -> str:
    if language == languages.ENGLISH:
        return address
    return f"{address}{'&' if '?' in address else '?'}in={language}"


def _reach(body: Organisation | None) -> str:
    if body is None:
        return str(settings.BRAND["name"])
    return ", ".join(part for part in (body.name, body.email, body.phone) if part)


def _call(body: Organisation | None) -> str:
    return f"{body.name}, {body.phone}" if body and body.phone else ""
