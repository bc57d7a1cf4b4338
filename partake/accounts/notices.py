"""Every change to how someone signs in: what we tell them by email, and what the log says.

allauth has one hook that all of them pass (`send_notification_mail`), so one table answers it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from partake.accounts import events
from partake.audit.domain import EventKind


@dataclass(frozen=True)
class Notice:
    """`subject` says what changed. `event` is None where the action that made the change has recorded it."""

    subject: str | Promise
    event: EventKind | None = None
    codes: Mapping[str, object] = field(default_factory=dict)


NOTICES: Mapping[str, Notice] = {
    "account/email/password_changed": Notice(_("You changed your password")),
    "account/email/password_set": Notice(_("You set a password")),
    "account/email/password_reset": Notice(_("You chose a new password")),
    "account/email/email_changed": Notice(_("You changed the email address you sign in with")),
    "account/email/email_deleted": Notice(_("An email address was taken off your account")),
    "mfa/email/totp_activated": Notice(
        _("You added an authenticator app"), events.SECOND_STEP_ADDED, {"kind": "AUTHENTICATOR_APP"}
    ),
    "mfa/email/totp_deactivated": Notice(
        _("You removed your authenticator app"), events.SECOND_STEP_REMOVED, {"kind": "AUTHENTICATOR_APP"}
    ),
    "mfa/email/webauthn_added": Notice(_("You added a passkey"), events.SECOND_STEP_ADDED, {"kind": "PASSKEY"}),
    "mfa/email/webauthn_removed": Notice(_("You removed a passkey"), events.SECOND_STEP_REMOVED, {"kind": "PASSKEY"}),
    "mfa/email/recovery_codes_generated": Notice(_("You made new recovery codes"), events.RECOVERY_CODES_MADE),
}
