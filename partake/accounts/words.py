"""What we say instead of the sign-in library's own words. British, kind, and without blame."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

WAIT_MINUTES = 5

# Beside a field, by the library's code for what went wrong.
WRONG: Mapping[str, str | Promise] = {
    "account_inactive": _("This sign-in is not set up yet. Use the link in your invitation."),
    "add_email_blocked": _("You can’t add an address to this account. Change the one you have."),
    "cannot_delete_authenticator": _(
        "Your job lets you see other people’s records, so you need a second step. Add another one first."
    ),
    "cannot_generate_recovery_codes": _("Recovery codes come with a second step. Add an authenticator app first."),
    "duplicate_email": _("This is the address you have now. What is the new one?"),
    "email_password_mismatch": _(
        "The email address and the password do not go together. Check both. Capital letters matter in the password."
    ),
    "email_taken": _("We can’t use this address. Is there another one?"),
    "enter_current_password": _("This is not the password you have now. What is it?"),
    "incorrect_code": _("This code did not work. Codes change every 30 seconds. What does your app show now?"),
    "incorrect_password": _("This is not your password. Capital letters matter. What is it?"),
    "invalid_password_reset": _("This link has been used or is too old. Ask for a new one."),
    "rate_limited": _("There have been many tries. Wait 5 minutes, then try again."),
    "too_many_login_attempts": _("There have been many tries. To keep you safe, wait 5 minutes, then try again."),
    "unverified_email": _("Confirm your new email address first. We sent you a link."),
}

# At the top of the next page, by the library's name for what was done. What is not here is not said.
AFTERWARDS: Mapping[str, str | Promise] = {
    "account/messages/logged_out.txt": _("You have signed out."),
    "account/messages/password_changed.txt": _("Your password has changed. Your other devices are signed out."),
    "account/messages/password_set.txt": _("You have set a password."),
    "account/messages/email_confirmation_sent.txt": _(
        "We have sent a link to the new address. Until you open it, sign in with the old one."
    ),
    "account/messages/email_confirmed.txt": _("Your email address is confirmed."),
    "account/messages/email_confirmation_failed.txt": _("We can’t use this address. Is there another one?"),
    "account/messages/email_deleted.txt": _("We have forgotten the address you did not confirm."),
    "mfa/messages/totp_activated.txt": _("Your authenticator app is ready. Your other devices are signed out."),
    "mfa/messages/totp_deactivated.txt": _("You have removed your authenticator app."),
    "mfa/messages/webauthn_added.txt": _("Your passkey is ready. Your other devices are signed out."),
    "mfa/messages/webauthn_removed.txt": _("You have removed the passkey."),
    "mfa/messages/recovery_codes_generated.txt": _("Here are new recovery codes. Keep them somewhere safe."),
}

# What a password can be wrong in, by Django's code for it.
PASSWORD_WRONG: Mapping[str, str | Promise] = {
    "password_too_short": _("This password is shorter than 12 characters. Can you make it longer?"),
    "password_too_common": _("Many people use this password, so it is easy to guess. Can you choose another?"),
    "password_too_similar": _("This password is like your name or email address. Can you choose another?"),
}

# Why someone is asked to sign in again, by how the last sign-in ended.
ENDED: Mapping[str, str | Promise] = {
    "IDLE": _("You were signed out because nothing was pressed for a while. This keeps records safe."),
    "LONGEST": _("You were signed out because you had been signed in for 12 hours."),
}
