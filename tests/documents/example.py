"""One printed plan with every kind of block, used by the tests and the bench. Everyone in it is invented."""

from datetime import date

from partake.documents import (
    Block,
    Document,
    Heading,
    PageBreak,
    Picture,
    QrCode,
    Strength,
    Table,
    TickList,
    Voice,
    WriteHere,
    Zone,
    bold,
    bullets,
    link,
    numbered,
    paragraph,
)
from partake.documents.blocks import runs

PRINTED_ON = date(2026, 11, 19)
SQUARE = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="50" height="50"><path fill="#4b2245" d="M0 0h50v50H0z"/></svg>'
)
PNG_DOT = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b550000000a49444154789c63600000000200"
    "0148afa4710000000049454e44ae426082"
)

PLAN: tuple[Block, ...] = (
    Heading(2, "What matters to me"),
    Voice(
        "My grandson Dayo, my allotment, my church on Harbour Street. "
        "I was a bus driver for 31 years and I still wake at five.",
        who="Joyce Adeyemi",
        when=date(2026, 10, 6),
        helped_by="Tunde Adeyemi",
    ),
    Heading(2, "How to support me well"),
    Voice("Ask me before you touch my feet. Talk to me, not to my son.\nIf I go quiet I have not understood."),
    Heading(2, "How to communicate with me"),
    paragraph("Letters in 24 point. Face me, I lip-read. Yoruba interpreter for long talks."),
    Heading(2, "My goals"),
    Heading(3, "Saturdays at the allotment with Dayo. Matters 9 out of 10. Going well."),
    Table(
        "What we will do",
        ("Who", "What", "When", "How sure"),
        (
            ("Joyce", "Walk a bit further three times a week", "from 12 October", "8 out of 10"),
            ("Beth Lund", "Find a slow walking group", "by 20 November", ""),
        ),
    ),
    Heading(2, "We see one thing differently"),
    paragraph(bold("Joyce says: "), "I do not want a second water tablet. Your choice stands."),
    bullets("Radio on, window open", ("Call ", link("Tunde", "tel:07700900318"))),
    numbered("Weigh myself every morning", "Write it down"),
    paragraph("Read more about ", link("your rights", "https://partake.example/rights/"), "."),
    Picture("A plum square", SQUARE),
    Heading(2, "What I want to add or change"),
    TickList((runs("Nothing to change"), runs("I want to talk about it"))),
    WriteHere(4),
    QrCode("https://partake.example/r7k2", "Open the plan as it is today"),
)
CARD: tuple[Block, ...] = (
    Zone(1, "Fine: carry on", (paragraph("I can walk to the shop. I sleep on one or two pillows."),)),
    Zone(
        2,
        "Warning: call today",
        (
            paragraph(bold("If any of these: "), "up 2 kg in 3 days. Ankles swell."),
            bullets("Call the heart team: 01632 960181"),
            numbered("Say “heart card”"),
        ),
        Strength.BARRED,
    ),
    Zone(3, "Emergency: call 999", (paragraph("I can’t breathe lying or sitting. Chest pain."),), Strength.SOLID),
)


def plan(*more: Block, title: str = "Joyce Adeyemi: my plan", language: str = "en-GB") -> Document:
    """This will give Joyce's plan and card, with `more` blocks after them."""
    return Document(
        title,
        (*PLAN, PageBreak(), *CARD, *more),
        language=language,
        reference="My plan, version 3",
        valid_until=date(2026, 11, 24),
        call="Key worker: Sam Whitcombe, 01632 960144",
        corner="Keep this where you can see it",
    )
