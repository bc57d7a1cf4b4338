"""Links that let someone in without signing in: 256 random bits, kept only as a hash."""

import hashlib
import secrets

from django.conf import settings
from django.urls import reverse


def new_secret() -> str:
    """This will make the secret part of a link."""
    return secrets.token_urlsafe(32)


def hash_of(secret: str) -> str:
    """This will give what is kept of a link. Plain SHA-256 is enough: nobody can guess 256 random bits."""
    return hashlib.sha256(secret.encode()).hexdigest()


def invitation_address(secret: str) -> str:
    """This will give the whole address that goes into an invitation."""
    return settings.SITE_ADDRESS.rstrip("/") + reverse("accounts_use_invitation", args=[secret])
