"""Writes docs/reference/methods.md from the docstrings and `__all__` of every module under partake/methods.

`--check` writes nothing and says, by its exit code, whether the page on disk still agrees.
"""

import importlib
import inspect
import pkgutil
import re
import sys
import textwrap
from enum import Enum
from pathlib import Path
from types import ModuleType

import partake.methods

PAGE = Path(__file__).resolve().parent.parent / "docs" / "reference" / "methods.md"
OPENING = """\
<!-- Made by tools/methods_reference.py. Change the docstrings, then run it again. -->

# Methods

Every calculation behind a number Partake shows, each with its published source.
Every example on this page is run as a test.
"""
LISTED = ("Args:", "Raises:")


def page() -> str:
    """This will give the whole page: contents, then each module's own words and public names."""
    told: set[int] = set()
    modules = [(module, _names(module, told)) for module in _modules()]
    modules = [(module, names) for module, names in modules if names]
    titles = [module.__name__.removeprefix("partake.methods.") for module, _ in modules]
    parts = [OPENING, *(f"- [{title}](#{_anchor(title)})" for title in titles), ""]
    for title, (module, names) in zip(titles, modules, strict=True):
        parts += [f"## {title}", "", _prose(inspect.getdoc(module) or ""), ""]
        for name, value in names:
            parts += [f"### `{title}.{name}`", "", _described(name, value), ""]
    return "\n".join(parts).rstrip() + "\n"


def _modules() -> list[ModuleType]:
    found = pkgutil.walk_packages(partake.methods.__path__, "partake.methods.")
    return [importlib.import_module(name) for name in sorted(module.name for module in found)]


def _names(module: ModuleType, told: set[int]) -> list[tuple[str, object]]:
    """Public names not told of before (a package tells of its parts), functions first."""
    fresh = [(name, getattr(module, name)) for name in getattr(module, "__all__", ())]
    fresh = [(name, value) for name, value in fresh if id(value) not in told]
    told.update(id(value) for _, value in fresh if inspect.isroutine(value) or inspect.isclass(value))
    return sorted(fresh, key=lambda pair: (not inspect.isroutine(pair[1]), not inspect.isclass(pair[1])))


def _anchor(title: str) -> str:
    return title.replace(".", "").lower()


def _described(name: str, value: object) -> str:
    if not (inspect.isroutine(value) or inspect.isclass(value)):
        return f"```python\n{name} = {_constant(value)}\n```"
    prose = _prose(inspect.getdoc(value) or "")
    if inspect.isclass(value) and issubclass(value, Enum):
        return "\n".join([prose, "", *(f"- `{each.name}`: {each.value}" for each in value)])
    return f"```python\n{_signature(name, value)}\n```\n\n{prose}"


def _constant(value: object) -> str:
    """A set has no order of its own, and a long list says more by its length."""
    if isinstance(value, frozenset):
        value = tuple(sorted(value))
    return repr(value) if len(repr(value)) < 1500 else f"...  # {len(value)} of them"  # type: ignore[arg-type]


def _in_order(found: re.Match[str]) -> str:
    return "frozenset({" + ", ".join(sorted(found[1].split(", "))) + "})"


def _signature(name: str, value: object) -> str:
    assert callable(value)
    # A default that is an object would print its place in memory, which differs from run to run.
    words = re.sub(r" at 0x[0-9a-f]+", "", str(inspect.signature(value)))
    words = re.sub(r"frozenset\(\{(.*?)\}\)", _in_order, words)
    words = re.sub(r"\b(?:[A-Za-z_]\w*\.)+(?=[A-Za-z_])", "", words)
    words = re.sub(r"ndarray\[tuple\[Any, \.\.\.\], dtype\[(\w+)[^\]]*\]+", r"array[\1]", words)
    whole = name + words.replace(" -> None", "") if inspect.isclass(value) else name + words
    if len(whole) <= 88:
        return whole
    inside, _, result = whole.removeprefix(f"{name}(").rpartition(")")
    return f"{name}(\n" + "".join(f"    {each},\n" for each in _split(inside)) + f"){result}"


def _split(arguments: str) -> list[str]:
    """Arguments apart, at the commas that are inside no bracket."""
    parts, depth = [""], 0
    for letter in arguments:
        depth += (letter in "[({") - (letter in "])}")
        if letter == "," and not depth:
            parts.append("")
        else:
            parts[-1] += letter
    return [part.strip() for part in parts]


def _prose(words: str) -> str:
    """A docstring as Markdown: its listed sections as lists, its example as code."""
    blocks = []
    for paragraph in re.split(r"\n\s*\n(?=\S)", words.strip()):
        first, _, rest = paragraph.partition("\n")
        inside = textwrap.dedent(rest)
        if first in LISTED:
            entries = re.split(r"\n(?=\S)", inside)
            listed = [re.sub(r"^([\w, ]+):", r"`\1`:", " ".join(entry.split())) for entry in entries]
            blocks.append(f"{first}\n\n" + "\n".join(f"- {entry}" for entry in listed))
        elif first == "Example:":
            blocks.append(f"{first}\n\n```python\n{inside}\n```")
        elif first.startswith(">>>"):
            blocks.append(f"```python\n{paragraph}\n```")
        else:
            blocks.append(" ".join(paragraph.split()))
    return "\n\n".join(blocks)


def main() -> int:
    """This will write the page, or with `--check` give 1 when the one on disk is out of date."""
    words = page()
    if "--check" in sys.argv[1:]:
        if PAGE.exists() and PAGE.read_text() == words:
            return 0
        print(f"{PAGE} is out of date: run python -m tools.methods_reference")
        return 1
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(words)
    return 0


if __name__ == "__main__":
    sys.exit(main())
