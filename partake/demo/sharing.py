"""Who sees what: sharing, looking, an emergency at night, a question and its answer."""

from datetime import timedelta

from partake.audit.domain import Basis, Purpose
from partake.demo.stage import Stage, days_ago
from partake.kernel import clock
from partake.people import door
from partake.people.actions import emergency, looks, people, sharing
from partake.people.actions.contact import CloseTo, add_personal_contact
from partake.people.domain import AskedHow, Part
from partake.people.queries.looks import get_look, who_looked
from partake.people.queries.share_targets import get_target


def play(stage: Stage) -> None:
    """This will play the scenes in the order they happened."""
    _joyce_lets_her_son_help(stage)
    _the_clinic_looks_after_joyce(stage)
    _joyce_asks_why(stage)
    _joyce_shares_with_the_heart_team(stage)
    _others_share(stage)
    _an_emergency_at_night(stage)
    _the_last_fortnight(stage)


def look(stage: Stage, actor: str, person: str, purpose: Purpose, *shows: Part) -> door.OpenRecord:
    """This will open a record as a character does, leaving the look in its log."""
    return door.open_record(stage.actor(actor), stage.people[person].public_id, purpose, shows=shows)


def own(stage: Stage, person: str) -> door.OpenRecord:
    return look(stage, person, person, Purpose.OWN_RECORD)


def _joyce_lets_her_son_help(stage: Stage) -> None:
    with days_ago(261, hour=18):
        record = own(stage, "joyce")
        tunde = add_personal_contact(
            record=record,
            close=CloseTo(
                name="Tunde Adeyemi",
                relationship="my son",
                phone="07700 900123",
                email=stage.users["tunde"].email,
                is_emergency=True,
                is_next_of_kin=True,
                is_carer=True,
            ),
        )
        target = get_target(record, f"close-{tunde.public_id}")
        share = sharing.share_record(
            record=record,
            target=target,
            parts=[Part.ABOUT_ME, Part.COMMUNICATION, Part.CONTACT, Part.IF_I_GET_WORSE],
            until=None,
        )
    with days_ago(260, hour=20):
        sharing.accept_share(actor=stage.actor("tunde"), share_id=share.public_id)


def _the_clinic_looks_after_joyce(stage: Stage) -> None:
    with days_ago(140, hour=11, minute=30):
        people.start_relationship(
            actor=stage.actor("sam"),
            person=stage.people["joyce"],
            organisation=stage.organisations["hospital"],
            team=stage.teams["diabetes"],
            basis=Basis.REFERRAL,
            since=clock.today(),
            until=clock.today() + timedelta(days=240),
        )
    with days_ago(130, hour=11, minute=20):
        look(stage, "clinic", "joyce", Purpose.REFERRAL, Part.ABOUT_ME)


def _joyce_asks_why(stage: Stage) -> None:
    with days_ago(129, hour=9, minute=15):
        record = own(stage, "joyce")
        _, lines = who_looked(record).days[0]
        asked = looks.ask_about_look(
            record=record,
            look=get_look(record, lines[0].id),
            question="Why did the clinic look in July?",
        )
    with days_ago(127, hour=15):
        looks.answer_look_question(
            actor=stage.actor("petra"),
            question=asked,
            answer="A diabetes nurse read “About me” to get ready for your first visit. "
            "Sam Whitcombe had referred you the week before. Nothing else was opened.",
        )


def _joyce_shares_with_the_heart_team(stage: Stage) -> None:
    with days_ago(44, hour=16, minute=10):
        record = own(stage, "joyce")
        sharing.share_record(
            record=record,
            target=get_target(record, f"team-{stage.teams['heart'].public_id}"),
            parts=[Part.ABOUT_ME, Part.COMMUNICATION, Part.IF_I_GET_WORSE],
            until=clock.today() + timedelta(days=176),
        )
    with days_ago(40, hour=14):
        record = own(stage, "joyce")
        sharing.share_record(
            record=record,
            target=get_target(record, f"staff-{stage.users['george'].public_id}"),
            parts=[Part.ABOUT_ME],
            until=clock.today() + timedelta(days=90),
        )


def _others_share(stage: Stage) -> None:
    with days_ago(9, hour=10, minute=45):
        record = own(stage, "priya")
        sharing.share_record(
            record=record,
            target=get_target(record, f"staff-{stage.users['beth'].public_id}"),
            parts=[Part.ABOUT_ME, Part.COMMUNICATION],
            until=clock.today() + timedelta(days=100),
        )
    with days_ago(6, hour=9, minute=40):
        record = look(stage, "farah", "arthur", Purpose.CONTACT, Part.CONTACT, Part.COMMUNICATION)
        sharing.share_record(
            record=record,
            target=get_target(record, f"staff-{stage.users['beth'].public_id}"),
            parts=[Part.ABOUT_ME, Part.COMMUNICATION, Part.CONTACT],
            until=clock.today() + timedelta(days=120),
            asked_how=AskedHow.BY_PHONE,
        )


def _an_emergency_at_night(stage: Stage) -> None:
    with days_ago(12, hour=2, minute=15):
        emergency.open_in_emergency(
            actor=stage.actor("anil"),
            nhs_number="",
            family_name="Adeyemi",
            born_on=stage.people["joyce"].born_on,
            reason="Brought in by ambulance, breathless, could not speak.",
        )
        look(stage, "anil", "joyce", Purpose.EMERGENCY, Part.IF_I_GET_WORSE, Part.COMMUNICATION)


def _the_last_fortnight(stage: Stage) -> None:
    with days_ago(11, hour=11, minute=20):
        look(stage, "clinic", "joyce", Purpose.CARE, Part.ABOUT_ME)
    with days_ago(10, hour=19, minute=12):
        look(stage, "tunde", "joyce", Purpose.HELPING, Part.ABOUT_ME, Part.CONTACT)
    with days_ago(3, hour=16, minute=30):
        look(stage, "farah", "joyce", Purpose.CONTACT, Part.CONTACT)
    with days_ago(1, hour=9, minute=5):
        look(stage, "sam", "joyce", Purpose.REVIEW, Part.ABOUT_ME, Part.COMMUNICATION)
