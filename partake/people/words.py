"""Parts, people and reasons as pages say them: the domain's words, translated."""

from collections.abc import Iterable

from django.utils.translation import gettext

from partake.audit.domain import Basis
from partake.people.domain import PARTS, Part, in_order
from partake.people.queries.sharing import Sight
from partake.ui import words


def part_title(part: Part) -> str:
    """This will give a part's heading: "How to reach me"."""
    return gettext(PARTS[part].title)


def my_parts(parts: Iterable[Part]) -> list[str]:
    """This will name parts inside a sentence to their owner: "about me", "how to reach me"."""
    return [gettext(PARTS[part].mine) for part in in_order(parts)]


def their_parts(parts: Iterable[Part]) -> list[str]:
    """This will name parts inside a sentence about somebody else."""
    return [gettext(PARTS[part].theirs) for part in in_order(parts)]


def parts_sentence(parts: Iterable[Part], *, mine: bool = True) -> str:
    return words.and_list(my_parts(parts) if mine else their_parts(parts))


def why_words(sight: Sight) -> str:
    """This will say, to the person, why somebody can see their record."""
    day = words.day(sight.since)
    if sight.basis is Basis.REGISTRATION:
        return gettext("You are registered with this practice.")
    if sight.basis is Basis.CARE_TEAM:
        return gettext("They have looked after you since %(day)s.") % {"day": day}
    if sight.basis is Basis.REFERRAL:
        return gettext("%(name)s referred you on %(day)s.") % {"name": sight.decided_by, "day": day}
    return gettext("You decided this on %(day)s.") % {"day": day}


def until_words(sight: Sight) -> tuple[str, str]:
    """This will give the two halves of "until 31 March 2027": the plain start and the day or event in bold."""
    if sight.basis is Basis.REGISTRATION:
        return gettext("for as long as you are"), gettext("registered there")
    if sight.until is None:
        return gettext("until"), gettext("you stop it") if sight.basis is Basis.SHARE else gettext("their care ends")
    return gettext("until"), words.day(sight.until)
