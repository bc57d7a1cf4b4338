"""Paper that comes back: typed in as it is, beside what it said, once, under the right name."""

from dataclasses import replace
from datetime import date

import pytest

from partake.audit.models import Event
from partake.care_plans.actions import keying, lines, preparing, printing
from partake.care_plans.actions.keying import WHOLE_PLAN
from partake.care_plans.actions.preparing import GivenAnswer
from partake.care_plans.domain.contents import Contingency, Goal, Kind, Need
from partake.care_plans.domain.preparing import read_code
from partake.care_plans.domain.states import Involvement
from partake.care_plans.models import InvolvementWish, KeyedPaper, PaperNote, PreparationAnswer, Printed
from partake.care_plans.queries.papers import find_paper, get_note, get_paper, list_notes
from partake.care_plans.queries.plan import get_line, get_plan
from partake.care_plans.queries.preparation import get_open_preparation
from partake.correspondence.models import Message
from partake.kernel import clock
from partake.kernel.verdict import NotFound, Refused, Rejected, Stale
from partake.people.domain import Part
from partake.people.door import OpenRecord

TODAY = date(2026, 11, 19)


@pytest.fixture
def farah(opened):
    return opened("farah", "joyce")


@pytest.fixture
def sheet(joyce) -> Printed:
    preparing.start_preparation(record=joyce)
    return printing.print_sheet(record=joyce, size="24")


@pytest.fixture
def plan(joyce, keys) -> Printed:
    return printing.print_plan(record=joyce, page=get_plan(joyce), size="12")


def key_sheet(record, printed, *answers, first=(), seen=0, written_on=TODAY, **more):
    return keying.key_in_sheet(
        record=record,
        code=printed.code,
        written_on=written_on,
        answers=[GivenAnswer(*one) for one in answers],
        first=first,
        seen=seen,
        **more,
    )


def key_plan(record, printed, notes, *, seen=0, written_on=TODAY):
    return keying.key_in_plan(record=record, code=printed.code, written_on=written_on, notes=notes, seen=seen)


def test_a_print_keeps_what_it_said_when_the_draft_goes_on(joyce, keys, plan):
    row = get_line(joyce, Kind.GOAL, keys[Kind.GOAL])
    lines.change_line(record=joyce, kind=Kind.GOAL, key=row.key, values={"words": "The beach"}, version=row.version)
    page = get_paper(joyce, plan.code)
    said = next(one for one in page.texts if one.key == str(keys[Kind.GOAL]))
    assert "The allotment" in said.words and "The beach" not in said.words
    assert not page.is_newest
    assert read_code(plan.code) == plan.code
    assert Event.objects.get(kind="care_plans.paper_printed").codes == {"kind": "PLAN", "size": "12"}


def test_paper_without_a_day_is_good_for_a_month(plan, sheet):
    assert plan.valid_until == sheet.valid_until == date(2026, 12, 19)


def test_what_is_on_a_sheet_is_added_and_named(joyce, farah, sheet):
    preparing.answer_question(record=joyce, answer=GivenAnswer("DAY", "On the screen.", False), number=0)
    key_sheet(farah, sheet, ("DAY", "The bath 🙂", True), ("ASK", "", False), first=["DAY"])
    now = get_open_preparation(joyce)
    screen, paper = now.answers["DAY"].said
    assert (screen.words, screen.on_paper) == ("On the screen.", False)
    assert (paper.words, paper.on_paper, paper.who, paper.on) == ("The bath 🙂", True, "Joyce Adeyemi", TODAY)
    assert paper.helped_by == "Farah Aziz, care coordinator, Millbrook Surgery"
    assert now.first == ("DAY",) and now.answers["DAY"].wants_to_talk and not now.answers["ASK"].said
    sent = Message.objects.get(title="What you wrote on paper")
    assert "The bath" in str(sent.document) and "On the screen" not in str(sent.document)
    assert Event.objects.get(kind="care_plans.paper_keyed").codes["answers"] == 1


def test_saving_on_a_screen_settles_what_came_on_paper(joyce, farah, sheet):
    key_sheet(farah, sheet, ("DAY", "The bath", False))
    preparing.answer_question(record=joyce, answer=GivenAnswer("DAY", "Neither any more.", False), number=1)
    assert [one.words for one in get_open_preparation(joyce).answers["DAY"].said] == ["Neither any more."]
    assert PreparationAnswer.objects.count() == 2


