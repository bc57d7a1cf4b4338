"""Scoring: a survey question standardised for one large body. No rival is named that can be installed."""

import numpy as np

from bench.measure import Row, cpu_seconds
from partake.methods.scoring.surveys import Response, standardised_score

RESPONDENTS = 10_000


def rows() -> list[Row]:
    """This will measure one standardised score of 10,000 respondents in 24 cells."""
    random = np.random.default_rng(7)
    cells = random.integers(0, 24, RESPONDENTS).tolist()
    marks = random.choice([10.0, 5.0, 0.0], RESPONDENTS).tolist()
    responses = [Response(cell, mark) for cell, mark in zip(cells, marks, strict=True)]
    national = dict.fromkeys(range(24), 1.0)
    seconds, _ = cpu_seconds(lambda: standardised_score(responses, national), repeat=3)
    return [Row("standardised survey score", f"{RESPONDENTS:,} respondents, 24 cells", seconds, "CPU-s")]
