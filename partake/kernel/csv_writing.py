"""Lines of a CSV file that somebody opens in a spreadsheet, which would run a cell that begins like a formula."""

import csv
import io

FORMULA_STARTS = ("=", "+", "-", "@")


def csv_line(*cells: object) -> str:
    """This will give one line. Words that a spreadsheet could take for a formula begin with an apostrophe; numbers
    stay as they are."""
    line = io.StringIO()
    csv.writer(line).writerow(_harmless(cell) for cell in cells)
    return line.getvalue()


def _harmless(cell: object) -> object:
    """Spaces, tabs and line breaks before a formula are passed over by some."""
    if isinstance(cell, str) and (cell.lstrip().startswith(FORMULA_STARTS) or cell[:1] in ("\t", "\r")):
        return f"'{cell}"
    return cell
