"""The card as the page and paper say it, in the same words."""

from datetime import date

from django.utils.translation import gettext

from partake.care_plans import words
from partake.care_plans.domain.contents import WayBack
from partake.care_plans.queries.card import Card, Way
from partake.care_plans.queries.lines import LineNow
from partake.kernel import clock
from partake.ui.words import and_list, day


def zone_titles() -> tuple[str, str, str]:
    """This will give what the three boxes are called. Their numbers and shapes say the same."""
    return gettext("I am as usual"), gettext("Something is changing"), gettext("Get help now: call 999")


def lines(text: str) -> list[str]:
    """This will give what was written one a line."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def conditions(card: Card) -> str:
    """This will give "Asthma and My heart"."""
    return and_list(way.said.condition for way in card.ways)


def standing(card: Card) -> str:
    """This will say which agreed words the card holds, and until when it is good; of a draft see `not_agreed`."""
    if card.agreed_on is None or card.good_until is None:
        return ""
    said = {"number": card.version, "day": day(card.agreed_on), "until": day(card.good_until)}
    if card.out_of_date(clock.today()):
        return gettext("From version %(number)s of the plan, agreed on %(day)s. It was good until %(until)s.") % said
    return gettext("From version %(number)s of the plan, agreed on %(day)s. Good until %(until)s.") % said


def not_agreed() -> str:
    return gettext("This card is a draft. It is not agreed by both yet. Ask whoever treats you before you rely on it.")


def out_of_date(way: Way) -> str:
    """This will say that one part of the card is too old to rely on."""
    assert way.good_until is not None
    return gettext(
        "%(condition)s: this was good until %(day)s. Check the signs and the number before you rely on them."
    ) % {
        "condition": way.said.condition,
        "day": day(way.good_until),
    }


def call(said: WayBack) -> str:
    """This will say who is called, without the number: "Call Community heart team:"."""
    if said.call_phone:
        return gettext("Call %(who)s:") % {"who": said.call_name} if said.call_name else gettext("Call:")
    return gettext("Call %(who)s.") % {"who": said.call_name} if said.call_name else gettext("Call your GP practice.")


def after_call(said: WayBack) -> str:
    """This will say when they answer, how fast they act, and what to do when they do not answer. Nobody is ever left
    with a number that does not answer and nothing else."""
    fast = gettext("They see me or call me back %(soon)s.") % {"soon": words.coded("how_fast", said.how_fast)}
    told = [
        f"{said.call_hours.rstrip('.')}." if said.call_hours else "",
        fast if said.how_fast else "",
        gettext("At other times, or if nobody answers, call 111."),
    ]
    return " ".join(one for one in told if one)


def say(said: WayBack) -> str:
    return gettext("Say: “%(words)s”.") % {"words": said.say.rstrip(".")} if said.say else ""


def emergency_missing() -> str:
    return gettext("No signs are written here. If in doubt, call 999 or 111.")


def in_danger() -> str:
    return gettext("Or if I think that my life is in danger.")


def not_advice(*, own: bool, name: str) -> str:
    """This will say what a card is and is not."""
    if own:
        return gettext(
            "The card says what you and a professional agreed. It does not replace advice on the day. In doubt, call."
        )
    said = gettext("The card says what %(name)s and a professional agreed. It does not replace advice on the day.")
    return said % {"name": name}


def dial(phone: str) -> str:
    """This will give the address that calls a number."""
    return "tel:" + "".join(one for one in phone if one.isdecimal() or one == "+")


def test_lines(test: LineNow) -> list[str]:
    """This will say a test in sentences: its name, when and by whom, how it is going, and how late it is."""
    late = words.late(test)
    return [one for one in (f"{test.title}.", words.test_due(test), f"{words.status(test.status)}.", late) if one]


def asked(test: LineNow) -> tuple[str, date] | None:
    """This will give the newest words about a test and their day."""
    newest = next(iter(test.progress), None)
    return (newest.words, clock.local(newest.at).date()) if newest and newest.words else None


def in_short(card: Card) -> str:
    """This will say the card in one sentence, for the first page."""
    today = clock.today()
    if not card.ways:
        return gettext("Nothing here yet. You can write the signs, and who you call.")
    said = gettext("Your card: %(conditions)s.") % {"conditions": conditions(card)}
    if card.agreed_on is None or card.good_until is None:
        state = gettext("It is not agreed yet.")
    elif card.out_of_date(today):
        state = gettext("It is out of date: it was good until %(day)s.") % {"day": day(card.good_until)}
    else:
        state = gettext("It is good until %(day)s.") % {"day": day(card.good_until)}
    return f"{said} {state}"
