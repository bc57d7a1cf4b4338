"""Talks: planned, changed, held or not; what the person is told; when the plan is looked at again."""

from dataclasses import replace
from datetime import date, timedelta
from uuid import uuid4

import pytest

from partake.accounts.models import User
from partake.audit.models import Event
from partake.care_plans.actions import conversing, lines, talking
from partake.care_plans.actions.conversing import Arrangement
from partake.care_plans.domain.contents import Kind, Review
from partake.care_plans.domain.conversations import ConversationKind, ConversationState, HeldHow, NotHeld
from partake.care_plans.domain.states import FeltInvolved, Side
from partake.care_plans.models import Conversation, FeltInvolvedAnswer
from partake.care_plans.models import Review as ReviewRow
from partake.care_plans.queries.conversations import (
    get_conversation,
    last_held,
    list_conversations,
    list_talks_to_lead,
    next_planned,
    review_now,
)
from partake.care_plans.queries.plan import get_plan
from partake.correspondence.models import Message
from partake.kernel import clock
from partake.kernel.verdict import NotFound, Refused, Rejected, Stale
from partake.people.actions.sharing import share_record
from partake.people.domain import Part
from partake.people.models import Person
from partake.people.queries.share_targets import get_target
from tests.care_plans.conftest import answer, newest

TUESDAY = date(2026, 11, 24)
REVIEW = Arrangement(ConversationKind.REVIEW, HeldHow.IN_PERSON, TUESDAY, "10:40am", "Room 3")


@pytest.fixture
def talk(sam) -> Conversation:
    return conversing.plan_conversation(record=sam, arrangement=REVIEW)


def hold(record, talk, **more) -> Conversation:
    given = {"held_on": clock.today(), "how": HeldHow.IN_PERSON, "version": talk.version, **more}
    return conversing.hold_conversation(record=record, conversation_id=talk.public_id, **given)


def told(person, key_begins: str) -> list[Message]:
    return list(Message.objects.filter(key__startswith=key_begins, to_id=str(person.public_id)))


def test_planning_is_a_row_an_event_and_a_letter(sam, talk, stage):
    assert (talk.state, talk.led_by) == (ConversationState.PLANNED, "Sam Whitcombe, practice nurse, Millbrook Surgery")
    assert Event.objects.filter(kind="care_plans.conversation_planned", about_id=str(talk.public_id)).count() == 1
    (letter,) = told(stage.people["joyce"], "talk-planned")
    assert "Tuesday 24 November, 10:40am" in str(letter.document) and "Room 3" in str(letter.document)


@pytest.mark.parametrize("who", ["joyce", "ruth"])
def test_only_those_who_plan_with_people_plan_talks(opened, who):
    with pytest.raises(Refused):
        conversing.plan_conversation(record=opened(who, "joyce"), arrangement=REVIEW)
    assert not Conversation.objects.exists()


def test_a_link_worker_of_a_charity_plans_and_leads(stage, opened, joyce):
    body = stage.organisations["neighbours"]
    target = get_target(joyce, f"organisation-{body.public_id}")
    share_record(record=joyce, target=target, parts=[Part.PLAN], until=None)
    beth = opened("beth", "joyce")
    talk = conversing.plan_conversation(record=beth, arrangement=REVIEW)
    assert hold(beth, talk).state == ConversationState.HELD


def test_a_day_that_has_passed_is_asked_again(sam):
    with pytest.raises(Rejected, match="has passed") as wrong:
        conversing.plan_conversation(record=sam, arrangement=replace(REVIEW, planned_on=date(2026, 11, 18)))
    assert wrong.value.field == "planned_on"


def test_a_colleague_who_leads_is_told_without_a_name(stage, opened):
    farah, sam = opened("farah", "joyce"), stage.users["sam"]
    talk = conversing.plan_conversation(record=farah, arrangement=REVIEW, led_by=sam.public_id)
    assert talk.led_by_user_id == sam.pk
    message = Message.objects.get(key__startswith="talk-to-lead")
    assert message.to_id == str(sam.public_id) and "Joyce" not in str(message.document) + message.title


@pytest.mark.parametrize("who", ["neil", "ada", "ruth"])
def test_nobody_leads_who_cannot_see_the_plan_or_does_not_plan(sam, stage, who):
    with pytest.raises(Rejected) as wrong:
        conversing.plan_conversation(record=sam, arrangement=REVIEW, led_by=stage.users[who].public_id)
    assert wrong.value.field == "led_by"


def test_whoever_is_shown_by_job_is_named_by_it(stage, opened):
    User.objects.filter(pk=stage.users["sam"].pk).update(shown_by_role=True)
    talk = conversing.plan_conversation(record=opened("sam", "joyce"), arrangement=REVIEW)
    assert talk.led_by == "practice nurse, Millbrook Surgery"


