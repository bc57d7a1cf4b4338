"""Complaints to the hospital and to the board, each at another point: late, waiting for consent, being looked into, an
answer to sign, answered and gone to the ombudsman, put right at once, taken back; and a year of them before."""

from datetime import timedelta
from typing import Any

from partake.complaints.actions import answering, deciding, handing, handling, mine, taking
from partake.complaints.domain.new import NewComplainant, NewComplaint
from partake.complaints.domain.states import Basis, Finding, Handing, PaperKind
from partake.complaints.models import Complaint
from partake.demo.details import ADDRESSES, PRINT_24
from partake.demo.stage import Stage, days_ago
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.voices.domain.voice import Channel

NOBODY = Actor.anonymous()
# A year that is over: days ago, about what, what was found.
LAST_YEAR = (
    *((day, "ACCESS", Finding.WELL_FOUNDED) for day in (390, 381, 360, 351, 330, 322)),
    *((day, "COMMUNICATION", Finding.PARTLY) for day in (383, 370, 340, 317, 303)),
    *((day, "CLINICAL", Finding.NOT_WELL_FOUNDED) for day in (385, 355, 320, 310, 295)),
    (338, "PLACE", Finding.WELL_FOUNDED),
)


def play(stage: Stage) -> None:
    """This will play the scenes in the order they happened."""
    for day, subject, finding in sorted(LAST_YEAR, reverse=True):
        with days_ago(day):
            _an_earlier_one(stage, subject, finding)
    _answered_and_gone_on(stage)
    _over_six_months(stage)
    _waits_to_be_signed(stage)
    with days_ago(34, hour=11):
        _being_looked_into(stage)
    with days_ago(12, hour=14):
        _put_right(stage)
    with days_ago(10, hour=9):
        _taken_back(stage)
    with days_ago(9, hour=20):
        _late(stage)
    with days_ago(3, hour=15):
        _for_her_mother(stage)
    with days_ago(2, hour=10):
        _through_the_board(stage)
    with days_ago(1, hour=19):
        _new(stage)


def _made(stage: Stage, words: str, name: str, **more: Any) -> Complaint:
    new = {key: more.pop(key) for key in ("wants", "where", "happened_on", "service_id", "may_share") if key in more}
    body = stage.organisations[str(more.pop("to", "hospital"))]
    reach = {"email": f"{name.split()[0].lower()}@example.com"} | more
    row, _ = taking.make_complaint(
        actor=NOBODY,
        organisation=body,
        complaint=NewComplaint(words=words, **new),
        complainant=NewComplainant(name=name, **reach),
    )
    return row


def _acknowledged(stage: Stage, row: Complaint, words: str = "We are sorry that this happened.") -> Complaint:
    return handling.acknowledge(actor=stage.actor("clare"), complaint=row, words=words, version=row.version)


def _answer(stage: Stage, row: Complaint, finding: Finding, found: str, done: str) -> None:
    written = answering.write_answer(
        actor=stage.actor("clare"),
        complaint=row,
        finding=finding,
        considered="I read the notes, asked the staff who were there, and went to see the place.",
        conclusions=found,
        actions=done,
        version=row.version,
    )
    answering.sign_answer(actor=stage.actor("imran"), answer=written, version=written.version)


def _an_earlier_one(stage: Stage, subject: str, finding: Finding) -> None:
    row = _acknowledged(stage, _made(stage, "Told in the year before.", "Alex Hart"))
    row = handling.set_subject(actor=stage.actor("clare"), complaint=row, subject=subject, version=row.version)
    _answer(stage, row, finding, "We found what the letter says.", "We told the team.")


def _answered_and_gone_on(stage: Stage) -> None:
    """Ron Ashby's wife: agreed with in part, and she went to the ombudsman."""
    with days_ago(120, hour=10):
        row = _made(
            stage,
            "He fell on Poppy Ward at night. Nobody told me until I came at noon. Nobody says why.",
            "Elsie Ashby",
            where="Poppy Ward",
            for_name="Ron Ashby",
            relation="wife",
            basis=Basis.ASKED,
            wants="To know what happened, and that you call the family.",
        )
    with days_ago(119):
        row = _acknowledged(stage, row)
    with days_ago(117):
        row = deciding.decide_permission(
            actor=stage.actor("clare"),
            complaint=row,
            may=True,
            why="Ron told me so by phone.",
            version=row.version,
        )
        row = handling.set_plan(
            actor=stage.actor("clare"),
            complaint=row,
            plan="I talk to the night team and read the notes. I call Elsie every Friday.",
            agreed=True,
            answer_by=clock.today() + timedelta(days=40),
            version=row.version,
        )
        row = handling.set_subject(
            actor=stage.actor("clare"), complaint=row, subject="COMMUNICATION", version=row.version
        )
    with days_ago(80, hour=16):
        _answer(
            stage,
            row,
            Finding.PARTLY,
            "We should have called you at once, and I am sorry that we did not. We found no fault in how Ron was "
            "watched that night.",
            "The night team now calls the family after every fall. The matron checks this each week.",
        )
    with days_ago(50):
        row.refresh_from_db()
        mine.say_more(actor=NOBODY, complaint=row, words="I do not agree about the watching. I am going further.")
        deciding.record_ombudsman(
            actor=stage.actor("clare"), complaint=row, on=clock.today(), words="", version=row.version
        )


