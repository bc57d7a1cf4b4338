"""Nothing typed is lost: what a form held when the session ended, or the act was refused, waits a day for the
one reader it was drawn for."""

from datetime import datetime, timedelta

from django.db.models import QuerySet
from django.http import HttpRequest, QueryDict

from partake.kernel import clock
from partake.kernel.prepared import prepared
from partake.ui.models import KeptText
from partake.ui.submission import NOT_CONTENT, TOKEN_FIELD, Token, TokenRefused

KEPT_FOR = timedelta(hours=24)
MOST_CHARACTERS = 200_000
# Words in a field's name that mean a secret: never kept. Files are never kept either.
SECRETS = ("password", "passcode", "secret", "otp", "pin_code", "security_code")


def keep_for_later(request: HttpRequest) -> bool:
    """This will keep what was typed for the reader the form was drawn for, and say whether it did.

    Whoever sends it: the signed token proves that we drew the form for that reader, and only they will see it.
    """
    if request.method != "POST":
        return False
    try:
        token = Token.read(request.POST.get(TOKEN_FIELD, ""))
    except TokenRefused:
        return False
    fields = {
        name: [value.replace("\x00", "") for value in values]  # which PostgreSQL keeps nowhere
        for name, values in request.POST.lists()
        if _may_be_kept(name)
    }
    written = sum(len(value) for values in fields.values() for value in values)
    if token.user is None or not any(any(values) for values in fields.values()) or written > MOST_CHARACTERS:
        return False
    KeptText.objects.update_or_create(
        user_id=token.user, path=token.path, defaults={"fields": fields, "kept_at": clock.now()}
    )
    return True


def kept_for(request: HttpRequest) -> QueryDict | None:
    """This will give what this reader had typed on this page within the last day, shaped like a POST."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return None
    since = clock.now() - KEPT_FOR
    for row in _kept_since(user.pk, request.path, since):  # one at most: the database sees to it
        typed = QueryDict(mutable=True)
        for name, values in row.fields.items():
            typed.setlist(name, values)
        return typed
    return None


@prepared
def _kept_since(user: int, path: str, since: datetime) -> QuerySet[KeptText]:
    return KeptText.objects.filter(user_id=user, path=path, kept_at__gte=since)


def purge_kept_text() -> int:
    """This will delete what has waited longer than a day, and say how many. For a nightly job."""
    return KeptText.objects.filter(kept_at__lt=clock.now() - KEPT_FOR).delete()[0]


def _may_be_kept(name: str) -> bool:
    if "\x00" in name or name in NOT_CONTENT or name == "code":
        return False
    return not any(word in name.lower() for word in SECRETS)
