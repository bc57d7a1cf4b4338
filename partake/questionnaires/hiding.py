"""Which numbers of a questionnaire may stand on a page that counts groups apart, by the rule of `methods.disclosure`.

How many gave an answer in all, and how many answered in each way, are known. With them, a number for one way could
tell what a few people said: such numbers come back as None.
"""

from collections.abc import Callable, Mapping, Sequence

from partake.methods.disclosure import Dimension, Statement, Table, cross_table, protect
from partake.methods.errors import MethodError

FEWEST = 5
ALL, REST = "*all", "*rest"
Cells = dict[tuple[str, str], int | None]
Said = Callable[[str, str], int]


def safe_by_way(codes: Sequence[str], said: Said, by_way: Mapping[str, int], *, one_each: bool) -> Cells:
    """This will give how often each of `codes` was given in each way, or None. `by_way` is how many answered in each;
    `one_each` says that a person could give one of the codes only, so that together they give more away."""
    together = [tuple(codes)] if one_each else [(code,) for code in codes]
    hidden: Cells = {(code, way): None for code in codes for way in by_way}
    for group in together:
        hidden |= _safe(group, said, by_way)
    return hidden


def safe_alone(counts: Mapping[str, int]) -> tuple[dict[str, int | None], int | None]:
    """This will give the numbers of a question about who people are, and their sum, or None for each that is hidden."""
    if not counts:
        return {}, 0
    table = cross_table("all", [(code,) for code in counts], [Dimension(0, {}, total=ALL)])
    found = protect({(code,): count for code, count in counts.items()}, [table], fewest=FEWEST).tables["all"]
    return {code: found[code,].shown for code in counts}, found[ALL,].shown


def _safe(codes: Sequence[str], said: Said, by_way: Mapping[str, int]) -> Cells:
    atoms = {(code, way): said(code, way) for code in codes for way in by_way}
    atoms |= {(REST, way): count - sum(said(code, way) for code in codes) for way, count in by_way.items()}
    rows = {code: sum(atoms[code, way] for way in by_way) for code in (*codes, REST)}
    known = [_known([(code, way) for way in by_way], total) for code, total in rows.items()]
    known += [_known([(code, way) for code in rows], total) for way, total in by_way.items()]
    # Of fewer people than the rule is about, nothing is said for each way: what is known of them is known.
    cells = {
        (code, way): frozenset({(code, way)})
        for code in codes
        for way in by_way
        if rows[code] >= FEWEST and by_way[way] >= FEWEST
    }
    try:
        found = protect(atoms, [Table("ways", cells)], fewest=FEWEST, earlier=known).tables["ways"] if cells else {}
    except MethodError:  # what is known already places a few people: then nothing more is said
        return {}
    return {cell: count.shown for cell, count in found.items()}


def _known(atoms: Sequence[tuple[str, str]], total: int) -> Statement:
    return Statement(frozenset(atoms), total, total)
