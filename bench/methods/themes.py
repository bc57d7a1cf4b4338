"""Themes: accuracy, speed and transfer on real labelled feedback, by the protocol of `patient_feedback`.

The rivals, measured in the same run on the same halves, are the established default for such comments
(TF-IDF and a linear support vector machine, balanced) and, for what to label next, labelling at random.
"""

import os
import warnings
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from statistics import mean

import numpy as np

from bench.measure import Row, cpu_seconds
from bench.methods.patient_feedback import (
    FILE,
    SEEDS,
    THEMES,
    TRIVIAL,
    across,
    halves,
    once_each,
    read_feedback,
    without_trivial,
)
from partake.methods.themes import AccuracyCard, Labelled, ThemeModel, judge, rank_to_label, suggest, train
from partake.methods.themes.training import learn

LINEAR = "TF-IDF + linear SVM"


def rows() -> list[Row]:
    """This will measure accuracy, speed, transfer and choosing what to label: about 150 CPU-seconds.

    Empty where the external data folder is absent.
    """
    root = Path(__file__).resolve().parents[2].parent
    path = Path(os.environ.get("PARTAKE_EXTERNAL_DATA", root / "shared" / "data")) / FILE
    if not path.exists():
        return []
    return [*_within(path), *_across(path), *_labelling(path)]


def _within(path: Path) -> list[Row]:
    feedback = read_feedback(path)
    cards, plain, once, rivals, seconds = [], [], [], [], []
    for seed in SEEDS:
        teach, rest = halves(feedback, seed)
        taught, model = cpu_seconds(lambda teach=teach: _train(teach))  # type: ignore[misc]
        seconds.append(taught)
        cards.append(judge(model, rest, trivial=TRIVIAL))
        once.append(judge(model, once_each(without_trivial(rest))))
        rivals.append(_linear(without_trivial(teach), without_trivial(rest)))
    for seed in SEEDS:
        teach, rest = halves(read_feedback(path, narrow_continuity=True), seed)
        plain.append(judge(_train(teach), without_trivial(rest)))
    comments = [each.comment for each in without_trivial(rest)] * 5
    spent, _ = cpu_seconds(lambda: suggest(model, comments), repeat=3)
    with_trivial = [card.with_trivial for card in cards if card.with_trivial]
    size = "31 themes, mean of 3 seeds"
    micro, macro = mean(each[0] for each in rivals), mean(each[1] for each in rivals)
    narrow = f"{size}, continuity read narrowly"
    return [
        _f1("themes, micro-F1", size, _micro(cards), 0.73, micro),
        _f1("themes, macro-F1", size, _macro(cards), 0.57, macro),
        _f1("themes, lowest micro-F1 of a seed", "3 seeds", min(card.scores.micro_f1 for card in cards), 0.71),
        _f1("themes, lowest macro-F1 of a seed", "3 seeds", min(card.scores.macro_f1 for card in cards), 0.54),
        _f1("themes, micro-F1, each text judged once", size, _micro(once), 0.73),
        _f1("themes, macro-F1, each text judged once", size, _macro(once), 0.57),
        _f1("themes, micro-F1", narrow, _micro(plain), 0.73),
        _f1("themes, macro-F1", narrow, _macro(plain), 0.57),
        _f1("themes with the trivial class, micro-F1", size, mean(each.micro_f1 for each in with_trivial)),
        _f1("themes with the trivial class, macro-F1", size, mean(each.macro_f1 for each in with_trivial)),
        Row("themes, training", f"{len(without_trivial(teach)):,} comments", max(seconds), "CPU-s", 60),
        Row(
            "themes, suggestion with three words why",
            f"{len(comments):,} comments",
            len(comments) / spent,
            "comments a CPU-s",
            5_000,
            higher_is_better=True,
        ),
    ]


