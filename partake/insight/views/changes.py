"""Recording what changed and when, and striking what was recorded by mistake."""

from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext

from partake.insight import access, theme_names
from partake.insight.actions import changes as actions
from partake.insight.forms.changes import ChangeForm, StrikeForm
from partake.insight.queries import figures
from partake.insight.queries.figures import Scope
from partake.insight.queries.series import get_change, list_changes, window
from partake.insight.subjects import FFT
from partake.insight.views.pages import answer
from partake.kernel.requests import actor_of
from partake.organisations.models import Organisation, Service
from partake.organisations.opening import body_page
from partake.ui.forms import Choice
from partake.ui.forms.cleaning import clean_text
from partake.voices.queries.services import list_services

EVERYWHERE = "everywhere"


@body_page(access.can_see_figures)
def changes(request: HttpRequest, body: Organisation) -> HttpResponse:
    may_change = access.can_change(actor_of(request), body.pk)
    return answer(request, "changes", body=body, changes=list_changes(body), may_change=may_change, names=theme_names)


@body_page(access.can_change)
def record_change(request: HttpRequest, body: Organisation) -> HttpResponse:
    """What an address brings is where the form begins: what it is called, and where."""
    services = {str(one.public_id): one for one in list_services(body)}
    places = [Choice(key, one.name) for key, one in services.items()]
    begins = {
        name: clean_text(request.GET.get(name, ""), one_line=True)[:120] for name in ("words", "service", "theme")
    }
    form = ChangeForm.from_request(
        request,
        choices={
            "service": [*places, Choice(EVERYWHERE, gettext("All of %(name)s") % {"name": body.name})],
            "theme": _themes(body, begins["theme"]),
        },
        initial={**begins, "words": begins["words"][:60]},
    )

    def record() -> str:
        service = services.get(form.values["service"])
        actions.record_change(
            actor=actor_of(request),
            organisation_id=body.pk,
            changed_on=form.values["changed_on"],
            words=form.values["words"],
            service=service,
            theme=form.values["theme"] or "",
        )
        return _chart(body, service)

    return form.once(record) or answer(request, "record_change", body=body, form=form)


@body_page(access.can_change)
def strike_change(request: HttpRequest, body: Organisation, change_id: UUID) -> HttpResponse:
    change = get_change(body, change_id)
    form = StrikeForm.from_request(request)

    def strike() -> str:
        actions.strike_change(actor=actor_of(request), change=change)
        return reverse("insight:changes", args=[body.public_id])

    return form.once(strike) or answer(request, "strike_change", body=body, change=change, form=form)


def _themes(body: Organisation, wanted: str) -> list[Choice]:
    """What people spoke of here lately, and the one an address asks for."""
    first, last = window()
    keys = {one.theme for one in figures.themes(Scope.of(body), first=first, last=last)} | ({wanted} - {""})
    named = {key: theme_names.find_name(key) for key in keys}
    return [Choice(key, name) for key, name in sorted(named.items(), key=lambda one: one[1]) if name]


def _chart(body: Organisation, service: Service | None) -> str:
    at = reverse("insight:chart", args=[body.public_id, FFT])
    return f"{at}?{urlencode({'service': str(service.public_id)})}" if service else at
