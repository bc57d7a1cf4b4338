"""Which answers the rooms above have still to hear of: an outbox of keys. What was finished is noted in the transaction
that finishes it, and so is what was struck; whoever hears of it forgets the note in the transaction that keeps it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from partake.questionnaires.domain import Content, from_json
from partake.questionnaires.models import Response, ResponseChange
from partake.questionnaires.queries.places import SERVICE, services_of

# About a service or about the body: what is about anything else is heard by the room whose thing it is.
HEARD = ("", SERVICE)


@dataclass(frozen=True)
class Changed:
    """One response, as it stands now. `id` is what to forget; `organisation_id` and `service_id` are row ids of whoever
    answers for it (a national questionnaire asked of nobody in particular has neither)."""

    id: int
    response_id: UUID
    questionnaire_id: UUID
    organisation_id: int | None
    service_id: int | None
    content: Content
    answers: dict[str, Any]
    finished_at: datetime
    channel: str
    language: str
    is_struck: bool


def note_change(response: Response) -> None:
    """This will note that a response was finished or struck, as a step of the action that does so."""
    if response.about_kind in HEARD:
        ResponseChange.objects.create(response=response)


def take_changes(most: int) -> tuple[Changed, ...]:
    """This will give the first `most` changes that nobody has heard of, held until the caller's transaction ends. A
    second worker waits for the first: what was struck is never heard before what was finished."""
    notes = list(ResponseChange.objects.select_for_update().order_by("pk")[:most])
    rows = Response.objects.filter(pk__in={one.response_id for one in notes})
    responses = {row.pk: row for row in rows.select_related("questionnaire_version__questionnaire")}
    services = services_of(responses.values())
    contents: dict[int, Content] = {}
    found = []
    for note in notes:
        row = responses[note.response_id]
        asked = row.questionnaire_version
        if asked.pk not in contents:
            contents[asked.pk] = from_json(asked.content)
        service = services.get(row.about_id)
        assert row.finished_at is not None, "only what is finished is noted"
        found.append(
            Changed(
                note.pk,
                row.public_id,
                asked.questionnaire.public_id,
                service.organisation_id if service else asked.questionnaire.organisation_id,
                service.pk if service else None,
                contents[asked.pk],
                row.answers,
                row.finished_at,
                row.channel,
                row.language,
                row.struck_at is not None,
            )
        )
    return tuple(found)


def forget_changes(ids: Collection[int]) -> None:
    """This will forget what has been heard."""
    ResponseChange.objects.filter(pk__in=ids).delete()
