"""The way back in: Joyce's card for her heart and her asthma, with shared care agreed; and Arthur's, after hospital,
written down for him by phone and sent on paper."""

from datetime import timedelta

from partake.audit.domain import Purpose
from partake.care_plans.actions import agreeing, lines
from partake.care_plans.domain.contents import DueTest, Kind, Pathway, WayBack
from partake.care_plans.domain.pathways import PathwayName
from partake.care_plans.domain.states import Side
from partake.care_plans.domain.ways_back import HowFast
from partake.care_plans.models import PlanVersion
from partake.demo.stage import Stage, days_ago
from partake.kernel import clock
from partake.people import door
from partake.people.domain import AskedHow
from partake.people.door import OpenRecord


def play(stage: Stage) -> None:
    """This will play the scenes in the order they happened."""
    with days_ago(24, hour=10):
        _joyces_card(stage)
        _agreed(_joyce(stage), _opened(stage, "sam", "joyce"))
    with days_ago(9, hour=14):
        farah = _opened(stage, "farah", "arthur")
        _arthurs_card(farah)
        _agreed(farah, _opened(stage, "sam", "arthur"), said_how=AskedHow.BY_PHONE)


def _opened(stage: Stage, reader: str, person: str) -> OpenRecord:
    return door.open_record(stage.actor(reader), stage.people[person].public_id, Purpose.CARE)


def _joyce(stage: Stage) -> OpenRecord:
    return door.open_record(stage.actor("joyce"), stage.people["joyce"].public_id, Purpose.OWN_RECORD)


def _card(record: OpenRecord, content: WayBack, *tests: DueTest) -> None:
    way = lines.add_line(record=record, kind=Kind.WAY_BACK, content=content)
    for test in tests:
        lines.add_line(record=record, kind=Kind.TEST, content=test, under=way.key)


def _joyces_card(stage: Stage) -> None:
    record, today = _joyce(stage), clock.today()
    _card(
        record,
        WayBack(
            "My heart",
            warning="I am up 2 kg in 3 days\nMy ankles swell\nI need three pillows to sleep",
            emergency="I can’t breathe, lying or sitting\nChest pain\nI faint\nPink froth when I cough",
            call_name="Community heart team",
            call_phone="01632 960181",
            call_hours="9am to 5pm, Monday to Friday",
            how_fast=HowFast.SAME_DAY,
            say="Joyce Adeyemi, heart card. No letter needed",
            what_i_do="I weigh myself\nI sit up by the window",
            calm="Radio on, window open, Tunde on the phone",
            steady="I can walk to the shop\nI sleep on one or two pillows\nI weigh myself every morning",
            good_until=today + timedelta(days=162),
        ),
        DueTest("Kidney blood test", today + timedelta(days=39), "Millbrook Surgery", "01632 960144"),
    )
    _card(
        record,
        WayBack(
            "Asthma",
            warning="I wake at night coughing\nI need my blue inhaler more than three times a week",
            emergency="My blue inhaler does not help\nI can’t finish a sentence",
            call_name="Sam Whitcombe, Millbrook Surgery",
            call_phone="01632 960144",
            call_hours="8am to 6.30pm, Monday to Friday",
            how_fast=HowFast.TWO_WORKING_DAYS,
            say="Joyce Adeyemi, asthma card",
            what_i_do="I use my spacer",
            steady="I sleep through\nI use my brown inhaler morning and night",
        ),
        DueTest("Yearly asthma check", today + timedelta(days=4), "Millbrook Surgery", "01632 960144"),
    )
    lines.add_line(
        record=_opened(stage, "sam", "joyce"),
        kind=Kind.PATHWAY,
        content=Pathway(
            PathwayName.SHARED_CARE,
            "The surgery and the heart team both look after me. I want them to tell each other, not send me to ask.",
            suggested_by="Sam Whitcombe, practice nurse",
            from_on=today,
            score="Electronic frailty index: 0.19",
            score_from="the surgery’s system, 2 October 2026",
        ),
    )


def _arthurs_card(record: OpenRecord) -> None:
    """He wants no plan before Christmas; a card he does want, on paper."""
    today = clock.today()
    _card(
        record,
        WayBack(
            "After hospital, for my chest",
            warning="I cough up green again\nI am hot or shivering\nI can’t get up the stairs",
            emergency="My lips go blue\nI am muddled and that is not like me",
            call_name="Hospital at home team",
            call_phone="01632 960172",
            call_hours="Every day, 8am to 8pm",
            how_fast=HowFast.TWO_HOURS,
            say="Arthur Pell, home from ward 4",
            what_i_do="I take my temperature\nI sit in the chair, not in bed",
            steady="I cough a bit in the morning\nI get to the allotment gate and back",
            good_until=today + timedelta(days=42),
        ),
        DueTest("Chest X-ray", today + timedelta(days=33), "Wexbridge General Hospital", "01632 960170"),
    )


def _agreed(theirs: OpenRecord, ours: OpenRecord, *, said_how: AskedHow = AskedHow.THEMSELVES) -> None:
    edition = PlanVersion.objects.get(plan__person_id=theirs.person.pk, state="DRAFT").edition
    agreeing.record_agreement(
        record=theirs, side=Side.PERSON, agrees=True, words="Yes.", edition=edition, said_how=said_how
    )
    agreeing.record_agreement(record=ours, side=Side.PROFESSIONAL, agrees=True, words="", edition=edition)
