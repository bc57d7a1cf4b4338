"""Checks the hazard log (DCB0129): every hazard names its cause, its control, and a test that exists and proves it."""

import ast
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOG = ROOT / "docs" / "safety" / "hazards.toml"
NEEDED = ("title", "cause", "harm", "severity", "likelihood", "control", "tests")


def main() -> int:
    """This will give 0 when every hazard is whole and every test it names is there to run."""
    wrong: list[str] = []
    for hazard in tomllib.loads(LOG.read_text())["hazard"]:
        name = hazard.get("id", "a hazard without an id")
        wrong += [f"{name}: no {field}" for field in NEEDED if not hazard.get(field)]
        wrong += [f"{name}: {test} is not there" for test in hazard.get("tests", ()) if not _exists(test)]
    print("\n".join(wrong) or "every hazard has a control and a test")
    return 1 if wrong else 0


def _exists(test: str) -> bool:
    path, _, function = test.partition("::")
    file = ROOT / path
    if not file.is_file():
        return False
    names = {node.name for node in ast.walk(ast.parse(file.read_text())) if isinstance(node, ast.FunctionDef)}
    return function in names


if __name__ == "__main__":
    sys.exit(main())
