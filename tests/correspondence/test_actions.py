from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from partake.audit.models import Event
from partake.correspondence import access, actions, events, queries
from partake.correspondence.actions import writing
from partake.correspondence.changing import change
from partake.correspondence.domain import Channel, Go, HeldBecause, MessageState
from partake.correspondence.models import Message
from partake.documents.formats import Format
from partake.kernel import clock
from partake.kernel.actor import Actor, ActorKind, Role
from partake.kernel.ref import Ref
from partake.kernel.verdict import NotFound, Refused, Rejected, Stale
from partake.organisations.domain import RoleCode
from partake.organisations.models import Organisation
from tests.correspondence.conftest import ABOUT, LETTER, PERSON, WRITER, records_lead, someone
from tests.correspondence.test_domain import AT_24, BRAILLE

pytestmark = pytest.mark.django_db
IN_12_POINT = Go(Channel.LETTER, Format.PDF_12)


def ours() -> QuerySet[Event]:
    return Event.objects.filter(kind__startswith="correspondence.").order_by("pk")


def kinds(message: Message) -> list[str]:
    return list(Event.objects.filter(about_id=str(message.public_id)).order_by("pk").values_list("kind", flat=True))


def test_telling_writes_the_outbox_row_and_its_event(tell) -> None:
    message = tell()
    assert (message.state, message.channel, message.format) == (MessageState.WAITING, Channel.EMAIL, "TEXT")
    event = Event.objects.get(about_id=str(message.public_id))
    assert event.kind == events.MESSAGE_WRITTEN.code
    assert str(event.person_id) == PERSON.id
    assert event.codes["regarding"] == str(ABOUT)
    assert "Priya" not in str(event.codes) and "example.org" not in str(event.codes)


def test_an_act_that_fails_tells_nobody(practice) -> None:
    with pytest.raises(RuntimeError), transaction.atomic():
        actions.tell(actor=WRITER, recipient=someone(), document=LETTER, about=ABOUT, key="one")
        raise RuntimeError
    assert not Message.objects.filter(key="one").exists()
    assert not ours().exists()


def test_the_same_key_gives_the_first_message_back(tell) -> None:
    first = tell(key="one")
    assert tell(key="one", name="Somebody Else").pk == first.pk
    assert ours().count() == 1


def test_a_row_the_database_refuses_for_another_reason_is_not_taken_for_an_old_one(tell, monkeypatch) -> None:
    monkeypatch.setattr(writing, "_columns_of", lambda _: {"state": "SENT"})
    with pytest.raises(IntegrityError), transaction.atomic():
        tell()


@pytest.mark.parametrize("key", ["", "k" * 121])
def test_a_key_has_a_length(tell, key: str) -> None:
    with pytest.raises(ValueError, match="1 to 120"):
        tell(key=key)


def test_a_need_holds_the_message_with_its_words(tell) -> None:
    message = tell(needs=(BRAILLE, AT_24))
    assert (message.state, message.held_because) == (MessageState.HELD, HeldBecause.FORMAT_NEEDS_A_PERSON)
    assert [need["words"] for need in message.needs] == ["Braille, grade 1", "Print of 24 point or larger"]


def test_somebody_who_has_died_is_not_written_to(tell) -> None:
    message = tell(dead=True)
    assert message.state == MessageState.CANCELLED
    assert queries.list_messages_to(to=PERSON) == []


def test_someone_without_a_record_has_nobodys_log(tell) -> None:
    message = tell(ref=Ref("organisations.team", "7"))
    assert Event.objects.get(about_id=str(message.public_id)).person_id is None


# Said again when addresses, needs or death change.


def test_a_message_that_waits_follows_a_changed_need(tell, lead) -> None:
    message = tell()
    assert actions.reconsider(actor=lead, recipient=someone(needs=(AT_24,))) == 1
    message.refresh_from_db()
    assert (message.channel, message.format) == (Channel.LETTER, "PDF_24")
    assert actions.reconsider(actor=lead, recipient=someone(needs=(AT_24,))) == 0
    assert kinds(message) == [events.MESSAGE_WRITTEN.code, events.MESSAGE_RECONSIDERED.code]


