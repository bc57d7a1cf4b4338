"""One answer to "may they?": it guards, shows and explains."""

import pytest

from partake.kernel.verdict import YES, Refused, Rejected, Stale, WayOn, no


def test_yes_lets_pass() -> None:
    YES.require()
    assert YES
    assert (YES.reason, YES.heading, YES.ways_on) == ("", "", ())


def test_no_refuses_and_keeps_the_reason() -> None:
    way = WayOn("Ask the GP practice.")
    verdict = no("Joyce decides.", heading="You can’t open this", ways_on=(way,))
    assert not verdict
    with pytest.raises(Refused, match="Joyce decides") as refused:
        verdict.require()
    assert refused.value.verdict is verdict
    assert way.address is None


def test_what_cannot_be_names_its_field() -> None:
    rejected = Rejected("born_on", "That day has not come yet.")
    assert (rejected.field, rejected.words, str(rejected)) == ("born_on", "That day has not come yet.", rejected.words)
    assert isinstance(rejected, ValueError)


def test_stale_carries_the_row_as_it_is_now_and_says_nothing_of_it() -> None:
    row = {"words": "my garden"}
    stale = Stale(row)
    assert stale.current is row
    assert "garden" not in str(stale)
