"""The documentation holds together: links lead somewhere, settings and decisions are listed, tests named are there."""

import ast
import re
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
DOCS = ROOT / "docs"
PICTURES = DOCS / "tutorial" / "pictures"
PAGES = sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md"), *(ROOT / "partake").rglob("*.md")])
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")
CODE = re.compile(r"```.*?```", re.DOTALL)


def test_there_are_pages_to_read() -> None:
    assert len(PAGES) > 40


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_to_a_file(page: Path) -> None:
    """The tutorial's pictures are taken on demand (`make screenshots`): until there are any, none is looked for."""
    for link in LINK.findall(CODE.sub("", page.read_text(encoding="utf-8"))):
        target = link.partition("#")[0]
        if not target or "://" in target or target.startswith("mailto:"):
            continue
        path = (page.parent / target).resolve()
        if path.parent == PICTURES and not PICTURES.exists():
            continue
        assert path.exists(), f"{page.relative_to(ROOT)} links to {link}"


def test_every_setting_of_the_environment_is_on_its_page() -> None:
    written = (DOCS / "reference" / "settings.md").read_text(encoding="utf-8")
    read = set(re.findall(r"""environ(?:\.get\(|\[)\s*["']([A-Z_]+)["']""", _settings()))
    listed = set(re.findall(r"`([A-Z][A-Z_]+)`", written))
    assert "PARTAKE_SECRET_KEY" in read
    assert read <= listed, f"not on the page: {sorted(read - listed)}"
    gone = {name for name in listed if name.startswith("PARTAKE_")} - _named_anywhere()
    assert not gone, f"no longer read: {sorted(gone)}"


def test_decisions_are_numbered_once_and_listed() -> None:
    pages = sorted(page.name for page in (DOCS / "adr").glob("[0-9]*.md"))
    numbers = [int(name[:4]) for name in pages]
    assert numbers == list(range(1, len(numbers) + 1))
    index = (DOCS / "adr" / "README.md").read_text(encoding="utf-8")
    for number, name in zip(numbers, pages, strict=True):
        assert f"[{number}]({name})" in index, f"{name} is not in the index"
        words = (DOCS / "adr" / name).read_text(encoding="utf-8")
        assert words.startswith(f"# {number}. "), f"{name} has another number in its heading"
        assert all(f"## {part}" in words for part in ("Context", "Options", "Decision", "Cost")), f"{name} lacks a part"


def test_every_room_says_what_it_is_for() -> None:
    rooms = {path.parent for path in (ROOT / "partake").glob("*/__init__.py")}
    assert not [room.name for room in rooms if not (room / "README.md").exists()]
    front = (ROOT / "README.md").read_text(encoding="utf-8")
    assert not [room.name for room in rooms if f"(partake/{room.name}/README.md)" not in front]


@pytest.mark.parametrize("name", ["threats.md", "asvs.md"])
def test_tests_named_on_the_security_pages_are_there(name: str) -> None:
    named = re.findall(r"`([\w/]+\.py)::(test_\w+)`", (DOCS / "reference" / name).read_text(encoding="utf-8"))
    assert named
    for file, function in named:
        files = [path for path in (ROOT / "tests").rglob("*.py") if f"/{path.as_posix()}".endswith(f"/{file}")]
        assert any(function in _functions(path) for path in files), f"{file}::{function} is not there"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_pages_speak_of_the_project_alone(page: Path) -> None:
    """No folder of one machine, and no package host: a reader elsewhere has neither."""
    for wrong in re.findall(r"/work/\S*|(?<!\w)/home/\w+|pypi\.org\S*|registry\.\S+", page.read_text(encoding="utf-8")):
        pytest.fail(f"{page.relative_to(ROOT)} names {wrong}")


def test_what_the_glossary_points_at_is_there() -> None:
    """`people.Share` is a model or a name the room gives; `people.domain.Part` a name in a module of it."""
    lines = (ROOT / "GLOSSARY.md").read_text(encoding="utf-8").splitlines()
    where = [line.rsplit("|", 2)[1] for line in lines if line.startswith("| ") and line.count("|") == 4]
    named = {name for cell in where for name in re.findall(r"`([a-z_]+\.[\w.]+)`", cell)}
    assert len(named) > 50
    assert not sorted(name for name in named if not _is_there(name))


def _settings() -> str:
    return (ROOT / "partake" / "config" / "settings.py").read_text(encoding="utf-8")


def _named_anywhere() -> set[str]:
    files = [*(ROOT / "partake").rglob("*.py"), *(ROOT / "tests").rglob("*.py"), *(ROOT / "tools").glob("*.py")]
    files += [ROOT / "Makefile", ROOT / ".ci" / "run"]
    return {name for file in files for name in re.findall(r"PARTAKE_[A-Z_]+", file.read_text(encoding="utf-8"))}


def _functions(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


def _is_there(dotted: str) -> bool:
    room, *rest = dotted.split(".")
    if any((ROOT / "partake" / room / "/".join(rest)).with_suffix(end).exists() for end in (".py", "")):
        return True
    *modules, name = rest
    homes = [".".join(["partake", room, *modules])] if modules else [f"partake.{room}", f"partake.{room}.models"]
    return any(hasattr(import_module(home), name) for home in homes if find_spec(home) is not None)
