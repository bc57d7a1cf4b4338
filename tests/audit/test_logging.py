"""The application's own logs hold nobody: what could name a person is blanked before a line is written."""

import io
import logging
import sys

import pytest
from hypothesis import given

from partake.audit.logging import NoPersonalData, without_personal_data
from tests.kernel.test_identifiers import NINE


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ("found 9990000018 twice", "found [left out] twice"),
        ("found 999 000 0018.", "found [left out]."),
        ("found 999-000-0018", "found [left out]"),
        ("wrote to Joyce.Adeyemi+nhs@mail.example.co.uk today", "wrote to [left out] today"),
        ("rang 07700 900123, then", "rang [left out], then"),
        ("rang 01632960144", "rang [left out]"),
        ("rang +44 1632 960144", "rang [left out]"),
        ("GET /people/find?name=Adeyemi&page=2 200", "GET /people/find[left out] 200"),
        ("a@example.com and b@example.com", "[left out] and [left out]"),
        ("request 12345 took 250 ms at 2026-11-19T09:00:00", "request 12345 took 250 ms at 2026-11-19T09:00:00"),
        ("", ""),
    ],
)
def test_what_could_name_somebody_is_left_out(line: str, left: str) -> None:
    assert without_personal_data(line) == left


@given(NINE)
def test_no_nhs_number_is_ever_left(nine: str) -> None:
    for number in (f"{nine}0", f"{nine[:3]} {nine[3:6]} {nine[6:]}0", f"{nine[:3]}-{nine[3:6]}-{nine[6:]}0"):
        assert number not in without_personal_data(f"start {number} end")


@pytest.fixture
def written() -> io.StringIO:
    return io.StringIO()


@pytest.fixture
def log(written: io.StringIO) -> logging.Logger:
    """A log of its own with the filter on its way out, as the settings put it."""
    handler = logging.StreamHandler(written)
    handler.addFilter(NoPersonalData())
    one = logging.Logger("test")
    one.addHandler(handler)
    return one


def test_values_are_blanked_wherever_they_stand_in_the_call(log: logging.Logger, written: io.StringIO) -> None:
    log.warning("asked for %s by %s", "999 000 0018", {"email": "joyce@example.com"})
    assert written.getvalue() == "asked for [left out] by {'email': '[left out]'}\n"


def test_a_percent_sign_that_somebody_typed_is_no_gap_to_fill(log: logging.Logger, written: io.StringIO) -> None:
    log.warning("%s", "100%s sure")
    assert written.getvalue() == "100%s sure\n"


def fails_with(words: str) -> None:
    raise LookupError(words)


def test_an_exception_keeps_its_kind_and_place_and_loses_its_words(log: logging.Logger, written: io.StringIO) -> None:
    try:
        fails_with("Joyce Adeyemi has no plan")
    except LookupError:
        log.exception("could not draw the page")
    first, kind, *places = written.getvalue().splitlines()
    assert (first, kind) == ("could not draw the page", "LookupError")
    assert places[-1].endswith(" in fails_with") and __file__ in places[-1]
    assert "Joyce" not in written.getvalue()


def test_a_cause_loses_its_words_too(log: logging.Logger, written: io.StringIO) -> None:
    try:
        try:
            fails_with("Joyce Adeyemi")
        except LookupError as cause:
            raise RuntimeError("while opening Adeyemi") from cause
    except RuntimeError:
        log.exception("failed")
    assert "RuntimeError" in written.getvalue()
    assert "Adeyemi" not in written.getvalue()


def test_a_kind_that_was_not_said_is_that_of_the_exception() -> None:
    record = logging.LogRecord("test", logging.ERROR, __file__, 1, "failed", (), (None, KeyError("Joyce"), None))  # type: ignore[arg-type]
    assert NoPersonalData().filter(record)
    assert record.getMessage() == "failed\nKeyError"


def test_asking_for_an_exception_where_there_is_none_is_harmless(log: logging.Logger, written: io.StringIO) -> None:
    assert sys.exc_info() == (None, None, None)
    log.error("nothing failed", exc_info=True)
    assert written.getvalue().startswith("nothing failed\n")


@pytest.mark.parametrize(
    "number",
    [
        "07700-900123",
        "(01632) 960144",
        "+44 (0)1632 960144",
        "0044 1632 960144",
        "999.000.0018",
        "999 – 000 – 0018",
        "999  000  0018",
        "x9990000018",
        "o'brien@example.com",
    ],
)
def test_however_a_number_is_written_it_does_not_stay(number: str) -> None:
    left = without_personal_data(f"could not read {number} here")
    assert left.startswith("could not read ")
    assert left.endswith("[left out] here")
    assert not any(character.isdigit() for character in left)
    assert "brien" not in left
