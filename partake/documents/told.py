"""What several formats say in the same words: facts, by-lines, addresses, and a table's rows as sentences."""

import io
import re

from partake.documents.blocks import Run, Runs, Voice
from partake.documents.document import Document
from partake.documents.words import Words, day

FOOTER_LONGEST = 80  # characters: three lines at 28 point
_NUMBER_AND_NEXT = re.compile(r"\b(\d+(?:[.,:]\d+)*) (?=\w)")


def whole_numbers(text: str) -> str:
    """This will tie a number to what follows it, so that "01632 960144" or "2 tablets" never breaks across lines.

    In Arabic or Urdu it does more: by the Unicode bidirectional rules a plain space between two groups of digits shows
    them the wrong way round, and a no-break space does not.
    """
    return _NUMBER_AND_NEXT.sub("\\1\u00a0", text)


def facts(document: Document) -> tuple[str, ...]:
    """This will give what every copy must say, as sentences: which version, valid until when, whom to call."""
    return _facts(document, document.reference, document.call)


def footer_facts(document: Document) -> tuple[str, ...]:
    """This will give the facts short enough for every page: a name keeps its start, whom to call keeps its end, where
    the telephone number is."""
    reference, call = document.reference, document.call
    if len(reference) > FOOTER_LONGEST:
        reference = reference[:FOOTER_LONGEST].rstrip() + "…"
    if len(call) > FOOTER_LONGEST:
        call = "…" + call[-FOOTER_LONGEST:].lstrip()
    return _facts(document, reference, call)


def _facts(document: Document, reference: str, call: str) -> tuple[str, ...]:
    words = document.words
    until = document.valid_until and words.valid_until.format(date=day(document.valid_until, document.language))
    said = (_ended(reference, words), until, _ended(call, words))
    return tuple(fact for fact in said if fact)


def by_line(voice: Voice, document: Document) -> str:
    """This will say whose words they are, of which day, and with whose help ("Joyce, 6 October 2026, with help…")."""
    parts = [voice.who, voice.when and day(voice.when, document.language)]
    parts.append(voice.helped_by and document.words.with_help.format(whom=voice.helped_by))
    return ", ".join(part for part in parts if part)


def sentences(header: tuple[str, ...], row: tuple[str, ...], words: Words) -> tuple[str, str]:
    """This will turn a table's row into its first cell and the rest as sentences, leaving empty cells out."""
    pairs = zip(header[1:], row[1:], strict=True)
    rest = [_ended(words.cell.format(heading=heading, text=text), words) for heading, text in pairs if text]
    return _ended(row[0], words), " ".join(rest)


def _ended(text: str, words: Words) -> str:
    ends = (".", "!", "?", "…", "。", "؟", words.full_stop)
    return text if not text or text.endswith(ends) else text + words.full_stop


def printed_address(address: str) -> str:
    """This will give an address as people write it by hand: no scheme, no closing slash."""
    for scheme in ("https://", "http://", "mailto:", "tel:"):
        address = address.removeprefix(scheme)
    return address.removesuffix("/")


def address_after(run: Run) -> str:
    """This will give the address to print after a link's words, or nothing where the words already hold it."""
    address = printed_address(run.address)
    return "" if address in "".join(run.text.split()) else address


def flat(runs: Runs) -> str:
    """This will give the words alone, each link followed by its address in brackets."""
    return "".join(run.text + (f" ({address})" if (address := address_after(run)) else "") for run in runs)


def qr_svg(address: str) -> str:
    """This will draw a QR code (ISO/IEC 18004, error correction M) as SVG with the quiet border it needs."""
    import segno

    drawn = io.BytesIO()
    segno.make(address, error="m", micro=False).save(drawn, kind="svg", xmldecl=False, svgns=True, border=4)
    return drawn.getvalue().decode("utf-8")
