"""What Partake writes to people about their results. Nothing is sent here."""

from datetime import date

from partake.documents import Document, Heading, bold, bullets, paragraph
from partake.people.door import OpenRecord
from partake.people.letters import call_line
from partake.ui.words import day as long_day


def results_written(record: OpenRecord, *, on: date) -> Document:
    """To the person: that somebody wrote in their results. No number is in it: others may open the post."""
    return Document(
        title="Somebody wrote in your results",
        blocks=(
            paragraph(bold(record.actor.display_name), f" wrote in your results on {long_day(on)}."),
            Heading(2, "What you can do"),
            bullets(
                "Sign in and open “My results” to read it. It says what each number means.",
                "Or call us. We will read it to you, and put right what is wrong.",
            ),
        ),
        call=call_line(),
    )
