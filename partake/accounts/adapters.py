"""Where the sign-in library (django-allauth) asks us what it should do and say. Only that; our own writes are in
`actions`, and what nobody may reach is left out of `urls`."""

from typing import Any

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.account.models import EmailAddress
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext

from partake.accounts import access, actions, events, letters, links, queries, sitting
from partake.accounts.acting import actor_in, actor_of
from partake.accounts.models import User
from partake.accounts.notices import NOTICES
from partake.accounts.secrets_at_rest import seal, unseal
from partake.accounts.words import AFTERWARDS, WRONG
from partake.kernel import clock


class AccountAdapter(DefaultAccountAdapter):
    """Signing in and out, passwords and addresses."""

    error_messages = {**DefaultAccountAdapter.error_messages, **WRONG}

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody signs themselves up: someone who works here invites them."""
        return False

    def is_ajax(self, request: HttpRequest) -> bool:
        """The library can answer in JSON. A second way in that no page uses is one that nobody tests."""
        return False

    # Signing in and out.

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError as too_many:
            from partake.accounts.views import too_many_tries

            actions.note_failed_sign_in(reason="TOO_MANY_TRIES")
            raise ImmediateHttpResponse(too_many_tries(request)) from too_many

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """Tries count by address alone. The library adds the host that the request says it is for, so that naming
        another of our hosts would buy five tries more."""
        return str(credentials.get("email", "")).strip().lower()

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        actions.note_failed_sign_in(reason="PASSWORD")

    def post_login(self, request: HttpRequest, user: User, **hooks: Any) -> HttpResponse:
        methods = {record["method"] for record in get_authentication_records(request, user)}
        actions.note(events.SIGNED_IN, actor=actor_of(user), user=user, codes={"second_step": "mfa" in methods})
        return super().post_login(request, user, **hooks)

    def logout(self, request: HttpRequest) -> None:
        sitting.leave(request)
        super().logout(request)

    def is_reauthentication_required(self, *, app: str, **_: Any) -> bool:
        """Whoever signed in within the last five minutes is not asked again at once: above all someone new, who
        has just chosen a password and now adds the second step their job needs."""
        began_at = sitting.began_at(self.request)
        if began_at and (clock.now() - began_at).total_seconds() < app_settings.REAUTHENTICATION_TIMEOUT:
            return False
        return super().is_reauthentication_required(app=app)

    # Passwords and addresses.

    def set_password(self, user: User, password: str) -> None:
        signed_in = self.request.user.is_authenticated
        actions.set_password(
            actor=actor_in(self.request) if signed_in else actor_of(user),
            user=user,
            password=password,
            this_session=self.request.session.session_key if signed_in else None,
        )

    def confirm_email(self, request: HttpRequest, email_address: EmailAddress) -> bool:
        user = email_address.user
        before = user.email
        if User.objects.filter(email__iexact=email_address.email).exclude(pk=user.pk).exists():
            # Someone who was invited, and has not used it yet, has no confirmed address for the library to see.
            self.add_message(request, messages.ERROR, "account/messages/email_confirmation_failed.txt")
            return False
        with transaction.atomic():
            confirmed: bool = super().confirm_email(request, email_address)
            if confirmed and email_address.email != before:
                actions.note(events.EMAIL_CHANGED, actor=actor_of(user), user=user)
        return confirmed

    def get_reset_password_from_key_url(self, key: str) -> str:
        return links.on_our_site(super().get_reset_password_from_key_url(key))

    def get_email_confirmation_url(self, request: HttpRequest, emailconfirmation: Any) -> str:
        return links.on_our_site(super().get_email_confirmation_url(request, emailconfirmation))

    # What we say.

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        words = message or AFTERWARDS.get(message_template or "")
        if words:
            messages.add_message(request, level, str(words), extra_tags=extra_tags)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        letters.send_letter(letters.LETTERS[template_prefix], email, **_without_request(context))

    def send_notification_mail(
        self, template_prefix: str, user: User, context: dict[str, Any] | None = None, email: str | None = None
    ) -> None:
        """The one hook that every change to how someone signs in passes: it is logged, and they are told."""
        notice = NOTICES[template_prefix]
        if notice.event:
            actions.note(notice.event, actor=actor_in(self.request), user=user, codes=notice.codes)
        if notice.event is events.SECOND_STEP_ADDED:
            # Other devices signed in without it.
            key = self.request.session.session_key
            actions.end_other_sign_ins(actor=actor_in(self.request), user=user, this_session=key)
        if notice.event is events.SECOND_STEP_REMOVED:
            sitting.forget_second_step(self.request)
        letters.send_notice(template_prefix, email or user.email)


class SecondStepAdapter(DefaultMFAAdapter):
    """Authenticator apps, passkeys and recovery codes."""

    error_messages = {**DefaultMFAAdapter.error_messages, **WRONG}

    def get_totp_issuer(self) -> str:
        return str(settings.BRAND["name"])

    def encrypt(self, text: str) -> str:
        return seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        return unseal(encrypted_text)

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        others = queries.count_second_steps(authenticator.user) - 1
        return bool(access.can_remove_second_step(actor_of(authenticator.user), left=others))

    def generate_authenticator_name(self, user: User, type: Authenticator.Type) -> str:
        number = Authenticator.objects.filter(user=user, type=type).count() + 1
        return gettext("Passkey %(number)s") % {"number": number}

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return {**super().get_public_key_credential_rp_entity(), "name": str(settings.BRAND["name"])}


def _without_request(context: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in context.items() if name != "request"}
