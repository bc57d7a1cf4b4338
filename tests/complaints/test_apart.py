"""Papers of complaints are kept apart: no other room reaches their tables, they point to nobody's record, and whoever
reads records or voices finds nothing here."""

import ast
from pathlib import Path

import pytest
from django.apps import apps
from django.test import Client
from django.urls import get_resolver

from partake.complaints import access
from partake.complaints.models import Complaint
from partake.correspondence.models import Message
from partake.demo.cast import PEOPLE, RELATIVES, STAFF
from partake.people.models import Person
from partake.voices.models import Voice
from tests.people.pressing import press, read

ROOT = Path(__file__).resolve().parent.parent.parent / "partake"
HANDLE = {"clare", "imran", "greta"}
# config wires addresses and menu; the demonstration plays the story with the real actions, and holds what they give;
# the first page of whoever handles complaints says how many press, by what they may handle.
MAY = {"config": ("partake.complaints.navigation",), "demo": ("partake.complaints.actions", "partake.complaints.domain",
       "partake.complaints.models"), "home": ("partake.complaints.queries.listing",)}  # fmt: skip


def imported(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


def test_no_other_room_imports_complaints():
    for path in ROOT.rglob("*.py"):
        room = path.relative_to(ROOT).parts[0]
        if room == "complaints":
            continue
        theirs = {name for name in imported(path) if name.startswith("partake.complaints")} - {"partake.complaints"}
        theirs = {name for name in theirs if not name.startswith(MAY.get(room, ()))} if room in MAY else theirs
        assert not theirs, f"{path} reaches {theirs}"


def test_no_table_of_complaints_points_to_a_record_and_none_points_back():
    for model in apps.get_app_config("complaints").get_models():
        for field in model._meta.get_fields():
            other = getattr(field, "related_model", None)
            if other is not None:
                # A file given with a paper belongs to its complaint alone, and knows no person.
                assert other._meta.app_label in {"complaints", "files", "organisations", "voices"}, f"{model} {field}"


def staff_pages() -> list[str]:
    """Every address under /complaints/, as it is written in urls.py."""
    resolver = next(one for one in get_resolver().url_patterns if getattr(one, "app_name", "") == "complaints")
    found, todo = [], [(resolver, "")]
    while todo:
        one, before = todo.pop()
        where = before + str(one.pattern)
        if hasattr(one, "url_patterns"):
            todo += [(inner, where) for inner in one.url_patterns]
        elif where.startswith("complaints/"):
            found.append(where)
    return found


@pytest.mark.parametrize("key", [one.key for one in (*STAFF, *PEOPLE, *RELATIVES) if getattr(one, "signs_in", True)])
def test_nobody_but_those_who_handle_complaints_finds_anything(stage, visit, complaint, answered, hospital, key):
    answered(complaint)
    paper = complaint.papers.first()
    given = {"<uuid:complaint_id>": complaint.public_id, "<uuid:paper_id>": paper.public_id, "<str:who>": "me",
             "<uuid:organisation_id>": hospital.public_id, "<int:year>": 2026}  # fmt: skip
    client, seen = visit(key), {}
    for address in staff_pages():
        for name, value in given.items():
            address = address.replace(name, str(value))
        seen[address] = client.get(f"/{address}").status_code
    assert len(seen) > 18
    if key not in HANDLE:
        assert set(seen.values()) == {404}, seen
    elif key == "clare":
        assert set(seen.values()) <= {200, 403, 404}
        assert [address for address, status in seen.items() if status == 403] == [
            address for address in seen if "answer/si" in address or "answer/send-back" in address
        ]
    elif key == "imran":
        assert seen[f"complaints/{complaint.public_id}/"] == seen["complaints/"] == 200
        assert seen[f"complaints/{complaint.public_id}/answer/sign"] == 200
        assert seen[f"complaints/{complaint.public_id}/write"] == 403
    else:
        assert seen[f"complaints/{complaint.public_id}/"] == 404


def test_the_list_and_one_row_agree_on_who_may_see(stage, complain):
    rows = [complain("One"), complain("Two", to=stage.organisations["board"])]
    for one in STAFF:
        actor = stage.actor(one.key)
        visible = set(Complaint.objects.visible_to(actor))
        assert visible == {row for row in rows if row.organisation_id in access.reads_at(actor)}


def test_readers_of_voices_find_no_complaint_in_any_list_page_or_search(visit, complaint, hospital):
    client = visit("nadia")
    for address in (f"/voices/{hospital.public_id}/", f"/voices/{hospital.public_id}/answers", "/voices/",
                    f"/voices/{hospital.public_id}/?words=door", "/what-people-say/"):  # fmt: skip
        assert "behind a door" not in read(client, address).text
    assert client.get(f"/voices/{hospital.public_id}/said/{complaint.voice.public_id}").status_code == 404
    assert not Voice.objects.filter(words__contains="door").exists()


def test_a_complaint_of_somebody_signed_in_is_in_no_part_of_their_record(stage, visit, hospital):
    client = visit("joyce")
    press(client, f"/complain/to/{hospital.public_id}/me", words="About my knee", name="Joyce Adeyemi",
          email="joyce@example.com")  # fmt: skip
    joyce: Person = stage.people["joyce"]
    for address in ("messages", "said", "everything", "everything/text"):
        response = client.get(f"/people/{joyce.public_id}/{address}")
        body = response.getvalue() if response.streaming else response.content
        assert "About my knee" not in body.decode()
    assert not Message.objects.filter(to_kind="people.person", document__icontains="knee").exists()


def test_records_leads_settle_no_letter_about_a_complaint(visit, complain):
    complain()
    assert "Pat" not in read(visit("petra"), "/messages/held").text
    assert Client().get("/complaints/").status_code == 302
