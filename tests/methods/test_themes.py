"""Themes on invented comments: what holds whatever people say. Real ones: test_themes_feedback.py."""

import io
import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from partake.methods.errors import MethodError
from partake.methods.themes import (
    Comment,
    DriftVerdict,
    Labelled,
    ThemeModel,
    cross_validate,
    drift,
    grouped_folds,
    judge,
    pack,
    rank_to_label,
    suggest,
    train,
    unpack,
)
from partake.methods.themes.words import same_text, spans_of, words_of

MEALS = ("soup", "tea", "pie", "toast", "rice", "stew", "fish", "peas")
PEOPLE = ("nurse", "porter", "doctor", "cook", "driver", "volunteer", "manager", "consultant")
HOW = ("was", "is", "seemed", "always", "never", "sometimes", "today")
MANY = tuple(f"{how}{when}" for how in HOW for when in ("", " then", " now", " again", " at night"))


def invented(how_often: tuple[str, ...] = HOW) -> list[Labelled]:
    """Comments on two themes, and some on both: 120 of them, or more."""
    food = [Labelled(f"the {meal} {how} cold", frozenset({"Food"}), "bad") for meal in MEALS for how in how_often]
    staff = [Labelled(f"a kind {who} {how}", frozenset({"Staff"}), "good") for who in PEOPLE for how in how_often]
    both = [Labelled(f"kind {who}, cold food", frozenset({"Food", "Staff"})) for who in PEOPLE]
    return food + staff + both


@pytest.fixture(scope="module")
def model() -> ThemeModel:
    return train(invented())


def test_learns_and_says_why(model: ThemeModel) -> None:
    told = suggest(model, [Comment("My dinner was COLD, but what a kind lady")])[0]
    assert {each.theme for each in told.themes} == {"Food", "Staff"}
    assert told.sure
    because = {each.theme: each.because[0].word for each in told.themes}
    assert because == {"Food": "COLD", "Staff": "kind"}


def test_best_theme_first(model: ThemeModel) -> None:
    for told in suggest(model, [each.comment for each in invented()]):
        scores = [each.score for each in told.themes]
        assert scores == sorted(scores, reverse=True)


def test_a_comment_on_nothing_known_gets_the_best_theme_marked_unsure() -> None:
    neither = [Labelled(f"{word} rained {how}", frozenset()) for word in MEALS + PEOPLE for how in HOW]
    told = suggest(train(invented() + neither), [Comment("Zzyzx")])[0]
    assert len(told.themes) == 1
    assert not told.sure
    assert told.themes[0].because == ()


@pytest.mark.parametrize("text", ["", "  ", "?!", "Did not answer", "did not answer.", "🙂"])
def test_no_answer_gets_no_theme(model: ThemeModel, text: str) -> None:
    assert suggest(model, [Comment(text)])[0].themes == ()


def test_a_place_may_add_its_own_texts_without_an_answer() -> None:
    own = train(invented(), not_answers=["Card left blank"])
    assert suggest(own, [Comment("card left blank!")])[0].themes == ()
    assert suggest(own, [Comment("did not answer")])[0].themes != ()


texts = st.text(alphabet="abdeilnorst kcm'’.,!éß\U0001f642", max_size=60) | st.sampled_from(
    ["cold kind soup soup", "nurse nurse nurse", "İstanbul was cold", "kind\n\tporter"]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(texts, max_size=6), st.sampled_from(["", "good", "improve", "never heard of"]))
def test_weights_add_up_to_the_score_and_words_stand_where_they_say(listed: list[str], question: str) -> None:
    model = _shared()
    comments = [Comment(text, question) for text in listed]
    scores = model.read(comments).scores
    asked = model.read([Comment("", question)])
    for row, (comment, told) in enumerate(zip(comments, suggest(model, comments, words=99), strict=True)):
        for theme in told.themes:
            column = model.themes.index(theme.theme)
            assert theme.score == scores[row, column]
            shown = sum(each.weight for each in theme.because)
            # What is not shown: words that spoke against, the question, the starting point.
            assert shown >= theme.score - max(asked.scores[0, column], model.starting_points[column]) - 1e-6
            for each in theme.because:
                assert comment.text[each.start : each.end] == each.word
                assert each.weight > 0


def test_shares_of_every_occurrence_add_up_to_the_score(model: ThemeModel) -> None:
    comments = [Comment("cold cold soup and a kind nurse", "good"), Comment("kind kind kind kinder")]
    reading = model.read(comments)
    for column in range(len(model.themes)):
        weight = reading.present.share * model.weights[reading.found.feature, column]
        total = np.bincount(reading.found.comment, weights=weight) + model.starting_points[column]
        assert total == pytest.approx(reading.scores[:, column], abs=1e-6)


