"""From what people said to an action, to a change on the chart, to an answer that reaches them, to "did it last?"."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from partake.audit.models import Event
from partake.correspondence.models import Message
from partake.insight.actions import acting
from partake.insight.domain_of_acting import IMPROVEMENTS, NOTE_WORDS, STATE_WORDS, Cite, ImprovementState, NoteKind
from partake.insight.models import Improvement, ImprovementVoice, RecordedChange
from partake.insight.queries import acting as queries
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.kernel.verdict import NotFound, Refused, Rejected, Stale
from partake.organisations.actions import end_role
from partake.organisations.models import RoleAssignment
from partake.voices.actions.outcomes import publish_outcome, send_outcome_back
from partake.voices.actions.recording import withdraw_voice
from partake.voices.domain.states import OutcomeKind, OutcomeState, Satisfied
from partake.voices.models import FollowUp, Outcome
from partake.voices.queries.asked import Asked
from tests.insight.labelled import PHONE, say

DONE = {"done": "A second line, since Monday.", "began_on": date(2026, 11, 16), "change": "Second phone line",
        "look_again_on": date(2027, 5, 19)}  # fmt: skip
OUTCOME = {
    "kind": OutcomeKind.WE_DID,
    "title": "Getting through by phone",
    "said": "You could not get through.",
    "words": "There is a second line.",
    "decided_by": "Nadia Rahman",
    "decided_on": date(2026, 11, 18),
    "look_again_on": date(2027, 5, 19),
}


def one(actor, hospital, row):
    return queries.get_improvement(actor, organisation=hospital, improvement_id=row.public_id)


def finished(nadia, row, **more):
    row.refresh_from_db()
    return acting.finish_improvement(actor=nadia, improvement=row, version=row.version, **DONE | more)


def answered(nadia, row) -> Outcome:
    row.refresh_from_db()
    return acting.answer_improvement(actor=nadia, improvement=row, version=row.version, **OUTCOME)


def published(owen, outcome) -> Outcome:
    return publish_outcome(actor=owen, outcome=outcome, version=outcome.version)


def test_every_state_and_note_has_its_words_and_its_ways():
    assert set(IMPROVEMENTS) == set(STATE_WORDS) == set(ImprovementState)
    assert set(NOTE_WORDS) == set(NoteKind)


def test_it_begins_with_whose_words_it_is_about_and_its_owner_is_told(started, stage, hospital, nadia, said):
    page = one(nadia, hospital, started)
    assert (page.cited.voices, page.cited.by_machine, page.cited.to_tell) == (5, 1, 4)
    assert page.finding == "Getting through: 96 comments"
    assert page.line.owner == stage.users["owen"].display_name
    letter = Message.objects.get(about_id=str(started.public_id))
    assert "A second line for the phone" in str(letter.document)
    assert "Rang 1 times" not in str(letter.document)
    event = Event.objects.get(kind="insight.improvement_started")
    assert event.codes["voices"] == 5
    assert "second line" not in str(event.codes)


def test_a_machines_word_alone_can_be_left_out_from_the_start(said, stage, hospital, riverside, nadia):
    row = acting.start_improvement(
        actor=nadia, organisation=hospital, title="Phones", owner_id=str(stage.users["nadia"].public_id),
        due_on=date(2026, 12, 1), about=Asked(theme=PHONE), cite=Cite.BY_PEOPLE,
    )  # fmt: skip
    assert ImprovementVoice.objects.filter(improvement=row).count() == 4
    assert not Message.objects.filter(about_id=str(row.public_id)).exists()  # Nadia gave it to herself


@pytest.mark.parametrize(
    ("wrong", "field"),
    [({"title": " "}, "title"), ({"due_on": date(2026, 11, 18)}, "due_on"), ({"owner_id": "nobody"}, "owner_id")],
)
def test_what_cannot_begin_says_which_answer_is_wrong(stage, hospital, nadia, wrong, field):
    good = {"title": "Phones", "owner_id": str(stage.users["nadia"].public_id), "due_on": date(2026, 12, 1)}
    with pytest.raises(Rejected) as rejected:
        acting.start_improvement(actor=nadia, organisation=hospital, **good | wrong)
    assert rejected.value.field == field
    assert not Improvement.objects.exists()


def test_only_who_answers_there_begins_reads_or_carries_on(stage, hospital, started):
    for key in ("hana", "sam", "joyce"):
        actor = stage.actor(key)
        with pytest.raises(Refused):
            acting.note_progress(actor=actor, improvement=started, words="x")
        with pytest.raises(Refused):
            queries.list_improvements(actor, organisation=hospital)
    with pytest.raises(NotFound):
        queries.get_improvement_row(
            stage.actor("owen"), organisation=stage.organisations["hospital"], improvement_id=hospital.public_id
        )


def test_a_service_of_another_body_is_not_found(stage, hospital, nadia):
    with pytest.raises(NotFound):
        acting.start_improvement(
            actor=nadia, organisation=hospital, title="x", owner_id=str(stage.users["nadia"].public_id),
            due_on=date(2026, 12, 1), service=stage.services["surgery"],
        )  # fmt: skip


def test_progress_another_owner_and_another_day_are_its_history(started, stage, nadia, hospital):
    acting.note_progress(actor=nadia, improvement=started, words="Ordered.")
    acting.give_improvement(actor=nadia, improvement=started, owner_id=str(stage.users["nadia"].public_id), version=1)
    started.refresh_from_db()
    acting.move_improvement(
        actor=nadia, improvement=started, due_on=date(2027, 1, 15), why="The engineer is ill.", version=2
    )
    page = one(nadia, hospital, started)
    assert [note.kind for note in page.notes] == ["DAY", "OWNER", "PROGRESS"]
    assert page.line.owner == "Nadia Rahman"
    assert page.line.due_on == date(2027, 1, 15)
    with pytest.raises(Stale):
        acting.move_improvement(actor=nadia, improvement=started, due_on=date(2027, 2, 1), why="x", version=2)
    for words in ("", "  "):
        with pytest.raises(Rejected):
            acting.note_progress(actor=nadia, improvement=started, words=words)
        with pytest.raises(Rejected):
            acting.move_improvement(actor=nadia, improvement=started, due_on=date(2027, 2, 1), why=words, version=3)


def test_an_owner_who_leaves_the_job_leaves_it_to_somebody_new(started, stage, nadia, hospital):
    assert not one(nadia, hospital, started).line.needs_owner
    for job in RoleAssignment.objects.filter(user=stage.users["owen"], organisation=hospital):
        end_role(actor=stage.actor("ada"), held=job)
    with clock.fixed_day(2026, 11, 21):
        assert one(nadia, hospital, started).line.needs_owner
        with pytest.raises(Rejected):
            acting.give_improvement(
                actor=nadia, improvement=started, owner_id=str(stage.users["owen"].public_id), version=1
            )
        acting.give_improvement(
            actor=nadia, improvement=started, owner_id=str(stage.users["nadia"].public_id), version=1
        )
        assert not one(nadia, hospital, started).line.needs_owner


def test_late_is_counted_in_days_until_it_is_over(started, nadia, hospital):
    with clock.fixed_day(2027, 1, 8):
        assert one(nadia, hospital, started).line.days_late == 20
        finished(nadia, started, look_again_on=date(2027, 6, 1))
        assert one(nadia, hospital, started).line.days_late == 0


def test_done_puts_the_day_it_began_on_the_chart(started, nadia, hospital, riverside):
    finished(nadia, started)
    change = RecordedChange.objects.get()
    assert (change.words, change.changed_on, change.service, change.theme) == (
        "Second phone line", date(2026, 11, 16), riverside, PHONE,
    )  # fmt: skip
    with pytest.raises(Stale):
        finished(nadia, started)
    assert RecordedChange.objects.count() == 1


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"done": ""}, "done"),
        ({"change": "x" * 61}, "change"),
        ({"change": " "}, "change"),
        ({"began_on": date(2026, 11, 20)}, "began_on"),
        ({"look_again_on": date(2026, 11, 19)}, "look_again_on"),
    ],
)
def test_what_cannot_be_done_changes_nothing(started, nadia, wrong, field):
    with pytest.raises(Rejected) as rejected:
        finished(nadia, started, **wrong)
    assert rejected.value.field == field
    started.refresh_from_db()
    assert started.state == "OPEN"
    assert not RecordedChange.objects.exists()


def test_what_came_of_it_reaches_those_who_asked_once_somebody_else_checked(started, nadia, owen, hospital, said):
    finished(nadia, started)
    outcome = answered(nadia, started)
    assert outcome.state == OutcomeState.TO_CHECK
    assert not Message.objects.filter(about_id=str(outcome.public_id)).exists()
    with pytest.raises(Refused):
        published(nadia, outcome)
    published(owen, outcome)
    assert Message.objects.filter(about_id=str(outcome.public_id)).count() == 4
    page = one(nadia, hospital, started)
    assert page.outcome is not None
    assert (page.outcome.told, page.cited.to_tell) == (4, 4)
    with pytest.raises(Stale):
        answered(nadia, started)


def test_a_no_with_its_reason_is_an_answer_too(started, nadia, owen, hospital):
    acting.stop_improvement(actor=nadia, improvement=started, why="There is no money this year.", version=1)
    assert not RecordedChange.objects.exists()
    started.refresh_from_db()
    outcome = acting.answer_improvement(
        actor=nadia, improvement=started, version=started.version, **OUTCOME | {"kind": OutcomeKind.WE_ARE_NOT}
    )
    published(owen, outcome)
    page = one(nadia, hospital, started)
    assert page.outcome is not None
    assert page.outcome.kind == "WE_ARE_NOT"
    assert page.outcome.told == 4


def test_nobody_is_told_before_it_is_over(started, nadia):
    with pytest.raises(Stale):
        answered(nadia, started)
    assert not Outcome.objects.exists()


def test_an_answer_sent_back_leaves_everybody_untold(started, nadia, owen, hospital):
    finished(nadia, started)
    outcome = answered(nadia, started)
    send_outcome_back(actor=owen, outcome=outcome, why="Which line?", version=outcome.version)
    page = one(nadia, hospital, started)
    assert page.outcome is not None
    assert (page.outcome.state, page.outcome.told) == (OutcomeState.SENT_BACK, 0)


def test_who_takes_their_words_back_is_in_no_number_and_is_not_told(started, nadia, owen, hospital, said):
    withdraw_voice(actor=Actor.anonymous(), voice=said[1])
    page = one(nadia, hospital, started)
    assert (page.cited.voices, page.cited.to_tell, page.cited.taken_back) == (4, 3, 1)
    lines, _ = queries.list_cited(nadia, organisation=hospital, improvement=started)
    assert said[1].public_id not in {line.id for line in lines}
    finished(nadia, started)
    outcome = answered(nadia, started)
    published(owen, outcome)
    assert Message.objects.filter(about_id=str(outcome.public_id)).count() == 3


def test_words_about_something_else_are_left_out_and_not_told(started, nadia, owen, hospital, said):
    acting.leave_voice_out(actor=nadia, improvement=started, voice_id=said[4].public_id)
    acting.leave_voice_out(actor=nadia, improvement=started, voice_id=said[4].public_id)
    with pytest.raises(NotFound):
        acting.leave_voice_out(actor=nadia, improvement=started, voice_id=said[5].public_id)
    assert one(nadia, hospital, started).cited.voices == 4
    finished(nadia, started)
    outcome = answered(nadia, started)
    published(owen, outcome)
    assert set(outcome.cites.values_list("voice_id", flat=True)) == {row.pk for row in said[:4]}
    with pytest.raises(Stale):
        acting.leave_voice_out(actor=nadia, improvement=started, voice_id=said[0].public_id)


def test_the_chain_walks_both_ways(started, nadia, hospital, said):
    lines, _ = queries.list_cited(nadia, organisation=hospital, improvement=started)
    assert {line.id for line in lines} == {row.public_id for row in said[:5]}
    back = queries.improvements_of_voices(nadia, organisation=hospital, voice_ids=[row.public_id for row in said])
    assert back[said[0].public_id] == ((started.public_id, "A second line for the phone"),)
    assert said[5].public_id not in back


def test_later_somebody_says_whether_it_lasted_beside_what_was_published(started, nadia, owen, hospital):
    finished(nadia, started)
    with pytest.raises(Rejected):
        acting.say_whether_it_lasted(actor=nadia, improvement=started, lasted=Satisfied.YES, words="Fewer say so.")
    published(owen, answered(nadia, started))
    assert not one(nadia, hospital, started).line.look_again_now
    with clock.fixed_day(2027, 5, 20):
        assert one(nadia, hospital, started).line.look_again_now
        acting.say_whether_it_lasted(
            actor=nadia, improvement=started, lasted=Satisfied.PARTLY, words="Fewer say so, but not at 8am.",
            look_again_on=date(2027, 11, 20),
        )  # fmt: skip
        line = one(nadia, hospital, started).line
        assert not line.look_again_now
        assert line.look_again_on == date(2027, 11, 20)
    assert FollowUp.objects.get().words == "Fewer say so, but not at 8am."


def test_the_database_holds_what_an_action_is(started):
    for wrong in ({"state": "DONE"}, {"state": "GONE"}, {"ended_at": timezone.now()}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Improvement.objects.filter(pk=started.pk).update(**wrong)


def test_open_ones_come_by_day_and_those_over_the_newest_first(started, stage, nadia, hospital):
    values = {"organisation": hospital, "owner_id": str(stage.users["nadia"].public_id)}
    sooner = acting.start_improvement(actor=nadia, title="Sooner", due_on=date(2026, 11, 25), **values)
    page = queries.list_improvements(nadia, organisation=hospital)
    assert [line.title for line in page.open_ones] == ["Sooner", "A second line for the phone"]
    assert page.open_ones[0].is_mine
    acting.stop_improvement(actor=nadia, improvement=sooner, why="Done by others.", version=1)
    page = queries.list_improvements(nadia, organisation=hospital)
    assert [line.title for line in page.over] == ["Sooner"]


def test_new_words_after_it_began_are_not_silently_among_them(started, nadia, hospital, riverside):
    say(riverside, "Still busy", asks=True)
    assert one(nadia, hospital, started).cited.voices == 5
