"""What the plans of Arthur, Denise and Callum say beyond what their scenes turn on: conditions, who helps, what to do
if things change, when to look again. Arthur's own story is told here: his sheet came back, and Farah sits with him."""

from datetime import timedelta
from uuid import UUID

from partake.audit.domain import Purpose
from partake.care_plans.actions import agreeing, conversing, lines, preparing, talking
from partake.care_plans.actions.conversing import Arrangement
from partake.care_plans.actions.preparing import GivenAnswer
from partake.care_plans.domain.contents import (
    Action,
    Additional,
    Condition,
    Contact,
    Content,
    Contingency,
    DueTest,
    Funding,
    Goal,
    Kind,
    Need,
    Prepared,
    Review,
    Step,
    Strength,
    WayBack,
)
from partake.care_plans.domain.conversations import ConversationKind, HeldHow
from partake.care_plans.domain.states import FeltInvolved, Side
from partake.care_plans.domain.ways_back import HowFast
from partake.care_plans.models import Conversation, PlanVersion
from partake.demo.stage import Stage, days_ago
from partake.kernel import clock
from partake.people import door
from partake.people.domain import AskedHow
from partake.people.door import OpenRecord

SURGERY = ("Millbrook Surgery", "01632 960144")


def play(stage: Stage) -> None:
    """This will play the scenes in the order they happened, after Arthur's sheet came back."""
    with days_ago(4, hour=20):
        _callum_gets_ready(_open(stage, "callum", "callum"))
    with days_ago(3, hour=11):
        _denise_gets_ready(_open(stage, "denise", "denise"))
    with days_ago(1, hour=11):
        _farah_sits_with_arthur(stage)


def first_talk(stage: Stage, person: str, leader: str, about: str, took_part: str = "") -> Conversation:
    """This will plan and hold the talk out of which somebody's plan came, on the day of the scene."""
    record = _open(stage, leader, person)
    arrangement = Arrangement(ConversationKind.FIRST, HeldHow.IN_PERSON, clock.today())
    talk = conversing.plan_conversation(record=record, arrangement=arrangement)
    conversing.hold_conversation(
        record=record,
        conversation_id=talk.public_id,
        held_on=clock.today(),
        how=HeldHow.IN_PERSON,
        took_part=took_part,
        about=about,
        version=talk.version,
    )
    return talk


def felt(record: OpenRecord, talk: Conversation, how: FeltInvolved, words: str) -> None:
    """This will say how involved the person felt in a talk."""
    talking.say_felt_involved(record=record, felt=how, words=words, conversation_id=talk.public_id)


def callums_life(stage: Stage, callum: OpenRecord, goal: UUID) -> None:
    """This will write the rest of Callum's plan, by himself."""
    today = clock.today()
    _add(callum, Kind.CONDITION, Condition("Crohn’s, since I was 12", "CROHNS"))
    _add(callum, Kind.STRENGTH, Strength("I play left back. I don’t stop because it hurts, so ask me."))
    monday = Action(
        "Move my infusions to Mondays",
        by_person=False,
        who_name="Asha Pillai",
        who_role="Crohn’s nurse",
        who_contact="01632 960165",
        due_on=today + timedelta(days=120),
    )
    infusions = _add(callum, Kind.ACTION, monday, goal)
    _add(callum, Kind.STEP, Step("Ask whether Mondays are full", "I know by half term."), infusions)
    adult = _add(callum, Kind.NEED, Need("Next year I go to the adult clinic, and nobody has told me how.", "HEALTH"))
    alone = _add(callum, Kind.GOAL, Goal("Talk to the doctor myself", "Without Mum answering first.", 7), adult)
    _add(callum, Kind.ACTION, Action("Write three questions on my phone before each visit", confidence=8), alone)
    way = _add(
        callum,
        Kind.WAY_BACK,
        WayBack(
            "A Crohn’s flare",
            warning="I go more than six times a day\nThere is blood\nI wake at night with my stomach",
            emergency="The pain doesn’t stop and my belly is hard\nI keep being sick and can’t drink",
            call_name="Crohn’s nurses, Wexbridge General Hospital",
            call_phone="01632 960165",
            call_hours="9am to 4pm, Monday to Friday",
            how_fast=HowFast.TWO_WORKING_DAYS,
            say="Callum Reid, flare card",
            what_i_do="I drink\nI tell Mum or Mr Osei at school",
            steady="I go twice a day\nI eat what my friends eat",
        ),
    )
    check = DueTest("Blood test before the infusion", today + timedelta(days=110), "Crohn’s nurses", "01632 960165")
    _add(callum, Kind.TEST, check, way)
    _helps(stage, callum, "sam", months=3, days=109)