@settings(max_examples=20, deadline=None)
@given(st.permutations(range(8)))
def test_a_suggestion_does_not_depend_on_its_neighbours(order: list[int]) -> None:
    model = _shared()
    comments = [each.comment for each in invented()[::15]][:8]
    alone = [suggest(model, [comment])[0] for comment in comments]
    assert suggest(model, [comments[place] for place in order]) == [alone[place] for place in order]


def test_batches_join_seamlessly(model: ThemeModel, monkeypatch: pytest.MonkeyPatch) -> None:
    comments = [each.comment for each in invented()]
    whole = suggest(model, comments)
    monkeypatch.setattr("partake.methods.themes.suggesting.BATCH", 7)
    assert suggest(model, comments) == whole


def test_the_same_examples_in_any_order_give_the_same_model(model: ThemeModel) -> None:
    assert train(list(reversed(invented()))).fingerprint == model.fingerprint
    assert train(invented()[1:]).fingerprint != model.fingerprint


def test_a_model_survives_storage_without_pickle(model: ThemeModel) -> None:
    stored = pack(model)
    again = unpack(stored)
    assert stored == pack(again)
    assert b"pickle" not in stored
    comments = [Comment("cold tea"), Comment("kind")]
    assert suggest(again, comments) == suggest(model, comments)


@pytest.mark.parametrize("damage", [b"", b"not a model", b"PK\x03\x04 broken"])
def test_bytes_that_are_no_model_are_refused(damage: bytes) -> None:
    with pytest.raises(MethodError, match="not a stored theme model"):
        unpack(damage)


def test_a_truncated_model_is_refused(model: ThemeModel) -> None:
    with pytest.raises(MethodError, match="not a stored theme model"):
        unpack(pack(model)[:-200])


def test_another_format_is_refused(model: ThemeModel, monkeypatch: pytest.MonkeyPatch) -> None:
    stored = pack(model)
    monkeypatch.setattr("partake.methods.themes.model.FORMAT", 2)
    with pytest.raises(MethodError, match="another format"):
        unpack(stored)


def test_a_model_with_parts_that_lack_or_do_not_fit_is_refused(model: ThemeModel) -> None:
    with np.load(io.BytesIO(pack(model))) as archive:
        parts = {name: archive[name] for name in archive.files}
    lacking, unfit = io.BytesIO(), io.BytesIO()
    np.savez(lacking, **{name: part for name, part in parts.items() if name != "rarity"})
    np.savez(unfit, **{**parts, "weights": parts["weights"][1:]})
    with pytest.raises(MethodError, match="lacks a part"):
        unpack(lacking.getvalue())
    with pytest.raises(MethodError, match="do not fit together"):
        unpack(unfit.getvalue())


def test_a_theme_that_no_comment_taught_is_listed_and_known_by_its_name() -> None:
    parked = [Labelled(f"{word} car park", frozenset()) for word in ("by", "in", "near")]
    model = train(invented() + parked, themes=["Car park", "Food", "Staff"])
    assert model.untaught == ("Car park",)
    assert model.examples == (0, 64, 64)
    best = suggest(model, [Comment("the car park"), Comment("cold soup"), Comment("kind nurse")])
    assert [told.themes[0].theme for told in best] == ["Car park", "Food", "Staff"]


def test_comments_read_but_given_no_theme_teach_too() -> None:
    read = [Labelled(f"{word} happened", frozenset()) for word in ("it", "that", "something")]
    told = suggest(train(invented() + read), [Comment("something happened")])[0]
    assert not told.sure


@pytest.mark.parametrize(
    ("examples", "arguments", "message"),
    [
        ([], {}, "no labelled comment"),
        ([Labelled("Did not answer", frozenset({"Food"}))], {}, "no labelled comment"),
        ([Labelled("cold", frozenset())], {}, "no comment has a theme"),
        ([Labelled("cold soup", frozenset({"Food"}))] * 4, {}, "every comment has the theme 'Food'"),
        (
            [Labelled("cold", frozenset({"Food"})), Labelled("kind", frozenset({"Staff"}))],
            {},
            "no word occurs in three",
        ),
        (
            [Labelled(chr(0x4E00 + n), frozenset({"Food"} if n else {"Staff"})) for n in range(9)],
            {},
            "no word occurs in three",
        ),
        (invented(), {"themes": ["Food"]}, "not in the framework: Staff"),
        (invented(), {"themes": ["Food", "Staff", "Food"]}, "named twice"),
    ],
)
def test_what_cannot_be_learnt_is_refused(examples: list[Labelled], arguments: dict, message: str) -> None:  # type: ignore[type-arg]
    with pytest.raises(MethodError, match=message):
        train(examples, **arguments)


