"""Two rules for every request: a sign-in ends when it is worn out, and a page needs a signed-in reader unless its
view is marked `login_not_required` in the code."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import resolve_url

from partake.accounts import access, sitting
from partake.accounts.acting import actor_in
from partake.ui.kept_text import keep_for_later

# What someone who still lacks a second step may reach: the pages that add one, and the way out.
ADDING_A_SECOND_STEP = frozenset(
    {
        "mfa_index",
        "mfa_activate_totp",
        "mfa_add_webauthn",
        "mfa_view_recovery_codes",
        "mfa_download_recovery_codes",
        "account_reauthenticate",
        "account_logout",
    }
)


class SessionExpiry:
    """Ends a sign-in that rested too long (30 minutes for staff, 60 for people) or has lasted 12 hours, and notes
    the use of one that goes on. Stands before whatever works out who is acting."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        key_before = request.session.session_key
        if request.user.is_authenticated and (ending := sitting.worn_out(request)):
            sitting.end(request, ending)
            request.sign_in_ended = ending  # type: ignore[attr-defined]
        response = self.get_response(request)
        if request.user.is_authenticated:
            sitting.seen(request, key_before)
        return response


class SignInRequired(LoginRequiredMiddleware):
    """Sends a reader who is not signed in to sign in and back again, keeping what they had typed; and one whose
    job needs a second step to the page that adds it."""

    def process_view(
        self, request: HttpRequest, view_func: Callable[..., Any], view_args: Any, view_kwargs: Any
    ) -> HttpResponseBase | None:
        if request.user.is_authenticated:
            # Public pages too: the start page is one, and shows a nurse whom she sees today.
            return HttpResponseRedirect(resolve_url("mfa_index")) if self._lacks_second_step(request) else None
        if getattr(view_func, "login_required", True):
            return self.handle_no_permission(request, view_func)
        return None

    def handle_no_permission(self, request: HttpRequest, view_func: Callable[..., Any]) -> HttpResponseRedirect:
        kept = keep_for_later(request)
        # A form is sent to the page it stands on, so that page is the way back. It is always one of our own.
        asked = {"next": request.get_full_path()}
        if ending := getattr(request, "sign_in_ended", None):
            asked["ended"] = ending
        if kept:
            asked["kept"] = "1"
        return HttpResponseRedirect(f"{resolve_url(settings.LOGIN_URL)}?{urlencode(asked)}")

    @staticmethod
    def _lacks_second_step(request: HttpRequest) -> bool:
        at = request.resolver_match
        if at and (at.url_name in ADDING_A_SECOND_STEP or at.app_names == ["ui"]):
            return False
        return access.needs_second_step(actor_in(request)) and sitting.lacks_second_step(request)