def test_changing_tells_how_it_is_now_and_a_stale_page_saves_nothing(sam, talk, stage):
    later = replace(REVIEW, planned_on=date(2026, 12, 1))
    changed = conversing.change_conversation(
        record=sam, conversation_id=talk.public_id, arrangement=later, version=talk.version
    )
    assert changed.planned_on == date(2026, 12, 1)
    (letter,) = told(stage.people["joyce"], "talk-changed")
    assert "1 December" in str(letter.document) and "24 November" not in str(letter.document)
    with pytest.raises(Stale):
        conversing.change_conversation(
            record=sam, conversation_id=talk.public_id, arrangement=REVIEW, version=talk.version
        )
    assert Event.objects.filter(kind="care_plans.conversation_changed").count() == 1


def review_line(record, on: date, every: int | None = 3) -> ReviewRow:
    lines.add_line(record=record, kind=Kind.REVIEW, content=Review(on, every))
    return ReviewRow.objects.get(until=None)


def test_a_review_held_in_time_says_so_and_moves_the_day(sam, joyce, talk):
    review_line(joyce, TUESDAY)
    row = hold(sam, talk, look_again_on=date(2027, 2, 19))
    assert (row.due_on, row.on_time) == (TUESDAY, True)
    assert review_now(get_plan(joyce)).due_on == date(2027, 2, 19)
    event = Event.objects.get(kind="care_plans.conversation_held")
    assert event.codes["on_time"] is True and event.codes["next"] == "2027-02-19"


def test_a_review_held_late_is_kept_as_late(sam, joyce, talk):
    review_line(joyce, TUESDAY)
    with clock.fixed_day(2026, 12, 4):
        row = hold(sam, talk, held_on=date(2026, 12, 4))
    assert (row.due_on, row.on_time) == (TUESDAY, False)


def test_a_talk_in_between_is_no_review(sam, joyce):
    review_line(joyce, TUESDAY)
    other = replace(REVIEW, kind=ConversationKind.OTHER)
    row = hold(sam, conversing.plan_conversation(record=sam, arrangement=other))
    assert (row.due_on, row.on_time) == (None, None)
    assert review_now(get_plan(joyce)).due_on == TUESDAY


def test_the_day_moves_in_what_was_agreed_and_nobody_has_to_agree_again(sam, joyce, keys, talk):
    review_line(joyce, TUESDAY)
    answer(joyce, Side.PERSON)
    answer(sam, Side.PROFESSIONAL)
    hold(sam, talk, look_again_on=date(2027, 2, 19))
    page = get_plan(joyce)
    assert page.draft is None and page.agreed.number == 1
    assert page.review.said == Review(date(2027, 2, 19), 3)


def test_the_day_moves_in_the_agreed_version_and_in_the_draft(sam, joyce, keys, talk):
    line = review_line(joyce, TUESDAY)
    answer(joyce, Side.PERSON)
    answer(sam, Side.PROFESSIONAL)
    line.refresh_from_db()
    lines.change_line(record=joyce, kind=Kind.REVIEW, key=line.key, values={"every_months": 6}, version=line.version)
    hold(sam, talk, look_again_on=date(2027, 5, 19))
    assert get_plan(joyce, 1).review.said == Review(date(2027, 5, 19), 3)
    assert get_plan(joyce, 2).review.said == Review(date(2027, 5, 19), 6)


def test_a_superseded_version_keeps_the_day_it_had(sam, joyce, keys, talk):
    line = review_line(joyce, TUESDAY)
    for every in (6, 12):
        answer(joyce, Side.PERSON)
        answer(sam, Side.PROFESSIONAL)
        line = ReviewRow.objects.get(until=None)
        lines.change_line(
            record=joyce, kind=Kind.REVIEW, key=line.key, values={"every_months": every}, version=line.version
        )
    hold(sam, talk, look_again_on=date(2027, 5, 19))
    assert [get_plan(joyce, number).review.said.review_on for number in (1, 2, 3)] == [
        TUESDAY,
        date(2027, 5, 19),
        date(2027, 5, 19),
    ]


def test_without_a_review_line_the_day_is_written_into_the_draft(sam, joyce, talk):
    hold(sam, talk, look_again_on=date(2027, 2, 19))
    assert get_plan(joyce).review.said == Review(date(2027, 2, 19))
    assert newest(joyce).state == "DRAFT"


def test_days_that_cannot_be_are_asked_again(sam, talk):
    for field, given in (
        ("held_on", {"held_on": date(2026, 11, 20)}),
        ("look_again_on", {"look_again_on": clock.today()}),
    ):
        with pytest.raises(Rejected) as wrong:
            hold(sam, talk, **given)
        assert wrong.value.field == field
    assert Conversation.objects.get().state == ConversationState.PLANNED


