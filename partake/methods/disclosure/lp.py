"""Linear programmes kept warm between questions, on HiGHS.

The same programme is asked thousands of times with another objective or another bound; starting from the
last answer makes each question cost a few steps.
"""

from collections.abc import Sequence
from importlib import import_module
from typing import Any

import numpy as np

from partake.methods.errors import MethodError

Columns = Sequence[int]

_PRIMAL = 4
"""HiGHS's number for the primal simplex."""


def _highspy() -> Any:
    return import_module("highspy")  # heavy, and only wanted by those who attack or protect tables


def _solver(
    columns: int,
    rows: Sequence[tuple[Columns, Sequence[float]]],
    row_bounds: Sequence[tuple[float, float]],
    upper: Sequence[float],
    costs: Sequence[float],
) -> Any:
    """A HiGHS solver of non-negative columns with these rows of (columns, factors)."""
    highspy = _highspy()
    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = columns, len(rows)
    model.col_lower_, model.col_upper_ = np.zeros(columns), np.array(upper, dtype=float)
    model.col_cost_ = np.array(costs, dtype=float)
    model.row_lower_ = np.array([low for low, _ in row_bounds], dtype=float)
    model.row_upper_ = np.array([high for _, high in row_bounds], dtype=float)
    model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    starts = np.cumsum([0, *(len(places) for places, _ in rows)], dtype=np.int32)
    model.a_matrix_.start_ = starts
    model.a_matrix_.index_ = np.array([place for places, _ in rows for place in places], dtype=np.int32)
    model.a_matrix_.value_ = np.array([factor for _, factors in rows for factor in factors], dtype=float)
    solver = highspy.Highs()
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("solver", "simplex")
    solver.passModel(model)
    return solver


def _status(solver: Any) -> str:
    solver.run()
    return str(solver.getModelStatus().name)


class Unknowns:
    """This will find how small and how large sums of unknown counts (0 or more) can be, given other sums."""

    def __init__(self, columns: int, rows: Sequence[Columns], bounds: Sequence[tuple[float, float]]) -> None:
        self._solver = _solver(
            columns,
            [(row, [1.0] * len(row)) for row in rows],
            bounds,
            [float("inf")] * columns,
            [0.0] * columns,
        )
        # Only the objective changes from question to question, so the last answer stays feasible and the
        # primal simplex goes on from it: a quarter of the time of the dual (measured).
        self._solver.setOptionValue("simplex_strategy", _PRIMAL)

    def forget(self, row: int) -> None:
        """This will stop a sum from being known."""
        self._solver.changeRowBounds(row, -float("inf"), float("inf"))

    def smallest(self, columns: Columns) -> float:
        """This will give the smallest that the sum of these columns can be.

        Errors: `MethodError` when no counts at all agree with what is known.
        """
        return self._end(columns, "kMinimize")

    def largest(self, columns: Columns) -> float:
        """This will give the largest that the sum of these columns can be; infinite when nothing bounds it.

        Errors: as `smallest`.
        """
        return self._end(columns, "kMaximize")

    def _end(self, columns: Columns, sense: str) -> float:
        for column in columns:
            self._solver.changeColCost(column, 1.0)
        self._solver.changeObjectiveSense(getattr(_highspy().ObjSense, sense))
        status = _status(self._solver)
        found = float(self._solver.getInfo().objective_function_value)
        for column in columns:
            self._solver.changeColCost(column, 0.0)
        if status == "kUnbounded":
            return float("inf")
        if status != "kOptimal":
            raise MethodError("the published numbers contradict each other: no counts agree with them all.")
        return found


class Shifts:
    """This will find the cheapest cells to hide so that another table agrees with everything still shown.

    Cells are sums of columns whose true values are known. Moving a shown cell costs its weight for each
    person moved; moving a hidden one is free; `fixed` sums may move only within their bounds.
    """

    def __init__(
        self,
        values: Sequence[float],
        cells: Sequence[Columns],
        weights: Sequence[float],
        fixed: Sequence[tuple[Columns, float, float]],
    ) -> None:
        many = len(values)
        # Two columns for each value, up and down, then two for each cell of several values. A cell of one
        # value is that value's own pair.
        rows: list[tuple[Columns, Sequence[float]]] = []
        bounds: list[tuple[float, float]] = []
        costs = [0.0] * (2 * many)
        upper = [bound for value in values for bound in (float("inf"), float(value))]
        self._pair: list[int] = []
        alone: set[int] = set()
        for cell, weight in zip(cells, weights, strict=True):
            if len(cell) == 1 and cell[0] not in alone:
                alone.add(cell[0])
                self._pair.append(2 * cell[0])
                costs[2 * cell[0]] = costs[2 * cell[0] + 1] = weight
                continue
            pair = len(costs)
            self._pair.append(pair)
            costs += [weight, weight]
            upper += [float("inf"), float("inf")]
            both = [column for value in cell for column in (2 * value, 2 * value + 1)]
            rows.append(([*both, pair, pair + 1], [*[1.0, -1.0] * len(cell), -1.0, 1.0]))
            bounds.append((0.0, 0.0))
        for places, low, high in fixed:
            both = [column for value in places for column in (2 * value, 2 * value + 1)]
            rows.append((both, [1.0, -1.0] * len(places)))
            now = sum(values[value] for value in places)
            bounds.append((low - now, high - now))
        self._upper = upper
        self._solver = _solver(len(costs), rows, bounds, upper, costs)

    def hide(self, cell: int) -> None:
        """This will make a cell free to move."""
        for column in (self._pair[cell], self._pair[cell] + 1):
            self._solver.changeColCost(column, 0.0)

    def cheapest(self, cell: int, shift: float) -> list[int] | None:
        """This will give the cells that move when `cell` moves by `shift` at the least cost, or None when
        it cannot move so far."""
        pair = self._pair[cell]
        up, down = max(0.0, shift), max(0.0, -shift)
        self._solver.changeColBounds(pair, up, up)
        self._solver.changeColBounds(pair + 1, down, down)
        found = None
        if _status(self._solver) == "kOptimal":
            moves = self._solver.getSolution().col_value
            found = [other for other, at in enumerate(self._pair) if abs(moves[at] - moves[at + 1]) > 1e-6]
        self._solver.changeColBounds(pair, 0.0, self._upper[pair])
        self._solver.changeColBounds(pair + 1, 0.0, self._upper[pair + 1])
        return found
