"""How often one address may send in an hour: enough for a ward behind one address, too little for a machine."""

import hashlib
import hmac

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.http import HttpRequest

from partake.feedback.models import SentLately
from partake.kernel import clock

MOST_IN_AN_HOUR = 60


def too_many(request: HttpRequest) -> bool:
    """This will count one more from this sender, and say whether that is more than people send."""
    now = clock.now()
    hour = now.replace(minute=0, second=0, microsecond=0)
    sender = _hash(request, f"{now:%Y-%m-%d}")
    with transaction.atomic():
        row, first = SentLately.objects.get_or_create(sender_hash=sender, hour=hour)
        if first:
            return False
        SentLately.objects.filter(pk=row.pk).update(times=F("times") + 1)
    return row.times + 1 > MOST_IN_AN_HOUR


def forget_old() -> int:
    """This will throw away the counts of the days before. A job of the night."""
    today = clock.now().replace(hour=0, minute=0, second=0, microsecond=0)
    return SentLately.objects.filter(hour__lt=today).delete()[0]


def _hash(request: HttpRequest, day: str) -> str:
    address = request.META.get("REMOTE_ADDR", "")
    return hmac.new(f"{settings.SECRET_KEY}{day}".encode(), address.encode(), hashlib.sha256).hexdigest()
