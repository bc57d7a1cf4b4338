"""Partake's own settings, with a folder of its own for what tests leave behind, so that a demonstration beside them
is neither read nor touched."""

import os
from pathlib import Path

os.environ.setdefault("PARTAKE_VAR", str(Path(__file__).resolve().parent.parent / "var" / "tests"))

from partake.config.settings import *  # noqa: F403
from partake.config.settings import STATIC_ROOT

STATIC_ROOT.mkdir(parents=True, exist_ok=True)
