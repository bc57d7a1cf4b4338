"""Linear and integer programmes, put to HiGHS (MIT licence) in one way.

HiGHS: Huangfu and Hall, "Parallelizing the dual revised simplex method", Mathematical Programming
Computation 10 (2018).
"""

from dataclasses import dataclass
from importlib import import_module
from typing import Any

import numpy as np

from partake.methods.lottery.pool import Floats


@dataclass(frozen=True, eq=False)
class Solution:
    """This will hold the best point, its worth, and (for a linear programme) the price of each row."""

    point: Floats
    worth: float
    prices: Floats


def best(
    worth: Floats,
    upper: Floats,
    rows: Floats,
    lowest: Floats,
    highest: Floats,
    *,
    lower: Floats | None = None,
    whole: bool = False,
    gap: float = 0.0,
) -> Solution | None:
    """This will find the point worth most with lower <= point <= upper and lowest <= rows @ point <= highest;
    in whole numbers if `whole`, then within the relative `gap` of the best. None when there is no such point.
    One thread and no clock, so the same question has the same answer.
    """
    from scipy.sparse import csc_matrix

    highspy: Any = import_module("highspy")  # its classes carry no types
    sparse = csc_matrix(rows)
    programme = highspy.HighsLp()
    programme.num_col_, programme.num_row_ = len(worth), len(lowest)
    programme.sense_ = highspy.ObjSense.kMaximize
    programme.col_cost_ = worth
    programme.col_lower_ = np.zeros(len(worth)) if lower is None else lower
    programme.col_upper_ = upper
    programme.row_lower_, programme.row_upper_ = lowest, highest
    programme.a_matrix_.format_ = highspy.MatrixFormat.kColwise
    programme.a_matrix_.start_, programme.a_matrix_.index_ = sparse.indptr, sparse.indices
    programme.a_matrix_.value_ = sparse.data
    if whole:
        programme.integrality_ = [highspy.HighsVarType.kInteger] * len(worth)
    solver = highspy.Highs()
    solver.silent()
    solver.setOptionValue("threads", 1)
    solver.setOptionValue("mip_rel_gap", gap)
    solver.setOptionValue("mip_abs_gap", 1e-9)
    solver.passModel(programme)
    solver.run()
    if solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        return None
    found = solver.getSolution()
    point = np.array(found.col_value)
    return Solution(
        point=np.round(point) if whole else point,
        worth=solver.getInfo().objective_function_value,
        prices=np.array(found.row_dual),
    )