def _across(path: Path) -> list[Row]:
    feedback = read_feedback(path)
    found = []
    for here, there, micro, macro in (("NEAS", "NHFT", 0.52, 0.32), ("NHFT", "NEAS", 0.57, 0.36)):
        teach, rest = across(feedback, here, there)
        scores, rival = judge(_learn(teach), rest).scores, _linear(teach, rest)
        size = f"{here} to {there}, {len(rest):,} comments"
        found.append(_f1("themes, one trust to another, micro-F1", size, scores.micro_f1, micro, rival[0]))
        found.append(_f1("themes, one trust to another, macro-F1", size, scores.macro_f1, macro, rival[1]))
    return found


def _labelling(path: Path) -> list[Row]:
    """300 comments labelled at random, then 300 more in three rounds: by rank, and at random again."""
    chosen, drawn = [], []
    for seed in SEEDS:
        teach, rest = map(without_trivial, halves(read_feedback(path), seed))
        pool = once_each(teach)
        order = np.random.default_rng(seed).permutation(len(pool))
        shuffled = [pool[row] for row in order]
        drawn.append(judge(_learn(shuffled[:600]), rest).scores.macro_f1)
        labelled, waiting = shuffled[:300], shuffled[300:]
        for _ in range(3):
            ranked = rank_to_label(_learn(labelled), [each.comment for each in waiting], 100)
            picked = {each.index for each in ranked}
            labelled += [waiting[index] for index in sorted(picked)]
            waiting = [each for index, each in enumerate(waiting) if index not in picked]
        chosen.append(judge(_learn(labelled), rest).scores.macro_f1)
    size = "600 labels, mean of 3 seeds"
    row = _f1("themes, what to label next, macro-F1", size, mean(chosen), None, mean(drawn))
    return [replace(row, rival="labelled at random")]


def _train(examples: Sequence[Labelled]) -> ThemeModel:
    return train(without_trivial(examples), themes=THEMES)


def _learn(examples: Sequence[Labelled]) -> ThemeModel:
    return learn(examples, THEMES, ())


def _micro(cards: Sequence[AccuracyCard]) -> float:
    return mean(card.scores.micro_f1 for card in cards)


def _macro(cards: Sequence[AccuracyCard]) -> float:
    return mean(card.scores.macro_f1 for card in cards)


def _f1(what: str, size: str, value: float, budget: float | None = None, rival: float | None = None) -> Row:
    name = None if rival is None else LINEAR
    return Row(what, size, value, "F1", budget, higher_is_better=True, rival=name, rival_value=rival)


def _linear(teach: Sequence[Labelled], rest: Sequence[Labelled]) -> tuple[float, float]:
    """Words and pairs, letter runs of 2 to 5, the question; one balanced linear machine for each theme."""
    from sklearn.exceptions import ConvergenceWarning
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.metrics import f1_score
    from sklearn.pipeline import make_union
    from sklearn.svm import LinearSVC

    union = make_union(
        TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, min_df=2),
        TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True, min_df=2),
    )
    known = union.fit_transform([f"question{each.question} {each.text}" for each in teach])
    new = union.transform([f"question{each.question} {each.text}" for each in rest])
    given, truth = (np.array([[theme in each.themes for theme in THEMES] for each in half]) for half in (teach, rest))
    scores = np.full(truth.shape, -9.0)
    # Left as people run it: on some themes it stops short of converging, and says so.
    warnings.simplefilter("ignore", ConvergenceWarning)
    for column in np.flatnonzero(given.any(axis=0)):
        machine = LinearSVC(class_weight="balanced", random_state=0).fit(known, given[:, column])
        scores[:, column] = machine.decision_function(new)
    picked = scores > 0
    none = np.flatnonzero(~picked.any(axis=1))
    picked[none, scores[none].argmax(axis=1)] = True
    micro, macro = (f1_score(truth, picked, average=kind, zero_division=0) for kind in ("micro", "macro"))
    return float(micro), float(macro)
