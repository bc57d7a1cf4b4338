"""Every address of the room, and so the whole of what the sign-in library may show.

Its own list is not included: what is not here (signing up, signing in by an emailed code, trusting a browser,
phone numbers, other sites' sign-ins) does not exist. Its names stay, because it finds its own pages by them.
"""

from collections.abc import Callable
from contextlib import nullcontext
from functools import wraps
from typing import Any

from allauth.account import views as account
from allauth.mfa.base import views as second_step
from allauth.mfa.recovery_codes import views as recovery_codes
from allauth.mfa.totp import views as app
from allauth.mfa.webauthn import views as passkeys
from django.db import transaction
from django.http import HttpRequest, HttpResponseBase
from django.urls import path, re_path
from django.views.generic import RedirectView

from partake.accounts import views

View = Callable[..., HttpResponseBase]


def one_act(view: View) -> View:
    """This will make a library's POST one transaction, so that what it changes and the event that says so stand or
    fall together. Only for views that check no password: hashing one inside a transaction would hold the lock."""

    @wraps(view)
    def in_one_transaction(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        with transaction.atomic() if request.method == "POST" else nullcontext():
            return view(request, *args, **kwargs)

    return in_one_transaction


urlpatterns = [
    # Coming in and going out.
    path("account/sign-in", views.sign_in, name="account_login"),
    path("account/sign-in/second-step", second_step.authenticate, name="mfa_authenticate"),
    path("account/sign-in/not-set-up", account.account_inactive, name="account_inactive"),
    path("account/sign-out", account.logout, name="account_logout"),
    path("account/sign-up", account.signup, name="account_signup"),
    path("account/invitation/<str:secret>", views.use_invitation, name="accounts_use_invitation"),
    # Forgotten passwords.
    path("account/new-password", account.password_reset, name="account_reset_password"),
    path("account/new-password/sent", account.password_reset_done, name="account_reset_password_done"),
    path(
        "account/new-password/done", account.password_reset_from_key_done, name="account_reset_password_from_key_done"
    ),
    re_path(
        r"^account/new-password/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>[^/]+)$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    # My account.
    path("account", views.mine, name="accounts_mine"),
    path("account/where-signed-in", views.where_signed_in, name="accounts_where_signed_in"),
    path("account/where-signed-in/end-others", views.end_other_sign_ins, name="accounts_end_other_sign_ins"),
    path("account/where-signed-in/<uuid:sign_in_id>/end", views.end_sign_in, name="accounts_end_sign_in"),
    path("account/shown-as", views.show_by_role, name="accounts_show_by_role"),
    path("account/password", account.password_change, name="account_change_password"),
    path("account/password/first", account.password_set, name="account_set_password"),
    path("account/email", account.email, name="account_email"),
    path("account/email/sent", account.email_verification_sent, name="account_email_verification_sent"),
    path("account/email/<str:key>", account.confirm_email, name="account_confirm_email"),
    # Making sure it is still them.
    path("account/still-you", account.reauthenticate, name="account_reauthenticate"),
    path("account/still-you/code", second_step.reauthenticate, name="mfa_reauthenticate"),
    path("account/still-you/passkey", passkeys.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    # The second step.
    path("account/second-step", views.second_step, name="mfa_index"),
    path("account/second-step/app", one_act(app.activate_totp), name="mfa_activate_totp"),
    path("account/second-step/app/remove", one_act(app.deactivate_totp), name="mfa_deactivate_totp"),
    path("account/second-step/passkeys", RedirectView.as_view(pattern_name="mfa_index"), name="mfa_list_webauthn"),
    path("account/second-step/passkeys/add", one_act(passkeys.add_webauthn), name="mfa_add_webauthn"),
    path("account/second-step/passkeys/<int:pk>/name", passkeys.edit_webauthn, name="mfa_edit_webauthn"),
    path("account/second-step/passkeys/<int:pk>/remove", one_act(views.remove_passkey), name="mfa_remove_webauthn"),
    path("account/second-step/codes", recovery_codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path(
        "account/second-step/codes/new",
        one_act(recovery_codes.generate_recovery_codes),
        name="mfa_generate_recovery_codes",
    ),
    path("account/second-step/codes/file", recovery_codes.download_recovery_codes, name="mfa_download_recovery_codes"),
]
