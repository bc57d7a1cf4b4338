"""Joyce and Sam talk twice, and a review is planned; in between she says how things are and asks him something. A talk
with Denise did not happen, and nobody is blamed. Support nearby is added by those who know it."""

from datetime import timedelta
from typing import Any

from partake.audit.domain import Purpose
from partake.care_plans.actions import asking, conversing, support, talking
from partake.care_plans.actions.conversing import Arrangement
from partake.care_plans.domain.conversations import ConversationKind, HeldHow, NotHeld
from partake.care_plans.domain.states import FeltInvolved
from partake.care_plans.models import Conversation
from partake.demo.stage import Stage, days_ago
from partake.kernel import clock
from partake.people import door


def play(stage: Stage) -> None:
    """This will play the scenes in the order they happened, after those of the plan itself."""
    _support_nearby(stage)
    _first_talk(stage)
    _talk_in_between(stage)
    _a_talk_that_did_not_happen(stage)
    _she_asks_and_is_answered(stage)
    _the_review_is_planned(stage)


def _open(stage: Stage, who: str, person: str) -> door.OpenRecord:
    own = who == person
    purpose = Purpose.OWN_RECORD if own else Purpose.REVIEW
    return door.open_record(stage.actor(who), stage.people[person].public_id, purpose)


def _plan(stage: Stage, who: str, person: str, **arrangement: Any) -> Conversation:
    leader = stage.users[arrangement.pop("led_by", who)].public_id
    return conversing.plan_conversation(
        record=_open(stage, who, person), arrangement=Arrangement(**arrangement), led_by=leader
    )


def _hold(stage: Stage, talk: Conversation, took_part: str, about: str) -> None:
    conversing.hold_conversation(
        record=_open(stage, "sam", "joyce"),
        conversation_id=talk.public_id,
        held_on=clock.today(),
        how=HeldHow(talk.how),
        took_part=took_part,
        about=about,
        version=talk.version,
    )


def _felt(stage: Stage, talk: Conversation, felt: FeltInvolved, words: str = "") -> None:
    record = _open(stage, "joyce", "joyce")
    talking.say_felt_involved(record=record, felt=felt, words=words, conversation_id=talk.public_id)


def _support_nearby(stage: Stage) -> None:
    with days_ago(150, hour=10):
        support.add_local_support(
            actor=stage.actor("ada"),
            name="Riverside gentle walks",
            what="Slow walks for anyone who gets out of breath. Benches every 200 metres. Tuesdays at 10am, free.",
            contact="01632 960176",
            conditions=["ASTHMA", "COPD", "HEART_FAILURE"],
        )
        support.add_local_support(
            actor=stage.actor("farah"),
            name="Cook together",
            what="Cooking from many countries with less sugar and salt. Thursdays at noon in the church hall.",
            contact="Millbrook Neighbours, 01632 960170",
            conditions=["DIABETES_TYPE_2"],
        )


def _first_talk(stage: Stage) -> None:
    with days_ago(97, hour=9):
        day = clock.today() + timedelta(days=11)
        where = "Millbrook Surgery, room 3"
        talk = _plan(
            stage,
            "farah",
            "joyce",
            kind=ConversationKind.FIRST,
            how=HeldHow.IN_PERSON,
            planned_on=day,
            planned_time="2pm",
            where=where,
            led_by="sam",
        )
    with days_ago(86, hour=15):
        _hold(stage, talk, "Tunde Adeyemi, son\nIfe Balogun, Yoruba interpreter", "The allotment, breath and sugar.")
    with days_ago(85, hour=18):
        _felt(stage, talk, FeltInvolved.LESS, "You told me about the food diary. You didn’t ask.")


def _talk_in_between(stage: Stage) -> None:
    with days_ago(48, hour=12):
        day = clock.today() + timedelta(days=4)
        talk = _plan(
            stage,
            "sam",
            "joyce",
            kind=ConversationKind.OTHER,
            how=HeldHow.PHONE,
            planned_on=day,
            planned_time="3pm",
            about="The walk was too much. What would be right?",
        )
    with days_ago(44, hour=16):
        _hold(stage, talk, "", "A gentler walk, food that is hers, and the water tablet she does not want.")
        _felt(stage, talk, FeltInvolved.AS_MUCH_AS_I_WANTED)


def _a_talk_that_did_not_happen(stage: Stage) -> None:
    with days_ago(16, hour=11):
        day = clock.today() + timedelta(days=7)
        talk = _plan(stage, "farah", "denise", kind=ConversationKind.OTHER, how=HeldHow.IN_PERSON, planned_on=day)
    with days_ago(9, hour=16):
        conversing.say_not_held(
            record=_open(stage, "farah", "denise"),
            conversation_id=talk.public_id,
            because=NotHeld.NO_HELP,
            words="The transport we booked did not come. Farah will call to find another day.",
            version=talk.version,
        )


def _she_asks_and_is_answered(stage: Stage) -> None:
    with days_ago(13, hour=20):
        words = "Do I take my inhaler before the walk or only when I get tight?"
        question = asking.ask_question(record=_open(stage, "joyce", "joyce"), words=words)
    with days_ago(10, hour=9):
        asking.answer_question(
            record=_open(stage, "sam", "joyce"),
            question_id=question.public_id,
            answer="Two puffs ten minutes before you set off, as we tried at the surgery. Bring it along when we meet.",
            version=question.version,
        )
    with days_ago(3, hour=19):
        words = "My ankles are fine. I slept on one pillow all week. The smaller plate is harder on Sundays."
        asking.write_update(record=_open(stage, "joyce", "joyce"), words=words)
    with days_ago(2, hour=21):
        words = "The food guide still has not come. Who do I ask?"
        asking.ask_question(record=_open(stage, "joyce", "joyce"), words=words)


def _the_review_is_planned(stage: Stage) -> None:
    with days_ago(8, hour=10):
        _plan(
            stage,
            "sam",
            "joyce",
            kind=ConversationKind.REVIEW,
            how=HeldHow.IN_PERSON,
            planned_on=clock.today() + timedelta(days=13),
            planned_time="10:40am",
            where="Millbrook Surgery, room 3",
        )
