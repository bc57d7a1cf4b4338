"""Finds the words to translate, and turns translations into what is read at run time. By Babel, because
gettext's own tool misses words inside macro arguments. Words that stand in a data file and are shown are found by
`words_in_data`, where `babel.cfg` says which they are.

    python -m tools.messages update     after words change: refresh every language's file
    python -m tools.messages compile    before serving a language that has translations
"""

import sys
import tomllib
from collections.abc import Collection, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ROOT / "partake"
LOCALES = ROOMS / "ui" / "locale"
# The public feedback page speaks these whole, from words of its own: what is read at run time is kept with them.
FEEDBACK, SPOKEN_THERE = ROOMS / "feedback" / "locale", ("pl", "ar", "ur")
LANGUAGES = ("ar",)
HEADING = "# Translations of Partake's words. An empty one falls back to English."
KEYWORDS = {
    **DEFAULT_KEYWORDS,
    "gettext_lazy": None,
    "text": None,  # kernel.texts: marked where Django is not known
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
}


Found = tuple[int, str, str, list[str]]


def words_in_data(
    file: BinaryIO, _keywords: Collection[str], _comment_tags: Collection[str], options: dict[str, Any]
) -> Iterator[Found]:
    """This will give every text under the keys that `options` names in "words", at any depth of a TOML file, and every
    text of the tables it names in "tables". Babel calls it."""
    words, tables = options.get("words", "").split(), options.get("tables", "").split()
    written = file.read().decode()
    for text in dict.fromkeys(_texts(tomllib.loads(written), words, tables)):
        yield written[: written.find(text)].count("\n") + 1, "gettext", text, []


def _texts(found: Any, words: Collection[str], tables: Collection[str]) -> Iterator[str]:
    if isinstance(found, list):
        for one in found:
            yield from _texts(one, words, tables)
    elif isinstance(found, dict):
        for key, value in found.items():
            if key in words and isinstance(value, str) and value:
                yield value
            elif key in tables:
                yield from value.values()
            else:
                yield from _texts(value, words, tables)


def extract(rooms: Path = ROOMS) -> Catalog:
    """This will give every message in the code and templates under `rooms`, with where it stands."""
    with (ROOT / "babel.cfg").open(encoding="utf-8") as lines:
        methods, options = parse_mapping_cfg(lines)
    found = Catalog(project="Partake")
    for path, line, message, comments, context in extract_from_dir(rooms, methods, options, KEYWORDS):
        found.add(message, None, [(f"partake/{path}", line)], auto_comments=comments, context=context)
    return found


def update(found: Catalog, language: str, folder: Path = LOCALES) -> Path:
    """This will refresh one language's file: new messages come in empty, translations stay."""
    path = folder / language / "LC_MESSAGES" / "django.po"
    if path.exists():
        with path.open("rb") as old:
            catalogue = read_po(old, locale=language)
        catalogue.update(found, no_fuzzy_matching=True, update_creation_date=False)
    else:
        path.parent.mkdir(parents=True, exist_ok=True)
        catalogue = Catalog(locale=language, project="Partake", header_comment=HEADING, fuzzy=False)
        catalogue.update(found)
    written = BytesIO()
    # Without line numbers, a change elsewhere in a file does not touch every language.
    write_po(written, catalogue, sort_output=True, include_lineno=False, width=120)
    path.write_bytes(written.getvalue())
    return path


def compile_language(language: str, folder: Path = LOCALES) -> Path:
    """This will write what Django reads, with only the messages that have a translation."""
    path = folder / language / "LC_MESSAGES" / "django.po"
    with path.open("rb") as source, path.with_suffix(".mo").open("wb") as compiled:
        write_mo(compiled, read_po(source, locale=language))
    return path.with_suffix(".mo")


def main(command: str) -> None:
    """This will update or compile every language."""
    found = extract() if command == "update" else None
    for language in LANGUAGES:
        print(update(found, language) if found is not None else compile_language(language))
    if found is None:
        for language in SPOKEN_THERE:
            print(compile_language(language, FEEDBACK))


if __name__ == "__main__":
    main(sys.argv[1])
