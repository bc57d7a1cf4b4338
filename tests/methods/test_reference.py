"""The reference page and the table of figures, drawn from whatever methods there are."""

import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from bench.measure import Row
from bench.methods import __main__ as table
from tools import methods_reference as reference


def test_page_on_disk_agrees_with_the_docstrings() -> None:
    assert reference.PAGE.read_text() == reference.page(), "run python -m tools.methods_reference"


def test_check_says_when_the_page_is_out_of_date(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reference, "PAGE", tmp_path / "reference" / "methods.md")
    monkeypatch.setattr(sys, "argv", ["methods_reference", "--check"])
    assert reference.main() == 1
    monkeypatch.setattr(sys, "argv", ["methods_reference"])
    assert reference.main() == 0
    monkeypatch.setattr(sys, "argv", ["methods_reference", "--check"])
    assert reference.main() == 0
    reference.PAGE.write_text(reference.PAGE.read_text() + "more")
    assert reference.main() == 1


def test_every_public_name_is_told_once() -> None:
    lines = reference.page().splitlines()
    headings = [line for line in lines if line.startswith("### ")]
    assert "### `lottery.fair_lottery`" in headings
    assert "### `risk.risk_picture`" in headings
    assert len(headings) == len(set(headings))


def test_page_has_no_broken_sections() -> None:
    page = reference.page()
    assert page.count("```") % 2 == 0
    assert ">>> lottery = fair_lottery(pool, quotas, seats=3)" in page
    assert "- `volunteers`: the pool, in any order (the lottery is the same)." in page


def test_methods_need_no_django_and_only_themes_need_scikit_learn() -> None:
    imports = """
import importlib, pkgutil, sys, partake.methods
for module in pkgutil.walk_packages(partake.methods.__path__, "partake.methods."):
    if not module.name.startswith("partake.methods.themes"):
        importlib.import_module(module.name)
sys.exit(", ".join({"django", "sklearn"} & set(sys.modules)) or 0)
"""
    ended = subprocess.run([sys.executable, "-c", imports], capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr


def test_table_runs_what_has_rows(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    measured = [
        Row("slow", "10 people", 2.0, "CPU s", 1.0, rival="other", rival_value=3.0),
        Row("quick", "10 people", 6000, "a second", 5000, higher_is_better=True, rival="o", rival_value=3000),
        Row("plain", "10 people", 0.0, "CPU s", rival="other", rival_value=1.0),
    ]
    with_rows, without = ModuleType("with_rows"), ModuleType("without")
    with_rows.__dict__["rows"] = lambda: measured
    monkeypatch.setattr(table.importlib, "import_module", lambda name: with_rows if "with_" in name else without)
    monkeypatch.setattr(sys, "argv", ["bench.methods", "with_rows", "without"])
    assert table.main() == 1
    printed = capsys.readouterr().out
    assert "PASSED" in printed and "1.5x" in printed and "2x" in printed
    measured[:] = measured[1:]
    assert table.main() == 0


def test_table_finds_every_module() -> None:
    names = {module.name for module in table.pkgutil.iter_modules(table.bench.methods.__path__)}
    assert {"lottery", "opinion_groups", "risk"} <= names
