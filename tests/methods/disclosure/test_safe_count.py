"""A withheld count gives nothing away, and nobody but the disclosure rules can make one."""

import ast
import copy
import gc
import pickle
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from partake.methods.disclosure import SafeCount, Withheld, read_stored, share_of, single_count
from partake.methods.errors import MethodError

PACKAGE = Path(__file__).resolve().parents[3] / "partake"
HIDDEN = single_count(3)


@pytest.mark.parametrize(
    "attempt",
    [
        lambda: SafeCount(),
        lambda: SafeCount(7),
        lambda: SafeCount(object(), 7),
        lambda: SafeCount(object(), shown=7),
        lambda: SafeCount(type("_Maker", (), {})(), shown=7),
        lambda: type(HIDDEN)(None, shown=7),
        lambda: type("Loose", (SafeCount,), {}),
    ],
)
def test_nothing_else_can_make_one(attempt):
    with pytest.raises(TypeError, match=r"made only by|cannot be extended"):
        attempt()


def test_no_other_module_reaches_for_the_makers():
    """The private makers are named only inside the disclosure package."""
    private = {"_shown", "_withheld", "_MAKER", "_Maker", "safe_count"}
    elsewhere = [path for path in PACKAGE.rglob("*.py") if "disclosure" not in path.parts]
    assert elsewhere
    for path in elsewhere:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and "disclosure" in (node.module or ""):
                assert node.module == "partake.methods.disclosure", path
                assert not {alias.name for alias in node.names} & private, path
            if isinstance(node, ast.Attribute):
                assert node.attr not in {"_MAKER", "_Maker", "safe_count"}, path


def test_a_shown_count_says_its_number():
    count = single_count(12345)
    assert (count.shown, count.reason, count.is_shown) == (12345, None, True)
    assert (str(count), count.short, f"{count}", repr(count)) == ("12,345",) * 3 + ("<SafeCount 12,345>",)


def test_a_withheld_count_says_a_dash_and_why():
    assert (HIDDEN.shown, HIDDEN.reason, HIDDEN.is_shown) == (None, Withheld.SMALL, False)
    assert HIDDEN.short == "–"
    assert str(HIDDEN) == f"{HIDDEN}" == "– (hidden so that no one can be picked out)"
    assert repr(HIDDEN) == "<SafeCount – (hidden so that no one can be picked out)>"


@pytest.mark.parametrize("secret", [1, 2, 3, 4])
def test_a_withheld_count_gives_nothing_away(secret):
    count, other = single_count(secret), single_count(1)
    assert count == other
    assert hash(count) == hash(other)
    assert repr(count) == repr(other)
    assert count.stored == other.stored
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        assert pickle.dumps(count, protocol) == pickle.dumps(other, protocol)
    held = [found for found in gc.get_referents(count) if isinstance(found, int)]
    assert held == []
    assert not hasattr(count, "__dict__")


@pytest.mark.parametrize("count", [HIDDEN, single_count(7)])
def test_it_has_no_order_arithmetic_or_truth(count):
    asks = (
        *(lambda: count < 5, lambda: count >= single_count(7), lambda: sorted([count, count])),
        *(lambda: count + 1, lambda: sum([count]), lambda: range(count)),
        *(lambda: int(count), lambda: float(count), lambda: bool(count)),
    )
    for ask in asks:
        with pytest.raises(TypeError):
            ask()


def test_it_equals_only_what_shows_the_same():
    assert single_count(7) == single_count(7)
    assert single_count(7) != single_count(8)
    assert single_count(7) != HIDDEN
    assert single_count(7) != 7
    assert HIDDEN != 3
    assert HIDDEN != None  # noqa: E711 - the comparison itself is what is tested
    assert read_stored("withheld FEW_ANSWERS") != HIDDEN


@pytest.mark.parametrize("count", [HIDDEN, single_count(7)])
def test_it_cannot_be_changed(count):
    for name in ("shown", "_shown", "reason", "_reason", "new"):
        with pytest.raises(AttributeError):
            setattr(count, name, 9)
    with pytest.raises(AttributeError):
        del count._shown


@settings(deadline=None)
@given(st.integers(0, 10**12), st.integers(2, 100))
def test_it_survives_storing_copying_and_pickling(number, fewest):
    count = single_count(number, fewest=fewest)
    assert count.is_shown == (number == 0 or number >= fewest)
    for again in (
        read_stored(count.stored),
        copy.deepcopy(count),
        copy.copy(count),
        pickle.loads(pickle.dumps(count)),
    ):
        assert again == count


@pytest.mark.parametrize("text", ["7", "shown", "shown -1", "shown 7.5", "shown ²", "withheld", "withheld 3", "", "x"])
def test_only_a_stored_count_is_read_back(text):
    with pytest.raises(MethodError, match="not a stored count"):
        read_stored(text)


@pytest.mark.parametrize("count", [-1, 2.5, "3", None, True])
def test_only_whole_numbers_are_counts(count):
    with pytest.raises(MethodError, match="whole number of 0 or more"):
        single_count(count)


def test_a_threshold_that_hides_nothing_is_refused():
    with pytest.raises(MethodError, match="at least 2, not 1"):
        single_count(3, fewest=1)


def test_a_share_is_given_only_of_shown_counts():
    shown, nobody = single_count(8), single_count(0)
    assert share_of(shown, single_count(32)) == 0.25
    assert share_of(nobody, shown) == 0
    assert share_of(HIDDEN, shown) is share_of(shown, HIDDEN) is share_of(nobody, nobody) is None
    with pytest.raises(MethodError, match="cannot be larger"):
        share_of(single_count(9), shown)
