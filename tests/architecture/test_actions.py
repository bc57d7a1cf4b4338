"""Every write has one shape: keyword-only, one transaction, and an event in it."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent / "partake"
FILES = sorted([*ROOT.glob("*/actions.py"), *ROOT.glob("*/actions/*.py")])
# Shared steps of actions, which run inside an action's own transaction and leave the event to it.
STEPS = {
    "before_first_list",
    "change_row",
    "choose_messages_again",
    "erase_file",
    "forget_what_it_held",
    "index_names",
    "keep_file",
    "keep_voices",
    "merge_now",
    "move_now",
    "note",
    "note_likenesses",
    "record",
    "record_each",
    "record_look",
    "stop_at_death",
    "tell",
    "tell_of_change",
}


def public_functions(path: Path) -> list[ast.FunctionDef]:
    return [
        node
        for node in ast.parse(path.read_text()).body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_") and node.name not in STEPS
    ]


ACTIONS = [(path, function) for path in FILES if "audit" not in path.parts for function in public_functions(path)]


def called(function: ast.AST) -> set[str]:
    names = set()
    for node in ast.walk(function):
        if isinstance(node, ast.Call):
            names.add(node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", ""))
    return names


@pytest.mark.parametrize(("path", "function"), ACTIONS, ids=lambda value: getattr(value, "name", ""))
def test_an_action_has_the_one_shape(path: Path, function: ast.FunctionDef):
    where = f"{path.relative_to(ROOT)}: {function.name}"
    assert not function.args.args, f"{where} takes positional arguments"
    given = {argument.arg for argument in function.args.kwonlyargs}
    assert given & {"actor", "record", "user", "reason"}, f"{where} does not say who acts"
    decorators = {ast.unparse(decorator) for decorator in function.decorator_list}
    assert any("atomic" in decorator for decorator in decorators), f"{where} is not atomic"
    assert ast.get_docstring(function) or "def note" in ast.unparse(function), f"{where} says nothing"


@pytest.mark.parametrize(("path", "function"), ACTIONS, ids=lambda value: getattr(value, "name", ""))
def test_an_action_leaves_an_event(path: Path, function: ast.FunctionDef):
    """Directly, or through a private step of its own file, or through another action."""
    module = {n.name: n for n in ast.parse(path.read_text()).body if isinstance(n, ast.FunctionDef)}
    todo, seen = [function], set()
    while todo:
        for name in called(todo.pop()):
            if name in {"record", "record_each", "record_event", "note"}:
                return
            if name in module and name not in seen:
                seen.add(name)
                todo.append(module[name])
    other_actions = {f.name for _, f in ACTIONS} - {function.name}
    assert called(function) & other_actions, f"{path.relative_to(ROOT)}: {function.name} leaves no event"


def test_there_are_actions_to_look_at():
    assert len(ACTIONS) > 30
