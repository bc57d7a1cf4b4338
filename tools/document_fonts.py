"""Rebuild `partake/documents/fonts` from the published packages. Needs fonttools and brotli, which nothing else does:

    npm pack @fontsource/atkinson-hyperlegible-next@5.3.0
    apt-get download fonts-noto-core=20201225-1 fonts-noto-cjk        (then dpkg-deb -x each into one folder)
    python tools/document_fonts.py <unpacked npm package> <unpacked Debian folder>

Each font is cut to the characters of its script; layout rules stay, because scripts that join letters need them.
`coverage.txt` then lists what each family can draw, so that nothing has to read fonts while a document is made.
"""

import io
import sys
from collections.abc import Iterable
from pathlib import Path

from fontTools.merge import Merger  # type: ignore[import-not-found]
from fontTools.subset import Options, Subsetter  # type: ignore[import-not-found]
from fontTools.ttLib import TTFont  # type: ignore[import-not-found]

FONTS = Path(__file__).parents[1] / "partake" / "documents" / "fonts"

SHARED = [(0x20, 0x7E), (0xA0, 0xA0), (0x200B, 0x200F), (0x2010, 0x2026), (0x25CC, 0x25CC)]
BLOCKS = {
    "NotoSans": [
        (0x20, 0x52F),
        (0x1E00, 0x20BF),
        (0x2100, 0x218F),
        (0x25CC, 0x25CC),
        (0xFB00, 0xFB06),
        (0xFFFD, 0xFFFD),
    ],
    "NotoSansArabic": [(0x600, 0x6FF), (0x750, 0x77F), (0x8A0, 0x8FF), (0xFB50, 0xFDFF), (0xFE70, 0xFEFF)],
    "NotoSansArmenian": [(0x530, 0x58F), (0xFB13, 0xFB17)],
    "NotoSansBengali": [(0x964, 0x965), (0x980, 0x9FF)],
    "NotoSansDevanagari": [(0x900, 0x97F), (0xA8E0, 0xA8FF)],
    "NotoSansEthiopic": [(0x1200, 0x137F)],
    "NotoSansGeorgian": [(0x10A0, 0x10FF), (0x1C90, 0x1CBF)],
    "NotoSansGujarati": [(0x964, 0x965), (0xA80, 0xAFF)],
    "NotoSansGurmukhi": [(0x964, 0x965), (0xA00, 0xA7F)],
    "NotoSansHebrew": [(0x590, 0x5FF), (0xFB1D, 0xFB4F)],
    "NotoSansMalayalam": [(0x964, 0x965), (0xD00, 0xD7F)],
    "NotoSansSinhala": [(0xD80, 0xDFF)],
    "NotoSansTamil": [(0x964, 0x965), (0xB80, 0xBFF)],
    "NotoSansTelugu": [(0x964, 0x965), (0xC00, 0xC7F)],
    "NotoSansThai": [(0xE00, 0xE7F)],
    "NotoSansSymbols2": [(0x2190, 0x21FF), (0x2300, 0x23FF), (0x2500, 0x25FF), (0x2600, 0x27BF), (0x2B00, 0x2BFF)],
    "NotoSansMath": [(0x2190, 0x21FF), (0x2200, 0x22FF)],
}
REGULAR_ONLY = {"NotoSansSymbols2", "NotoSansMath"}


def points(ranges: Iterable[tuple[int, int]]) -> set[int]:
    return {point for first, last in ranges for point in range(first, last + 1)}


def cut(font: TTFont, keep: set[int]) -> TTFont:
    options = Options()  # its standard features: every script’s shaping, no small capitals or vertical text
    options.hinting = False
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14, 16, 17]
    options.name_languages = [0x409]
    options.glyph_names = False
    options.notdef_outline = True
    options.drop_tables += ["STAT", "prep", "gasp", "meta"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=keep)
    subsetter.subset(font)
    return font


def atkinson(package: Path, weight: int) -> TTFont:
    """The npm package splits the font in two for browsers; here the halves are joined again."""
    halves = [
        package / "files" / f"atkinson-hyperlegible-next-{part}-{weight}-normal.woff2"
        for part in ("latin", "latin-ext")
    ]
    plain: list[io.BytesIO] = []
    first = set(TTFont(halves[0]).getBestCmap())
    for number, half in enumerate(halves):
        font = TTFont(half)
        font.flavor = None
        cut(font, set(font.getBestCmap()) - (first if number else set()))
        plain.append(io.BytesIO())
        font.save(plain[-1])
    joined = Merger().merge(plain)
    joined["OS/2"].usWeightClass = weight
    return joined


def chinese() -> set[int]:
    """The characters of everyday Chinese: GB 2312 level 1 (3,755, simplified) and Big5 level 1 (5,401, traditional);
    with kana, and the punctuation of all three."""
    simplified = {
        ord(bytes([row, cell]).decode("gb2312", "ignore") or "　")
        for row in range(0xB0, 0xD8)
        for cell in range(0xA1, 0xFF)
    }
    traditional = {
        ord(text)
        for row in range(0xA4, 0xC7)
        for cell in (*range(0x40, 0x7F), *range(0xA1, 0xFF))
        if len(text := bytes([row, cell]).decode("big5", "ignore")) == 1 and (row, cell) <= (0xC6, 0x7E)
    }
    return simplified | traditional | points([(0x3000, 0x30FF), (0xFF01, 0xFF65), (0x2010, 0x2026)])


def ranges(covered: Iterable[int]) -> str:
    runs: list[list[int]] = []
    for point in sorted(covered):
        if runs and point == runs[-1][1] + 1:
            runs[-1][1] = point
        else:
            runs.append([point, point])
    return " ".join(f"{a:X}" if a == b else f"{a:X}-{b:X}" for a, b in runs)


def main(package: Path, debian: Path) -> None:
    truetype = debian / "usr/share/fonts/truetype/noto"
    made: list[tuple[str, TTFont]] = []
    for weight, style in ((400, "Regular"), (700, "Bold")):
        made.append((f"AtkinsonHyperlegibleNext-{style}.ttf", atkinson(package, weight)))
    for family, blocks in BLOCKS.items():
        for style in ("Regular",) if family in REGULAR_ONLY else ("Regular", "Bold"):
            keep = points(blocks) | (set() if family in REGULAR_ONLY else points(SHARED))
            made.append((f"{family}-{style}.ttf", cut(TTFont(truetype / f"{family}-{style}.ttf"), keep)))
    cjk = TTFont(debian / "usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc", fontNumber=2)
    made.append(("NotoSansCJKsc-Regular.otf", cut(cjk, chinese())))

    families: dict[str, set[int]] = {}
    for name, font in made:
        font.save(FONTS / name)
        family = font["name"].getDebugName(16) or font["name"].getDebugName(1)
        drawn = set(font.getBestCmap())
        families[family] = families.get(family, drawn) & drawn  # what the bold lacks would fail in bold
        print(f"{(FONTS / name).stat().st_size / 1024:7.0f} kB  {name}")
    lines = [f"{family}: {ranges(drawn)}\n" for family, drawn in families.items()]
    (FONTS / "coverage.txt").write_text("".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
