"""Reads a framework of themes from a file, and says in plain words, with line and theme, what is wrong with one.

No database and no clock here: what a body uses is `insight.frameworks`.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from django.utils.translation import gettext

from partake.voices.domain.labels import LONGEST_LABEL

FOLDER = Path(__file__).parent.parent / "data" / "frameworks"
NONE_FITS = "none"
"""The key, in every framework, of what somebody read and no theme fits. No file may use it."""
KINDS = ("relational", "functional")
MOST_THEMES, LONGEST_MEANING, LONGEST_KEY = 80, 300, 40
_KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_OF_FILE = {"name", "version", "made_on", "source", "reviewed", "builds_on", "theme"}
_OF_THEME = {"key", "name", "meaning", "within", "kind", "ended"}


class FrameworkFaults(ValueError):
    """The file is not a framework. `faults` are sentences, each naming the line or the theme, in order."""

    def __init__(self, faults: Sequence[str]) -> None:
        super().__init__(" ".join(faults))
        self.faults = tuple(faults)


@dataclass(frozen=True)
class Theme:
    """What a comment may be about. `key` is "framework:theme", `within` the key of the heading it stands under, or "".
    `kind` is "relational" (how people are treated), "functional" (how things work) or "". One that `ended` keeps the
    labels it has and gets no more."""

    key: str
    name: str
    meaning: str
    within: str = ""
    kind: str = ""
    ended: bool = False


@dataclass(frozen=True)
class Framework:
    """Themes that belong together, in order, headings before what is under them. `reviewed` says whether somebody who
    did not write it has checked it."""

    key: str
    name: str
    version: str
    made_on: date
    source: str
    reviewed: bool
    themes: tuple[Theme, ...]
    builds_on: str = ""

    @property
    def offered(self) -> tuple[Theme, ...]:
        """This will give the themes that may be put on a comment: no headings, and none that ended."""
        headings = {theme.within for theme in self.themes}
        return tuple(theme for theme in self.themes if theme.key not in headings and not theme.ended)

    @property
    def none_fits(self) -> str:
        """This will give the key of "no theme fits"."""
        return f"{self.key}:{NONE_FITS}"

    def find(self, key: str) -> Theme | None:
        return next((theme for theme in self.themes if theme.key == key), None)


@cache
def built_in() -> Mapping[str, Framework]:
    """This will give the frameworks that come with Partake, by key. Raises `FrameworkFaults` naming the file."""
    return {path.stem: read_file(path) for path in sorted(FOLDER.glob("*.toml"))}


def read_file(path: Path) -> Framework:
    try:
        return parse(path.read_text(encoding="utf-8"), path.stem)
    except FrameworkFaults as wrong:
        raise FrameworkFaults([f"{path.name}: {fault}" for fault in wrong.faults]) from None


def parse(written: str, key: str, known: Sequence[str] = ()) -> Framework:
    """This will read a framework called `key`. `known` are the frameworks it may build on. Raises `FrameworkFaults`
    with everything that is wrong."""
    try:
        found = tomllib.loads(written)
    except tomllib.TOMLDecodeError as wrong:
        raise FrameworkFaults([gettext("This cannot be read: %(what)s.") % {"what": wrong}]) from None
    lines = [number for number, line in enumerate(written.splitlines(), 1) if re.match(r"\s*\[\[\s*theme\s*\]\]", line)]
    themes = found.get("theme", [])
    if not isinstance(themes, list) or not all(isinstance(one, dict) for one in themes) or len(lines) != len(themes):
        raise FrameworkFaults([gettext("Write each theme under a line [[theme]] of its own.")])
    if faults := [*_of_file(found, known), *_of_themes(themes, lines)]:
        raise FrameworkFaults(faults)
    return Framework(
        key=key,
        name=" ".join(found["name"].split()),
        version=str(found["version"]),
        made_on=found["made_on"],
        source=found["source"],
        reviewed=found["reviewed"],
        builds_on=found.get("builds_on", ""),
        themes=tuple(
            Theme(
                key=f"{key}:{one['key']}",
                name=" ".join(one["name"].split()),
                meaning=" ".join(one["meaning"].split()),
                within=f"{key}:{one['within']}" if one.get("within") else "",
                kind=one.get("kind", ""),
                ended=one.get("ended", False),
            )
            for one in themes
        ),
    )


def _of_file(found: dict[str, Any], known: Sequence[str]) -> Iterator[str]:
    for name in sorted(found.keys() - _OF_FILE):
        yield gettext("“%(word)s” at the top means nothing here.") % {"word": name}
    for name in ("name", "version", "source"):
        if not isinstance(found.get(name), str) or not found[name].strip():
            yield gettext("At the top, “%(word)s” is missing or empty. Write it between quotes.") % {"word": name}
    # A time of day would be a datetime, which is a date too: only the day is wanted.
    if type(found.get("made_on")) is not date:
        yield gettext("At the top, “made_on” is missing. Write the day as 2026-11-19, without quotes.")
    if not isinstance(found.get("reviewed"), bool):
        yield gettext("At the top, say reviewed = true or reviewed = false.")
    if "builds_on" in found and found["builds_on"] not in known:
        yield gettext("It builds on “%(key)s”, which there is not. There are: %(known)s.") % {
            "key": found["builds_on"],
            "known": ", ".join(known) or "–",
        }


def _of_themes(themes: Sequence[dict[str, Any]], lines: Sequence[int]) -> Iterator[str]:
    if not themes or len(themes) > MOST_THEMES:
        yield gettext("A framework has from 1 to %(most)s themes. This file has %(here)s.") % {
            "most": MOST_THEMES,
            "here": len(themes),
        }
    keys = [one.get("key") for one in themes]
    names = [" ".join(str(one.get("name", "")).split()).casefold() for one in themes]
    twice = {key for key, times in Counter(map(str, keys)).items() if times > 1}
    named_twice = {name for name, times in Counter(names).items() if times > 1 and name}
    nested = {str(one.get("key")): one.get("within") for one in themes}
    for one, line, name in zip(themes, lines, names, strict=True):
        for fault in _of_theme(one, nested, twice, name in named_twice):
            said = {"line": line, "theme": one.get("key") or "?", "fault": fault}
            yield gettext("Line %(line)s, theme “%(theme)s”: %(fault)s") % said


def _of_theme(one: dict[str, Any], nested: Mapping[str, Any], twice: set[str], named_twice: bool) -> Iterator[str]:
    key, within = one.get("key"), one.get("within")
    if not isinstance(key, str) or not _KEY.fullmatch(key) or len(key) > LONGEST_KEY:
        yield gettext("a key has small letters, numbers and hyphens, %(most)s at most.") % {"most": LONGEST_KEY}
    elif key == NONE_FITS:
        yield gettext("this key is kept for comments that no theme fits.")
    elif key in twice:
        yield gettext("another theme has the same key.")
    if named_twice:
        yield gettext("another theme has the same name.")
    for name, longest in (("name", LONGEST_LABEL), ("meaning", LONGEST_MEANING)):
        if not isinstance(one.get(name), str) or not one[name].strip():
            yield gettext("its %(word)s is empty.") % {"word": name}
        elif len(one[name]) > longest:
            yield gettext("its %(word)s is longer than %(most)s letters.") % {"word": name, "most": longest}
    if within is not None and str(within) not in nested:
        yield gettext("it stands under “%(within)s”, which is not in this file.") % {"within": within}
    elif within is not None and (within == key or nested[str(within)] is not None):
        yield gettext("it stands under “%(within)s”, which is no heading: headings stand under nothing.") % {
            "within": within
        }
    if "kind" in one and one["kind"] not in KINDS:
        yield gettext("its kind is “%(kind)s”. Kinds are: %(known)s.") % {
            "kind": one["kind"],
            "known": ", ".join(KINDS),
        }
    if not isinstance(one.get("ended", False), bool):
        yield gettext("say ended = true, or leave it out.")
    for name in sorted(one.keys() - _OF_THEME):
        yield gettext("“%(word)s” means nothing here.") % {"word": name}
