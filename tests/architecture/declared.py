"""What each room declares about the fields it stores, read from `partake/<room>/data_protection.toml`."""

import tomllib
from pathlib import Path

ROOMS = Path(__file__).resolve().parent.parent.parent / "partake"
KINDS = frozenset({"personal", "sensitive", "open"})


def declared_fields() -> dict[str, dict[str, str]]:
    """This will give, for each model ("people.Person"), what kind each of its fields is said to be."""
    return {
        f"{path.parent.name}.{model}": fields
        for path in sorted(ROOMS.glob("*/data_protection.toml"))
        for model, fields in tomllib.loads(path.read_text(encoding="utf-8")).items()
    }
