"""Keeps the seeds of authenticator codes and recovery codes unreadable in the database and its backups.

The key is derived from SECRET_KEY, so a copy of the database alone signs nobody in. A new SECRET_KEY needs the old
one in SECRET_KEY_FALLBACKS until every seed has been written again.
"""

import base64

from cryptography.fernet import Fernet, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings


def seal(text: str) -> str:
    """This will encrypt a short secret (Fernet: AES-128-CBC with HMAC-SHA256, key by HKDF, RFC 5869)."""
    return _box().encrypt(text.encode()).decode()


def unseal(sealed: str) -> str:
    """This will give back what `seal` was given. Raises `cryptography.fernet.InvalidToken` for anything else."""
    return _box().decrypt(sealed.encode()).decode()


def _box() -> MultiFernet:
    return MultiFernet([Fernet(_key(secret)) for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)])


def _key(secret: str) -> bytes:
    derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"partake.accounts.second_step").derive(
        secret.encode()
    )
    return base64.urlsafe_b64encode(derived)
