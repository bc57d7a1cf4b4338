"""What every page owes its reader, checked wherever a test opens one."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from html.parser import HTMLParser
from typing import Any

from django.http import HttpResponseBase
from django.utils import translation
from django.utils.translation import trans_real

from partake.ui import called_most, words
from partake.ui.policy import SUPPORT_SCRIPT
from tools.messages import extract

VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"])
UNSEEN = frozenset({"script", "style", "template"})
FIELDS = frozenset({"input", "select", "textarea"})
SPOKEN = ("aria-label", "alt", "placeholder", "title")
BROKEN_TEXT = re.compile(r"Undefined|__proxy__|<function|<bound method| object at 0x|%\(\w+\)s|\bNone\b|\{\{|\{%")


class Element:
    """A start tag with what we need to know of it: its attributes, the words in it, and the form around it."""

    def __init__(self, tag: str, attributes: dict[str, str], form: "Element | None") -> None:
        self.tag, self.attributes, self.form = tag, attributes, form
        self.words = ""

    def __getitem__(self, name: str) -> str:
        return self.attributes.get(name, "")

    @property
    def name(self) -> str:
        """What it is called aloud, near enough: its label, or its words."""
        return " ".join((self["aria-label"] or self.words).split())


class Page(HTMLParser):
    """A page as a list of elements and the words between them, in order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[Element] = []
        self.open: list[Element] = []
        self.texts: list[str] = []
        self.scripts: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        form = next((element for element in reversed(self.open) if element.tag == "form"), None)
        element = Element(tag, {name: value or "" for name, value in attrs}, form)
        self.elements.append(element)
        self.texts += [element[name] for name in SPOKEN if element[name]]
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        assert self.open, f"</{tag}> closes nothing"
        assert self.open[-1].tag == tag, f"</{tag}> closes <{self.open[-1].tag}>"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        # A block of JSON is a script element that runs nothing, and that the content policy lets be.
        if any(element.tag == "script" and element["type"] != "application/json" for element in self.open):
            self.scripts.append(data)
        if any(element.tag in UNSEEN for element in self.open):
            return
        for element in self.open:
            element.words += data
        self.texts.append(data)

    def all(self, *tags: str) -> list[Element]:
        return [element for element in self.elements if element.tag in tags]

    @property
    def token(self) -> str:
        """The signed id of the page's own form, not of a button in the header."""
        (token,) = (one for one in self.all("input") if one["name"] == "form_token" and not (one.form or one)["action"])
        return token["value"]

    @property
    def text(self) -> str:
        """What the page says, in order, in single spaces."""
        return " ".join(" ".join(self.texts).split())

    @property
    def ids(self) -> dict[str, Element]:
        return {element["id"]: element for element in self.elements if element["id"]}


def assert_good_page(response: HttpResponseBase) -> Page:
    """This will fail, saying why, on a page that breaks a promise every page makes; and give the page read."""
    html = response.content.decode()  # type: ignore[attr-defined]
    page = Page(html)
    assert not page.open, f"never closed: {[element.tag for element in page.open]}"
    _is_framed(page)
    _is_labelled(page)
    _is_unambiguous(page)
    _runs_nothing_inline(page)
    for text in page.texts:
        assert not BROKEN_TEXT.search(text), f"text that should not be seen: {text.strip()!r}"
    return page


def _is_framed(page: Page) -> None:
    (html,) = page.all("html")
    assert html["lang"], "the page does not say its language"
    assert html["dir"] in ("ltr", "rtl"), "the page does not say its direction"
    headings = [element.name for element in page.all("h1")]
    assert len(headings) == 1, f"one h1 is wanted: {headings}"
    assert headings[0], "the h1 is empty"
    (title,) = page.all("title")
    parts = [part.strip() for part in title.name.split(" – ")]
    assert len(parts) >= 2 and all(parts), f"title should read Page – Service – Partake: {title.name!r}"
    assert len(page.all("main")) == 1


def _is_labelled(page: Page) -> None:
    labels = {element["for"]: element.name for element in page.all("label")}
    for field in page.all(*FIELDS):
        if field["type"] in ("hidden", "submit", "button"):
            continue
        called = field["aria-label"] or field["aria-labelledby"] or labels.get(field["id"], "")
        assert called, f"no label: {field.attributes}"
        for described in field["aria-describedby"].split():
            assert described in page.ids, f"{field['name']} is described by #{described}, which is not there"
    for control in page.all("a", "button"):
        assert control.name, f"no words: {control.tag} {control.attributes}"
    for form in page.all("form"):
        if form["method"].lower() == "post":
            hidden = {element["name"] for element in page.all("input") if element.form is form}
            assert {"csrfmiddlewaretoken", "form_token"} <= hidden, f"a form without its secrets: {form.attributes}"