def denises_life(stage: Stage, denise: OpenRecord, goal: UUID) -> None:
    """This will write the rest of Denise's plan, by herself, on a good day."""
    today = clock.today()
    _add(denise, Kind.CONDITION, Condition("My memory: dementia, since last year", "DEMENTIA"))
    song = Action("Put the words of each song in a big folder", by_person=False, who_name="Ruby, from the choir")
    _add(denise, Kind.ACTION, song, goal)
    people = _add(denise, Kind.NEED, Need("People talk to Mark and not to me.", "PEOPLE"))
    asked = _add(denise, Kind.GOAL, Goal("Be asked first", "Then wait. I get there.", 9), people)
    _add(denise, Kind.ACTION, Action("Ask them to look at me", how_often="every time", confidence=6), asked)
    way = _add(
        denise,
        Kind.WAY_BACK,
        WayBack(
            "Suddenly more muddled",
            warning="I am much worse than yesterday\nI am hot, or it hurts when I pass water\nI sleep all day",
            emergency="Nobody can wake me\nMy face drops or my words slur",
            call_name="Farah Aziz, Millbrook Surgery",
            call_phone=SURGERY[1],
            call_hours="8am to 6.30pm, Monday to Friday",
            how_fast=HowFast.SAME_DAY,
            say="Denise Holloway. Worse since yesterday",
            what_i_do="I drink\nSomebody stays with me",
            calm="Music on, the lamp, one voice at a time",
            steady="I dress myself\nI know what day choir is",
        ),
    )
    _add(denise, Kind.TEST, DueTest("Memory clinic visit", today + timedelta(days=90), "Memory clinic"), way)
    ahead = Additional("Planning ahead", "I want to stay at home. Mark has the papers.", prepared_by="Mark and me")
    _add(denise, Kind.ADDITIONAL, ahead)
    _helps(stage, denise, "farah", months=3, days=91)


def _open(stage: Stage, who: str, person: str) -> OpenRecord:
    purpose = Purpose.OWN_RECORD if who == person else Purpose.REVIEW
    return door.open_record(stage.actor(who), stage.people[person].public_id, purpose)


def _add(record: OpenRecord, kind: Kind, content: Content, under: UUID | None = None) -> UUID:
    return lines.add_line(record=record, kind=kind, content=content, under=under).key


def _helps(stage: Stage, record: OpenRecord, key: str, *, months: int, days: int) -> None:
    """Whom to ask, who pays, where it was made, and when to look again."""
    user, role = stage.users[key], {"sam": "practice nurse", "farah": "care coordinator"}[key]
    where, phone = SURGERY
    key_worker = Contact(
        user.display_name, role, organisation=where, contact=phone, is_key_worker=True, account=user.public_id
    )
    _add(record, Kind.CONTACT, key_worker)
    _add(record, Kind.FUNDING, Funding("The NHS"))
    _add(record, Kind.PREPARED, Prepared(where, "Z99001", user.display_name, role))
    review_on = clock.today() + timedelta(days=days)
    _add(record, Kind.REVIEW, Review(review_on, months, user.display_name, role, phone))


