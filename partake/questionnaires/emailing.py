"""One email with one link, whose address is not kept: it goes to the mail server at once and not into the outbox."""

import smtplib

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils.translation import gettext

from partake.kernel.verdict import Rejected


def send_link(email: str, address: str) -> None:
    """This will send the link to go on answering. Raises `Rejected` when the email cannot go now."""
    # An inbox shows its subjects to whoever looks over a shoulder: this one does not say what was asked.
    subject = gettext("Your link from %(name)s") % {"name": settings.BRAND["name"]}
    words = gettext(
        "Go on answering here:\n%(address)s\n\nWhoever has this link can read your answers so far. It works for 30 "
        "days, or until you finish. We have not kept your email address."
    )
    try:
        EmailMessage(subject, words % {"address": address}, to=[email]).send()
    except (OSError, smtplib.SMTPException):
        problem = gettext("The email did not go. Copy the link above, or try again in some minutes.")
        raise Rejected("email", problem) from None
