"""The external data folder: published cases that are not part of the project."""

import os
from pathlib import Path

import pytest

_ROOT = Path(__file__).resolve().parents[2]


def external(path: str) -> Path:
    """This will give the file at `path` in the external data folder, or skip the test when it is absent.

    The folder is `PARTAKE_EXTERNAL_DATA`, or else `../shared/data` beside the repository.
    """
    folder = Path(os.environ.get("PARTAKE_EXTERNAL_DATA", _ROOT.parent / "shared" / "data"))
    found = folder / path
    if not found.exists():
        pytest.skip(f"external data absent: {found}")
    return found
