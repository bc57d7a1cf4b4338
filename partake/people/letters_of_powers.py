"""What Partake writes about those who speak for a person, and about what the person could decide: one function a
letter, in plain words. No worry, objection or reason stands in one: others may open the post."""

from partake.audit.domain import Basis
from partake.documents import Block, Document, Heading, bold, bullets, paragraph
from partake.people.domain import PARTS, Part, in_order
from partake.people.door import PersonFacts
from partake.people.letters import call_line
from partake.people.models import CapacityDecision, Representative
from partake.people.powers import POWER_WORDS, powers
from partake.ui.words import and_list
from partake.ui.words import day as long_day

NO_WORDS = "I do not want this."


def speaks_for_you(row: Representative) -> Document:
    """To the person: who speaks for them, what they see and do not decide, and how to say no."""
    when = "If they say yes, they" if row.email and row.accepted_at is None else "They"
    sees = f"{when} can see " if row.email else "They do not sign in, and see nothing on a screen. We may tell them "
    return _letter(
        f"{row.name} may speak for you",
        paragraph("Your practice saw papers that say ", bold(row.name), f" is your {_who(row)}."),
        paragraph(sees, bold(_parts(row, mine=True)), f", until {long_day(row.until)}."),
        paragraph(*_decides(row)),
        Heading(2, "You can say no"),
        bullets(
            "Sign in and open “Who speaks for me”, call us, or tell anyone at your practice.",
            "If you say no, it stops at once. Somebody at your practice looks at it with you.",
            "You see every time they look.",
        ),
    )


def asked_to_speak(person: PersonFacts, row: Representative) -> Document:
    """To the one who speaks: what they may see, what they may not decide, and what ends it."""
    heading = f"You can speak for {person.name}" if row.accepted_at else f"You are asked to speak for {person.name}"
    first = person.first_name
    asked = () if row.accepted_at else (paragraph("Sign in to Partake with this email address to say yes or no."),)
    return _letter(
        heading,
        paragraph(f"{row.organisation.name} saw that you are {first}’s {_who(row)}."),
        paragraph("You can see ", bold(_parts(row)), f", until {long_day(row.until)}."),
        *asked,
        Heading(2, "Seeing is not deciding"),
        bullets(
            f"{first} decides what {first} can decide. On a good day that may be everything.",
            *(
                [f"You decide one thing only when somebody found that day that {first} can’t decide it."]
                if powers()[Basis(row.basis)].decides
                else [f"You speak for {first}. You do not decide."]
            ),
            f"{first} sees every time you look, and can say no.",
            "This holds in this practice alone. Another practice looks at your papers again.",
        ),
    )


def said_yes(row: Representative) -> Document:
    return _letter(
        f"{row.name} can speak for you now",
        paragraph(f"{row.name} can now see ", bold(_parts(row, mine=True)), f", until {long_day(row.until)}."),
        paragraph("You can say no on any day: sign in, call us, or tell anyone at your practice."),
    )


def paused(row: Representative) -> Document:
    """To the person. The reason is for a conversation, not for the post."""
    return _letter(
        "Something has stopped for now",
        paragraph(f"{row.name} can’t see your record for now. Your practice is looking at it."),
        paragraph("Call your practice when it is safe for you to talk. In danger call 999."),
    )


def goes_on(row: Representative) -> Document:
    return _letter(
        f"{row.name} can speak for you again",
        paragraph(f"Your practice looked at it. {row.name} can see ", bold(_parts(row, mine=True)), " again."),
        paragraph("If you still do not want this, say so again, or ask us how to complain."),
    )


def ended(row: Representative, *, to_person: bool) -> Document:
    """To both. It says that it ended, never why."""
    if to_person:
        return _letter(
            f"{row.name} does not speak for you any more",
            paragraph(f"{row.name} can’t see your record, and can’t decide anything for you."),
            paragraph("What was agreed for you before stays in your plan, with their name. You can change it."),
        )
    return _letter(
        f"You no longer speak for {row.person.given_name} {row.person.family_name}",
        paragraph("You can’t open their record any more, and you can’t decide for them here."),
    )


