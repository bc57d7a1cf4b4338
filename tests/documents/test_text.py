"""Plain text, read as an email program and a voice read it."""

from hypothesis import given
from hypothesis import strategies as st

from partake.documents import Document, PageBreak, Words, bullets, link, paragraph
from partake.documents.text import plain_text
from tests.documents.example import PRINTED_ON, plan
from tests.documents.test_html import everywhere

WHOLE = """\
Joyce Adeyemi: my plan

Keep this where you can see it

What matters to me

In their own words:
  My grandson Dayo, my allotment, my church on Harbour Street. I was a
  bus driver for 31 years and I still wake at five.
Joyce Adeyemi, 6 October 2026, with help from Tunde Adeyemi

How to support me well

In their own words:
  Ask me before you touch my feet. Talk to me, not to my son.
  If I go quiet I have not understood.

How to communicate with me

Letters in 24 point. Face me, I lip-read. Yoruba interpreter for long
talks.

My goals

Saturdays at the allotment with Dayo. Matters 9 out of 10. Going well.

What we will do:
- Joyce. What: Walk a bit further three times a week. When: from
  12 October. How sure: 8 out of 10.
- Beth Lund. What: Find a slow walking group. When: by 20 November.

We see one thing differently

Joyce says: I do not want a second water tablet. Your choice stands.

- Radio on, window open
- Call Tunde (07700900318)

1. Weigh myself every morning
2. Write it down

Read more about your rights (partake.example/rights).

Picture: A plum square

What I want to add or change

[ ] Nothing to change
[ ] I want to talk about it

Room to write: 4 lines.

Open the plan as it is today
https://partake.example/r7k2

1. Fine: carry on

I can walk to the shop. I sleep on one or two pillows.

2. Warning: call today

If any of these: up 2 kg in 3 days. Ankles swell.

- Call the heart team: 01632 960181

1. Say “heart card”

3. Emergency: call 999

I can’t breathe lying or sitting. Chest pain.

My plan, version 3.
Valid until 24 November 2026.
Key worker: Sam Whitcombe, 01632 960144.
This copy was made on 19 November 2026.
"""


def test_the_plan_reads_well():
    assert plain_text(plan(), PRINTED_ON).replace("\u00a0", " ") == WHOLE


def test_words_come_in_the_documents_own_language():
    welsh = Words(copied="Gwnaed y copi hwn ar {date}.", own_words="Yn eu geiriau eu hunain:")
    document = Document("Fy nghynllun", (), language="cy", words=welsh)
    assert "Gwnaed y copi hwn ar 19\u00a0Tachwedd 2026." in plain_text(document, PRINTED_ON)


def test_an_address_is_never_cut_and_never_said_twice():
    address = "https://partake.example/" + "a" * 80
    document = Document(
        "Links", (paragraph(link("read", address)), paragraph(link("Call 07700 900318", "tel:07700900318")))
    )
    said = plain_text(document, PRINTED_ON)
    assert "(partake.example/" + "a" * 80 + ")" in said
    assert "Call 07700\u00a0900318\n" in said


@given(st.text())
def test_no_line_is_wider_than_72_columns_unless_one_word_is(typed):
    for line in plain_text(everywhere(typed), PRINTED_ON).splitlines():
        assert len(line) <= 72 or " " not in line.strip().removeprefix("- ")


def test_a_page_break_leaves_no_gap():
    said = plain_text(Document("T", (paragraph("a"), PageBreak(), bullets("b"))), PRINTED_ON)
    assert said.startswith("T\n\na\n\n- b\n\n")
