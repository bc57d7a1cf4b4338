"""Reading the notes somebody took."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from partake.feedback import access
from partake.feedback.models import Notes
from partake.kernel.actor import Actor
from partake.kernel.ref import Ref
from partake.kernel.verdict import NotFound
from partake.voices.domain.voice import Sampling, VoiceKind
from partake.voices.queries.sourced import list_words_of


@dataclass(frozen=True)
class NotesPage:
    """Notes with what was noted so far, the oldest first."""

    id: UUID
    kind: VoiceKind
    about: str
    asked: str
    held_on: date
    held_by: str
    people: int
    sampling: Sampling
    is_finished: bool
    noted: tuple[str, ...]


def get_notes_row(actor: Actor, notes_id: UUID) -> Notes:
    """This will give the row an action works on, to whoever took them. Raises `NotFound`."""
    row = Notes.objects.filter(public_id=notes_id).select_related("organisation", "service").first()
    if row is None or not access.can_add_notes(actor, row.taken_by_user):
        raise NotFound
    return row


def list_my_notes(actor: Actor, most: int = 20) -> tuple[NotesPage, ...]:
    """This will give the notes somebody took, the newest first, without what was noted."""
    rows = Notes.objects.filter(taken_by_user=actor.user_id or -1).select_related("organisation", "service")
    return tuple(notes_page(row, noted=False) for row in rows.order_by("-begun_at")[:most])


def notes_page(row: Notes, *, noted: bool = True) -> NotesPage:
    return NotesPage(
        id=row.public_id,
        kind=VoiceKind(row.kind),
        about=row.service.name if row.service else row.organisation.name,
        asked=row.asked,
        held_on=row.held_on,
        held_by=row.held_by,
        people=row.people,
        sampling=Sampling(row.sampling),
        is_finished=row.finished_at is not None,
        noted=list_words_of(Ref("feedback.notes", str(row.public_id))) if noted else (),
    )
