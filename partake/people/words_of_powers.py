"""Those who speak for a person, what was found, and what follows, as pages say it."""

from collections.abc import Iterable

from django.utils.translation import gettext

from partake.audit.domain import Basis
from partake.people.door import OpenRecord
from partake.people.powers import ABILITY_WORDS, EVIDENCE_WORDS, POWER_WORDS, Ability, Evidence, Standing, powers
from partake.people.queries.capacity import CapacityLine
from partake.people.queries.representatives import Speaker
from partake.ui import words


def power_title(basis: Basis) -> str:
    """This will give "Attorney for health and welfare"."""
    return gettext(POWER_WORDS[basis].title)


def power_who(basis: Basis) -> str:
    """This will complete "as their …"."""
    return gettext(POWER_WORDS[basis].who)


def power_may(basis: Basis) -> str:
    return gettext(POWER_WORDS[basis].may)


def decides(basis: Basis) -> bool:
    return powers()[basis].decides


def paper(code: str) -> str:
    """This will name the paper that was seen."""
    return gettext(EVIDENCE_WORDS[Evidence(code)])


def evidence(speaker: Speaker) -> str:
    """This will say what was seen, when and by whom."""
    seen = gettext("%(what)s, seen on %(day)s by %(who)s") % {
        "what": gettext(EVIDENCE_WORDS[speaker.evidence]),
        "day": words.day(speaker.seen_on),
        "who": speaker.recorded_by,
    }
    return f"{seen} ({speaker.reference})" if speaker.reference else seen


def standing(speaker: Speaker) -> str:
    """This will say how things are: "Asked, and has not said yes yet."."""
    said = {
        Standing.NAMED: gettext("Does not sign in here. Call them."),
        Standing.ASKED: gettext("Asked, and has not said yes yet. Sees nothing."),
        Standing.ON: gettext("Can see this now."),
        Standing.PAUSED: gettext("Paused. Sees nothing, and decides nothing."),
        Standing.ENDED: gettext("Ended. Sees nothing, and decides nothing."),
    }
    return said[speaker.standing]


def who(speaker: Speaker) -> str:
    """This will give "Mark Holloway, son"."""
    return ", ".join(one for one in (speaker.name, speaker.relation) if one)


def abilities(unable: Iterable[Ability]) -> list[str]:
    return [gettext(ABILITY_WORDS[one]) for one in unable]


def finding(record: OpenRecord, line: CapacityLine) -> str:
    """This will say what was found in one sentence."""
    first = record.person.first_name
    if line.can_decide:
        theirs = gettext("%(name)s can decide this.") % {"name": first}
        return gettext("You can decide this.") if record.is_own else theirs
    mine = gettext("You could not decide this.")
    return mine if record.is_own else gettext("%(name)s could not decide this.") % {"name": first}


def holds(line: CapacityLine) -> str:
    """This will say for how long somebody else may decide because of it."""
    if line.can_decide or line.holds_until is None:
        return ""
    if not line.holds:
        return gettext("This does not hold any more.")
    return gettext("Somebody with the power may decide it until %(day)s.") % {"day": words.day(line.holds_until)}
