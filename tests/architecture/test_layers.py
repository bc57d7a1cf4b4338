"""What imports cannot show: foreign keys, migrations, URL names and templates also point down only."""

import re
from pathlib import Path

import pytest
from django.apps import apps
from django.db.migrations.loader import MigrationLoader

ROOT = Path(__file__).resolve().parent.parent.parent / "partake"
FLOORS = [
    {"kernel", "methods"},
    {"audit", "ui", "files", "documents"},
    {"accounts"},
    {"organisations"},
    {"correspondence"},
    {"people"},
    {"questionnaires"},
    {"voices", "measures"},
    {"insight"},
    {"care_plans", "feedback", "imports", "handovers", "complaints"},
    {"home"},
    {"config"},
    {"demo"},
]
HEIGHT = {room: height for height, rooms in enumerate(FLOORS) for room in rooms}
# allauth looks its own pages up by these names, which belong to the accounts room.
NAMES_OF_ACCOUNTS = ("account_", "mfa_", "accounts_")


def may_point(room: str, to: str) -> bool:
    return room == to or HEIGHT[to] < HEIGHT[room]


def test_every_room_has_a_floor():
    rooms = {path.parent.name for path in ROOT.glob("*/__init__.py")}
    assert rooms == set(HEIGHT)


def test_foreign_keys_point_down():
    for model in apps.get_models():
        if not model.__module__.startswith("partake."):
            continue
        room = model.__module__.split(".")[1]
        for field in model._meta.get_fields():
            other = getattr(field, "related_model", None)
            if field.concrete and other and other.__module__.startswith("partake."):
                assert may_point(room, other.__module__.split(".")[1]), f"{model.__name__}.{field.name} points up"


def test_migrations_depend_on_lower_rooms_only():
    for (room, name), migration in MigrationLoader(None).disk_migrations.items():
        if room not in HEIGHT:
            continue
        for other, _ in migration.dependencies:
            assert other not in HEIGHT or may_point(room, other), f"{room}.{name} depends on {other}"


@pytest.mark.parametrize("path", sorted([*ROOT.rglob("*.py"), *ROOT.rglob("*.jinja")]), ids=lambda p: str(p.name))
def test_addresses_are_named_downwards(path):
    room = path.relative_to(ROOT).parts[0]
    if room == "config":
        return
    for name in re.findall(r"""(?:reverse|redirect|url|_at|_next)\(\s*["']([a-z_]+:?[a-z_]*)["']""", path.read_text()):
        if name.startswith(NAMES_OF_ACCOUNTS):
            owner = "accounts"
        elif ":" in name:
            owner = name.split(":")[0]
        else:
            continue
        # Home, and the pages that gather from every room, are the one way up that any room may take.
        assert owner == "home" or may_point(room, owner), f"{path.name} names {name}"
