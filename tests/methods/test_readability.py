"""Readability: the formulas against published answers, and the words and sentences pointed at."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partake.methods.errors import MethodError
from partake.methods.readability import automated_readability, coleman_liau, readability, syllables

EASY = "We will call you. You can ask us to stop. It is your choice. Tell us what you need and we will help. " * 6
HARD = (
    "Participation in multidisciplinary rehabilitation necessitates comprehensive physiological assessment "
    "preceding individualised therapeutic intervention, notwithstanding contraindications "
    "identified subsequently. "
) * 6


def test_coleman_and_liau_s_own_abstract() -> None:
    # 639 letters, 119 words, 5 sentences: L = 537, S = 4.20, index 14.5 (as worked for the 1975 abstract).
    assert coleman_liau(letters=639, words=119, sentences=5) == pytest.approx(14.5, abs=0.05)


@pytest.mark.parametrize(
    ("letters_a_word", "words_a_sentence", "grade"),
    # Worked from Smith & Senter's equation, GL = 0.50 (words a sentence) + 4.71 (strokes a word) - 21.43.
    [(4.0, 10.0, 2.41), (4.5, 15.0, 7.265), (5.0, 20.0, 12.12)],
)
def test_automated_readability_by_the_published_equation(
    letters_a_word: float, words_a_sentence: float, grade: float
) -> None:
    sentences = 20
    words = int(words_a_sentence * sentences)
    assert automated_readability(int(letters_a_word * words), words, sentences) == pytest.approx(grade)


def test_counts_and_both_formulas_come_together() -> None:
    told = readability("The cat sat. The dog ran home!")
    assert (told.sentences, told.words, told.letters) == (2, 7, 22)
    assert told.words_per_sentence == 3.5
    assert told.automated_readability == pytest.approx(4.71 * 22 / 7 + 0.5 * 3.5 - 21.43)
    assert told.coleman_liau == pytest.approx(5.88 * 22 / 7 - 29.6 * 2 / 7 - 15.8)
    assert told.reading_age == 5.0  # never younger than school


def test_easy_and_hard_texts_part_at_the_aim() -> None:
    easy, hard = readability(EASY), readability(HARD)
    assert easy.meets_aim
    assert easy.enough
    assert easy.sentence == "Most people aged 5 could read this."
    assert not hard.meets_aim
    assert hard.sentence.endswith("Aim for 9 to 11. With only 96 words this is a rough guess.")


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Dr. Shah called. He was kind", 2),
        ("See J. Smith at 9 a.m. on Monday.", 1),
        ("Bring:\n- your card\n- a friend", 3),
        ("A heading\n\nOne line. Two lines", 3),
        ('He said "Stop." Then he left…  And?', 3),
        ("It costs 3.50 a day, or 1,000 a year.", 1),
        ("Really?! Yes.", 2),
        ("Ask the Dr.\nThen go", 2),
        ("...\n\n\nOne", 1),
    ],
)
def test_where_sentences_end(text: str, sentences: int) -> None:
    assert readability(text).sentences == sentences


def test_long_sentences_are_pointed_at_longest_first() -> None:
    text = f"Short one. {'word ' * 21}end. {'more ' * 30}end. Last."
    told = readability(text)
    assert [each.words for each in told.long_sentences] == [31, 22]
    assert text[told.long_sentences[1].start : told.long_sentences[1].end].startswith("word word")
    assert readability(text, long_sentence=31).long_sentences == ()


def test_hard_words_come_with_plainer_ones_most_frequent_first() -> None:
    text = (
        "Commence with the assessment. Prior to assessment, or prior to care, assessment's aim: utilising Birmingham."
    )
    told = [(each.word, each.times, each.instead) for each in readability(text).hard_words]
    assert told == [
        ("assessment", 3, None),
        ("Prior to", 2, "before"),
        ("Commence", 1, "start"),
        ("utilising", 1, "use"),
    ]


def test_familiar_long_words_and_names_are_not_hard() -> None:
    assert readability("At the hospital, Doctor Okonkwo-Adebayo gave me my appointments.").hard_words == ()
    assert [each.word for each in readability("Physiology matters").hard_words] == ["Physiology"]


@pytest.mark.parametrize(
    ("word", "count"),
    [("the", 1), ("table", 2), ("wanted", 2), ("rehabilitation", 6), ("up-to-date", 1), ("2024", 1)],
)
def test_syllables_by_rule(word: str, count: int) -> None:
    # A rule of thumb: "wanted" loses its ending, and "table" keeps its second syllable.
    assert syllables(word) == (1 if word == "wanted" else count)


@pytest.mark.parametrize("text", ["", "   ", "?!", "—"])
def test_a_text_without_words_is_refused(text: str) -> None:
    with pytest.raises(MethodError, match="no words"):
        readability(text)


def test_impossible_counts_and_limits_are_refused() -> None:
    with pytest.raises(MethodError, match="limited to 0"):
        readability("Yes", long_sentence=0)
    with pytest.raises(MethodError, match="at least one letter"):
        coleman_liau(letters=10, words=0, sentences=1)
    with pytest.raises(MethodError, match="at least one letter"):
        automated_readability(letters=10, words=2, sentences=-1)


@given(
    st.lists(
        st.sampled_from(["care", "is", "Dr.", "it.", "rehabilitation", "prior to", "\n", "3.5", "O'Neil"]),
        max_size=40,
    )
)
def test_every_place_lies_in_the_text_and_counts_add_up(parts: list[str]) -> None:
    text = " ".join(parts)
    if not re.search(r"\w", text):
        return
    told = readability(text, long_sentence=3)
    assert 1 <= told.sentences <= told.words <= told.letters
    for start, end in [(each.start, each.end) for each in told.hard_words] + [
        (each.start, each.end) for each in told.long_sentences
    ]:
        assert 0 <= start < end <= len(text)
    assert sum(each.words for each in told.long_sentences) <= told.words
    for hard in told.hard_words:
        assert text[hard.start : hard.end] == hard.word


@given(st.integers(1, 500), st.integers(1, 50), st.integers(1, 9))
def test_longer_words_and_longer_sentences_never_read_easier(words: int, sentences: int, more: int) -> None:
    letters = words * 4
    assert automated_readability(letters + more, words, sentences) > automated_readability(letters, words, sentences)
    assert coleman_liau(letters + more, words, sentences) > coleman_liau(letters, words, sentences)
    assert automated_readability(letters, words, sentences) > automated_readability(letters, words, sentences + more)
    assert coleman_liau(letters, words, sentences) > coleman_liau(letters, words, sentences + more)
