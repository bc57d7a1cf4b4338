"""What Partake writes to people about a plan: one function a letter. Nothing is sent here."""

from datetime import date

from django.utils.translation import gettext

from partake.care_plans.models import Agreement, PlanVersion
from partake.documents import Block, Document, Heading, Voice, bold, bullets, paragraph
from partake.kernel import clock
from partake.people.door import OpenRecord
from partake.people.letters import call_line
from partake.ui.words import day as long_day


def plan_written(record: OpenRecord, *, on: date) -> Document:
    """To the person: that somebody wrote in their plan. What was written stays out: others may open the post."""
    said = {"name": record.actor.display_name, "day": long_day(on)}
    return Document(
        title=gettext("Somebody wrote in your plan"),
        blocks=(
            paragraph(bold(gettext("%(name)s wrote in your plan on %(day)s.") % said)),
            paragraph(gettext("Nothing that you agreed has changed. It changes only when you agree again.")),
            Heading(2, gettext("What you can do")),
            bullets(
                gettext("Sign in and open “My plan” to read it, change it, or say that you do not agree."),
                gettext("Or call us. We will read it to you."),
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
    if agreement.capacity is not None:
        return _answered_for_you(version, agreement)
    own = agreement.name == record.person.name
    said = {"name": agreement.name, "number": version.number, "writer": agreement.recorded_by}
    blocks: list[Block] = [paragraph(bold(_answer(agreement, own=own) % said))]
    if agreement.words:
        blocks.append(Voice(agreement.words, who=agreement.name, when=clock.local(agreement.at).date()))
    if own:
        blocks.append(paragraph(gettext("%(writer)s wrote this down. If it is not what you said, call us.") % said))
    else:
        read = gettext("Read the plan and say whether you agree. You can say no, and you can change it.")
        blocks.append(paragraph(read))
    return Document(title=gettext("An answer about your plan"), blocks=tuple(blocks), call=call_line())


def _answer(agreement: Agreement, *, own: bool) -> str:
    """Whole sentences, because other languages put them together otherwise."""
    if own and agreement.agrees:
        return gettext("You agree to version %(number)s of your plan.")
    if own:
        return gettext("You do not agree to version %(number)s of your plan.")
    if agreement.agrees:
        return gettext("%(name)s agrees to version %(number)s of your plan.")
    return gettext("%(name)s does not agree to version %(number)s of your plan.")


def _answered_for_you(version: PlanVersion, agreement: Agreement) -> Document:
    """To the person: who decided for them, and that they are asked again. Their own words still count."""
    assert agreement.capacity is not None and agreement.capacity.ask_again_on is not None  # the database sees to both
    did = (
        gettext("%(name)s agreed to version %(number)s of your plan, for you.")
        if agreement.agrees
        else gettext("%(name)s did not agree to version %(number)s of your plan, for you.")
    )
    again = gettext("We ask you what you think on %(day)s, or on any good day before.")
    words = (Voice(agreement.words, who=agreement.name),) if agreement.words else ()
    return Document(
        title=gettext("Somebody answered for you about your plan"),
        blocks=(
            paragraph(bold(did % {"name": agreement.name, "number": version.number})),
            *words,
            paragraph(gettext("It was a day when you could not decide this yourself, with all the help we had.")),
            bullets(
                again % {"day": long_day(agreement.capacity.ask_again_on)},
                gettext("What you say stands beside it, first. If you say no, we look at the plan again."),
                gettext("You can say no at once: sign in, call us, or tell anyone at your practice."),
            ),
        ),
        call=call_line(),
    )


def person_answered(record: OpenRecord, version: PlanVersion, agreement: Agreement) -> Document:
    """To the practice: the person answered, or one who decides for them. The words stay in the plan."""
    who = record.person.name
    if agreement.capacity is not None:
        who = gettext("%(name)s, for %(person)s,") % {"name": agreement.name, "person": record.person.name}
    said = {"name": who, "number": version.number}
    does = (
        gettext("%(name)s agrees to version %(number)s of their plan.")
        if agreement.agrees
        else gettext("%(name)s does not agree to version %(number)s of their plan.")
    )
    return Document(
        title=gettext("%(name)s answered about their plan") % {"name": record.person.name},
        blocks=(paragraph(bold(does % said)), paragraph(gettext("Open the plan to read what they said."))),
        call=call_line(),
    )


def plan_agreed(version: PlanVersion, *, for_them_by: str = "") -> Document:
    """To the person: their plan is agreed by both, and is theirs to keep. `for_them_by` names who agreed for them."""
    agreed = (
        gettext("%(name)s, for you, and a professional both agreed to version %(number)s of your plan.")
        if for_them_by
        else gettext("You and a professional both agreed to version %(number)s of your plan.")
    )
    return Document(
        title=gettext("Your plan is agreed"),
        blocks=(
            paragraph(bold(agreed % {"name": for_them_by, "number": version.number})),
            bullets(
                gettext("You can write in it any day. What you agreed stays safe until you both agree again."),
                gettext("Sign in to read it or print it. Or call us, and we will send it to you in your own format."),
            ),
        ),
        call=call_line(),
    )


def test_asked_about(record: OpenRecord) -> Document:
    """To the practice: somebody waits to hear about a test. Which one, and what they ask, stay in the plan."""
    said = {"name": record.person.name}
    return Document(
        title=gettext("%(name)s asks about a test") % said,
        blocks=(
            paragraph(bold(gettext("%(name)s asks about a test that is in their plan.") % said)),
            paragraph(gettext("Open their card to read which one it is and what they ask. Then call them.")),
        ),
        call=call_line(),
    )


def said_for_you(record: OpenRecord, title: str, words: str) -> Document:
    """To the person: what somebody wrote down as said by them, so that they can put it right."""
    return Document(
        title=title,
        blocks=(
            paragraph(bold(gettext("%(name)s wrote this down for you:") % {"name": record.actor.display_name})),
            Voice(words, who=record.person.first_name, when=clock.today()),
            paragraph(gettext("If it is not what you said, call us or sign in and change it.")),
        ),
        call=call_line(),
    )
