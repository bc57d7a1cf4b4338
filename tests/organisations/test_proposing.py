"""A service passes from one body to another only when both said yes; within one body nobody is asked."""

import pytest
from django.db import IntegrityError, transaction

from partake.audit.models import Event
from partake.kernel import clock
from partake.kernel.verdict import Refused, Rejected
from partake.organisations import actions
from partake.organisations.domain import ProposalState, RoleCode, Side
from partake.organisations.models import Service, ServiceProposal, ServiceStep
from partake.organisations.proposals import count_waiting, list_proposals


@pytest.fixture
def ada(stage):
    return stage.actor("ada")


@pytest.fixture
def ward(stage) -> Service:
    return stage.services["ward"]


@pytest.fixture
def board(stage):
    return stage.organisations["board"]


@pytest.fixture
def asked(ada, ward, board) -> ServiceProposal:
    return actions.propose_service(actor=ada, service=ward, receiving=board)


def agree(stage, key: str, proposal: ServiceProposal, side: Side) -> ServiceProposal:
    return actions.agree_to_proposal(actor=stage.actor(key), proposal=proposal, side=side)


def kinds() -> list[str]:
    found = Event.objects.filter(kind__startswith="organisations.").order_by("pk").values_list("kind", flat=True)
    return [one.partition(".")[2] for one in found if "service_" in one or "proposal_" in one][-3:]


def test_no_place_administrator_hands_a_service_over_alone(ada, ward, board, stage):
    with pytest.raises(Refused):
        actions.move_service(actor=ada, service=ward, organisation=board, version=1)
    with pytest.raises(Refused):
        actions.merge_service(actor=ada, service=ward, into=stage.services["surgery"], version=1)
    ward.refresh_from_db()
    assert (ward.organisation, ward.valid_to) == (stage.organisations["hospital"], None)
    assert not ServiceStep.objects.exists()


@pytest.mark.parametrize("order", [("nadia", "rosa"), ("rosa", "nadia")])
def test_the_second_yes_does_it_whichever_comes_last(stage, asked, ward, board, order):
    sides = {"nadia": Side.GIVING, "rosa": Side.RECEIVING}
    first = agree(stage, order[0], asked, sides[order[0]])
    ward.refresh_from_db()
    assert (first.state, ward.organisation) == (ProposalState.ASKED, stage.organisations["hospital"])
    last = agree(stage, order[1], asked, sides[order[1]])
    ward.refresh_from_db()
    assert (last.state, ward.organisation) == (ProposalState.DONE, board)
    assert kinds() == ["service_agreed", "service_moved", "service_agreed"]
    assert {last.giving_agreed_by.partition(",")[0], last.receiving_agreed_by.partition(",")[0]} == {
        "Nadia Rahman",
        "Rosa Delgado",
    }


def test_a_merger_is_done_by_the_second_yes_too(stage, ada, ward, board):
    there = actions.add_service(actor=ada, organisation=board, name="Community beds")
    asked = actions.merge_or_ask(actor=ada, service=ward, into=there, version=1)
    agree(stage, "nadia", asked, Side.GIVING)
    agree(stage, "rosa", asked, Side.RECEIVING)
    ward.refresh_from_db()
    assert (ward.valid_to, ward.organisation) == (clock.today(), board)
    assert ServiceStep.objects.get(service=ward, became=there)


def test_within_one_body_nobody_is_asked(ada, ward, stage):
    assert actions.merge_or_ask(actor=ada, service=ward, into=stage.services["riverside"], version=1) is None
    ward.refresh_from_db()
    assert ward.valid_to == clock.today()
    assert not ServiceProposal.objects.exists()


def test_said_twice_it_is_said_once(stage, asked):
    agree(stage, "nadia", asked, Side.GIVING)
    agree(stage, "owen", asked, Side.GIVING)
    asked.refresh_from_db()
    assert asked.giving_agreed_by.startswith("Nadia")
    assert Event.objects.filter(kind="organisations.service_agreed").count() == 1


