"""Themes on real labelled feedback: the promised figures, as `bench.methods.patient_feedback` parts it.

About 30 CPU-seconds in all. The bench adds the rival, the narrower mapping and what to label next.
"""

from statistics import mean

import pytest

from bench.measure import cpu_seconds
from bench.methods.patient_feedback import (
    FILE,
    SEEDS,
    THEMES,
    TRIVIAL,
    Feedback,
    across,
    halves,
    once_each,
    read_feedback,
    without_trivial,
)
from partake.methods.themes import DriftVerdict, drift, judge, suggest, train
from partake.methods.themes.training import learn
from partake.methods.themes.words import same_text
from tests.methods.external import external

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def feedback() -> list[Feedback]:
    return read_feedback(external(FILE))


def test_the_data_are_what_the_protocol_says(feedback: list[Feedback]) -> None:
    trivial = [each for each in feedback if each.is_trivial]
    assert len(THEMES) == 31
    assert (len(feedback), len(trivial)) == (6_846, 1_189)
    assert {each.labelled.text for each in trivial} == {"Did not answer"}


def test_promised_scores_within_the_trusts(feedback: list[Feedback]) -> None:
    cards, once = [], []
    for seed in SEEDS:
        teach, rest = halves(feedback, seed)
        shared = {same_text(each.text) for each in without_trivial(teach)} & {
            same_text(each.text) for each in without_trivial(rest)
        }
        assert not shared
        seconds, model = cpu_seconds(lambda teach=teach: train(without_trivial(teach), themes=THEMES))  # type: ignore[misc]
        assert seconds <= 60
        cards.append(judge(model, rest, trivial=TRIVIAL))
        once.append(judge(model, once_each(without_trivial(rest))))
    for judged in (cards, once):  # as they came, and each repeated text counted once
        assert mean(card.scores.micro_f1 for card in judged) >= 0.73
        assert mean(card.scores.macro_f1 for card in judged) >= 0.57
        assert min(card.scores.micro_f1 for card in judged) >= 0.71
        assert min(card.scores.macro_f1 for card in judged) >= 0.54
    # The trivial class is found by rule, every time: it can only flatter.
    assert all(card.with_trivial.micro_f1 > card.scores.micro_f1 for card in cards if card.with_trivial)


@pytest.mark.parametrize(
    ("here", "there", "micro", "macro"), [("NEAS", "NHFT", 0.52, 0.32), ("NHFT", "NEAS", 0.57, 0.36)]
)
def test_promised_scores_from_one_trust_to_the_other(
    feedback: list[Feedback], here: str, there: str, micro: float, macro: float
) -> None:
    teach, rest = across(feedback, here, there)
    model = train(teach, themes=THEMES)
    scores = judge(model, rest).scores
    assert scores.micro_f1 >= micro
    assert scores.macro_f1 >= macro
    # and the model notices that it is not at home
    assert drift(model, [each.comment for each in rest]).verdict is DriftVerdict.CHANGED


def test_drift_is_quiet_at_home(feedback: list[Feedback]) -> None:
    home = [each for each in feedback if each.trust == "NHFT"]
    teach, rest = halves(home, 1)
    model = train(without_trivial(teach), themes=THEMES)
    assert drift(model, [each.comment for each in without_trivial(rest)]).verdict is not DriftVerdict.CHANGED


def test_the_card_of_one_half_is_the_same_twice(feedback: list[Feedback]) -> None:
    teach, rest = halves(feedback[:2_000], 1)
    one, two = (learn(order, [*THEMES, TRIVIAL], ()) for order in (teach, teach[::-1]))
    assert one.fingerprint == two.fingerprint
    comments = [each.comment for each in rest]
    assert suggest(one, comments) == suggest(two, comments)
