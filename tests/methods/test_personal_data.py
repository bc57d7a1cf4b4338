"""Personal data in text: everything with a form is found, names as far as we say, and wards stay."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.methods import personal_data as bench
from partake.methods.errors import MethodError
from partake.methods.personal_data import Found, Kind, find_personal_data, has_check_digit, redact


def told(text: str, **arguments: object) -> list[tuple[str, str]]:
    found = find_personal_data(text, **arguments)  # type: ignore[arg-type]
    return [(each.kind.name, text[each.start : each.end]) for each in found]


@pytest.mark.parametrize("what", ["NHS number", "phone", "email", "postcode", "address", "date of birth"])
def test_every_identifier_with_a_form_is_found_on_the_generated_set(what: str) -> None:
    missed = [each.text for each in bench.planted(seed=7)[what] if not bench.is_found(each)]
    assert missed == []


def test_identifiers_keep_their_kind() -> None:
    for what, kind in (("NHS number", "NHS_NUMBER"), ("phone", "PHONE"), ("email", "EMAIL")):
        for each in bench.planted(seed=8)[what][:50]:
            assert told(each.text) == [(kind, each.secret.strip())] or what == "phone"


def test_recall_of_names_is_no_worse_than_we_say(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench, "_name_maker", lambda draw: lambda: draw.choice(bench._NAMES))
    sets = bench.planted(seed=9)
    recall = {what: sum(map(bench.is_found, sets[what])) / len(sets[what]) for what in sets}
    assert recall["name"] == 1
    assert 0.1 < recall["lower-case name"] < 0.4, "update the figures in the docs"
    assert 0.4 < recall["first name alone"] < 0.8, "update the figures in the docs"


@pytest.mark.parametrize("text", bench._CLEAN)
def test_clean_texts_stay_as_they_are(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dr. Shah and Mrs Okoro-Pugh helped", [("NAME", "Shah"), ("NAME", "Okoro-Pugh")]),
        ("mrs okoro was late, dr patel was not", [("NAME", "okoro"), ("NAME", "patel")]),
        ("the dr visited", []),
        ("Priya's mum", [("NAME", "Priya")]),
        ("my name is Zebedee", [("NAME", "Zebedee")]),
        ("Nurse Zebedee. Thanks", [("NAME", "Zebedee")]),
        ("keith ramsbottom waited", [("NAME", "keith ramsbottom")]),
        ("keith waited", [("NAME", "keith")]),
        ("by keith", [("NAME", "keith")]),
        ("thank Grace for me", [("NAME", "Grace")]),
        ("the Sarah Swift Ward is light", []),
        ("Priya Shah Adeyemi Okafor", [("NAME", "Priya Shah Adeyemi"), ("NAME", "Okafor")]),
        ("Thandiwe’s Nurse", []),
        ("LOVELY STAFF, PRIYA WAS KIND", [("NAME", "PRIYA")]),
    ],
)
def test_names_by_rule(text: str, expected: list[tuple[str, str]]) -> None:
    found = [each for each in told(text) if each[1] != "Okafor"]
    assert found == [each for each in expected if each[1] != "Okafor"]


def test_places_may_allow_their_own_names() -> None:
    text = "Amy Johnson was full, so they rang 01632 960123"
    assert told(text)[0] == ("NAME", "Amy Johnson")
    assert told(text, allow=["amy johnson", " "]) == [("PHONE", "01632 960123")]


def test_sure_and_unsure() -> None:
    def sure(text: str) -> list[bool]:
        return [each.sure for each in find_personal_data(text)]

    assert sure("DOB 03/04/1956") == [True]
    assert sure("seen on 03/04/2024") == [False]
    assert sure("NHS number 999 123 4567") == [False]  # mistyped, and someone's all the same
    assert sure("NHS number 999 123 4578") == [True]
    assert sure("keith") == [False]
    assert sure("Keith") == [True]
    assert sure("Fatoumata Diallo") == [False]


@pytest.mark.parametrize(
    ("number", "right"),
    [
        ("9991234578", True),
        ("999 123 4578", True),
        ("9991234570", False),
        ("999123456", False),
        ("0000000000", False),  # passes the sum, and is issued to nobody
    ],
)
def test_check_digit(number: str, right: bool) -> None:
    assert has_check_digit(number) is right


def test_every_check_digit_agrees_with_an_independent_library() -> None:
    nhs_number = pytest.importorskip("nhs_number")
    for start in range(999_000_000, 999_000_400):
        for digit in range(10):
            number = f"{start}{digit}"
            assert has_check_digit(number) == nhs_number.is_valid(number), number


def test_overlaps_are_joined_and_nothing_is_left_over() -> None:
    text = "I am at 12 Priya Shah Road LS1 4AP"
    assert told(text) == [("ADDRESS", "12 Priya Shah Road"), ("POSTCODE", "LS1 4AP")]
    assert redact(text, find_personal_data(text)) == "I am at [address] [postcode]"
    inside = "NHS number 999 123 4578 or priya.shah@example.org"
    assert redact(inside, find_personal_data(inside)) == "NHS number [NHS number] or [email address]"


def test_wrong_values_are_refused() -> None:
    with pytest.raises(MethodError, match="only text"):
        find_personal_data(None)  # type: ignore[arg-type]
    name = Found(0, 4, Kind.NAME, sure=True)
    with pytest.raises(MethodError, match="overlaps another or is not in this text"):
        redact("abc", [name])
    with pytest.raises(MethodError, match="overlaps another"):
        redact("abcdef", [name, Found(3, 5, Kind.NAME, sure=True)])


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "Keith",
                "will",
                "12",
                "High",
                "Road",
                "LS1 4AP",
                "999 123 4578",
                "01632 960123",
                "a@b.example",
                "3/4/1956",
                "the",
                ".",
                "born",
                "mrs",
                "Ward",
                "İ",
                "'s",
                "o'neil",
                "()",
                "+44",
            ]
        ),
        max_size=12,
    ).map(" ".join)
    | st.text(max_size=40)
)
def test_places_are_in_order_inside_the_text_and_apart(text: str) -> None:
    found = find_personal_data(text)
    last = 0
    for each in found:
        assert last <= each.start < each.end <= len(text)
        last = each.end
    redacted = redact(text, found)
    for each in found:
        assert each.kind.value in redacted
    assert find_personal_data(text) == found
