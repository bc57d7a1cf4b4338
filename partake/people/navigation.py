"""What the people room adds to the frame of a page: menu, the band that says as whom one is here, and how to
communicate with whoever the record is about."""

import re

from django.urls import reverse
from django.utils.translation import gettext

from partake.kernel.actor import Actor
from partake.organisations.domain import CARE_ROLES, RoleCode
from partake.people.domain import Grant, Part
from partake.people.door import OpenRecord
from partake.people.models import EmergencyOpening
from partake.people.powers import powers
from partake.people.queries.capacity import holding_findings
from partake.people.queries.record import NeedLine, list_languages, list_needs
from partake.people.words import parts_sentence
from partake.people.words_of_powers import power_who
from partake.ui import words
from partake.ui.frame import Band, MenuItem, NeedsBanner
from partake.ui.frame import NeedLine as BannerLine


def menu(actor: Actor) -> tuple[MenuItem, ...]:
    if actor.roles:
        items = [MenuItem(gettext("Today"), reverse("home:home"))]
        if actor.has_role(*CARE_ROLES):
            items.append(MenuItem(gettext("People"), reverse("people:find")))
        if actor.has_role(RoleCode.RECORDS_LEAD):
            items.append(MenuItem(gettext("Practice list"), reverse("people:lists")))
        return tuple(items)
    if actor.person_id is None:
        return (MenuItem(gettext("Home"), reverse("home:home")),)
    mine = [actor.person_id]
    return (
        MenuItem(gettext("Home"), reverse("home:home")),
        MenuItem(gettext("My record"), reverse("people:record", args=mine)),
        MenuItem(gettext("Who sees my record"), reverse("people:sharing", args=mine)),
        MenuItem(gettext("Messages"), reverse("people:messages", args=mine)),
    )


def menu_address(path: str) -> str:
    """This will give the address whose menu item a page belongs to: looks and shares stand with "who sees"."""
    return re.sub(
        r"(/people/[0-9a-f-]{36})/(?:share|care|looks|emergencies|parts|representatives|capacity)\b.*",
        r"\1/sharing",
        path,
    )


def band(record: OpenRecord) -> Band | None:
    """This will say as whom the reader is in this record, when it is neither their own nor part of their job."""
    person = record.person
    leave = MenuItem(gettext("Leave this record"), reverse("home:home"))
    if record.is_emergency:
        opening = EmergencyOpening.objects.open_for(record.actor).filter(person_id=person.pk).first()
        if opening is None:
            return None
        said = {"reason": opening.reason, "name": person.first_name, "time": words.clock_time(opening.closes_at)}
        return Band(
            "EMERGENCY",
            gettext("Emergency access."),
            gettext("Your reason: “%(reason)s” %(name)s will be told. It closes at %(time)s.") % said,
            (MenuItem(gettext("Close now"), reverse("people:close_emergency", args=[person.id]), posts=True),),
        )
    if record.is_own:
        return None
    if record.is_staff:
        return _helping(record, leave)
    if record.speaks_by is not None:
        return _speaking(record, record.speaks_by, leave)
    said = {"name": person.name, "me": record.actor.display_name, "parts": parts_sentence(record.parts, mine=False)}
    return Band(
        "ACTING",
        gettext("You are in %(name)s’s record, as %(me)s.") % said,
        gettext("You can see %(parts)s. You cannot decide for them.") % said,
        (leave,),
    )


def _helping(record: OpenRecord, leave: MenuItem) -> Band | None:
    """A volunteer holds the pen: everything they save says so. For everybody else at work, being here is their job."""
    if record.actor.has_role(*(CARE_ROLES - {RoleCode.VOLUNTEER_SUPPORTER})):
        return None
    said = {
        "me": record.actor.display_name,
        "name": record.person.first_name,
        "parts": parts_sentence(record.parts, mine=False),
    }
    return Band(
        "HELPING",
        gettext("%(me)s is helping %(name)s write.") % said,
        gettext("You see only what %(name)s shared with you: %(parts)s. What you save says “with help from %(me)s”.")
        % said,
        (leave,),
    )


def _speaking(record: OpenRecord, power: Grant, leave: MenuItem) -> Band:
    """One who decides is told first whether anybody found, and of what, that the person can't decide it now."""
    said = {"name": record.person.name, "first": record.person.first_name, "who": power_who(power.basis)}
    if not powers()[power.basis].decides:
        return Band(
            "ACTING",
            gettext("You are in %(name)s’s record, as their %(who)s.") % said,
            gettext("You speak for them. You do not decide.") % said,
            (leave,),
        )
    found = holding_findings(record.person.pk)
    if found:
        said |= {"what": "; ".join(one.question for one in found), "by": found[0].decided_by}
        said |= {"until": words.day(min(one.holds_until for one in found if one.holds_until))}
        check = gettext(
            "%(first)s can’t decide this now: %(what)s (checked by %(by)s). You may, until %(until)s. Nothing else."
        )
    else:
        check = gettext(
            "%(first)s decides. You decide one thing only when somebody checked that %(first)s can’t. Check: not done."
        )
    checks = MenuItem(gettext("What was checked"), reverse("people:capacity", args=[record.person.id]))
    lead = gettext("You are in %(name)s’s record, as their %(who)s.")
    return Band("DECIDING", lead % said, check % said, (checks, leave))


def needs_banner(record: OpenRecord) -> NeedsBanner | None:
    """This will give the orders that stand on every page of somebody else's record; None when there are none."""
    if record.is_own or Part.COMMUNICATION not in record.parts:
        return None
    lines = [_line(need) for need in list_needs(record)]
    lines += [
        BannerLine(gettext("Book a %(language)s interpreter.") % {"language": language.name})
        for language in list_languages(record)
        if language.interpreter_wanted
    ]
    if not lines:
        return None
    return NeedsBanner(gettext("How to communicate with %(name)s") % {"name": record.person.first_name}, tuple(lines))


def _line(need: NeedLine) -> BannerLine:
    if need.meets.startswith("PDF_") or need.meets in ("EMAIL", "LETTER"):
        rest = gettext("Partake does this for you.")
    elif need.meets == "meeting":
        rest = ""
    else:
        rest = gettext("A person must arrange this. Letters wait until it is done.")
    gap = gettext("Check this is still right") if need.is_due else ""
    return BannerLine(f"{need.order.rstrip('.')}.", rest, gap)
