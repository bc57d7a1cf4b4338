"""Parts, people and reasons as pages say them: the domain's words, translated."""

from collections.abc import Iterable

from django.utils.translation import gettext

from partake.audit.domain import Basis
from partake.correspondence.domain import Channel, MessageState
from partake.correspondence.queries import MessageFacts, list_messages_about
from partake.kernel.ref import Ref
from partake.people.domain import PARTS, PURPOSE_WORDS, Part, in_order
from partake.people.door import OpenRecord
from partake.people.models import Share
from partake.people.models.contact import ContactKind
from partake.people.powers import POWER_WORDS, SPEAKS_FOR
from partake.people.queries.record import ContactLine
from partake.people.queries.sharing import Sight
from partake.ui import words
from partake.ui.forms import Choice


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
    if sight.basis in SPEAKS_FOR:
        said = {"who": gettext(POWER_WORDS[sight.basis].who), "name": sight.decided_by, "day": day}
        return gettext("They are your %(who)s. %(name)s saw the papers, and wrote it down on %(day)s.") % said
    return gettext("You decided this on %(day)s.") % {"day": day}


def until_words(sight: Sight) -> tuple[str, str]:
    """This will give the two halves of "until 31 March 2027": the plain start and the day or event in bold."""
    if sight.basis is Basis.REGISTRATION:
        return gettext("for as long as you are"), gettext("registered there")
    if sight.until is None:
        return gettext("until"), gettext("you stop it") if sight.basis is Basis.SHARE else gettext("their care ends")
    return gettext("until"), words.day(sight.until)


def part_titles(parts: Iterable[Part]) -> str:
    """This will name parts as a row of sentences: "About me. How to reach me."."""
    return " ".join(f"{part_title(part)}." for part in in_order(parts))


def part_contents(part: Part) -> str:
    return gettext(PARTS[part].contents)


def all_parts() -> tuple[Part, ...]:
    return tuple(Part)


def part_choices() -> list[Choice]:
    """This will give every part as something to tick, with what is in it."""
    return [Choice(part, part_title(part), hint=part_contents(part)) for part in Part]


def what_we_are_doing(record: OpenRecord, share: Share) -> list[str]:
    """This will say what became of each message about a share, newest decision only, to the one who decided."""
    decided_at = share.stopped_at or share.decided_at
    about = list_messages_about(Ref("people.share", str(share.public_id)))
    return [_doing(message, record) for message in about if message.written_at >= decided_at]


def _doing(message: MessageFacts, record: OpenRecord) -> str:
    to_person = message.to.id == str(record.person.id)
    said = {"name": gettext("you") if to_person and record.is_own else message.to_name}
    points = message.format.points if message.format else None
    if message.state is MessageState.HELD:
        return gettext("A message to %(name)s waits for a person, so that it goes in a way that works.") % said
    if message.channel is Channel.EMAIL:
        return gettext("An email to %(name)s is on its way.") % said
    if points and points > 12:
        return gettext("A letter in %(points)s point goes to %(name)s, because that is how they asked us to write.") % {
            **said,
            "points": points,
        }
    return gettext("A letter goes to %(name)s.") % said


def purpose(record: OpenRecord) -> str:
    """This will say why the reader opened the record, as they said it."""
    power = record.speaks_by
    if power is not None:
        return gettext("speaking for %(name)s, as their %(who)s") % {
            "name": record.person.first_name,
            "who": gettext(POWER_WORDS[power.basis].who),
        }
    return gettext(PURPOSE_WORDS[record.purpose]).lower()


def why_here(record: OpenRecord) -> list[str]:
    """This will say to somebody who is not the person what they can see, and on what grounds, one line a ground."""
    first = record.person.first_name
    said = {
        Basis.REGISTRATION: gettext("because %(name)s is registered with your practice"),
        Basis.CARE_TEAM: gettext("because your team looks after %(name)s"),
        Basis.REFERRAL: gettext("because %(name)s was referred to you"),
        Basis.SHARE: gettext("because %(name)s decided so"),
        **{
            basis: gettext("because you are their %(who)s") % {"who": gettext(known.who)}
            for basis, known in POWER_WORDS.items()
        },
        Basis.EMERGENCY: gettext("because you said it is an emergency. It closes by itself"),
    }
    lines = []
    for grant in record.grants:
        until = gettext(", until %(day)s") % {"day": words.day(grant.until)} if grant.until else ""
        why = said[grant.basis] % {"name": first}
        line = f"{parts_sentence(grant.parts, mine=False)}, {why}{until}."
        lines.append(line[0].upper() + line[1:])
    return lines


def contact_safety(point: ContactLine) -> str:
    """This will say what is safe at one address or number."""
    if not point.safe_to_use:
        return gettext("Do not use this.") + (f" {point.note}" if point.note else "")
    lines = []
    if point.is_preferred:
        lines.append(gettext("Use this first."))
    if point.kind in (ContactKind.PHONE, ContactKind.MOBILE):
        safe = point.safe_to_leave_message
        lines.append(gettext("Safe to leave a message.") if safe else gettext("Do not leave a message."))
    if point.is_shared:
        lines.append(gettext("Other people use it too: say only who should call back."))
    if point.note:
        lines.append(point.note)
    return " ".join(lines) or gettext("Safe to use.")
