"""What may stand inside a block: typed text without its invisible traps, and addresses that are safe to follow."""

import re

# C0 and C1 controls and lone surrogates cannot be stored (PostgreSQL refuses them) or shown. Embeddings and overrides
# (U+202A to U+202E) can make the rest of a line read backwards: a name could rewrite the words after it. Isolates do
# the honest part of their work, and stay. Noncharacters are not text at all.
_NEVER = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\ufdd0-\ufdef\ufff9-\ufffb"
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000))
    + "]"
)
_LINE_ENDS = re.compile("\r\n|[\r\x85\u2028\u2029]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_ADDRESS = re.compile(r"(https?://|mailto:|tel:)[^\s<>\"\\^`{|}]+", re.IGNORECASE)


class DocumentError(ValueError):
    """A document that could not be read by everybody: the message says what to mend."""


def typed(text: str) -> str:
    """This will give `text` without what cannot be stored, shown or trusted; one kind of line end; nothing else
    changed."""
    return _NEVER.sub("", _SURROGATES.sub("\ufffd", _LINE_ENDS.sub("\n", text))).replace("\t", " ")


def required(text: str, what: str) -> str:
    """This will give `text` cleaned, or raise `DocumentError` where nothing is left to read."""
    text = typed(text)
    if not text.strip():
        raise DocumentError(f"{what} needs words")
    return text


def one_line(text: str) -> str:
    """This will give `text` cleaned, on one line."""
    return " ".join(typed(text).split())


def safe_address(address: str) -> str:
    """This will give an http, https, mailto or tel address back, or raise `DocumentError`."""
    if address and not _ADDRESS.fullmatch(address):
        raise DocumentError(f"cannot link to {address!r}: give an https, http, mailto or tel address")
    return address


def keep(block: object, **values: object) -> None:
    """This will put cleaned values in place of those given: the one moment a frozen block changes."""
    for name, value in values.items():
        object.__setattr__(block, name, value)