def objected(row: Representative) -> Document:
    return _letter(
        "You said no, and it has stopped",
        paragraph(f"{row.name} can’t see your record now, and can’t decide anything for you."),
        paragraph("Somebody at your practice looks at it at once, and talks with you. You can bring someone with you."),
        paragraph("An advocate can help you say what you want, free of charge. Ask us for one."),
    )


def someone_objects() -> Document:
    """To the practice. Who, and what they said, is read on the page."""
    return _letter(
        "A person objects to somebody who speaks for them",
        paragraph("It is paused already. ", bold("Look at it today."), " Talk with the person alone."),
        paragraph("Sign in to Partake and open “Worries about those who speak for others”."),
    )


def young_person_keeps_parts() -> Document:
    """To the practice: the young person decided; nobody else is told."""
    return _letter(
        "A young person keeps part of their record from a parent",
        paragraph("It holds already, and the parent is not told. Talk with the young person when you can."),
        bullets("Do they understand what it means?", "Are they safe?", "Is there somebody they can talk to?"),
    )


def kept_for_you(row: Representative) -> Document:
    kept = in_order(row.hidden)
    said = f"{row.name} can’t see {and_list(PARTS[part].mine for part in kept)}." if kept else "Nothing is kept back."
    return _letter(f"What {row.name} can see", paragraph(said), paragraph("If that is not what you said, call us."))


def turned_sixteen(row: Representative, *, to_person: bool) -> Document:
    """To both: from 16 it is the young person's own."""
    if to_person:
        return _letter(
            "Your record is yours alone now",
            paragraph(f"You are 16. {row.name} can’t open your record as your parent any more."),
            paragraph("You can share parts of it with them, or with anyone you choose. You need not."),
        )
    name = f"{row.person.given_name} {row.person.family_name}"
    return _letter(
        f"{name} is 16",
        paragraph(f"{row.person.given_name} decides now who sees their record. It is not open to you as a parent."),
        paragraph(f"{row.person.given_name} can share parts of it with you. They need not."),
    )


def capacity_found(row: CapacityDecision) -> Document:
    """To the person, or to whoever decides for them: what was found, what follows, until when. Not the reasons."""
    if row.can_decide:
        return _letter("You decide this", paragraph(f"{row.decided_by} talked with you. You decide: {row.question}"))
    assert row.holds_until is not None and row.ask_again_on is not None  # the database sees to it
    return _letter(
        "Somebody else may decide one thing for now",
        paragraph(f"{row.decided_by} found that you could not decide this now: ", bold(row.question)),
        bullets(
            f"It is about this one thing, until {long_day(row.holds_until)}.",
            f"We ask you again on {long_day(row.ask_again_on)}, or on any good day before it.",
            "What you say still counts, and stands beside what is decided.",
            "If you do not agree, say so to anyone at your practice. An advocate can help you, free of charge.",
        ),
    )


def capacity_found_for_decider(name: str, row: CapacityDecision) -> Document:
    """To one who may decide for them."""
    assert row.holds_until is not None  # sent only when the person could not decide
    return _letter(
        f"{name} can’t decide one thing for now",
        paragraph(bold(row.question)),
        paragraph(f"You may decide this one thing until {long_day(row.holds_until)}, as {name} would want it."),
        paragraph("Ask them first what they want. If it can wait for a good day, wait."),
    )


def _letter(title: str, *blocks: Block) -> Document:
    return Document(title=title, blocks=blocks, call=call_line())


def _who(row: Representative) -> str:
    return POWER_WORDS[Basis(row.basis)].who


def _decides(row: Representative) -> tuple[str, ...]:
    if powers()[Basis(row.basis)].decides:
        return (
            "You decide what you can decide. They decide one thing only when you can’t decide it yourself that day.",
        )
    return ("They do not decide anything for you.",)


def _parts(row: Representative, *, mine: bool = False) -> str:
    seen = [Part(part) for part in in_order(row.parts) if part not in row.hidden]
    return and_list(PARTS[part].mine if mine else PARTS[part].theirs for part in seen) or "nothing"
