"""The emails about signing in, each in our own plain words. One template a letter: its first line is the subject.

They go through Django's email backend, which is the outbox in a deployment: nothing here talks to the network.
"""

import html
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse

from partake.accounts import links
from partake.accounts.notices import NOTICES
from partake.kernel import clock

# allauth's name for a letter with a link in it, and our template. Whatever allauth may add later fails loudly.
LETTERS = {
    "account/email/password_reset_key": "new_password",
    "account/email/unknown_account": "no_account",
    "account/email/email_confirmation": "confirm_email",
    "account/email/email_confirmation_signup": "confirm_email",
}


def send_letter(name: str, email: str, **context: Any) -> None:
    """This will send the letter in `accounts/letters/<name>.txt` to one address."""
    drawn = render_to_string(f"accounts/letters/{name}.txt", {"service_name": settings.BRAND["name"], **context})
    # The page environment escapes for HTML; a letter is plain text, where O'Brien is O'Brien.
    subject, _, words = html.unescape(drawn).strip().partition("\n")
    EmailMessage(subject.strip(), words.strip() + "\n", to=[email]).send()


def send_notice(prefix: str, email: str, **context: Any) -> None:
    """This will tell someone that how they sign in has changed, in case it was not them. `prefix` is allauth's
    name for the letter and a key of `NOTICES`."""
    send_letter(
        "notice",
        email,
        notice=NOTICES[prefix],
        at=clock.now(),
        account_address=links.on_our_site(reverse("accounts_mine")),
        **context,
    )
