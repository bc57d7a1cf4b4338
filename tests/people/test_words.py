"""A person's own words: kept in order, never lost, theirs whoever types."""

import pytest

from partake.audit.models import Event
from partake.correspondence.models import Message
from partake.kernel.verdict import Refused, Rejected, Stale
from partake.people.actions.words import write_words
from partake.people.domain import AskedHow, Part
from partake.people.headings import HEADINGS
from partake.people.models import Words
from tests.people.pressing import at, press, read, shown

MATTERS = "Being well enough to take my grandson to the allotment on Saturdays."


def write(record, words=MATTERS, number=0, heading="WHAT_MATTERS", **more):
    return write_words(record=record, heading=heading, words=words, number=number, **more)


@pytest.fixture
def joyce(opened):
    return opened("joyce", "joyce")


@pytest.fixture
def shared_with_george(stage, joyce):
    from partake.people.actions.sharing import share_record
    from partake.people.queries.share_targets import ShareTarget

    target = ShareTarget(code="", name="George Tanner", first_name="George", detail="", user=stage.users["george"])
    share_record(record=joyce, target=target, parts=[Part.ABOUT_ME], until=None)
    Message.objects.all().delete()


def test_words_are_a_row_and_an_event_without_the_words(stage, joyce):
    row = write(joyce, helped_by="Tunde")
    assert (row.words, row.number, row.written_by, row.helped_by) == (MATTERS, 1, "Joyce Adeyemi", "Tunde")
    event = Event.objects.get(kind="people.words_written")
    assert event.person_id == stage.people["joyce"].public_id
    assert event.codes == {"heading": "WHAT_MATTERS", "number": 1, "said_how": "THEMSELVES"}
    assert not Message.objects.exists()


def test_saving_again_keeps_what_stood_there(joyce):
    write(joyce)
    write(joyce, "My garden.", number=1)
    assert list(Words.objects.order_by("number").values_list("words", flat=True)) == [MATTERS, "My garden."]


def test_two_people_writing_at_once_both_keep_their_words(joyce, opened):
    theirs = write(opened("sam", "joyce"), said_how=AskedHow.IN_PERSON)
    with pytest.raises(Stale) as stale:
        write(joyce, "Mine")
    assert stale.value.current == theirs
    assert stale.value.current.version == 1


def test_a_number_taken_at_the_same_moment_is_stale_too(joyce):
    """The second of two saves reads nothing there, and finds the number taken when it writes."""
    from partake.people import saying
    from partake.people.headings import HEADING_BY_CODE

    row = write(joyce)
    matters = HEADING_BY_CODE["WHAT_MATTERS"]
    with pytest.raises(Stale) as stale:
        saying.save(joyce, matters, after=None, words="Mine", file=None, file_words="", helped_by="")
    assert stale.value.current == row


def test_empty_words_clear_the_heading_and_only_what_stands(joyce):
    with pytest.raises(Rejected, match="Nothing is written"):
        write(joyce, "")
    write(joyce)
    assert write(joyce, "", number=1).words == ""
    with pytest.raises(Rejected, match="Nothing is written"):
        write(joyce, "", number=2)


@pytest.mark.parametrize("nothing", ["\u202a\u202c", "\u200b\n", " \t"])
def test_marks_nobody_can_see_are_not_words(opened, nothing):
    with pytest.raises(Rejected, match="Nothing is written"):
        write(opened("farah", "arthur"), nothing, said_how=AskedHow.BY_PHONE)


def test_a_heading_that_is_not_on_the_list(joyce):
    with pytest.raises(Rejected, match="heading"):
        write(joyce, heading="DIAGNOSIS")


def test_the_practice_types_what_it_was_told_and_the_person_is_sent_it(opened):
    record = opened("farah", "arthur")
    with pytest.raises(Rejected, match="How did Arthur tell you"):
        write(record, "To stay in this house.")
    row = write(record, "To stay in this house.", said_how=AskedHow.BY_PHONE, helped_by="somebody else")
    assert (row.written_by, row.helped_by) == (
        "Arthur Pell",
        "Farah Aziz, care coordinator, Millbrook Surgery",
    )
    told = Message.objects.get()
    assert told.title == "What we wrote down for you"
    assert "To stay in this house." in str(told.document)
    write(record, "", number=1, said_how=AskedHow.BY_PHONE)
    assert "Nothing stands there now" in str(Message.objects.latest("pk").document)


