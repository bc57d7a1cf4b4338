"""The headings a person writes under: the seven of the PRSB "About me" standard (v2.01) with their SNOMED CT
codes, and what to do if they get worse."""

from dataclasses import dataclass

from partake.kernel.texts import text
from partake.people.domain import Part


@dataclass(frozen=True)
class Heading:
    """`mine` heads the words on the person's own page, `theirs` on anybody else's ("%(name)s" is the first name).
    `snomed` is empty where the standard gives none."""

    code: str
    part: Part
    mine: str
    theirs: str
    hint: str
    snomed: str = ""


HEADINGS = (
    Heading(
        "WHAT_MATTERS",
        Part.ABOUT_ME,
        text("What matters to me"),
        text("What matters to %(name)s"),
        text("What makes a good day? What would you hate to lose?"),
        "1515861000000103",
    ),
    Heading(
        "WHO_MATTERS",
        Part.ABOUT_ME,
        text("People who are important to me"),
        text("People who are important to %(name)s"),
        text("Family, friends, neighbours, pets. Who should we speak to, and who not?"),
        "1515871000000105",
    ),
    Heading(
        "HOW_I_COMMUNICATE",
        Part.ABOUT_ME,
        text("How I communicate"),
        text("How %(name)s communicates"),
        text("How do you like people to speak with you? What helps you understand?"),
        "1515881000000107",
    ),
    Heading(
        "MY_WELLNESS",
        Part.ABOUT_ME,
        text("My wellness"),
        text("%(name)s’s wellness"),
        text("What keeps you well? How can somebody see that you are having a bad day?"),
        "1515891000000109",
    ),
    Heading(
        "DO_AND_DO_NOT",
        Part.ABOUT_ME,
        text("Please do, and please don’t"),
        text("Please do, and please don’t"),
        text("What should people always do, or never do?"),
        "1515901000000105",
    ),
    Heading(
        "HOW_TO_SUPPORT",
        Part.ABOUT_ME,
        text("How and when to support me"),
        text("How and when to support %(name)s"),
        text("What do you do yourself? When do you want help, and what kind?"),
        "1515911000000107",
    ),
    Heading(
        "ALSO_WORTH_KNOWING",
        Part.ABOUT_ME,
        text("Also worth knowing about me"),
        text("Also worth knowing about %(name)s"),
        text("Anything else you want people to know."),
        "1515921000000101",
    ),
    Heading(
        "IF_I_GET_WORSE",
        Part.IF_I_GET_WORSE,
        text("If I get worse"),
        text("If %(name)s gets worse"),
        text("What are the signs? What should people do, and who should they call?"),
    ),
)

HEADING_BY_CODE = {heading.code: heading for heading in HEADINGS}
