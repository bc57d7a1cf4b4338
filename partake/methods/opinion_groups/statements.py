"""What each group says that others do not, and what everyone says: Polis's tests on statements."""

from dataclasses import dataclass

import numpy as np

from partake.methods.errors import MethodError
from partake.methods.opinion_groups.groups import OpinionGroups
from partake.methods.opinion_groups.votes import AGREE, DISAGREE, Floats, VoteTable

SIGNIFICANT = 1.2816
"""A score above this comes by chance one time in ten (one-sided normal), as in Polis."""


@dataclass(frozen=True)
class GroupStatement:
    """This will say that of `voted` people of `group` who saw a statement, `count` took `side` (1 agrees, -1
    disagrees): an estimated `share` (0 to 1), `ratio` times the share elsewhere, and the scores (z) of share
    against one half and against the share elsewhere."""

    group: int
    statement: str
    side: int
    count: int
    voted: int
    share: float
    ratio: float
    share_score: float
    ratio_score: float


@dataclass(frozen=True)
class ConsensusStatement:
    """This will say that of all `voted` people who saw a statement, `count` took `side` (1 agrees, -1
    disagrees): an estimated `share` (0 to 1) and its score (z) against one half."""

    statement: str
    side: int
    count: int
    voted: int
    share: float
    share_score: float


def representative_statements(table: VoteTable, groups: OpinionGroups, *, most: int = 5) -> tuple[GroupStatement, ...]:
    """This will give, for each group in turn, at most `most` statements that tell it from everyone else: both
    scores pass at 90%, strongest first. People in no group are not counted.

    The scores pick statements to show; they are not corrected for the number of statements tested.

    Raises:
        MethodError: a group with someone who is not in the table.

    Source: as `opinion_groups`; shares are (count + 1) / (voted + 2), so that few votes claim little.

    Example:
        >>> from partake.methods.opinion_groups import *
        >>> votes = [Vote(f"p{p:02}", f"s{s}", 1 if (p < 15) == (s < 4) or (p + s) % 7 == 0 else -1)
        ...          for p in range(25) for s in range(8)]
        >>> table = table_of_votes(votes)
        >>> first = representative_statements(table, opinion_groups(table), most=1)[0]
        >>> first.group, first.statement, first.side, first.count, first.voted
        (1, 's4', -1, 13, 15)
    """
    chosen = []
    for group, inside in enumerate(_members(table, groups), start=1):
        outside = np.isin(np.array(table.people), list(groups.group_of)) & ~inside
        found = []
        for side in (AGREE, DISAGREE):
            count, voted = _counts(table.values[inside], side)
            others, seen = _counts(table.values[outside], side)
            share, elsewhere = (count + 1) / (voted + 2), (others + 1) / (seen + 2)
            ratio, score, against = share / elsewhere, _score(count, voted), _two(count, voted, others, seen)
            for at in np.flatnonzero((score > SIGNIFICANT) & (against > SIGNIFICANT)):
                statement = GroupStatement(
                    group, table.statements[at], side, int(count[at]), int(voted[at]),
                    *(float(figure[at]) for figure in (share, ratio, score, against)),
                )  # fmt: skip
                found.append((-share[at] * ratio[at] * score[at] * against[at], statement.statement, statement))
        chosen += [statement for *_, statement in sorted(found)[:most]]
    return tuple(chosen)


def consensus_statements(table: VoteTable, *, most: int = 5) -> tuple[ConsensusStatement, ...]:
    """This will give at most `most` statements that people agree on whatever their group, then at most `most`
    that they reject: more than half take the side and the score passes at 90%, strongest first.

    Source: as `opinion_groups`.

    Example:
        >>> from partake.methods.opinion_groups import Vote, consensus_statements, table_of_votes
        >>> votes = [Vote(f"p{p}", "keep the clinic", 1) for p in range(9)]
        >>> votes += [Vote(f"p{p}", "close at noon", 1 if p < 4 else -1) for p in range(9)]
        >>> found = consensus_statements(table_of_votes(votes))
        >>> [(each.statement, round(each.share, 2)) for each in found]
        [('keep the clinic', 0.91)]
    """
    chosen = []
    for side in (AGREE, DISAGREE):
        count, voted = _counts(table.values, side)
        share, score = (count + 1) / (voted + 2), _score(count, voted)
        found = [
            (
                -share[at] * score[at],
                ConsensusStatement(
                    table.statements[at],
                    side,
                    int(count[at]),
                    int(voted[at]),
                    float(share[at]),
                    float(score[at]),
                ),
            )
            for at in np.flatnonzero((share > 0.5) & (score > SIGNIFICANT))
        ]
        chosen += [statement for _, statement in sorted(found, key=lambda pair: pair[0])[:most]]
    return tuple(chosen)


def group_informed_consensus(table: VoteTable, groups: OpinionGroups) -> dict[str, float]:
    """This will score each statement (0 to 1) by how far every group agrees with it, so that no group can
    outvote another: the product over groups of (agree + 1) / (voted + 2). Highest first.

    Raises:
        MethodError: a group with someone who is not in the table.

    Source: as `opinion_groups`.
    """
    scores = np.ones(len(table.statements))
    for inside in _members(table, groups):
        count, voted = _counts(table.values[inside], AGREE)
        scores *= (count + 1) / (voted + 2)
    order = np.argsort(-scores, kind="stable")
    return {table.statements[at]: float(scores[at]) for at in order}


def _members(table: VoteTable, groups: OpinionGroups) -> list[np.ndarray]:
    strangers = set(groups.group_of) - set(table.people)
    if strangers:
        raise MethodError(f"{min(strangers)} is in a group but not in the table of votes.")
    own = np.array([groups.group_of.get(person, 0) for person in table.people])
    return [own == group for group in range(1, own.max() + 1)]


def _counts(values: Floats, side: int) -> tuple[Floats, Floats]:
    return (values == side).sum(axis=0).astype(float), np.isfinite(values).sum(axis=0).astype(float)


def _score(count: Floats, voted: Floats) -> Floats:
    """Polis's one-proportion score against a half, with one success added."""
    score: Floats = 2 * np.sqrt(voted + 1) * ((count + 1) / (voted + 1) - 0.5)
    return score


def _two(count: Floats, voted: Floats, others: Floats, seen: Floats) -> Floats:
    """Polis's two-proportion score, with one success added on each side."""
    together = (count + others + 2) / (voted + seen + 2)
    spread = np.sqrt(np.maximum(together * (1 - together), 0) * (1 / (voted + 1) + 1 / (seen + 1)))
    gap = (count + 1) / (voted + 1) - (others + 1) / (seen + 1)
    score: Floats = np.divide(gap, spread, out=np.zeros_like(gap), where=spread > 0)
    return score
