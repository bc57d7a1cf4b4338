"""The door as views meet it: a decorator that opens the record, or asks why, or says no."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from functools import wraps
from typing import Any, Concatenate, ParamSpec
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.urls import reverse

from partake.audit.domain import Basis, Purpose
from partake.kernel import clock
from partake.kernel.actor import Actor
from partake.kernel.requests import actor_of
from partake.people import door
from partake.people.domain import Grant, Part
from partake.people.door import OpenRecord

Rest = ParamSpec("Rest")
RecordView = Callable[Concatenate[HttpRequest, OpenRecord, Rest], HttpResponseBase]
PURPOSE_LASTS = timedelta(hours=4)
KEPT_AT = "purposes"


def record_page(*shows: Part) -> Callable[[RecordView[Rest]], Callable[..., HttpResponseBase]]:
    """This will open the record named in the address before the view runs, and hand it in second place.

    `shows` are the parts the page puts on screen: those the reader may see are logged as looked at. A page that
    is nothing without a part still calls `record.require`. Staff say once why they are opening a record; the
    reason lasts four hours.
    """
    return _opening(shows, door.go_in)


def record_file(*shows: Part) -> Callable[[RecordView[Rest]], Callable[..., HttpResponseBase]]:
    """This will do as `record_page` does, for a file that a page shows: the look at the page stands for both."""
    return _opening(shows, door.look_on)


def _opening(
    shows: tuple[Part, ...], go_in: Callable[..., OpenRecord]
) -> Callable[[RecordView[Rest]], Callable[..., HttpResponseBase]]:
    def decorate(view: RecordView[Rest]) -> Callable[..., HttpResponseBase]:
        @wraps(view)
        def opened(request: HttpRequest, person_id: UUID, *args: Rest.args, **kwargs: Rest.kwargs) -> HttpResponseBase:
            actor = actor_of(request)
            person, grants = door.check(actor, person_id)
            purpose = _purpose(request, actor, person.public_id, grants)
            if purpose is None:
                query = urlencode({"next": request.get_full_path()})
                return HttpResponseRedirect(f"{reverse('people:say_why', args=[person_id])}?{query}")
            if purpose is Purpose.HELPING:
                actor = replace(actor, acting_for=person.public_id)
            record = go_in(actor, person, grants, purpose, shows=shows)
            request.record = record  # type: ignore[attr-defined]  # the frame draws the band and the needs from it
            return view(request, record, *args, **kwargs)

        opened.opens_record = True  # type: ignore[attr-defined]
        return opened

    return decorate


def remember_purpose(request: HttpRequest, person_id: UUID, purpose: Purpose) -> None:
    """This will keep the reason for opening one record for four hours of this session."""
    purposes: dict[str, Any] = dict(request.session.get(KEPT_AT, {}))
    purposes[str(person_id)] = [purpose, clock.now().isoformat()]
    # The newest twenty are plenty for a working day and keep the session small.
    request.session[KEPT_AT] = dict(sorted(purposes.items(), key=lambda item: item[1][1])[-20:])


def _purpose(request: HttpRequest, actor: Actor, person_id: UUID, grants: tuple[Grant, ...]) -> Purpose | None:
    if any(grant.basis is Basis.OWN for grant in grants):
        return Purpose.OWN_RECORD
    if not actor.roles or door.is_here_as_somebody_close(actor, grants):
        return Purpose.HELPING
    if all(grant.basis is Basis.EMERGENCY for grant in grants):
        return Purpose.EMERGENCY
    said = request.session.get(KEPT_AT, {}).get(str(person_id))
    if said is None or clock.now() - datetime.fromisoformat(said[1]) > PURPOSE_LASTS:
        return None
    return Purpose(said[0])
