"""The synthetic places of `make bench`: allowed numbers, the same again from the same seed, loaded by both engines."""

from datetime import date

import nhs_number as official
from django.db import connection

from bench.place.invented import nhs_number
from bench.place.load import Table
from bench.place.rows import COLUMNS, Practice, Staff, rows_of
from partake.audit.models import Look
from partake.care_plans import caseload
from partake.care_plans.models import CaseloadEntry
from partake.demo.stage import Stage
from partake.people.models import CareRelationship, Person

TODAY = date(2026, 11, 19)


def practice(stage: Stage, number: int = 500) -> Practice:
    body = stage.organisations["millbrook"]
    staff = tuple(Staff(stage.users["sam"].pk, "Sam", "nurse") for _ in range(5))
    return Practice(number, body.pk, body.name, staff, (stage.teams["heart"].pk,), 1_000_000)


def test_nhs_numbers_are_from_the_test_range_valid_and_never_twice():
    numbers = [nhs_number(person) for person in range(0, 1_000_000, 97)]
    given = [number for number in numbers if number is not None]

    assert len(set(given)) == len(given)
    assert all(number.startswith("999") and official.is_valid(number) for number in given)
    assert 0.90 < len(given) / len(numbers) < 0.92  # one beginning in eleven has no check digit


def test_the_same_seed_makes_the_same_people_and_another_does_not(stage):
    place = practice(stage)

    once, again, other = (rows_of(place, 50, seed=seed, today=TODAY).of for seed in (1, 1, 2))

    assert once == again
    assert once[Person] != other[Person]


def test_the_database_takes_every_row(stage):
    made = rows_of(practice(stage), 60, seed=1, today=TODAY)
    people, looks = Person.objects.count(), Look.objects.count()

    for model, named in COLUMNS.items():
        Table(model, named).insert(made.of[model])
    connection.check_constraints()

    before = list(CaseloadEntry.objects.order_by("person_id").values("person_id", *caseload.KEPT))
    caseload.keep(list(Person.objects.values_list("pk", flat=True)))
    assert before == list(CaseloadEntry.objects.order_by("person_id").values("person_id", *caseload.KEPT))
    assert Person.objects.count() == people + 60
    assert Look.objects.count() == looks + 5 * 60
    assert CareRelationship.objects.filter(person__pk__gt=500 * 10_000).count() == 60
