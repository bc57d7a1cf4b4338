"""A chart on paper, and as lines for a spreadsheet: the same finding, drawing and table as the page."""

from partake.documents import Block, Document, Format, Heading, Picture, Table, bold, bullets, paragraph
from partake.documents.pdf import PAGE_WIDTH
from partake.insight import findings
from partake.insight.charts import draw
from partake.insight.series import Kind, Worked
from partake.insight.subjects import Subject
from partake.kernel.csv_writing import csv_line
from partake.ui.words import month

DRAWN_AT = 16  # pixels: the size of words in a drawing, which print lays out in the reader's own size


def chart_document(
    worked: Worked, subject: Subject, *, about: str, format: Format, missing: str, labels: dict[str, str]
) -> Document:
    """This will give a chart as a document; `format` decides how wide its drawing is. `labels` are the words of the
    page around it: "month", "base", "lower", "upper", "meaning", "table", "sure", "how", "range"."""
    blocks: list[Block] = [paragraph(bold(findings.verdict(worked)), " ", " ".join(findings.finding(worked)))]
    blocks += [paragraph(note) for note in (subject.counts, *findings.notes(worked)) if note]
    if worked.latest is not None:
        width = int(PAGE_WIDTH / (format.points or 12) * DRAWN_AT) - 4
        drawing = draw(worked, subject, about=about, width=width)
        alternative = f"{subject.name}, {about}. {findings.verdict(worked)}"
        blocks += [
            Heading(2, labels["sure"]),
            paragraph(" ".join(filter(None, (findings.how_sure(worked, subject), missing, labels["range"])))),
            Picture(alternative, drawing.encode()),
            Table(labels["table"], header_of(subject, labels), tuple(rows_of(worked))),
        ]
    blocks += [Heading(2, labels["how"]), bullets(*findings.how_worked_out(worked))]
    return Document(f"{subject.name}: {about}", tuple(blocks))


def header_of(subject: Subject, labels: dict[str, str]) -> tuple[str, ...]:
    """This will give the headings of the table."""
    if subject.kind is Kind.NUMBER:
        return labels["month"], subject.name, labels["meaning"]
    return labels["month"], labels["base"], subject.column or subject.name, labels["meaning"]


def rows_of(worked: Worked) -> list[tuple[str, ...]]:
    """This will give the table's rows, the newest month first. A month nobody answered in has a dash."""
    rows = []
    for one in reversed(worked.points):
        shown = "–" if one.value is None else findings.value(one.value, worked.kind)
        base = (str(one.base),) if worked.kind is Kind.SHARE else ()
        rows.append((month(one.month), *base, shown, findings.meaning(one.meaning)))
    return rows


def chart_csv(worked: Worked) -> str:
    """This will give the table with its lines, oldest month first, as numbers: a share from 0 to 1. What is not there
    is empty, never 0."""
    heading = ("month", "count", "base", "value", "average", "lower", "upper", "meaning")
    lines = [csv_line(*heading)]
    for one in worked.points:
        numbers = (one.value, one.centre, one.lower, one.upper)
        said = ["" if number is None else round(number, 6) for number in numbers]
        counted = ("", "") if one.value is None else (one.count, one.base)
        lines.append(csv_line(one.month.isoformat()[:7], *counted, *said, one.meaning.value))
    return "".join(lines)
