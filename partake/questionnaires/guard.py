"""What stands between a public form and a flood: a box that people leave empty, and a limit per address and hour.

No address is kept: what is counted is a keyed hash of it that changes every day, for an hour. Whoever is over the
limit, or has something in the box, keeps what they typed and is told what to do.
"""

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext

from partake.kernel import clock
from partake.ui.forms import Form

LEFT_EMPTY = "website"
# A ward, a library and a day centre each share one address: enough for a room of people, little for a machine.
MOST_AN_HOUR = 60


def may_send(request: HttpRequest, form: Form) -> bool:
    """This will say whether a public form may be sent now; if not, `form` says why, and it is drawn again with what
    was typed. A form that was not posted may."""
    if request.method != "POST":
        return True
    if request.POST.get(LEFT_EMPTY):
        form.note = gettext(
            "This is not sent yet. Something filled in a hidden box. Press the button again to send it."
        )
        return False
    if _tries(request) > MOST_AN_HOUR:
        form.note = gettext(
            "This is not sent yet. Many forms came from where you are within an hour. What you wrote is still here: "
            "wait some minutes and press the button again."
        )
        return False
    return True


def _tries(request: HttpRequest) -> int:
    """Counted in the cache that every process shares. Two at the same moment may count as one: it is a limit on
    floods, and need not be exact."""
    now = clock.local(clock.now())
    address = get_adapter(request).get_client_ip(request)
    key = salted_hmac("partake.questionnaires.guard", f"{now:%Y-%m-%d} {address}", algorithm="sha256").hexdigest()
    counted = f"questions:{now:%H}:{key}"
    cache.add(counted, 0, timeout=3600)
    try:
        return int(cache.incr(counted))
    except ValueError:  # it ended between the two
        return 1
