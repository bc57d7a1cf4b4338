"""What Partake writes to people about a plan: one function a letter. Nothing is sent here."""

from datetime import date

from partake.care_plans.models import Agreement, PlanVersion
from partake.documents import Block, Document, Heading, Voice, bold, bullets, paragraph
from partake.kernel import clock
from partake.people.door import OpenRecord
from partake.people.letters import call_line
from partake.ui.words import day as long_day


def plan_written(record: OpenRecord, *, on: date) -> Document:
    """To the person: that somebody wrote in their plan. What was written stays out: others may open the post."""
    return Document(
        title="Somebody wrote in your plan",
        blocks=(
            paragraph(bold(record.actor.display_name), f" wrote in your plan on {long_day(on)}."),
            paragraph("Nothing that you agreed has changed. It changes only when you agree again."),
            Heading(2, "What you can do"),
            bullets(
                "Sign in and open “My plan” to read it, change it, or say that you do not agree.",
                "Or call us. We will read it to you.",
            ),
        ),
        call=call_line(),
    )


def action_given(due_on: date | None) -> Document:
    """To the member of staff: that they are down to do something. What it is, and for whom, stays in the plan."""
    due = f" It is to be done by {long_day(due_on)}." if due_on else ""
    return Document(
        title="You are down to do something in a plan",
        blocks=(
            paragraph(f"In a person’s plan it now says that you do one of the actions.{due}"),
            paragraph("Sign in and look at Today. If it is not yours to do, open it there and choose somebody else."),
        ),
        call=call_line(),
    )


def answer_given(record: OpenRecord, version: PlanVersion, agreement: Agreement) -> Document:
    """To the person: what the professional said; or, word for word, what was written down as said by the person."""
    when = clock.local(agreement.at).date()
    own = agreement.name == record.person.name
    yes, no = (
        ("You agree", "You do not agree") if own else (f"{agreement.name} agrees", f"{agreement.name} does not agree")
    )
    said = yes if agreement.agrees else no
    blocks: list[Block] = [paragraph(bold(f"{said} to version {version.number} of your plan."))]
    if agreement.words:
        blocks.append(Voice(agreement.words, who=agreement.name, when=when))
    if own:
        blocks.append(paragraph(f"{agreement.recorded_by} wrote this down. If it is not what you said, call us."))
    else:
        blocks.append(paragraph("Read the plan and say whether you agree. You can say no, and you can change it."))
    return Document(title="An answer about your plan", blocks=tuple(blocks), call=call_line())


def person_answered(record: OpenRecord, version: PlanVersion, agreement: Agreement) -> Document:
    """To the practice: the person answered. Their words stay in the plan, for those who may open it."""
    does = "agrees" if agreement.agrees else "does not agree"
    return Document(
        title=f"{record.person.name} answered about their plan",
        blocks=(
            paragraph(f"{record.person.name} ", bold(does), f" to version {version.number} of their plan."),
            paragraph("Open the plan to read what they said."),
        ),
        call=call_line(),
    )


def plan_agreed(version: PlanVersion) -> Document:
    """To the person: their plan is agreed by both, and is theirs to keep."""
    return Document(
        title="Your plan is agreed",
        blocks=(
            paragraph(bold(f"You and a professional both agreed to version {version.number} of your plan.")),
            bullets(
                "You can write in it any day. What you agreed stays safe until you both agree again.",
                "Sign in to read it or print it. Or call us, and we will send it to you in your own format.",
            ),
        ),
        call=call_line(),
    )


def said_for_you(record: OpenRecord, title: str, words: str) -> Document:
    """To the person: what somebody wrote down as said by them, so that they can put it right."""
    return Document(
        title=title,
        blocks=(
            paragraph(bold(record.actor.display_name), " wrote this down for you:"),
            Voice(words, who=record.person.first_name, when=clock.today()),
            paragraph("If it is not what you said, call us or sign in and change it."),
        ),
        call=call_line(),
    )
