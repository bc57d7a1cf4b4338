"""Partake's own settings, with a folder of its own for what tests leave behind, so that a demonstration beside them
is neither read nor touched."""

import os
from pathlib import Path

os.environ.setdefault("PARTAKE_VAR", str(Path(__file__).resolve().parent.parent / "var" / "tests"))
# A refresh sweeps away what its own database does not name: processes that test side by side share no dataset.
os.environ.setdefault(
    "PARTAKE_INSIGHT", str(Path(os.environ["PARTAKE_VAR"]) / "insight" / os.environ.get("PYTEST_XDIST_WORKER", "alone"))
)

from partake.config.settings import *  # noqa: F403
from partake.config.settings import STATIC_ROOT

STATIC_ROOT.mkdir(parents=True, exist_ok=True)