def test_the_same_paper_twice_is_noticed_and_kept_once(joyce, farah, sheet):
    key_sheet(farah, sheet, ("DAY", "The bath", False))
    with pytest.raises(Stale):
        key_sheet(farah, sheet, ("DAY", "The bath", False))
    with pytest.raises(Rejected, match="nothing new"):
        key_sheet(farah, sheet, ("DAY", "The bath", False), seen=1)
    assert KeyedPaper.objects.count() == 1
    key_sheet(farah, sheet, ("DAY", "The bath", False), ("ASK", "And this?", False), seen=1)
    assert PreparationAnswer.objects.count() == 2
    assert [one.number for one in get_paper(joyce, sheet.code).typed_in] == [1, 2]


def test_a_sheet_that_comes_after_the_talk_waits_for_the_next(joyce, sam, farah, sheet):
    preparing.use_preparation(record=sam, held_on=clock.today())
    assert not get_paper(farah, sheet.code).is_newest
    key_sheet(farah, sheet, ("DAY", "The bath", False))
    now = get_open_preparation(joyce)
    assert now.answers["DAY"].words == "The bath" and now.id != sheet.preparation.public_id


def test_how_decisions_are_made_is_kept_from_paper_once(farah, sheet):
    key_sheet(farah, sheet, how=Involvement.ASK_SOMEONE, ask_name="Tunde")
    key_sheet(farah, sheet, ("DAY", "The bath", False), seen=1, how=Involvement.ASK_SOMEONE, ask_name="Tunde")
    wish = InvolvementWish.objects.get()
    assert (wish.ask_name, wish.said_how) == ("Tunde", "IN_WRITING")


@pytest.mark.parametrize("written_on", [date(2026, 11, 18), date(2026, 11, 20)])
def test_nothing_is_written_before_it_is_printed_or_after_today(farah, sheet, written_on):
    with pytest.raises(Rejected, match="after it was printed"):
        key_sheet(farah, sheet, ("DAY", "The bath", False), written_on=written_on)


def test_her_own_paper_typed_in_by_herself_tells_nobody(joyce, sheet):
    key_sheet(joyce, sheet, ("DAY", "The bath", False))
    assert get_open_preparation(joyce).answers["DAY"].said[0].helped_by == ""
    assert not Message.objects.exists()


def test_a_note_stands_beside_its_line_and_changes_nothing(joyce, farah, keys, plan):
    key_plan(farah, plan, {str(keys[Kind.GOAL]): "Sundays, not Saturdays.", WHOLE_PLAN: "Thank you.", "x": " "})
    page = get_plan(joyce)
    assert page.goals[0].said == Goal("The allotment", importance=9)
    notes = list_notes(joyce, page)
    beside, whole = notes[keys[Kind.GOAL]][0], notes[None][0]
    assert (beside.words, beside.printed, beside.now) == ("Sundays, not Saturdays.", "The allotment", "The allotment")
    assert whole.words == "Thank you." and beside.typed_by.startswith("Farah Aziz")
    assert "Sundays" in str(Message.objects.get(title="What you wrote on paper").document)


def test_a_line_that_was_not_on_the_paper_is_not_found(farah, plan):
    with pytest.raises(NotFound):
        key_plan(farah, plan, {"not-a-line": "Words"})
    assert not PaperNote.objects.exists()


def test_taking_a_note_writes_the_draft_and_leaves_what_was_agreed(joyce, sam, farah, keys, agreed):
    printed = printing.print_plan(record=joyce, page=get_plan(joyce), size="12")
    key_plan(farah, printed, {str(keys[Kind.GOAL]): "The allotment,\non Sundays"})
    note = PaperNote.objects.get()
    page = get_plan(sam)
    keying.take_note(record=sam, note_id=note.public_id, version=get_note(sam, page, note.public_id).line_version)
    assert get_plan(joyce).goals[0].said.words == "The allotment, on Sundays"
    assert get_plan(joyce, agreed.number).goals[0].said.words == "The allotment"
    note.refresh_from_db()
    assert note.taken and note.settled_by.startswith("Sam Whitcombe")
    assert list_notes(joyce, get_plan(joyce)) == {}
    assert Event.objects.filter(kind="care_plans.note_taken").exists()
    with pytest.raises(NotFound):
        keying.take_note(record=sam, note_id=note.public_id, version=1)


