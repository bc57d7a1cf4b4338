"""What the home pages show: each gathers from the rooms below, which say what the reader may see."""

from dataclasses import dataclass

from partake.care_plans.access import can_list_caseload, can_look_for_paper, can_see_some_counts
from partake.care_plans.queries.between import QuestionToAnswer
from partake.care_plans.queries.between import list_questions_to_answer as list_plan_questions
from partake.care_plans.queries.card import Card, get_card
from partake.care_plans.queries.conversations import (
    Talk,
    TalkToLead,
    last_held,
    list_conversations,
    list_talks_to_lead,
    next_planned,
)
from partake.care_plans.queries.preparation import PreparationNow, get_open_preparation
from partake.complaints.queries.listing import Pressing, count_pressing
from partake.correspondence.access import can_use_print_room
from partake.correspondence.queries import MessageFacts, count_held, count_unread, list_messages_to
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.kernel.ref import Ref
from partake.measures.queries.files import list_practices
from partake.measures.queries.results import ResultNow, list_latest
from partake.organisations.domain import CARE_ROLES, EMERGENCY_ROLES, RoleCode
from partake.people.door import OpenRecord
from partake.people.models import LookQuestion
from partake.people.queries.looks import WhoLooked, list_questions_to_answer, who_looked
from partake.people.queries.record import RecordPage, get_record_page
from partake.people.queries.representatives import (
    SpeakOffer,
    SpokenFor,
    find_worries,
    list_speak_offers,
    list_spoken_for,
)
from partake.people.queries.shared_with_me import (
    HelpedPerson,
    Offer,
    SharedWithMe,
    list_offers,
    list_people_helped,
    list_shared_with_staff,
)
from partake.people.queries.sharing import WhoCanSee, who_can_see
from partake.voices.access import can_read_some, can_speak_for_the_public
from partake.voices.queries.services import BodyLine, list_my_services


@dataclass(frozen=True)
class MyHome:
    """A person's own home: their words, their record and who is in it."""

    record: RecordPage
    preparation: PreparationNow | None
    results: tuple[ResultNow, ...]
    sharing: WhoCanSee
    looked: WhoLooked
    next_talk: Talk | None
    talk_to_judge: Talk | None
    messages: tuple[MessageFacts, ...]
    unread: int
    offers: tuple[Offer, ...]
    helped: tuple[HelpedPerson, ...]
    speak_offers: tuple[SpeakOffer, ...]
    spoken_for: tuple[SpokenFor, ...]
    card: Card


@dataclass(frozen=True)
class HelperHome:
    """The home of somebody who signs in for others and has no record of their own here."""

    offers: tuple[Offer, ...]
    helped: tuple[HelpedPerson, ...]
    speak_offers: tuple[SpeakOffer, ...]
    spoken_for: tuple[SpokenFor, ...]


@dataclass(frozen=True)
class Day:
    """A working day: what must be answered, who shared with the reader lately, what was said of the services they run,
    and the ways in."""

    questions: tuple[LookQuestion, ...]
    talks: tuple[TalkToLead, ...]
    plan_questions: tuple[QuestionToAnswer, ...]
    shared: tuple[SharedWithMe, ...]
    finds_people: bool
    plans_with_people: bool
    sees_counts: bool
    opens_emergencies: bool
    keeps_records: bool
    types_in_paper: bool
    brings_results: bool
    offers: tuple[Offer, ...]
    helped: tuple[HelpedPerson, ...]
    speak_offers: tuple[SpeakOffer, ...]
    spoken_for: tuple[SpokenFor, ...]
    worries: int
    services: tuple[BodyLine, ...]
    speaks: bool
    complaints: Pressing | None
    held: int


def get_my_home(record: OpenRecord) -> MyHome:
    me = Ref("people.person", str(record.person.id))
    talks = list_conversations(record)
    last = last_held(talks)
    return MyHome(
        record=get_record_page(record),
        preparation=get_open_preparation(record),
        results=list_latest(record),
        sharing=who_can_see(record),
        looked=who_looked(record),
        next_talk=next_planned(talks),
        talk_to_judge=last if last and not last.felt else None,
        messages=tuple(list_messages_to(to=me, limit=3)),
        unread=count_unread(me),
        offers=tuple(list_offers(record.actor)),
        helped=tuple(list_people_helped(record.actor)),
        speak_offers=tuple(list_speak_offers(record.actor)),
        spoken_for=tuple(list_spoken_for(record.actor)),
        card=get_card(record),
    )


def get_helper_home(actor: Actor) -> HelperHome:
    return HelperHome(
        tuple(list_offers(actor)),
        tuple(list_people_helped(actor)),
        tuple(list_speak_offers(actor)),
        tuple(list_spoken_for(actor)),
    )


def get_day(actor: Actor) -> Day:
    return Day(
        questions=tuple(list_questions_to_answer(actor)),
        talks=tuple(list_talks_to_lead(actor)),
        plan_questions=tuple(list_plan_questions(actor)),
        shared=tuple(list_shared_with_staff(actor, today=clock.today())),
        plans_with_people=bool(can_list_caseload(actor)),
        sees_counts=bool(can_see_some_counts(actor)),
        finds_people=actor.has_role(*CARE_ROLES),
        opens_emergencies=actor.has_role(*EMERGENCY_ROLES),
        types_in_paper=bool(can_look_for_paper(actor)),
        keeps_records=actor.has_role(RoleCode.RECORDS_LEAD),
        brings_results=bool(list_practices(actor)),
        offers=tuple(list_offers(actor)),
        helped=tuple(list_people_helped(actor)),
        speak_offers=tuple(list_speak_offers(actor)),
        spoken_for=tuple(list_spoken_for(actor)),
        worries=len(find_worries(actor)),
        services=list_my_services(actor) if can_read_some(actor) else (),
        speaks=bool(can_speak_for_the_public(actor)),
        complaints=count_pressing(actor),
        held=count_held(actor) if can_use_print_room(actor) else 0,
    )
