"""From bytes to rows: every kind of file a practice sends, and none that crashes the reader."""

import io
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from partake.kernel.csv_reading import NotAList, read_lines
from partake.people.lists import cells
from partake.people.lists.columns import Column, column_called
from partake.people.lists.rows import ListedPerson, RefusedLine, changed_groups, open_list

TODAY = date(2026, 11, 19)
LIST = "NHS No.;Surname;Forenames;DOB;Address 1;Post Code\n999 000 0018;ADÉYEMI;JOYCE;02/05/1958;12 Mill Road;wx12ab\n"


def read(content: bytes | str) -> list[ListedPerson | RefusedLine]:
    return list(open_list(io.BytesIO(content if isinstance(content, bytes) else content.encode())).rows(today=TODAY))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_one_list_reads_the_same_however_it_was_written(encoding, delimiter, ending):
    (row,) = read(LIST.replace(";", delimiter).replace("\n", ending).encode(encoding))
    assert (row.given_name, row.family_name, row.nhs_number) == ("Joyce", "Adéyemi", "9990000018")
    assert (row.born_on, row.address) == (date(1958, 5, 2), "12 Mill Road\nWX1 2AB")


def test_titles_blanks_repeated_headings_and_totals_are_not_people():
    first, rest = LIST.split("\n", 1)
    rows = read(
        f"sep=;\nMillbrook list;\n;;;\n{first}\n{rest};;;;;\n{first}\nTotal patients: 1;;;;;\n*** End of report ***\n"
    )
    assert [row.family_name for row in rows] == ["Adéyemi"]
    assert rows[0].number == 5, "counted as a spreadsheet counts"


def test_a_cell_may_span_lines_and_hold_quotes_nuls_and_odd_spaces():
    (row,) = read(
        'Surname,First name,DOB,Address\n"Pell ",A\x00rthur\u00a0,17-Jan-1945,"Flat 2\n""The Mill""\n1 Mill Lane"\n'
    )
    assert (row.given_name, row.family_name) == ("Arthur", "Pell")
    assert row.address == 'Flat 2\n"The Mill"\n1 Mill Lane'


def test_a_quotation_mark_that_never_closes_costs_one_row():
    good = "".join(f"Holt,Ada{'b' * place},1/2/1980\n" for place in range(30))
    rows = read(f'Surname,First name,DOB\n"Pell,Arthur,17/1/1945\n{good}')
    assert [type(row) for row in rows] == [RefusedLine, *[ListedPerson] * 30]
    assert "quotation mark" in rows[0].reason


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf\r\n\r\n", "empty"),
        (b"PK\x03\x04rest", "Excel"),
        (b"\xd0\xcf\x11\xe0rest", "Excel"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (b"%PDF-1.7", "PDF"),
        (b"a,b\n1,2\n", "headings"),
        (b"x" * 200_000, "100,000"),
    ],
)
def test_another_kind_of_file_is_told_what_it_is(content, words):
    with pytest.raises(NotAList, match=words):
        read(content)


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("NHS Number", Column.NHS_NUMBER),
        ("nhs_no", Column.NHS_NUMBER),
        ("Family name", Column.FAMILY_NAME),
        ("SURNAME", Column.FAMILY_NAME),
        ("Patient's Forenames", Column.GIVEN_NAME),
        ("D.O.B.", Column.BORN_ON),
        ("Address line 3", Column.ADDRESS),
        ("Address_4", Column.ADDRESS),
        ("E-mail address", Column.EMAIL),
        ("Usual GP", None),
        ("Sex", None),
    ],
)
def test_headings_are_known_by_many_names(heading, column):
    assert column_called(heading) is column


@pytest.mark.parametrize(
    "text",
    [
        "2/5/1958",
        "02-05-1958",
        "2.5.1958",
        "02-May-1958",
        "2 May 1958",
        "1958-05-02",
        "19580502",
        "02/05/1958 00:00:00",
    ],
)
def test_days_are_read_day_first(text):
    assert cells.day_cell(text, today=TODAY) == date(1958, 5, 2)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2/5/58", "two figures"),
        ("5/13/1958", "no such day"),
        ("31/02/1958", "no such day"),
        ("20/11/2026", "not come yet"),
        ("1/1/1850", "130 years"),
        ("21307", "not a day"),
        ("2 Mau 1958", "month"),
    ],
)
def test_days_that_would_be_a_guess_are_asked_about(text, words):
    with pytest.raises(ValueError, match=words):
        cells.day_cell(text, today=TODAY)


