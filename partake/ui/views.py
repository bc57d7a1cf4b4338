"""The pages that say no, kindly, and two small public addresses: the deployer's colours and the language."""

from pathlib import Path

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_GET
from django.views.i18n import set_language

from partake.kernel.verdict import Verdict, no
from partake.ui.frame import Frame
from partake.ui.kept_text import keep_for_later
from partake.ui.policy import FRUTIGER_HOST

COLOURS = ("damson", "plum", "apricot")

language = login_not_required(set_language)


@login_not_required
@require_GET
@cache_control(public=True, max_age=3600)
def brand(_request: HttpRequest) -> HttpResponse:
    """This will give the deployer's colours and typeface as a stylesheet: the content policy allows none inline."""
    rules = [f"--{name}: {settings.BRAND[name]};" for name in COLOURS]
    faces = ""
    if settings.BRAND.get("frutiger"):
        rules.append('--partake-face: "Frutiger W01", arial, sans-serif;')
        faces = _frutiger("400", "55Roman") + _frutiger("600", "65Bold")
    return HttpResponse(f"{faces}:root {{ {' '.join(rules)} }}\n", content_type="text/css; charset=utf-8")


def _frutiger(weight: str, cut: str) -> str:
    """For bodies licensed to use it, who turn it on: the face as the NHS site serves it."""
    return (
        f'@font-face {{ font-family: "Frutiger W01"; font-weight: {weight}; font-display: swap; '
        f'src: url("{FRUTIGER_HOST}/fonts/FrutigerLTW01-{cut}.woff2") format("woff2"); }}\n'
    )


# Django names an exception when it calls these three, and checks at start-up that they take one.


@login_not_required
@require_GET
@cache_control(public=True, max_age=3600)
def logo(_request: HttpRequest) -> FileResponse:
    """This will give the logo a deployer is entitled to and has set (PARTAKE_LOGO, a file); without one, nothing."""
    path = Path(str(settings.BRAND["logo"] or "/nowhere"))
    kind = {".svg": "image/svg+xml", ".png": "image/png"}.get(path.suffix)
    if kind is None or not path.is_file():
        raise Http404
    return FileResponse(path.open("rb"), content_type=kind)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """This will say that we could not read what the browser sent."""
    return render(request, "ui/bad_request.jinja", status=400)


def refused(request: HttpRequest, verdict: Verdict) -> HttpResponse:
    """This will say what the reader can do, why not this, and what they can do instead; what they typed is kept."""
    kept = keep_for_later(request)
    return render(request, "ui/refused.jinja", {"verdict": verdict, "kept": kept}, status=403)


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """This will stand in where something said no without a reason of its own."""
    return refused(request, no(""))


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """This will say the same, byte for byte, of what does not exist and of what is not this reader's to see."""
    return render(request, "ui/not_found.jinja", status=404)


def form_expired(request: HttpRequest, **_: object) -> HttpResponse:
    """This will say that a form could not be trusted, and that what was typed is kept where it can be."""
    return render(request, "ui/form_expired.jinja", {"kept": keep_for_later(request)}, status=403)


def server_error(_request: HttpRequest) -> HttpResponse:
    """This will say that something broke, without asking the database or saying what."""
    return HttpResponse(render_to_string("ui/server_error.jinja", {"frame": Frame.bare()}), status=500)
