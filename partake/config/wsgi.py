"""What a web server runs."""

import os

from django.conf import settings
from django.core.checks import run_checks
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "partake.config.settings")
application = get_wsgi_application()

if settings.PRODUCTION:
    # A web server does not run Django's checks, so an unsafe place would start. This refuses.
    errors = [found for found in run_checks(databases=["default"]) if found.is_serious()]
    if errors:
        raise SystemExit("\n".join(str(error) for error in errors))