@pytest.mark.parametrize("text", ["9990000018", "999 000 0018", "999-000-0018", "9990000018.0", "'9990000018"])
def test_nhs_numbers_as_lists_hold_them(text):
    assert cells.nhs_number_cell(text) == "9990000018"


@pytest.mark.parametrize("text", ["9.99E+09", "9,99E+09", "999000001", "9990000019", "ABC"])
def test_a_number_that_is_not_one_says_why(text):
    with pytest.raises(ValueError, match=r"NHS number|Excel"):
        cells.nhs_number_cell(text)


@pytest.mark.parametrize(
    ("row", "column", "words"),
    [
        ("=HYPERLINK(1),Ada,1/2/1980,", Column.FAMILY_NAME, "formula"),
        ("Holt,,1/2/1980,", Column.GIVEN_NAME, "no first name"),
        ("Holt,Ada,,", Column.NHS_NUMBER, "Nothing here tells"),
        ("Holt,Ada,1/2/1980,ring me", Column.MOBILE, "phone number"),
        ("Holt,Ada,1/2/1980,7.70E+09", Column.MOBILE, "Excel"),
        ("Holt,Ada,1/2/1980,07700 900000,more", "", "more cells"),
    ],
)
def test_a_bad_row_names_its_column_and_reason(row, column, words):
    (refused,) = read(f"Surname,First name,DOB,Mobile\n{row}\n")
    assert (refused.number, refused.column) == (2, column)
    assert words in refused.reason
    assert refused.cells == tuple(row.split(","))


def test_a_whole_name_needs_its_comma():
    good, bad = read('Name,NHS number\n"ADEYEMI, Mrs Joyce",9990000018\nJoyce Adeyemi,9990000018\n')
    assert (good.given_name, good.family_name) == ("Joyce", "Adeyemi")
    assert "comma" in bad.reason


def test_the_key_stays_and_the_fingerprint_shows_what_changed():
    before, after = read(
        "Patient ID,Surname,First name,DOB,Mobile\n"
        "P1,Holt,Ada,1/2/1980,07700 900001\n"
        "P1,Holt,Ada,1/2/1980,07700 900002\n"
    )
    assert before.key == after.key
    assert changed_groups(before.fingerprint, after.fingerprint) == {"mobile"}
    assert len(after.fingerprint) <= 80


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=2000))
def test_no_bytes_crash_the_reader(content):
    with suppress(NotAList):
        list(read_lines(io.BytesIO(content)))


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=400), st.sampled_from(["utf-8", "utf-16", "cp1252"]))
def test_no_text_under_good_headings_crashes_a_row_or_loses_one_silently(text, encoding):
    content = f"Surname,First name,DOB,NHS number,Mobile,Email\nHolt,Ada,1/2/1980,,,\n{text}\n"
    rows = read(content.encode(encoding, errors="replace"))
    assert rows[0].number == 2
    numbers = [row.number for row in rows]
    assert numbers == sorted(set(numbers))


def test_a_long_list_needs_little_memory():
    import tracemalloc

    class Endless(io.RawIOBase):
        """Fifty thousand rows that are made as they are read."""

        def __init__(self) -> None:
            self.at = 0

        def readable(self) -> bool:
            return True

        def seekable(self) -> bool:
            return True

        def seek(self, place: int, whence: int = 0) -> int:
            self.at = place
            return place

        def tell(self) -> int:
            return self.at

        def readinto(self, buffer) -> int:
            row = b"Holt,Ada,1/2/1980,12 Mill Lane     \n"
            start = b"Surname,Forename,DOB,Address line 1 \n".ljust(len(row))
            whole = (
                (start + row * (len(buffer) // len(row) + 1)) if self.at == 0 else row * (len(buffer) // len(row) + 2)
            )
            size = min(len(buffer) // len(row) * len(row), 50_000 * len(row) - self.at)
            buffer[:size] = whole[:size]
            self.at += size
            return max(size, 0)

    tracemalloc.start()
    count = sum(1 for _ in open_list(io.BufferedReader(Endless(), 37 * 400)).rows(today=TODAY))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert count > 45_000
    assert peak < 2_000_000, f"{peak} bytes at once"
