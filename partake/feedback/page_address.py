"""Where a poster leads: in full for a camera's square, and short for somebody who types it."""

from django.conf import settings
from django.urls import reverse

from partake.feedback.models import FeedbackPage


def page_address(page: FeedbackPage, *, form_number: str = "") -> str:
    """This will give the public page in full, with the number of a paper form where there is one."""
    address = settings.SITE_ADDRESS.rstrip("/") + reverse("feedback:say", args=[page.code])
    return f"{address}?form={form_number}" if form_number else address


def short_address(page: FeedbackPage) -> str:
    """This will give the address as it is printed to be typed: "partake.example/say/r7k2"."""
    return page_address(page).partition("://")[2]
