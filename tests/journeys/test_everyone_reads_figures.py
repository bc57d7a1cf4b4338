"""Figures as everyone meets them: on a narrow screen, in larger text, in forced colours, mirrored, with letters spaced
out, by keyboard alone, on paper, and read aloud.

No screen reader runs here. Nearest to one is the tree that the browser hands to them: what is in it, by which name and
in which order, is what they have to speak from.
"""

import re

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import assert_accessible, opened
from tests.journeys.conftest import Place
from tests.journeys.test_other_eyes import assert_nothing_is_cut
from tests.journeys.walk import Walk

pytestmark = pytest.mark.journey

PUBLIC = ("", "?people=AGE:55-64", "compare", "open-data", "organisations")
STAFF = (
    "", "chart/fft", "themes/", "actions", "explore", "compare", "compare?by=groups", "missing", "known", "published",
)  # fmt: skip
EYES = {
    "320 pixels": {"width": 320},
    "200% text": {"width": 640},
    "forced colours": {"width": 1200, "forced_colors": "active"},
    "right to left": {"width": 390},
    "spaced letters": {"width": 390},
}
# What WCAG 1.4.12 asks that nothing be lost by.
SPACED = (
    "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }"
    " p { margin-block-end: 2em !important; }"
)
Spoken = list[tuple[str, str]]


@pytest.mark.parametrize("eyes", EYES)
def test_every_page_of_figures_as_other_eyes_meet_it(browser: Browser, place: Place, eyes: str) -> None:
    with opened(browser, place.address, **EYES[eyes]) as page:
        walk = Walk(page, place.address)
        addresses = [f"{place.address}/what-people-say/{one}" for one in PUBLIC]
        look_at(page, addresses, eyes)
        walk.step_into("nadia")
        inside = insight_of(page, place)
        service = page.locator("a[href*='/services/']").first.get_attribute("href")
        look_at(page, [f"{place.address}{service}", *(inside + one for one in STAFF)], eyes)


def look_at(page: Page, addresses: list[str], eyes: str) -> None:
    if eyes == "right to left":
        page.context.add_cookies([{"name": "django_language", "value": "ar", "url": addresses[0]}])
    for address in addresses:
        answer = page.goto(address)
        assert answer is not None and answer.status == 200, address
        if eyes == "200% text":
            page.evaluate("document.documentElement.style.fontSize = '200%'")
        if eyes == "spaced letters":
            restyle(page, SPACED)
        assert_accessible(page)
        assert_nothing_is_cut(page)


def restyle(page: Page, rules: str) -> None:
    """What a reader's own style sheet does: the page's policy rightly refuses one put into it."""
    session = page.context.new_cdp_session(page)
    session.send("DOM.enable")
    session.send("CSS.enable")
    frame = session.send("Page.getFrameTree")["frameTree"]["frame"]["id"]
    sheet = session.send("CSS.createStyleSheet", {"frameId": frame})["styleSheetId"]
    session.send("CSS.setStyleSheetText", {"styleSheetId": sheet, "text": rules})


def insight_of(page: Page, place: Place) -> str:
    """The address of the insight of the reader's own body."""
    page.goto(f"{place.address}/insight/")
    found = re.match(r".*/insight/[0-9a-f-]{36}/", page.url)
    assert found is not None, page.url
    return found[0]


def test_by_keyboard_alone(browser: Browser, place: Place) -> None:
    """Tab reaches everything in the order it is read in, shows where it is, and leaves again; a service is chosen and
    shown without a mouse."""
    with opened(browser, f"{place.address}/what-people-say/") as page:
        wanted = page.eval_on_selector_all(
            "a[href], button, select, input:not([type=hidden])",
            "all => all.filter(one => one.offsetParent || one.className.includes('skip')).length",
        )
        reached = []
        for _ in range(wanted):
            page.keyboard.press("Tab")
            reached.append(page.evaluate(WHERE))
        assert all(one["seen"] for one in reached), [one["words"] for one in reached if not one["seen"]]
        places = [one["place"] for one in reached]
        assert places == sorted(places) and len(set(places)) == wanted
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement === document.body") or page.evaluate(WHERE)["place"] == places[0]

        page.goto(f"{place.address}/what-people-say/")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert page.evaluate("!!document.activeElement.closest('main')")
        while page.evaluate("document.activeElement.id") != "about":
            page.keyboard.press("Tab")
        page.keyboard.type("Wexbridge")
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.wait_for_url("**about=*")
        Walk(page, place.address).says("about Wexbridge General Hospital")


WHERE = """() => {
    const one = document.activeElement, style = getComputedStyle(one), box = one.getBoundingClientRect()
    return {
        words: one.innerText || one.id,
        place: [...document.querySelectorAll('*')].indexOf(one),
        seen: box.width > 1 && (style.outlineStyle != 'none' || style.boxShadow != 'none'),
    }
}"""


