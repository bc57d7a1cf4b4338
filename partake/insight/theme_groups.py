"""Themes in groups, wherever they are listed to choose or to read: how people are treated and how things work; or,
where a framework does not say which, under the headings of its own."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from django.utils.translation import gettext

from partake.insight.frameworks import Framework, Theme, built_in, is_none, theme
from partake.kernel.texts import text

KIND_NAMES: dict[str, str] = {
    "relational": text("How people are treated"),
    "functional": text("How things work"),
}
One = TypeVar("One")


def grouped(items: Iterable[One], key: Callable[[One], str], framework: Framework) -> list[tuple[str, list[One]]]:
    """This will give items by the group of their theme's `key` ("framework:theme"), as (name, items): the kinds first,
    then headings as the framework has them, then what is in neither. In a group they stand in the order given."""
    order = [gettext(name) for name in KIND_NAMES.values()]
    found: dict[str, list[One]] = {name: [] for name in order}
    rest: list[One] = []
    for item in items:
        name = group_of(key(item), framework)
        (found.setdefault(name, []) if name else rest).append(item)
    groups = [(name, those) for name, those in found.items() if those]
    return [*groups, (gettext("Others") if groups else "", rest)] if rest else groups


def group_of(key: str, framework: Framework) -> str:
    """This will give the name of a theme's group; "" where it has none, or is no theme."""
    if ":" not in key or is_none(key):
        return ""
    found = _find(key, framework)
    if found is None:
        return ""
    if found.kind:
        return gettext(KIND_NAMES[found.kind])
    heading = _find(found.within, framework) if found.within else None
    return gettext(heading.name) if heading else ""


def heading_of(one: Theme, framework: Framework) -> str:
    """This will give the heading a theme stands under, where its group is not that heading itself."""
    heading = _find(one.within, framework) if one.within and one.kind else None
    return gettext(heading.name) if heading else ""


def _find(key: str, framework: Framework) -> Theme | None:
    """Where the framework in use or a built-in one has it, no row is read."""
    own = built_in().get(key.partition(":")[0])
    return framework.find(key) or (own.find(key) if own else theme(key))
