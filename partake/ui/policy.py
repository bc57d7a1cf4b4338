"""What a page may load and run: the content policy, and the one inline script it allows, by its hash."""

import base64
import hashlib
from functools import lru_cache

from django.conf import settings

# From the NHS page template: tells the stylesheet, before anything is drawn, that scripts will run. A test
# compares it with the installed template.
SUPPORT_SCRIPT = (
    "document.body.className += ' js-enabled' + "
    "('noModule' in HTMLScriptElement.prototype ? ' nhsuk-frontend-supported' : '');"
)
FRUTIGER_HOST = "https://assets.nhs.uk"


def script_hash() -> str:
    """This will give the hash by which the content policy knows the inline script."""
    return "sha256-" + base64.b64encode(hashlib.sha256(SUPPORT_SCRIPT.encode()).digest()).decode()


@lru_cache(maxsize=2)
def _content_policy(frutiger: bool) -> str:
    fonts = f"'self' {FRUTIGER_HOST}" if frutiger else "'self'"
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src 'self' '{script_hash()}'",
            "style-src 'self'",
            "img-src 'self' data:",
            f"font-src {fonts}",
            "connect-src 'self'",
            "media-src 'self'",
            "manifest-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
            "object-src 'none'",
        )
    )


def content_policy() -> str:
    """This will give the Content-Security-Policy. Nothing inline, nothing from elsewhere; a deployer licensed
    to use Frutiger lets that one face in."""
    return _content_policy(bool(settings.BRAND.get("frutiger")))
