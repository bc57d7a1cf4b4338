"""The names of themes, where a page has only their keys."""

from django.utils.translation import gettext

from partake.insight import frameworks


def find_name(key: str) -> str:
    """This will give a theme's name by its key ("framework:theme"); "" when no framework
    ever had it, and for "no theme fits", which is none."""
    found = None if frameworks.is_none(key) else frameworks.theme(key)
    return gettext(found.name) if found else ""