def _over_six_months(stage: Stage) -> None:
    """It took longer than the law asks: told why once, and late again."""
    with days_ago(210, hour=9):
        row = _made(stage, "My hearing aid was lost on the ward and nobody looked for it.", "Winston Clarke")
    with days_ago(208):
        row = _acknowledged(stage, row)
    with days_ago(30):
        handling.explain_delay(
            actor=stage.actor("clare"),
            complaint=row,
            why="The nurse we must ask was away ill for four months.",
            answer_by=clock.today() + timedelta(days=25),
            version=row.version,
        )


def _waits_to_be_signed(stage: Stage) -> None:
    with days_ago(40):
        row = _acknowledged(stage, _made(stage, "Three cancelled operations, each on the day.", "Marta Nowak"))
        row = handling.set_plan(
            actor=stage.actor("clare"),
            complaint=row,
            plan="I ask the theatre team, and call Marta with what I hear.",
            agreed=True,
            answer_by=clock.today() + timedelta(days=50),
            version=row.version,
        )
    with days_ago(2):
        answering.write_answer(
            actor=stage.actor("clare"),
            complaint=row,
            finding=Finding.WELL_FOUNDED,
            considered="I asked the theatre team and the booking office, and read the lists of the three days.",
            conclusions="You are right. Twice there was no bed, and once nobody told you in time. I am sorry.",
            actions="Your operation is on 3 December, first on the list. We now call the evening before.",
            version=row.version,
        )


def _being_looked_into(stage: Stage) -> None:
    """Arthur said it by phone; everything goes to him on paper, in 24 point."""
    row = taking.take_complaint(
        actor=stage.actor("clare"),
        organisation=stage.organisations["hospital"],
        complaint=NewComplaint(
            words="Your letters are too small. I have told you four times. I missed the eye clinic.",
            channel=Channel.PHONE,
            received_on=clock.today(),
            service_id=stage.services["riverside"].pk,
        ),
        complainant=NewComplainant("Arthur Pell", postal_address=ADDRESSES["arthur"], needs=(PRINT_24,)),
    )
    row = _acknowledged(stage, row, "I am sorry. We had what you need on record, and did not use it.")
    handling.add_paper(
        actor=stage.actor("clare"),
        complaint=row,
        kind=PaperKind.TALK,
        words="Called Arthur. He would like a call back.",
    )


def _put_right(stage: Stage) -> None:
    taking.take_complaint(
        actor=stage.actor("clare"),
        organisation=stage.organisations["hospital"],
        complaint=NewComplaint(words="No chair with arms in the waiting room.", channel=Channel.IN_PERSON),
        complainant=NewComplainant("Pat Moss", phone="01632 960122"),
        put_right="Two chairs with arms were brought the same day. Pat was content.",
    )


def _taken_back(stage: Stage) -> None:
    row = _made(stage, "I paid twice at the car park.", "Lee Grant")
    mine.take_back(actor=NOBODY, complaint=row)


def _late(stage: Stage) -> None:
    """Nobody has written to him: it is late, and said so."""
    _made(stage, "I waited 5 hours in pain and was sent home with nothing.", "Omar Farouk", where="Emergency")


def _for_her_mother(stage: Stage) -> None:
    """Her mother could be asked, and has not been yet."""
    _made(
        stage,
        "They talked over Mum’s head, as if she was not there.",
        "Sushila Patel",
        for_name="Kamala Patel",
        relation="daughter",
        basis=Basis.ASKED,
    )


def _through_the_board(stage: Stage) -> None:
    """Made to the board, which sends it on, with consent."""
    row = _made(stage, "The clinic never answers letters.", "Ines Duarte", to="board", may_share=True)
    handing.hand_over(
        actor=stage.actor("greta"),
        complaint=row,
        to=stage.organisations["hospital"],
        kind=Handing.SENT_ON,
        consent="Ines said yes by phone.",
        consented_on=clock.today(),
        version=row.version,
    )


def _new(stage: Stage) -> None:
    _made(
        stage,
        "The interpreter did not come, and they used my 12 year old son instead.",
        "Ayaan Warsame",
        service_id=stage.services["riverside"].pk,
        wants="An interpreter who comes. My son should not have to hear it.",
        language="so",
    )
