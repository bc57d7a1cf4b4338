"""How the tables of one quarter hang together: what somebody who has them all may add up across them. No database.

Everybody who was heard of a service gave one of the answers or none, and what they wrote was sorted or was not. Those
of all services are everybody who was heard, and comments that came with an answer are among all comments. Where a
number does not fit that (somebody spoke of two services), nobody can rely on it, and it ties nothing.
"""

from collections import Counter
from dataclasses import dataclass, field

from partake.insight.publishing.counting import LABELLED, SUGGESTED, Exact
from partake.methods.disclosure import Dimension, Statement, Table, cross_table, same_number

ALL = "all"
COMMENT = "COMMENT"
ANSWERS, COMMENTS, READ, KIND, CHANNEL, HEARD = "answers", "comments", "read", "kind", "channel", "heard"

Atom = tuple[str, ...]
Atoms = frozenset[Atom]


@dataclass
class Tied:
    """The tables about everyone who was heard, with what ties them. `comments` are the atoms of each unit's comments,
    bodies and everyone among them."""

    counts: dict[Atom, int]
    tables: list[Table] = field(default_factory=list)
    ties: list[Statement] = field(default_factory=list)
    comments: dict[str, Atoms] = field(default_factory=dict)
    most: int = 0

    def tie(self, one: Atoms, other: Atoms, name: Atom) -> None:
        """This will keep that two sums are the same number. What makes them differ must be an atom of one of them."""
        self.counts[name] = self.most - sum(self.counts[atom] for atom in one)
        self.ties += same_number(one, other, less=name, most=self.most)


def tie(exact: Exact) -> Tied:
    """This will put the tables of answers, comments and what was heard beside each other."""
    answers: dict[Atom, int] = {(ANSWERS, *key): many for key, many in exact.answers.items()}
    comments: dict[Atom, int] = {
        (COMMENTS, unit, by): exact.comments.get((unit, by), 0)
        for unit, _ in exact.comments
        for by in (LABELLED, SUGGESTED)
    }
    heard: dict[Atom, int] = {(HEARD, *key): many for key, many in exact.heard.items()}
    tied = Tied(answers | comments | heard)
    tied.most = 10 * sum(tied.counts.values())
    units = Dimension(1, exact.parents)
    tied.tables.append(cross_table(ANSWERS, answers, [units, Dimension(2, {}, total=ALL)]))
    if sum(comments.values()):
        tied.tables.append(cross_table(COMMENTS, comments, [units]))
        tied.tables.append(cross_table(READ, comments, [Dimension(2, {})]))
        tied.comments = {cell[0]: atoms for cell, atoms in tied.tables[1].cells.items()}
    if sum(heard.values()):
        tied.tables.append(cross_table(KIND, heard, [Dimension(1, {})]))
        tied.tables.append(cross_table(CHANNEL, heard, [Dimension(2, {})]))
        tied.tables.append(Table(HEARD, {(ALL,): frozenset(heard)}))
        _with_units(tied, answers, comments, heard)
        _with_answers(tied, answers, heard)
    return tied


def _with_units(tied: Tied, answers: dict[Atom, int], comments: dict[Atom, int], heard: dict[Atom, int]) -> None:
    """Who gave no answer is counted nowhere, so there may be any number of them in a unit, but of all units just as
    many as were heard beyond those who answered."""
    answered, was_sorted = _by_unit(answers), _by_unit(comments)
    units = sorted({*answered, *was_sorted})
    silent = {unit: max(0, was_sorted[unit] - answered[unit]) for unit in units}
    left = sum(heard.values()) - sum(answered.values()) - sum(silent.values())
    if left < 0:
        return
    silent[units[0]] += left
    for unit in units:
        no_answer, not_sorted = ("no answer", unit), ("not sorted", unit)
        tied.counts[no_answer] = silent[unit]
        tied.counts[not_sorted] = answered[unit] + silent[unit] - was_sorted[unit]
        tied.tie(
            frozenset({no_answer, *(atom for atom in answers if atom[1] == unit)}),
            frozenset({not_sorted, *(atom for atom in comments if atom[1] == unit)}),
            ("below", unit),
        )
    tied.tie(frozenset({*answers, *(("no answer", unit) for unit in units)}), frozenset(heard), ("below", HEARD))


def _with_answers(tied: Tied, answers: dict[Atom, int], heard: dict[Atom, int]) -> None:
    """Comments heard are at least those with an answer."""
    of_kind = frozenset(atom for atom in heard if atom[1] == COMMENT)
    without = sum(heard[atom] for atom in of_kind) - sum(answers.values())
    if of_kind and without >= 0:
        tied.counts["comment without an answer",] = without
        tied.tie(frozenset({*answers, ("comment without an answer",)}), of_kind, ("below", COMMENT))


def _by_unit(counts: dict[Atom, int]) -> Counter[str]:
    found: Counter[str] = Counter()
    for (_, unit, *_), many in counts.items():
        found[unit] += many
    return found