def test_read_aloud_on_a_phone(browser: Browser, place: Place) -> None:
    with opened(browser, f"{place.address}/what-people-say/", width=390) as page:
        spoken = read_aloud(page)
        headings = [name for role, name in spoken if role == "heading"]
        wanted = [
            "What people say about care in Wexbridge", "What people talked about most", "In their words",
            "You said, we did", "Who we have not heard from", "Is it changing?", "Use these figures",
        ]  # fmt: skip
        assert [one for one in headings if one in wanted] == wanted
        # The finding, its number, its base and its range come before anything to choose.
        before = " ".join(name for _, name in spoken[: spoken.index(("combobox", "Which service?"))])
        assert re.search(r"\d+ people told us how their care was.*\d+% \(\d+ to \d+\) of \d+ people", before)
        tables = tables_in(spoken)
        assert "Comments by theme. From July to September 2026" in tables
        assert "Age: who lives here and who answered" in tables
        assert_tables_can_be_heard(spoken)
        bars = tables["Comments by theme. From July to September 2026"]
        assert any("How the others felt is hidden to protect people." in " ".join(row) for row in bars)
        # What is drawn stands in the row as words, so no drawing is read besides.
        assert not [name for role, name in spoken if role == "image"]

        page.goto(f"{place.address}/what-people-say/compare")
        assert_tables_can_be_heard(read_aloud(page))


def test_charts_say_their_finding_aloud(browser: Browser, place: Place) -> None:
    for width in (390, 1200):
        with opened(browser, place.address, width=width) as page:
            Walk(page, place.address).step_into("nadia")
            inside = insight_of(page, place)
            for at, finding in (
                ("chart/fft", r"Good or very good, .+\. .*(change|less|more).* The table has every month\."),
                ("compare", r".+"),
            ):
                page.goto(inside + at)
                spoken = read_aloud(page)
                drawings = [name for role, name in spoken if role == "image"]
                assert len(drawings) == 1 and re.search(finding, drawings[0]), (at, drawings)
                assert_tables_can_be_heard(spoken)
                # No letters of the drawing are read out one after another beside its finding.
                assert ("StaticText", "Nov") not in spoken


def test_a_chart_in_forced_colours_is_told_by_shape(browser: Browser, place: Place) -> None:
    dark = {"forced_colors": "active", "color_scheme": "dark"}
    with opened(browser, f"{place.address}/demonstration/", **dark) as page:
        page.locator("form[action$='/step-into/nadia'] button").click()
        page.goto(insight_of(page, place) + "chart/fft")
        drawn = page.eval_on_selector(
            ".partake-drawing__wide svg",
            """svg => {
                const of = (one, what) => getComputedStyle(one)[what]
                const ground = getComputedStyle(svg.closest('.partake-drawing')).backgroundColor
                const shown = [...svg.querySelectorAll('circle, rect, path, text')].filter(one =>
                    !one.closest('.partake-drawing__hollow'))
                return {
                    ground, kinds: new Set(shown.map(one => one.tagName)).size,
                    broken: svg.querySelectorAll('[stroke-dasharray]').length,
                    lost: shown.filter(one => [of(one, 'fill'), of(one, 'stroke')].every(
                        colour => colour == ground || colour == 'none')).length,
                    coloured: shown.filter(one => ['rgb(0, 85, 138)', 'rgb(166, 75, 0)', 'rgb(138, 63, 124)']
                        .includes(of(one, 'fill'))).length,
                }
            }""",
        )
        assert drawn["lost"] == 0 and drawn["coloured"] == 0, drawn
        assert drawn["broken"] >= 1 and drawn["kinds"] >= 3, drawn


def test_on_paper_nothing_is_left_to_press(browser: Browser, place: Place) -> None:
    with opened(browser, f"{place.address}/what-people-say/", width=794) as page:
        page.emulate_media(media="print")
        seen = page.eval_on_selector_all(
            "nav, form, button, select, .nhsuk-button", "all => all.filter(one => one.offsetParent).length"
        )
        assert seen == 0
        words = page.inner_text("main")
        for wanted in ("people told us how their care was", "How sure are we?", "Who we have not heard from"):
            assert wanted in words
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def read_aloud(page: Page) -> Spoken:
    """What the browser hands to a screen reader: role and name, in the order of reading."""
    nodes = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    by_id = {node["nodeId"]: node for node in nodes}
    found: Spoken = []

    def walk(node: dict) -> None:
        role = node.get("role", {}).get("value", "")
        if not node.get("ignored") and role not in ("InlineTextBox", "none", "generic"):
            found.append((role, " ".join(node.get("name", {}).get("value", "").split())))
        for child in node.get("childIds", ()):
            if child in by_id:
                walk(by_id[child])

    walk(nodes[0])
    return found


def tables_in(spoken: Spoken) -> dict[str, list[list[str]]]:
    """Each table by its name: its rows as what is said of each header and cell."""
    found: dict[str, list[list[str]]] = {}
    rows: list[list[str]] = []
    for role, name in spoken:
        if role == "table":
            rows = found.setdefault(name, [])
        elif role == "row" and found:
            rows.append([])
        elif role in ("columnheader", "rowheader", "cell", "gridcell") and rows:
            rows[-1].append(f"{role}: {name}")
    return found


def assert_tables_can_be_heard(spoken: Spoken) -> None:
    """Each table has a name, a header to each column and to each row, and words in every cell: a dash alone is
    silence, and a hidden number is said to be hidden."""
    tables = tables_in(spoken)
    assert tables and all(tables), tables.keys()
    for name, (head, *rows) in tables.items():
        assert rows and all(cell.startswith("columnheader: ") for cell in head), (name, head)
        for row in rows:
            assert row[0].startswith("rowheader: "), (name, row)
            assert len(row) == len(head), (name, head, row)
            assert all(re.search(r"\w", cell.partition(": ")[2]) for cell in row), (name, row)
