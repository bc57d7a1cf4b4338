"""Fetches the NHS design system and our typeface by npm, and writes the few files that are shipped.

Run it to move to a new version, look at the difference, commit it. Nothing else needs Node.
Three things are changed on the way, each because the page would be worse without it: source map links are cut
(hashed file names fail on a missing map), the Frutiger rules are cut (a licensed face, fetched from another
site), and icon addresses are made relative. The right-to-left sheet is made by rtlcss from the same rules.
"""

import re
import shutil
import subprocess
import tempfile
from pathlib import Path

NHSUK, TYPEFACE, RTLCSS, AXE = "10.6.1", "5.3.0", "4.3.0", "4.14.1"
ROOT = Path(__file__).resolve().parent.parent
SHIPPED = ROOT / "partake" / "ui" / "static" / "ui" / "vendor"
TESTS_ONLY = ROOT / "tests" / "vendor"

ICONS = ("arrow-down", "arrow-up-down", "arrow-up", "cross")
FONTS = tuple(f"atkinson-hyperlegible-next-{script}-{weight}-normal.woff2"
              for script in ("latin", "latin-ext") for weight in (400, 700))  # fmt: skip

# The package names its licence and carries no copy of it.
NHSUK_LICENCE = """nhsuk-frontend {version}, https://github.com/nhsuk/nhsuk-frontend, MIT licence

Copyright (c) NHS England

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
documentation files (the "Software"), to deal in the Software without restriction, including without limitation
the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and
to permit persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of
the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO
THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF
CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS
IN THE SOFTWARE.
"""


def main() -> None:
    """This will replace the vendored files by those of the versions named above."""
    with tempfile.TemporaryDirectory() as folder:
        packages = [
            f"nhsuk-frontend@{NHSUK}",
            f"@fontsource/atkinson-hyperlegible-next@{TYPEFACE}",
            f"rtlcss@{RTLCSS}",
            f"axe-core@{AXE}",
        ]
        subprocess.run(["npm", "install", "--silent", "--no-audit", "--no-fund", *packages], cwd=folder, check=True)
        modules = Path(folder) / "node_modules"
        _empty(SHIPPED)
        _vendor_nhsuk(modules)
        _vendor_typeface(modules / "@fontsource" / "atkinson-hyperlegible-next")
        _vendor_axe(modules / "axe-core")


def _vendor_nhsuk(modules: Path) -> None:
    source = modules / "nhsuk-frontend" / "dist" / "nhsuk"
    for icon in ICONS:
        name = f"nhsuk-icon-{icon}.svg"
        shutil.copy(source / "assets" / "images" / name, SHIPPED / name)
    rules = trimmed_rules((source / f"nhsuk-frontend-{NHSUK}.min.css").read_text("utf-8"))
    sheet = SHIPPED / "nhsuk-frontend.css"
    sheet.write_text(rules, "utf-8")
    subprocess.run(
        ["node", str(modules / "rtlcss" / "bin" / "rtlcss.js"), str(sheet), str(SHIPPED / "nhsuk-frontend.rtl.css")],
        check=True,
    )
    script = (source / f"nhsuk-frontend-{NHSUK}.min.js").read_text("utf-8")
    (SHIPPED / "nhsuk-frontend.js").write_text(_without_source_map(script), "utf-8")
    (SHIPPED / "LICENCE-nhsuk-frontend.txt").write_text(NHSUK_LICENCE.format(version=NHSUK), "utf-8")


def trimmed_rules(rules: str) -> str:
    """This will give the NHS rules without Frutiger and source map, their icons beside them."""
    rules = re.sub(r"@font-face\{font-family:Frutiger[^}]*\}", "", rules)
    return _without_source_map(rules.replace("/assets/images/", ""))


def _without_source_map(text: str) -> str:
    return re.sub(r"\n?(//|/\*)# sourceMappingURL=\S+( ?\*/)?", "", text).rstrip() + "\n"


def _vendor_typeface(source: Path) -> None:
    for name in FONTS:
        shutil.copy(source / "files" / name, SHIPPED / name)
    shutil.copy(source / "LICENSE", SHIPPED / "LICENCE-atkinson-hyperlegible-next.txt")


def _vendor_axe(source: Path) -> None:
    _empty(TESTS_ONLY)
    shutil.copy(source / "axe.min.js", TESTS_ONLY / "axe.min.js")
    shutil.copy(source / "LICENSE", TESTS_ONLY / "LICENCE-axe-core.txt")


def _empty(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)


if __name__ == "__main__":
    main()
