"""The card as a document, for paper at every size and for a voice: numbered, framed boxes that black print can tell
apart."""

from collections.abc import Callable, Iterable, Sequence

from django.utils.translation import gettext

from partake.care_plans import words_of_card as words
from partake.care_plans.queries.card import Card, Way
from partake.documents import (
    Block,
    BulletList,
    Document,
    Heading,
    NumberedList,
    Paragraph,
    QrCode,
    Strength,
    Zone,
    bold,
    bullets,
    numbered,
    paragraph,
)
from partake.kernel import clock
from partake.people.door import OpenRecord
from partake.people.letters import call_line
from partake.people.queries.record import NeedLine
from partake.ui.words import day

Boxed = Paragraph | BulletList | NumberedList


def card_document(record: OpenRecord, card: Card, *, needs: Sequence[NeedLine], address: str) -> Document:
    """This will write the card. One that is not agreed, or is out of date, says so in its corner, before its first
    box, and at the foot of every page. `address` is where it opens as it is today."""
    old = card.out_of_date(clock.today())
    return Document(
        title=gettext("%(name)s: if I get worse") % {"name": record.person.name},
        corner=_corner(card, is_old=bool(old)),
        blocks=(
            *_warnings(card, old),
            paragraph(
                gettext("My card for: %(conditions)s. Box 3 says when to call 999.")
                % {"conditions": words.conditions(card)}
            ),
            *zones(card.ways),
            *_tests(card),
            *_calm(card.ways),
            *_section(gettext("Tell them"), [need.order for need in needs]),
            paragraph(words.not_advice(own=False, name=record.person.first_name)),
            QrCode(address, gettext("Open my card as it is today")),
        ),
        reference=_reference(card, is_old=bool(old)),
        valid_until=None if old else card.good_until,
        call=call_line(),
    )


def zones(ways: Sequence[Way]) -> list[Block]:
    """This will write the three boxes for every condition at once: what calls for 999 stands together in the last."""
    first, second, third = words.zone_titles()
    return [
        Zone(1, first, tuple(_boxed(ways, _steady))),
        Zone(2, second, tuple(_boxed(ways, _changing)), Strength.BARRED),
        Zone(3, third, (*_boxed(ways, _emergency), paragraph(words.in_danger())), Strength.SOLID),
    ]


def _boxed(ways: Sequence[Way], write: Callable[[Way], Iterable[Boxed]]) -> Iterable[Boxed]:
    for way in ways:
        if len(ways) > 1:
            yield paragraph(bold(way.said.condition))
        yield from write(way)


def _steady(way: Way) -> Iterable[Boxed]:
    said = words.lines(way.said.steady)
    yield bullets(*said) if said else paragraph(gettext("Nothing is written here yet."))


def _changing(way: Way) -> Iterable[Boxed]:
    said = way.said
    yield bullets(*words.lines(said.warning))
    if said.what_i_do:
        yield paragraph(bold(gettext("What I do:")))
        yield numbered(*words.lines(said.what_i_do))
    yield paragraph(bold(f"{words.call(said)} {said.call_phone}".strip()))
    if said.say:
        yield paragraph(words.say(said))
    yield paragraph(words.after_call(said))


def _emergency(way: Way) -> Iterable[Boxed]:
    said = words.lines(way.said.emergency)
    yield bullets(*said) if said else paragraph(words.emergency_missing())


def _warnings(card: Card, old: Iterable[Way]) -> list[Block]:
    if not card.is_agreed:
        return [paragraph(bold(words.not_agreed()))]
    return [paragraph(bold(words.out_of_date(way))) for way in old]


def _corner(card: Card, *, is_old: bool) -> str:
    if not card.is_agreed:
        return gettext("Not agreed yet")
    return gettext("Out of date") if is_old else gettext("Keep this where you can see it")


def _reference(card: Card, *, is_old: bool) -> str:
    said = gettext("My card, from version %(number)s of my plan") % {"number": card.version}
    if not card.is_agreed:
        return said + ", " + gettext("a draft that is not agreed yet")
    if is_old and card.good_until:
        return said + ". " + gettext("Out of date since %(day)s") % {"day": day(card.good_until)}
    return said


def _tests(card: Card) -> list[Block]:
    return _section(gettext("Tests due"), [" ".join(words.test_lines(test)) for test in card.tests])


def _calm(ways: Iterable[Way]) -> list[Block]:
    return _section(gettext("What helps me stay calm"), [one for way in ways for one in words.lines(way.said.calm)])


def _section(heading: str, said: Sequence[str]) -> list[Block]:
    return [Heading(2, heading), bullets(*said)] if said else []
