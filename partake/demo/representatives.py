"""Seeing is not deciding. Denise agrees her plan on a good day; on a bad one her son agrees a change for her, after a
check; on a good day she says what she thinks of it. Callum, nearly 16, keeps one part from his mum. Beth, from a
charity, leads Priya's planning with no nurse in the room."""

from datetime import timedelta
from uuid import UUID

from partake.audit.domain import Basis, Purpose
from partake.care_plans.actions import agreeing, agreeing_for, lines, talking
from partake.care_plans.agreements import version_ref
from partake.care_plans.domain.contents import Action, Contingency, Goal, Kind, Need, Strength
from partake.care_plans.domain.states import FeltInvolved, Involvement, Side
from partake.care_plans.models import Action as ActionRow
from partake.care_plans.models import PlanVersion
from partake.care_plans.queries.plan import get_line
from partake.demo import lives
from partake.demo.stage import Stage, days_ago
from partake.kernel import clock
from partake.people import door
from partake.people.actions import representatives, sharing
from partake.people.actions.capacity import Finding, record_capacity
from partake.people.actions.contact import CloseTo, add_personal_contact
from partake.people.domain import CheckedHow, Part
from partake.people.models import Representative
from partake.people.powers import Ability, Evidence, birthday
from partake.people.queries.capacity import sharing_ref
from partake.people.queries.share_targets import current_share_with, get_target


def play(stage: Stage) -> None:
    """This will play the scenes in the order they happened."""
    _marks_papers_are_seen(stage)
    _callums_mum(stage)
    _denise_agrees_on_a_good_day(stage)
    _beth_leads(stage)
    _a_bad_day(stage)
    _a_good_day(stage)


def speaks_for(
    stage: Stage, person: str, relative: str, relation: str, basis: Basis, parts: tuple[Part, ...], days: int
) -> Representative:
    """This will write down that somebody speaks for a person, as the practice nurse who saw the papers."""
    papers = {Basis.ATTORNEY: Evidence.REGISTERED_LPA, Basis.PARENT: Evidence.BIRTH_CERTIFICATE}
    record, user = _opened(stage, "sam", person), stage.users[relative]
    close = add_personal_contact(
        record=record,
        close=CloseTo(name=user.display_name, relationship=relation, phone="07700 900177", email=user.email),
    )
    return representatives.record_representative(
        record=record,
        who=close,
        power=basis,
        papers=representatives.Papers(papers[basis], clock.today(), CheckedHow.PHOTO),
        parts=parts,
        until=clock.today() + timedelta(days=days),
    )


def _opened(stage: Stage, actor: str, person: str) -> door.OpenRecord:
    who = stage.actor(actor)
    own = who.person_id == stage.people[person].public_id
    purpose = Purpose.OWN_RECORD if own else Purpose.REVIEW if who.roles else Purpose.HELPING
    return door.open_record(who, stage.people[person].public_id, purpose)


def _add(record: door.OpenRecord, kind: Kind, content: object, under: UUID | None = None) -> UUID:
    return lines.add_line(record=record, kind=kind, content=content, under=under).key  # type: ignore[arg-type]


def _draft(stage: Stage, person: str) -> PlanVersion:
    return PlanVersion.objects.select_related("plan").get(plan__person=stage.people[person], state="DRAFT")


def _agree(stage: Stage, actor: str, person: str, side: Side, words: str) -> None:
    edition = _draft(stage, person).edition
    record = _opened(stage, actor, person)
    agreeing.record_agreement(record=record, side=side, agrees=True, words=words, edition=edition)


def _marks_papers_are_seen(stage: Stage) -> None:
    parts = (Part.ABOUT_ME, Part.COMMUNICATION, Part.CONTACT, Part.PLAN, Part.IF_I_GET_WORSE)
    with days_ago(100, hour=10):
        row = speaks_for(stage, "denise", "mark", "son", Basis.ATTORNEY, parts, 365)
    with days_ago(99, hour=20):
        representatives.accept_representing(actor=stage.actor("mark"), representative_id=row.public_id)


