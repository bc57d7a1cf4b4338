"""What goes with every answer: safe headers, and pages for the ways of saying no."""

from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse

from partake.kernel.verdict import NotFound, Refused
from partake.ui import views
from partake.ui.policy import content_policy
from partake.ui.submission import ChangedSinceSent, TokenRefused
from partake.ui.uploads import was_cut_off

Answer = Callable[[HttpRequest], HttpResponse]

# Nothing of ours asks for these; a script that got in may not either.
UNUSED_POWERS = "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()"


class SecurityHeaders:
    """Stands near the top, so that refusals and failures carry the headers too."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if was_cut_off(request) and response.status_code == 200:
            # Of what answers before it has read everything, browsers show a page only if its status says no.
            response.status_code = 413
        response.headers.setdefault("Content-Security-Policy", content_policy())
        response.headers.setdefault("Permissions-Policy", UNUSED_POWERS)
        response.headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.headers.setdefault("Cache-Control", _caching(request, response))
        return response


def _caching(request: HttpRequest, response: HttpResponse) -> str:
    """The cookie, not the user, is asked: it costs no query. Pages seen by nobody in particular may be kept by
    their own browser, so that Back brings a half-written public form back as it was."""
    cookie = settings.SESSION_COOKIE_NAME
    signed_in = cookie in request.COOKIES or cookie in response.cookies
    return "private, no-store" if signed_in else "private, no-cache"


class KindRefusals:
    """Turns the kernel's ways of saying no into pages."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, NotFound | Http404):
            return views.not_found(request)
        if isinstance(exception, Refused):
            return views.refused(request, exception.verdict)
        if isinstance(exception, PermissionDenied):
            return views.permission_denied(request)
        if isinstance(exception, TokenRefused | ChangedSinceSent):
            return views.form_expired(request)
        return None