def test_an_address_that_became_unsafe_is_not_used(tell, lead) -> None:
    message = tell()
    actions.reconsider(actor=lead, recipient=someone(email="", postal_address=""))
    message.refresh_from_db()
    assert (message.state, message.held_because, message.email) == (MessageState.HELD, HeldBecause.NO_SAFE_WAY, "")


def test_a_held_message_goes_when_it_can(tell, lead) -> None:
    message = tell(email="", postal_address="")
    actions.reconsider(actor=lead, recipient=someone())
    message.refresh_from_db()
    assert (message.state, message.channel, message.held_because) == (MessageState.WAITING, Channel.EMAIL, "")


def test_a_death_cancels_whatever_has_not_gone(tell, lead) -> None:
    waiting, held, sending = tell("1"), tell("2", needs=(BRAILLE,)), tell("3")
    change(sending, MessageState.SENDING)
    assert actions.reconsider(actor=lead, recipient=someone(dead=True)) == 2
    states = dict(Message.objects.values_list("key", "state"))
    assert states == {"1": "CANCELLED", "2": "CANCELLED", "3": "SENDING"}
    sending.refresh_from_db()
    assert (sending.email, sending.postal_address) == ("", ""), "a second try has nowhere to go"
    assert waiting.pk and held.pk


def test_what_may_have_gone_stays_held(tell, lead) -> None:
    message = tell()
    change(message, MessageState.HELD, held_because=HeldBecause.MAY_HAVE_GONE)
    actions.reconsider(actor=lead, recipient=someone())
    message.refresh_from_db()
    assert (message.state, message.held_because) == (MessageState.HELD, HeldBecause.MAY_HAVE_GONE)


def test_what_a_person_let_go_keeps_its_way_while_that_is_safe(tell, lead) -> None:
    message = tell(needs=(BRAILLE,))
    actions.send_as_it_is(
        actor=lead, message_id=message.public_id, version=message.version, way=IN_12_POINT, why="She said print is fine"
    )
    actions.reconsider(actor=lead, recipient=someone(needs=(BRAILLE,), postal_address="2 New Road"))
    message.refresh_from_db()
    assert (message.state, message.format, message.postal_address) == ("WAITING", "PDF_12", "2 New Road")
    actions.reconsider(actor=lead, recipient=someone(needs=(BRAILLE,), postal_address=""))
    message.refresh_from_db()
    assert (message.state, message.held_because) == ("HELD", HeldBecause.FORMAT_NEEDS_A_PERSON)


# Settled by the records lead.


def test_made_by_hand_is_sent_on_the_day_said(tell, lead) -> None:
    with clock.fixed_day(2026, 11, 16):
        message = tell(needs=(BRAILLE,))
    with clock.fixed_day(2026, 11, 19):
        actions.record_made_by_hand(
            actor=lead, message_id=message.public_id, version=1, how="Braille, by post", on=date(2026, 11, 17)
        )
    message.refresh_from_db()
    assert (message.state, message.settled_by, message.settled_why) == ("SENT", "Asha Patel", "Braille, by post")
    assert clock.local(message.sent_at).date() == date(2026, 11, 17)
    assert kinds(message)[-1] == events.MESSAGE_MADE_BY_HAND.code


def test_made_by_hand_today_is_sent_now(tell, lead) -> None:
    with clock.fixed_day(2026, 11, 19, 8):
        message = tell(needs=(BRAILLE,))
        actions.record_made_by_hand(
            actor=lead, message_id=message.public_id, version=1, how="By phone", on=clock.today()
        )
        message.refresh_from_db()
        assert message.sent_at == clock.now()


@pytest.mark.parametrize(("days", "words"), [(1, "not come yet"), (-1, "before the message was written")])
def test_a_day_that_cannot_be_is_asked_about(tell, lead, days: int, words: str) -> None:
    message = tell(needs=(BRAILLE,))
    with pytest.raises(Rejected, match=words) as rejected:
        actions.record_made_by_hand(
            actor=lead,
            message_id=message.public_id,
            version=1,
            how="By phone",
            on=clock.today() + timedelta(days=days),
        )
    assert rejected.value.field == "on"


