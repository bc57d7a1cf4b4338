"""Millbrook's list of people who plan: invented patients, one for each place where a plan can be, and what Sam said he
would do. They have no sign-in and no story of their own; a quarter is counted."""

from dataclasses import dataclass
from datetime import date, timedelta

from partake.audit.domain import Purpose
from partake.care_plans import upkeep
from partake.care_plans.actions import agreeing, lines, progress, talking
from partake.care_plans.actions.undertaking import give_action
from partake.care_plans.domain.contents import Action, Goal, Kind, Need, Review
from partake.care_plans.domain.states import FeltInvolved, GoalStatus, OfferAnswer, Side
from partake.care_plans.models import PlanVersion
from partake.care_plans.queries.plan import get_plan
from partake.demo.stage import Stage, days_ago
from partake.kernel import clock
from partake.people import door
from partake.people.actions.background import answer_background
from partake.people.actions.people import add_person, record_death, record_move
from partake.people.domain import AskedHow
from partake.people.models import Person


@dataclass(frozen=True)
class Patient:
    """Somebody on the list. `review_in` is the days until their review, below 0 when it is late; None: no plan."""

    name: str
    born_on: date
    need: str = ""
    goal: str = ""
    review_in: int | None = None
    agreed: bool = True
    ethnic_group: str = ""


PATIENTS = (
    Patient("Susan Dray", date(1951, 2, 11), "My hip wakes me.", "Sleep through to six", -12, ethnic_group="A"),
    Patient("Marek Zielinski", date(1979, 9, 4), "My back stops me driving.", "Back in the lorry by spring", 20),
    Patient("Imran Malik", date(1988, 12, 1), ethnic_group="J"),
    Patient("Olive Hart", date(1939, 6, 30), "I forget my tablets.", "Stay in my own kitchen", 5, ethnic_group="A"),
    Patient(
        "Grace Mensah", date(1962, 4, 18), "My breath, on the stairs.", "Sing in the choir again", 160, ethnic_group="N"
    ),
    Patient(
        "Leon Farrow", date(1995, 1, 23), "I can’t face the door some days.", "A walk before work", 40, agreed=False
    ),
    Patient("Wendy Oakshaw", date(1970, 10, 9)),
    Patient("Yusuf Demir", date(1957, 3, 3), ethnic_group="S"),
    Patient("Rita Selby", date(1948, 7, 14), "My sugar.", "Cake on Sundays", -3, ethnic_group="A"),
    Patient("Derek Thornton", date(1944, 8, 8), "My heart.", "The bowls club", -30),
    Patient("Nadia Rahman", date(2001, 5, 27), "The migraines.", "Finish my course", 90, ethnic_group="K"),
    Patient("Paul Kedwell", date(1966, 11, 19)),
)


def play(stage: Stage) -> None:
    """This will play the scenes in the order they happened."""
    people = {patient.name: _register(stage, patient) for patient in PATIENTS}
    for patient in PATIENTS:
        if patient.need:
            _plan(stage, patient, people[patient.name])
    _offers(stage, people)
    _what_became_of_them(stage, people)
    with days_ago(20, hour=3):
        upkeep.run()


def _register(stage: Stage, patient: Patient) -> Person:
    given, family = patient.name.split()
    with days_ago(300):
        person = add_person(
            actor=stage.actor("ruth"),
            practice=stage.organisations["millbrook"],
            given_name=given,
            family_name=family,
            born_on=patient.born_on,
            registered_on=date(2020, 4, 1),
        )
        if patient.ethnic_group:
            answer_background(
                record=_open(stage, "farah", person),
                question="ETHNIC_GROUP",
                answers=[patient.ethnic_group],
                declined=False,
                number=0,
            )
    return person


def _open(stage: Stage, key: str, person: Person) -> door.OpenRecord:
    return door.open_record(stage.actor(key), person.public_id, Purpose.REVIEW)


def _plan(stage: Stage, patient: Patient, person: Person) -> None:
    with days_ago(100, hour=11):
        farah = _open(stage, "farah", person)
        need = lines.add_line(record=farah, kind=Kind.NEED, content=Need(patient.need)).key
        goal = lines.add_line(record=farah, kind=Kind.GOAL, content=Goal(patient.goal), under=need).key
        action = lines.add_line(record=farah, kind=Kind.ACTION, content=Action("Try it for a week"), under=goal)
        if patient.review_in is not None:
            review_on = clock.today() + timedelta(days=100 + patient.review_in)
            lines.add_line(record=farah, kind=Kind.REVIEW, content=Review(review_on, 6, "Sam Whitcombe"))
        if patient.name in ("Susan Dray", "Olive Hart"):
            due_on = clock.today() + timedelta(days=97 if patient.name == "Susan Dray" else 105)
            what = {"what": "Send the physiotherapy dates", "due_on": due_on}
            row = lines.change_line(record=farah, kind=Kind.ACTION, key=action.key, values=what, version=1)
            taker = stage.users["sam"].public_id
            give_action(record=farah, key=action.key, taker=taker, version=row.version)
        if patient.agreed:
            edition = PlanVersion.objects.get(plan__person=person, state="DRAFT").edition
            for side, how in ((Side.PERSON, AskedHow.IN_PERSON), (Side.PROFESSIONAL, AskedHow.THEMSELVES)):
                agreeing.record_agreement(record=farah, side=side, agrees=True, words="", edition=edition, said_how=how)
            talking.say_felt_involved(record=farah, felt=FeltInvolved.AS_MUCH_AS_I_WANTED, said_how=AskedHow.IN_PERSON)


def _offers(stage: Stage, people: dict[str, Person]) -> None:
    answers = {
        "Imran Malik": (OfferAnswer.NOT_NOW, 45),
        "Wendy Oakshaw": (OfferAnswer.NO, None),
        "Yusuf Demir": (OfferAnswer.NOT_NOW, 6),
    }
    with days_ago(10, hour=12):
        for name, (answer, days) in answers.items():
            talking.record_offer(
                record=_open(stage, "farah", people[name]),
                answer=answer,
                said_how=AskedHow.BY_PHONE,
                ask_again_on=clock.today() + timedelta(days=days) if days else None,
            )


def _what_became_of_them(stage: Stage, people: dict[str, Person]) -> None:
    """Derek dies and Nadia moves away: neither is on any list. Marek says how it goes, which nobody has read yet."""
    with days_ago(8, hour=10):
        record = _open(stage, "farah", people["Derek Thornton"])
        record_death(record=record, died_on=clock.today(), version=record.person.version)
        record = _open(stage, "farah", people["Nadia Rahman"])
        record_move(record=record, moved_on=clock.today(), version=record.person.version)
    with days_ago(2, hour=16):
        record = _open(stage, "farah", people["Marek Zielinski"])
        goal = get_plan(record).goals[0]
        words = "Forty minutes in the cab on Sunday."
        progress.say_progress(record=record, kind=Kind.GOAL, key=goal.key, status=GoalStatus.GOING_WELL, words=words)
