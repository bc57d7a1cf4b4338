"""Votes on statements, put as a table of people by statements."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from partake.methods.errors import MethodError

Floats = NDArray[np.float64]
Groups = NDArray[np.intp]

AGREE, PASS, DISAGREE = 1, 0, -1


@dataclass(frozen=True)
class Vote:
    """This will stand for what one person said of one statement: 1 agrees, 0 passes, -1 disagrees."""

    person: str
    statement: str
    value: int


@dataclass(frozen=True, eq=False)
class VoteTable:
    """This will hold votes as `values` (people x statements): 1, 0 or -1, and NaN where a person has not
    voted. People and statements are in order of their ids."""

    people: tuple[str, ...]
    statements: tuple[str, ...]
    values: Floats


def table_of_votes(votes: Iterable[Vote], *, leave_out: Collection[str] = ()) -> VoteTable:
    """This will gather votes, given oldest first, into a table; a person who votes again on a statement
    changes their vote. Statements in `leave_out` (rejected by a moderator) are not in the table.

    Raises:
        MethodError: no votes, or a vote that is not 1, 0 or -1.

    Example:
        >>> from partake.methods.opinion_groups import Vote, table_of_votes
        >>> again = [Vote("ana", "parking", 1), Vote("ben", "parking", 0), Vote("ana", "parking", -1)]
        >>> table_of_votes(again).values.tolist()
        [[-1.0], [0.0]]
    """
    last: dict[tuple[str, str], int] = {}
    for vote in votes:
        if vote.value not in (AGREE, PASS, DISAGREE):
            raise MethodError(f"{vote.person}'s vote on {vote.statement} is {vote.value!r}: it must be 1, 0 or -1.")
        if vote.statement not in leave_out:
            last[vote.person, vote.statement] = vote.value
    if not last:
        raise MethodError("There are no votes.")
    people = tuple(sorted({person for person, _ in last}))
    statements = tuple(sorted({statement for _, statement in last}))
    row = {person: number for number, person in enumerate(people)}
    column = {statement: number for number, statement in enumerate(statements)}
    values = np.full((len(people), len(statements)), np.nan)
    for (person, statement), value in last.items():
        values[row[person], column[statement]] = value
    return VoteTable(people, statements, values)
