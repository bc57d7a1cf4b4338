"""Codes of this room in the words of its pages; templates call them as `said`."""

from django.utils.translation import gettext

from partake.imports import domain
from partake.voices.domain.voice import SCORE_WORDS


def content(code: str) -> str:
    return gettext(domain.CONTENT_WORDS[domain.Content(code)])


def state(code: str) -> str:
    return gettext(domain.STATE_WORDS[domain.FileState(code)])


def answer(place: int) -> str:
    return gettext(SCORE_WORDS[place])


def setting(code: str) -> str:
    return gettext(domain.SETTING_WORDS[domain.Setting(code)])


def whole_body(name: str) -> str:
    """This will give the choice that rows are about a body and none of its services."""
    return gettext("%(name)s as a whole") % {"name": name}


def leave_out() -> str:
    return gettext("Leave these rows out")
