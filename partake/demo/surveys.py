"""National surveys, invented, as Rosa brought them in for the board: three years of the GP Patient Survey about
Millbrook and Hillside, 2023 in the old series, 2024 and 2025 in the new one; and of the adult inpatient survey about
the hospital, 2019 before it was made anew, 2023 and 2024 after."""

import csv
from io import BytesIO, StringIO

from partake.demo.stage import Stage, days_ago
from partake.insight.actions.surveys import bring_in_survey
from partake.insight.surveys.catalogue import Columns, Mapping, mappings
from partake.insight.surveys.reading import read_survey
from partake.methods.intervals import wilson

# Of each practice: its people, how many were asked and answered, and of each question the share (of "supported" each
# answer's) and out of how many. -97 is how the survey writes what it hides.
HIDDEN = -97
WORTH = 1.3  # so many weighted answers are as precise as one that is not
SUPPORT = {"definitely": 0, "to_some_extent": 1, "no": 2, "not_needed": 3, "unknown": 4}
Said = dict[str, tuple[object, int]]
PRACTICES: dict[int, dict[str, tuple[int, int, int, Said]]] = {
    2023: {
        "millbrook": (8_900, 330, 118, {
            "overall": (0.81, 116), "contact": (0.62, 112), "needs": (0.92, 110),
            "supported": ((0.33, 0.29, 0.17, 0.17, 0.04), 61)}),
        "hillside": (930, 268, 64, {
            "overall": (0.88, 63), "contact": (0.79, 60), "needs": (0.94, 58),
            "supported": ((0.36, 0.31, 0.12, 0.18, 0.03), 33)}),
    },
    2024: {
        "millbrook": (9_020, 402, 121, {
            "overall": (0.66, 119), "contact": (0.55, 113), "listened": (0.83, 108), "involved": (0.87, 106),
            "needs": (0.88, 107), "supported": ((0.27, 0.33, 0.19, 0.16, 0.05), 58), "talked": (0.41, 57),
            "plan": (0.52, 24)}),
        "hillside": (940, 341, 66, {
            "overall": (0.82, 65), "contact": (0.77, 61), "listened": (0.90, 59), "involved": (0.92, 58),
            "needs": (0.92, 58), "supported": ((0.36, 0.33, 0.10, 0.19, 0.02), 30), "talked": (0.45, 29),
            "plan": (HIDDEN, HIDDEN)}),
    },
    2025: {
        "millbrook": (9_110, 411, 126, {
            "overall": (0.79, 124), "contact": (0.71, 118), "listened": (0.85, 113), "involved": (0.89, 110),
            "needs": (0.89, 111), "supported": ((0.31, 0.33, 0.16, 0.15, 0.05), 63), "talked": (0.49, 61),
            "plan": (0.56, 30)}),
        "hillside": (955, 352, 61, {
            "overall": (0.80, 60), "contact": (0.75, 57), "listened": (0.89, 55), "involved": (0.91, 54),
            "needs": (0.91, 53), "supported": ((0.40, 0.33, 0.13, 0.13, 0.01), 31), "talked": (0.44, 31),
            "plan": (HIDDEN, HIDDEN)}),
    },
}  # fmt: skip


# Of each year: how many were asked and answered, and of each question the score, of how many, and between which two
# scores the publisher expects it.
Scored = dict[str, tuple[float, int, float, float]]
HOSPITAL: dict[int, tuple[int, int, Scored]] = {
    2019: (1_250, 561, {
        "overall": (8.0, 540, 7.7, 8.4), "involved": (7.1, 548, 6.8, 7.6), "kindness": (8.9, 552, 8.5, 9.2),
        "leaving": (6.7, 533, 6.3, 7.1), "section_care": (7.9, 555, 7.6, 8.3),
        "section_leaving": (6.8, 540, 6.5, 7.2)}),
    2023: (1_250, 512, {
        "overall": (8.1, 498, 7.8, 8.5), "involved": (6.9, 490, 6.6, 7.3), "kindness": (9.0, 503, 8.6, 9.2),
        "leaving": (5.9, 476, 6.2, 7.0), "section_care": (7.8, 506, 7.6, 8.2),
        "section_leaving": (6.1, 488, 6.3, 7.0)}),
    2024: (1_250, 498, {
        "overall": (8.2, 486, 7.8, 8.5), "involved": (7.0, 479, 6.6, 7.3), "kindness": (9.3, 490, 8.6, 9.2),
        "leaving": (6.5, 462, 6.2, 7.0), "section_care": (7.9, 493, 7.6, 8.2),
        "section_leaving": (6.6, 471, 6.3, 7.0)}),
}  # fmt: skip


def play(stage: Stage) -> None:
    """This will bring in each year's file, one after another, as Rosa did one morning."""
    rosa, board = stage.actor("rosa"), stage.organisations["board"]
    with days_ago(31, hour=9):
        for year in PRACTICES:
            mapping = mappings()[f"gpps_{year}"]
            found = read_survey(BytesIO(_file(stage, year, mapping).encode()), mapping)
            bring_in_survey(actor=rosa, organisation=board, found=found, file_name=mapping.file)
        for year in HOSPITAL:
            mapping = mappings()[f"inpatient_{year}"]
            found = read_survey(BytesIO(_scores(stage, year, mapping).encode()), mapping)
            bring_in_survey(actor=rosa, organisation=board, found=found, file_name=mapping.file)


def _file(stage: Stage, year: int, mapping: Mapping) -> str:
    """A file with the columns that this year's has, as the mapping names them."""
    written = StringIO()
    rows = csv.DictWriter(written, mapping.named)
    rows.writeheader()
    for key, (eligible, asked, answered, said) in PRACTICES[year].items():
        body = stage.organisations[key]
        facts = {"code": body.ods_code, "name": body.name.upper(), "asked": asked, "answered": answered}
        facts["eligible"] = eligible
        row: dict[str, object] = {column: facts[what] for what, column in mapping.columns.items()}
        for question, columns in mapping.questions.items():
            row |= _cells(columns, *said[question])
        rows.writerow(row)
    return written.getvalue()


def _scores(stage: Stage, year: int, mapping: Mapping) -> str:
    asked, answered, said = HOSPITAL[year]
    body = stage.organisations["hospital"]
    facts = {"code": body.ods_code, "name": body.name.upper(), "asked": asked, "answered": answered}
    row: dict[str, object] = {column: facts[what] for what, column in mapping.columns.items()}
    for question, columns in mapping.questions.items():
        names = (columns.score, columns.base, columns.expected_low, columns.expected_high)
        row |= dict(zip(names, said[question], strict=True))
    written = StringIO()
    rows = csv.DictWriter(written, mapping.named)
    rows.writeheader()
    rows.writerow(row)
    return written.getvalue()


def _cells(columns: Columns, share: object, base: int) -> dict[str, object]:
    if isinstance(share, tuple):
        return {columns.base: base} | {columns.answers[name]: share[place] for name, place in SUPPORT.items()}
    if not isinstance(share, float):
        return dict.fromkeys(columns.named, HIDDEN)
    worth = base / WORTH
    range_ = wilson(share * worth, worth)
    cells: dict[str, object] = {columns.share: share, columns.base: base}
    ends = {columns.low: f"{range_.low:.6f}", columns.high: f"{range_.high:.6f}"}
    return cells | {name: end for name, end in ends.items() if name}
