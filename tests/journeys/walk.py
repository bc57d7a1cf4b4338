"""Walking through Partake by links and buttons only, as somebody, looking at every page on the way."""

import os
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser import assert_accessible

PICTURES = Path(__file__).resolve().parent.parent.parent / "docs" / "tutorial" / "pictures"
# A picture of a longer page is cut here, in pixels: it stands between paragraphs.
TALLEST = 2600


class Walk:
    """One reader in one browser window. Without scripts axe cannot run either: those pages are looked at by the
    same walk with scripts on."""

    def __init__(self, page: Page, address: str, *, script: bool = True) -> None:
        self.page, self.address, self.script = page, address, script

    def step_into(self, key: str) -> None:
        self.page.goto(f"{self.address}/demonstration/")
        self.page.locator(f"form[action$='/step-into/{key}'] button").click()
        self.look()

    def follow(self, words: str) -> None:
        """Follows the first link with these words, those read aloud only among them."""
        self.page.locator("a", has_text=words).first.click(timeout=10_000)
        self.look()

    def press(self, words: str) -> None:
        self.page.get_by_role("button", name=words).first.click(timeout=10_000)
        self.look()

    def tick(self, *words: str) -> None:
        for label in words:
            self.page.get_by_label(label, exact=True).check()

    def untick_all(self) -> None:
        for box in self.page.get_by_role("checkbox").all():
            box.uncheck()

    def write(self, label: str, words: str) -> None:
        self.page.get_by_label(label).fill(words)

    def look(self) -> None:
        self.page.wait_for_load_state()
        if self.script:
            assert_accessible(self.page)

    def says(self, words: str) -> None:
        """Waits for the page that holds the words: on a busy machine a press is answered after it returns."""
        expect(self.page.locator("body"), f"{words!r} is not on {self.page.url}").to_contain_text(
            words, use_inner_text=True
        )

    def does_not_say(self, words: str) -> None:
        assert words not in " ".join(self.page.inner_text("body").split())

    def picture(self, name: str, *, width: int = 1200) -> None:
        """Taken only when asked for, `make screenshots`, and in a window of this width alone."""
        size = self.page.viewport_size
        if os.environ.get("TAKE_SCREENSHOTS") == "1" and size and size["width"] == width:
            PICTURES.mkdir(parents=True, exist_ok=True)
            height = self.page.evaluate("document.documentElement.scrollHeight")
            shown = {"x": 0, "y": 0, "width": width, "height": min(height, TALLEST)}
            self.page.screenshot(path=PICTURES / f"{name}.png", full_page=True, clip=shown)
