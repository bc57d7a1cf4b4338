"""Files as they come: separators, encodings, columns in any order; and every cell that cannot be read, named."""

import csv
import io
from datetime import date
from pathlib import Path

import pytest

from partake.imports.domain import Content, CountsInTime, Fault, Meaning, MonthlyCount, Series, Setting
from partake.imports.reading.counts import Figure, read_counts
from partake.imports.reading.said import STARS, Plan, Said, read_said
from partake.imports.reading.tables import open_table
from partake.imports.series import all_series, series_of
from partake.kernel.csv_reading import NotAList
from partake.voices.domain.voice import Channel
from tests.imports.workbooks import Raw, workbook

REAL = Path("/work/shared/data/insight/pxtextmining/v6framework_230831.csv")
TODAY = date(2026, 11, 19)
SAID = {Meaning.DAY: 0, Meaning.SERVICE: 1, Meaning.ANSWER: 2, Meaning.WORDS: 3}
TRUST = [
    "ICB Code", "ICB Name", "Trust Code", "Trust Name", "Total Responses", "Total Eligible", "Percentage Positive",
    "Percentage Negative", "Very Good", "Good", "Neither Good nor Poor", "Poor", "Very Poor", "Don't Know",
    "Mode SMS", "Mode Online",
]  # fmt: skip
ROW = ["QWX", "Wexbridge ICB", "RWX", "Wexbridge Hospital", 100, 400, 0.9, 0.05, 60, 30, 4, 3, 2, 1, 80, 20]
OCTOBER = date(2026, 10, 1)


def said(content: bytes, columns=SAID, **plan) -> list[Said | Fault]:
    made = Plan(content=Content.COMMENTS, columns=columns, **plan)
    return list(read_said(open_table(io.BytesIO(content)), made, today=TODAY))


def one(cells: list[str], **plan) -> Said | Fault:
    content = io.StringIO()
    csv.writer(content).writerows([["Date", "Ward", "FFT", "Comment"], cells])
    (row,) = said(content.getvalue().encode(), **plan)
    return row


def counts(*rows, headings=TRUST, above=(), setting=Setting.INPATIENT, month=OCTOBER, only="") -> list[Figure | Fault]:
    made = workbook(Trusts=[*above, headings, *rows])
    return list(read_counts(io.BytesIO(made), setting=setting, month=month, only=only))


# Words.


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_any_encoding_and_separator(encoding, mark):
    text = f"Date{mark}Ward{mark}FFT{mark}Comment\n3/10/2026{mark}Poppy Ward{mark}1{mark}Café at “5am”\n"
    (row,) = said(text.encode(encoding))
    assert (row.words, row.score, row.said_on) == ("Café at “5am”", 1, date(2026, 10, 3))


def test_a_workbook_and_a_text_file_say_the_same():
    rows = [["Our survey"], [], ["Date", "Ward", "FFT", "Comment"], ["2026-10-03", "Poppy Ward", 1, "Kind"]]
    (from_book,) = said(workbook(Notes=[["Read me"]], Data=rows))
    from_text = one(["2026-10-03", "Poppy Ward", "1", "Kind"])
    assert (from_book.key, from_book.number) == (from_text.key, 4)


def test_columns_in_any_order_and_extra_ones_are_the_same_rows():
    first = b"Date,Ward,FFT,Comment\n3/10/2026,Poppy Ward,1,Kind\n"
    second = b"Comment,Colour,FFT,Date,Ward\nKind,red,1,3/10/2026,Poppy Ward\n"
    places = {Meaning.WORDS: 0, Meaning.ANSWER: 2, Meaning.DAY: 3, Meaning.SERVICE: 4}
    assert said(first)[0].key == said(second, places)[0].key


def test_the_very_same_words_twice_are_two_voices_each_with_its_own_key():
    content = b"Date,Ward,FFT,Comment\n" + b"3/10/2026,Poppy Ward,1,Good\n" * 3
    keys = [row.key for row in said(content)]
    assert len(set(keys)) == 3 and keys == [row.key for row in said(content)]


