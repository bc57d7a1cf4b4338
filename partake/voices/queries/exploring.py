"""Voices found by what somebody asks of them: counted, listed, and with what they are said to be about."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from uuid import UUID

from partake.kernel.actor import Actor
from partake.organisations.models import Organisation
from partake.organisations.queries import with_those_before
from partake.voices import access
from partake.voices.domain.labels import LabelledBy
from partake.voices.models import Label, Voice, VoiceAbout
from partake.voices.queries.asked import BY_ANY, BY_PEOPLE, Asked, labels_that_count, rows_asked
from partake.voices.queries.voices import VoiceLine, lines_of, page_of

# Enough to know how much there is to read; nobody reads on past it, and no page counts a whole table.
MOST_COUNTED = 1000
# What authors said of themselves was given for figures, not for picking them out.
FEWEST_IN_A_GROUP = 5
ROWS_AT_ONCE = 500


@dataclass(frozen=True)
class LabelLine:
    """One thing a voice is about, as a person who is named says, or as a machine suggests."""

    name: str
    sentiment: str
    by_machine: bool
    who: str


@dataclass(frozen=True)
class FoundPage:
    """`count` voices fit, or at least that many when `is_more`. `too_few`: so few of a group fit that neither they nor
    their number are given."""

    lines: tuple[VoiceLine, ...]
    next_cursor: UUID | None
    count: int
    is_more: bool
    too_few: bool


def find_voices(actor: Actor, *, organisation: Organisation, asked: Asked, cursor: str | None = None) -> FoundPage:
    """This will count and list the voices about a body that fit, the newest first. Raises `Refused`, `NotFound`."""
    access.can_read_voices(actor, organisation.pk).require()
    rows = rows_asked(organisation, asked)
    counted = set(rows.order_by().values_list("voice_id", flat=True).distinct()[: MOST_COUNTED + 1])
    if asked.group is not None and len(counted) < FEWEST_IN_A_GROUP:
        return FoundPage((), None, 0, is_more=False, too_few=True)
    page = page_of(rows, cursor=cursor)
    return FoundPage(page.lines, page.next_cursor, min(len(counted), MOST_COUNTED), len(counted) > MOST_COUNTED, False)


def every_line(actor: Actor, *, organisation: Organisation, asked: Asked, most: int) -> Iterator[VoiceLine]:
    """This will give the newest `most` voices that fit, one after another, for a file. None of a group that is too
    small. Raises `Refused`, `NotFound`."""
    access.can_read_voices(actor, organisation.pk).require()
    rows = rows_asked(organisation, asked)
    keys = list(rows.order_by("-received_at", "-pk").values_list("pk", "voice_id")[:most])
    if asked.group is not None and len({voice for _, voice in keys}) < FEWEST_IN_A_GROUP:
        return
    seen: set[UUID] = set()
    for start in range(0, len(keys), ROWS_AT_ONCE):
        part = [key for key, _ in keys[start : start + ROWS_AT_ONCE]]
        for line in lines_of(list(VoiceAbout.objects.filter(pk__in=part).order_by("-received_at", "-pk"))):
            if line.id not in seen:
                seen.add(line.id)
                yield line


def find_voice_keys(organisation: Organisation, asked: Asked, *, most: int) -> list[int]:
    """This will give the row ids of the newest `most` voices that fit, for an action to work on."""
    rows = rows_asked(organisation, asked).order_by("-received_at", "-pk")
    return list(dict.fromkeys(rows.values_list("voice_id", flat=True)[: most * 2]))[:most]


def count_by_labels(actor: Actor, *, organisation: Organisation, asked: Asked, most: int) -> tuple[int, int]:
    """This will count the voices that fit by people's labels, and by these and a machine's, up to `most` each. None of
    a group that is too small. Raises `Refused`, `NotFound`."""
    access.can_read_voices(actor, organisation.pk).require()
    people, both = (
        len(find_voice_keys(organisation, replace(asked, put_on_by=by), most=most)) for by in (BY_PEOPLE, BY_ANY)
    )
    if asked.group is not None:
        people, both = (many if many >= FEWEST_IN_A_GROUP else 0 for many in (people, both))
    return people, both


def labels_of_many(organisation: Organisation, voice_ids: Collection[UUID]) -> dict[UUID, tuple[LabelLine, ...]]:
    """This will give what each of these voices is about in the words of a body, people's labels first."""
    on = labels_that_count(with_those_before(organisation.pk), frozenset(LabelledBy))
    rows = on.filter(voice__public_id__in=voice_ids).order_by("-put_on_by", "label__sorted_as", "part")
    found: dict[UUID, dict[LabelLine, None]] = defaultdict(dict)
    for voice, name, sentiment, by, who in rows.values_list(
        "voice__public_id", "label__name", "sentiment", "put_on_by", "name"
    ):
        found[voice][LabelLine(name, sentiment, by == LabelledBy.MACHINE, who)] = None
    return {voice: tuple(lines) for voice, lines in found.items()}


def themes_of_body(organisation: Organisation) -> tuple[tuple[str, str], ...]:
    """This will give every theme a body's labels stand for, as ("framework:theme", name), by name; a word of the
    body's own by its label's id."""
    rows = Label.objects.filter(organisation__in=with_those_before(organisation.pk)).order_by("sorted_as")
    return tuple((row.theme or str(row.public_id), row.name) for row in rows[:300])


def count_to_tell(voices: Collection[int]) -> int:
    """This will count how many of these voices, by row id, have an author who asked to hear what comes of it."""
    return Voice.objects.counted().filter(pk__in=voices, wants_answer=True).count()
