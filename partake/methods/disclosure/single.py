"""A count on its own, and a share of two published counts."""

from partake.methods.disclosure.safe_count import SafeCount, Withheld, _shown, _withheld
from partake.methods.errors import MethodError


def check_count(count: int, what: str = "a count") -> int:
    """This will give the count back, or raise `MethodError` when it is not a whole number of 0 or more."""
    if isinstance(count, bool) or not hasattr(count, "__index__") or count < 0:
        raise MethodError(f"{what} must be a whole number of 0 or more, not {count!r}.")
    return int(count)


def single_count(count: int, *, fewest: int = 5) -> SafeCount:
    """This will show a count unless it is 1 to `fewest` - 1.

    It protects that one number and nothing else: when its total, its parts or its earlier versions are
    published too, use `protect`, which looks at them together.

    Args:
        count: how many people, 0 or more. Nobody (0) is shown.
        fewest: the smallest number above 0 that is shown.

    Errors: `MethodError` for a count that is not a whole number of 0 or more, or `fewest` below 2.
    Source: threshold of the Friends and Family Test publication, NHS England.

    Example:
        >>> print(single_count(0), single_count(1234), single_count(3), sep=" | ")
        0 | 1,234 | – (hidden so that no one can be picked out)
    """
    if fewest < 2:
        raise MethodError(f"the fewest shown must be at least 2, not {fewest}.")
    whole = check_count(count)
    return _withheld(Withheld.SMALL) if 0 < whole < fewest else _shown(whole)


def share_of(part: SafeCount, whole: SafeCount) -> float | None:
    """This will give part / whole when both counts are shown and the whole is above 0, and None otherwise.

    A share of a hidden count would give it away, so shares for the public are taken from published counts.
    Errors: `MethodError` when the part is larger than the whole.

    Example:
        >>> share_of(single_count(45), single_count(60)), share_of(single_count(3), single_count(60))
        (0.75, None)
    """
    if part.shown is None or not whole.shown:
        return None
    if part.shown > whole.shown:
        raise MethodError(f"a part of {part.shown} cannot be larger than its whole of {whole.shown}.")
    return part.shown / whole.shown