@pytest.mark.parametrize(
    ("cells", "column", "words"),
    [
        (["31/2/2026", "Poppy", "1", "x"], "Date", "no such day"),
        (["tomorrow", "Poppy", "1", "x"], "Date", "not a day"),
        (["3/10/2027", "Poppy", "1", "x"], "Date", "not come yet"),
        (["", "Poppy", "1", "x"], "Date", "no day"),
        (["3/9/2026", "Poppy", "1", "x"], "Date", "not in October 2026"),
        (["3/10/2026", "Poppy", "7", "x"], "FFT", "not an answer that we know"),
        (["3/10/2026", "Poppy", "=A1", "x"], "FFT", "not an answer that we know"),
        (["3/10/2026", "Poppy", "Extremely likely", "x"], "FFT", "older question"),
        (["3/10/2026", "Poppy", "", "no comment"], "Comment", "no words"),
        (["3/10/2026", "Poppy", "1", "x" * 20_001], "Comment", "20,000"),
        (["3/10/2026", "P" * 201, "1", "x"], "Ward", "too long"),
    ],
)
def test_a_row_that_cannot_come_in_names_its_column(cells, column, words):
    month = OCTOBER if "October" in words else None
    fault = one(cells, month=month)
    assert isinstance(fault, Fault) and (fault.row, fault.column) == (2, column) and words in fault.reason


def test_a_formula_in_a_sheet_is_told_with_its_sheet():
    rows = [["Date", "Ward", "FFT", "Comment"], ["2026-10-03", "Poppy", Raw('<c r="{at}"><f>1</f><v>1</v></c>'), "x"]]
    (fault,) = said(workbook(Data=rows))
    assert (fault.sheet, fault.row, fault.column) == ("Data", 2, "FFT") and "formula" in fault.reason


def test_older_answers_and_stars_are_said_and_never_counted_as_todays():
    older = one(["3/3/2019", "Poppy", "Likely", "ok"])
    assert older.score is None and older.question == "Would you recommend us? Likely"
    by_number = one(["3/3/2019", "Poppy", "1", "ok"])
    assert by_number.score is None and "Extremely likely" in by_number.question
    starred = one(["3/10/2026", "Poppy", "5", "ok"], numbers_are_stars=True)
    assert starred.score is None and starred.question == "5 stars"
    assert STARS == "STARS"


def test_how_it_came_and_whether_others_may_read_it():
    columns = {**SAID, Meaning.CHANNEL: 4, Meaning.MAY_QUOTE: 5}
    content = b"Date,Ward,FFT,Comment,Mode,Publish\n3/10/2026,P,1,x,SMS message,Yes\n3/10/2026,P,1,y,post card,maybe\n"
    first, second = said(content, columns, all_may_be_read=True)
    assert (first.channel, first.may_be_read) == (Channel.TEXT_MESSAGE, True)
    assert (second.channel, second.may_be_read) == (Channel.PAPER, False)


@pytest.mark.parametrize(
    "content", [b"", b"%PDF-1.4", b"12\n13\n", b"\x89PNG\r\n", b"a line of words and no headings"], ids=str
)
def test_what_is_no_list_is_refused_whole(content):
    with pytest.raises(NotAList):
        said(content)


def test_a_real_file_of_7908_comments():
    if not REAL.exists():
        pytest.skip(f"the real comments are not on this machine: {REAL}")
    with REAL.open("rb") as source:
        table = open_table(source)
        at = {name: place for place, name in enumerate(table.headings)}
        columns = {
            Meaning.WORDS: at["FFT answer"],
            Meaning.ANSWER: at["FFT categorical answer"],
            Meaning.DAY: at["Date"],
            Meaning.SERVICE: at["Service type 1"],
            Meaning.ROW_NAME: at["Comment ID"],
        }
        rows = list(read_said(table, Plan(content=Content.COMMENTS, columns=columns), today=TODAY))
    faults = [row for row in rows if isinstance(row, Fault)]
    assert len(rows) == 7908
    assert len(rows) - len(faults) > 7000
    assert {fault.column for fault in faults} <= {"FFT answer", "FFT categorical answer", "Date", "Comment ID", ""}


# Counts.


def test_counts_of_a_trust_with_a_title_notes_and_englands_own_rows():
    title = ["Friends and Family Test: inpatient, October 2026"]
    (figure,) = counts(
        ["", "", "", "England", 9, 9, 1, 0, 9, 0, 0, 0, 0, 0], ROW, ["Note: see above"], above=[title, []]
    )
    assert (figure.body_code, figure.responses, figure.eligible) == ("RWX", 100, 400)
    assert figure.answers == (60, 30, 4, 3, 2, 1) and figure.modes == {"sms": 80, "online": 20}


def test_hidden_counts_are_hidden_and_never_nought():
    hidden = [*ROW[:4], 3, 50, "*", "*", *["*"] * 6, "*", "*"]
    (figure,) = counts(hidden)
    assert figure.answers == (None,) * 6 and figure.responses == 3
    month = MonthlyCount(Series.EXPERIENCE, OCTOBER, 3, 50, figure.answers)
    assert month.is_suppressed


