"""Writing, agreeing and differing: state, event, who is told, and each refusal."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from partake.audit.models import Event
from partake.care_plans.actions import disagreeing, lines, progress, talking
from partake.care_plans.domain.contents import Contingency, Goal, Kind, Need, Review, Strength
from partake.care_plans.domain.states import ActionStatus, FeltInvolved, GoalStatus, Involvement, OfferAnswer, Side
from partake.care_plans.models import Agreement, InvolvementWish, Plan, PlanOffer, PlanVersion
from partake.care_plans.models import Goal as GoalRow
from partake.care_plans.queries.plan import contents_of, get_line, get_plan
from partake.correspondence.models import Message
from partake.kernel import clock
from partake.kernel.verdict import NotFound, Refused, Rejected, Stale
from partake.people.actions.sharing import share_record
from partake.people.domain import AskedHow, Part
from partake.people.queries.share_targets import get_target
from tests.care_plans.conftest import answer, newest


def change(record, kind, key, version=None, **values):
    version = get_line(record, kind, key).version if version is None else version
    return lines.change_line(record=record, kind=kind, key=key, values=values, version=version)


def states(record) -> list[tuple[int, str]]:
    rows = PlanVersion.objects.filter(plan__person_id=record.person.pk).order_by("number")
    return list(rows.values_list("number", "state"))


@pytest.fixture
def shared(stage, joyce):
    """Joyce shares her plan with somebody; gives the one to open it as."""

    def with_them(key: str, *parts: Part):
        target = get_target(joyce, f"staff-{stage.users[key].public_id}")
        share_record(record=joyce, target=target, parts=parts or [Part.PLAN], until=None)

    return with_them


def test_a_person_starts_alone_and_the_log_holds_no_words(joyce, keys):
    assert states(joyce) == [(1, "DRAFT")]
    event = Event.objects.filter(kind="care_plans.line_added").latest("pk")
    assert event.codes == {"kind": "actions", "fields": ["by_person", "what"]}
    assert not Message.objects.exists()


def test_both_agree_and_only_then_is_it_agreed(joyce, sam, keys):
    answer(joyce, Side.PERSON, words="Yes.")
    assert states(joyce) == [(1, "DRAFT")]
    assert Message.objects.get().title == "Joyce Adeyemi answered about their plan"
    answer(sam, Side.PROFESSIONAL)
    assert states(joyce) == [(1, "AGREED")]
    assert Event.objects.filter(kind="care_plans.plan_agreed").count() == 1
    assert Message.objects.filter(title="Your plan is agreed").count() == 1


def test_nobody_agrees_to_words_they_have_not_seen(joyce, sam, keys):
    seen = newest(joyce).edition
    answer(joyce, Side.PERSON)
    change(sam, Kind.GOAL, keys[Kind.GOAL], words="Something else")
    with pytest.raises(Stale):
        answer(sam, Side.PROFESSIONAL, edition=seen)
    # Joyce's answer was to the words before: it stays, and no longer counts.
    answer(sam, Side.PROFESSIONAL)
    assert states(joyce) == [(1, "DRAFT")]
    assert Agreement.objects.count() == 2
    answer(joyce, Side.PERSON)
    assert states(joyce) == [(1, "AGREED")]


def test_changing_an_agreed_plan_makes_a_draft_and_loses_nothing(joyce, sam, keys, agreed):
    before = contents_of(joyce, 1)
    change(joyce, Kind.ACTION, keys[Kind.ACTION], what="Walk to the gate", confidence=8)
    change(joyce, Kind.ACTION, keys[Kind.ACTION], what="Walk to the shed")
    row = get_line(joyce, Kind.NEED, keys[Kind.NEED])
    lines.end_line(record=joyce, kind=Kind.NEED, key=row.key, version=row.version)
    assert states(joyce) == [(1, "AGREED"), (2, "DRAFT")]
    assert contents_of(joyce, 1) == before
    assert contents_of(joyce, 2) == {}
    answer(joyce, Side.PERSON)
    answer(sam, Side.PROFESSIONAL)
    assert states(joyce) == [(1, "SUPERSEDED"), (2, "AGREED")]
    assert contents_of(joyce, 1) == before


def test_saying_the_same_again_begins_no_draft(joyce, keys, agreed):
    change(joyce, Kind.GOAL, keys[Kind.GOAL], words="The allotment")
    assert states(joyce) == [(1, "AGREED")]


def test_two_people_in_one_line_and_in_two(joyce, sam, keys, agreed):
    version = get_line(joyce, Kind.GOAL, keys[Kind.GOAL]).version
    change(sam, Kind.GOAL, keys[Kind.GOAL], version, why="For her grandson")
    with pytest.raises(Stale) as stale:
        change(joyce, Kind.GOAL, keys[Kind.GOAL], version, why="For Kit")
    assert stale.value.current.why == "For her grandson"
    # Somebody else's line is nobody's conflict.
    change(joyce, Kind.ACTION, keys[Kind.ACTION], what="Walk to the gate")


def test_whoever_writes_with_them_is_named_and_they_are_told_once_a_day(joyce, sam, keys):
    change(sam, Kind.GOAL, keys[Kind.GOAL], importance=7)
    change(sam, Kind.GOAL, keys[Kind.GOAL], importance=8)
    row = GoalRow.objects.get(until=None)
    assert (row.written_by, row.helped_by) == ("Joyce Adeyemi", "Sam Whitcombe, practice nurse, Millbrook Surgery")
    assert [one.title for one in Message.objects.all()] == ["Somebody wrote in your plan"]


@pytest.mark.parametrize("number", [0, 11])
def test_out_of_ten_is_out_of_ten_in_the_action_and_the_database(joyce, keys, number):
    with pytest.raises(Rejected, match="from 1 to 10"):
        change(joyce, Kind.GOAL, keys[Kind.GOAL], importance=number)
    with pytest.raises(Rejected, match="from 1 to 10"):
        change(joyce, Kind.ACTION, keys[Kind.ACTION], confidence=number)
    with pytest.raises(IntegrityError), transaction.atomic():
        GoalRow.objects.update(importance=number)


def test_a_contingency_plan_needs_a_sign_and_an_action_somebody(joyce, keys):
    with pytest.raises(Rejected, match="no sign"):
        lines.add_line(record=joyce, kind=Kind.CONTINGENCY, content=Contingency(" \n"))
    with pytest.raises(Rejected, match="Who will do it"):
        change(joyce, Kind.ACTION, keys[Kind.ACTION], by_person=False)


def test_lines_hang_where_the_standard_hangs_them(joyce, keys):
    for under in (None, keys[Kind.GOAL], uuid4()):
        with pytest.raises(NotFound):
            lines.add_line(record=joyce, kind=Kind.GOAL, content=Goal("Astray"), under=under)
    with pytest.raises(NotFound):
        lines.add_line(record=joyce, kind=Kind.NEED, content=Need("Astray"), under=keys[Kind.NEED])
    with pytest.raises(TypeError):
        lines.add_line(record=joyce, kind=Kind.NEED, content=Goal("Of another kind"))


def test_there_is_one_review(joyce):
    review = Review(date(2026, 12, 1), 3)
    lines.add_line(record=joyce, kind=Kind.REVIEW, content=review)
    with pytest.raises(Rejected, match="already"):
        lines.add_line(record=joyce, kind=Kind.REVIEW, content=review)


def test_progress_counts_at_once_and_an_old_version_keeps_what_stood(joyce, sam, keys, agreed):
    change(joyce, Kind.ACTION, keys[Kind.ACTION], what="Walk to the gate")
    for status in (ActionStatus.STUCK, ActionStatus.DONE):
        progress.say_progress(
            record=joyce, kind=Kind.ACTION, key=keys[Kind.ACTION], status=status, words="Too much for my chest."
        )
    for number in (1, 2):
        (action,) = get_plan(joyce, number).goals[0].below
        assert action.status == action.progress[0].status == ActionStatus.DONE
        assert len(action.progress) == 2
    progress.say_progress(record=joyce, kind=Kind.GOAL, key=keys[Kind.GOAL], status=GoalStatus.GOING_WELL)
    with clock.fixed_day(2026, 11, 20):
        answer(joyce, Side.PERSON)
        answer(sam, Side.PROFESSIONAL)
    with clock.fixed_day(2026, 11, 21):
        progress.say_progress(record=joyce, kind=Kind.ACTION, key=keys[Kind.ACTION], status=ActionStatus.STUCK)
        # The goal's row stands in both versions: it is going otherwise now, and was going well when version 1 ended.
        progress.say_progress(record=joyce, kind=Kind.GOAL, key=keys[Kind.GOAL], status=GoalStatus.PAUSED, words="Ice.")
    goals = [get_plan(joyce, number).goals[0] for number in (1, 2)]
    assert [goal.status for goal in goals] == ["GOING_WELL", "PAUSED"]
    assert [goal.below[0].status for goal in goals] == ["DONE", "STUCK"]
    assert [len(goal.progress) for goal in goals] == [1, 2]


def test_what_has_begun_is_never_not_started(joyce, keys):
    say = {"record": joyce, "kind": Kind.GOAL, "key": keys[Kind.GOAL]}
    progress.say_progress(**say, status=GoalStatus.GOING_WELL)
    with pytest.raises(Rejected, match="begun"):
        progress.say_progress(**say, status=GoalStatus.NOT_STARTED)
    with pytest.raises(Rejected):
        progress.say_progress(**say, status="NONSENSE")
    with pytest.raises(NotFound):
        progress.say_progress(record=joyce, kind=Kind.NEED, key=keys[Kind.NEED], status=GoalStatus.PAUSED)


def test_two_views_stand_and_neither_is_replaced(joyce, sam, keys):
    row = disagreeing.start_disagreement(record=joyce, about="The tablet", side=Side.PERSON, words="I do not want it.")
    row.refresh_from_db()
    view = {"disagreement_id": row.public_id, "version": row.version}
    disagreeing.write_view(record=sam, side=Side.PROFESSIONAL, words="It would help.", **view)
    with pytest.raises(Stale):
        disagreeing.write_view(record=joyce, side=Side.PERSON, words="Still no.", **view)
    row.refresh_from_db()
    disagreeing.write_view(
        record=joyce, side=Side.PERSON, words="Still no.", disagreement_id=row.public_id, version=row.version
    )
    (shown,) = get_plan(joyce).disagreements
    assert (shown.theirs.words, shown.ours.words) == ("Still no.", "It would help.")
    assert row.views.count() == 3
    row.refresh_from_db()
    disagreeing.settle_disagreement(record=joyce, disagreement_id=row.public_id, version=row.version)
    assert not get_plan(joyce).disagreements
    with pytest.raises(NotFound):
        disagreeing.settle_disagreement(record=joyce, disagreement_id=row.public_id, version=row.version)


def test_the_practice_writes_down_what_the_person_said_and_sends_it(joyce, sam, keys):
    with pytest.raises(Rejected, match="How did Joyce tell you"):
        answer(sam, Side.PERSON)
    answer(sam, Side.PERSON, agrees=False, words="Not the diet.", said_how=AskedHow.BY_PHONE)
    told = Message.objects.get(title="An answer about your plan")
    assert "Not the diet." in str(told.document)
    with pytest.raises(Rejected, match="what you would change"):
        answer(sam, Side.PROFESSIONAL, agrees=False)


def test_a_charity_leads_and_a_volunteer_helps_but_neither_agrees_for_them(opened, shared, keys):
    shared("beth")
    shared("george")
    beth, george = opened("beth", "joyce"), opened("george", "joyce")
    for record in (beth, george):
        lines.add_line(record=record, kind=Kind.STRENGTH, content=Strength("Yams"))
        with pytest.raises(Refused):
            answer(record, Side.PERSON, said_how=AskedHow.IN_PERSON)
        with pytest.raises(Refused):
            lines.add_line(record=record, kind=Kind.CONTINGENCY, content=Contingency("I swell"))
    with pytest.raises(Refused):
        answer(george, Side.PROFESSIONAL)
    answer(beth, Side.PROFESSIONAL)
    with pytest.raises(Refused):
        talking.record_offer(record=george, answer=OfferAnswer.YES, said_how=AskedHow.IN_PERSON)


def test_who_may_not_see_the_plan_neither_reads_nor_writes(opened, stage, shared, keys):
    shared("beth", Part.ABOUT_ME)
    beth = opened("beth", "joyce")
    for act in (
        lambda: get_plan(beth),
        lambda: contents_of(beth, 1),
        lambda: lines.start_plan(record=beth),
        lambda: answer(beth, Side.PROFESSIONAL),
        lambda: talking.say_involvement(record=beth, how=Involvement.TOGETHER, number=0),
    ):
        with pytest.raises(Refused):
            act()


def test_only_what_to_do_if_worse_opens_with_that_part_and_as_it_was_agreed(opened, joyce, sam, shared, keys):
    plan = lines.add_line(record=joyce, kind=Kind.CONTINGENCY, content=Contingency("I swell"))
    answer(joyce, Side.PERSON)
    answer(sam, Side.PROFESSIONAL)
    change(joyce, Kind.CONTINGENCY, plan.key, triggers="A draft nobody agreed")
    shared("beth", Part.IF_I_GET_WORSE)
    page = get_plan(opened("beth", "joyce"))
    assert [line.title for line in page.contingencies] == ["I swell"]
    assert not page.needs and not page.disagreements and not page.may_write


def test_how_decisions_are_made_is_kept_each_time(joyce, sam):
    talking.say_involvement(record=joyce, how=Involvement.TOGETHER, number=0)
    with pytest.raises(Stale):
        talking.say_involvement(record=joyce, how=Involvement.I_DECIDE, number=0)
    with pytest.raises(Rejected, match="Whom should we ask"):
        talking.say_involvement(record=joyce, how=Involvement.ASK_SOMEONE, number=1)
    talking.say_involvement(
        record=sam, how=Involvement.ASK_SOMEONE, ask_name="Tunde", number=1, said_how=AskedHow.BY_PHONE
    )
    assert list(InvolvementWish.objects.order_by("number").values_list("how", "ask_name")) == [
        ("TOGETHER", ""),
        ("ASK_SOMEONE", "Tunde"),
    ]
    assert "Tunde" in str(Message.objects.get().document)
    row = talking.say_felt_involved(record=joyce, felt=FeltInvolved.LESS, words="He looked at the screen.")
    assert row.said_how == AskedHow.THEMSELVES


def test_not_now_needs_a_day_to_ask_again(opened):
    record = opened("farah", "arthur")
    offer = {"record": record, "answer": OfferAnswer.NOT_NOW, "said_how": AskedHow.BY_PHONE}
    with pytest.raises(Rejected, match="When should we ask again"):
        talking.record_offer(**offer)
    with pytest.raises(Rejected, match="not ahead of us"):
        talking.record_offer(**offer, ask_again_on=clock.today())
    talking.record_offer(**offer, ask_again_on=clock.today() + timedelta(days=80))
    assert PlanOffer.objects.get().answer == "NOT_NOW"
    assert not Plan.objects.exists()


def test_nothing_is_written_for_somebody_who_has_died(joyce, keys):
    from dataclasses import replace

    gone = replace(joyce, person=replace(joyce.person, died_on=clock.today()))
    with pytest.raises(Refused):
        lines.add_line(record=gone, kind=Kind.STRENGTH, content=Strength("Late"))
    assert get_plan(gone).needs
