"""The languages questions are asked in: how each calls itself, which way it is written, and the page's own words."""

from django.conf import settings
from django.conf.locale import LANG_INFO

from partake.documents.document import RIGHT_TO_LEFT
from partake.people.languages import languages

ENGLISH = "en"


def own_name(code: str) -> str:
    """This will give what its speakers call a language ("العربية"), or its English name where we do not know."""
    known = LANG_INFO.get(code, {}).get("name_local")
    return str(known[0].upper() + known[1:]) if known else english_name(code)


def english_name(code: str) -> str:
    known = languages().get(code)
    return known.name if known else "English" if code == ENGLISH else code


def direction_of(code: str) -> str:
    return "rtl" if code.split("-")[0] in RIGHT_TO_LEFT else "ltr"


def page_language(code: str) -> str:
    """This will give the language of the words around the questions: theirs where Partake has it, or is at least
    mirrored for it; else English."""
    ours = {known for known, _ in settings.LANGUAGES}
    return code if code in ours or direction_of(code) == "rtl" else settings.LANGUAGE_CODE


def to_add(there: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """This will give the languages that may be added, as (code, English name)."""
    return tuple((one.code, one.name) for one in languages().values() if one.is_written and one.code not in there)
