"""`SafeCount`: a number that may be published, or the reason why it may not.

A withheld count does not hold its number at all, so no representation, comparison, copy or pickle can give
it away. Only the rules of this package make one; `_shown` and `_withheld` are theirs alone.
"""

from enum import Enum
from typing import Any, NoReturn, final

from partake.methods.errors import MethodError

DASH = "–"


class Withheld(Enum):
    """This will say, in words for the public, why a count is not shown.

    One reason covers a small count and the larger ones hidden to protect it: telling them apart would
    tell the public which is small.
    """

    SMALL = "hidden so that no one can be picked out"
    FEW_ANSWERS = "too few people answered"


class _Maker:
    """Its one instance opens the constructor."""


_MAKER = _Maker()


@final
class SafeCount:
    """This will hold either a shown count or the reason it is withheld. Frozen.

    Made only by the rules of this package. `shown` is the whole number, or None; `reason` is why it is
    withheld, or None. `str` gives the number with thousands separated, or a dash with the reason. Two are
    equal when they show the same. There is no order, no arithmetic and no truth value: ask `is_shown`.
    """

    __slots__ = ("_reason", "_shown")
    _shown: int | None
    _reason: Withheld | None

    def __new__(cls, maker: object = None, /, shown: int | None = None, reason: Withheld | None = None) -> Any:
        if maker is not _MAKER:
            raise TypeError("A SafeCount is made only by the rules in partake.methods.disclosure.")
        made = super().__new__(cls)
        object.__setattr__(made, "_shown", shown)
        object.__setattr__(made, "_reason", reason)
        return made

    def __init_subclass__(cls) -> NoReturn:
        raise TypeError("A SafeCount cannot be extended.")

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError("A SafeCount cannot be changed.")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError("A SafeCount cannot be changed.")

    @property
    def shown(self) -> int | None:
        return self._shown

    @property
    def reason(self) -> Withheld | None:
        return self._reason

    @property
    def is_shown(self) -> bool:
        return self._reason is None

    @property
    def short(self) -> str:
        """This will give the number or a dash, for a table whose notes explain the dash."""
        return DASH if self._reason is not None else f"{self._shown:,}"

    @property
    def stored(self) -> str:
        """This will give the text to store a published count as; `read_stored` reads it back."""
        return f"withheld {self._reason.name}" if self._reason is not None else f"shown {self._shown}"

    def __str__(self) -> str:
        return self.short if self._reason is None else f"{DASH} ({self._reason.value})"

    def __repr__(self) -> str:
        return f"<SafeCount {self}>"

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, SafeCount):
            return NotImplemented
        return (self._shown, self._reason) == (other._shown, other._reason)

    def __hash__(self) -> int:
        return hash((self._shown, self._reason))

    def __bool__(self) -> NoReturn:
        raise TypeError("A SafeCount is neither true nor false: ask is_shown, then shown.")

    def __reduce__(self) -> tuple[Any, tuple[str]]:
        return read_stored, (self.stored,)


def read_stored(text: str) -> SafeCount:
    """This will give back a published count from what `SafeCount.stored` wrote: it says no more than was
    published.

    Errors: `MethodError` for any other text; a bare number is refused, as it has passed no rule.

    Example:
        >>> print(read_stored("shown 1204"), "|", read_stored("withheld SMALL"))
        1,204 | – (hidden so that no one can be picked out)
    """
    kind, _, rest = text.partition(" ")
    if kind == "shown" and rest.isascii() and rest.isdigit():
        return _shown(int(rest))
    if kind == "withheld" and rest in Withheld.__members__:
        return _withheld(Withheld[rest])
    raise MethodError(f"{text!r} is not a stored count.")


def _shown(count: int) -> SafeCount:
    made: SafeCount = SafeCount(_MAKER, shown=count)
    return made


def _withheld(reason: Withheld) -> SafeCount:
    made: SafeCount = SafeCount(_MAKER, reason=reason)
    return made
