"""What is shipped: hashed, whole, from nowhere else, and light."""

import gzip
import json
import re
from pathlib import Path
from typing import Any

import brotli
import pytest
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command
from django.test import Client

from partake.ui.static_files import HashedFiles
from tests.pages import Page
from tools.vendor_assets import FONTS, SHIPPED, trimmed_rules

OURS = SHIPPED.parent
FIRST_VISIT, NEXT_VISIT = 100_000, 30_000  # bytes, compressed: the budget in the architecture page


@pytest.fixture(scope="module")
def collected(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from django.test import override_settings

    folder = tmp_path_factory.mktemp("static")
    with override_settings(STATIC_ROOT=folder, WHITENOISE_SKIP_COMPRESS_EXTENSIONS=("css", "js", "svg", "txt")):
        call_command("collectstatic", interactive=False, verbosity=0)
    return folder


def test_without_a_manifest_names_are_plain(settings: Any, tmp_path: Path) -> None:
    settings.STATIC_ROOT = tmp_path
    assert HashedFiles().url("ui/partake.css") == "/static/ui/partake.css"
    assert staticfiles_storage.url("ui/nothing.css") == "/static/ui/nothing.css"


def test_collected_names_are_hashed_even_inside_scripts_and_sheets(collected: Path, settings: Any) -> None:
    settings.STATIC_ROOT = collected
    storage = HashedFiles()
    assert re.fullmatch(r"/static/ui/partake\.[0-9a-f]{12}\.css", storage.url("ui/partake.css"))
    with pytest.raises(ValueError, match="Missing staticfiles manifest entry"):
        storage.url("ui/nothing.css")
    names = json.loads((collected / "staticfiles.json").read_text("utf-8"))["paths"]
    script = (collected / names["ui/start.js"]).read_text("utf-8")
    assert Path(names["ui/vendor/nhsuk-frontend.js"]).name in script
    sheet = (collected / names["ui/partake.css"]).read_text("utf-8")
    assert all(Path(names[f"ui/vendor/{font}"]).name in sheet for font in FONTS)


def test_nothing_comes_from_another_site() -> None:
    for path in (*OURS.glob("*.css"), *OURS.glob("*.js"), *SHIPPED.glob("*.css")):
        text = path.read_text("utf-8")
        assert not re.search(r"(url\(|import\s)[\"']?https?:", text), path.name
        assert "sourceMappingURL" not in text, path.name
        assert "@font-face{font-family:Frutiger" not in text, path.name


def test_vendoring_trims_what_would_break_the_page() -> None:
    rules = "@font-face{font-family:Frutiger W01;src:url(https://a)}a{background:url(/assets/images/x.svg)}\n"
    assert trimmed_rules(rules + "/*# sourceMappingURL=x.map */") == "a{background:url(x.svg)}\n"


def test_each_vendored_thing_carries_its_licence() -> None:
    assert "MIT licence" in (SHIPPED / "LICENCE-nhsuk-frontend.txt").read_text("utf-8")
    assert "SIL Open Font License" in (SHIPPED / "LICENCE-atkinson-hyperlegible-next.txt").read_text("utf-8")


def test_our_sheet_mirrors_itself() -> None:
    """Left and right only where a mirrored rule stands beside: everything else is start and end."""
    rules = (OURS / "partake.css").read_text("utf-8")
    assert not re.search(r"(margin|padding|border)-(left|right)|[^-](left|right)\s*:|text-align:\s*(left|right)", rules)
    assert "italic" not in rules


@pytest.mark.django_db
def test_a_public_page_is_light(client: Client) -> None:
    html = client.get("/question").content
    page = Page(html.decode())
    sheets = [link["href"].removeprefix("/static/ui/") for link in page.all("link") if link["href"].endswith(".css")]
    files = [OURS / name for name in sheets if not name.startswith("/")]
    files += [OURS / "icon.svg", OURS / "start.js", SHIPPED / "nhsuk-frontend.js"]
    fonts = [SHIPPED / name for name in FONTS if "latin-ext" not in name]
    once = sum(len(brotli.compress(file.read_bytes(), quality=11)) for file in files)
    once += sum(font.stat().st_size for font in fonts) + len(client.get("/ui/brand.css").content)
    each = len(gzip.compress(html))
    assert len(files) == 5, "two sheets of ours, the icon, and two scripts"
    assert once + each <= FIRST_VISIT
    assert each <= NEXT_VISIT
