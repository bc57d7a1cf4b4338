"""A service moved, merged or ended: its voices stay its own, and whoever answers now reads and answers them."""

import pytest

from partake.demo.stage import SETTING_UP
from partake.kernel.verdict import NotFound
from partake.organisations import actions
from partake.organisations.domain import RoleCode
from partake.voices.actions.outcomes import write_outcome
from partake.voices.domain.states import OutcomeKind
from partake.voices.models import VoiceAbout
from partake.voices.queries.outcomes import list_citable
from partake.voices.queries.services import list_my_services
from partake.voices.queries.spoken_of import find_spoken_of
from partake.voices.queries.voices import get_voice, list_voices, list_waiting_for_answer


@pytest.fixture
def ada(stage):
    return stage.actor("ada")


@pytest.fixture
def millbrook(stage, ada):
    """Millbrook Surgery, where Sam reads voices from now on."""
    actions.give_role(
        actor=ada,
        user=stage.users["sam"],
        organisation=stage.organisations["millbrook"],
        role=RoleCode.SERVICE_MANAGER,
    )
    return stage.organisations["millbrook"]


def lines_of(actor) -> dict[str, tuple[int, int]]:
    (body,) = list_my_services(actor)
    return {one.name: (one.this_month, one.waiting) for one in body.services}


def test_what_was_said_before_a_move_is_answered_by_whoever_runs_it_now(comment, ada, millbrook, stage):
    riverside = stage.services["riverside"]
    actions.move_service(actor=SETTING_UP, service=riverside, organisation=millbrook, version=1)
    sam = stage.actor("sam")
    assert get_voice(sam, organisation=millbrook, voice_id=comment.public_id).may_answer
    assert [one.id for one in list_waiting_for_answer(sam, organisation=millbrook)] == [comment.public_id]
    assert lines_of(sam)["Riverside Diabetes Clinic"] == (1, 1)
    outcome = write_outcome(
        actor=sam,
        organisation_id=millbrook.pk,
        kind=OutcomeKind.WE_DID,
        title="More lines",
        said="It rang",
        words="Two lines",
        decided_by="Sam",
        decided_on=comment.received_at.date(),
    )
    found, _ = list_citable(sam, organisation=millbrook, outcome=outcome)
    assert [one.id for one in found] == [comment.public_id], "an outcome of theirs may answer it"
    about = VoiceAbout.objects.get(voice=comment)
    assert about.organisation == stage.organisations["hospital"], "who ran it when it was said stays"


def test_what_merged_keeps_its_voices_and_they_wait_in_sight(comment, ada, millbrook, stage):
    riverside, surgery = stage.services["riverside"], stage.services["surgery"]
    actions.merge_service(actor=SETTING_UP, service=riverside, into=surgery, version=1)
    riverside.refresh_from_db()
    sam = stage.actor("sam")
    assert lines_of(sam) == {"Millbrook Surgery": (0, 0), "Riverside Diabetes Clinic": (1, 1)}
    found = list_voices(sam, organisation=millbrook, service=riverside).lines
    assert [one.id for one in found] == [comment.public_id]
    assert list_voices(sam, organisation=millbrook, service=surgery).lines == (), "nothing said of one is said of both"


def test_a_successor_answers_for_what_its_old_body_had_merged(comment, ada, millbrook, stage):
    actions.merge_service(
        actor=SETTING_UP, service=stage.services["riverside"], into=stage.services["surgery"], version=1
    )
    actions.end_organisation(actor=ada, organisation=millbrook, successor=stage.organisations["hillside"])
    sam = stage.actor("sam")
    waiting = list_waiting_for_answer(sam, organisation=stage.organisations["hillside"])
    assert [one.id for one in waiting] == [comment.public_id]


def test_an_ended_service_waits_in_sight_until_it_is_answered(comment, ada, nadia, stage):
    actions.end_service(actor=ada, service=stage.services["riverside"], version=1)
    assert lines_of(nadia)["Riverside Diabetes Clinic"] == (1, 1)
    comment.answered_at = comment.received_at
    comment.save()
    assert "Riverside Diabetes Clinic" not in lines_of(nadia)


def test_another_bodys_service_is_still_not_read(comment, millbrook, stage):
    with pytest.raises(NotFound):
        list_voices(stage.actor("sam"), organisation=millbrook, service=stage.services["riverside"])


def test_it_is_found_by_the_name_on_old_posters(ada, stage):
    riverside = stage.services["riverside"]
    today = riverside.valid_from.replace(year=2026, month=11, day=1)
    actions.rename_service(actor=ada, service=riverside, name="Sugar Clinic", happened_on=today, version=1)
    assert [one.name for one in find_spoken_of("diabetes clinic")] == ["Sugar Clinic"]
