"""Codes of this room in the words of its pages; templates call them as `said`."""

from django.utils.translation import gettext

from partake.complaints.domain import states
from partake.complaints.domain.clocks import CLOCK_WORDS, Clock
from partake.complaints.queries.handling import Case
from partake.complaints.queries.listing import GROUP_WORDS, WAITS_WORDS, Group, Waits
from partake.complaints.rules import exclusions, subjects
from partake.files.domain import Kind
from partake.people.languages import languages
from partake.ui.words import day
from partake.voices.domain.voice import CHANNEL_WORDS, Channel


def state(code: str) -> str:
    return gettext(states.STATE_WORDS[states.State(code)])


def group(code: str) -> str:
    return gettext(GROUP_WORDS[Group(code)])


def waits(code: str) -> str:
    return gettext(WAITS_WORDS[Waits(code)])


def clock(code: str) -> str:
    return gettext(CLOCK_WORDS[Clock(code)])


def finding(code: str) -> str:
    return gettext(states.FINDING_WORDS[states.Finding(code)])


def paper(code: str) -> str:
    return gettext(states.PAPER_WORDS[states.PaperKind(code)])


def file(kind: Kind) -> str:
    return {
        Kind.PICTURE: gettext("See the picture"),
        Kind.SOUND: gettext("Hear the recording"),
        Kind.FILM: gettext("See the film"),
        Kind.DOCUMENT: gettext("Save the document"),
    }[kind]


def handing(code: str) -> str:
    return gettext(states.HANDING_WORDS[states.Handing(code)])


def subject(code: str) -> str:
    return gettext(subjects()[code]) if code in subjects() else gettext("Not said yet")


def facts(case: Case) -> tuple[tuple[str, str], ...]:
    """This will give what is known of a complaint, as (name, value) in the order of its page; what is not known is left
    out."""
    came = f"{gettext(CHANNEL_WORDS[Channel(case.channel)])}, {day(case.line.received_on)}"
    whom = f"{case.line.for_name} ({case.relation})" if case.relation else case.line.for_name
    known = languages().get(case.language)
    rows = (
        (gettext("About"), case.line.where),
        (gettext("It came"), came),
        (gettext("First told"), day(case.first_received_on) if case.first_received_on != case.line.received_on else ""),
        (gettext("Written down by"), case.taken_by),
        (gettext("It happened"), day(case.happened_on) if case.happened_on else ""),
        (gettext("Why not sooner"), case.why_late),
        (gettext("Taken on late because"), case.taken_late_why),
        (gettext("For"), whom),
        (gettext("Why they complain for another"), _basis(case.basis)),
        (gettext("May they?"), _permission(case)),
        (gettext("May we tell the service?"), _yes_no(case.may_share)),
        (gettext("Email"), case.email),
        (gettext("Phone"), case.phone),
        (gettext("Address"), case.postal_address),
        (gettext("Write to them"), ", ".join(gettext(need) for need in case.needs)),
        (gettext("Language"), known.name if known and case.language != "en" else ""),
        (gettext("Subject"), subject(case.subject)),
        (
            gettext("Acknowledged"),
            f"{day(case.acknowledged_on)}, {case.acknowledged_by}" if case.acknowledged_on else "",
        ),
        (gettext("Six months end"), day(case.six_months_end)),
        (gettext("Explained"), day(case.explained_on) if case.explained_on else ""),
        (gettext("Why it was not taken on"), exclusions()[case.exclusion].words if case.exclusion else ""),
        (gettext("How it ended"), case.ended_why),
        (gettext("With the ombudsman since"), day(case.line.ombudsman_on) if case.line.ombudsman_on else ""),
        (gettext("The ombudsman said"), case.ombudsman_words),
    )
    return tuple((name, value) for name, value in rows if value)


def _basis(code: str) -> str:
    return gettext(states.BASIS_WORDS[states.Basis(code)]) if code else ""


def _permission(case: Case) -> str:
    if case.permission == states.Permission.NOT_NEEDED:
        return ""
    words = gettext(states.PERMISSION_WORDS[case.permission])
    return f"{words}: {case.permission_why}" if case.permission_why else words


def _yes_no(answer: bool | None) -> str:
    return "" if answer is None else gettext("Yes") if answer else gettext("No")
