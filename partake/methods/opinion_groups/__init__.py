"""Who votes alike, how sure we are of it, what each group says, and what everyone agrees on.

Statements and votes in (`table_of_votes`); groups out (`opinion_groups`) with a stability figure; then
statements that tell groups apart or join them. Method: Polis, with the safeguards its users asked for.
"""

from partake.methods.opinion_groups.clusters import group_agreement
from partake.methods.opinion_groups.groups import OpinionGroups, opinion_groups
from partake.methods.opinion_groups.statements import (
    ConsensusStatement,
    GroupStatement,
    consensus_statements,
    group_informed_consensus,
    representative_statements,
)
from partake.methods.opinion_groups.votes import Vote, VoteTable, table_of_votes

__all__ = [
    "ConsensusStatement",
    "GroupStatement",
    "OpinionGroups",
    "Vote",
    "VoteTable",
    "consensus_statements",
    "group_agreement",
    "group_informed_consensus",
    "opinion_groups",
    "representative_statements",
    "table_of_votes",
]
