"""What templates call most, made quick: words in the reader's language, and addresses. The page of a plan asks for
150 of one and 60 of the other."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.urls import get_script_prefix, reverse
from django.utils import translation
from markupsafe import Markup

# More than there are messages, or shapes of address: what somebody typed may pass through, and may not fill the memory.
_MOST_WORDS, _MOST_ADDRESSES = 20_000, 4_000


def say(message: str, /, **values: Any) -> Markup:
    """This will give `message` in the reader's language, safe to draw, with `values` escaped where it names them. Like
    Jinja's own gettext of the new style, a per cent sign is written twice whether there are values or not."""
    if values:
        return Markup(translation.gettext(message)) % values  # noqa: S704 - words of the catalogue
    return said(translation.get_language(), message)


@lru_cache(_MOST_WORDS)
def said(_language: str | None, message: str) -> Markup:
    """This will give what `say` gives in the reader's language, which must be `_language`. Catalogues never change
    while a process runs."""
    return Markup(translation.gettext(message)) % {}  # noqa: S704 - words of the catalogue


def addresses() -> Callable[..., str]:
    """This will give a function like `django.urls.reverse`, which takes the parts of an address one after another.

    Any UUID fits where another does, and stands there as it is: so what Django makes of a name and of the other parts
    is kept with a gap for each UUID, and only filled."""

    @lru_cache(_MOST_ADDRESSES)
    def with_gaps(_prefix: str, name: str, parts: tuple[Any, ...]) -> str:
        stand_ins = {place: UUID(int=place) for place, part in enumerate(parts) if part is UUID}
        found = reverse(name, args=[stand_ins.get(place, part) for place, part in enumerate(parts)])
        for place, stand_in in stand_ins.items():  # an address has no curly brackets: they are quoted
            found = found.replace(str(stand_in), f"{{{place}}}")
        return found

    def address(name: str, /, *parts: Any) -> str:
        shape = tuple(UUID if isinstance(part, UUID) else part for part in parts)
        return with_gaps(get_script_prefix(), name, shape).format(*parts)

    return address
