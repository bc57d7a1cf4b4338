"""What grouping a large conversation costs, with and without its stability figure."""

import numpy as np

from bench.measure import Row, cpu_seconds
from partake.methods.opinion_groups import VoteTable, opinion_groups

RIVAL = "red-dwarf"


def rows() -> list[Row]:
    """This will group 2,000 invented people by 900 statements, each asked of one person in eight."""
    people, statements = 2000, 900
    rng = np.random.default_rng(0)
    views = rng.normal(size=(3, statements))
    values = np.sign(views[rng.integers(3, size=people)] + rng.normal(size=(people, statements)))
    values[rng.random(values.shape) > 0.12] = np.nan
    table = VoteTable(tuple(f"p{n:04}" for n in range(people)), tuple(f"s{n:03}" for n in range(statements)), values)
    size = f"{people:,} people, {statements} statements"
    stable, _ = cpu_seconds(lambda: opinion_groups(table))
    alone, _ = cpu_seconds(lambda: opinion_groups(table, resamples=0))
    beside = _rival_seconds(table)
    return [
        Row("Opinion groups with stability", size, stable, "CPU s", 5.0),
        Row(
            "Opinion groups without stability",
            size,
            alone,
            "CPU s",
            5.0,
            rival=RIVAL if beside is not None else None,
            rival_value=beside,
        ),
    ]


def _rival_seconds(table: VoteTable) -> float | None:
    try:
        from reddwarf.implementations.polis import run_pipeline
    except ImportError:
        return None
    votes = [
        {"participant_id": person, "statement_id": statement, "vote": int(table.values[person, statement])}
        for person, statement in np.argwhere(np.isfinite(table.values)).tolist()
    ]
    cost, _ = cpu_seconds(lambda: run_pipeline(votes=votes))
    return cost
