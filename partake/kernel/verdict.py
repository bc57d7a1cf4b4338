"""One answer to "may this person do it?", used three times: to guard the action, to hide or show its
button, and to explain the refusal. Never a bare True or False, so that the reason is never lost."""

from dataclasses import dataclass


@dataclass(frozen=True)
class WayOn:
    """Something a refused reader can do instead: words, and where they lead (an address, or None for
    advice alone)."""

    words: str
    address: str | None = None


@dataclass(frozen=True)
class Verdict:
    """Yes; or no, with a plain reason that completes "Why:" and some ways on.

    `heading` completes the refusal page's h1 ("You can see Joyce's plan, but you can't agree it for her").
    """

    allowed: bool
    reason: str = ""
    heading: str = ""
    ways_on: tuple[WayOn, ...] = ()

    def __bool__(self) -> bool:
        return self.allowed

    def require(self) -> None:
        """This will do nothing on yes, and raise `Refused` on no."""
        if not self.allowed:
            raise Refused(self)


YES = Verdict(allowed=True)


def no(reason: str, *, heading: str = "", ways_on: tuple[WayOn, ...] = ()) -> Verdict:
    """This will say no. `reason` is a plain sentence about the rule or the person's choice, not about codes."""
    return Verdict(allowed=False, reason=reason, heading=heading, ways_on=ways_on)


class Refused(Exception):
    """They may see that it exists, but may not do this. Becomes a 403 page that says why."""

    def __init__(self, verdict: Verdict) -> None:
        super().__init__(verdict.reason)
        self.verdict = verdict


class NotFound(Exception):
    """There is nothing here, or it is not for them: the same 404 page, byte for byte, in both cases."""


class Stale(Exception):
    """Someone saved since this form was opened. `current` is the row as it is now; the view shows both texts."""

    def __init__(self, current: object) -> None:
        super().__init__("saved by someone else since this form was opened")
        self.current = current


class Rejected(ValueError):
    """The act was allowed but these values cannot be. `field` names the form field, `words` go beside it."""

    def __init__(self, field: str, words: str) -> None:
        super().__init__(words)
        self.field = field
        self.words = words
