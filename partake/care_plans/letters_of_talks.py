"""What Partake writes about talks and what is asked between them: one function a letter. Nothing is sent here."""

from datetime import date

from django.urls import reverse

from partake.accounts.links import on_our_site
from partake.care_plans.domain.conversations import HELD_HOW_WORDS, NOT_HELD_WORDS, HeldHow, NotHeld
from partake.care_plans.models import Conversation, PlanQuestion
from partake.documents import Block, Document, Heading, Run, bold, bullets, link, paragraph
from partake.people.door import OpenRecord
from partake.people.letters import call_line
from partake.ui.words import day as long_day
from partake.ui.words import weekday_day

NOT_FOR_EMERGENCIES = "In an emergency call 999. If you need help soon and it is not an emergency, call 111."


def talk_planned(talk: Conversation) -> Document:
    """To the person: when, how and with whom; that they may bring somebody; and what they can do before."""
    return _letter(
        "A talk about your plan",
        paragraph(bold(_when(talk))),
        *_arrangement(talk),
        Heading(2, "What you can do"),
        bullets(
            "Think about what matters to you now, and what you would like to talk about. Write it in “My plan”.",
            "Bring somebody with you, if you like.",
            "Tell us if you need an interpreter, another day, or another way to talk.",
        ),
    )


def talk_changed(talk: Conversation) -> Document:
    """To the person: how it is now. What it was before is left out, so that nobody acts on it."""
    return _letter(
        "Your talk about your plan has changed",
        paragraph(bold(_when(talk))),
        *_arrangement(talk),
        paragraph("If this does not suit you, call us."),
    )


def talk_held(record: OpenRecord, talk: Conversation, look_again_on: date | None) -> Document:
    """To the person: that it is written down, and how involved they felt: their own answer, not through anybody."""
    assert talk.held_on is not None
    asked = on_our_site(reverse("care_plans:felt_in_talk", args=[record.person.id, talk.public_id]))
    again = [paragraph("We look at your plan again on ", bold(long_day(look_again_on)), ".")] if look_again_on else []
    return _letter(
        "How involved did you feel?",
        paragraph(f"You talked about your plan on {long_day(talk.held_on)}, with {talk.led_by}."),
        paragraph(bold("In that talk, were you involved as much as you wanted, less, or more?")),
        bullets(
            ("Answer here: ", link("how involved I felt", asked)),
            "Or call us, or write to us. You do not have to answer.",
        ),
        *again,
    )


def talk_not_held(talk: Conversation) -> Document:
    """To the person: that we know it did not happen, and what comes next. The reason blames nobody."""
    why = f"{NOT_HELD_WORDS[NotHeld(talk.not_held)]}."
    return _letter(
        "Your talk about your plan did not happen",
        *((paragraph(f"It was planned for {long_day(talk.planned_on)}."),) if talk.planned_on else ()),
        paragraph(f"We wrote down why: {why} {talk.not_held_words}".strip()),
        paragraph("We will plan another one with you. To choose a day that suits you, call us."),
    )


def talk_to_lead(record: OpenRecord, talk: Conversation) -> Document:
    """To a colleague: that they lead a talk. Whose plan it is is read on the page, not in an email."""
    return _letter(
        "You are to lead a talk about a plan",
        paragraph(f"{record.actor.display_name} planned it with you as the one who leads."),
        paragraph(bold(_when(talk))),
        paragraph("Sign in to Partake: it is on your page for that day."),
    )


def review_near(review_on: date, address: str, late: bool) -> Document:
    """To the person: the day they chose to look again is near."""
    return _letter(
        "Time to look at your plan again",
        paragraph(
            "You chose to look at your plan again on ",
            bold(long_day(review_on)),
            ". That day has passed." if late else ".",
        ),
        paragraph("Somebody who plans with you will agree a day with you. If you hear nothing, call us."),
        Heading(2, "What you can do now"),
        bullets(
            ("Read ", link("your plan", address), ": what has changed, and what matters now?"),
            "You can choose another day, or choose not to.",
        ),
    )


def review_to_plan(review_on: date) -> Document:
    """To whoever answers for the plan: a review has no talk planned. Whose it is is read on the page."""
    return _letter(
        "A review is near, and no talk is planned",
        paragraph("Somebody you plan with chose to look at their plan again on ", bold(long_day(review_on)), "."),
        paragraph("Sign in to Partake, open their plan and plan a talk with them."),
    )


def question_asked(question: PlanQuestion) -> Document:
    """To whoever is to answer. The question is read on the page, not in an email."""
    return _letter(
        "Someone asks a question about their plan",
        paragraph("Somebody you plan with has asked you a question."),
        paragraph("Answer by ", bold(long_day(question.due_on)), ". Sign in to Partake: it is on your page for today."),
    )


def question_late(question: PlanQuestion) -> Document:
    """To the body: nobody has answered in time."""
    return _letter(
        "A question about a plan has not been answered",
        paragraph("A question was to be answered by ", bold(long_day(question.due_on)), ". It is late."),
        paragraph("Anybody there who plans with people can answer it. It is on their page for today."),
    )


def question_moved(question: PlanQuestion) -> Document:
    """To the person: who has their question now. Why is not said: it may be a colleague's own affair."""
    return _letter(
        "Your question has been passed on",
        paragraph(bold(question.to_name), " has the question you asked about your plan, and will answer it."),
        paragraph(NOT_FOR_EMERGENCIES),
    )


def question_answered(question: PlanQuestion) -> Document:
    """To the person: their own words, and the answer."""
    return _letter(
        "An answer to your question",
        paragraph("You asked: “", question.words, "”"),
        paragraph(question.answered_by, " answered:"),
        paragraph(bold(question.answer)),
        paragraph("If this is not enough, ask again or call us."),
        paragraph(NOT_FOR_EMERGENCIES),
    )


def _when(talk: Conversation) -> str:
    if talk.planned_on is None:
        return "We will agree a day with you."
    return f"{weekday_day(talk.planned_on)}{f', {talk.planned_time}' if talk.planned_time else ''}."


def _arrangement(talk: Conversation) -> tuple[Block, ...]:
    said: list[tuple[str | Run, ...]] = [
        ("With: ", talk.led_by),
        ("How: ", HELD_HOW_WORDS[HeldHow(talk.how)]),
    ]
    said += [("Where: ", talk.where)] if talk.where else []
    said += [("About: ", talk.about)] if talk.about else []
    return (bullets(*said),)


def _letter(title: str, *blocks: Block) -> Document:
    return Document(title=title, blocks=blocks, call=call_line())
