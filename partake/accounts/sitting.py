"""The session's own memory of a sign-in: when it began, when it was last used, on which row it is listed."""

from datetime import UTC, datetime, timedelta

from django.contrib.auth import logout
from django.http import HttpRequest

from partake.accounts import actions, queries
from partake.accounts.acting import actor_in, user_in
from partake.accounts.domain import Ending, Sitting, browser_of, device_of, idle_limit
from partake.accounts.models import SignIn
from partake.kernel import clock

_KEY = "sitting"
_SECOND_STEP = "has_second_step"


def worn_out(request: HttpRequest) -> Ending | None:
    """This will say why the reader's sign-in is over, or None: it is not, or it has only just begun."""
    sitting = _read(request)
    return sitting.ending(clock.now()) if sitting else None


def end(request: HttpRequest, ending: Ending) -> None:
    """This will sign the reader out because their sign-in is worn out."""
    actions.end_worn_out_sign_in(user=user_in(request), session_key=request.session.session_key, ending=ending)
    logout(request)


def leave(request: HttpRequest) -> None:
    """This will note that the reader signs out of their own accord. The caller ends the session."""
    actions.sign_out(actor=actor_in(request), user=user_in(request), session_key=request.session.session_key)


def seen(request: HttpRequest, key_before: str | None) -> None:
    """This will note that the sign-in was used now, listing it if it is new. `key_before` is the session's key
    when the request came in: signing in and changing a password both give the session a new one."""
    sitting = _read(request)
    now = clock.now()
    idle = idle_limit(is_staff=bool(actor_in(request).roles))
    if not request.session.session_key:
        request.session.create()
    key = str(request.session.session_key)
    if sitting is None:
        agent = request.headers.get("User-Agent", "")
        row = SignIn.objects.create(
            user=user_in(request),
            session_key=key,
            browser=browser_of(agent),
            device=device_of(agent),
            began_at=now,
            seen_at=now,
        )
        _write(request, Sitting(str(row.public_id), now, now, idle))
    elif key != key_before or sitting.is_worth_noting(now, idle):
        SignIn.objects.filter(public_id=sitting.sign_in_id).update(session_key=key, seen_at=now)
        _write(request, Sitting(sitting.sign_in_id, sitting.began_at, now, idle))


def began_at(request: HttpRequest) -> datetime | None:
    """This will give when the reader signed in here."""
    sitting = _read(request)
    return sitting.began_at if sitting else None


def lacks_second_step(request: HttpRequest) -> bool:
    """This will say whether the reader has no second step yet. That they have one is remembered for the session,
    so that it is not asked of the database at every page."""
    if request.session.get(_SECOND_STEP) == request.user.pk:
        return False
    if not queries.has_second_step(user_in(request)):
        return True
    request.session[_SECOND_STEP] = request.user.pk
    return False


def forget_second_step(request: HttpRequest) -> None:
    """This will make the next page ask again, because one was removed."""
    request.session.pop(_SECOND_STEP, None)


def _read(request: HttpRequest) -> Sitting | None:
    kept = request.session.get(_KEY)
    if not kept or kept["user"] != request.user.pk:
        return None
    return Sitting(
        sign_in_id=kept["sign_in"],
        began_at=datetime.fromtimestamp(kept["began"], UTC),
        seen_at=datetime.fromtimestamp(kept["seen"], UTC),
        idle=timedelta(seconds=kept["idle"]),
    )


def _write(request: HttpRequest, sitting: Sitting) -> None:
    request.session[_KEY] = {
        "user": request.user.pk,
        "sign_in": sitting.sign_in_id,
        "began": sitting.began_at.timestamp(),
        "seen": sitting.seen_at.timestamp(),
        "idle": sitting.idle.total_seconds(),
    }