def _callum_gets_ready(callum: OpenRecord) -> None:
    """Begun, and not sent yet."""
    preparing.start_preparation(record=callum)
    for answer in (
        GivenAnswer("GOING_WELL", "Seven matches out of nine.", False),
        GivenAnswer("GOING_OUT", "Away games. There is no toilet on the coach.", True),
    ):
        preparing.answer_question(record=callum, answer=answer, number=0)


def _denise_gets_ready(denise: OpenRecord) -> None:
    row = preparing.start_preparation(record=denise)
    for answer in (
        GivenAnswer("GOING_WELL", "We sang the Fauré. I knew all of it.", False),
        GivenAnswer("DAY", "The kettle. I don’t trust it since I fell.", True),
        GivenAnswer("ASK", "Who said eight o’clock?", True),
    ):
        preparing.answer_question(record=denise, answer=answer, number=0)
    row.refresh_from_db()
    preparing.choose_first(record=denise, first=["ASK"], version=row.version)
    preparing.finish_preparation(record=denise)


def _farah_sits_with_arthur(stage: Stage) -> None:
    """At his table, with the sheet he filled in. What he says is written down as his; he reads it in 24 point."""
    farah, today = _open(stage, "farah", "arthur"), clock.today()
    at_home = Arrangement(ConversationKind.FIRST, HeldHow.HOME, today, "10am", "3 Mill Row")
    talk = conversing.plan_conversation(record=farah, arrangement=at_home)
    _add(farah, Kind.STRENGTH, Strength("I put this roof on myself in 1979. I can still tell a good slate."))
    _add(farah, Kind.CONDITION, Condition("My chest", "COPD"))
    _add(farah, Kind.CONDITION, Condition("My hip", "OSTEOARTHRITIS"))
    home = _add(farah, Kind.NEED, Need("Rain comes in over the stairs, and I sleep in the chair.", "MONEY"))
    stay = _add(farah, Kind.GOAL, Goal("Stay in this house", "Doris planted that pear.", 10), home)
    roof = Action(
        "Ask the council who mends a roof for somebody over 80",
        by_person=False,
        who_name="Farah Aziz",
        who_role="care coordinator",
        who_contact=SURGERY[1],
        due_on=today + timedelta(days=14),
    )
    _add(farah, Kind.ACTION, roof, stay)
    hip = Action("Bring a chair that is the right height", by_person=False, who_name="Millbrook Neighbours")
    _add(farah, Kind.ACTION, hip, stay)
    alone = _add(farah, Kind.NEED, Need("Nobody much since Doris died.", "PEOPLE"))
    tea = _add(farah, Kind.GOAL, Goal("Somebody to have tea with", "Once a week. Not a club.", 7), alone)
    _add(farah, Kind.ACTION, Action("Ask Ivy in on Tuesdays", how_often="every week", confidence=7), tea)
    _add(
        farah,
        Kind.CONTINGENCY,
        Contingency(
            name="If I am taken to hospital",
            triggers="An ambulance takes me in",
            happens="Ivy Marsh feeds the cat\nSomebody calls my sister in Hull",
            contacts="Ivy Marsh, 01632 960022",
            coping="My own pillow, and the paper.",
        ),
    )
    _helps(stage, farah, "farah", months=6, days=60)
    conversing.hold_conversation(
        record=farah,
        conversation_id=talk.public_id,
        held_on=today,
        how=HeldHow.HOME,
        took_part="Ivy Marsh, neighbour",
        about="The roof, the chair, and somebody to have tea with.",
        version=talk.version,
    )
    talking.say_felt_involved(
        record=farah,
        felt=FeltInvolved.AS_MUCH_AS_I_WANTED,
        words="You wrote what I said.",
        conversation_id=talk.public_id,
        said_how=AskedHow.IN_PERSON,
    )
    edition = PlanVersion.objects.get(plan__person=stage.people["arthur"], state="DRAFT").edition
    for side, how in ((Side.PERSON, AskedHow.IN_PERSON), (Side.PROFESSIONAL, AskedHow.THEMSELVES)):
        agreeing.record_agreement(record=farah, side=side, agrees=True, words="Yes.", edition=edition, said_how=how)
