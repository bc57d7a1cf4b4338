from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partake.correspondence import domain
from partake.correspondence.domain import (
    BACK_OFF,
    HELD_WORDS,
    TRANSITIONS,
    WAYS,
    Channel,
    Go,
    HeldBecause,
    Hold,
    MessageState,
    Need,
    Recipient,
    Stop,
    choose,
)
from partake.documents.formats import Format
from partake.kernel.ref import Ref
from tests.correspondence.conftest import someone

BRAILLE = Need("936681000000100", "Braille, grade 1", format=Format.BRAILLE_1)
PHONE = Need("795661000000104", "A phone call")
BY_EMAIL = Need("936741000000100", "Messages by e-mail", channel=Channel.EMAIL)
BY_LETTER = Need("936721000000107", "Messages by letter", channel=Channel.LETTER)
AT_20 = Need("957331000000109", "Print of 20 point or larger", format=Format.PDF_20)
AT_24 = Need("957351000000102", "Print of 24 point or larger", format=Format.PDF_24)
BY_TEXT = Need("936581000000101", "Information by e-mail", format=Format.TEXT)


def letter(size: int) -> Go:
    return Go(Channel.LETTER, Format[f"PDF_{size}"])


EMAIL = Go(Channel.EMAIL, Format.TEXT)


@pytest.mark.parametrize(
    ("changes", "chosen"),
    [
        pytest.param({}, EMAIL, id="the easiest way when they asked for nothing"),
        pytest.param({"prefers": Channel.LETTER}, letter(12), id="the way they prefer"),
        pytest.param({"prefers": Channel.LETTER, "postal_address": ""}, EMAIL, id="a preference that cannot be met"),
        pytest.param({"email": ""}, letter(12), id="a letter when there is no e-mail"),
        pytest.param({"needs": (AT_24,)}, letter(24), id="large print goes by letter"),
        pytest.param({"needs": (AT_24, AT_20)}, letter(24), id="the larger of two sizes"),
        pytest.param({"needs": (AT_24,), "prefers": Channel.EMAIL}, letter(24), id="a size outweighs a preference"),
        pytest.param({"needs": (AT_24, BY_EMAIL)}, EMAIL, id="asked for e-mail alone: read at their own size"),
        pytest.param({"needs": (AT_24, BY_EMAIL, BY_LETTER)}, letter(24), id="asked for both: the one that meets all"),
        pytest.param({"needs": (BY_LETTER,)}, letter(12), id="asked for letters"),
        pytest.param({"needs": (BY_LETTER,), "prefers": Channel.EMAIL}, letter(12), id="need before preference"),
        pytest.param({"needs": (BY_TEXT,), "prefers": Channel.LETTER}, EMAIL, id="plain text goes by e-mail"),
        pytest.param(
            {"needs": (AT_24,), "postal_address": ""}, Hold(HeldBecause.NO_SAFE_WAY, (AT_24,)), id="no place for print"
        ),
        pytest.param(
            {"needs": (BY_LETTER,), "postal_address": ""},
            Hold(HeldBecause.NO_SAFE_WAY, (BY_LETTER,)),
            id="no letterbox",
        ),
        pytest.param({"email": "", "postal_address": ""}, Hold(HeldBecause.NO_SAFE_WAY), id="no safe address at all"),
        pytest.param(
            {"needs": (BRAILLE, BY_LETTER)}, Hold(HeldBecause.FORMAT_NEEDS_A_PERSON, (BRAILLE,)), id="braille is made"
        ),
        pytest.param({"needs": (PHONE,)}, Hold(HeldBecause.CHANNEL_NEEDS_A_PERSON, (PHONE,)), id="a phone call"),
        pytest.param(
            {"needs": (PHONE, BRAILLE)},
            Hold(HeldBecause.CHANNEL_NEEDS_A_PERSON, (PHONE, BRAILLE)),
            id="both by a person",
        ),
        pytest.param({"dead": True, "needs": (BRAILLE,)}, Stop(), id="the dead are not written to"),
    ],
)
def test_a_way_is_chosen(changes: dict, chosen: object) -> None:
    assert choose(someone(**changes)) == chosen


needs = st.builds(
    Need,
    code=st.text(max_size=5),
    words=st.text(max_size=5),
    format=st.none() | st.sampled_from(Format),
    channel=st.none() | st.sampled_from(Channel),
)
recipients = st.builds(
    Recipient,
    ref=st.just(Ref("people.person", "1")),
    name=st.just("Priya Nair"),
    email=st.sampled_from(["", "priya@example.org"]),
    postal_address=st.sampled_from(["", "1 Field Lane"]),
    prefers=st.none() | st.sampled_from(Channel),
    needs=st.lists(needs, max_size=4).map(tuple),
    dead=st.booleans(),
)


@given(recipients)
def test_a_need_is_never_traded_away(recipient: Recipient) -> None:
    chosen = choose(recipient)
    if not isinstance(chosen, Go):
        return
    assert not recipient.dead
    assert chosen in WAYS
    assert recipient.email if chosen.channel is Channel.EMAIL else recipient.postal_address
    channels = {need.channel for need in recipient.needs} - {None}
    assert not channels or chosen.channel in channels
    for need in recipient.needs:
        assert need.format or need.channel, "nothing we send meets a need that only a person can"
        if need.format and need.format.points and chosen.channel is Channel.LETTER:
            assert chosen.format.points >= need.format.points
        elif need.format and need.format.points:
            assert channels == {Channel.EMAIL}, "large print is e-mailed only to who asked for e-mail alone"
        elif need.format:
            assert chosen.format is need.format


@given(recipients)
def test_everyone_living_gets_a_way_or_a_reason_and_the_dead_get_neither(recipient: Recipient) -> None:
    chosen = choose(recipient)
    assert isinstance(chosen, Stop) if recipient.dead else isinstance(chosen, Go | Hold)


@given(recipients)
def test_nothing_is_held_that_some_way_would_meet(recipient: Recipient) -> None:
    chosen = choose(recipient)
    if isinstance(chosen, Hold) and chosen.because is HeldBecause.NO_SAFE_WAY:
        assert not any(recipient.reachable_by(way.channel) and domain._meets(way, recipient.needs) for way in WAYS)
        assert not any(need.by_person for need in recipient.needs)


def test_every_state_says_what_may_follow_and_every_reason_has_words() -> None:
    assert set(TRANSITIONS) == set(MessageState)
    assert set().union(*TRANSITIONS.values()) <= set(MessageState)
    assert {state for state, after in TRANSITIONS.items() if not after} == {MessageState.SENT, MessageState.CANCELLED}
    assert set(HELD_WORDS) == set(HeldBecause)


def test_the_words_about_failing_agree_with_the_waits() -> None:
    assert f"tried {len(BACK_OFF) + 1} times" in HELD_WORDS[HeldBecause.KEPT_FAILING]
    assert (timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=30)) == BACK_OFF