def test_a_volunteer_helps_only_with_what_was_shared(opened, joyce, shared_with_george):
    record = opened("george", "joyce")
    row = write(record, said_how=AskedHow.IN_PERSON)
    assert row.helped_by == "George Tanner, volunteer supporter, Millbrook Neighbours"
    with pytest.raises(Refused):
        write(record, heading="IF_I_GET_WORSE", said_how=AskedHow.IN_PERSON)


def test_somebody_else_it_is_shared_with_may_not_write(opened, stage, joyce):
    from partake.people.actions.sharing import share_record
    from partake.people.queries.share_targets import ShareTarget

    target = ShareTarget(code="", name="Beth Lund", first_name="Beth", detail="", user=stage.users["beth"])
    share_record(record=joyce, target=target, parts=[Part.ABOUT_ME], until=None)
    with pytest.raises(Refused):
        write(opened("beth", "joyce"), said_how=AskedHow.IN_PERSON)


@pytest.mark.parametrize("heading", [heading.code for heading in HEADINGS])
def test_writing_on_the_page(stage, visit, heading):
    client = visit("joyce")
    done = press(client, at("write_words", stage, "joyce", heading), words="أحب حديقتي 🌱", helped_by="")
    assert done.headers["Location"] == at("record", stage, "joyce")
    assert "أحب حديقتي 🌱" in " ".join(read(client, at("record", stage, "joyce")).texts)


def test_too_much_nothing_and_no_such_heading(stage, visit):
    client = visit("joyce")
    page = at("write_words", stage, "joyce", "WHAT_MATTERS")
    assert "There is room for 5,000" in shown(press(client, page, words="x" * 5001))
    assert "Nothing is written here yet" in shown(press(client, page, words="\x00\x07 "))
    assert client.get(at("write_words", stage, "joyce", "NOTHING")).status_code == 404
    assert client.get(at("earlier_words", stage, "joyce", "NOTHING")).status_code == 404
    assert not Words.objects.exists()


def test_a_stale_page_shows_both_texts_and_then_saves(stage, visit, opened, joyce):
    client = visit("joyce")
    page = at("write_words", stage, "joyce", "WHAT_MATTERS")
    token = read(client, page).token
    write(opened("sam", "joyce"), "Theirs", said_how=AskedHow.IN_PERSON)
    answer = client.post(page, {"form_token": token, "words": "Mine"})
    said = shown(answer)
    assert "There are two versions now" in said and "Theirs" in said and "Sam Whitcombe" in said
    from tests.pages import Page

    again = client.post(page, {"form_token": Page(answer.content.decode()).token, "words": "Both"})
    assert again.status_code == 302
    assert Words.objects.latest("number").words == "Both"


def test_earlier_words_and_starting_again_from_them(stage, visit, joyce):
    client = visit("joyce")
    before = at("earlier_words", stage, "joyce", "WHAT_MATTERS")
    assert "nothing here yet" in " ".join(read(client, before).texts)
    write(joyce, "First")
    write(joyce, "", number=1)
    write(joyce, "Third", number=2)
    said = " ".join(read(client, before).texts)
    assert "First" in said and "Third" in said and "taken away on 19 November 2026" in said
    page = read(client, at("write_words", stage, "joyce", "WHAT_MATTERS") + "?from=1")
    assert next(one for one in page.all("textarea")).words.strip() == "First"
    record = read(client, at("record", stage, "joyce"))
    assert any(link["href"] == before for link in record.all("a"))


def test_staff_name_the_person_and_say_how_they_were_told(stage, visit):
    client = visit("farah", "arthur")
    page = at("write_words", stage, "arthur", "WHAT_MATTERS")
    assert "What matters to Arthur" in " ".join(read(client, page).texts)
    assert "not said how they told you" in shown(press(client, page, words="To stay."))
    assert press(client, page, words="To stay.", said_how="IN_WRITING").status_code == 302
    assert "Arthur’s words" in " ".join(read(client, at("record", stage, "arthur")).texts)
    other = visit("neil")
    assert other.get(page).status_code == 404
