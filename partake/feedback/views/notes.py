"""Notes of a group, an interview or a visit: begun with who and how many, taken one by one, finished."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from partake.feedback import access
from partake.feedback.actions import notes as actions
from partake.feedback.forms.notes import FinishNotesForm, NoteForm, NotesForm
from partake.feedback.queries.notes import get_notes_row, list_my_notes, notes_page
from partake.kernel.requests import actor_of
from partake.voices import words
from partake.voices.domain.voice import Sampling, Speaker, VoiceKind
from partake.voices.queries.spoken_of import get_spoken_of


def mine(request: HttpRequest) -> HttpResponse:
    access.can_write_down(actor_of(request)).require()
    return _page(request, "notes", notes=list_my_notes(actor_of(request)))


def begin(request: HttpRequest, about_id: UUID) -> HttpResponse:
    access.can_write_down(actor_of(request)).require()
    about = get_spoken_of(about_id)
    form = NotesForm.from_request(request)

    def start() -> str:
        said = form.values
        row = actions.begin_notes(
            actor=actor_of(request),
            about=about.about,
            kind=VoiceKind(said["kind"]),
            asked=said["asked"],
            held_on=said["held_on"],
            held_by=said["held_by"],
            people=said["people"],
            sampling=Sampling(said["sampling"]),
        )
        return reverse("feedback:take_note", args=[row.public_id])

    return form.once(start) or _page(request, "begin_notes", form=form, about=about)


def take(request: HttpRequest, notes_id: UUID) -> HttpResponse:
    row = get_notes_row(actor_of(request), notes_id)
    if row.finished_at is not None and request.method != "POST":
        return _page(request, "read_notes", page=notes_page(row))
    form = NoteForm.from_request(request)

    def keep() -> str:
        said = form.values
        actions.take_note(
            actor=actor_of(request),
            notes=row,
            words=said["words"],
            speaker=Speaker(said["speaker"]),
            allows_quote=said["allows_quote"],
        )
        return reverse("feedback:take_note", args=[notes_id])

    return form.once(keep) or _page(request, "take_note", form=form, page=notes_page(row))


def finish(request: HttpRequest, notes_id: UUID) -> HttpResponse:
    row = get_notes_row(actor_of(request), notes_id)
    form = FinishNotesForm.from_request(request)

    def close() -> str:
        actions.finish_notes(actor=actor_of(request), notes=row)
        return reverse("feedback:notes")

    return form.once(close) or _page(request, "finish_notes", form=form, page=notes_page(row))


def _page(request: HttpRequest, template: str, **values: object) -> HttpResponse:
    return render(request, f"feedback/stories/{template}.jinja", {"said": words, **values})