def _callums_mum(stage: Stage) -> None:
    parts = (Part.ABOUT_ME, Part.COMMUNICATION, Part.CONTACT, Part.PLAN, Part.IF_I_GET_WORSE)
    with days_ago(95, hour=16):
        record = _opened(stage, "sam", "callum")
        assert record.person.born_on is not None
        days = (birthday(record.person.born_on, 16) - clock.today()).days
        row = speaks_for(stage, "callum", "shona", "mum", Basis.PARENT, parts, days - 1)
    with days_ago(94, hour=19):
        representatives.accept_representing(actor=stage.actor("shona"), representative_id=row.public_id)
    with days_ago(90, hour=16):
        record_capacity(
            record=_opened(stage, "sam", "callum"),
            about=sharing_ref(stage.people["callum"].public_id),
            question="Who sees Callum’s record, and who speaks for them",
            finding=Finding(
                can_decide=True,
                support="We talked alone, with the page open in front of us.",
                reasons="He told me in his own words who would see what, and what could follow.",
            ),
        )
    with days_ago(89, hour=20):
        row.refresh_from_db()
        representatives.keep_from_parent(
            record=_opened(stage, "callum", "callum"),
            representative_id=row.public_id,
            hidden=[Part.ABOUT_ME],
            version=row.version,
        )
    with days_ago(88, hour=17):
        callum = _opened(stage, "callum", "callum")
        talking.say_involvement(
            record=callum, how=Involvement.I_DECIDE, words="Ask me first. Mum can be in the room after.", number=0
        )
        need = _add(callum, Kind.NEED, Need("I need the toilet when nobody lets me go.", "DAILY_LIFE"))
        goal = _add(callum, Kind.GOAL, Goal("Play on Saturdays", "Every match, not every other one.", 9), need)
        _add(callum, Kind.ACTION, Action("Ask school for a pass to leave class", confidence=5), goal)
        lives.callums_life(stage, callum, goal)
        talk = lives.first_talk(stage, "callum", "sam", "School, the adult clinic, and matches.")
        lives.felt(callum, talk, FeltInvolved.AS_MUCH_AS_I_WANTED, "Mum waited outside till I said.")
        _agree(stage, "callum", "callum", Side.PERSON, "Yes.")
        _agree(stage, "sam", "callum", Side.PROFESSIONAL, "Yes. I write to the school with Callum.")


def _denise_agrees_on_a_good_day(stage: Stage) -> None:
    with days_ago(64, hour=10):
        denise = _opened(stage, "denise", "denise")
        talking.say_involvement(
            record=denise, how=Involvement.TOGETHER, words="Mornings, I decide. On a bad day ask Mark.", number=0
        )
        _add(denise, Kind.STRENGTH, Strength("I have sung in the same choir for 20 years."))
        need = _add(denise, Kind.NEED, Need("Some days the words go, and I get lost between rooms.", "DAILY_LIFE"))
        goal = _add(denise, Kind.GOAL, Goal("Sing on Thursdays", "It is the one place I am not a patient.", 10), need)
        walk = Action("Somebody walks with me to choir", by_person=False, who_name="Mark Holloway", who_role="son")
        _add(denise, Kind.ACTION, walk, goal)
        lives.denises_life(stage, denise, goal)
        talk = lives.first_talk(
            stage, "denise", "farah", "Choir, being asked first, and bad days.", "Mark Holloway, son"
        )
        lives.felt(denise, talk, FeltInvolved.AS_MUCH_AS_I_WANTED, "Nobody hurried me.")
        _add(
            denise,
            Kind.CONTINGENCY,
            Contingency(
                name="If I can’t follow what you say",
                triggers="I say yes to everything\nI ask the same thing again",
                happens="Stop, and come back in the morning\nPut the words away and show me\nAsk Mark what I would say",
                contacts="Mark Holloway, 07700 900177",
                statement="I want to stay at home, with music on. I would rather fall than be kept in a chair.",
                statement_on=clock.today(),
                statement_where="The blue folder by the phone. Mark has a copy.",
            ),
        )
        _agree(stage, "denise", "denise", Side.PERSON, "Yes. It sounds like me.")
        _agree(stage, "sam", "denise", Side.PROFESSIONAL, "Yes.")


