"""Hands one e-mail to Django's e-mail backend, and tells apart what has not gone from what may have."""

import hashlib
import smtplib
from email.utils import parseaddr

from django.conf import settings
from django.core.mail import EmailMessage, get_connection

from partake.correspondence.models import Message

PATIENCE = 30  # seconds for the mail server to answer: far less than a lease


class NotSent(Exception):
    """It has certainly not gone, so it may be tried again."""


class MayHaveGone(Exception):
    """It was being handed over when something broke. Nobody can tell, so a person must look."""


def send(message: Message, words: str) -> None:
    """This will send `words` to the message's e-mail address, once. Raises `NotSent` or `MayHaveGone`."""
    connection = get_connection(timeout=PATIENCE)
    mail = EmailMessage(
        # An inbox shows its subjects to whoever looks over a shoulder, so this one names nobody and nothing.
        subject=f"A message from {message.sender.name if message.sender else settings.BRAND['name']}",
        body=words,
        to=[message.email],
        reply_to=[message.sender.email] if message.sender and message.sender.email else None,
        headers={"Message-ID": message_id(message.key)},
        connection=connection,
    )
    try:
        mail.message()
        connection.open()
    except Exception as error:
        raise NotSent from error
    try:
        mail.send()
    except (smtplib.SMTPResponseException, smtplib.SMTPRecipientsRefused) as error:
        raise NotSent from error  # the server answered, and said no
    except Exception as error:
        raise MayHaveGone from error
    finally:
        connection.close()


def message_id(key: str) -> str:
    """This will give the same Message-ID for the same telling, so that a mail system can drop a second copy. The
    key itself may name a person's row, so it is hashed."""
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
    return f"<{hashlib.sha256(key.encode()).hexdigest()[:40]}@{domain}>"
