"""The web page: whole, well-formed, and deaf to anything typed into it."""

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from partake.documents import Document, Format, Heading, Picture, Run, Table, Voice, Zone, link, paragraph, render
from partake.documents.html import fragment, page
from tests.documents.example import PNG_DOT, PRINTED_ON, SQUARE, plan

VOID = {"br", "img", "meta"}
HOSTILE = "<script>alert(1)</script> & \"quotes\" 'single' <img src=x onerror=y> </article>"


class Reader(HTMLParser):
    """Follows the tags as a browser would, and fails on one that is not closed."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""
        self.feed(text)
        self.close()
        assert not self.open

    def handle_starttag(self, tag, attrs):
        self.seen.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, text):
        self.words += text

    def tags(self) -> list[str]:
        return [tag for tag, _ in self.seen]


def test_the_page_stands_alone_in_its_language():
    whole = page(plan(), PRINTED_ON)
    seen = Reader(whole)
    assert whole.startswith('<!DOCTYPE html>\n<html lang="en-GB" dir="ltr">')
    assert "<title>Joyce Adeyemi: my plan</title>" in whole
    assert [value for _, attributes in seen.seen for name, value in attributes.items() if name == "src"] != []
    assert all(
        value.startswith("data:image/")
        for _, attributes in seen.seen
        for name, value in attributes.items()
        if name == "src"
    )
    assert not {"script", "link", "iframe"} & set(seen.tags())


def test_headings_follow_the_document():
    tags = Reader(fragment(plan(), PRINTED_ON)).tags()
    assert [int(tag[1]) for tag in tags if tag in ("h1", "h2", "h3", "h4")] == [level for level, _ in plan().headings()]


def test_each_block_has_its_element():
    whole = fragment(plan(), PRINTED_ON)
    tags = Reader(whole).tags()
    assert [tags.count(tag) for tag in ("blockquote", "figcaption", "ul", "ol", "table", "img")] == [2, 1, 3, 2, 1, 2]
    assert '<th scope="col">Who</th>' in whole
    assert '<th scope="row">Beth Lund</th>' in whole
    assert "<caption>What we will do</caption>" in whole
    assert '<section class="zone zone-solid">\n<h2>3. Emergency: call 999</h2>' in whole
    assert '<a href="https://partake.example/rights/">your rights</a>' in whole
    assert '<div class="write"></div>' in whole
    assert "Talk to me, not to my son.<br>If I go quiet" in whole
    assert "Joyce Adeyemi, 6\u00a0October 2026, with help from Tunde Adeyemi" in whole


def test_a_row_about_nothing_has_no_heading():
    table = Document("T", (Table("Actions", ("Who", "What"), (("", "Walk"),)),))
    assert "<tr><td></td>\n<td>Walk</td>" in fragment(table, PRINTED_ON)


def test_the_footer_says_which_version_until_when_and_whom_to_call():
    footer = fragment(plan(), PRINTED_ON).partition("<footer>")[2]
    for fact in (
        "My plan, version 3.",
        "Valid until 24\u00a0November 2026.",
        "Key worker: Sam Whitcombe, 01632\u00a0960144.",
        "This copy was made on 19\u00a0November 2026.",
    ):
        assert f"<p>{fact}</p>" in footer


def test_a_right_to_left_document_says_so():
    arabic = Document("خطتي", (paragraph("اتصل 01632 960144"),), language="ar")
    assert '<article lang="ar" dir="rtl">' in fragment(arabic, PRINTED_ON)
    assert "01632\u00a0960144" in fragment(arabic, PRINTED_ON)  # a plain space would show the halves swapped


def everywhere(typed: str) -> Document:
    """This will give a document with `typed` in every field that takes words."""
    return Document(
        f"T{typed}",
        (
            Heading(2, f"H{typed}"),
            paragraph(
                f"P{typed}", Run(f"B{typed}", bold=True), link(f"L{typed}", "https://partake.example/?a=1&b='2'")
            ),
            Table(f"C{typed}", (f"H{typed}", "When"), ((f"R{typed}", typed),)),
            Voice(f"V{typed}", who=typed, helped_by=typed),
            Picture(f"A{typed}", SQUARE),
            Zone(1, f"Z{typed}", (paragraph(f"P{typed}"),)),
        ),
        reference=typed,
        call=typed,
        corner=typed,
    )


def test_what_is_typed_is_shown_and_never_obeyed():
    plain = Reader(page(everywhere(""), PRINTED_ON))
    hostile = Reader(page(everywhere(HOSTILE), PRINTED_ON))
    assert set(hostile.tags()) == set(plain.tags()) | {"figcaption"}
    assert hostile.words.count(HOSTILE) == 18
    assert hostile.seen[0][1] == {"lang": "en-GB", "dir": "ltr"}


@given(st.text())
def test_any_text_leaves_the_page_whole(typed):
    whole = render(everywhere(typed), Format.HTML, printed_on=PRINTED_ON)
    Reader(whole.content.decode("utf-8"))
    assert whole.replaced == ()


def test_a_photograph_keeps_its_kind():
    photograph = Document("Photo", (Picture("One dot", PNG_DOT),))
    assert "data:image/png;base64,iVBOR" in fragment(photograph, PRINTED_ON)
