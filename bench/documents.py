"""What a document costs in each format: CPU time, in this process, of documents never seen before.

Typst remembers what it has laid out, so printing one document twice would measure its memory.
"""

import io
import random
import subprocess
import sys

import pikepdf

from bench.measure import Row, cpu_seconds
from partake.documents import Block, Document, Format, Heading, QrCode, Table, Voice, bullets, paragraph, render
from tests.documents.example import PRINTED_ON

BUDGET_MS = 60.0
TEXT = (
    "walk allotment grandson church harbour street driver year wake five letters face lip read interpreter long "
    "talks goals saturday water tablet choice stands morning dose help write down garden sister clinic breath"
)
WORDS = TEXT.split()
COLD = (
    "import time; start = time.process_time();"
    "from partake.documents import Format, render; from tests.documents.example import PRINTED_ON, plan;"
    "render(plan(), Format.PDF_12, printed_on=PRINTED_ON);"
    "print(time.process_time() - start)"
)


def written(goals: int, seed: int) -> Document:
    """This will write a plan of `goals` goals in words drawn by `seed`."""
    draw = random.Random(seed)

    def say(words: int) -> str:
        return " ".join(draw.choices(WORDS, k=words)).capitalize()

    blocks: list[Block] = []
    for _ in range(goals):
        rows = tuple((say(1), say(5), say(2)) for _ in range(3))
        blocks += [
            Heading(2, say(4)),
            Voice(say(25), who="Joyce Adeyemi", when=PRINTED_ON),
            paragraph(say(40) + "."),
            bullets(*(say(8) for _ in range(4))),
            Table(say(3), ("Who", "What", "When"), rows),
        ]
    code = QrCode(f"https://partake.example/{seed}", "Open the plan as it is today")
    return Document(say(4), (*blocks, code), reference="My plan, version 3", call="Key worker: Sam, 01632 960144")


def pages(content: bytes) -> int:
    """This will count a PDF's pages."""
    return len(pikepdf.open(io.BytesIO(content)).pages)


def rows() -> list[Row]:
    """This will measure print cold, warm and long, and the two formats for screens."""
    render(written(5, 0), Format.PDF_12, printed_on=PRINTED_ON)  # loads the fonts
    seeds = iter(range(1, 1000))

    def row(what: str, format: Format, goals: int, budget: float | None, repeat: int) -> Row:
        seconds, made = cpu_seconds(
            lambda: render(written(goals, next(seeds)), format, printed_on=PRINTED_ON), repeat=repeat
        )
        size = f"{pages(made.content)} pages" if format.points else f"{len(made.content) / 1000:.0f} kB"
        return Row(what, size, round(seconds * 1000, 1), "ms CPU", budget)

    cold = subprocess.run([sys.executable, "-c", COLD], capture_output=True, check=True, text=True).stdout
    return [
        Row(
            "printed plan, 12 point, first in a new process, imports and fonts with it",
            "3 pages",
            float(cold) * 1000,
            "ms CPU",
        ),
        row("printed plan, 12 point", Format.PDF_12, 4, BUDGET_MS, 15),
        row("the same in 24 point", Format.PDF_24, 4, None, 15),
        row("a plan of 60 goals, 28 point", Format.PDF_28, 60, 1500.0, 3),
        row("a long document, 12 point", Format.PDF_12, 85, None, 3),
        row("the plan as a web page", Format.HTML, 4, None, 15),
        row("the plan as plain text", Format.TEXT, 4, None, 15),
    ]


if __name__ == "__main__":
    for measured in rows():
        print(f"{measured.what}, {measured.size}: {measured.value:.1f} {measured.unit}, budget {measured.budget}")
