"""Bringing a year in and taking it out: who may, what is kept, what is logged; and whose files a body reads."""

import pytest
from django.db import IntegrityError, transaction

from partake.audit.models import Event
from partake.demo.stage import SETTING_UP
from partake.insight.actions.surveys import bring_in_survey, take_out_survey
from partake.insight.models import SurveyedBody, SurveyFile, SurveyResult
from partake.insight.queries import surveys as queries
from partake.insight.surveys.catalogue import get_survey
from partake.insight.surveys.reading import read_survey
from partake.kernel.verdict import NotFound, Refused, Rejected
from partake.organisations.actions import give_role
from partake.organisations.domain import RoleCode
from tests.insight.surveys.conftest import csv_of, opened, row_of

GPPS = get_survey("gpps")


@pytest.fixture
def found(mapping):
    rows = (row_of(mapping), row_of(mapping, "Z99002", "HILLSIDE PRACTICE"), row_of(mapping, "A81001", "ELSEWHERE"))
    return read_survey(opened(csv_of(mapping, *rows)), mapping)


@pytest.fixture
def kept(rosa, board, found):
    return bring_in_survey(actor=rosa, organisation=board, found=found, file_name="gpps.csv")


def test_a_file_is_kept_whole_with_who_brought_it(kept, mapping):
    assert (kept.survey, kept.year, kept.bodies, kept.file_name) == ("gpps", 2025, 3, "gpps.csv")
    assert "Rosa Delgado" in kept.brought_by
    assert SurveyedBody.objects.filter(file=kept).count() == 3
    assert SurveyResult.objects.filter(body__file=kept).count() == 3 * len(mapping.questions)
    event = Event.objects.latest("pk")
    assert (event.kind, event.codes) == (
        "insight.survey_brought_in",
        {"survey": "gpps", "year": 2025, "bodies": 3, "replaced": 0},
    )


def test_the_same_year_again_takes_the_place_of_the_one_before(kept, rosa, board, found):
    newer = bring_in_survey(actor=rosa, organisation=board, found=found, file_name="again.csv")
    kept.refresh_from_db()
    assert kept.taken_out_at is not None
    assert [one.pk for one in queries.list_files(board)] == [newer.pk]
    assert SurveyResult.objects.filter(body__file=kept).exists()  # what it said is not lost


def test_a_file_with_a_fault_leaves_everything_as_it_was(kept, rosa, board, mapping):
    wrong = read_survey(opened(csv_of(mapping, row_of(mapping), row_of(mapping))), mapping)
    with pytest.raises(Rejected):
        bring_in_survey(actor=rosa, organisation=board, found=wrong, file_name="wrong.csv")
    assert [one.pk for one in queries.list_files(board)] == [kept.pk]
    assert SurveyFile.objects.count() == 1


@pytest.mark.parametrize("key", ["nadia", "ada", "hana", "sam"])
def test_nobody_else_brings_one_in_or_takes_one_out(kept, stage, board, found, key):
    with pytest.raises(Refused):
        bring_in_survey(actor=stage.actor(key), organisation=board, found=found, file_name="x.csv")
    with pytest.raises(Refused):
        take_out_survey(actor=stage.actor(key), file=kept)
    kept.refresh_from_db()
    assert kept.taken_out_at is None


def test_not_for_another_body_either(rosa, stage, found):
    with pytest.raises(Refused):
        bring_in_survey(actor=rosa, organisation=stage.organisations["hospital"], found=found, file_name="x.csv")


def test_an_assurance_lead_brings_one_in_for_their_own_body(stage, found):
    practice = stage.organisations["hillside"]
    job = {"role": RoleCode.ASSURANCE_LEAD, "job_title": "assurance lead"}
    give_role(actor=SETTING_UP, user=stage.users["neil"], organisation=practice, **job)
    file = bring_in_survey(actor=stage.actor("neil"), organisation=practice, found=found, file_name="x.csv")
    assert file.organisation_id == practice.pk


def test_taken_out_it_is_read_no_more_and_twice_is_once(kept, rosa, board):
    take_out_survey(actor=rosa, file=kept)
    first = SurveyFile.objects.get().taken_out_at
    take_out_survey(actor=rosa, file=kept)
    assert SurveyFile.objects.get().taken_out_at == first
    assert queries.list_files(board) == []
    assert list(Event.objects.filter(kind="insight.survey_taken_out").values_list("codes", flat=True)) == [
        {"survey": "gpps", "year": 2025}
    ]
    with pytest.raises(NotFound):
        queries.get_own_file(board, kept.public_id)


def test_a_practice_reads_its_boards_file_and_its_own_before_that(kept, stage, found):
    practice = stage.organisations["hillside"]
    assert [one.pk for one in queries.list_files(practice)] == [kept.pk]
    job = {"role": RoleCode.ENGAGEMENT_LEAD, "job_title": "involvement lead"}
    give_role(actor=SETTING_UP, user=stage.users["neil"], organisation=practice, **job)
    own = bring_in_survey(actor=stage.actor("neil"), organisation=practice, found=found, file_name="own.csv")
    assert [one.pk for one in queries.list_files(practice)] == [own.pk]
    assert [one.pk for one in queries.list_files(stage.organisations["millbrook"])] == [kept.pk]


def test_a_body_in_no_place_reads_nobody_elses_file(kept, stage):
    assert queries.list_files(stage.organisations["neighbours"]) == []


def test_practices_of_the_place_alone_by_name(kept, board):
    named = queries.list_surveyed(board, queries.list_files(board))["gpps"]
    assert [(one.code, one.name) for one in named] == [("Z99002", "Hillside Practice"), ("Z99001", "Millbrook Surgery")]
    with pytest.raises(NotFound):
        queries.get_surveyed(board, GPPS, "A81001")


def test_the_database_refuses_two_standing_files_of_one_year_and_a_figure_of_nine(kept, board):
    again = {"survey": "gpps", "year": 2025, "organisation": board, "bodies": 1, "brought_at": kept.brought_at}
    with pytest.raises(IntegrityError), transaction.atomic():
        SurveyFile.objects.create(**again, brought_by="x")
    body = SurveyedBody.objects.filter(file=kept).first()
    for wrong in ({"value": 0.5, "base": 9}, {"value": 0.5}):
        with pytest.raises(IntegrityError), transaction.atomic():
            SurveyResult.objects.create(body=body, question="extra", **wrong)
