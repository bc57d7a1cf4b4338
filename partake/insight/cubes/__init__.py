"""The queries that make the cubes, each in a file of its own, in the SQL that DuckDB and Apache Spark both take
(docs/reference/insight-sql.md)."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from partake.insight.models import AnswersMonth, GroupsMonth, HeardMonth, ThemesMonth
from partake.insight.models.cubes import Cube

FOLDER = Path(__file__).parent
# What the cubes are made from, in this order; the tables `voices`, `abouts`, `attributes`, `answers` and
# `labels` are the dataset's, `bodies` and `services` say who answers for what now.
STEPS = ("spots", "labelled")


@dataclass(frozen=True)
class CubeQuery:
    """One cube: the file of its query, its table, and the columns the query gives, in order."""

    name: str
    model: type[Cube]
    columns: tuple[str, ...]


CUBES = (
    CubeQuery(
        "heard",
        HeardMonth,
        (
            "month",
            "organisation",
            "service",
            "kind",
            "channel",
            "sampling",
            "speaker",
            "voices",
            "with_words",
            "labelled",
            "suggested",
        ),
    ),
    CubeQuery("answers", AnswersMonth, ("month", "organisation", "service", "question", "answer", "voices")),
    CubeQuery(
        "themes", ThemesMonth, ("month", "organisation", "service", "theme", "put_on_by", "voices", "happy", "unhappy")
    ),
    CubeQuery(
        "groups",
        GroupsMonth,
        (
            "month",
            "organisation",
            "service",
            "characteristic",
            "list_version",
            "category",
            "voices",
            "scored",
            "good",
            "poor",
        ),
    ),
)


@cache
def query(name: str) -> str:
    """This will give the SQL of one step or cube."""
    return (FOLDER / f"{name}.sql").read_text()
