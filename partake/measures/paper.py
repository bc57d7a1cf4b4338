"""Results as blocks of a document: for the copy of everything, the sheet to prepare with, and the plan on paper."""

from collections.abc import Sequence

from django.utils.translation import gettext

from partake.documents import Block, Heading, Picture, Table, bold, paragraph
from partake.measures.queries.results import ResultLine, ResultNow, list_lines
from partake.people.door import OpenRecord
from partake.ui.words import day


def blocks_of(results: Sequence[ResultNow]) -> list[Block]:
    """This will write each result as a heading, what it says, what to do when it may be dangerous, and a small
    drawing; then all of them as one table. Nothing for no results."""
    blocks: list[Block] = []
    for one in results:
        blocks += [Heading(3, one.name), paragraph(" ".join(part for part in (one.sentence, one.change) if part))]
        if one.alert:
            blocks.append(paragraph(bold(one.alert)))
        if one.narrow:
            blocks.append(Picture(one.alternative, one.narrow.encode()))
    return [*blocks, table_of(results)] if blocks else []


def table_of(results: Sequence[ResultNow]) -> Table:
    """This will write results as a table alone, for who wants numbers and few words."""
    header = (
        gettext("What was measured"),
        gettext("Result"),
        gettext("Day"),
        gettext("Usual range for adults"),
        gettext("Target"),
    )
    none = gettext("none")
    rows = tuple(
        (one.name, one.value, day(one.taken_on), one.range_text or none, one.target_text or none) for one in results
    )
    return Table(gettext("The same in a table"), header, rows)


def tables_of_all(record: OpenRecord) -> list[Table]:
    """This will write every reading of one person, struck ones too, in a table for each measure: for the copy of
    everything. Raises `Refused`."""
    header = (gettext("Day"), gettext("Result"), gettext("Who told us"))
    return [
        Table(
            gettext("%(measure)s: every result") % {"measure": measure.name},
            header,
            tuple((day(line.taken_on), _value(line), _who(line)) for line in lines),
        )
        for measure, lines in list_lines(record)
    ]


def _value(line: ResultLine) -> str:
    given = gettext("Written as %(value)s.") % {"value": line.given} if line.given else ""
    return ". ".join(part for part in (line.value, given.rstrip("."), line.note) if part)


def _who(line: ResultLine) -> str:
    if not line.struck_by or line.struck_on is None:
        return line.who
    struck = gettext("%(who)s struck it out on %(day)s: “%(reason)s”") % {
        "who": line.struck_by,
        "day": day(line.struck_on),
        "reason": line.struck_because,
    }
    return f"{line.who} {struck}"