def test_wrong_values_are_refused(model: ThemeModel) -> None:
    with pytest.raises(MethodError, match="are text"):
        Comment(float("nan"))  # type: ignore[arg-type]
    with pytest.raises(MethodError, match="as a set"):
        Labelled("cold", "Food")  # type: ignore[arg-type]
    with pytest.raises(MethodError, match="cannot be -1"):
        suggest(model, [], words=-1)
    with pytest.raises(MethodError, match="cannot be 0"):
        rank_to_label(model, [], 0)
    assert suggest(model, []) == []
    assert suggest(model, [Comment("cold")], words=0)[0].themes[0].because == ()


def test_ranking_prefers_scarce_themes_and_skips_repeats_and_blanks() -> None:
    model = train([*invented(), *[Labelled(f"parking {n}", frozenset({"Parking"})) for n in "abc"]])
    waiting = [Comment("cold soup"), Comment("parking"), Comment("Parking!"), Comment("")]
    ranked = rank_to_label(model, waiting, 10)
    assert [each.index for each in ranked] == [1, 0]
    assert (ranked[0].theme, ranked[0].taught_by) == ("Parking", 3)
    assert ranked[0].worth > ranked[1].worth


@settings(max_examples=50, deadline=None)
@given(st.lists(texts, min_size=1, max_size=40), st.integers(2, 5), st.integers(0, 9))
def test_folds_never_part_equal_texts(listed: list[str], folds: int, seed: int) -> None:
    distinct = len({same_text(text) for text in listed})
    if distinct < folds:
        with pytest.raises(MethodError, match="cannot be parted"):
            grouped_folds(listed, folds, seed=seed)
        return
    fold = grouped_folds(listed, folds, seed=seed)
    assert len({(same_text(text), int(own)) for text, own in zip(listed, fold, strict=True)}) == distinct
    sizes = np.bincount([fold[listed.index(text)] for text in {same_text(t): t for t in listed}.values()])
    assert sizes.max() - np.pad(sizes, (0, folds - len(sizes))).min() <= 1


def test_one_fold_is_refused() -> None:
    with pytest.raises(MethodError, match="at least 2 folds"):
        grouped_folds(["a", "b"], 1, seed=0)


@settings(max_examples=100, deadline=None)
@given(texts)
def test_words_and_their_places_agree(text: str) -> None:
    places = spans_of(text)
    assert [text[start:end].lower().replace("’", "'") for start, end in places] == words_of(text)
    assert same_text(text) == same_text(f"  {text} !")


def test_the_card_counts_as_by_hand(model: ThemeModel) -> None:
    card = judge(
        model,
        [
            Labelled("cold soup", frozenset({"Food"})),
            Labelled("cold tea", frozenset({"Staff"})),  # a disagreement
            Labelled("kind nurse", frozenset({"Staff"})),
            Labelled("Did not answer", frozenset({"Blank"})),
            Labelled("did not answer", frozenset({"Staff"})),  # the rule is wrong here, and pays for it
        ],
        trivial="Blank",
    )
    food, staff = (line.overall for line in card.themes)
    assert (food.given, food.suggested, food.right) == (1, 2, 1)
    assert (staff.given, staff.suggested, staff.right) == (3, 1, 1)
    assert (food.precision, food.recall) == (0.5, 1.0)
    assert food.f1 == pytest.approx(2 / 3)
    assert staff.recall == pytest.approx(1 / 3)
    assert card.scores.micro_f1 == pytest.approx(2 * 2 / (4 + 3))
    assert card.scores.macro_f1 == pytest.approx((2 / 3 + 2 / 4) / 2)
    assert card.scores.exact == pytest.approx(2 / 4)
    assert card.with_trivial is not None
    assert card.with_trivial.micro_f1 == pytest.approx(2 * 3 / (5 + 5))
    assert (card.comments, card.trivial_comments) == (4, 1)
    assert all(line.too_few for line in card.themes)
    assert card.well_taught_macro_f1 is None


def test_a_theme_that_never_occurs_counts_nothing_and_divides_nothing() -> None:
    model = train(invented(), themes=["Food", "Parking", "Staff"])
    card = judge(model, invented())
    parking = card.themes[1]
    assert (parking.overall.precision, parking.overall.recall, parking.overall.f1) == (None, None, 0.0)
    assert (parking.lowest_f1, parking.highest_f1) == (0.0, 0.0)
    assert card.scores.macro_f1 == pytest.approx(2 / 3)
    assert card.well_taught_macro_f1 == pytest.approx(1)
    assert card.with_trivial is None


