"""Held messages and the print room, for a records lead. What a person reads of their own is in the people room."""

from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import mark_safe

from partake.correspondence import access, actions, forms, queries, words
from partake.correspondence.domain import WAYS, ways_for
from partake.documents.html import fragment
from partake.kernel import clock
from partake.kernel.requests import actor_of
from partake.kernel.verdict import Verdict
from partake.ui.forms import Choice, Form


def held_messages(request: HttpRequest) -> HttpResponse:
    page = actions.list_held(actor=actor_of(request), cursor=request.GET.get("after", ""))
    return render(request, "correspondence/held_messages.jinja", {"page": page, "words": words})


def held_message(request: HttpRequest, message_id: UUID) -> HttpResponse:
    message = queries.get_message(actor_of(request), message_id).facts
    template = "held_message" if access.can_settle(message) else "settled_message"
    return render(
        request,
        f"correspondence/{template}.jinja",
        {"message": message, "can_send": access.can_send_as_it_is(message), "words": words},
    )


def message_words(request: HttpRequest, message_id: UUID) -> HttpResponse:
    message = actions.open_held(actor=actor_of(request), message_id=message_id)
    drawn = mark_safe(fragment(message.document, clock.today()))  # noqa: S308 - documents escapes what was typed
    return render(
        request, "correspondence/message_words.jinja", {"message": message.facts, "drawn": drawn, "words": words}
    )


def record_made_by_hand(request: HttpRequest, message_id: UUID) -> HttpResponse:
    return _settle(request, message_id, forms.MadeByHand, access.can_settle, actions.record_made_by_hand)


def send_as_it_is(request: HttpRequest, message_id: UUID) -> HttpResponse:
    return _settle(request, message_id, forms.SendAsItIs, access.can_send_as_it_is, _send_as_it_is)


def cancel_message(request: HttpRequest, message_id: UUID) -> HttpResponse:
    return _settle(request, message_id, forms.Cancel, access.can_settle, actions.cancel_message)


def print_room(request: HttpRequest) -> HttpResponse:
    day = _day_asked(request)
    page = actions.list_printed(actor=actor_of(request), day=day, cursor=request.GET.get("after", ""))
    return render(
        request,
        "correspondence/print_room.jinja",
        {
            "page": page,
            "day": day,
            "is_today": day == clock.today(),
            "day_before": (day - timedelta(days=1)).isoformat(),
            "words": words,
        },
    )


def _settle(
    request: HttpRequest,
    message_id: UUID,
    form_class: type[Form],
    may: Callable[[queries.MessageFacts], Verdict],
    act: Callable[..., object],
) -> HttpResponse:
    """One question about a held message, and the one action that its answers go to."""
    actor = actor_of(request)
    message = queries.get_message(actor, message_id).facts
    form = form_class.from_request(request, choices=_choices(form_class, message), version=message.version)
    if not form.is_posted:  # pressed twice, the second press gets the first one's answer and not a refusal
        may(message).require()

    def settle() -> str:
        act(actor=actor, message_id=message_id, version=form.version, **form.values)
        return reverse("correspondence:held_message", args=[message_id])

    if answer := form.once(settle):
        return answer
    template = f"correspondence/{request.resolver_match.url_name}.jinja"  # type: ignore[union-attr]
    return render(request, template, {"form": form, "message": message, "words": words})


def _send_as_it_is(*, way: str, **values: object) -> object:
    return actions.send_as_it_is(way=next(each for each in WAYS if each.code == way), **values)  # type: ignore[arg-type]


def _choices(form_class: type[Form], message: queries.MessageFacts) -> dict[str, list[Choice]]:
    if form_class is not forms.SendAsItIs:
        return {}
    ways = ways_for(email=message.email, postal_address=message.postal_address)
    return {"way": [Choice(way.code, words.way_words(way)) for way in ways]}


def _day_asked(request: HttpRequest) -> date:
    return clock.read_day(request.GET.get("day", "")) or clock.today()
