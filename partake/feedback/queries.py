"""The page of a service, by the code its poster prints."""

from partake.feedback.codes import read_code
from partake.feedback.models import FeedbackPage
from partake.kernel.verdict import NotFound


def get_page(code: str) -> FeedbackPage:
    """This will give the page that is up under a code, however the code was typed; or raise `NotFound`."""
    rows = FeedbackPage.objects.select_related("service__organisation")
    page = rows.filter(code=read_code(code), closed_at__isnull=True).first()
    if page is None:
        raise NotFound
    return page
