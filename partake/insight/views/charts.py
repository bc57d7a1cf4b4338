"""One chart: the finding, the drawing, how sure we are, the table; on paper, and as lines for a spreadsheet."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext

from partake.documents import Format, render
from partake.insight import access, paper
from partake.insight.charts import drawn
from partake.insight.queries import missing
from partake.insight.queries.asked import beside, check_asked_here
from partake.insight.queries.figures import Scope
from partake.insight.queries.series import find_service, get_series, list_changes
from partake.insight.series import USUAL_PRESET, Worked
from partake.insight.subjects import ANSWERED, FFT, Subject, subject_of
from partake.insight.views.pages import answer
from partake.kernel import clock
from partake.kernel.requests import actor_of
from partake.kernel.verdict import NotFound
from partake.organisations.models import Organisation, Service
from partake.organisations.opening import body_page
from partake.ui.frame import MenuItem
from partake.voices.queries.services import list_services

PAPER = {one.value: one for one in Format if one.made_by_machine and one is not Format.HTML}


@body_page(access.can_see_figures)
def chart(request: HttpRequest, body: Organisation, subject_code: str) -> HttpResponse:
    subject, service, preset, worked = _asked(request, body, subject_code)
    about = service.name if service else body.name
    return answer(
        request,
        "chart",
        body=body,
        service=service,
        subject=subject,
        worked=worked,
        about=about,
        drawing=drawn(worked, subject, about=about),
        missing=missing.one_sentence(body, Scope.of(body, service)),
        labels=_labels(subject),
        header=paper.header_of(subject, _labels(subject)),
        rows=paper.rows_of(worked),
        changes=[one for one in list_changes(body) if one.service_id in (None, service.pk if service else None)],
        may_change=access.can_change(actor_of(request), body.pk),
        act=_act(body, service, subject),
        query=_query(service, preset),
        services=_services(body, service, preset),
        presets=_presets(service, preset),
        paper=[(code, one.label) for code, one in PAPER.items()],
        others=[one for one in (subject_of(FFT), subject_of(ANSWERED)) if one.code != subject.code],
        beside=beside(subject),
    )


@body_page(access.can_see_figures)
def chart_paper(request: HttpRequest, body: Organisation, subject_code: str, size: str) -> HttpResponse:
    subject, service, _, worked = _asked(request, body, subject_code)
    if size not in PAPER:
        raise NotFound
    document = paper.chart_document(
        worked,
        subject,
        about=service.name if service else body.name,
        format=PAPER[size],
        missing=missing.one_sentence(body, Scope.of(body, service)),
        labels=_labels(subject),
    )
    made = render(document, PAPER[size], printed_on=clock.today())
    return _file(made.content, made.media_type, made.filename)


@body_page(access.can_see_figures)
def chart_csv(request: HttpRequest, body: Organisation, subject_code: str) -> HttpResponse:
    subject, _, _, worked = _asked(request, body, subject_code)
    content = ("\ufeff" + paper.chart_csv(worked)).encode()
    return _file(content, "text/csv; charset=utf-8", f"{slugify(subject.code.replace(':', '-'))}.csv")


def _asked(request: HttpRequest, body: Organisation, subject_code: str) -> tuple[Subject, Service | None, str, Worked]:
    """What the address asks for. Raises `NotFound`."""
    from partake.methods.control_charts import PRESETS

    subject = subject_of(subject_code)
    check_asked_here(body, subject)
    service = find_service(body, request.GET.get("service", ""))
    preset = request.GET.get("preset") or USUAL_PRESET
    if preset not in PRESETS:
        raise NotFound
    return subject, service, preset, get_series(body, service, subject, preset=preset)


def _act(body: Organisation, service: Service | None, subject: Subject) -> str:
    """The way from a finding to an action about it; "" where there is none."""
    about = {"theme": subject.theme} if subject.theme else {"question": subject.code}
    if subject.code == ANSWERED:
        return ""
    asked = urlencode(about | ({"service": str(service.public_id)} if service else {}))
    return f"{reverse('insight:start_action', args=[body.public_id])}?{asked}"


def _query(service: Service | None, preset: str) -> str:
    asked = {"service": str(service.public_id) if service else "", "preset": preset if preset != USUAL_PRESET else ""}
    said = urlencode({name: value for name, value in asked.items() if value})
    return f"?{said}" if said else ""


def _services(body: Organisation, chosen: Service | None, preset: str) -> tuple[MenuItem, ...]:
    offered = [
        (gettext("All of %(name)s") % {"name": body.name}, None),
        *((one.name, one) for one in list_services(body)),
    ]
    return tuple(
        MenuItem(name, _query(one, preset) or "?", current=(one.pk if one else None) == (chosen.pk if chosen else None))
        for name, one in offered
    )


def _presets(service: Service | None, chosen: str) -> tuple[MenuItem, ...]:
    from partake.methods.control_charts import PRESETS

    return tuple(
        MenuItem(preset.name, _query(service, code) or "?", current=code == chosen) for code, preset in PRESETS.items()
    )


def _labels(subject: Subject) -> dict[str, str]:
    base = subject.base_words
    return {
        "month": gettext("Month"),
        "base": base[:1].upper() + base[1:],
        "meaning": gettext("What it means"),
        "table": gettext("The same in a table, newest month first"),
        "sure": gettext("How sure are we?"),
        "how": gettext("How this is worked out"),
        "range": gettext(
            "A range says only how far chance could move a number. It does not say what people who kept silent think."
        ),
    }


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})
