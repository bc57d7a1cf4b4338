"""What somebody said, sentence by sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partake.voices.domain.sentences import sentences_of, sentences_of_voice


@pytest.mark.parametrize(
    ("words", "sentences"),
    [
        ("Rang 41 times. The nurse was lovely.", ["Rang 41 times.", "The nurse was lovely."]),
        ("waited ages. nurse was lovely", ["waited ages.", "nurse was lovely"]),
        ("Dr. Lund was kind. Mrs. Oak too!", ["Dr. Lund was kind.", "Mrs. Oak too!"]),
        ("Seen at 9 a.m. by J. Smith. Good.", ["Seen at 9 a.m. by J. Smith.", "Good."]),
        ("Seen at 9 a.m. The nurse was late.", ["Seen at 9 a.m.", "The nurse was late."]),
        ("It cost £3.50 to park, e.g. on Friday.", ["It cost £3.50 to park, e.g. on Friday."]),
        ("I waited... and waited. Why?! No idea", ["I waited... and waited.", "Why?!", "No idea"]),
        ("I waited... Then home.", ["I waited...", "Then home."]),
        ("“Next please.” She said it loudly.", ["“Next please.”", "She said it loudly."]),
        ("They said no. I waited 5 min. Then home.", ["They said no.", "I waited 5 min.", "Then home."]),
        ("So did I. We all did.", ["So did I.", "We all did."]),
        ("Good nurse\n\nBad parking\n", ["Good nurse", "Bad parking"]),
        ("انتظرت طويلا؟ نعم.", ["انتظرت طويلا؟", "نعم."]),
        ("护士很好。停车很难。", ["护士很好。", "停车很难。"]),
        ("", []),
        (" \n ", []),
        ("...", ["..."]),
    ],
)
def test_sentences(words, sentences):
    assert list(sentences_of(words)) == sentences


def test_what_was_good_and_what_could_be_better_are_counted_on():
    assert sentences_of_voice("One. Two.", "Three", "Four.") == ("One.", "Two.", "Three", "Four.")


@given(st.text(alphabet="ab.!? \n…Dr", max_size=60))
def test_nothing_is_lost_and_nothing_added(words):
    assert "".join("".join(sentences_of(words)).split()) == "".join(words.split())
    for sentence in sentences_of(words):
        assert sentence == sentence.strip() != ""