def _a_bad_day(stage: Stage) -> None:
    """Denise fell. Help in the mornings can't wait, and she can't take in what it would mean."""
    with days_ago(12, hour=15):
        sam = _opened(stage, "sam", "denise")
        need = _add(sam, Kind.NEED, Need("I fell in the kitchen, and lay there until Mark came.", "HEALTH"))
        goal = _add(sam, Kind.GOAL, Goal("Safe in my own kitchen"), need)
        help_in = Action("Come each morning at 8 and help with breakfast", by_person=False, who_name="Rowan home care")
        _add(sam, Kind.ACTION, help_in, goal)
        draft = _draft(stage, "denise")
        record_capacity(
            record=sam,
            about=version_ref(draft.plan.public_id, draft.number),
            question=f"Whether to agree to version {draft.number} of Denise’s plan",
            finding=Finding(
                can_decide=False,
                support="A quiet room, pictures of each choice, Mark beside her. We tried at 10 and again at 3.",
                reasons="She said yes to both choices. She thought the helper was coming for choir.",
                unable=(Ability.REMEMBER, Ability.WEIGH),
                cause="Her dementia, much worse with an infection.",
                holds_until=clock.today() + timedelta(days=3),
                ask_again_on=clock.today() + timedelta(days=9),
            ),
        )
    with days_ago(12, hour=17):
        row = Representative.objects.get(person=stage.people["denise"], ended_at=None)
        agreeing_for.agree_for(
            record=_opened(stage, "mark", "denise"),
            representative_id=row.public_id,
            agrees=True,
            words="She wants to stay at home, and this keeps her there. She said “no chair”, and there is none.",
            edition=_draft(stage, "denise").edition,
        )
        _agree(stage, "sam", "denise", Side.PROFESSIONAL, "Yes. We ask Denise herself next week.")


def _a_good_day(stage: Stage) -> None:
    with days_ago(3, hour=10):
        agreeing_for.say_afterwards(
            record=_opened(stage, "denise", "denise"),
            agrees=False,
            words="Help, yes. Not at 8. Mornings are mine: come at ten, and knock.",
            number=2,
        )
    with days_ago(2, hour=11):
        sam = _opened(stage, "sam", "denise")
        plan = _standing_action(stage, "Come each morning at 8 and help with breakfast")
        line = get_line(sam, Kind.ACTION, plan)
        lines.change_line(
            record=sam,
            kind=Kind.ACTION,
            key=plan,
            values={"what": "Come each morning at 10, knock, and help with breakfast"},
            version=line.version,
        )


def _standing_action(stage: Stage, what: str) -> UUID:
    return ActionRow.objects.get(plan__person=stage.people["denise"], what=what, until=None).key


def _beth_leads(stage: Stage) -> None:
    """No ODS code, no NHS sign-in: a charity's worker plans with Priya, and agrees beside her."""
    with days_ago(8, hour=14):
        priya = _opened(stage, "priya", "priya")
        beth = get_target(priya, f"staff-{stage.users['beth'].public_id}")
        before = current_share_with(priya, beth)
        sharing.share_record(
            record=priya,
            target=beth,
            parts=[Part.ABOUT_ME, Part.COMMUNICATION, Part.PLAN],
            until=clock.today() + timedelta(days=180),
            replaces=before.pk if before else None,
        )
        need = _add(_opened(stage, "beth", "priya"), Kind.NEED, Need("Nobody at work signs, so I eat alone.", "PEOPLE"))
        goal = _add(priya, Kind.GOAL, Goal("Coffee with somebody who signs", "In my language, not on paper.", 8), need)
        find = Action("Find the deaf club’s Thursday morning", by_person=False, who_name="Beth Lund")
        _add(_opened(stage, "beth", "priya"), Kind.ACTION, find, goal)
        _agree(stage, "priya", "priya", Side.PERSON, "Yes.")
        _agree(stage, "beth", "priya", Side.PROFESSIONAL, "Yes. I go with you the first time.")
