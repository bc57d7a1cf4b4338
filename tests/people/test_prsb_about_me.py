"""Every element of the About me standard is kept somewhere named, or left out with a reason; and its seven headings are
ours, by their codes."""

import os
import re
import tomllib
from fnmatch import fnmatchcase
from pathlib import Path

import pytest
from django.apps import apps

from partake.people.domain import Part
from partake.people.headings import HEADINGS

DATA = Path(os.environ.get("PARTAKE_EXTERNAL_DATA", Path(__file__).resolve().parents[3] / "shared" / "data"))
TREE = DATA.parent / "reference" / "prsb_AboutMe.tree.txt"
LIST = Path(apps.get_app_config("people").path) / "data" / "prsb_about_me.toml"
ROW = re.compile(r"(?P<indent> *)- (?P<name>.*?) \[(?P<many>\S+) (?P<must>M|R|None)\]")
needs_tree = pytest.mark.skipif(not TREE.exists(), reason=f"the standard's tree is not at {TREE}")


def listed() -> list[dict[str, str]]:
    read = tomllib.loads(LIST.read_text(encoding="utf-8"))
    return [*read["left_out"], *read["kept"]]


def decided(path: str) -> dict[str, str] | None:
    return next((one for one in listed() if fnmatchcase(path, one["path"])), None)


def demanded() -> list[str]:
    """The paths of the leaves marked M or R."""
    rows = [found for line in TREE.read_text(encoding="utf-8").splitlines() if (found := ROW.match(line))]
    names: list[str] = []
    leaves = []
    for row, after in zip(rows, [*rows[1:], None], strict=True):
        names[len(row["indent"]) // 2 :] = [row["name"].strip()]
        if (after is None or len(after["indent"]) <= len(row["indent"])) and row["must"] != "None":
            leaves.append("/".join(names))
    return leaves


@needs_tree
def test_every_element_that_must_be_there_is_decided_and_nothing_else_is():
    paths = demanded()
    assert len(paths) == 7 * 6 + 2
    assert not [path for path in paths if decided(path) is None]
    used = [decided(path) for path in paths]
    assert not [one["path"] for one in listed() if one not in used]


@needs_tree
def test_the_seven_headings_have_the_codes_of_the_standard_in_its_order():
    codes = re.findall(r'SNOMED_CT:"(\d+) ', TREE.read_text(encoding="utf-8"))
    assert codes == [heading.snomed for heading in HEADINGS if heading.part is Part.ABOUT_ME]


def test_every_field_named_is_stored_and_every_absence_has_a_reason():
    for one in listed():
        if "field" not in one:
            assert len(one["reason"].split()) >= 5, one["path"]
            continue
        room, model, field = one["field"].split(".")
        assert field in {stored.name for stored in apps.get_model(room, model)._meta.get_fields()}, one["field"]
