"""What everyone sees is read from an index, however many voices a place has, on both engines."""

from partake.voices.queries.public import list_latest_public_voices
from tests.query_plans import plans


def test_the_newest_words_for_everyone_are_found_by_their_own_index(stage) -> None:
    plan = plans(list_latest_public_voices, "voices_voice")

    assert "voice_for_everyone" in plan
    assert "SCAN voices_voice\n" not in plan and "Seq Scan" not in plan