def _is_unambiguous(page: Page) -> None:
    ids = [element["id"] for element in page.elements if element["id"]]
    assert len(ids) == len(set(ids)), f"ids used twice: {sorted({one for one in ids if ids.count(one) > 1})}"
    leads: dict[str, str] = {}
    for link in page.all("a"):
        target = link["href"]
        assert target, f"a link that leads nowhere: {link.name!r}"
        if target.startswith("#") and target != "#maincontent":
            assert target[1:] in page.ids, f"{link.name!r} leads to {target}, which is not on the page"
            aim = page.ids[target[1:]]
            is_error = any("nhsuk-error-summary" in one["class"] for one in page.elements) and aim.tag not in FIELDS
            assert not (is_error and target in _error_links(page)), f"{link.name!r} does not reach a field"
        assert leads.setdefault(link.name, target) == target, f"{link.name!r} leads to two places"
    acts: dict[str, str] = {}
    for button in page.all("button"):
        if button.form is not None and button.form["action"]:
            act = button.form["action"]
            assert acts.setdefault(button.name, act) == act, f"{button.name!r} does two things"


def _error_links(page: Page) -> set[str]:
    start = next(i for i, one in enumerate(page.elements) if "nhsuk-error-summary" in one["class"])
    links = set()
    for element in page.elements[start:]:
        if element.tag in ("form", "h1"):
            break
        if element.tag == "a":
            links.add(element["href"])
    return links


def _runs_nothing_inline(page: Page) -> None:
    for element in page.elements:
        assert element.tag != "style", "a style element: the content policy blocks it"
        loud = [name for name in element.attributes if name == "style" or name.startswith("on")]
        assert not loud, f"{element.tag} has {loud}: the content policy blocks them"
    for script in page.scripts:
        assert script in (SUPPORT_SCRIPT, ""), f"an inline script the content policy does not know: {script!r}"


_LETTERS = str.maketrans("aceinouyACEINOUY", "áćéíñóúýÁĆÉÍÑÓÚÝ")
_KEPT = re.compile(r"(%\(\w+\)s|%%|<[^>]*>|&\w+;|%\{\w+\})")


@contextmanager
def pseudo_translated() -> Iterator[None]:
    """This will show every message that the extraction finds as ⟦Ĥéĺĺó⟧, so that what is left plain was either
    never marked or would never reach a translator."""
    known = _known_messages()

    def turned(message: Any) -> str:
        text = str(message)
        if text not in known:
            return text
        parts = _KEPT.split(text)
        return "⟦" + "".join(part if _KEPT.fullmatch(part) else part.translate(_LETTERS) for part in parts) + "⟧"

    instead = {
        "gettext": turned,
        "pgettext": lambda _, message: turned(message),
        "ngettext": lambda one, many, number: turned(one if number == 1 else many),
        "npgettext": lambda _, one, many, number: turned(one if number == 1 else many),
    }
    real: Any = translation._trans  # type: ignore[attr-defined]
    usual = {name: getattr(real, name) for name in instead}
    try:
        vars(real).update(instead)
        _forget_what_was_said()
        yield
    finally:
        vars(real).update(usual)
        _forget_what_was_said()


def _forget_what_was_said() -> None:
    called_most.said.cache_clear()
    words.in_words.cache_clear()


@cache
def _known_messages() -> frozenset[str]:
    """Ours, by extraction; and Django's own (months, validators), by one of its translations."""
    found: set[str] = set()
    for message in extract():
        found.update(message.id if isinstance(message.id, tuple | list) else (message.id,))
    django: Any = trans_real.DjangoTranslation("ar")._catalog  # type: ignore[attr-defined]
    for key, _ in django.items():
        found.add((key[0] if isinstance(key, tuple) else key).rpartition("\x04")[2])
    return frozenset(found - {""})


def assert_translated(response: HttpResponseBase, *, names: tuple[str, ...] = ()) -> None:
    """This will fail on words a translator would never see, of a page drawn inside `pseudo_translated`. `names`
    are the words on it that are somebody's own and stay as they are."""
    said = " ".join(assert_good_page(response).texts).replace("\N{NO-BREAK SPACE}", " ")
    while "⟦" in said:
        said, before = re.sub(r"⟦[^⟦⟧]*⟧", " ", said), said
        assert said != before, f"a message was cut in two: {said}"
    said = re.sub(r"https?://\S+", " ", said)
    for name in sorted(names, key=len, reverse=True):
        said = said.replace(name.replace("\N{NO-BREAK SPACE}", " "), " ")
    left = re.findall(r"[^\W\d_]+(?:[^\n]*[^\W\d_])?", said)
    assert not left, f"never translated: {left}"
