"""Joyce's plan: begun alone, agreed with her nurse, changed when the first walk was too much. One plan for diabetes,
heart disease and asthma. Arthur is offered one, and says not now."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from partake.audit.domain import Purpose
from partake.care_plans.actions import agreeing, disagreeing, lines, progress, talking
from partake.care_plans.domain.contents import (
    Action,
    Condition,
    Contact,
    Content,
    Contingency,
    Funding,
    Goal,
    Kind,
    Need,
    Prepared,
    Review,
    Strength,
)
from partake.care_plans.domain.states import ActionStatus, GoalStatus, Involvement, OfferAnswer, Side
from partake.care_plans.models import PlanVersion
from partake.care_plans.queries.plan import get_line, get_plan
from partake.demo.stage import Stage, days_ago
from partake.kernel import clock
from partake.people import door
from partake.people.domain import AskedHow

WATER_TABLET = "A second water tablet"


def play(stage: Stage) -> None:
    """This will play the scenes in the order they happened."""
    with days_ago(120, hour=19):
        keys = _joyce_starts_alone(_joyce(stage))
    with days_ago(86, hour=14):
        _she_and_sam_plan(stage, keys)
        _both_agree(stage, "Yes.", "Yes.")
    with days_ago(60, hour=18):
        said = "Every day was too much with my chest."
        _went(_joyce(stage), Kind.ACTION, keys["walk"], ActionStatus.STUCK, said)
    with days_ago(44, hour=15):
        _they_change_it(stage, keys)
        _both_agree(stage, "Yes, except the water tablet.", "Yes. I’ve written where we differ.")
    with days_ago(5, hour=17):
        record = _joyce(stage)
        _went(record, Kind.ACTION, keys["walk"], ActionStatus.IN_PROGRESS, "To the gate and back, twice.")
        _went(record, Kind.GOAL, keys["allotment"], GoalStatus.GOING_WELL, "Half a mile and back without stopping.")
    with days_ago(30, hour=11):
        _arthur_says_not_now(stage)


def _joyce(stage: Stage) -> door.OpenRecord:
    return door.open_record(stage.actor("joyce"), stage.people["joyce"].public_id, Purpose.OWN_RECORD)


def _sam(stage: Stage) -> door.OpenRecord:
    return door.open_record(stage.actor("sam"), stage.people["joyce"].public_id, Purpose.REVIEW)


def _add(record: door.OpenRecord, kind: Kind, content: Content, under: UUID | None = None) -> UUID:
    return lines.add_line(record=record, kind=kind, content=content, under=under).key


def _change(record: door.OpenRecord, kind: Kind, key: UUID, **values: Any) -> None:
    version = get_line(record, kind, key).version
    lines.change_line(record=record, kind=kind, key=key, values=values, version=version)


def _went(record: door.OpenRecord, kind: Kind, key: UUID, status: str, words: str) -> None:
    progress.say_progress(record=record, kind=kind, key=key, status=status, words=words)


def _joyce_starts_alone(record: door.OpenRecord) -> dict[str, UUID]:
    talking.say_involvement(
        record=record,
        how=Involvement.TOGETHER,
        words="When it is about medicines, ask Tunde too.",
        number=0,
    )
    lines.start_plan(record=record)
    _add(record, Kind.STRENGTH, Strength("I drove a bus for 31 years. I don’t give up, and I grow good yams."))
    for words, code in (
        ("Diabetes, since 2009", "DIABETES_TYPE_2"),
        ("A weak heart", "HEART_FAILURE"),
        ("Asthma", "ASTHMA"),
    ):
        _add(record, Kind.CONDITION, Condition(words, code))
    breath = _add(record, Kind.NEED, Need("I get out of breath and I’ve stopped going out.", "DAILY_LIFE"))
    allotment = _add(
        record,
        Kind.GOAL,
        Goal("Saturdays at the allotment with my grandson", "Half a mile and back without stopping. That’s all.", 9),
        breath,
    )
    sugar = _add(record, Kind.NEED, Need("My sugar swings, and I’m tired of being told what to eat.", "HEALTH"))
    return {"allotment": allotment, "sugar": sugar}


def _she_and_sam_plan(stage: Stage, keys: dict[str, UUID]) -> None:
    sam, today = _sam(stage), clock.today()
    keys["walk"] = _add(
        sam,
        Kind.ACTION,
        Action("Walk a mile every day", how_often="every day", due_on=today + timedelta(days=35), confidence=4),
        keys["allotment"],
    )
    check = Action(
        "Check how Joyce uses her inhalers",
        by_person=False,
        who_name="Sam Whitcombe",
        who_role="practice nurse",
        due_on=today + timedelta(days=91),
    )
    _add(sam, Kind.ACTION, check, keys["allotment"])
    keys["diary"] = _add(
        sam, Kind.GOAL, Goal("Fill in a food diary", "So that we can see what the sugar does.", 3), keys["sugar"]
    )
    _add(
        sam,
        Kind.CONTINGENCY,
        Contingency(
            name="If Tunde is ill or away",
            triggers="Tunde can’t come for a day or more",
            happens="Grace next door looks in, morning and evening\nSomebody brings my tablets from the chemist",
            contacts="Millbrook Surgery, 01632 960144",
            coping="The radio on, and a call from Tunde at six.",
        ),
    )
    _add(
        sam,
        Kind.CONTACT,
        Contact(
            "Sam Whitcombe",
            "practice nurse",
            organisation="Millbrook Surgery",
            contact="01632 960144",
            is_key_worker=True,
            account=stage.users["sam"].public_id,
        ),
    )
    _add(sam, Kind.FUNDING, Funding("The NHS"))
    _add(sam, Kind.REVIEW, Review(today + timedelta(days=91), 3, "Sam Whitcombe", "practice nurse", "01632 960144"))
    _add(sam, Kind.PREPARED, Prepared("Millbrook Surgery", "Z99001", "Sam Whitcombe", "practice nurse"))


def _they_change_it(stage: Stage, keys: dict[str, UUID]) -> None:
    sam, joyce, today = _sam(stage), _joyce(stage), clock.today()
    gentler = {"what": "Walk a bit further three times a week", "how_often": "three times a week"}
    _change(joyce, Kind.ACTION, keys["walk"], **gentler, due_on=today + timedelta(days=49), confidence=8)
    diary = get_line(joyce, Kind.GOAL, keys["diary"])
    lines.end_line(record=joyce, kind=Kind.GOAL, key=diary.key, version=diary.version)
    food = Goal("Steadier sugar without giving up my food", "Don’t hand me a sheet with salad on it. I cook jollof.", 7)
    steadier = _add(joyce, Kind.GOAL, food, keys["sugar"])
    _add(
        joyce,
        Kind.ACTION,
        Action("Swap to the smaller plate at night", how_often="every day", confidence=6),
        steadier,
    )
    guide = Action(
        "Send the West African food guide in large print",
        by_person=False,
        who_name="Riverside Diabetes Clinic",
        due_on=today + timedelta(days=24),
    )
    _add(sam, Kind.ACTION, guide, steadier)
    worse = next(iter(_contingencies(sam)))
    _change(sam, Kind.CONTINGENCY, worse, contacts="Grace next door, 07700 900188\nMillbrook Surgery, 01632 960144")
    hers = "I do not want a second water tablet. The first one has me up all night and I’d rather have the swelling."
    differ = disagreeing.start_disagreement(record=joyce, about=WATER_TABLET, side=Side.PERSON, words=hers)
    differ.refresh_from_db()
    his = "I think a small morning dose would help your breathing. Your choice stands. I’ll ask again in November."
    disagreeing.write_view(
        record=sam, disagreement_id=differ.public_id, side=Side.PROFESSIONAL, words=his, version=differ.version
    )


def _contingencies(record: door.OpenRecord) -> list[UUID]:
    return [line.key for line in get_plan(record).contingencies]


def _both_agree(stage: Stage, hers: str, his: str) -> None:
    edition = PlanVersion.objects.get(plan__person=stage.people["joyce"], state="DRAFT").edition
    agreeing.record_agreement(record=_joyce(stage), side=Side.PERSON, agrees=True, words=hers, edition=edition)
    agreeing.record_agreement(record=_sam(stage), side=Side.PROFESSIONAL, agrees=True, words=his, edition=edition)


def _arthur_says_not_now(stage: Stage) -> None:
    record = door.open_record(stage.actor("farah"), stage.people["arthur"].public_id, Purpose.CARE)
    talking.record_offer(
        record=record,
        answer=OfferAnswer.NOT_NOW,
        said_how=AskedHow.BY_PHONE,
        words="After Christmas, when the roof is mended.",
        ask_again_on=clock.today() + timedelta(days=80),
    )
