"""What Partake writes to people about their own details, words and rights: one function a letter."""

from datetime import date

from partake.documents import Block, BulletList, Document, Heading, Voice, bold, bullets, paragraph
from partake.files.domain import Kind
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.people.door import OpenRecord
from partake.people.headings import Heading as WordsHeading
from partake.people.letters import call_line
from partake.people.models import Words
from partake.people.rights import RightPart, RightText
from partake.ui.words import day as long_day


def details_changed(record: OpenRecord, *, on: date) -> Document:
    """To the person: that somebody changed their details for them, and what to do if they did not ask for it."""
    return Document(
        title="Your details were changed",
        blocks=(
            paragraph(bold(record.actor.display_name), f" changed details in your record on {long_day(on)}."),
            paragraph("This is how it should be if you asked for it. You need do nothing."),
            Heading(2, "If you did not ask for it"),
            bullets(
                "Call us. We will read your details to you and put them right.",
                "Or sign in and open “My record”.",
            ),
        ),
        call=call_line(),
    )


def words_written(record: OpenRecord, heading: WordsHeading, row: Words) -> Document:
    """To the person: the words somebody wrote down for them, word for word, so that they can be put right. A picture
    or a sound is told by its own words: the letter may be read aloud, or printed in a size with no room for it."""
    said: list[Block] = []
    on = clock.local(row.written_at).date()
    if row.words:
        said.append(Voice(words=row.words, who=record.person.first_name, when=on))
    if row.file and row.file.erased_at is None:
        is_picture = row.file.kind == Kind.PICTURE
        said.append(paragraph("With a picture of yours:" if is_picture else "With a recording of you. In it you say:"))
        said.append(paragraph(row.file_words) if is_picture else Voice(words=row.file_words))
    if not said:
        said.append(paragraph("Nothing stands there now. What stood there before is kept, and you can have it back."))
    return Document(
        title="What we wrote down for you",
        blocks=(
            paragraph(bold(record.actor.display_name), f" wrote this in your record, under “{heading.mine}”."),
            *said,
            paragraph("These are your words. If they are not right, call us or sign in and change them."),
        ),
        call=call_line(),
    )


def media_erased(record: OpenRecord, heading: WordsHeading) -> Document:
    """To the person: that somebody else deleted their picture or recording, which nothing brings back."""
    return Document(
        title="A picture or recording of yours was deleted",
        blocks=(
            paragraph(
                bold(record.actor.display_name),
                f" deleted a picture or a recording from your record. It stood under “{heading.mine}”.",
            ),
            paragraph("Nobody can bring it back. If you did not want this, call us."),
        ),
        call=call_line(),
    )


def right_sent(right: RightText) -> Document:
    """To the person: one right in full, as the page says it."""
    return Document(
        title=right.title,
        blocks=(paragraph(bold(right.lead)), *(block for part in right.parts for block in _blocks(part))),
        reference=f"{right.title}, text of {long_day(right.valid_from)}",
        call=call_line(),
    )


def sign_in_linked(name: str) -> Document:
    """To somebody who could sign in already: their own record is now there."""
    return Document(
        title="Your record is now in Partake",
        blocks=(
            paragraph(
                "Your GP practice linked your record to your sign-in. ", bold("You can open it when you sign in.")
            ),
            paragraph(f"If you are not {name}, tell us at once, and do not open it."),
        ),
        call=call_line(),
    )


def _blocks(part: RightPart) -> tuple[Block, ...]:
    listed: tuple[BulletList, ...] = (bullets(*part.points),) if part.points else ()
    return (Heading(2, part.heading), *(paragraph(words) for words in part.paragraphs), *listed)


def records_joined(actor: Actor, *, on: date) -> Document:
    """To the person: that two records of them are now one, and what to do if they are not both theirs."""
    return Document(
        title="Your two records are now one",
        blocks=(
            paragraph(
                "We had two records that we think are both yours. ",
                bold(actor.display_name),
                f" joined them on {long_day(on)}.",
            ),
            Heading(2, "What this means"),
            bullets(
                "What both records said is kept, and who looked at each of them.",
                "Whoever could see one of them now sees the joined record, in the same parts.",
                "If both were shared with the same people, what your kept record says counts.",
            ),
            Heading(2, "If something is not yours"),
            paragraph("Call us. We can part them again."),
        ),
        call=call_line(),
    )


def records_parted(actor: Actor, *, on: date) -> Document:
    """To both people, or to both records' addresses: that a mistake was undone."""
    return Document(
        title="We parted two records again",
        blocks=(
            paragraph(
                "We had joined your record with another one. That was a mistake, and we are sorry. ",
                bold(actor.display_name),
                f" parted them on {long_day(on)}.",
            ),
            paragraph("Your record is as it was before. You can sign in and see who looked at it."),
        ),
        call=call_line(),
    )
