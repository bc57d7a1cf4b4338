"""The security checklist names tests that are there."""

import tomllib
from pathlib import Path

import pytest

ROWS = tomllib.loads((Path("partake/accounts/asvs.toml")).read_text())["row"]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["asks"][:40])
def test_each_row_is_met_by_a_test_or_says_that_it_is_not(row: dict[str, str]) -> None:
    assert row["met"] in ("yes", "partly", "no")
    if row["met"] == "no":
        assert not row["test"]
        return
    file, _, name = row["test"].partition("::")
    assert f"def {name}(" in Path(file).read_text()