def test_a_line_that_changed_since_the_paper_is_not_overwritten_unseen(joyce, sam, farah, keys, plan):
    key_plan(farah, plan, {str(keys[Kind.GOAL]): "Sundays"})
    note = PaperNote.objects.get()
    seen = get_note(sam, get_plan(sam), note.public_id).line_version
    row = get_line(joyce, Kind.GOAL, keys[Kind.GOAL])
    lines.change_line(record=joyce, kind=Kind.GOAL, key=row.key, values={"words": "The beach"}, version=row.version)
    with pytest.raises(Stale):
        keying.take_note(record=sam, note_id=note.public_id, version=seen)
    now = get_note(sam, get_plan(sam), note.public_id)
    assert now.has_changed and (now.printed, now.now) == ("The allotment", "The beach")
    note.refresh_from_db()
    assert note.settled_at is None


def test_more_than_a_line_has_room_for_is_changed_by_hand(sam, farah, keys, plan):
    key_plan(farah, plan, {str(keys[Kind.GOAL]): "x" * 301})
    note = get_note(sam, get_plan(sam), PaperNote.objects.get().public_id)
    with pytest.raises(Rejected, match="301 characters"):
        keying.take_note(record=sam, note_id=note.id, version=note.line_version)


def test_a_note_about_a_line_that_is_gone_or_says_several_things_is_settled_by_hand(joyce, sam, farah, keys, plan):
    row = lines.add_line(record=joyce, kind=Kind.CONTINGENCY, content=Contingency("I swell", contacts="01632 960144"))
    printed = printing.print_plan(record=joyce, page=get_plan(joyce), size="12")
    key_plan(farah, printed, {str(row.key): "Not that number.", str(keys[Kind.GOAL]): "Gone"})
    need = get_line(joyce, Kind.NEED, keys[Kind.NEED])
    lines.end_line(record=joyce, kind=Kind.NEED, key=need.key, version=need.version)
    notes = list_notes(sam, get_plan(sam))
    (several,), (gone,) = notes[row.key], notes[None]
    assert not several.takes and gone.now is None and gone.printed == "The allotment"
    for note in (several, gone):
        with pytest.raises(NotFound):
            keying.take_note(record=sam, note_id=note.id, version=note.line_version)
        keying.settle_note(record=sam, note_id=note.id)
    assert list_notes(sam, get_plan(sam)) == {}
    with pytest.raises(NotFound):
        keying.settle_note(record=sam, note_id=gone.id)


def test_a_code_nobody_has_and_one_of_somebody_elses_are_the_same(stage, joyce, sheet):
    assert find_paper(stage.actor("farah"), sheet.code) == joyce.person.id
    for who in ("neil", "callum", "ada"):
        with pytest.raises(NotFound):
            find_paper(stage.actor(who), sheet.code)
    with pytest.raises(NotFound):
        find_paper(stage.actor("farah"), "22222222")


def test_a_paper_is_typed_in_for_the_person_whose_it_is_and_nobody_else(opened, sheet):
    other = opened("farah", "arthur")
    with pytest.raises(NotFound):
        get_paper(other, sheet.code)
    with pytest.raises(NotFound):
        key_sheet(other, sheet, ("DAY", "Not his", False))
    with pytest.raises(Refused):
        key_sheet(opened("ruth", "joyce"), sheet, ("DAY", "She reads", False))
    assert not PreparationAnswer.objects.exists()


def test_whoever_may_see_only_what_to_do_if_worse_reads_no_note(stage, joyce, farah, keys):
    lines.add_line(record=joyce, kind=Kind.NEED, content=Need("Money"))
    printed = printing.print_plan(record=joyce, page=get_plan(joyce), size="12")
    key_plan(farah, printed, {str(keys[Kind.NEED]): "A secret"})
    narrow = OpenRecord(joyce.person, stage.actor("tunde"), joyce.purpose, (), frozenset({Part.IF_I_GET_WORSE}))
    assert list_notes(narrow, get_plan(narrow)) == {}


def test_when_it_was_typed_in_stands_with_it(joyce, farah, sheet):
    key_sheet(farah, sheet, ("DAY", "The bath", False))
    (once,) = get_paper(joyce, sheet.code).typed_in
    assert once.by.startswith("Farah Aziz") and once.on == clock.now()


def test_what_to_do_if_worse_is_kept_from_whoever_types_in_without_seeing_it(joyce, farah, keys):
    row = lines.add_line(record=joyce, kind=Kind.CONTINGENCY, content=Contingency("I swell"))
    printed = printing.print_plan(record=joyce, page=get_plan(joyce), size="12")
    narrow = replace(farah, parts=farah.parts - {Part.IF_I_GET_WORSE})
    assert "I swell" in str(get_paper(farah, printed.code)) and "I swell" not in str(get_paper(narrow, printed.code))
    with pytest.raises(NotFound):
        key_plan(narrow, printed, {str(row.key): "Never seen"})
