"""How needs, languages and ways to be reached are said on pages."""

from django.utils.translation import gettext

from partake.kernel.texts import text
from partake.people.models.contact import ContactKind
from partake.people.needs import NeedKind
from partake.people.queries.record import CloseLine, LanguageLine, NeedLine

KINDS: dict[ContactKind, str] = {
    ContactKind.ADDRESS: text("Address"),
    ContactKind.PHONE: text("Phone"),
    ContactKind.MOBILE: text("Mobile"),
    ContactKind.EMAIL: text("Email"),
}
ADD_HEADINGS: dict[ContactKind, str] = {
    ContactKind.ADDRESS: text("Add an address"),
    ContactKind.PHONE: text("Add a phone number"),
    ContactKind.MOBILE: text("Add a mobile number"),
    ContactKind.EMAIL: text("Add an email address"),
}
CHANGE_HEADINGS: dict[ContactKind, str] = {
    ContactKind.ADDRESS: text("Change an address"),
    ContactKind.PHONE: text("Change a phone number"),
    ContactKind.MOBILE: text("Change a mobile number"),
    ContactKind.EMAIL: text("Change an email address"),
}


def who_meets(need: NeedLine, *, mine: bool) -> str:
    """This will say who does what a need asks: Partake by itself, a person, or whoever meets them."""
    if need.meets == "meeting":
        if mine:
            return gettext("For everyone who meets or calls you. Partake shows it on every page of your record.")
        return gettext("For everyone who meets or calls them. Partake shows it on every page of the record.")
    if need.meets.startswith("PDF_") or need.meets in ("EMAIL", "LETTER"):
        return gettext("Partake does this for every letter and message.")
    return gettext("A person must arrange this. Letters wait until it is done.")


def what_it_changes(kind: NeedKind, *, mine: bool) -> str:
    """This will say what follows from recording a need, before it is recorded."""
    if kind.meets == "meeting":
        if mine:
            return gettext("Everyone who opens your record to care for you reads this first.")
        return gettext("Everyone who opens this record to give care reads this first.")
    if kind.meets.startswith("PDF_"):
        return gettext("From now, letters go in this size by post. Those that wait are changed too.")
    if kind.meets in ("EMAIL", "LETTER"):
        return gettext("From now, we write only this way. Messages that wait are changed too.")
    return gettext("A person has to do this, so letters wait until it is done. Partake tells the practice.")


def language_words(language: LanguageLine) -> str:
    """This will say what one language is for, as sentences."""
    lines = []
    if language.is_preferred:
        lines.append(gettext("Use this first."))
    if language.reads:
        lines.append(gettext("Letters can be in this language."))
    if language.interpreter_wanted:
        lines.append(gettext("Book an interpreter."))
    return " ".join(lines) or gettext("Not for letters.")


def kind_words(kind: str) -> str:
    """This will name a way to reach somebody: "Mobile"."""
    return gettext(KINDS[ContactKind(kind)])


def add_heading(kind: str) -> str:
    return gettext(ADD_HEADINGS[ContactKind(kind)])


def change_heading(kind: str) -> str:
    return gettext(CHANGE_HEADINGS[ContactKind(kind)])


def ways_to_add() -> list[tuple[str, str]]:
    """This will give each kind of way to reach somebody, with the words of the link that adds one."""
    return [(kind.value, add_heading(kind)) for kind in ContactKind]


def close_roles(close: CloseLine) -> str:
    """This will say what somebody close is to the person."""
    lines = []
    if close.is_emergency:
        lines.append(gettext("Call in an emergency."))
    if close.is_next_of_kin:
        lines.append(gettext("Next of kin."))
    if close.is_carer:
        lines.append(gettext("Carer."))
    return " ".join(lines)
