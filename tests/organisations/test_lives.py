"""The life of a service: renamed and moved it goes on; merged or split, something else begins."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from partake.audit.models import Event
from partake.demo.stage import SETTING_UP
from partake.kernel import clock
from partake.kernel.verdict import Refused, Rejected, Stale
from partake.organisations import actions, lives
from partake.organisations.domain import StepKind
from partake.organisations.models import Service, ServiceStep

MAY = date(2026, 5, 4)


@pytest.fixture
def ada(stage):
    return stage.actor("ada")


@pytest.fixture
def riverside(stage) -> Service:
    return stage.services["riverside"]


@pytest.fixture
def ward(stage) -> Service:
    return stage.services["ward"]


@pytest.fixture
def add(ada, stage):
    def added(name: str, body: str = "hospital") -> Service:
        return actions.add_service(actor=ada, organisation=stage.organisations[body], name=name)

    return added


def rename(ada, service: Service, name: str, on: date) -> None:
    service.refresh_from_db()
    actions.rename_service(actor=ada, service=service, name=name, happened_on=on, version=service.version)
    service.refresh_from_db()


def test_an_old_name_is_kept_with_its_last_day(ada, riverside):
    rename(ada, riverside, "Diabetes Centre", MAY)
    rename(ada, riverside, "Sugar Clinic", date(2026, 9, 1))
    assert [(one.name, one.day) for one in lives.life_of(riverside).names] == [
        ("Diabetes Centre", date(2026, 9, 1)),
        ("Riverside Diabetes Clinic", MAY),
    ]
    for day, name in (
        (date(2026, 5, 3), "Riverside Diabetes Clinic"),
        (MAY, "Diabetes Centre"),
        (date(2026, 8, 31), "Diabetes Centre"),
        (date(2026, 9, 1), "Sugar Clinic"),
    ):
        assert lives.names_on([riverside], day) == {riverside.pk: name}
    assert lives.life_of(riverside).began_anew_on is None, "a name that changed leaves figures as they are"
    assert Event.objects.filter(kind="organisations.service_renamed").count() == 2


@pytest.mark.parametrize(
    ("name", "on", "field"),
    [
        ("Riverside Diabetes Clinic", MAY, "name"),
        ("poppy ward", MAY, "name"),
        ("Diabetes Centre", date(2026, 11, 20), "happened_on"),
    ],
)
def test_a_name_or_day_that_cannot_be(ada, riverside, name, on, field):
    with pytest.raises(Rejected) as rejected:
        rename(ada, riverside, name, on)
    assert rejected.value.field == field
    assert not ServiceStep.objects.exists()
    assert not Event.objects.filter(kind="organisations.service_renamed").exists()


def test_names_follow_one_another_in_time(ada, riverside):
    rename(ada, riverside, "Diabetes Centre", MAY)
    with pytest.raises(Rejected) as rejected:
        rename(ada, riverside, "Sugar Clinic", date(2026, 5, 3))
    assert "4 May 2026" in str(rejected.value)


def test_another_body_runs_it_and_figures_go_on(ada, riverside, stage):
    board = stage.organisations["board"]
    actions.move_service(actor=SETTING_UP, service=riverside, organisation=board, version=1)
    riverside.refresh_from_db()
    assert (riverside.organisation, riverside.version) == (board, 2)
    life = lives.life_of(riverside)
    assert [(one.name, one.day) for one in life.bodies] == [("Wexbridge General Hospital", clock.today())]
    assert life.began_anew_on is None
    assert lives.moved_here([board.pk]) == [riverside.pk]


def test_what_merged_into_it_moves_with_it(ada, ward, riverside, stage, add):
    meadow = add("Meadow Ward", "millbrook")
    actions.merge_service(actor=SETTING_UP, service=meadow, into=ward, version=1)
    meadow.refresh_from_db()
    assert meadow.organisation == stage.organisations["hospital"], "whoever runs the other answers for it"
    ward.refresh_from_db()
    actions.move_service(
        actor=SETTING_UP, service=ward, organisation=stage.organisations["board"], version=ward.version
    )
    meadow.refresh_from_db()
    assert meadow.organisation == stage.organisations["board"]
    assert [one.name for one in lives.life_of(meadow).bodies] == ["Wexbridge General Hospital", "Millbrook Surgery"]


def test_a_merger_ends_one_and_the_other_begins_anew(ada, ward, riverside):
    actions.merge_service(actor=ada, service=riverside, into=ward, version=1)
    riverside.refresh_from_db()
    ward.refresh_from_db()
    assert riverside.valid_to == clock.today()
    (became,) = lives.life_of(riverside).became
    assert (became.name, became.kind) == ("Poppy Ward", StepKind.MERGED)
    life = lives.life_of(ward)
    assert [one.name for one in life.came_from] == ["Riverside Diabetes Clinic"]
    assert life.began_anew_on == clock.today()
    assert lives.with_those_before_service(ward.pk) == [ward.pk, riverside.pk]
    assert lives.with_those_before_service(riverside.pk) == [riverside.pk]


def test_a_split_makes_two_that_begin_anew(ada, ward, add):
    parts = [add("Poppy Ward East"), add("Poppy Ward West")]
    actions.split_service(actor=ada, service=ward, parts=parts, version=1)
    ward.refresh_from_db()
    assert {one.name for one in lives.life_of(ward).became} == {"Poppy Ward East", "Poppy Ward West"}
    for part in parts:
        part.refresh_from_db()
        assert lives.life_of(part).began_anew_on == clock.today()
        assert lives.with_those_before_service(part.pk) == [part.pk, ward.pk]
    assert lives.merged_into(parts[0]) == [], "each part's body answers for its own; the old one's stays where it was"


def test_a_chain_is_followed_back_and_round_no_circle(ada, ward, riverside, add):
    one = add("Meadow Ward")
    actions.merge_service(actor=ada, service=riverside, into=one, version=1)
    one.refresh_from_db()
    actions.merge_service(actor=ada, service=one, into=ward, version=one.version)
    assert lives.with_those_before_service(ward.pk) == [ward.pk, one.pk, riverside.pk]


@pytest.mark.parametrize("how_many", [0, 1])
def test_a_split_makes_two_or_more(ada, ward, add, how_many):
    with pytest.raises(Rejected) as rejected:
        actions.split_service(actor=ada, service=ward, parts=[add("East")][:how_many], version=1)
    assert rejected.value.field == "parts"


def test_a_split_stays_in_its_body(ada, ward, add):
    with pytest.raises(Rejected):
        actions.split_service(actor=ada, service=ward, parts=[add("East"), add("West", "millbrook")], version=1)


def test_what_ended_takes_nothing_on_and_changes_no_more(ada, ward, riverside, stage):
    actions.end_service(actor=ada, service=ward, version=1)
    ward.refresh_from_db()
    assert ward.valid_to == clock.today()
    with pytest.raises(Rejected, match="can’t become part"):
        actions.merge_service(actor=ada, service=riverside, into=ward, version=1)
    with pytest.raises(Rejected, match="ended on"):
        actions.rename_service(actor=ada, service=ward, name="Rose Ward", happened_on=MAY, version=2)
    with pytest.raises(Rejected, match="can’t become part"):
        actions.merge_service(actor=ada, service=riverside, into=riverside, version=1)
    with pytest.raises(Rejected):
        actions.move_service(
            actor=SETTING_UP, service=riverside, organisation=stage.organisations["hospital"], version=1
        )


def test_a_new_service_may_be_called_what_an_ended_one_was(ada, ward, add):
    actions.end_service(actor=ada, service=ward, version=1)
    again = add("Poppy Ward")
    with pytest.raises(Rejected):
        add("poppy ward")
    assert again.pk != ward.pk


def test_two_tabs_change_it_once(ada, ward, riverside):
    actions.end_service(actor=ada, service=ward, version=1)
    for late in (
        lambda: actions.rename_service(actor=ada, service=ward, name="Rose Ward", happened_on=MAY, version=1),
        lambda: actions.end_service(actor=ada, service=ward, version=1),
        lambda: actions.merge_service(actor=ada, service=ward, into=riverside, version=1),
    ):
        with pytest.raises(Stale):
            late()
    assert Event.objects.filter(kind="organisations.service_ended").count() == 1


def test_a_body_taken_over_hands_on_and_says_so(ada, riverside, stage, add):
    here = add("riverside diabetes clinic", "board")
    actions.end_organisation(
        actor=ada, organisation=stage.organisations["hospital"], successor=stage.organisations["board"]
    )
    riverside.refresh_from_db()
    life = lives.life_of(riverside)
    assert [one.name for one in life.bodies] == ["Wexbridge General Hospital"]
    assert [one.name for one in life.names] == ["Riverside Diabetes Clinic"], "its name was taken there"
    assert lives.life_of(here).bodies == ()


def test_who_ran_what_when(ada, riverside, ward, stage):
    hospital, board = stage.organisations["hospital"], stage.organisations["board"]
    actions.move_service(actor=SETTING_UP, service=riverside, organisation=board, version=1)
    actions.end_service(actor=ada, service=ward, version=1)
    october = {"first": date(2026, 10, 1), "last": date(2026, 10, 31)}
    november = {"first": date(2026, 11, 1), "last": date(2026, 11, 30)}
    december = {"first": date(2026, 12, 1), "last": date(2026, 12, 31)}
    assert lives.services_run_by([hospital.pk], **october) == {riverside.pk, ward.pk}
    assert lives.services_run_by([board.pk], **october) == set()
    assert lives.services_run_by([hospital.pk], **november) == {ward.pk}
    assert lives.services_run_by([board.pk], **november) == {riverside.pk}
    assert lives.services_run_by([hospital.pk], **december) == set(), "the ward ended in November"


@pytest.mark.parametrize("key", ["ruth", "sam", "nadia", "joyce"])
def test_nobody_else_changes_a_services_life(stage, key, riverside, ward):
    actor, board = stage.actor(key), stage.organisations["board"]
    for act in (
        lambda: actions.rename_service(actor=actor, service=ward, name="Rose Ward", happened_on=MAY, version=1),
        lambda: actions.move_service(actor=actor, service=ward, organisation=board, version=1),
        lambda: actions.merge_service(actor=actor, service=ward, into=riverside, version=1),
        lambda: actions.split_service(actor=actor, service=ward, parts=[riverside, ward], version=1),
        lambda: actions.end_service(actor=actor, service=ward, version=1),
    ):
        with pytest.raises(Refused):
            act()


def test_a_step_says_what_its_kind_needs(ward, riverside):
    for values in (
        {"kind": StepKind.RENAMED},
        {"kind": StepKind.MOVED, "name": "x"},
        {"kind": StepKind.MERGED},
        {"kind": StepKind.SPLIT, "became": ward},
        {"kind": "LOST", "name": "x"},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            ServiceStep.objects.create(service=ward, happened_on=MAY, **values)


def test_a_service_nothing_happened_to_costs_no_question(riverside, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert lives.life_of(riverside) == lives.Life()
