"""Two records that may be one person, settled by the organisation's records lead."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from partake.audit.domain import Purpose
from partake.kernel.requests import actor_of
from partake.kernel.verdict import NotFound
from partake.people import access, door, words
from partake.people.actions import merging as actions
from partake.people.domain import Part
from partake.people.forms.lists import SettleForm
from partake.people.likeness import WORDS, Because
from partake.people.models import PossibleDuplicate
from partake.people.queries import duplicates as queries


def duplicates(request: HttpRequest) -> HttpResponse:
    pairs = actions.list_duplicates(actor=actor_of(request))
    return render(request, "people/duplicates.jinja", {"pairs": pairs})


def pair(request: HttpRequest, duplicate_id: UUID) -> HttpResponse:
    duplicate, sides = _opened(request, duplicate_id)
    page = {
        "duplicate": duplicate,
        "sides": sides,
        "why": WORDS[Because(duplicate.because)],
        "may_merge": access.can_merge(actor_of(request), duplicate),
    }
    return render(request, "people/duplicate.jinja", page)


def two_people(request: HttpRequest, duplicate_id: UUID) -> HttpResponse:
    duplicate, sides = _opened(request, duplicate_id)
    form = SettleForm.from_request(request)

    def settle() -> str:
        actions.settle_as_two(actor=actor_of(request), duplicate=duplicate)
        return reverse("people:duplicates")

    page = {"form": form, "duplicate": duplicate, "sides": sides}
    return form.once(settle) or render(request, "people/two_people.jinja", page)


def join(request: HttpRequest, duplicate_id: UUID, which: str) -> HttpResponse:
    if which not in ("first", "second"):
        raise NotFound
    duplicate, sides = _opened(request, duplicate_id)
    access.can_merge(actor_of(request), duplicate).require()
    kept, other = (duplicate.first, duplicate.second)[:: 1 if which == "first" else -1]
    form = SettleForm.from_request(request)

    def merge() -> str:
        made = actions.merge_people(actor=actor_of(request), duplicate=duplicate, keep=kept)
        return reverse("people:merged", args=[made.public_id])

    page = {
        "form": form,
        "duplicate": duplicate,
        "sides": sides[:: 1 if which == "first" else -1],
        "newly": queries.newly_seen(kept, other),
        "words": words,
    }
    return form.once(merge) or render(request, "people/merge_people.jinja", page)


def joined(request: HttpRequest, merge_id: UUID) -> HttpResponse:
    merge = queries.get_merge(actor_of(request), merge_id)
    page = {"merge": merge, "may_split": access.can_split(actor_of(request), merge)}
    return render(request, "people/merged.jinja", page)


def part(request: HttpRequest, merge_id: UUID) -> HttpResponse:
    merge = queries.get_merge(actor_of(request), merge_id)
    access.can_split(actor_of(request), merge).require()
    form = SettleForm.from_request(request)

    def split() -> str:
        actions.split_people(actor=actor_of(request), merge=merge)
        return reverse("people:merged", args=[merge.public_id])

    return form.once(split) or render(request, "people/split_people.jinja", {"form": form, "merge": merge})


def _opened(request: HttpRequest, duplicate_id: UUID) -> tuple[PossibleDuplicate, list[queries.Side]]:
    """The pair, each record opened through the door: both people can see that somebody looked, and why."""
    actor = actor_of(request)
    duplicate = queries.get_duplicate(actor, duplicate_id)
    opened = [
        door.open_record(actor, person.public_id, Purpose.RECORDS, shows=[Part.CONTACT])
        for person in (duplicate.first, duplicate.second)
    ]
    return duplicate, [queries.side_of(record) for record in opened]
