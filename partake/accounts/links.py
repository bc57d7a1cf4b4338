"""Links that let someone in without signing in: 256 random bits, kept only as a hash."""

import hashlib
import secrets
from urllib.parse import urlsplit

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
    return on_our_site(reverse("accounts_use_invitation", args=[secret]))


def on_our_site(address: str) -> str:
    """This will give an address in full at the deployment's own site, whatever host a request claimed to be for:
    a link in a letter must not be turned elsewhere by a forged header."""
    return settings.SITE_ADDRESS.rstrip("/") + urlsplit(address).path