@pytest.mark.parametrize(("key", "side"), [
    ("nadia", Side.RECEIVING), ("rosa", Side.GIVING), ("ada", Side.GIVING), ("ada", Side.RECEIVING),
    ("clare", Side.GIVING), ("sam", Side.GIVING), ("hana", Side.RECEIVING),
])  # fmt: skip
def test_only_those_who_answer_for_that_body_say_yes_or_no(stage, asked, key, side):
    with pytest.raises(Refused):
        agree(stage, key, asked, side)
    with pytest.raises(Refused):
        actions.refuse_proposal(actor=stage.actor(key), proposal=asked, side=side, why="No.")
    asked.refresh_from_db()
    assert (asked.state, asked.giving_agreed_at, asked.receiving_agreed_at) == (ProposalState.ASKED, None, None)


def test_a_no_ends_it_and_it_can_be_asked_again(stage, ada, asked, ward, board):
    agree(stage, "nadia", asked, Side.GIVING)
    actions.refuse_proposal(actor=stage.actor("rosa"), proposal=asked, side=Side.RECEIVING, why="Nobody for it.")
    with pytest.raises(Rejected, match="This is over"):
        agree(stage, "rosa", asked, Side.RECEIVING)
    again = actions.propose_service(actor=ada, service=ward, receiving=board)
    assert (again.giving_agreed_at, again.state) == (None, ProposalState.ASKED), "an old yes is not a new one"


def test_it_is_asked_once_at_a_time_and_by_a_place_administrator(stage, ada, asked, ward, board):
    with pytest.raises(Rejected, match="asked already"):
        actions.propose_service(actor=ada, service=ward, receiving=stage.organisations["millbrook"])
    with pytest.raises(Refused):
        actions.propose_service(actor=stage.actor("nadia"), service=stage.services["riverside"], receiving=board)
    with pytest.raises(Refused):
        actions.take_back_proposal(actor=stage.actor("nadia"), proposal=asked)
    actions.take_back_proposal(actor=ada, proposal=asked)
    assert kinds()[-1] == "proposal_taken_back"


def test_what_changed_since_is_not_what_they_agreed_to(stage, ada, asked, ward, board):
    agree(stage, "nadia", asked, Side.GIVING)
    actions.end_service(actor=ada, service=ward, version=1)
    with pytest.raises(Rejected, match="has ended or moved since"):
        agree(stage, "rosa", asked, Side.RECEIVING)
    asked.refresh_from_db()
    assert (asked.state, asked.receiving_agreed_at) == (ProposalState.ASKED, None)
    with pytest.raises(Rejected, match="has ended or moved"):
        actions.propose_service(actor=ada, service=stage.services["riverside"], receiving=board, into=ward)


def test_a_name_that_is_taken_there_is_told_and_nothing_moves(stage, ada, asked, ward, board):
    actions.add_service(actor=ada, organisation=board, name="poppy ward")
    agree(stage, "nadia", asked, Side.GIVING)
    with pytest.raises(Rejected, match="already has a service") as wrong:
        agree(stage, "rosa", asked, Side.RECEIVING)
    assert wrong.value.field == ""
    ward.refresh_from_db()
    assert ward.organisation == stage.organisations["hospital"]


def test_who_answers_for_both_bodies_says_yes_for_each(stage, ada, asked, ward, board):
    job = {"role": RoleCode.SERVICE_MANAGER, "job_title": "service manager"}
    actions.give_role(actor=ada, user=stage.users["nadia"], organisation=board, **job)
    agree(stage, "nadia", asked, Side.GIVING)
    ward.refresh_from_db()
    assert ward.organisation == stage.organisations["hospital"]
    agree(stage, "nadia", asked, Side.RECEIVING)
    ward.refresh_from_db()
    assert ward.organisation == board


def test_what_waits_is_counted_for_whoever_has_not_answered(stage, asked):
    nadia, rosa, sam = (stage.actor(key) for key in ("nadia", "rosa", "sam"))
    assert [count_waiting(one) for one in (nadia, rosa, sam)] == [1, 1, 0]
    agree(stage, "nadia", asked, Side.GIVING)
    assert [count_waiting(one) for one in (nadia, rosa)] == [0, 1]
    assert [one.sides for one in list_proposals(rosa)] == [(Side.RECEIVING,)]
    with pytest.raises(Refused):
        list_proposals(sam)


@pytest.mark.parametrize("wrong", [{"state": "DONE"}, {"state": "REFUSED"}, {"state": "x"}, {"ended_by": "x"}])
def test_the_database_refuses_half_an_answer(asked, wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        ServiceProposal.objects.filter(pk=asked.pk).update(**wrong)
