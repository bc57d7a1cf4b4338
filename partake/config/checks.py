"""What must be true before Partake starts as production, and what is wise anywhere. Each has an id and a hint."""

import os
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register
from django.db import connection
from django.db.utils import DatabaseError

LEAST_CONTRAST = 4.5  # WCAG 2.2 AA for text
WHITE = "#ffffff"


@register(Tags.security)
def production_is_safe(**_: Any) -> list[CheckMessage]:
    """This will refuse production without its own secret key and hosts, or as a demonstration."""
    found: list[CheckMessage] = []
    if not settings.PRODUCTION:
        return found
    if len(settings.SECRET_KEY) < 50:
        found.append(
            Error("PARTAKE_SECRET_KEY is missing or short.", hint="Give 50 random characters.", id="partake.E1")
        )
    if settings.DEMO:
        found.append(Error("A demonstration never runs as production.", hint="Unset PARTAKE_DEMO.", id="partake.E2"))
    if "127.0.0.1" in settings.ALLOWED_HOSTS or "*" in settings.ALLOWED_HOSTS:
        found.append(Error("PARTAKE_HOSTS does not name this place.", hint="Name its host.", id="partake.E3"))
    if settings.EMAIL_BACKEND.endswith("filebased.EmailBackend"):
        hint = "Set PARTAKE_EMAIL_BACKEND and the mail server's settings."
        found.append(Error("Email would be written to files and reach nobody.", hint=hint, id="partake.E4"))
    if not os.environ.get("PARTAKE_HELP_PHONE"):
        hint = "Set PARTAKE_HELP_PHONE: it stands on every letter."
        found.append(Error("The number to call is the demonstration's.", hint=hint, id="partake.E8"))
    return found


@register(Tags.compatibility)
def colours_can_be_read(**_: Any) -> list[CheckMessage]:
    """This will refuse a deployer's colours whose words could not be read on them."""
    brand = settings.BRAND
    pairs = (
        ("white on damson", WHITE, brand["damson"]),
        ("white on plum", WHITE, brand["plum"]),
        ("apricot on damson", brand["apricot"], brand["damson"]),
    )
    found: list[CheckMessage] = []
    for name, ink, ground in pairs:
        try:
            ratio = contrast(str(ink), str(ground))
        except ValueError:
            found.append(Error(f"{name}: a colour is not written like #4b2245.", id="partake.E6"))
            continue
        if ratio < LEAST_CONTRAST:
            found.append(
                Error(
                    f"{name} has a contrast of {ratio:.1f} to 1.", hint=f"It needs {LEAST_CONTRAST}.", id="partake.E5"
                )
            )
    return found


@register(Tags.database)
def logs_refuse_change(databases: Any = None, **_: Any) -> list[CheckMessage]:
    """This will look for the triggers of the append-only logs, where there is a database with tables to look at."""
    from partake.audit import append_only

    if not databases:
        return []
    try:
        if "audit_event" not in connection.introspection.table_names():
            return []
        missing = append_only.missing(connection)
    except DatabaseError as wrong:
        return [Warning(f"The database did not answer: {type(wrong).__name__}.", id="partake.W1")]
    if not missing:
        return []
    hint = "Run migrate, which installs them again."
    return [Error(f"The logs could be changed: {', '.join(missing)} missing.", hint=hint, id="partake.E7")]


def contrast(ink: str, ground: str) -> float:
    """This will give the contrast of two colours like "#4b2245", from 1 to 21 (WCAG 2.2, relative luminance).
    Raises ValueError for anything else."""
    lighter, darker = sorted((_luminance(ink), _luminance(ground)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    if len(colour) != 7 or not colour.startswith("#"):
        raise ValueError(colour)
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
