"""The four cubes made by pandas from the same Parquet files, month by month, for a comparison with DuckDB.

Written as somebody who knows pandas would: joins and group-bys on categories, no loop over rows. Every row is compared
with DuckDB's. pandas and pyarrow are no part of Partake: without them nothing is compared.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

HEARD = ["month", "organisation", "service", "kind", "channel", "sampling", "speaker"]
GROUPS = ["month", "organisation", "service", "characteristic", "list_version", "category"]
SPOT = ["month", "organisation", "service"]
Frames = Mapping[str, Any]


def is_here() -> bool:
    """This will say whether pandas can be asked."""
    try:
        import pandas
        import pyarrow
    except ImportError:
        return False
    return bool(pandas and pyarrow)


def read(folder: Path, parts: Iterable[str], tables: Iterable[str]) -> dict[str, Any]:
    """This will read the tables of some parts, words as categories: repeated words are what pandas is slow at."""
    import pandas

    found = {}
    for table in tables:
        several = [pandas.read_parquet(folder / part / f"{table}.parquet") for part in parts]
        frame = pandas.concat(several, ignore_index=True)
        words = frame.select_dtypes(include=["object", "string"]).columns.difference(["month"])
        found[table] = frame.astype(dict.fromkeys(words, "category"))
    return found


def spots(frames: Frames, answers_now: Mapping[int, int], of_service: Mapping[int, int]) -> Any:
    """This will give where each voice counts; a row for a whole body has no service (0)."""
    import pandas

    abouts = frames["abouts"]
    abouts = abouts[abouts.organisation.isin(list(answers_now))]
    body = abouts.service.map(of_service).fillna(abouts.organisation.map(answers_now)).astype("int64")
    made = abouts.assign(organisation=body, service=abouts.service.fillna(0).astype("int64"))
    of_services = made[made.service != 0].drop_duplicates()
    of_bodies = made[["voice", "organisation"]].drop_duplicates().assign(service=0)
    return pandas.concat([of_services, of_bodies], ignore_index=True)


def heard(frames: Frames, at: Any) -> Any:
    """This will give how many were heard, and how."""
    by_person = _labelled(frames)
    voices = frames["voices"].join(by_person, on="voice")
    voices["labelled"] = ((voices.wrote == 1) & (voices.by_person == 1)).astype("int64")
    voices["suggested"] = ((voices.wrote == 1) & (voices.by_person == 0)).astype("int64")
    made = at.merge(voices, on="voice").groupby(HEARD, observed=True)
    return made.agg(
        voices=("voice", "size"),
        with_words=("wrote", "sum"),
        labelled=("labelled", "sum"),
        suggested=("suggested", "sum"),
    )


def answers(frames: Frames, at: Any) -> Any:
    """This will give how many gave each answer to the Friends and Family question."""
    voices = frames["voices"]
    given = voices[voices.score.between(1, 6)]
    return at.merge(given[["voice", "month", "score"]], on="voice").groupby([*SPOT, "score"]).size()


def themes(frames: Frames, at: Any) -> Any:
    """This will give how many voices are about each theme, a person's label before a machine's."""
    labels, by_person = frames["labels"], _labelled(frames)
    labels = labels[labels.theme != ""].join(by_person, on="voice", how="inner")
    labels = labels[(labels.put_on_by == "PERSON") == (labels.by_person == 1)]
    labels = labels.assign(
        happy=(labels.sentiment == "HAPPY").astype("int64"), unhappy=(labels.sentiment == "UNHAPPY").astype("int64")
    )
    each = labels.groupby(["voice", "theme", "put_on_by"], observed=True)[["happy", "unhappy"]].max().reset_index()
    each["happy"] = each.happy.where(each.unhappy == 0, 0)
    made = at.merge(each, on="voice").merge(frames["voices"][["voice", "month"]], on="voice")
    made = made.groupby([*SPOT, "theme", "put_on_by"], observed=True)
    return made.agg(voices=("voice", "size"), happy=("happy", "sum"), unhappy=("unhappy", "sum"))


def groups(frames: Frames, at: Any) -> Any:
    """This will give how many of one kind of people were heard, and how they found it."""
    voices = frames["voices"][["voice", "month", "score"]]
    voices = voices.assign(
        scored=voices.score.between(1, 6).astype("int64"),
        good=voices.score.between(1, 2).astype("int64"),
        poor=voices.score.between(4, 5).astype("int64"),
    )
    made = at.merge(voices, on="voice").merge(frames["attributes"], on="voice").groupby(GROUPS, observed=True)
    return made.agg(voices=("voice", "size"), scored=("scored", "sum"), good=("good", "sum"), poor=("poor", "sum"))


CUBES: dict[str, Callable[[Frames, Any], Any]] = {
    "heard": heard,
    "answers": answers,
    "themes": themes,
    "groups": groups,
}
READS = {
    "heard": ("voices", "abouts", "labels"),
    "answers": ("voices", "abouts"),
    "themes": ("voices", "abouts", "labels"),
    "groups": ("voices", "abouts", "attributes"),
}


def plain(several: Iterable[Any]) -> Counter[tuple[str, ...]]:
    """This will give the rows of a cube as plain words, to be compared."""
    rows = (row for made in several for row in made.reset_index().itertuples(index=False, name=None))
    return Counter(tuple(str(value) for value in row) for row in rows)


def _labelled(frames: Frames) -> Any:
    labels = frames["labels"]
    labels = labels[labels.theme != ""]
    return (labels.put_on_by == "PERSON").astype("int64").groupby(labels.voice).max().rename("by_person")
