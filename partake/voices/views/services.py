"""The services somebody runs, what people said about them, and what waits for an answer."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext

from partake.kernel.requests import actor_of
from partake.organisations.models import Organisation
from partake.organisations.opening import body_page
from partake.ui.forms.cleaning import clean_text
from partake.ui.frame import MenuItem
from partake.voices import access, words
from partake.voices.domain.states import Clearing
from partake.voices.domain.voice import KEPT_APART, VoiceKind
from partake.voices.queries import services as queries
from partake.voices.queries.answers import get_answers_page
from partake.voices.queries.concerns import count_concerns
from partake.voices.queries.labels import list_labels
from partake.voices.queries.voices import list_voices
from partake.voices.views.pages import answer

FILTERS = ("service", "state", "label", "kind", "words")


def my_services(request: HttpRequest) -> HttpResponse:
    """Every body somebody reads for."""
    access.can_read_some(actor_of(request)).require()
    return answer(request, "services", bodies=queries.list_my_services(actor_of(request)))


@body_page(access.can_read_voices)
def voices(request: HttpRequest, body: Organisation) -> HttpResponse:
    chosen = {name: clean_text(request.GET.get(name, ""), one_line=True)[:100] for name in FILTERS}
    services = queries.list_services(body)
    labels = list_labels(actor_of(request), body.pk)
    page = list_voices(
        actor_of(request),
        organisation=body,
        service=next((one for one in services if str(one.public_id) == chosen["service"]), None),
        clearing=next((one for one in Clearing if one == chosen["state"]), None),
        kind=next((one for one in VoiceKind if one == chosen["kind"]), None),
        label=next((one.id for one in labels if str(one.id) == chosen["label"]), None),
        wanted=chosen["words"],
        cursor=request.GET.get("after"),
    )
    return answer(
        request,
        "voices",
        body=body,
        bodies=queries.list_my_bodies(actor_of(request)),
        filters=(
            _links(body, chosen, "service", gettext("All services"), [(str(s.public_id), s.name) for s in services]),
            _links(body, chosen, "state", gettext("All words"), [(one, words.clearing(one)) for one in Clearing]),
        ),
        labels=labels,
        kinds=tuple(kind for kind in VoiceKind if kind not in KEPT_APART),
        chosen=chosen,
        more=_at(body, {**chosen, "after": page.next_cursor}) if page.next_cursor else "",
        page=page,
        concerns=count_concerns(actor_of(request), organisation=body),
    )


@body_page(access.can_read_voices)
def answers(request: HttpRequest, body: Organisation) -> HttpResponse:
    page = get_answers_page(actor_of(request), organisation=body)
    bodies = queries.list_my_bodies(actor_of(request))
    return answer(request, "answers_due", body=body, bodies=bodies, page=page)


def _links(
    body: Organisation, chosen: dict[str, str], name: str, every: str, offered: list[tuple[str, str]]
) -> tuple[MenuItem, ...]:
    """One filter, as links: each keeps what else was chosen."""
    return tuple(
        MenuItem(said, _at(body, {**chosen, name: value}), current=chosen[name] == value)
        for value, said in [("", every), *offered]
    )


def _at(body: Organisation, chosen: dict[str, Any]) -> str:
    """The list with other filters: each is a link."""
    query = urlencode({name: value for name, value in chosen.items() if value})
    return reverse("voices:voices", args=[body.public_id]) + (f"?{query}" if query else "")
