"""Two records joined: results and targets go with the person, a line of a file is there once, and all is put back."""

from datetime import date
from decimal import Decimal

from partake.measures.models import Result, Target
from partake.people.actions.merging import merge_people, split_people
from partake.people.actions.people import add_person
from partake.people.models import PossibleDuplicate


def test_results_and_targets_go_with_the_person_and_come_back(stage, joyce):
    again = add_person(
        actor=stage.actor("ruth"),
        practice=stage.organisations["millbrook"],
        given_name="Joyce",
        family_name="Adeyemi",
        born_on=date(1958, 5, 2),
    )
    pair = PossibleDuplicate.objects.select_related("first", "second").get()
    kept = stage.people["joyce"]
    for person, value in ((kept, 58), (again, 64)):
        set_ = {"measure": "HBA1C", "unit": "mmol/mol", "by_person": False}
        Result.objects.create(
            person=person,
            value=value,
            taken_on=date(2026, 11, 3),
            at_home=False,
            recorded_at="2026-11-04T09:00Z",
            **set_,
        )
        Target.objects.create(
            person=person, number=1, value=value, aim="OR_LOWER", set_at=f"2026-11-0{value % 7 + 1}T09:00Z", **set_
        )
    before = [list(model.objects.order_by("pk").values_list()) for model in (Result, Target)]
    merge = merge_people(actor=stage.actor("ruth"), duplicate=pair, keep=kept)
    assert sorted(Result.objects.filter(person=kept).values_list("value", flat=True)) == [Decimal(58), Decimal(64)]
    assert list(Target.objects.filter(person=kept).order_by("number").values_list("number", flat=True)) == [1, 2]
    split_people(actor=stage.actor("ruth"), merge=merge)
    assert [list(model.objects.order_by("pk").values_list()) for model in (Result, Target)] == before