def test_headings_over_two_rows_reordered_and_by_another_name():
    upper = ["Org code", "Org name", "Responses", "", "", "", "", "", "", "Site code"]
    lower = ["", "", "Total Responses", "1 Very Good SUM", "2 Good SUM", "3 Neither Good nor Poor SUM", "4 Poor SUM"]
    lower += ["5 Very Poor SUM", "6 Dont Know SUM", ""]
    made = workbook(Sent=[["Sent in"], upper, lower, ["RWX", "Wexbridge", 10, 4, 2, 1, 1, 1, 1, "RWX01"]])
    with pytest.raises(NotAList):  # the code stands in the upper row alone, so neither row is enough by itself
        list(read_counts(io.BytesIO(made), setting=Setting.INPATIENT, month=OCTOBER))
    lower[0] = "Org code"
    made = workbook(Sent=[["Sent in"], upper, lower, ["RWX", "Wexbridge", 10, 4, 2, 1, 1, 1, 1, "RWX01"]])
    (figure,) = read_counts(io.BytesIO(made), setting=Setting.INPATIENT, month=OCTOBER)
    assert (figure.body_name, figure.site_code, figure.answers) == ("Wexbridge", "RWX01", (4, 2, 1, 1, 1, 1))


@pytest.mark.parametrize(
    ("change", "column", "words"),
    [
        ({4: "many"}, "Total Responses", "“many” is not a whole number"),
        ({4: 99}, "Total Responses", "add up to 100"),
        ({8: ""}, "Very Good", "empty"),
        ({8: -60}, "Very Good", "not a whole number"),
        ({8: 60.5}, "Very Good", "not a whole number"),
        ({9: Raw('<c r="{at}"><f>15*2</f><v>30</v></c>')}, "Good", "formula"),
        ({4: "*"}, "Total Responses", "total is hidden"),
    ],
)
def test_a_count_that_cannot_be_read_names_sheet_row_and_column(change, column, words):
    row = [change.get(at, value) for at, value in enumerate(ROW)]
    (fault,) = counts(row)
    assert isinstance(fault, Fault)
    assert (fault.sheet, fault.row, fault.column) == ("Trusts", 2, column) and words in fault.reason


def test_the_same_place_twice_is_a_fault():
    _, fault = counts(ROW, ROW)
    assert "row 2 again" in fault.reason


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"headings": [one for one in TRUST if one != "Poor"]}, "column “Poor” is missing"),
        ({"headings": [*TRUST[:-1], "Very Good"]}, "both “Very Good”"),
        ({"headings": ["a", "b"]}, "no sheet with counts"),
        ({"above": [["Inpatient data, September 2026"]]}, "says that it is of September 2026"),
        ({"month": date(2019, 5, 1)}, "another question"),
        ({"setting": Setting.STAFF_CARE}, "not asked in October 2026"),
        ({"month": date(2012, 5, 1)}, "not asked in May 2012"),
    ],
)
def test_a_sheet_that_cannot_be_right_is_refused_whole(given, words):
    with pytest.raises(NotAList, match=words):
        counts(ROW, **given)


def test_rows_that_a_body_sends_say_their_own_month_and_are_its_own():
    headings = ["Yearnumber", "Periodname", *TRUST]
    (figure,) = counts(["2026_27", "OCTOBER", *ROW], headings=headings, only="RWX")
    assert figure.body_code == "RWX"
    (fault,) = counts(["2025_26", "OCTOBER", *ROW], headings=headings)
    assert fault.column == "Periodname" and "you chose October 2026" in fault.reason
    (fault,) = counts(ROW, only="RZZ")
    assert "about RWX" in fault.reason


def test_each_question_has_its_own_months_and_numbers_of_two_are_never_joined():
    assert series_of(Setting.INPATIENT, OCTOBER).code is Series.EXPERIENCE
    assert series_of(Setting.INPATIENT, date(2020, 3, 1)).code is Series.RECOMMEND
    assert series_of(Setting.INPATIENT, date(2014, 9, 1)).code is Series.NET_PROMOTER
    assert series_of(Setting.STAFF_WORK, date(2019, 1, 1)).code is Series.STAFF_WORK
    assert all(len(one.answers) == 6 for one in all_series().values())
    months = [MonthlyCount(code, OCTOBER, 1, None, (1, 0, 0, 0, 0, 0)) for code in Series]
    for other in months[1:]:
        with pytest.raises(ValueError, match="never joined"):
            CountsInTime(Series.EXPERIENCE, (months[0], other))
