"""Which themes a body sorts by, and what a theme is called, whichever framework and version it came from.

frameworks.for_body(organisation_id)      the framework a body uses now
frameworks.theme("experience:waiting")    one theme
frameworks.name_of("experience:waiting")  what people read
"""

from dataclasses import replace
from functools import lru_cache

from django.utils.translation import gettext

from partake.insight.models.themes import BodyFramework, OwnFramework
from partake.insight.themes.framework_files import (
    FOLDER,
    KINDS,
    NONE_FITS,
    Framework,
    FrameworkFaults,
    Theme,
    built_in,
    parse,
    read_file,
)
from partake.organisations.models import Organisation

__all__ = [
    "DEFAULT",
    "FOLDER",
    "FOUNDATIONS",
    "KINDS",
    "NONE_FITS",
    "Framework",
    "FrameworkFaults",
    "Theme",
    "built_in",
    "for_body",
    "is_none",
    "name_of",
    "own_framework",
    "own_key",
    "parse",
    "read_file",
    "theme",
    "title_of",
]

DEFAULT = "experience"
# What an own framework may build on: those that stand alone.
FOUNDATIONS = ("experience", "relational-functional", "self-management")


def for_body(organisation_id: int) -> Framework:
    """This will give the framework a body uses, with everything it builds on: "experience" until somebody chooses."""
    chosen = BodyFramework.objects.filter(organisation=organisation_id).values_list("framework", flat=True).first()
    if chosen is None or chosen in built_in():
        return built_in()[chosen or DEFAULT]
    return own_framework(chosen) or built_in()[DEFAULT]


def theme(key: str) -> Theme | None:
    """This will give a theme by its key, from any framework and any version, the newest that has it. "No theme fits"
    is one too. None: nobody ever made it."""
    framework, _, own = key.partition(":")
    if own == NONE_FITS:
        words = gettext("What somebody read, and no theme fits.")
        return Theme(key, gettext("No theme fits"), words) if _known(framework) else None
    if framework in built_in():
        return built_in()[framework].find(key)
    versions = OwnFramework.objects.filter(key=framework).order_by("-number").values_list("number", "written")
    for number, written in versions:
        if found := _read(framework, number, written).find(key):
            return found
    return None


def name_of(key: str) -> str:
    """This will give what people read of a theme, in their language where it is translated; the key itself where
    nobody knows it any more."""
    found = theme(key)
    return gettext(found.name) if found else key


def title_of(framework: str) -> str:
    """This will give the name of a framework by its key, in its reader's language; the key where nobody knows it."""
    found = built_in().get(framework) or own_framework(framework)
    return gettext(found.name) if found else framework


def is_none(key: str) -> bool:
    """This will say whether a label is "no theme fits", which is no theme and stands in no list of them."""
    return key.endswith(f":{NONE_FITS}")


def own_key(organisation: Organisation) -> str:
    """This will give the key of a body's own framework."""
    return f"own-{organisation.public_id.hex[:12]}"


def own_framework(key: str, number: int | None = None) -> Framework | None:
    """This will give a body's own framework, the newest version or the one named, with what it builds on."""
    rows = OwnFramework.objects.filter(key=key).order_by("-number")
    row = (rows if number is None else rows.filter(number=number)).first()
    if row is None:
        return None
    own = _read(key, row.number, row.written)
    base = built_in().get(own.builds_on)
    if base is None:
        return replace(own, version=str(row.number))
    return replace(own, themes=(*base.themes, *own.themes), version=f"{row.number} + {base.key} {base.version}")


def _known(framework: str) -> bool:
    return framework in built_in() or OwnFramework.objects.filter(key=framework).exists()


@lru_cache(maxsize=64)
def _read(key: str, number: int, written: str) -> Framework:  # noqa: ARG001
    """A version never changes, so it is read once."""
    return parse(written, key, FOUNDATIONS)
