"""What Partake writes to people about their record: one function a letter, format-neutral, in plain words.

Each says who, what, until when and why, what stays, and whom to call. Nothing is sent here.
"""

from datetime import date

from django.conf import settings

from partake.documents import Block, Document, Heading, bold, bullets, paragraph
from partake.kernel import clock
from partake.people.domain import PARTS, Part, hideable_parts, in_order, relationship_parts
from partake.people.door import OpenRecord, PersonFacts
from partake.people.models import CareRelationship, EmergencyOpening, LookQuestion, Share
from partake.ui.words import day as long_day

STAYS = (
    "They can’t open it any more. What a professional already wrote in their own notes stays in their notes.",
    "You can share again at any time.",
)


def sight_given(person: PersonFacts, share: Share) -> Document:
    """To whoever can now see: what, until when, and what comes with it."""
    if share.with_email and share.accepted_at is None:
        return _letter(
            f"{person.name} wants to share part of their record with you",
            paragraph(f"{person.name} would like you to see ", bold(_list_parts(share.parts)), f", {_until(share)}."),
            paragraph("Sign in to Partake with this email address to say yes or no. You need not say why."),
            paragraph(
                "No sign-in yet? Ask the GP practice that looks after ", person.first_name, " to set one up for you."
            ),
        )
    return _letter(
        f"{person.name} shared part of their record",
        paragraph(f"{person.name} decided that you can see ", bold(_list_parts(share.parts)), f", {_until(share)}."),
        Heading(2, "What comes with it"),
        bullets(
            f"{person.first_name} sees every time somebody opens it, and why.",
            "You can’t change it or pass it on.",
            f"{person.first_name} can stop at any time.",
        ),
    )


def sight_stopped(person: PersonFacts, share: Share) -> Document:
    """To whoever can no longer see. It says that it stopped, never why: that is the person's own."""
    return _letter(
        f"You can no longer see {person.name}’s record",
        paragraph(f"{person.name} stopped sharing ", bold(_list_parts(share.parts)), " with you today."),
        paragraph("What you already wrote in your own notes stays in your notes."),
    )


def sharing_decided(record: OpenRecord, share: Share, *, given: bool) -> Document:
    """To the person: what they decided, who wrote it down, and how to change their mind."""
    name = _with_whom(share)
    asked = () if record.is_own else (paragraph(f"{record.actor.display_name} wrote this down because you asked."),)
    if not given:
        return _letter(
            f"You stopped sharing with {name}",
            paragraph(f"From today {name} can’t see ", bold(_list_parts(share.parts, mine=True)), "."),
            *asked,
            *(paragraph(line) for line in STAYS),
        )
    waiting = share.with_email and share.accepted_at is None
    opening = f"When {name} says yes, they can see " if waiting else f"From today {name} can see "
    return _letter(
        f"You shared part of your record with {name}",
        paragraph(opening, bold(_list_parts(share.parts, mine=True)), f", {_until(share, mine=True)}."),
        *asked,
        Heading(2, "You are in charge"),
        bullets(
            "You see every time they look, and why.",
            "They can’t change it or pass it on.",
            "You can stop at any time: sign in, call us, or tell your GP practice.",
        ),
    )


def share_answered(share: Share, *, accepted: bool) -> Document:
    """To the person: somebody close to them said yes or no."""
    name = share.with_name
    if accepted:
        return _letter(
            f"{name} said yes",
            paragraph(
                f"{name} can now see ", bold(_list_parts(share.parts, mine=True)), f", {_until(share, mine=True)}."
            ),
            paragraph("You can stop at any time."),
        )
    return _letter(
        f"{name} said no",
        paragraph(f"{name} does not want to see your record, and can’t see any of it."),
        paragraph("They need not say why. You can ask someone else."),
    )


def sight_narrowed(person: PersonFacts, relationship: CareRelationship) -> Document:
    """To those looking after the person: what they see now."""
    seen = in_order(relationship_parts(relationship.basis, in_order(relationship.hidden)))  # type: ignore[arg-type]
    kept = [part for part in in_order(relationship.hidden) if part in hideable_parts(relationship.basis)]  # type: ignore[arg-type]
    return _letter(
        f"{person.name} changed what you can see",
        paragraph("You can see ", bold(_list_parts(seen)), "."),
        *((paragraph(f"{person.first_name} keeps ", bold(_list_parts(kept)), " private."),) if kept else ()),
        paragraph("What you already wrote in your own notes stays in your notes."),
    )


def sees_more(person: PersonFacts) -> Document:
    """To whoever sees more of somebody since two records of them became one."""
    return _letter(
        f"You can see more of {person.name}’s record",
        paragraph(f"Two records of {person.name} were joined into one. What you could see of one, you see of both."),
        paragraph(f"{person.first_name} sees every time somebody opens it, and why, and can stop it."),
    )


