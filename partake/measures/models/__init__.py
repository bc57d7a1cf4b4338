"""What was measured of a person, what they aim for, and files of results that wait or went in."""

from partake.measures.models.files import FaultyRow, ResultFile, WaitingRow
from partake.measures.models.results import Result, Target

__all__ = ["FaultyRow", "Result", "ResultFile", "Target", "WaitingRow"]
