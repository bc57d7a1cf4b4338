"""What stands around every page: menu, band, who is signed in. `config.page_frame` fills it; the layout draws it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from django.conf import settings
from django.utils.translation import get_language, get_language_bidi

BandKind = Literal["ACTING", "HELPING", "EMERGENCY", "DECIDING"]


@dataclass(frozen=True)
class MenuItem:
    """A link in the menu, header, band or footer. `current` marks the part of Partake the reader is in.

    `posts` makes it a one-button form, for a link whose press changes something (leaving a record, signing out).
    `holds` begins the addresses of other pages that are a part of it too. `about` says what one does there, for
    when the menu has no room and it stands on the reader's first page instead.
    """

    words: str
    address: str
    current: bool = False
    posts: bool = False
    holds: str = ""
    about: str = ""


@dataclass(frozen=True)
class Band:
    """As whom the reader is here, when it is not simply as themselves. Each kind looks different because each
    is a different power; `lead` and `words` say which in plain words, and `links` hold the way to leave."""

    kind: BandKind
    lead: str
    words: str = ""
    links: tuple[MenuItem, ...] = ()


@dataclass(frozen=True)
class NeedLine:
    """One order on how to communicate: what to do, who meets it, what is not arranged, and where to arrange it."""

    order: str
    rest: str = ""
    gap: str = ""
    link: MenuItem | None = None


@dataclass(frozen=True)
class NeedsBanner:
    """How to communicate with the person whose record is open. It stands on every such page."""

    heading: str
    lines: tuple[NeedLine, ...]


@dataclass(frozen=True)
class Frame:
    """`demonstration` is the name of the character stepped into, "" in a demonstration seen as nobody, and None
    where real people are served. `record_links` lead between the rooms that hold something of the record that is open;
    `waiting` is what its reader should read first. `more` is what the menu has no room for: the reader's first page
    shows it. `brand` is `settings.BRAND`."""

    service_name: str
    home_address: str = "/"
    menu: tuple[MenuItem, ...] = ()
    more: tuple[MenuItem, ...] = ()
    account_links: tuple[MenuItem, ...] = ()
    band: Band | None = None
    needs: NeedsBanner | None = None
    record_links: tuple[MenuItem, ...] = ()
    waiting: tuple[MenuItem, ...] = ()
    demonstration: str | None = None
    demonstration_address: str = "/"
    language: str = "en-GB"
    direction: Literal["ltr", "rtl"] = "ltr"
    brand: Mapping[str, object] = field(default_factory=dict)
    footer_links: tuple[MenuItem, ...] = ()

    @classmethod
    def bare(cls) -> "Frame":
        """This will give a frame that asks nothing of the database, for the page shown when it is down."""
        name = str(settings.BRAND["name"])
        return cls(service_name=name, brand=settings.BRAND, language=page_language(), direction=page_direction())


def page_language() -> str:
    """This will give the language tag of the page being drawn, in the form HTML wants ("en-GB")."""
    language, _, region = (get_language() or settings.LANGUAGE_CODE).partition("-")
    return f"{language}-{region.upper()}" if region else language


def page_direction() -> Literal["ltr", "rtl"]:
    """This will give the way the page being drawn is read."""
    return "rtl" if get_language_bidi() else "ltr"
