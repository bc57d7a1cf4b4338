"""A service's page on paper: the poster that leads to it, and the same questions to fill in by hand."""

from collections.abc import Iterable

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from partake.documents import (
    Block,
    Document,
    Heading,
    PageBreak,
    QrCode,
    TickList,
    Words,
    WriteHere,
    paragraph,
)
from partake.documents.blocks import runs
from partake.documents.poster import Poster
from partake.feedback.about_me import SPEAKERS, questions_of
from partake.feedback.friends_and_family import ENGLISH, Wording, wordings
from partake.feedback.models import FeedbackPage
from partake.feedback.page_address import page_address, short_address
from partake.voices.queries.public import PublicOutcome

# What fits in the poster's frame; what came of something at greater length is told by its title.
SHORT = 110


def poster_of(page: FeedbackPage, wording: Wording, came_of_it: PublicOutcome | None = None) -> Poster:
    """This will make a service's poster. `came_of_it` is a change that was published: the reason to bother."""
    with translation.override(wording.code):
        ways = [(_("On paper"), _("Ask at the desk. Large print too.") + " " + _languages())]
        ways.append((_("Tell someone"), _("We write it down in your words.")))
        if page.phone:
            ways.insert(0, (_("Call"), page.phone))
        return Poster(
            above=page.service.name,
            heading=_("How was it today?"),
            lead=_("Two questions. No name needed. Good or bad, we read every one."),
            camera=_("Point your phone’s camera here"),
            or_go_to=_("or go to"),
            address=_in_language(page_address(page), wording),
            short=short_address(page),
            ways=tuple(ways),
            quote=_quote(came_of_it) if came_of_it else (),
            foot=f"{wording.not_watched} {wording.emergency}",
            mark=str(settings.BRAND["name"]),
            language=_tag(wording),
        )


def printed_forms(page: FeedbackPage, numbers: Iterable[str], wording: Wording) -> Document:
    """This will make one form for each number, each starting a new page."""
    with translation.override(wording.code):
        every = tuple(numbers)
        title = _("How was %(service)s?") % {"service": page.service.name}
        blocks: list[Block] = []
        for place, number in enumerate(every):
            # The document's own title stands above the first.
            blocks += [PageBreak(), Heading(2, title)] if place else []
            blocks += _one_form(page, number, wording, is_later=place > 0)
        return Document(
            title,
            tuple(blocks),
            language=_tag(wording),
            mark=str(settings.BRAND["name"]),
            corner=_form(every[0]),
            words=Words(),
        )


def _one_form(page: FeedbackPage, number: str, wording: Wording, *, is_later: bool) -> list[Block]:
    why = page.why if wording.code == ENGLISH and page.why else wording.why
    there = page_address(page, form_number=number)
    return [
        *([paragraph(_form(number))] if is_later else []),
        paragraph(_("You don’t have to answer. Leave your name off. It does not change your care.")),
        Heading(2, f"1. {wording.question}"),
        paragraph(_("Tick one.")),
        _boxes(wording.answers),
        Heading(2, f"2. {why}"),
        WriteHere(5),
        Heading(2, f"3. {wording.quote}"),
        _boxes((wording.yes, wording.no)),
        *_about_me(page),
        Heading(2, f"4. {_('Would you like to hear what came of it?')}"),
        paragraph(_("Write a phone number, email or address, and say if you need large print. We keep this apart.")),
        WriteHere(2),
        Heading(2, _("When you have finished")),
        paragraph(_("Hand this to anyone who works here, or put it in the box."), "\n", _form(number)),
        QrCode(_in_language(there, wording), _("Answer here instead, on a phone")),
        paragraph(f"{wording.not_watched} {wording.emergency}"),
        *([paragraph(_("Rather talk? Call %(phone)s.") % {"phone": page.phone})] if page.phone else []),
    ]


def _about_me(page: FeedbackPage) -> list[Block]:
    """After the question of quoting and before the address, so that who somebody is never stands beside it."""
    asked = questions_of(page.asks_about)
    if not asked:
        return []
    blocks: list[Block] = [
        Heading(2, _("About you, if you like")),
        paragraph(_("So that we can see who is heard less. Leave out anything.")),
        Heading(3, _("Who are you?")),
        _boxes(_(words) for words in SPEAKERS.values()),
    ]
    for one in asked:
        blocks += [Heading(3, _(one.words)), _boxes(_(words) for _code, words in one.answers)]
    return blocks


def _boxes(words: Iterable[str]) -> TickList:
    return TickList(tuple(runs(one) for one in words))


def _form(number: str) -> str:
    return _("Form %(number)s") % {"number": number}


def _languages() -> str:
    return ", ".join(one.name for one in wordings().values())


def _in_language(address: str, wording: Wording) -> str:
    if wording.code == ENGLISH:
        return address
    return f"{address}{'&' if '?' in address else '?'}in={wording.code}"


def _tag(wording: Wording) -> str:
    return "en-GB" if wording.code == ENGLISH else wording.code


def _quote(came_of_it: PublicOutcome) -> tuple[tuple[str, bool], ...]:
    if max(len(came_of_it.said), len(came_of_it.words)) > SHORT:
        return ((_("What changed because people said so:"), False), (came_of_it.title, True))
    return (
        (_("You said: %(words)s") % {"words": came_of_it.said}, False),
        (_("We did: %(words)s") % {"words": came_of_it.words}, True),
    )