@pytest.mark.parametrize(("why", "words"), [("  ", "Nothing is written"), ("w" * 1001, "longer than 1,000")])
def test_a_reason_is_needed(tell, lead, why: str, words: str) -> None:
    message = tell(needs=(BRAILLE,))
    with pytest.raises(Rejected, match=words):
        actions.cancel_message(actor=lead, message_id=message.public_id, version=1, why=why)


def test_let_go_it_waits_to_be_sent_the_way_chosen(tell, lead) -> None:
    message = tell(needs=(BRAILLE,))
    actions.send_as_it_is(actor=lead, message_id=message.public_id, version=1, way=IN_12_POINT, why="She said so")
    message.refresh_from_db()
    assert (message.state, message.channel, message.format, message.held_because) == ("WAITING", "LETTER", "PDF_12", "")
    assert kinds(message)[-1] == events.MESSAGE_LET_GO.code


def test_nothing_goes_where_it_is_not_safe_whatever_the_reason(tell, lead) -> None:
    message = tell(needs=(BRAILLE,), postal_address="")
    with pytest.raises(Rejected, match="no safe address"):
        actions.send_as_it_is(actor=lead, message_id=message.public_id, version=1, way=IN_12_POINT, why="She said so")
    nowhere = tell("2", email="", postal_address="")
    with pytest.raises(Refused, match="safe to use"):
        actions.send_as_it_is(actor=lead, message_id=nowhere.public_id, version=1, way=IN_12_POINT, why="She said so")


def test_cancelled_it_stays_on_record_with_its_reason(tell, lead) -> None:
    message = tell(needs=(BRAILLE,))
    actions.cancel_message(actor=lead, message_id=message.public_id, version=1, why="Told her at her visit")
    message.refresh_from_db()
    assert (message.state, message.settled_why) == ("CANCELLED", "Told her at her visit")
    assert kinds(message)[-1] == events.MESSAGE_CANCELLED.code


def test_two_people_cannot_settle_the_same_message(tell, lead) -> None:
    message = tell(needs=(BRAILLE,))
    with pytest.raises(Stale):
        actions.cancel_message(actor=lead, message_id=message.public_id, version=7, why="Told her")
    actions.cancel_message(actor=lead, message_id=message.public_id, version=1, why="Told her")
    with pytest.raises(Refused) as refused:
        actions.cancel_message(actor=lead, message_id=message.public_id, version=1, why="Told her")
    assert "no longer held" in refused.value.verdict.reason


# Who may.


def everyone(practice: Organisation) -> list[Actor]:
    other = Organisation.objects.create(name="Mill Road Surgery", kind="GP_PRACTICE", valid_from=date(2020, 4, 1))
    staff = [
        Actor(
            kind=ActorKind.STAFF,
            display_name=code,
            user_id=9,
            roles=(Role(code, code, organisation.pk, organisation.name),),
        )
        for code in RoleCode
        for organisation in (practice, other)
    ]
    return [*staff, WRITER, Actor.anonymous(), Actor.system("a job")]


def test_the_list_and_the_single_message_agree_on_who_may_see(tell, practice) -> None:
    rows = [tell("1", needs=(BRAILLE,)), tell("2")]
    rows.append(actions.tell(actor=WRITER, recipient=someone(), document=LETTER, about=ABOUT, key="3"))
    seen = 0
    for actor in everyone(practice):
        visible = set(Message.objects.visible_to(actor))
        assert visible == {row for row in rows if access.can_view(actor, row)}
        seen += len(visible)
    assert seen == 3 + 1, "the sender's records lead sees all three; another's, the one no organisation sent"


def test_what_is_about_a_complaint_is_settled_by_the_complaints_lead_alone(practice) -> None:
    row = actions.tell(
        actor=WRITER, recipient=someone(needs=(BRAILLE,)), document=LETTER, about=ABOUT, key="1",
        sender_id=practice.pk, settler=RoleCode.COMPLAINTS_LEAD,
    )  # fmt: skip
    able = [actor for actor in everyone(practice) if access.can_view(actor, row)]
    assert [(actor.roles[0].code, actor.roles[0].organisation_id) for actor in able] == [
        ("COMPLAINTS_LEAD", practice.pk)
    ]
    for actor in everyone(practice):
        assert (row in Message.objects.visible_to(actor)) == (actor in able)