def care_started(person: PersonFacts, relationship: CareRelationship, *, to_person: bool) -> Document:
    """To the person, and to whoever now looks after them: who sees what, on what grounds, until when."""
    seen = _list_parts(relationship_parts(relationship.basis, ()), mine=to_person)  # type: ignore[arg-type]
    who = str(relationship.team or relationship.organisation)
    until = f", until {long_day(relationship.until)}" if relationship.until else ""
    if not to_person:
        return _letter(
            f"You now look after {person.name}",
            paragraph("You can see ", bold(seen), f"{until}."),
            paragraph(f"{person.first_name} sees every time somebody opens it, and why, and can keep parts private."),
        )
    return _letter(
        f"{who} can now see part of your record",
        paragraph(f"{who} looks after you now, so they can see ", bold(seen), f"{until}."),
        paragraph("You can keep most parts private from them: sign in, call us, or tell your GP practice."),
    )


def care_ended(person: PersonFacts, relationship: CareRelationship, *, to_person: bool) -> Document:
    """To the person, and to whoever looked after them: that sight has ended, and what stays."""
    who = str(relationship.team or relationship.organisation)
    if not to_person:
        return _letter(
            f"You no longer look after {person.name}",
            paragraph(f"You can’t open {person.name}’s record any more."),
            paragraph("What you already wrote in your own notes stays in your notes."),
        )
    return _letter(
        f"{who} can’t see your record any more",
        paragraph(f"{who} no longer looks after you. They can’t open your record."),
        paragraph("What they already wrote in their own notes stays in their notes."),
    )


def closed_by_death(person: PersonFacts) -> Document:
    """To somebody close, after a death: that the record is closed to them. Nothing else is said."""
    return _letter(
        f"{person.name}’s record is closed",
        paragraph(f"You could see part of {person.name}’s record. It is now closed."),
        paragraph("We are sorry for your loss. You need do nothing."),
        paragraph("If you need something from it, their GP practice can help you."),
    )


def opened_in_emergency(opening: EmergencyOpening) -> Document:
    """To the person: who opened what, when, and the reason they wrote, word for word."""
    when = clock.local(opening.opened_at)
    return _letter(
        "Your record was opened in an emergency",
        paragraph(
            bold(opening.opened_by),
            f", {opening.job_title} at {opening.organisation.name}, ",
            f"opened part of your record on {long_day(when.date())}.",
        ),
        paragraph(f"The reason they wrote: “{opening.reason}”"),
        paragraph("They saw: ", bold("If I get worse, and how to communicate with me"), ". Nothing else was opened."),
        Heading(2, "What you can do"),
        bullets(
            "If that is all right, you need do nothing.",
            "If something looks wrong, ask about it: sign in, call us, or tell your GP practice. They must answer.",
        ),
    )


def look_questioned(question: LookQuestion) -> Document:
    """To the organisation that must answer. The question itself is read on the page, not in an email."""
    return _letter(
        "Someone asks why their record was opened",
        paragraph("A person has asked about a look that your organisation made."),
        paragraph(
            "Answer by ", bold(long_day(question.due_on)), ". Sign in to Partake and open “Questions about looks”."
        ),
    )


def look_question_answered(question: LookQuestion) -> Document:
    """To the person: the answer, and what to do if it is not enough."""
    return _letter(
        "An answer to your question about a look",
        *((paragraph("You asked: “", question.question, "”"),) if question.question else ()),
        paragraph(question.answered_by, " answered:"),
        paragraph(bold(question.answer)),
        Heading(2, "If this is not enough"),
        paragraph("You can ask again, or complain. Call us and we will tell you how."),
    )


def right_told(title: str, blocks: tuple[Block, ...]) -> Document:
    return _letter(title, *blocks)


def call_line() -> str:
    """This will say whom to call, in the footer of every letter."""
    return f"Questions? Call us on {settings.HELP_PHONE}"


def _letter(title: str, *blocks: Block) -> Document:
    return Document(title=title, blocks=blocks, call=call_line())


def _with_whom(share: Share) -> str:
    if share.with_name:
        return share.with_name
    return str(share.with_team or share.with_organisation or share.with_user)


def _until(share: Share, *, mine: bool = False) -> str:
    day: date | None = share.until
    if day is not None:
        return f"until {long_day(day)}"
    return "until you stop it" if mine else "until they stop it"


def _list_parts(parts: object, *, mine: bool = False) -> str:
    chosen = in_order(parts)  # type: ignore[arg-type]
    words = [PARTS[Part(part)].mine if mine else PARTS[Part(part)].theirs for part in chosen]
    return words[0] if len(words) == 1 else ", ".join(words[:-1]) + " and " + words[-1]