def test_after_a_talk_the_person_is_asked_how_involved_they_felt(sam, talk, stage):
    hold(sam, talk)
    (letter,) = told(stage.people["joyce"], "talk-held")
    assert f"/plan/talk/{talk.public_id}/involved" in str(letter.document)


def test_a_talk_that_did_not_happen_blames_nobody(sam, talk, stage):
    row = conversing.say_not_held(
        record=sam, conversation_id=talk.public_id, because=NotHeld.NO_HELP, version=talk.version
    )
    assert (row.state, row.held_on) == (ConversationState.NOT_HELD, None)
    (letter,) = told(stage.people["joyce"], "talk-not-held")
    assert "did not attend" not in str(letter.document).lower()
    assert Event.objects.get(kind="care_plans.conversation_not_held").codes["because"] == "NO_HELP"


def test_another_reason_says_which(sam, talk):
    with pytest.raises(Rejected):
        conversing.say_not_held(
            record=sam, conversation_id=talk.public_id, because=NotHeld.OTHER, words=" ", version=talk.version
        )


def test_what_became_of_a_talk_is_said_once(sam, opened, talk):
    hold(sam, talk)
    with pytest.raises(Rejected, match="Sam Whitcombe"):
        hold(opened("farah", "joyce"), talk)
    with pytest.raises(Rejected):
        conversing.say_not_held(
            record=sam, conversation_id=talk.public_id, because=NotHeld.UNWELL, version=talk.version
        )


def test_a_forged_id_and_somebody_elses_talk_are_not_found(sam, opened, talk):
    arthur = opened("sam", "arthur")
    for record, wanted in ((sam, uuid4()), (arthur, talk.public_id)):
        with pytest.raises(NotFound):
            get_conversation(record, wanted)
        with pytest.raises(NotFound):
            conversing.hold_conversation(
                record=record, conversation_id=wanted, held_on=clock.today(), how=HeldHow.PHONE, version=1
            )
        with pytest.raises(NotFound):
            talking.say_felt_involved(
                record=record, felt=FeltInvolved.LESS, conversation_id=wanted, said_how="BY_PHONE"
            )


def test_how_involved_they_felt_belongs_to_the_talk_and_the_last_word_counts(sam, joyce, talk):
    with pytest.raises(NotFound):  # not before it was held
        talking.say_felt_involved(record=joyce, felt=FeltInvolved.LESS, conversation_id=talk.public_id)
    hold(sam, talk)
    for felt in (FeltInvolved.LESS, FeltInvolved.AS_MUCH_AS_I_WANTED):
        talking.say_felt_involved(record=joyce, felt=felt, conversation_id=talk.public_id)
    assert get_conversation(joyce, talk.public_id).felt == FeltInvolved.AS_MUCH_AS_I_WANTED
    assert FeltInvolvedAnswer.objects.first().talked_with == talk.led_by


def test_the_next_talk_is_the_soonest_and_one_without_a_day_comes_last(sam, joyce):
    for on in (None, date(2026, 12, 1), TUESDAY):
        conversing.plan_conversation(record=sam, arrangement=replace(REVIEW, planned_on=on))
    talks = list_conversations(joyce)
    assert next_planned(talks).planned_on == TUESDAY
    assert last_held(talks) is None


def test_the_day_page_has_the_talks_one_leads_and_says_which_wait(sam, talk, stage):
    assert [one.name for one in list_talks_to_lead(stage.actor("sam"))] == ["Joyce Adeyemi"]
    assert list_talks_to_lead(stage.actor("farah")) == []
    with clock.fixed_day(2026, 11, 27):
        assert list_talks_to_lead(stage.actor("sam"))[0].days_past == 3


def test_a_talk_leaves_the_day_page_with_a_death_and_with_sight(sam, talk, stage):
    joyce = stage.people["joyce"]
    joyce.care_relationships.update(hidden=[Part.PLAN])
    assert list_talks_to_lead(stage.actor("sam")) == []
    joyce.care_relationships.update(hidden=[])
    assert list_talks_to_lead(stage.actor("sam"))
    Person.objects.filter(pk=joyce.pk).update(died_on=clock.today() - timedelta(days=1))
    assert list_talks_to_lead(stage.actor("sam")) == []


def test_nothing_is_planned_with_somebody_who_died(stage, opened):
    Person.objects.filter(pk=stage.people["joyce"].pk).update(died_on=clock.today())
    with pytest.raises(Refused, match="has died"):
        conversing.plan_conversation(record=opened("sam", "joyce"), arrangement=REVIEW)