def test_cross_validation_shows_the_spread_and_is_repeatable() -> None:
    blank = [Labelled("Did not answer", frozenset({"Blank"}))] * 9
    card = cross_validate(invented() + blank, trivial="Blank", folds=4, seed=3)
    assert [line.theme for line in card.themes] == ["Food", "Staff"]
    assert (card.comments, card.trivial_comments, len(card.folds)) == (120, 9, 4)
    assert card.scores.micro_f1 > 0.9
    assert card.with_trivial is not None
    assert card.with_trivial.micro_f1 > card.scores.micro_f1 - 1e-9
    for line in card.themes:
        assert line.lowest_f1 <= line.overall.f1 <= line.highest_f1
    assert cross_validate(invented() + blank, trivial="Blank", folds=4, seed=3) == card


def test_judging_by_nothing_or_by_a_foreign_theme_is_refused(model: ThemeModel) -> None:
    with pytest.raises(MethodError, match="nothing to judge by"):
        judge(model, [])
    with pytest.raises(MethodError, match="not in the framework: Parking"):
        judge(model, [Labelled("full", frozenset({"Parking"}))])


def test_drift_is_steady_on_more_of_the_same_and_seen_on_another_subject() -> None:
    half = grouped_folds([each.text for each in invented(MANY)], 2, seed=1)
    model = train([each for each, own in zip(invented(MANY), half, strict=True) if own])
    same = drift(model, [each.comment for each, own in zip(invented(MANY), half, strict=True) if not own])
    assert same.verdict is DriftVerdict.STEADY
    assert "look like" in same.sentence
    other = drift(model, [Comment(f"parking space number {n} far away") for n in range(150)])
    assert other.verdict is DriftVerdict.CHANGED
    assert other.unknown_words > other.unknown_words_before
    assert "Do not rely" in other.sentence
    assert {theme: before for theme, before, _ in same.shares}["Food"] == pytest.approx(0.5, abs=0.2)


def test_drift_verdicts_by_their_figures(model: ThemeModel) -> None:
    found = replace(
        drift(model, [each.comment for each in invented()]),
        stability=0.05,
        by_chance=0.1,
        unknown_words=0.1,
        unknown_words_before=0.1,
    )
    assert replace(found, stability=0.2, by_chance=0.1).verdict is DriftVerdict.WATCH
    assert "differ a little" in replace(found, stability=0.2, by_chance=0.1).sentence
    assert replace(found, stability=0.3, by_chance=0.1).verdict is DriftVerdict.CHANGED
    assert replace(found, stability=0.3, by_chance=0.4).verdict is DriftVerdict.STEADY
    assert replace(found, unknown_words=0.16).verdict is DriftVerdict.CHANGED
    assert replace(found, unknown_words=0.14).verdict is DriftVerdict.STEADY
    assert replace(found, unknown_words=0.02, unknown_words_before=0.01).verdict is DriftVerdict.STEADY


def test_drift_needs_enough_on_both_sides(model: ThemeModel) -> None:
    with pytest.raises(MethodError, match="99 comments are too few"):
        drift(model, [Comment("cold")] * 99 + [Comment("")])
    with pytest.raises(MethodError, match="taught by too few"):
        drift(train(invented()[::3]), [Comment("cold")] * 100)


def test_too_little_left_without_the_held_out_fifth_still_trains() -> None:
    # Sixty one-word comments that share nothing; three share a word, and one of those is held out.
    unlike = [Labelled(chr(0x4E00 + n) * 2, frozenset({"Food"})) for n in range(60)]
    for first in range(20):
        alike = [Labelled(f"cold {chr(0x5E00 + first + n)}", frozenset({"Staff"})) for n in range(3)]
        learnt = sorted([*unlike, *alike], key=lambda each: each.text)
        folds = grouped_folds([each.text for each in learnt], 5, seed=0)
        if any(not fold and each in alike for each, fold in zip(learnt, folds, strict=True)):
            break
    model = train(learnt)
    assert model.reference_scores.size == 0
    assert "cold" in model.vocabulary


def test_suggesting_needs_no_scikit_learn(model: ThemeModel) -> None:
    code = (
        "import sys\n"
        "from partake.methods.themes import Comment, suggest, unpack\n"
        "assert not {'sklearn', 'scipy', 'django'} & set(sys.modules), 'imported too early'\n"
        "print(suggest(unpack(sys.stdin.buffer.read()), [Comment('cold soup')])[0].themes[0].theme)\n"
        "assert not {'sklearn', 'django'} & set(sys.modules), 'imported without need'\n"
    )
    told = subprocess.run([sys.executable, "-c", code], input=pack(model), check=True, capture_output=True)
    assert told.stdout.split() == [b"Food"]


_TRAINED: list[ThemeModel] = []


def _shared() -> ThemeModel:
    """Hypothesis and fixtures do not mix well: one model for all its examples."""
    if not _TRAINED:
        _TRAINED.append(train(invented()))
    return _TRAINED[0]
