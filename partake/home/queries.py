"""What the home pages show: each gathers from the rooms below, which say what the reader may see."""

from dataclasses import dataclass

from partake.correspondence.queries import MessageFacts, count_unread, list_messages_to
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.kernel.ref import Ref
from partake.organisations.domain import CARE_ROLES, EMERGENCY_ROLES, RoleCode
from partake.people.door import OpenRecord
from partake.people.models import LookQuestion
from partake.people.queries.looks import WhoLooked, list_questions_to_answer, who_looked
from partake.people.queries.record import RecordPage, get_record_page
from partake.people.queries.sharing import (
    HelpedPerson,
    Offer,
    SharedWithMe,
    WhoCanSee,
    list_offers,
    list_people_helped,
    list_shared_with_staff,
    who_can_see,
)
from partake.voices.access import can_read_some, can_speak_for_the_public
from partake.voices.queries.services import BodyLine, list_my_services


@dataclass(frozen=True)
class MyHome:
    """A person's own home: their words, their record and who is in it."""

    record: RecordPage
    sharing: WhoCanSee
    looked: WhoLooked
    messages: tuple[MessageFacts, ...]
    unread: int
    offers: tuple[Offer, ...]
    helped: tuple[HelpedPerson, ...]


@dataclass(frozen=True)
class HelperHome:
    """The home of somebody who signs in for others and has no record of their own here."""

    offers: tuple[Offer, ...]
    helped: tuple[HelpedPerson, ...]


@dataclass(frozen=True)
class Day:
    """A working day: what must be answered, who shared with the reader lately, what was said of the services they run,
    and the ways in."""

    questions: tuple[LookQuestion, ...]
    shared: tuple[SharedWithMe, ...]
    finds_people: bool
    opens_emergencies: bool
    keeps_records: bool
    offers: tuple[Offer, ...]
    helped: tuple[HelpedPerson, ...]
    services: tuple[BodyLine, ...]
    speaks: bool


def get_my_home(record: OpenRecord) -> MyHome:
    me = Ref("people.person", str(record.person.id))
    return MyHome(
        record=get_record_page(record),
        sharing=who_can_see(record),
        looked=who_looked(record),
        messages=tuple(list_messages_to(to=me, limit=3)),
        unread=count_unread(me),
        offers=tuple(list_offers(record.actor)),
        helped=tuple(list_people_helped(record.actor)),
    )


def get_helper_home(actor: Actor) -> HelperHome:
    return HelperHome(tuple(list_offers(actor)), tuple(list_people_helped(actor)))


def get_day(actor: Actor) -> Day:
    return Day(
        questions=tuple(list_questions_to_answer(actor)),
        shared=tuple(list_shared_with_staff(actor, today=clock.today())),
        finds_people=actor.has_role(*CARE_ROLES),
        opens_emergencies=actor.has_role(*EMERGENCY_ROLES),
        keeps_records=actor.has_role(RoleCode.RECORDS_LEAD),
        offers=tuple(list_offers(actor)),
        helped=tuple(list_people_helped(actor)),
        services=list_my_services(actor) if can_read_some(actor) else (),
        speaks=bool(can_speak_for_the_public(actor)),
    )
