"""Every element of the standard that a system must have is kept somewhere named, or left out with a reason."""

import os
import re
from pathlib import Path

import pytest
from django.apps import apps

from partake.care_plans.domain.contents import Kind
from partake.care_plans.domain.states import ActionStatus, GoalStatus
from partake.care_plans.models import Line
from partake.care_plans.prsb import beyond, decided, elements, value_sets
from partake.kernel.identifiers import is_snomed_id

DATA = Path(os.environ.get("PARTAKE_EXTERNAL_DATA", Path(__file__).resolve().parents[3] / "shared" / "data"))
TREE = DATA.parent / "reference" / "prsb_PersonalisedCSP.tree.txt"
ROW = re.compile(r"(?P<indent> *)- (?P<name>.*?) \[(?P<many>\S+) (?P<must>M|R|None)\]")


def demanded() -> list[str]:
    """The paths of the leaves marked M or R."""
    rows = [found for line in TREE.read_text(encoding="utf-8").splitlines() if (found := ROW.match(line))]
    names: list[str] = []
    leaves = []
    for row, after in zip(rows, [*rows[1:], None], strict=True):
        depth = len(row["indent"]) // 2
        names[depth:] = [row["name"].strip()]
        is_leaf = after is None or len(after["indent"]) <= len(row["indent"])
        if is_leaf and row["must"] != "None":
            leaves.append("/".join(names))
    return leaves


@pytest.mark.skipif(not TREE.exists(), reason=f"the standard's tree is not at {TREE}")
def test_every_element_that_must_be_there_is_decided():
    paths = demanded()
    assert len(paths) > 180
    missing = [path for path in paths if decided(path) is None]
    assert not missing, "\n" + "\n".join(missing)


@pytest.mark.skipif(not TREE.exists(), reason=f"the standard's tree is not at {TREE}")
def test_nothing_is_decided_that_the_standard_does_not_ask():
    used = {decided(path) for path in demanded()}
    assert not [one.path for one in elements() if one not in used]


def test_every_field_named_is_stored():
    for one in elements():
        if not one.field:
            assert len(one.reason.split()) >= 5, one.path
            continue
        room, model, field = one.field.split(".")
        kind = Line if model == "Line" else apps.get_model(room, model)
        assert field in {stored.name for stored in kind._meta.get_fields()}, one.field


def test_every_status_awaits_its_code_and_none_is_guessed():
    found = {one.name: one for one in value_sets()}
    assert set(found["Care planning goal context values"].codes) == {*GoalStatus}
    assert set(found["Care planning action context values"].codes) == {*ActionStatus}
    for one in found.values():
        assert is_snomed_id(one.refset)
        coded = [code for code in one.codes.values() if code]
        assert all(is_snomed_id(code) for code in coded)
        assert (one.status == "not found") == (not coded), one.name


@pytest.mark.skipif(not TREE.exists(), reason=f"the standard's tree is not at {TREE}")
def test_the_reference_sets_and_headings_are_the_standards_own():
    said = TREE.read_text(encoding="utf-8")
    for one in value_sets():
        assert f"^{one.refset} | {one.name}" in said
    for one in beyond():
        assert Kind(one.kind) and one.told_as in said
