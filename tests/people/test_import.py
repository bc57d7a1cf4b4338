"""A practice's list comes in: once, whole, whatever stops it; and what is changed is only what the list changed."""

import io
import os
import signal
import subprocess
import sys
import time
from datetime import date

import pytest
from django.core.management import CommandError, call_command
from django.db import connections

from partake.audit.models import Event
from partake.kernel.verdict import Refused
from partake.people.actions.people import add_person, end_relationship
from partake.people.importing import BATCH, import_people
from partake.people.models import (
    CareRelationship,
    ContactPoint,
    ImportedRow,
    ImportRun,
    Person,
    RefusedRow,
    SearchName,
)
from partake.people.queries.importing import gone_since
from tests.people.practice_lists import as_csv, rows

ONE = ("P1", "999 200 0007", "HOLT", "Ada", "01/02/1980", "12 Mill Lane", "WX1 2AB", "07700 900001", "Ms")


def changed(**cells: str) -> tuple[str, ...]:
    names = ("id", "nhs", "family", "given", "born", "address", "postcode", "mobile", "title")
    return tuple(cells.get(name, cell) for name, cell in zip(names, ONE, strict=True))


@pytest.fixture
def bring_in(stage):
    def bring(*lines: tuple[str, ...], by: str = "ruth", organisation: str = "millbrook", **options) -> ImportRun:
        return import_people(
            actor=stage.actor(by),
            organisation=stage.organisations[organisation],
            source=io.BytesIO(as_csv(*lines, **options)),
            file_name="list.csv",
        ).run

    return bring


def counts(run: ImportRun) -> tuple[int, int, int, int]:
    return run.added, run.changed, run.unchanged, run.refused


def ada() -> Person:
    return Person.objects.get(family_name="Holt")


def why(run: ImportRun) -> list[str]:
    return [row.reason for row in RefusedRow.objects.filter(run=run).order_by("number")]


def test_a_new_person_is_here_as_if_added_by_hand(stage, bring_in):
    run = bring_in(ONE)
    assert counts(run) == (1, 0, 0, 0)
    assert run.finished_at is not None
    listed = ada()
    by_hand = add_person(
        actor=stage.actor("ruth"),
        practice=stage.organisations["millbrook"],
        given_name="Ada",
        family_name="Bird",
        born_on=date(1981, 1, 1),
    )

    def shape(person: Person) -> tuple[object, ...]:
        (relationship,) = person.care_relationships.all()
        kinds = Event.objects.filter(person_id=person.public_id).values_list("kind", flat=True)
        words = SearchName.objects.filter(relationship=relationship).values_list("word", flat=True)
        facts = (relationship.basis, relationship.since, relationship.started_by, relationship.organisation_id)
        return facts, sorted(kinds), "ada" in words, person.version

    assert shape(listed) == shape(by_hand)
    assert Event.objects.filter(kind="people.list_imported", about_id=str(run.public_id)).count() == 1


def test_ways_to_be_reached_are_usable_and_no_message_may_be_left(bring_in):
    bring_in(ONE)
    points = {point.kind: point for point in ContactPoint.objects.filter(person=ada())}
    assert points["ADDRESS"].value == "12 Mill Lane\nWX1 2AB"
    assert points["MOBILE"].safe_to_use
    assert not any(point.safe_to_leave_message or point.is_preferred for point in points.values())


def test_the_same_list_twice_changes_nothing(bring_in):
    bring_in(ONE, *rows(20))
    before = [list(model.objects.values_list()) for model in (Person, ContactPoint, CareRelationship)]
    assert counts(bring_in(ONE, *rows(20))) == (0, 0, 21, 0)
    assert before == [list(model.objects.values_list()) for model in (Person, ContactPoint, CareRelationship)]


def test_only_what_the_list_changed_is_changed(stage, bring_in):
    bring_in(ONE)
    Person.objects.filter(pk=ada().pk).update(given_name="Adela", family_name="Holt")  # she put her name right
    assert counts(bring_in(changed(mobile="07700 900002"))) == (0, 1, 0, 0)
    assert ada().given_name == "Adela"
    ended, current = ContactPoint.objects.filter(person=ada(), kind="MOBILE").order_by("pk")
    assert ended.ended_at and current.ended_at is None and current.value == "07700 900002"
    event = Event.objects.filter(person_id=ada().public_id, kind="people.details_changed").get()
    assert event.fields == ["mobile"]