def test_anyone_else_finds_nothing_and_is_told_nothing(tell, practice) -> None:
    message = tell(needs=(BRAILLE,))
    for actor in everyone(practice):
        if access.can_view(actor, message):
            continue
        with pytest.raises(NotFound):
            actions.open_held(actor=actor, message_id=message.public_id)
        with pytest.raises(NotFound):
            actions.cancel_message(actor=actor, message_id=message.public_id, version=1, why="Because")
        if not actor.has_role("RECORDS_LEAD", "COMPLAINTS_LEAD"):
            with pytest.raises(Refused):
                actions.list_held(actor=actor)
            with pytest.raises(Refused):
                actions.list_printed(actor=actor, day=clock.today())


def test_looking_at_held_messages_leaves_a_mark(tell, lead) -> None:
    message = tell(needs=(BRAILLE,))
    listed = actions.list_held(actor=lead)
    assert [facts.id for facts in listed.messages] == [message.public_id]
    assert listed.messages[0].needs == ("Braille, grade 1",)
    assert actions.open_held(actor=lead, message_id=message.public_id).document == LETTER
    marks = ours().values_list("kind", "person_id")
    assert [(kind, str(person)) for kind, person in marks[1:]] == [
        (events.HELD_MESSAGES_LISTED.code, "None"),
        (events.HELD_MESSAGE_OPENED.code, PERSON.id),
    ]


def test_the_list_of_held_messages_goes_on(tell, lead) -> None:
    for number in range(30):
        tell(str(number), needs=(BRAILLE,))
    first = actions.list_held(actor=lead)
    rest = actions.list_held(actor=lead, cursor=str(first.next_cursor))
    assert (len(first.messages), len(rest.messages), rest.next_cursor) == (25, 5, None)


# Read by whom it is for.


def test_a_reader_sees_their_own_messages_newest_first(tell, lead) -> None:
    tell("1")
    held = tell("2", needs=(BRAILLE,))
    tell("3", ref=Ref("people.person", str(uuid4())))
    cancelled = tell("4", needs=(BRAILLE,))
    actions.cancel_message(actor=lead, message_id=cancelled.public_id, version=1, why="Told her")
    facts = queries.list_messages_to(to=PERSON)
    assert [item.state for item in facts] == [MessageState.HELD, MessageState.WAITING]
    assert facts[0].sender_name == "Field Lane Surgery"
    assert queries.get_message_to(PERSON, held.public_id).document == LETTER
    for hidden in (cancelled.public_id, uuid4()):
        with pytest.raises(NotFound):
            queries.get_message_to(PERSON, hidden)
    assert queries.count_unread(PERSON) == 2


def test_a_message_is_read_once(tell) -> None:
    message = tell()
    for _ in range(2):
        actions.mark_read(actor=WRITER, to=PERSON, message_id=message.public_id)
    assert queries.count_unread(PERSON) == 0
    assert kinds(message) == [events.MESSAGE_WRITTEN.code, events.MESSAGE_READ.code]


def test_nobody_elses_message_is_marked_read(tell) -> None:
    message = tell()
    actions.mark_read(actor=WRITER, to=Ref("people.person", str(uuid4())), message_id=message.public_id)
    assert queries.count_unread(PERSON) == 1


def test_what_was_told_of_one_thing_is_listed_in_order(tell) -> None:
    first, second = tell("1"), tell("2", ref=Ref("organisations.team", "7"))
    actions.tell(actor=WRITER, recipient=someone(), document=LETTER, about=Ref("people.share", "other"), key="3")
    assert [facts.id for facts in queries.list_messages_about(ABOUT)] == [first.public_id, second.public_id]


def test_records_lead_of_two_bodies_sees_both(tell, practice) -> None:
    tell()
    other = Organisation.objects.create(name="Mill Road Surgery", kind="GP_PRACTICE", valid_from=date(2020, 4, 1))
    both = Actor(
        kind=ActorKind.STAFF,
        display_name="Asha Patel",
        roles=records_lead(practice).roles + records_lead(other).roles,
    )
    assert Message.objects.visible_to(both).count() == 1
