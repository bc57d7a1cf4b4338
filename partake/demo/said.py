"""The invented sentences of the demonstration: by subject, then by how somebody felt."""

import tomllib
from functools import cache
from pathlib import Path


@cache
def said() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads((Path(__file__).parent / "data" / "said.toml").read_text("utf-8"))