def test_a_way_marked_unsafe_stays_unsafe_when_its_number_changes(bring_in):
    bring_in(ONE)
    ContactPoint.objects.filter(person=ada(), kind="MOBILE").update(safe_to_use=False)
    bring_in(changed(mobile="07700 900002"))
    assert not ContactPoint.objects.get(value="07700 900002").safe_to_use


def test_a_way_the_person_gave_themselves_is_left_alone(bring_in):
    from partake.kernel import clock

    bring_in(ONE)
    ContactPoint.objects.create(person=ada(), kind="MOBILE", value="07700 900777", added_at=clock.now())
    bring_in(changed(mobile=""))
    assert [p.value for p in ContactPoint.objects.filter(person=ada(), kind="MOBILE", ended_at=None)] == [
        "07700 900777"
    ]


def test_a_death_in_the_list_closes_what_a_death_closes(stage, bring_in):
    headings = ("Patient ID", "NHS No.", "Surname", "Forenames", "DOB", "Date of death")
    line = ("P9", "9990000018", "Adeyemi", "Joyce", "02/05/1958")
    bring_in((*line, ""), headings=headings)
    bring_in((*line, "01/11/2026"), headings=headings)
    joyce = Person.objects.get(pk=stage.people["joyce"].pk)
    assert joyce.died_on == date(2026, 11, 1)
    assert not joyce.account.user.is_active
    assert why(bring_in((*line, ""), headings=headings)) == [
        "Partake says they died, and the list does not. Which is right?"
    ]


def test_somebody_here_by_hand_is_recognised_and_keeps_their_name(stage, bring_in):
    run = bring_in(changed(nhs="9990000018", born="02/05/1958"))
    assert counts(run) == (0, 1, 0, 0)
    joyce = Person.objects.get(pk=stage.people["joyce"].pk)
    assert joyce.family_name == "Adeyemi"
    assert ContactPoint.objects.filter(person=joyce, value="07700 900001").exists()
    assert counts(bring_in(changed(nhs="9990000018", born="02/05/1958"))) == (0, 0, 1, 0)


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ([changed(nhs="9990000018")], "not this date of birth"),
        ([ONE, ONE], "This is row 2 again."),
        ([ONE, changed(mobile="07700 900002")], "Row 2 is the same person."),
        ([ONE, changed(id="P2")], "Row 2 has the same NHS number."),
        ([changed(nhs="9.99E+09")], "Excel has shortened this number"),
    ],
)
def test_a_row_that_would_be_a_guess_is_refused(bring_in, lines, words):
    run = bring_in(*lines)
    assert run.refused == 1
    (reason,) = why(run)
    assert words in reason


def test_the_same_row_far_below_is_refused_too(bring_in):
    run = bring_in(ONE, *rows(BATCH), ONE)
    assert counts(run) == (BATCH + 1, 0, 0, 1)
    assert why(run) == ["An earlier row of this list is the same person."]


def test_what_another_practice_holds_is_not_taken(stage, bring_in):
    from partake.organisations.actions import give_role
    from tests.people.practice_lists import HEADINGS

    system = stage.actor("ada")
    give_role(actor=system, user=stage.users["neil"], organisation=stage.organisations["hillside"], role="RECORDS_LEAD")
    line = changed(nhs="9990000018", born="02/05/1958")
    run = bring_in(line, by="neil", organisation="hillside", headings=HEADINGS)
    assert why(run) == ["They are registered with another practice in Partake. That must end first."]

    end_relationship(actor=stage.actor("ruth"), relationship=CareRelationship.objects.get(person=stage.people["joyce"]))
    assert counts(bring_in(line, by="neil", organisation="hillside")) == (0, 1, 0, 0)
    assert (
        CareRelationship.objects.get(person=stage.people["joyce"], ended_at=None).organisation.name
        == "Hillside Practice"
    )


def test_a_new_nhs_number_is_not_believed_without_asking(bring_in):
    bring_in(changed(nhs=""))
    assert counts(bring_in(ONE)) == (0, 1, 0, 0)
    assert ada().nhs_number == "9992000007"
    run = bring_in(changed(nhs=rows(3)[2][1]))
    assert "NHS number changed" in why(run)[0]


def test_nobody_is_removed_by_a_list(stage, bring_in):
    bring_in(ONE, *rows(3))
    run = bring_in(*rows(3))
    assert [person.family_name for person in gone_since(run)] == ["Holt"]
    assert CareRelationship.objects.filter(person=ada(), ended_at=None).exists()


def test_only_the_records_lead_of_the_practice_brings_in_its_list(stage, bring_in):
    for key, organisation in (("sam", "millbrook"), ("petra", "millbrook"), ("ruth", "hillside")):
        with pytest.raises(Refused):
            bring_in(ONE, by=key, organisation=organisation)
    assert not ImportRun.objects.exists()


def test_refused_rows_are_forgotten_with_the_next_list(bring_in):
    bring_in(changed(nhs="9.99E+09"))
    assert RefusedRow.objects.count() == 1
    bring_in(ONE)
    assert not RefusedRow.objects.exists()


def test_the_command_says_what_it_did_and_writes_what_it_refused(stage, tmp_path, capsys):
    file = tmp_path / "list.csv"
    file.write_bytes(as_csv(ONE, changed(id="P2", nhs="9.99E+09", family="=cmd"), encoding="utf-16"))
    call_command("import_people", str(file), "--organisation", "z99001", "--as", "Ruth@example.nhs.uk")
    said = capsys.readouterr().out
    assert "Added 1, changed 0, unchanged 0, refused 1." in said
    assert "Columns not brought in: Title." in said
    assert "Row 3, Family name: This starts with “=”" in said
    refused = (tmp_path / "list.csv.refused.csv").read_text(encoding="utf-8-sig").splitlines()
    assert refused[0].startswith("Row,Column,Why,Patient ID")
    assert "'=cmd" in refused[1]


@pytest.mark.parametrize(
    ("content", "options", "words"),
    [
        (b"PK\x03\x04", {}, "Excel workbook"),
        (b"", {}, "empty"),
        (as_csv(ONE), {"organisation": "NOBODY"}, "No organisation here"),
        (as_csv(ONE), {"email": "nobody@example.com"}, "Nobody here signs in"),
        (as_csv(ONE), {"email": "sam@example.nhs.uk"}, "records lead"),
    ],
)
def test_the_command_refuses_plainly(stage, tmp_path, content, options, words):
    file = tmp_path / "list.csv"
    file.write_bytes(content)
    with pytest.raises(CommandError, match=words):
        call_command(
            "import_people",
            str(file),
            organisation=options.get("organisation", "Z99001"),
            email=options.get("email", "ruth@example.nhs.uk"),
        )
    assert not ImportRun.objects.exists()


def test_a_file_too_large_is_not_opened(stage, tmp_path, settings):
    settings.LARGEST_LIST = 10
    file = tmp_path / "list.csv"
    file.write_bytes(as_csv(ONE))
    with pytest.raises(CommandError, match="Is it the right file"):
        call_command("import_people", str(file), organisation="Z99001", email="ruth@example.nhs.uk")


@pytest.mark.slow
def test_killed_in_the_middle_and_run_again_nothing_is_double_or_missing(own_database, tmp_path, django_db_blocker):
    wanted = rows(BATCH * 6)
    file = tmp_path / "list.csv"
    file.write_bytes(as_csv(*wanted))
    command = [sys.executable, "-m", "partake", "import", "people", str(file), "--organisation", "Z99001"]
    command += ["--as", "ruth@example.nhs.uk"]
    environment = {**os.environ, "DATABASE_URL": own_database}
    killed_midway = 0
    with django_db_blocker.unblock():
        before = Person.objects.count()
        for _ in range(3):
            started = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
            there = ImportedRow.objects.count()
            while started.poll() is None and ImportedRow.objects.count() < min(there + BATCH, BATCH * 5):
                connections.close_all()
                time.sleep(0.02)
            started.send_signal(signal.SIGKILL)
            killed_midway += started.wait() == -signal.SIGKILL and 0 < ImportedRow.objects.count() < len(wanted)
            started.stdout.close()
        assert killed_midway, "no kill came while rows were being brought in: nothing was tested"
        subprocess.run(command, env=environment, check=True, capture_output=True)
        connections.close_all()
        assert Person.objects.count() == before + len(wanted)
        assert set(Person.objects.values_list("nhs_number", flat=True)) >= {row[1] for row in wanted}
        assert CareRelationship.objects.filter(ended_at=None).count() == before + len(wanted)
        assert Event.objects.filter(kind="people.person_added").count() == before + len(wanted)
        assert ContactPoint.objects.filter(kind="MOBILE").count() == len(wanted)
        connections.close_all()
